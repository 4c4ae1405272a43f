"""Whether a reviewer's marks agree well enough with those of experts to count: a rule of policy, not of statistics.

Gold items are pieces of work whose marks experts have agreed on. Two are marked first; who is too far off marks a third;
who is still too far off is trained. `plain_score` is a card's score by itself, as gold rows of a panel use it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from shared.judgement import numbers
from shared.judgement.rubric import Rubric

State = Literal["needs_items", "third_item", "passed", "training"]

FIRST_ITEMS, ALL_ITEMS = 2, 3
MOST_OFF = 15.0
"""Points of 100 that the scores of the items may be away from their references, on average."""
FAR = 2
"""Levels that a mark is away from the reference to be far off."""


@dataclass(frozen=True, slots=True)
class GoldMarks:
    """One reviewer's points on one gold item, None for 'cannot tell', beside those that experts agreed on."""

    item: str
    points: Mapping[str, int | None]
    reference: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gate:
    """`mean_off` is the mean distance of the scores (0..100); `off_by_two` names criteria far off on every item."""

    state: State
    items: int
    mean_off: float | None
    off_by_two: tuple[str, ...]


def gate(rubric: Rubric, items: Sequence[GoldMarks]) -> Gate:
    """Passed on two items or more when the mean distance is at most 15 and no criterion is two levels off on all."""
    count = len(items)
    if not count:
        return Gate("needs_items", 0, None, ())
    off = [abs(plain_score(rubric, one.points) - plain_score(rubric, one.reference)) for one in items]
    mean_off = numbers.score(sum(off) / count)
    far = tuple(sorted(set.intersection(*(set(far_off(rubric, one)) for one in items))))
    if count < FIRST_ITEMS:
        return Gate("needs_items", count, mean_off, far)
    if mean_off <= MOST_OFF and not far:
        return Gate("passed", count, mean_off, ())
    return Gate("third_item" if count < ALL_ITEMS else "training", count, mean_off, far)


def far_off(rubric: Rubric, marks: GoldMarks) -> tuple[str, ...]:
    """Criteria that are two levels or more away from the reference, in the rubric's order."""
    return tuple(
        criterion.id
        for criterion in rubric.criteria
        if (given := marks.points.get(criterion.id)) is not None
        and abs(criterion.points.index(given) - criterion.points.index(marks.reference[criterion.id])) >= FAR
    )


def plain_score(rubric: Rubric, points: Mapping[str, int | None]) -> float:
    """The weighted mean of what is rated, 0..100; raises `ValueError` when nothing is."""
    rated = [
        (weight, criterion.percent(given))
        for criterion, weight in zip(rubric.criteria, rubric.weights, strict=True)
        if (given := points.get(criterion.id)) is not None
    ]
    if not rated:
        raise ValueError("a card without any rating has no score")
    return sum(weight * percent for weight, percent in rated) / sum(weight for weight, _ in rated)
