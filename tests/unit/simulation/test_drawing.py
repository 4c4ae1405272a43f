"""Panels by their number: the same again, dealt out evenly, with the truth that many reviewers would find."""

from dataclasses import replace

import numpy as np
import pytest

from deploy.judgement.drawing import draw, one_more, universe_scores
from deploy.judgement.scenarios import SCENARIOS, Scenario
from shared.judgement.panel import estimate
from shared.judgement.policy import Policy
from tests.unit.simulation.samples import PLAIN, named


def test_a_number_gives_the_same_panel_and_another_number_another() -> None:
    first, again, other = draw(PLAIN, 3), draw(PLAIN, 3), draw(PLAIN, 4)

    assert first.cards() == again.cards()
    assert (first.truth == again.truth).all()
    assert first.cards() != other.cards()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name)
def test_reviews_are_dealt_out_evenly(scenario: Scenario) -> None:
    for number in range(5):
        assigned = draw(scenario, number).assigned
        assert set(assigned.sum(axis=1)) == {scenario.reviews}
        assert np.ptp(assigned.sum(axis=0)) <= 1


def test_only_islands_are_unconnected() -> None:
    islands = [estimate(one.rubric, Policy(), draw(one, 3).cards()).components for one in SCENARIOS if not one.missing]

    assert [count for count in islands if count != 1] == [2]


def test_no_small_panel_falls_apart() -> None:
    small = named("n8 J4 k2")

    assert {estimate(small.rubric, Policy(), draw(small, number).cards()).components for number in range(60)} == {1}


def test_islands_share_nobody() -> None:
    assigned = draw(named("two islands"), 0).assigned

    assert not assigned[:10, 3:].any()
    assert not assigned[10:, :3].any()


def test_the_truth_is_what_very_many_reviewers_say_on_average() -> None:
    """Of 800 works from the poorest to the best: what is wrong at both ends of the scale does not cancel out."""
    many = replace(PLAIN, candidates=5, reviewers=500, reviews=0, severity=0.6)
    weights = np.array(many.weights) / sum(many.weights)

    panels = [draw(many, number) for number in range(160)]

    truth = np.concatenate([one.truth for one in panels])
    said = np.concatenate([(25 * (one.points - 1) @ weights).mean(axis=1) for one in panels])
    fifths = np.split(np.argsort(truth), 5)
    assert [(said - truth)[works].mean() for works in fifths] == pytest.approx([0] * 5, abs=0.3)


def test_better_work_has_a_higher_truth_and_none_leaves_the_scale() -> None:
    truth = universe_scores(PLAIN, np.linspace(-5, 11, 50)[:, None].repeat(5, axis=1))

    assert (np.diff(truth) > 0).all()
    assert truth[0] == pytest.approx(0, abs=1e-6)
    assert truth[-1] == pytest.approx(100, abs=1e-6)


def test_gold_items_come_in_addition_to_the_same_panel() -> None:
    without, with_gold = draw(named("n20 J4 k3"), 7), draw(named("n20 J4 k3 + gold"), 7)

    assert without.cards() == with_gold.cards()
    assert not without.gold
    assert {(row.reviewer, row.item) for row in with_gold.gold} == {
        (f"R{j:02}", f"G{g}") for j in range(4) for g in (0, 1)
    }
    assert all(0 <= row.score <= 100 for row in with_gold.gold)
    assert len({row.reference for row in with_gold.gold}) == 2


def test_a_flat_reviewer_rates_all_criteria_alike_and_a_central_one_hardly_moves() -> None:
    flat, central = draw(named("flat 1 of 4"), 0).points, draw(named("central 1 of 4"), 0).points

    assert (np.ptp(flat[:, 0], axis=1) == 0).all()
    assert (np.ptp(flat[:, 1], axis=1) > 0).any()
    assert central[:, 0].std() < 0.6 * central[:, 1].std()


def test_a_careless_reviewer_sees_nothing_of_the_work() -> None:
    apart = [
        np.corrcoef(drawn.points[:, judge].mean(axis=1), drawn.truth)[0, 1]
        for judge in (0, 1)
        for drawn in (draw(named("careless 1 of 8"), number) for number in range(10))
    ]

    assert abs(np.mean(apart[:10])) < 0.15
    assert np.mean(apart[10:]) > 0.6


def test_a_quarter_of_the_ratings_is_missing() -> None:
    scenario = named("missing 25 %")

    cards = [card for number in range(20) for card in draw(scenario, number).cards()]

    given = [points for card in cards for points in card.ratings.values()]
    assert sum(points is None for points in given) / len(given) == pytest.approx(0.25, abs=0.02)
    assert {points for points in given if points is not None} == {1, 2, 3, 4, 5}


def test_one_more_review_comes_from_whoever_has_least_and_is_new_to_the_work() -> None:
    drawn = draw(PLAIN, 0)
    wanted = [0, 3, 5]

    more = one_more(drawn.assigned, wanted, drawn.bits)

    assert (more.sum(axis=1) - drawn.assigned.sum(axis=1)).nonzero()[0].tolist() == wanted
    assert (more | drawn.assigned).sum() == drawn.assigned.sum() + 3
    assert np.ptp(more.sum(axis=0)) <= 1
