"""What is counted of one panel, and how many panels become a figure."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import kendalltau

from deploy.judgement.drawing import draw
from deploy.judgement.figures import Figure, figures
from deploy.judgement.judging import FLAGS, counts, judged, kendall
from shared.judgement.panel import estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from tests.unit.simulation.samples import PLAIN, named


def test_order_is_kendalls_tau_with_ties() -> None:
    bits = np.random.default_rng(5)
    for _ in range(20):
        one, other = bits.integers(0, 6, 15).astype(float), bits.integers(0, 6, 15).astype(float)
        assert kendall(one, other) == pytest.approx(kendalltau(one, other).statistic)
    assert kendall(np.ones(5), np.arange(5.0)) == 0


def test_a_panel_is_judged_by_what_services_judge_with() -> None:
    drawn = draw(PLAIN, 1)
    panel = estimate(PLAIN.rubric, Policy(), drawn.cards())
    advice = recommend(panel, Policy())

    counted = counts(drawn, Policy())

    rows = [panel.candidates[f"C{i:03}"] for i in range(12)]
    inside = [
        one.interval and one.interval[0] <= truth <= one.interval[1]
        for one, truth in zip(rows, drawn.truth, strict=True)
    ]
    decided = {name: one.value for name, one in advice.items() if one.reason == "clear_of_bar"}
    wrong = [name for name, value in decided.items() if (drawn.truth[int(name[1:])] >= 60) != (value != "no_convert")]
    assert [*counted["coverage"]] == [sum(map(bool, inside)), 12]
    assert [*counted["decided"]] == [len(decided), 12]
    assert [*counted["wrong"]] == [len(wrong), len(decided)]
    assert [*counted["asks"]] == [sum(one.request_reviews > 0 for one in advice.values()), 12]


def test_whoever_has_no_card_that_counts_is_undecided_and_asked_for() -> None:
    scenario = replace(PLAIN, missing=0.9)
    drawn = draw(scenario, 0)
    drawn.points[1, :, :] = 4

    seen, counted = judged(drawn, Policy()), counts(drawn, Policy())

    scored = [one.candidate for one in seen.candidates if one.score is not None]
    assert 1 <= len(scored) < 12
    assert counted["coverage"][1] == len(scored)
    assert counted["decided"][1] == 12
    assert seen.asks.sum() >= 12 - len(scored)


def test_the_top_fifth_and_the_true_places_are_found_when_everything_shows() -> None:
    fine = replace(PLAIN, reviews=4, levels=40, ability=20.0, ability_sd=8.0, specific=0.0)
    scenario = replace(fine, severity=0.01, halo=0.01, noise=0.01)

    counted = counts(draw(scenario, 0), Policy())

    assert counted["tau"][0] > 0.95
    assert counted["top"][0] == 1
    assert counted["rank_coverage"][0] / 12 > 0.9
    assert counted["wrong"][0] == 0


def test_only_an_odd_reviewer_can_be_caught_and_only_others_falsely() -> None:
    flat, plain = counts(draw(named("flat 1 of 4"), 0), Policy()), counts(draw(named("n20 J4 k3"), 0), Policy())

    assert flat["caught"] == (1.0, 1.0)
    assert plain["caught"] == (0.0, 0.0)
    assert [flat[f"false_{flag}"][1] for flag in FLAGS] == [3, 3, 3]
    assert [plain[f"false_{flag}"][1] for flag in FLAGS] == [4, 4, 4]


def test_a_figure_is_a_ratio_of_sums_whose_error_counts_panels() -> None:
    found = figures(
        [{"wrong": (1, 4), "none": (0, 0)}, {"wrong": (0, 2), "none": (0, 0)}, {"wrong": (2, 6), "none": (0, 0)}]
    )

    # by hand: 3/12; apart 0, -.5, .5; sqrt(.5 * 3/2)/12
    assert found == {"wrong": Figure(0.25, 0.0722)}


def test_candidates_of_one_panel_are_one_observation() -> None:
    same = [{"coverage": (20.0 * (number % 10 > 0), 20.0)} for number in range(100)]

    assert figures(same)["coverage"].se == pytest.approx((0.9 * 0.1 / 99) ** 0.5, abs=1e-4)
