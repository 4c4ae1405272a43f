"""Every figure that the product shows to Prometheus, described where it is made; `docs/metrics.md` lists them all.

A figure is made by `counter`, `gauge` or `histogram` and in no other way, so that none is without a unit, a meaning and
the reason why its labels have few values. No label carries an id, a name, a tenant or anything else without a limit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from prometheus_client import Counter, Gauge, Histogram

Kind = Literal["counter", "gauge", "histogram"]
Of = Literal["process", "database"]
"""Whose figure it is. `process`: each process shows its own share, and a sum over replicas makes sense. `database`:
every worker shows the same table, and only the largest over replicas makes sense."""
Labels = Mapping[str, str]
"""What the values of each label are, and hence why they are few."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One family of series. `name` is what a query names; a histogram has `_bucket`, `_sum` and `_count` besides."""

    name: str
    kind: Kind
    unit: str
    labels: Labels
    meaning: str
    of: Of
    buckets: Sequence[float] = ()

    @property
    def series(self) -> Sequence[str]:
        """The names that a query may use."""
        if self.kind == "histogram":
            return [f"{self.name}_bucket", f"{self.name}_sum", f"{self.name}_count"]
        return [self.name]


_FIGURES: dict[str, Figure] = {}


def catalogue() -> Sequence[Figure]:
    """The figures of all modules that are loaded, by name."""
    return [_FIGURES[name] for name in sorted(_FIGURES)]


def counter(name: str, meaning: str, *, unit: str, labels: Labels | None = None) -> Counter:
    """Counts what happened in this process; `name` is without the `_total` that a query adds."""
    figure = _described(Figure(f"{name}_total", "counter", unit, labels or {}, meaning, "process"))
    return Counter(name, meaning, list(figure.labels))


def gauge(name: str, meaning: str, *, unit: str, labels: Labels | None = None, of: Of = "process") -> Gauge:
    """Shows what is now."""
    figure = _described(Figure(name, "gauge", unit, labels or {}, meaning, of))
    return Gauge(name, meaning, list(figure.labels))


def histogram(
    name: str, meaning: str, *, buckets: Sequence[float], unit: str = "seconds", labels: Labels | None = None
) -> Histogram:
    """Shows how often what happened took how much; the last of `buckets` is the largest that is told apart."""
    figure = _described(Figure(name, "histogram", unit, labels or {}, meaning, "process", tuple(buckets)))
    return Histogram(name, meaning, list(figure.labels), buckets=figure.buckets)


def _described(figure: Figure) -> Figure:
    _FIGURES[figure.name] = figure
    return figure
