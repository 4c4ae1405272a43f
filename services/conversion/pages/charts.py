"""Where things stand in the charts: x in per cent of the width, so that a chart is as wide as its place."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from services.conversion.domain.summary import FAR, Criterion

TICKS = (0, 25, 50, 75, 100)
LETTER = 21
"""Pixels from one letter to the next on the same level."""
OVERHANG = 0.25
"""How much of a letter's distance may stand outside the scale."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One reviewer's letter: at `x` per cent, `dx` pixels aside, with a ring when somebody is far away."""

    letter: str
    x: str
    dx: float
    far: bool


def x(value: Decimal | float) -> str:
    """A score's place on the scale of 0 to 100, as an SVG length."""
    return f"{min(100.0, max(0.0, float(value))):.1f}%"


def width(low: Decimal, high: Decimal) -> str:
    return f"{float(high) - float(low):.1f}%"


def pegs(criterion: Criterion) -> list[tuple[str, int]]:
    """Each level's place and its points."""
    return [(_place(index, len(criterion.levels)), level.points) for index, level in enumerate(criterion.levels)]


def marks(criterion: Criterion) -> list[Mark]:
    """Letters on their levels, side by side where they share one."""
    order = [level.points for level in criterion.levels]
    at: dict[int, list[str]] = defaultdict(list)
    for rating in sorted(criterion.rated, key=lambda rating: rating.reviewer):
        if rating.points in order:
            at[order.index(rating.points)].append(rating.reviewer)
    return [
        Mark(
            letter,
            _place(index, len(order)),
            (position - _middle(index, len(order), len(letters))) * LETTER,
            far=any(abs(index - other) >= FAR for other in at),
        )
        for index, letters in sorted(at.items())
        for position, letter in enumerate(letters)
    ]


def _middle(index: int, levels: int, letters: int) -> float:
    """Which letter stands on the level itself; at the ends of the scale, which have little room, one near the edge."""
    middle = (letters - 1) / 2
    if index == 0:
        return min(middle, OVERHANG)
    return max(middle, letters - 1 - OVERHANG) if index == levels - 1 else middle


def _place(index: int, count: int) -> str:
    return f"{100 * index / (count - 1):.1f}%" if count > 1 else "50%"
