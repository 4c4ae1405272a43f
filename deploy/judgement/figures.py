"""From the counts of single panels to figures with their standard errors.

Candidates of one panel are not independent of each other: they share reviewers. So a figure is a ratio of two sums
over panels, with the standard error of a ratio whose clusters are panels (Cochran, Sampling Techniques, 1977, 2.11).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Counts = Mapping[str, tuple[float, float]]
"""Of one panel, by figure: how much of it there was, and out of how much."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and its standard error."""

    value: float
    se: float


Figures = Mapping[str, Figure]


def figures(panels: Sequence[Counts]) -> Figures:
    """The figures of many panels; one that nothing was counted for is not among them."""
    return {name: found for name in panels[0] if (found := _figure([counts[name] for counts in panels])) is not None}


def _figure(counted: Sequence[tuple[float, float]]) -> Figure | None:
    part, whole = np.array(counted, dtype=float).T
    if whole.sum() == 0:
        return None
    value = part.sum() / whole.sum()
    apart = part - value * whole
    clusters = len(part)
    se = float(np.sqrt((apart**2).sum() * clusters / (clusters - 1)) / whole.sum()) if clusters > 1 else float("inf")
    return Figure(round(float(value), 4), round(se, 4))
