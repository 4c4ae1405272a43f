"""What leaves the service about evaluations. Before the reveal nothing here depends on a mark."""

from typing import Any, assert_never

from pydantic import TypeAdapter

from services.evaluation.domain import events as happened
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.events import Event, ReviewEvent
from services.evaluation.domain.review import Taken
from services.evaluation.domain.summary import Summary
from shared.contracts import Contract, evaluation_v1
from shared.contracts.contract import PolicyRef, RubricRef

SUMMARY = TypeAdapter(Summary)


def outgoing(evaluation: Evaluation, event: Event) -> Contract | None:  # noqa: C901, PLR0912  one line per event
    """`evaluation` is as the event leaves it."""
    ids: dict[str, Any] = {
        "evaluation_id": evaluation.id,
        "engagement_id": evaluation.engagement_id,
        "project_id": evaluation.project_id,
    }
    match event:
        case (
            happened.Unassignable()
            | happened.Accepted()
            | happened.Begun()
            | happened.ConflictDeclared()
            | happened.ReviewingResumed()
            | happened.AdditionalReviewForgone()
            | happened.Revealed()
            | happened.AppealsClosed()
            | happened.Closed()
        ):
            return None
        case happened.Opened():
            return _opened(evaluation, ids)
        case happened.Assigned():
            review = event.review
            return evaluation_v1.ReviewAssigned(
                **ids,
                review_id=review.id,
                reviewer_member_id=review.reviewer_id,
                due_at=review.due_at,
                additional=review.additional,
            )
        case happened.Declined():
            return evaluation_v1.ReviewDeclined(**ids, **_review(evaluation, event), reason=event.reason.value)
        case happened.Reassigned():
            return evaluation_v1.ReviewReassigned(**ids, **_review(evaluation, event), reason=_reason(event.why))
        case happened.Overdue():
            return evaluation_v1.ReviewOverdue(**ids, **_review(evaluation, event))
        case happened.Sealed():
            return evaluation_v1.ScorecardSealed(
                **ids,
                **_card(evaluation, event),
                commitment=event.commitment,
                sealed=evaluation.sealed,
                wanted=evaluation.wanted,
            )
        case happened.CardVoided():
            return evaluation_v1.ScorecardVoided(**ids, **_card(evaluation, event), reason=event.why.value)
        case happened.CardAmended():
            return evaluation_v1.ScorecardAmended(
                **ids,
                **_card(evaluation, event),
                commitment=event.commitment,
                reason=event.reason,
                scorecard=evaluation_v1.ScorecardDocument.model_validate(event.contents.document),
                nonce=event.contents.nonce.hex(),
            )
        case happened.QuorumReached():
            return evaluation_v1.EvaluationQuorumReached(**ids)
        case happened.AdditionalReviewRequested():
            return evaluation_v1.EvaluationAdditionalReviewRequested(**ids, reviews_wanted=event.wanted)
        case happened.CardRevealed():
            return evaluation_v1.ScorecardRevealed(
                **ids,
                **_card(evaluation, event),
                scorecard=evaluation_v1.ScorecardDocument.model_validate(event.contents.document),
                nonce=event.contents.nonce.hex(),
            )
        case happened.Finalized():
            return evaluation_v1.EvaluationFinalized(**ids)
        case happened.SummarySuperseded():
            return evaluation_v1.EvaluationSummarySuperseded(
                **ids,
                summary_version=event.summary_version,
                superseded_by=event.superseded_by,
                reason=event.cause.value,
                appeal_outcome=event.outcome.value if event.outcome else None,
            )
        case happened.SummaryPublished():
            return _summary(evaluation, event.summary, ids)
        case happened.Appealed():
            return evaluation_v1.EvaluationAppealed(
                **ids, reviews_wanted=event.wanted, reviewers_missing=event.reviewers_missing
            )
        case happened.Cancelled():
            return evaluation_v1.EvaluationCancelled(**ids, reason=event.reason)
        case _:
            assert_never(event)


def _reason(why: Taken) -> str:
    """Others need not know who is on leave: such a reviewer cannot do it, like one who has left."""
    return (Taken.UNFIT if why is Taken.LEAVE else why).value


def _opened(evaluation: Evaluation, ids: dict[str, Any]) -> Contract:
    return evaluation_v1.EvaluationOpened(
        **ids,
        subject_id=evaluation.subject_id,
        candidate_label=evaluation.candidate_label,
        rubric=_rubric(evaluation),
        policy=_policy(evaluation),
        reviews_wanted=evaluation.wanted,
    )


def _review(evaluation: Evaluation, event: ReviewEvent) -> dict[str, Any]:
    review = evaluation.review(event.review_id)
    return {"review_id": review.id, "reviewer_member_id": review.reviewer_id}


def _card(evaluation: Evaluation, event: ReviewEvent) -> dict[str, Any]:
    version = evaluation.review(event.review_id).card.version
    return _review(evaluation, event) | {"scorecard_version": version}


def _summary(evaluation: Evaluation, summary: Summary, ids: dict[str, Any]) -> Contract:
    """Field by field under the same names; the contract checks every format."""
    said = SUMMARY.dump_python(summary)
    return evaluation_v1.EvaluationSummaryPublished.model_validate(
        said
        | ids
        | {
            "summary_version": summary.version,
            "subject_id": evaluation.subject_id,
            "candidate_label": evaluation.candidate_label,
            "rubric": _rubric(evaluation),
            "policy": _policy(evaluation),
        }
    )


def _rubric(evaluation: Evaluation) -> RubricRef:
    return RubricRef(rubric_id=evaluation.rubric.id, version=evaluation.rubric.version)


def _policy(evaluation: Evaluation) -> PolicyRef:
    return PolicyRef(policy_id=evaluation.policy.id, version=evaluation.policy.version)
