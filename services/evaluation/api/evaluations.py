"""HTTP requests about evaluations: before the reveal 'k of n sealed', after it the summary."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from services.evaluation import access
from services.evaluation.domain.evaluation import Status
from services.evaluation.read_models import desk, summaries
from services.evaluation.store import evaluations as store
from shared.http import Call, requires

router = APIRouter(tags=["evaluations"])


class EvaluationView(BaseModel):
    """`problem` says why reviewing does not go on; `summary` is null before the reveal, whoever asks."""

    evaluation_id: UUID
    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    status: Status
    sealed: int
    wanted: int
    due_at: datetime | None
    problem: str | None
    version: int
    summary: dict[str, Any] | None


@router.get("/evaluations/{engagement_id}")
async def read_evaluation(call: Annotated[Call, requires("read", "evaluation")], engagement_id: UUID) -> EvaluationView:
    """Whoever still has a card to seal in the project sees no summary of it, whatever their roles."""
    principal = call.principal
    async with call.transaction() as tx:
        evaluation = await store.of_engagement(tx.conn, engagement_id)
        summary = None
        blind = principal.member_id is not None and await desk.still_to_seal(
            tx.conn, evaluation.project_id, principal.member_id
        )
        if access.permits(principal.roles, "read_summary", "evaluation") and not blind:
            summary = await summaries.latest(tx.conn, evaluation.id)
    return EvaluationView(
        evaluation_id=evaluation.id,
        engagement_id=evaluation.engagement_id,
        project_id=evaluation.project_id,
        candidate_label=evaluation.candidate_label,
        status=evaluation.status,
        sealed=evaluation.sealed,
        wanted=evaluation.wanted,
        due_at=evaluation.due_at,
        problem=evaluation.problem,
        version=evaluation.version,
        summary=summary,
    )
