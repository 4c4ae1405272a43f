"""The gate between a reviewer and cards that count: two items, a third one, training."""

import pytest

from shared.judgement.calibration import GoldMarks, far_off, gate, plain_score
from shared.judgement.rubric import Criterion, Level, Rubric

LEVELS = tuple(Level(points) for points in (1, 2, 3, 4, 5))
UNEVEN = tuple(Level(points) for points in (0, 2, 5, 10))
RUBRIC = Rubric((Criterion("a", "0.5", LEVELS), Criterion("b", "0.3", LEVELS), Criterion("c", "0.2", UNEVEN)))
REFERENCE = {"a": 4, "b": 3, "c": 5}


def marks(item: str, a: int | None, b: int | None, c: int | None) -> GoldMarks:
    return GoldMarks(item, {"a": a, "b": b, "c": c}, REFERENCE)


def test_a_plain_score_is_the_weighted_mean_of_what_is_rated() -> None:
    assert plain_score(RUBRIC, {"a": 5, "b": 1, "c": 5}) == pytest.approx(0.5 * 100 + 0.3 * 0 + 0.2 * 50)
    assert plain_score(RUBRIC, {"a": 5, "b": None, "c": 5}) == pytest.approx((50 + 10) / 0.7)
    with pytest.raises(ValueError, match="no score"):
        plain_score(RUBRIC, {"a": None})


def test_levels_are_counted_not_points() -> None:
    assert far_off(RUBRIC, marks("x", 4, 3, 10)) == ()
    assert far_off(RUBRIC, marks("x", 2, 5, 0)) == ("a", "b", "c")
    assert far_off(RUBRIC, marks("x", 2, None, 5)) == ("a",)


@pytest.mark.parametrize(
    ("items", "state"),
    [
        ([], "needs_items"),
        ([marks("x", 4, 3, 5)], "needs_items"),
        ([marks("x", 4, 3, 5), marks("y", 4, 3, 5)], "passed"),
        ([marks("x", 2, 3, 5), marks("y", 4, 3, 5)], "passed"),  # far off on one item alone, 12.5 on average
        ([marks("x", 4, 5, 5), marks("y", 4, 5, 5)], "third_item"),  # 15 off, and b is far off on both
        ([marks("x", 2, 2, 5), marks("y", 4, 2, 5)], "third_item"),  # 20 off
        ([marks("x", 4, 5, 5), marks("y", 4, 5, 5), marks("z", 4, 3, 5)], "passed"),
        ([marks("x", 4, 5, 5), marks("y", 4, 5, 5), marks("z", 4, 5, 5)], "training"),
    ],
)
def test_the_gate(items: list[GoldMarks], state: str) -> None:
    assert gate(RUBRIC, items).state == state


def test_fifteen_on_average_passes_and_a_hundredth_more_does_not() -> None:
    close = [marks("x", 3, 3, 5), marks("y", 5, 4, 5)]  # 12.5 and 12.5 + 7.5: 16.25
    just = [marks("x", 3, 3, 5), marks("y", 5, 3, 5)]

    assert (gate(RUBRIC, close).mean_off, gate(RUBRIC, close).state) == (16.25, "third_item")
    assert (gate(RUBRIC, just).mean_off, gate(RUBRIC, just).state) == (12.5, "passed")

    level = Rubric((Criterion("a", "0.6", LEVELS), Criterion("b", "0.4", LEVELS)))
    reference = {"a": 3, "b": 3}
    fifteen = [GoldMarks(one, {"a": 4, "b": 3}, reference) for one in "xy"]
    assert (gate(level, fifteen).mean_off, gate(level, fifteen).state) == (15.0, "passed")
