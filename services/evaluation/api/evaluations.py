"""HTTP requests about evaluations: before the reveal 'k of n sealed', after it the summary."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from services.evaluation import access
from services.evaluation.api.text import id_of
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.read_models import desk, summaries
from services.evaluation.store import evaluations as store
from shared.http import Call, Limit, Page, page, requires

router = APIRouter(tags=["evaluations"])


class ProgressView(BaseModel):
    """How far the reviewing is; `problem` says why it does not go on and what would help.

    `version` counts what was published of it: a draft that is saved moves nothing that anybody else can see.
    """

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

    @classmethod
    def of(cls, evaluation: Evaluation) -> "ProgressView":
        return cls(
            evaluation_id=evaluation.id,
            engagement_id=evaluation.engagement_id,
            project_id=evaluation.project_id,
            candidate_label=evaluation.candidate_label,
            status=evaluation.status,
            sealed=evaluation.sealed,
            wanted=evaluation.wanted,
            due_at=evaluation.due_at,
            problem=evaluation.problem,
            version=evaluation.sequence,
        )


class EvaluationView(ProgressView):
    """`summary` is null before the reveal, whoever asks."""

    summary: dict[str, Any] | None


@router.get("/evaluations")
async def list_evaluations(
    call: Annotated[Call, requires("list", "evaluation")],
    limit: Limit = 100,
    after: str | None = None,
    project_id: UUID | None = None,
    stuck: bool = False,  # noqa: FBT001, FBT002  a query parameter
) -> Page[ProgressView]:
    """Newest first; `stuck` shows only those for which reviewers are missing."""
    async with call.transaction() as tx:
        rows = await store.page(tx.conn, after=id_of(after), project_id=project_id, stuck=stuck, limit=limit + 1)
    return page([ProgressView.of(one) for one in rows], limit, lambda view: str(view.evaluation_id))


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
    return EvaluationView(**ProgressView.of(evaluation).model_dump(), summary=summary)
