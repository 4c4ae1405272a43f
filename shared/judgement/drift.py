"""Whether reviewers became stricter or more lenient from one window of time to the next.

With gold items in both windows the change is absolute; without, each reviewer is compared with the mean of those who
reviewed in both, so that somebody who moves makes the others seem to move a little the other way. Each window is
fitted by itself. Source: Engelhard (1994), Journal of Educational Measurement 31(2), for differential rater severity.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

import numpy as np

from shared.judgement import numbers
from shared.judgement.model import Model, Sums
from shared.judgement.rubric import Rubric
from shared.judgement.scorecards import Floats, GoldRating, Scorecard, counted

Basis = Literal["gold", "colleagues"]
Status = Literal["ok", "insufficient_data"]

LEAST_REVIEWS = 10
LEAST_GOLD = 2
LEAST_COLLEAGUES = 3
LEAST_SHIFT = 8.0
LEAST_Z = 2.58

NOTICED = {
    "colleagues": ((15, 0.84, 0.49), (10, 0.42, None)),
    "gold": ((15, 0.86, 0.57), (10, 0.73, None)),
}
"""Reviews per window, then how often a shift of 20 and of 15 points was noticed in simulated panels (gold: 4 items)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The scorecards and gold ratings of one span of time, of one rubric version."""

    scorecards: Sequence[Scorecard]
    gold: Sequence[GoldRating] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """One reviewer: `shift` in points of 100 (above 0: stricter than before), `reviews` before and after.

    `note` is set where there are too few reviews to tell; such a row is never flagged and never called stable.
    """

    reviewer: str
    shift: float
    z: float
    flag: bool
    reviews: tuple[int, int]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """What is known of everybody who reviewed in both windows; `noticed`: how sure a silent row may be, in words."""

    status: Status
    basis: Basis
    reviewers: tuple[Shift, ...]
    noticed: str


def drift(rubric: Rubric, before: Window, after: Window) -> Drift:
    """The change of every common reviewer's severity; `insufficient_data` when nobody's can be told."""
    reviews = [Counter(card.reviewer for card in counted(rubric, one.scorecards).cards) for one in (before, after)]
    common = sorted(reviews[0].keys() & reviews[1].keys())
    basis = _basis(common, before, after)
    if not common or (basis == "colleagues" and len(common) < LEAST_COLLEAGUES):
        few = (
            f"Too few to tell: {len(common)} reviewers scored in both windows; without {LEAST_GOLD} gold items each in "
            f"both windows it takes {LEAST_COLLEAGUES}."
        )
        return Drift("insufficient_data", basis, (), few)
    severity = [_severity(rubric, one, common, basis) for one in (before, after)]
    rows = tuple(
        _shift(
            name,
            float(severity[1][0][at] - severity[0][0][at]),
            hypot(float(severity[0][1][at]), float(severity[1][1][at])),
            (reviews[0][name], reviews[1][name]),
        )
        for at, name in enumerate(common)
    )
    told = [row for row in rows if row.note is None]
    return Drift("ok" if told else "insufficient_data", basis, rows, _noticed(told, basis))


def _basis(common: Sequence[str], before: Window, after: Window) -> Basis:
    items = [Counter(one.reviewer for one in window.gold) for window in (before, after)]
    return "gold" if common and all(count[name] >= LEAST_GOLD for name in common for count in items) else "colleagues"


def _severity(rubric: Rubric, window: Window, common: Sequence[str], basis: Basis) -> tuple[Floats, Floats]:
    """Severity of the common reviewers in one window with its sd: absolute, or against their mean."""
    table = counted(rubric, window.scorecards)
    candidates = sorted({card.candidate for card in table.cards})
    reviewers = sorted({card.reviewer for card in table.cards} | {one.reviewer for one in window.gold})
    model = Model(Sums.of(table, candidates, reviewers, window.gold))
    contrasts = np.zeros((len(common), len(reviewers)))
    places = [reviewers.index(name) for name in common]
    contrasts[np.arange(len(common)), places] = 1.0
    if basis == "colleagues":
        contrasts[:, places] -= 1 / len(common)
    mean, sd = model.leniency(contrasts)
    return -mean, sd


def _shift(name: str, shift: float, sd: float, reviews: tuple[int, int]) -> Shift:
    z = shift / sd if sd > 0 else 0.0
    note = None
    if min(reviews) < LEAST_REVIEWS:
        note = f"Too few to tell: {reviews[0]} and {reviews[1]} reviews, {LEAST_REVIEWS} are needed in both windows."
    rounded, rounded_z = numbers.score(shift), numbers.score(z)
    flag = note is None and abs(rounded_z) >= LEAST_Z and abs(rounded) >= LEAST_SHIFT
    return Shift(name, rounded, rounded_z, flag, reviews, note)


def _noticed(told: Sequence[Shift], basis: Basis) -> str:
    if not told:
        return f"Too few to tell: nobody has {LEAST_REVIEWS} reviews in both windows."
    least = min(min(row.reviews) for row in told)
    reviews, large, middle = next(row for row in NOTICED[basis] if row[0] <= least)
    said = f"With {reviews} reviews per window a shift of 20 points is noticed {large * 100:.0f} times in 100"
    return f"{said}, one of 15 points {middle * 100:.0f} times." if middle is not None else f"{said}."
