"""Rows of panels as data, and what their queries have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["short", "s", "bytes", "percentunit", "reqps", "eps", "ops"]


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawing of queries, each with the legend of its lines. A `stat` shows the newest value, red from `bad` on."""

    title: str
    unit: Unit
    queries: Sequence[tuple[str, str]]
    what: str = ""
    kind: Literal["timeseries", "stat"] = "timeseries"
    bad: float | None = None
    below: bool = False
    """Red up to `bad` instead of from there on."""


@dataclass(frozen=True, slots=True)
class Row:
    """Panels side by side under a heading."""

    title: str
    panels: Sequence[Panel]


@dataclass(frozen=True, slots=True)
class Board:
    """A dashboard. With `of_a_service` people choose a `job`."""

    name: str
    title: str
    rows: Sequence[Row]
    of_a_service: bool = False
    since: str = "now-6h"


def of(event: str, window: str) -> str:
    """How many events of this type were published, in all services."""
    return f'sum(increase(journeywork_events_published_total{{type="org.journeywork.{event}.v1"}}[{window}]))'


def quantile(q: float, bucket: str, by: str, chosen: str = "") -> str:
    return f"histogram_quantile({q}, sum by ({by}, le) (rate({bucket}{chosen}[5m])))"
