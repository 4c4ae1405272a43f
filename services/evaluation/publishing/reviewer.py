"""What leaves the service about reviewers. Numbers stay inside: flags are for the reviewer and the operators."""

from services.evaluation.domain import reviewer as domain
from services.evaluation.domain.reviewer import Reviewer
from services.evaluation.domain.rubric import Ref
from shared.contracts import Contract, evaluation_v1
from shared.contracts.contract import RubricRef


def outgoing(reviewer: Reviewer, event: domain.Event) -> Contract | None:
    """`reviewer` is as the event leaves them."""
    match event:
        case domain.Calibrated():
            return evaluation_v1.ReviewerCalibrated(reviewer_member_id=reviewer.id, rubric=_rubric(event.rubric))
        case domain.DriftDetected():
            return evaluation_v1.ReviewerDriftDetected(reviewer_member_id=reviewer.id, rubric=_rubric(event.rubric))
        case _:
            return None


def _rubric(ref: Ref) -> RubricRef:
    return RubricRef(rubric_id=ref.id, version=ref.version)
