"""What may still happen to published work: amendments, voids, conflicts, an appeal; and what each says when refused."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.evaluation.domain import appeal as appeals
from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import events as happened
from services.evaluation.domain import review as reviews
from services.evaluation.domain import scorecard as scorecards
from services.evaluation.domain.appeal import Appeal, Standing
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.review import Decline, Taken
from services.evaluation.domain.scorecard import Opened, Void
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.domain.summary import Cause, Outcome
from services.evaluation.domain.windows import Windows, checked
from shared.rules import IllegalTransition, Invalid
from tests.unit.evaluation.samples import NOW, marks
from tests.unit.evaluation.test_evaluation import COMMANDS, UNTIL, contents, run, summary

PUBLISHED = (("assign", 0), ("seal", 0), ("seal", 1), ("reveal", 0))


def published(*more: tuple[str, int]) -> Evaluation:
    return run(*PUBLISHED, *more)


def names(events: tuple[Any, ...]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_an_amended_card_is_the_next_version_and_final_with_its_summary() -> None:
    state = published()
    events = COMMANDS["amend"](state, 0)
    amended = domain.evolve(state, events[:1])
    final = domain.evolve(state, events)

    assert names(events) == ["CardAmended", "Finalized", "SummarySuperseded", "SummaryPublished"]
    assert (amended.reviews[0].card.version, amended.reviews[0].card.status) == (2, scorecards.Status.AMENDED)
    assert amended.reviews[0].card.commitment != state.reviews[0].card.commitment
    assert final.reviews[0].card.status is scorecards.Status.FINAL
    assert final.reviews[1] == state.reviews[1]
    (superseded,) = [event for event in events if isinstance(event, happened.SummarySuperseded)]
    assert (superseded.cause, superseded.outcome) == (Cause.AMENDMENT, None)


def test_the_reason_stands_in_the_document_and_in_no_first_version() -> None:
    about: dict[str, Any] = {
        "evaluation_id": published().id,
        "reviewer_id": published().reviews[0].reviewer_id,
        "at": NOW,
    }

    first = scorecards.document(marks(), STANDARD, version=1, **about)
    second = scorecards.document(marks(), STANDARD, version=2, reason="Misread.", **about)

    assert "reason" not in first
    assert second == first | {"version": 2, "reason": "Misread."}


def test_the_time_to_amend_ends() -> None:
    state = published()
    at = UNTIL + timedelta(seconds=1)

    domain.amendable(state, state.reviews[0].id, at=UNTIL)
    with pytest.raises(IllegalTransition, match="could be amended until 2026-12-08 09:00 UTC"):
        domain.amendable(state, state.reviews[0].id, at=at)


def test_an_amendment_says_why() -> None:
    state = published()
    opened = Opened(contents(state.reviews[0], state).document, bytes(32))

    with pytest.raises(Invalid, match="say why"):
        domain.amend(state, state.reviews[0].id, "sha256:" + "c" * 64, opened, " \n", at=NOW)


def test_a_void_before_the_reveal_frees_the_place_and_takes_the_quorum_back() -> None:
    state = run(("assign", 0), ("seal", 0), ("seal", 1))
    events = domain.void(state, state.reviews[0].id, Void.IRREGULAR, at=NOW)
    after = domain.evolve(state, events)

    assert (state.status, after.status) == (Status.QUORUM_REACHED, Status.REVIEWING)
    assert names(events) == ["CardVoided", "ReviewingResumed"]
    assert (after.sealed, after.missing) == (1, 1)
    assert after.reviews[0].card.commitment == state.reviews[0].card.commitment


def test_a_conflict_is_remembered_however_far_the_review_was() -> None:
    for commands in ((), (("accept", 0),), (("begin", 0),), (("seal", 0),), (("seal", 0), ("seal", 1), ("reveal", 0))):
        state = run(("assign", 0), *commands)
        after = domain.evolve(state, domain.declare_conflict(state, state.reviews[0].id, at=NOW))
        assert after.reviews[0].declined is Decline.CONFLICT
        assert after.reviews[0].status not in reviews.DELIVERED | reviews.WAITED_FOR
        assert after.missing == 1


def test_what_was_taken_says_why() -> None:
    state = run(("assign", 0))
    for why in Taken:
        taken = domain.evolve(state, domain.reassign(state, state.reviews[0].id, why, at=NOW))
        with pytest.raises(IllegalTransition) as refused:
            domain.sealable(taken, state.reviews[0].id)
        assert reviews.WORDS[why] in str(refused.value)


def test_a_cancellation_takes_open_reviews_and_voids_sealed_cards() -> None:
    state = run(("assign", 0), ("seal", 0))
    events = domain.cancel(state, "engagement_cancelled", at=NOW)

    assert names(events) == ["Reassigned", "CardVoided", "Cancelled"]
    revealed = run(*PUBLISHED, ("request", 0), ("seal", 2))
    late = domain.evolve(revealed, domain.cancel(revealed, "engagement_cancelled", at=NOW))
    assert [one.card.status.value for one in late.reviews] == ["final", "final", "voided"]


def test_an_appeal_is_not_decided_without_a_new_card() -> None:
    state = published(("appeal", 2))
    asked = domain.evolve(state, COMMANDS["assign"](state, 0))
    one_gone = domain.evolve(asked, domain.decline(asked, asked.reviews[2].id, Decline.CAPACITY, at=NOW))
    one_left = domain.evolve(one_gone, domain.cannot_assign(one_gone, "nobody", base=2, at=NOW))
    none_left = domain.evolve(one_left, domain.decline(one_left, one_left.reviews[3].id, Decline.CAPACITY, at=NOW))
    stuck = domain.evolve(none_left, domain.cannot_assign(none_left, "nobody", base=2, at=NOW))

    assert (state.status, state.wanted, state.appeal_needs) == (Status.APPEALED, 4, 3)
    assert (one_left.wanted, one_left.missing, one_left.problem) == (3, 0, None)
    assert (stuck.status, stuck.wanted, stuck.problem) == (Status.REVIEWING, 3, "nobody")


def test_an_appeal_has_changed_something_when_the_recommendation_is_another() -> None:
    state = published(("appeal", 1), ("assign", 0), ("seal", 2))
    events = domain.reveal(state, {state.reviews[2].id: contents(state.reviews[2], state)}, at=NOW)
    revealed = domain.evolve(state, events)
    told = summary(revealed)

    def outcome(before: str) -> Outcome | None:
        (superseded,) = [
            event
            for event in domain.conclude(revealed, told, before=before, at=NOW)
            if isinstance(event, happened.SummarySuperseded)
        ]
        assert superseded.cause is Cause.APPEAL
        return superseded.outcome

    assert outcome(told.recommendation) is Outcome.UNCHANGED
    assert outcome("strong_convert" if told.recommendation == "hold" else "hold") is Outcome.CHANGED


def test_where_an_appeal_stands() -> None:
    lodged = Appeal(NOW, 1)
    decided = replace(lodged, outcome=Outcome.UNCHANGED, decided_at=NOW)
    appealed = published(("appeal", 1), ("assign", 0))
    cases = [
        (run(("assign", 0)), None, NOW, Standing.NOT_YET),
        (published(), None, UNTIL, Standing.POSSIBLE),
        (published(), None, UNTIL + timedelta(seconds=1), Standing.CLOSED),
        (published(("close appeals", 2)), None, NOW, Standing.CLOSED),
        (published(("request", 0)), None, NOW, Standing.REVIEW_UNDER_WAY),
        (appealed, lodged, NOW, Standing.UNDER_REVIEW),
        (published(("appeal", 0), ("cannot assign", 0)), lodged, NOW, Standing.WAITING_FOR_REVIEWERS),
        (published(), decided, NOW, Standing.DECIDED),
        (run(("assign", 0), ("cancel", 0)), None, NOW, Standing.CANCELLED),
    ]
    for state, appeal, at, standing in cases:
        assert appeals.standing(state, appeal, at=at) is standing


@pytest.mark.parametrize(("amend", "appeal", "fields"), [
    (0, 1, []), (90, 90, []), (-1, 14, ["amend_days"]), (14, 0, ["appeal_days"]), (91, 91, ["amend_days", "appeal_days"]),
])  # fmt: skip
def test_windows_have_limits(amend: int, appeal: int, fields: list[str]) -> None:
    try:
        checked(Windows(amend, appeal))
        found: list[str] = []
    except Invalid as refused:
        found = [finding.field for finding in refused.findings]

    assert found == fields
