"""Rubrics that can be used, cards that say what the anchors allow, commitments that open."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from services.evaluation.domain import rubric as rubrics
from services.evaluation.domain import scorecard
from services.evaluation.domain.rubric import Criterion, Level
from services.evaluation.domain.scorecard import Marks, Opened, Overall, Rating
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.read_models.policies import BUILT_IN
from shared.contracts import defaults
from shared.judgement import commitment
from shared.rules import Invalid
from tests.unit.evaluation.samples import NOW, marks


def criterion(**changes: Any) -> Criterion:
    given: dict[str, Any] = {
        "id": "analysis",
        "weight": "1",
        "levels": (Level(1, "Wrong."), Level(2, "Half."), Level(3, "Right.")),
        "name": "Analysis",
        "question": "Is it right?",
    }
    return Criterion(**(given | changes))


def broken(*criteria: Criterion, name: str = "Ours") -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        rubrics.publish(UUID(int=1), 1, name, criteria)
    return {(finding.field, finding.rule) for finding in refused.value.findings}


def test_the_built_in_rubric_can_be_published_and_is_the_one_of_the_contracts() -> None:
    published = rubrics.publish(STANDARD.id, STANDARD.version, STANDARD.name, STANDARD.criteria)

    assert published.rubric == STANDARD
    assert (STANDARD.id, STANDARD.version) == (defaults.DEFAULT_RUBRIC_ID, defaults.DEFAULT_RUBRIC_VERSION)
    assert (BUILT_IN.id, BUILT_IN.version) == (defaults.DEFAULT_POLICY_ID, defaults.DEFAULT_POLICY_VERSION)
    assert [one.weight for one in STANDARD.criteria] == ["0.30", "0.30", "0.20", "0.20"]
    assert sum(Decimal(str(one.weight)) for one in STANDARD.criteria) == 1
    assert all(len(one.levels) == 5 and all(level.anchor for level in one.levels) for one in STANDARD.criteria)


def test_the_digest_names_the_contents() -> None:
    again = rubrics.publish(STANDARD.id, STANDARD.version, STANDARD.name, STANDARD.criteria).rubric

    assert again.digest == STANDARD.digest
    assert replace(STANDARD, version=2).digest != STANDARD.digest
    assert replace(STANDARD, name="Other").digest != STANDARD.digest


def test_everything_wrong_with_a_rubric_is_found_at_once() -> None:
    assert broken(criterion(weight="0.4"), criterion(id="b", weight="0.5")) == {("criteria", "weights_do_not_add_up")}
    assert broken() == {("criteria", "missing")}
    assert ("name", "missing") in broken(criterion(), name=" ")
    assert ("criteria[0].criterion_id", "not_an_id") in broken(criterion(id="Not An Id"))
    assert ("criteria[0].levels", "not_ascending") in broken(criterion(levels=(Level(2, "a"), Level(1, "b"))))
    assert ("criteria[0].question", "missing") in broken(criterion(question=""))
    assert ("criteria[0].weight", "not_a_weight") in broken(criterion(weight="-1"))


def findings(card: Marks) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        scorecard.complete(card, STANDARD)
    return {finding.field: finding.message for finding in refused.value.findings}


def test_points_outside_the_anchors_name_criterion_value_and_levels() -> None:
    found = findings(marks(4, 6, 3, 5))

    assert list(found) == ["ratings.soundness"]
    assert "6" in found["ratings.soundness"]
    assert "1, 2, 3, 4, 5" in found["ratings.soundness"]


def test_a_card_needs_an_overall_recommendation_every_criterion_and_evidence() -> None:
    card = Marks(None, (Rating("problem", 4, ""), Rating("soundness", 4, "Seen."), Rating("elegance", 1, "")))

    assert set(findings(card)) == {
        "overall",
        "ratings.problem",
        "ratings.communication",
        "ratings.craft",
        "ratings.elegance",
    }


def test_cannot_tell_is_an_answer_until_too_little_is_rated() -> None:
    assert scorecard.complete(marks(4, 4, None, 5), STANDARD).points["communication"] is None

    found = findings(marks(None, 4, None, 5))
    assert "problem" in found["ratings"]
    assert "communication" in found["ratings"]


def test_a_complete_card_is_kept_in_the_rubrics_order_and_its_commitment_opens() -> None:
    given = marks()
    card = scorecard.complete(Marks(given.overall, given.ratings[::-1]), STANDARD)
    document = scorecard.document(card, STANDARD, evaluation_id=UUID(int=1), reviewer_id=UUID(int=2), version=1, at=NOW)
    nonce = bytes(range(32))

    assert card == given
    assert document["submitted_at"] == "2026-11-24T09:00:00Z"
    assert commitment.opens(commitment.commit(document, nonce), document, nonce)
    assert Opened(document, nonce).marks == given
    assert Opened(document, nonce).marks.overall is Overall.YES
