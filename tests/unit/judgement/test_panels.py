"""The method against results that two independent computations agree on."""

from typing import Any

import pytest

from shared.judgement import questions
from shared.judgement.assignment import assign
from shared.judgement.commitment import canonical, commit, opens
from shared.judgement.panel import PanelEstimate, chance_at_or_above, estimate
from shared.judgement.policy import Policy
from shared.judgement.reading import Reading
from shared.judgement.recommendation import decide, p_resolve, recommend
from tests.unit.judgement.panels import of_kind

Case = dict[str, Any]


def asked(case: Case) -> tuple[Policy, PanelEstimate]:
    given = Reading(case["input"], "input")
    rubric, policy = questions.rubric(given.at("rubric")), questions.policy(given)
    cards, gold = questions.scorecards(given, rubric), questions.gold_ratings(given)
    listed = questions.listed_candidates(given, cards)
    return policy, estimate(rubric, policy, cards, gold, candidates=listed)


@of_kind("panel")
def test_the_published_posterior_gives_the_published_chance(case: Case) -> None:
    policy, panel = asked(case)
    for candidate in panel.candidates.values():
        if candidate.chance is not None:
            assert len(candidate.posterior) == 16
            assert round(chance_at_or_above(candidate.posterior, policy.bar), 4) == pytest.approx(
                candidate.chance, abs=1e-4
            )


@of_kind("panel")
def test_the_published_numbers_alone_give_the_recommendation(case: Case) -> None:
    policy, panel = asked(case)
    advised = recommend(panel, policy)
    for row in case["expected"]["candidates"]:
        project, separation = row["project"], case["expected"]["panel"]["separation"]
        scored = [one for one in case["expected"]["candidates"] if one["project"] == project and one["reviews"]]
        found = decide(
            policy,
            reviews=row["reviews"],
            p_bar=row.get("p_bar"),
            p_strong=row.get("p_strong"),
            resolves=row.get("p_resolve"),
            weak=len(scored) >= 8 and separation[project] is not None and separation[project] < policy.weak_separation,
        )
        assert (found.value, found.reason, found.request_reviews) == (
            row["recommendation"], row["reason"], row["request_reviews"],
        )  # fmt: skip
        assert advised[row["candidate"]].value == row["recommendation"]


@of_kind("p_resolve")
def test_chance_that_one_more_review_decides(case: Case) -> None:
    for given_, expected in zip(case["input"], case["expected"], strict=True):
        assert p_resolve(**given_) == pytest.approx(expected, abs=case["tolerance"])


def test_who_is_certain_already_is_not_settled_by_another_review() -> None:
    assert p_resolve(60, 0, 60, 350, 0.9) == 0.0
    assert p_resolve(60, 1e-200, 60, 350, 0.9) == 0.0


@of_kind("commitment")
def test_commitments_are_the_published_ones(case: Case) -> None:
    card, nonce = case["input"]["scorecard"], bytes.fromhex(case["input"]["nonce"])
    assert canonical(card).decode() == case["expected"]["canonical"]
    assert commit(card, nonce) == case["expected"]["commitment"]
    assert opens(case["expected"]["commitment"], card, nonce)
    assert not opens(case["expected"]["commitment"], card | {"overall": "no"}, nonce)
    assert not opens(case["expected"]["commitment"], card, bytes(31) + b"\x01")


def test_a_nonce_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes, not 31"):
        commit({}, bytes(31))


@of_kind("assignment")
def test_assignments_meet_every_wish_or_name_the_shortage(case: Case) -> None:
    problem = questions.problem(Reading(case["input"], "input"))
    found, expected = assign(problem), case["expected"]
    assert assign(problem) == found
    assert not set(found.pairs) & problem.conflicts
    if expected["feasible"]:
        assert len(found.pairs) == expected["pairs"]
        return
    assert found.shortage is not None
    assert found.shortage.missing == expected["missing_reviews"]
