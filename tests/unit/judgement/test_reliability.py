"""Alpha, ICC(2,k), dependability: published tables, the floor, the interval, and what follows from them."""

from math import sqrt

import numpy as np
import pytest

from shared.judgement import reliability, words
from shared.judgement.panel import GoldRating, Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.reliability import Figure, alpha, icc2k, panel_reliability
from shared.judgement.rubric import Criterion, Level, Rubric
from tests.unit.judgement.panels import ORACLES, RUBRIC, card, case, drawn


@pytest.mark.parametrize(
    ("table", "value", "published"), [("krippendorff_2011_4x12", 0.8154, 0.815), ("krippendorff_3x15", 0.8067, 0.807)]
)
def test_alpha_of_published_tables(table: str, value: float, published: float) -> None:
    units = [list(unit) for unit in zip(*ORACLES[table]["data"], strict=True)]

    found = alpha(units, [1, 2, 3, 4, 5])

    assert found.value == value
    assert found.value == pytest.approx(ORACLES[table]["alpha"]["ordinal"], abs=1e-4)
    assert found.value == pytest.approx(published, abs=5e-4)


def test_icc_of_shrout_and_fleiss_for_one_and_for_four_judges() -> None:
    oracle = ORACLES["shrout_fleiss_1979"]
    found = icc2k(oracle["data_targets_by_judges"])
    assert found.value is not None
    assert found.value == pytest.approx(oracle["icc"]["ICC(A,k)"], abs=1e-4) == pytest.approx(0.62, abs=0.005)
    single = found.value / (4 - 3 * found.value)  # Spearman & Brown, backwards
    assert single == pytest.approx(oracle["icc"]["ICC(A,1)"], abs=1e-4) == pytest.approx(0.29, abs=0.005)


@pytest.mark.parametrize(("name", "value"), [("icc-wine", 0.9145), ("icc-penicillin", 0.5161)])
def test_icc_of_published_data(name: str, value: float) -> None:
    assert icc2k(case(name)["input"]["table"]).value == value


def test_icc_of_the_penicillin_data_is_what_its_published_components_give() -> None:
    plate, sample, residual = 0.8467, 1.9316, 0.5499
    expected = plate**2 / (plate**2 + (sample**2 + residual**2) / 6)
    assert icc2k(case("icc-penicillin")["input"]["table"]).value == pytest.approx(expected, abs=2e-4)


def test_levels_count_by_their_place_and_not_by_their_points() -> None:
    units = [[1, 1, 2], [2, 3, 3], [4, 4, 4], [1, 2, 1], [3, 4, 4]]
    points = {1: 0, 2: 2, 3: 5, 4: 10}
    far = [[points[rating] for rating in unit] for unit in units]
    assert alpha(units, [1, 2, 3, 4]) == alpha(far, [0, 2, 5, 10]) == alpha(units, [1, 2, 3, 4, 5])


def test_a_rating_that_is_no_level_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[7\] are none of the values"):
        alpha([[1, 7]], [1, 2])


@pytest.mark.parametrize("table", [[[1.0]], [[1.0, 2.0], [1.0]]])
def test_icc_needs_the_same_reviewers_for_everybody(table: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="the same two or more reviewers"):
        icc2k(table)


@pytest.mark.parametrize(
    ("units", "status", "has_value", "has_interval"),
    [(0, "insufficient_data", False, False), (1, "insufficient_data", False, False),
     (2, "insufficient_data", True, False), (9, "insufficient_data", True, False), (10, "ok", True, True)],
)  # fmt: skip
def test_the_floor(units: int, status: str, has_value: bool, has_interval: bool) -> None:
    ratings = [[1 + at % 4, 1 + (at + at % 2) % 4] for at in range(units)]
    table = [[float(a), float(b)] for a, b in ratings]
    for found in (alpha([*ratings, [1, None]], [1, 2, 3, 4]), icc2k(table)):
        assert (found.status, found.units) == (status, units)
        assert (found.value is not None, found.interval is not None) == (has_value, has_interval)
        assert has_interval or found.verdict is None


def test_without_any_variation_there_is_no_figure() -> None:
    assert alpha([[3, 3]] * 12, [1, 2, 3]) == Figure("alpha", "no_variation", 12, None, None)
    assert icc2k([[3.0, 3.0]] * 12) == Figure("icc2k", "no_variation", 12, None, None)
    same = [card(f"c{c}", f"r{r}", 3, 3, 3) for c in range(12) for r in range(2)]
    found = panel_reliability(RUBRIC, same)
    assert (found.dependability.status, found.dependability.value) == ("no_variation", None)


def test_the_interval_is_worked_out_again_by_loops() -> None:
    """Section by section of the rule: raw bits, modulo, one resample after the other, t and its factor."""
    units = [unit for unit in case("alpha-krippendorff-2011")["input"]["units"] if sum(map(bool, unit)) >= 2]
    n = len(units)
    chosen = (np.random.PCG64(20260101).random_raw(1000 * n) % np.uint64(n)).reshape(1000, n)
    values = [_alpha_by_definition([units[int(at)] for at in row]) for row in chosen]
    defined = [one for one in values if one is not None]
    half = 2.228138851965 * float(np.std(defined)) * sqrt(n / (n - 1))  # t with 10 degrees of freedom

    found = alpha(units, [1, 2, 3, 4, 5])

    value = _alpha_by_definition(units)
    assert value is not None
    assert found.interval == (round(value - half, 4), min(1.0, round(value + half, 4)))


def _alpha_by_definition(units: list[list[int | None]]) -> float | None:
    """1 - observed / expected disagreement over all pairs of ratings, as Krippendorff (2011) defines them."""
    rated = [[r for r in unit if r is not None] for unit in units]
    everything = sorted(r for unit in rated for r in unit)
    count = {c: everything.count(c) for c in set(everything)}

    def apart(c: int, k: int) -> float:
        low, high = min(c, k), max(c, k)
        return (sum(count[g] for g in count if low <= g <= high) - (count[low] + count[high]) / 2) ** 2

    observed = sum(
        apart(unit[i], unit[j]) / (len(unit) - 1)
        for unit in rated
        for i in range(len(unit))
        for j in range(len(unit))
        if i != j
    )
    n = len(everything)
    expected = sum(count[c] * count[k] * apart(c, k) for c in count for k in count) / (n - 1)
    return None if expected == 0 else 1 - observed / expected


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [((0.80, 0.9), "reliable"), ((0.667, 0.99), "tentative"), ((0.2, 0.9), "cannot_tell"),
     ((0.1, 0.6669), "anchors_do_not_work"), ((0.1, 0.667), "cannot_tell"), (None, None)],
)  # fmt: skip
def test_the_verdict_is_by_the_ends_of_the_interval(interval: tuple[float, float] | None, verdict: str | None) -> None:
    assert Figure("alpha", "ok", 20, 0.7, interval).verdict == verdict


@pytest.mark.parametrize(
    ("units", "said"),
    [(9, "Report: 0.70 on 9 candidates, too few to judge the anchors."),
     (10, "Report: 0.70 on 10 candidates, too alike to judge the anchors.")],
)  # fmt: skip
def test_too_few_is_said_of_fewer_than_ten_only(units: int, said: str) -> None:
    assert words.reliability("Report", Figure("alpha", "ok", units, 0.7, None)) == said


def test_a_row_per_criterion_over_the_cards_that_count() -> None:
    rubric, cards = drawn(3, 20, 4, 3)
    noisy = [Scorecard(one.candidate, one.reviewer, {**one.ratings, "k4": 1 + at % 5}) for at, one in enumerate(cards)]
    thin = Scorecard("c0000", "r99", {"k0": 1})

    rows = reliability.reliability(rubric, [*noisy, thin])

    assert [row.criterion for row in rows] == ["k0", "k1", "k2", "k3", "k4"]
    assert {row.alpha.units for row in rows} == {20}
    assert reliability.reliability(rubric, noisy) == rows
    assert rows[4].alpha.verdict == "anchors_do_not_work"
    assert words.reliability("Report", rows[4].alpha).startswith("The anchors of Report do not work")


def test_dependability_is_what_the_panels_variances_give_for_the_typical_number_of_reviews() -> None:
    rubric, cards = drawn(5, 24, 5, 3)
    cards = cards[:-1]  # one candidate has two
    found = panel_reliability(rubric, cards)
    panel = estimate(rubric, Policy(), cards)

    assert found.icc2k is None
    assert found.reviews == round(24 / (23 / 3 + 1 / 2), 4)
    assert panel.sd_candidate is not None
    between = panel.sd_candidate**2
    assert found.dependability.value == pytest.approx(
        between / (between + panel.review_variance / (24 / (23 / 3 + 1 / 2))), abs=2e-3
    )
    low, high = found.dependability.interval or (1.0, 0.0)
    assert low < (found.dependability.value or 0) < high


def test_a_crossed_panel_has_both_and_gold_narrows_what_is_known_of_reviewers() -> None:
    rubric = Rubric((Criterion("k", 1, tuple(Level(p) for p in range(10))),))
    cards = [Scorecard(f"c{c:02}", f"r{r}", {"k": max(0, min(9, c // 2 + 2 * r))}) for c in range(12) for r in range(3)]
    gold = [GoldRating(f"r{r}", f"g{i}", 40.0 + 22 * r, 40.0) for r in range(3) for i in range(2)]
    found, with_gold = panel_reliability(rubric, cards), panel_reliability(rubric, cards, gold)
    assert found.icc2k is not None
    assert found.icc2k == with_gold.icc2k
    assert found.icc2k.status == found.dependability.status == "ok"
    assert with_gold.dependability.value != found.dependability.value


def test_nobody_scored() -> None:
    found = panel_reliability(RUBRIC, [])
    assert (found.reviews, found.icc2k, found.dependability.status) == (None, None, "insufficient_data")
