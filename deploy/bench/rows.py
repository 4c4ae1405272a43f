"""What is compared with what, and which ratio is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`figure` of measurement `ours` beside the same of `limit`; `target` is the least ratio.

    `cost` says that less is better: the ratio is then limit / ours, so that more is better in every row.
    """

    name: str
    unit: str
    ours: str
    limit: str
    figure: str
    target: float
    cost: bool = False

    def ratio(self, value: float, limit: float) -> float:
        """How close to the limit: 1 is as good as it."""
        return limit / value if self.cost else value / limit


ROWS: Sequence[Row] = (
    Row("consume", "us of client CPU per event", "consume", "limit.consume", "cpu_us", 0.45, cost=True),
    Row("drain", "rows per second", "drain", "limit.drain", "per_s", 0.80),
    Row("drain.cpu", "us of client CPU per row", "drain", "limit.drain", "cpu_us", 0.80, cost=True),
    Row("drain.usual", "rows per second", "drain", "usual.drain", "per_s", 25.0),
)


def selected(wanted: str) -> list[Row]:
    """Rows by name, separated by commas, all where nothing is named; `ValueError` names those there are."""
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    if unknown := set(names) - {row.name for row in ROWS}:
        raise ValueError(f"ROW={','.join(sorted(unknown))} is none of {', '.join(row.name for row in ROWS)}")
    return [row for row in ROWS if not names or row.name in names]
