"""Drift between two windows of time, and the gate of gold items."""

from typing import Any

import pytest

from shared.judgement import questions, words
from shared.judgement.calibration import Marked, gate
from shared.judgement.drift import Drift, Window, _shift, drift
from shared.judgement.panel import GoldRating, Scorecard
from shared.judgement.reading import Reading
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.judgement.scorecards import gold_rating, plain_score
from tests.unit.judgement.panels import RUBRIC, card, case


def windows(**gold: list[GoldRating]) -> tuple[Any, Window, Window]:
    given = Reading(case("drift-colleagues")["input"], "")
    rubric = questions.rubric(given.at("before").at("rubric"))
    before, after = (questions.scorecards(given.at(name), rubric) for name in ("before", "after"))
    return rubric, Window(before, gold.get("before", ())), Window(after, gold.get("after", ()))


def items(names: list[str], off: dict[str, float]) -> list[GoldRating]:
    return [GoldRating(name, f"g{i}", 50 + off.get(name, 0), 50) for name in names for i in range(4)]


EVERYBODY = [f"r0{n}" for n in range(6)]


def shift_of(found: Drift, name: str) -> tuple[float, bool]:
    row = next(row for row in found.reviewers if row.reviewer == name)
    return row.shift, row.flag


def test_who_became_a_level_stricter_is_found_against_colleagues() -> None:
    found = drift(*windows())
    assert (found.status, found.basis) == ("ok", "colleagues")
    assert [row.reviewer for row in found.reviewers if row.flag] == ["r02"]
    assert sum(row.shift for row in found.reviewers) == pytest.approx(0, abs=0.05)
    assert "84 times in 100" in found.noticed


def test_with_gold_in_both_windows_the_change_is_absolute() -> None:
    found = drift(*windows(before=items(EVERYBODY, {}), after=items(EVERYBODY, {"r02": -20})))
    assert found.basis == "gold"
    assert shift_of(found, "r02")[1]
    assert sum(row.shift for row in found.reviewers) > 5
    assert "86 times in 100" in found.noticed


def test_gold_that_one_reviewer_lacks_is_no_basis() -> None:
    assert drift(*windows(before=items(EVERYBODY, {}), after=items(EVERYBODY[:-1], {}))).basis == "colleagues"


def test_nobody_who_stayed_the_same_is_flagged() -> None:
    rubric, before, _ = windows()
    found = drift(rubric, before, before)
    assert {(row.shift, row.z, row.flag) for row in found.reviewers} == {(0.0, 0.0, False)}


def test_fewer_than_ten_reviews_are_too_few_to_tell_and_never_stable() -> None:
    rubric, before, after = windows()
    few = [one for one in after.scorecards if one.reviewer != "r02"]
    few += [one for one in after.scorecards if one.reviewer == "r02"][:9]
    found = drift(rubric, before, Window(few))
    row = next(row for row in found.reviewers if row.reviewer == "r02")
    assert (row.reviews, row.flag) == ((15, 9), False)
    assert row.note == "Too few to tell: 15 and 9 reviews, 10 are needed in both windows."
    assert found.status == "ok"


def test_when_nobody_has_ten_reviews_there_is_no_answer() -> None:
    rubric, before, after = windows()
    found = drift(rubric, before, Window(after.scorecards[:15]))
    assert found.status == "insufficient_data"
    assert all(row.note for row in found.reviewers)
    assert found.noticed == "Too few to tell: nobody has 10 reviews in both windows."


@pytest.mark.parametrize("kept", [0, 2])
def test_two_common_reviewers_cannot_be_told_apart_without_gold(kept: int) -> None:
    rubric, before, after = windows()
    others = [
        Scorecard(
            one.candidate, one.reviewer if one.reviewer in EVERYBODY[:kept] else f"new-{one.reviewer}", one.ratings
        )
        for one in after.scorecards
    ]
    found = drift(rubric, before, Window(others))
    assert (found.status, found.reviewers) == ("insufficient_data", ())
    assert found.noticed.startswith(f"Too few to tell: {kept} reviewers")


def test_points_off_and_small_shifts_are_not_flagged() -> None:
    """Eight points and 2.58 standard deviations: both, after rounding."""
    assert [_shift("r", shift, sd, (10, 10)).flag for shift, sd in ((8.0, 3.0), (7.99, 1.0), (-8.0, 3.0), (20.0, 8.0))] == [
        True, False, True, False,
    ]  # fmt: skip


REFERENCE = {"k0": 3, "k1": 3, "k2": 3}


def marked(item: str, *points: int | None) -> Marked:
    return Marked(item, dict(zip(REFERENCE, points, strict=True)), REFERENCE)


@pytest.mark.parametrize(
    ("scored", "state"),
    [
        ([], "needs_items"),
        ([(3, 3, 3)], "needs_items"),
        ([(3, 3, 3), (3, 3, 3)], "passed"),
        ([(4, 3, 3), (4, 3, 3)], "passed"),  # 12.5 points off
        ([(4, 4, 3), (4, 3, 3)], "third_item"),  # 16.67
        ([(3, 3, 5), (3, 3, 5)], "third_item"),  # 8.33 points, but two levels off on both
        ([(3, 3, 5), (3, 3, 4)], "passed"),
        ([(3, 3, 5), (3, 3, 1)], "third_item"),  # above, then below: both are two levels off
        ([(3, 3, 5), (3, 3, 5), (3, 3, 3)], "passed"),
        ([(3, 3, 5), (3, 3, 5), (3, 3, 5)], "training"),
        ([(5, 5, 5), (5, 5, 5), (4, 4, 4)], "training"),
        ([(5, 5, 5), (3, 3, 3), (3, 3, 3)], "training"),  # 16.67 on average
        ([(3, 3, 3), (None, None, 3)], "needs_items"),
    ],
)
def test_the_gate(scored: list[tuple[int | None, ...]], state: str) -> None:
    found = gate(RUBRIC, [marked(f"g{at}", *points) for at, points in enumerate(scored)])
    assert found.state == state
    assert words.calibration(found, {"k2": "Communication"})


def test_fifteen_points_exactly_pass() -> None:
    levels = tuple(Level(points) for points in range(1, 6))
    rubric = Rubric((Criterion("k0", 3, levels), Criterion("k1", 2, levels)))

    found = gate(rubric, [Marked(f"g{n}", {"k0": n, "k1": 3}, {"k0": 3, "k1": 3}) for n in (2, 4)])

    assert (found.apart, found.off, found.state) == (15.0, (), "passed")


def test_a_criterion_that_is_off_every_time_is_named() -> None:
    found = gate(RUBRIC, [marked("g0", 3, 3, 5), marked("g1", 3, 3, 5)])
    assert (found.apart, found.off) == (8.33, ("k2",))
    assert words.calibration(found, {"k2": "Communication"}) == (
        "Not calibrated: on average 8.33 points from the reference on 2 items; two levels off every time on "
        "Communication; one more item decides."
    )


def test_an_item_that_rates_too_little_does_not_count() -> None:
    found = gate(RUBRIC, [marked("g0", None, None, 5), marked("g1", 3, 3, 3)])
    assert (found.uncounted, [one.item for one in found.items]) == (("g0",), ["g1"])


def test_a_gap_counts_as_far_from_the_reference_as_the_rest() -> None:
    whole = gold_rating(RUBRIC, "r", "g", {"k0": 4, "k1": 4, "k2": 4}, {"k0": 3, "k1": 3, "k2": 3})
    gap = gold_rating(RUBRIC, "r", "g", {"k0": 4, "k1": 4, "k2": None}, {"k0": 3, "k1": 3, "k2": 3})
    assert whole is not None
    assert gap is not None
    assert (whole.score, whole.reference) == pytest.approx((75, 50))
    assert (gap.score, gap.reference) == pytest.approx((75, 50))
    assert gold_rating(RUBRIC, "r", "g", {"k0": 4}, {"k0": 3, "k1": 3, "k2": 3}) is None


def test_a_reference_without_a_criterion_names_it() -> None:
    with pytest.raises(KeyError, match="k2"):
        gold_rating(RUBRIC, "r", "g", {"k0": 4, "k1": 4}, {"k0": 3, "k1": 3})


def test_a_plain_score_is_the_weighted_mean_of_what_is_rated() -> None:
    assert plain_score(RUBRIC, card("c", "r", 5, 1, 1).ratings) == pytest.approx(50)
    assert plain_score(RUBRIC, {"k0": 5, "k1": 1}) == pytest.approx(60)
    assert plain_score(RUBRIC, {"k0": 5}) is None
