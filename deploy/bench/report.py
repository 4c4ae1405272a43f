"""Medians of the rounds, var/bench/report.json and the table for the terminal."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from deploy.bench.rows import Row
from deploy.bench.stopwatch import Result

Rounds = Mapping[str, Sequence[Result]]
"""The results of each measurement, in the order in which they were taken."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the report: medians, the least and the largest of ours and of the limit; the best round's ratio."""

    name: str
    unit: str
    value: float
    limit: float
    ratio: float
    target: float
    met: bool
    rounds: int
    spread: tuple[float, float]
    limit_spread: tuple[float, float]
    best: float


def line(row: Row, rounds: Rounds) -> Line:
    """The row's figures from its rounds."""
    ours = [result[row.figure] for result in rounds[row.ours]]
    limits = [row.limit] if isinstance(row.limit, float) else [result[row.figure] for result in rounds[row.limit]]
    value, limit = median(ours), median(limits)
    ratio = row.ratio(value, limit)
    spread, limit_spread = (min(ours), max(ours)), (min(limits), max(limits))
    in_turn = zip(ours, limits if len(limits) == len(ours) else [limit] * len(ours), strict=True)
    best = max(row.ratio(own, beside) for own, beside in in_turn)
    return Line(
        row.name, row.unit, value, limit, ratio, row.target, ratio >= row.target, len(ours), spread, limit_spread, best
    )


def table(lines: Sequence[Line]) -> str:
    """One line per row: median (least..largest) of ours and of the limit, ratio, target."""
    head = f"{'row':<24}{'ours':>26}{'limit':>26}{'ratio':>8}{'target':>8}  unit"
    return "\n".join([head, *(_shown(one) for one in lines)])


def _shown(one: Line) -> str:
    ours = f"{one.value:.1f} ({one.spread[0]:.1f}..{one.spread[1]:.1f})"
    limit = f"{one.limit:.1f} ({one.limit_spread[0]:.1f}..{one.limit_spread[1]:.1f})"
    verdict = "met" if one.met else "MISSED"
    return f"{one.name:<24}{ours:>26}{limit:>26}{one.ratio:>8.3f}{one.target:>8.2f}  {one.unit}, {verdict}"


def write(folder: Path, lines: Sequence[Line], environment: Mapping[str, str]) -> Path:
    """Leaves report.json in the folder."""
    path = folder / "report.json"
    path.write_text(json.dumps({"environment": environment, "rows": [asdict(one) for one in lines]}, indent=2) + "\n")
    return path
