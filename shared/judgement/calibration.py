"""Whether a reviewer reads the anchors as the experts do who agreed on the reference marks of gold items.

A rule, not a statistic: at least two items, on average at most 15 points from the reference, and on no criterion two
levels off every time. Who fails scores one item more; who then still fails is trained and begins again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from shared.judgement import numbers
from shared.judgement.rubric import Rubric
from shared.judgement.scorecards import gold_rating

State = Literal["needs_items", "passed", "third_item", "training"]

LEAST_ITEMS = 2
MOST_APART = 15.0
LEVELS_APART = 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold item: the reviewer's points by criterion id (None: cannot tell) and the points the experts agreed on."""

    item: str
    points: Mapping[str, int | None]
    reference: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item: own and reference score (0..100), and by how many levels each rated criterion is off (+: higher)."""

    item: str
    score: float
    reference: float
    levels_off: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gate:
    """Where a reviewer stands: `apart` is the mean distance from the reference in points of 100.

    `off` names criteria that are two levels off on every item; `uncounted` items that rate too little to count.
    """

    state: State
    apart: float | None
    off: tuple[str, ...]
    items: tuple[ItemResult, ...]
    uncounted: tuple[str, ...]


def gate(rubric: Rubric, marked: Sequence[Marked]) -> Gate:
    """The state after these items, in the order in which they were scored; after training hand in the new ones only."""
    results = [(one.item, item_result(rubric, one)) for one in marked]
    items = tuple(found for _, found in results if found is not None)
    uncounted = tuple(item for item, found in results if found is None)
    apart = fsum(abs(one.score - one.reference) for one in items) / len(items) if items else None
    off = tuple(
        criterion.id
        for criterion in rubric.criteria
        if items and all(abs(one.levels_off.get(criterion.id, 0)) >= LEVELS_APART for one in items)
    )
    rounded = None if apart is None else numbers.score(apart)
    return Gate(_state(len(items), rounded, off), rounded, off, items, uncounted)


def _state(items: int, apart: float | None, off: Sequence[str]) -> State:
    if items < LEAST_ITEMS or apart is None:
        return "needs_items"
    if apart <= MOST_APART and not off:
        return "passed"
    return "third_item" if items == LEAST_ITEMS else "training"


def item_result(rubric: Rubric, marked: Marked) -> ItemResult | None:
    """One item's distance from its reference; None when too little is rated.

    Raises `KeyError` for a criterion without reference points, `ValueError` for points that are no level.
    """
    rating = gold_rating(rubric, "", marked.item, marked.points, marked.reference)
    if rating is None:
        return None
    off = {
        criterion.id: criterion.points.index(given) - criterion.points.index(marked.reference[criterion.id])
        for criterion in rubric.criteria
        if (given := marked.points.get(criterion.id)) is not None
    }
    return ItemResult(marked.item, rating.score, rating.reference, off)
