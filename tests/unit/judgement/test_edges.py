"""The cases at the edge, one by one: what is said, and that nothing is said where nothing is known."""

from dataclasses import replace

import pytest

from shared.judgement import words
from shared.judgement.diagnostics import diagnose
from shared.judgement.panel import GoldRating, Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import Recommendation, decide, recommend, thresholds
from shared.judgement.reliability import reliability
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.judgement.scorecards import unrated_criteria
from shared.rules import Invalid
from tests.unit.judgement.panels import RUBRIC, card, drawn

POLICY = Policy()


def test_no_scorecard_at_all() -> None:
    panel = estimate(RUBRIC, POLICY, [], candidates=[("c", "p")])
    found = panel.candidates["c"]
    assert (found.score, found.interval, found.rank, found.posterior) == (None, None, None, ())
    assert recommend(panel, POLICY)["c"] == Recommendation("insufficient_evidence", "too_few_reviews", 2, None)


def test_one_review_has_numbers_with_a_wide_interval_and_decides_nothing() -> None:
    cards = [card("c0", "r0", 5, 5, 5), *(card(f"c{c}", f"r{r}", 3, 3, 4) for c in (1, 2) for r in (0, 1))]
    panel = estimate(RUBRIC, POLICY, cards)
    assert (panel.candidates["c0"].sd or 0) > (panel.candidates["c1"].sd or 0) > 0
    advice = recommend(panel, POLICY)["c0"]
    assert (advice.value, advice.reason, advice.request_reviews) == ("insufficient_evidence", "too_few_reviews", 1)


def test_one_review_each_by_one_reviewer_leaves_one_degree_of_freedom() -> None:
    panel = estimate(RUBRIC, POLICY, [card(f"c{c}", "r", c + 1, c + 1, c + 1) for c in range(5)])
    assert {part.degrees for one in panel.candidates.values() for part in one.posterior} == {1.0}
    assert {one.interval for one in panel.candidates.values()} == {(0.0, 100.0)}
    assert {one.value for one in recommend(panel, POLICY).values()} == {"insufficient_evidence"}
    assert [panel.candidates[f"c{c}"].score for c in range(5)] == [0.0, 25.0, 50.0, 75.0, 100.0]


def test_all_ratings_equal() -> None:
    panel = estimate(RUBRIC, POLICY, [card(f"c{c}", f"r{r}", 4, 4, 4) for c in range(5) for r in range(3)])
    assert {one.score for one in panel.candidates.values()} == {75.0}
    assert {one.interval for one in panel.candidates.values()} == {(70.73, 79.27)}
    assert panel.separation == {"p": None}
    assert panel.reviews_for_dependability_80 is None
    alphas = [
        row.alpha for row in reliability(RUBRIC, [card(f"c{c}", f"r{r}", 4, 4, 4) for c in range(5) for r in (0, 1)])
    ]
    assert {(one.status, one.value) for one in alphas} == {("no_variation", None)}


@pytest.mark.parametrize("candidates", [1, 2])
def test_one_or_two_candidates(candidates: int) -> None:
    panel = estimate(RUBRIC, POLICY, [card(f"c{c}", f"r{r}", 5 - c, 5, 5) for c in range(candidates) for r in range(3)])
    assert panel.separation == {"p": None}
    assert panel.sd_candidate is None
    if candidates == 1:
        assert panel.candidates["c0"].rank == (1, 1)


def test_a_card_that_rates_too_little_counts_for_nothing() -> None:
    cards = [card("c", "r0", 3, 3, 3), card("c", "r1", 4, 4, 4)]
    thin = [*cards, card("c", "r2", 5, None, None), card("d", "r2", None, None, None)]
    panel = estimate(RUBRIC, POLICY, thin)
    assert panel.candidates["c"] == estimate(RUBRIC, POLICY, cards).candidates["c"]
    assert (panel.candidates["d"].reviews, panel.candidates["d"].score) == (0, None)
    assert (panel.scorecards, list(panel.reviewers)) == (2, ["r0", "r1"])


def test_exactly_six_tenths_of_the_weight_count() -> None:
    rubric = Rubric(tuple(Criterion(f"k{i}", "0.2", RUBRIC.criteria[0].levels) for i in range(5)))
    points = {"k0": 1, "k1": 3, "k2": 5}
    assert estimate(rubric, POLICY, [Scorecard("c", "r", points)]).candidates["c"].reviews == 1


def test_a_missing_criterion_is_no_zero() -> None:
    cards = [card(f"c{c}", f"r{r}", 4, 4, 4) for c in range(3) for r in range(2)]
    gap = [*cards[:-1], replace(cards[-1], ratings={"k0": 4, "k1": 4, "k2": None})]
    assert {one.score for one in estimate(RUBRIC, POLICY, gap).candidates.values()} == {75.0}


def test_a_criterion_that_nobody_rated_adds_its_constant_and_is_named() -> None:
    cards = [card(f"c{c}", f"r{r}", 5, 5, None) for c in range(3) for r in range(2)]
    panel = estimate(RUBRIC, POLICY, cards)
    assert unrated_criteria(RUBRIC, cards) == ("k2",)
    # 5/6 of the weight at 100, with the shift that the rest is above its mean of 100 (none): the open one stays at 50.
    assert {one.score for one in panel.candidates.values()} == {91.67}
    notes = words.panel_notes(RUBRIC, panel, "p", POLICY, unrated_criteria(RUBRIC, cards))
    assert notes[-1] == "Criterion k2 was not rated by anyone."


def test_unequal_points_give_unequal_steps() -> None:
    rubric = Rubric((Criterion("k", 1, tuple(Level(points) for points in (0, 2, 5, 10))),))
    cards = [Scorecard(f"c{at}", f"r{r}", {"k": points}) for at, points in enumerate((0, 2, 5, 10)) for r in (0, 1)]
    panel = estimate(rubric, POLICY, cards)
    assert [panel.candidates[f"c{at}"].raw for at in range(4)] == [0.0, 20.0, 50.0, 100.0]


def test_a_reviewer_with_gold_only_informs_and_is_listed_without_reviews() -> None:
    cards = [card(f"c{c}", f"r{r}", 1 + (c + r) % 5, 3, 3) for c in range(4) for r in range(2)]
    gold = [GoldRating("r9", f"g{i}", 70, 50) for i in range(2)]
    panel, without = estimate(RUBRIC, POLICY, cards, gold), estimate(RUBRIC, POLICY, cards)
    assert (panel.reviewers["r9"].reviews, panel.gold) == (0, 2)
    assert panel.reviewers["r9"].severity < 0
    assert panel.sd_residual != without.sd_residual
    assert [one.raw for one in panel.candidates.values()] == [one.raw for one in without.candidates.values()]
    assert diagnose(RUBRIC, cards, panel)["r9"].agreement is None


def test_gold_without_any_card_gives_no_candidate() -> None:
    panel = estimate(RUBRIC, POLICY, [], [GoldRating("r", "g", 60, 50)], candidates=[("c", "p")])
    assert (panel.gold, panel.scorecards, panel.candidates["c"].score) == (1, 0, None)


def test_of_two_cards_of_one_reviewer_the_last_counts() -> None:
    cards = [card("c", "r0", 1, 1, 1), card("c", "r1", 3, 3, 3)]
    again = [card("c", "r0", 4, 4, 4), *cards[1:]]
    assert estimate(RUBRIC, POLICY, [*cards, again[0]]) == estimate(RUBRIC, POLICY, again)


def test_a_reviewer_replaced_midway_is_two_reviewers() -> None:
    cards = [card(f"c{c}", "r0" if c < 3 else "r1", 3, 3, 3) for c in range(6)] + [
        card(f"c{c}", "r2", 4, 4, 4) for c in range(6)
    ]
    panel = estimate(RUBRIC, POLICY, cards)
    assert {name: one.reviews for name, one in panel.reviewers.items()} == {"r0": 3, "r1": 3, "r2": 6}


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ({"bar": -1}, "bar"), ({"bar": float("nan")}, "bar"), ({"strong_bar": 50}, "strong_bar"),
        ({"p_yes": 0.5}, "p_yes"), ({"bar": "sixty"}, "bar"), ({"bar": True}, "bar"), ({"max_reviews": 2.5}, "max_reviews"),
    ],
)  # fmt: skip
def test_a_policy_that_cannot_decide_names_its_number(numbers: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as error:
        Policy.of(numbers)
    assert [finding.field for finding in error.value.findings] == [field]


@pytest.mark.parametrize(
    ("p_bar", "value"),
    [(0.9, "convert"), (0.8999, "insufficient_evidence"), (0.1, "no_convert"), (0.1001, "insufficient_evidence")],
)
def test_a_limit_that_is_reached_after_rounding_is_reached(p_bar: float, value: str) -> None:
    assert decide(POLICY, reviews=2, p_bar=p_bar, p_strong=0.5, resolves=0.2, weak=False).value == value


@pytest.mark.parametrize(
    ("reviews", "p_bar", "p_strong", "resolves", "weak", "value", "reason", "asked"),
    [
        (1, 0.99, 0.99, 0.9, False, "insufficient_evidence", "too_few_reviews", 1),
        (0, None, None, None, False, "insufficient_evidence", "too_few_reviews", 2),
        (2, 0.95, 0.90, 0.9, False, "strong_convert", "clear_of_bar", 0),
        (2, 0.95, 0.8999, 0.9, False, "convert", "clear_of_bar", 0),
        (2, 0.95, 0.95, 0.9, True, "insufficient_evidence", "another_review_may_decide", 1),
        (2, 0.975, 0.2, 0.9, True, "convert", "clear_of_bar", 0),
        (2, 0.025, 0.0, 0.9, True, "no_convert", "clear_of_bar", 0),
        (2, 0.05, 0.0, 0.9, True, "insufficient_evidence", "another_review_may_decide", 1),
        (2, 0.5, 0.1, 0.1999, False, "hold", "too_close_to_bar", 0),
        (4, 0.5, 0.1, 0.9, False, "hold", "too_close_to_bar", 0),
        (4, 0.5, 0.1, 0.9, True, "hold", "weak_panel", 0),
    ],
)
def test_the_rule_from_published_numbers_alone(
    reviews: int, p_bar: float | None, p_strong: float | None, resolves: float | None, weak: bool, value: str, reason: str, asked: int
) -> None:  # fmt: skip
    found = decide(POLICY, reviews=reviews, p_bar=p_bar, p_strong=p_strong, resolves=resolves, weak=weak)
    assert (found.value, found.reason, found.request_reviews) == (value, reason, asked)


def test_a_project_is_weak_from_eight_scored_candidates_on() -> None:
    noisy = [
        card(f"c{c}", f"r{r}", 1 + (3 * c + 2 * r) % 5, 1 + (c + 3 * r) % 5, 3) for c in range(8) for r in range(2)
    ]
    panel = estimate(RUBRIC, POLICY, noisy)
    assert panel.weak("p", POLICY.weak_separation)
    assert thresholds(POLICY, weak=True) == (0.975, 0.025)
    seven = estimate(RUBRIC, POLICY, noisy[2:], candidates=[("c0", "p")])
    assert not seven.weak("p", POLICY.weak_separation)


def test_an_end_beyond_the_scale_is_clipped_and_the_sd_keeps_its_value() -> None:
    panel = estimate(RUBRIC, POLICY, [card(f"c{c}", f"r{r}", 5, 5, 5 - c) for c in range(2) for r in range(2)])
    top = panel.candidates["c0"]
    assert top.interval is not None
    assert top.score is not None
    assert top.interval[1] == 100.0
    assert top.exact is not None
    assert top.score + 1.644854 * top.exact[1] > 100


def test_two_hundred_and_one_candidates_are_one_panel() -> None:
    rubric, cards = drawn(1, 201, 8, 2)
    panel = estimate(rubric, POLICY, cards)
    assert len(panel.candidates) == 201
    assert all(one.rank for one in panel.candidates.values())


def test_projects_are_ranked_by_themselves() -> None:
    cards = [card(f"{p}{c}", f"r{r}", 1 + c, 3, 3, project=p) for p in "ab" for c in range(3) for r in range(3)]
    panel = estimate(RUBRIC, POLICY, cards)
    assert [panel.candidates[f"a{c}"].rank for c in range(3)] == [panel.candidates[f"b{c}"].rank for c in range(3)]
    assert panel.judged == {"a": 3, "b": 3}
