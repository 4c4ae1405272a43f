"""The method against results that two independent computations agree on."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.judgement.assignment import Problem, assign
from shared.judgement.commitment import canonical, commit, opens
from shared.judgement.diagnostics import diagnose
from shared.judgement.panel import GoldRating, PanelEstimate, Scorecard, as_row, chance_at_or_above, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import p_resolve, recommend
from shared.judgement.rubric import Criterion, Level, Rubric

CASES = json.loads((Path(__file__).parent / "panels.json").read_text())["cases"]
Case = dict[str, Any]


def of_kind(kind: str) -> pytest.MarkDecorator:
    found = [case for case in CASES if case["kind"] == kind]
    return pytest.mark.parametrize("case", found, ids=[case["id"] for case in found])


def rubric_of(case: Case) -> Rubric:
    return Rubric(
        tuple(
            Criterion(k["id"], k["weight"], tuple(Level(points) for points in k["points"]))
            for k in case["input"]["rubric"]["criteria"]
        )
    )


def cards_of(case: Case) -> list[Scorecard]:
    return [
        Scorecard(s["candidate"], s["reviewer"], s["ratings"], s.get("project", "p"))
        for s in case["input"]["scorecards"]
    ]


def panel_of(case: Case) -> PanelEstimate:
    listed = [(name, "p") for name in case["input"].get("candidates", [])]
    gold = [GoldRating(**row) for row in case["input"].get("gold", [])]
    return estimate(rubric_of(case), Policy.of(case["input"]["policy"]), cards_of(case), gold, candidates=listed)


@of_kind("panel")
def test_candidates_match_to_the_published_digit(case: Case) -> None:
    panel = panel_of(case)
    recommended = recommend(panel, Policy.of(case["input"]["policy"]))
    for expected in case["expected"]["candidates"]:
        name = expected["candidate"]
        found = as_row(panel.candidates[name]) | {
            "recommendation": recommended[name].value,
            "reason": recommended[name].reason,
            "request_reviews": recommended[name].request_reviews,
        }
        resolve = expected.pop("p_resolve", None)
        assert {key: found[key] for key in expected} == expected
        if resolve is not None:
            assert recommended[name].p_resolve == pytest.approx(resolve, abs=case["tolerance"]["probability"])


@of_kind("panel")
def test_reviewers_and_panel_match_to_the_published_digit(case: Case) -> None:
    panel = panel_of(case)
    diagnoses = diagnose(rubric_of(case), cards_of(case), panel)
    for expected in case["expected"]["reviewers"]:
        reviewer, diagnosis = panel.reviewers[expected["reviewer"]], diagnoses[expected["reviewer"]]
        assert (reviewer.reviews, reviewer.severity, reviewer.severity_sd) == (
            expected["reviews"], expected["severity"], expected["severity_sd"],
        )  # fmt: skip
        assert (diagnosis.agreement, diagnosis.halo_ratio, diagnosis.spread_ratio, list(diagnosis.flags)) == (
            expected["agreement"], expected["halo_ratio"], expected["spread_ratio"], expected["flags"],
        )  # fmt: skip
    figures = case["expected"]["panel"]
    assert {name: getattr(panel, name) for name in figures if name not in ("candidates", "reviewers")} == {
        name: value for name, value in figures.items() if name not in ("candidates", "reviewers")
    }
    assert sum(candidate.reviews > 0 for candidate in panel.candidates.values()) == figures["candidates"]


@of_kind("p_resolve")
def test_chance_that_one_more_review_decides(case: Case) -> None:
    for given_, expected in zip(case["input"], case["expected"], strict=True):
        assert p_resolve(**given_) == pytest.approx(expected, abs=case["tolerance"])


@of_kind("commitment")
def test_commitments_are_the_published_ones(case: Case) -> None:
    card, nonce = case["input"]["scorecard"], bytes.fromhex(case["input"]["nonce"])
    assert canonical(card).decode() == case["expected"]["canonical"]
    assert commit(card, nonce) == case["expected"]["commitment"]
    assert opens(case["expected"]["commitment"], card, nonce)
    assert not opens(case["expected"]["commitment"], card | {"overall": "no"}, nonce)


@of_kind("assignment")
def test_assignments_meet_every_wish_or_name_the_shortage(case: Case) -> None:
    wish, expected = case["input"], case["expected"]
    problem = Problem(
        reviews=dict.fromkeys(wish["candidates"], wish["reviews_per_candidate"]),
        capacity=dict.fromkeys(wish["reviewers"], wish["capacity"]),
        conflicts=frozenset((c, r) for c, r in wish["conflicts"]),
        uncalibrated=frozenset(wish["uncalibrated"]),
    )
    found = assign(problem)
    if expected["feasible"]:
        loads = [sum(r == reviewer for _, r in found.pairs) for reviewer in wish["reviewers"]]
        assert (len(found.pairs), min(loads), max(loads)) == (
            expected["pairs"], expected["load_min"], expected["load_max"],
        )  # fmt: skip
        assert found.connected == expected["connected"]
        assert not set(found.pairs) & problem.conflicts
        assert assign(problem) == found
        return
    assert found.shortage is not None
    assert found.shortage.missing == expected["missing_reviews"]
    assert list(found.shortage.candidates) == expected["candidates"]
    assert (found.shortage.need, found.shortage.their_capacity) == (expected["need"], expected["their_capacity"])
    assert list(found.shortage.eligible_reviewers) == expected["eligible_reviewers"]
    assert list(found.shortage.raise_capacity_of) == expected["any_one_of"]["raise_capacity_of"]
    assert found.shortage.lower_reviews_to == expected["any_one_of"]["lower_reviews_to"]


@of_kind("panel")
def test_the_order_of_scorecards_does_not_matter(case: Case) -> None:
    cards = cards_of(case)
    random.Random(1).shuffle(cards)
    rubric, policy = rubric_of(case), Policy.of(case["input"]["policy"])
    forwards, shuffled = estimate(rubric, policy, cards_of(case)), estimate(rubric, policy, cards)
    assert [as_row(c) for c in forwards.candidates.values()] == [
        as_row(shuffled.candidates[name]) for name in forwards.candidates
    ]


@of_kind("panel")
def test_the_published_posterior_gives_the_published_chance(case: Case) -> None:
    policy = Policy.of(case["input"]["policy"])
    for candidate in panel_of(case).candidates.values():
        if candidate.chance is not None:
            assert len(candidate.posterior) == 16
            assert round(chance_at_or_above(candidate.posterior, policy.bar), 4) == pytest.approx(
                candidate.chance, abs=1e-4
            )


RUBRIC = Rubric(tuple(Criterion(f"k{i}", w, tuple(Level(p) for p in range(1, 6))) for i, w in enumerate((3, 2, 1))))


@st.composite
def crossed_panels(draw: st.DrawFn) -> list[Scorecard]:
    candidates, reviewers = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    level = st.integers(1, 5)
    return [
        Scorecard(f"c{c}", f"r{r}", {f"k{k}": draw(level) for k in range(3)})
        for c in range(candidates)
        for r in range(reviewers)
    ]


@settings(max_examples=40, deadline=None)
@given(crossed_panels())
def test_a_crossed_panel_adjusts_nobody(cards: list[Scorecard]) -> None:
    assert {c.adjustment for c in estimate(RUBRIC, Policy(), cards).candidates.values()} <= {0.0, 0.01, -0.01}


@settings(max_examples=40, deadline=None)
@given(crossed_panels(), st.data())
def test_raising_one_rating_never_lowers_that_candidate(cards: list[Scorecard], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(cards) - 1))
    criterion = data.draw(st.sampled_from(["k0", "k1", "k2"]))
    card = cards[index]
    points = card.ratings[criterion] or 1
    raised = replace(card, ratings=dict(card.ratings) | {criterion: min(5, points + 1)})
    before = estimate(RUBRIC, Policy(), cards).candidates[card.candidate].score
    after = estimate(RUBRIC, Policy(), [*cards[:index], raised, *cards[index + 1 :]]).candidates[card.candidate].score
    assert before is not None
    assert after is not None
    assert after >= before


def test_nobody_scored_asks_for_the_first_reviews() -> None:
    panel = estimate(RUBRIC, Policy(), [], candidates=[("c1", "p")])
    found = recommend(panel, Policy())["c1"]
    assert (found.value, found.reason, found.request_reviews) == ("insufficient_evidence", "too_few_reviews", 2)
