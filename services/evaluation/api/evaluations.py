"""HTTP requests about evaluations: before the reveal 'k of n sealed', after it the summary; and voiding a card."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from services.evaluation import access
from services.evaluation.api.text import Body, Text, id_of
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.handlers import again
from services.evaluation.read_models import desk, summaries
from services.evaluation.store import evaluations as store
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Forbidden


class VoidBody(Body):
    """Why the card must not count; it stays in the audit log."""

    reason: Text


class ProgressView(BaseModel):
    """How far the reviewing is; `problem` says why it does not go on and what would help."""

    evaluation_id: UUID
    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    status: Status
    sealed: int
    wanted: int
    due_at: datetime | None
    problem: str | None

    @classmethod
    def of(cls, evaluation: Evaluation, *, blind: bool = False) -> "ProgressView":
        """`blind`: for whoever must not learn that this is an appeal, or that one more opinion was asked for."""
        return cls(
            evaluation_id=evaluation.id,
            engagement_id=evaluation.engagement_id,
            project_id=evaluation.project_id,
            candidate_label=evaluation.candidate_label,
            status=_blind(evaluation.status) if blind else evaluation.status,
            sealed=evaluation.sealed,
            wanted=evaluation.wanted,
            due_at=evaluation.due_at,
            problem=None if blind else evaluation.problem,
        )


class EvaluationView(ProgressView):
    """`summary` is null before the reveal, whoever asks."""

    summary: dict[str, Any] | None


def router(vault: Vault) -> APIRouter:
    """`vault` opens sealed cards when a voided one lets the panel go on."""
    routes = APIRouter(tags=["evaluations"])

    @routes.get("/evaluations")
    async def list_evaluations(
        call: Annotated[Call, requires("list", "evaluation")],
        limit: Limit = 100,
        after: str | None = None,
        project_id: UUID | None = None,
        stuck: bool = False,  # noqa: FBT001, FBT002  a query parameter
    ) -> Page[ProgressView]:
        """Newest first; `stuck` shows only those for which reviewers are missing, as far as the caller may know."""
        async with call.transaction() as tx:
            blind = await desk.to_seal(tx.conn, call.principal.member_id)
            unknown = blind if stuck else frozenset()
            rows = await store.page(
                tx.conn, after=id_of(after), project_id=project_id, stuck=stuck, without=unknown, limit=limit + 1
            )
        views = [ProgressView.of(one, blind=one.project_id in blind) for one in rows]
        return page(views, limit, lambda view: str(view.evaluation_id))

    @routes.get("/evaluations/{engagement_id}")
    async def read_evaluation(
        call: Annotated[Call, requires("read", "evaluation")], engagement_id: UUID
    ) -> EvaluationView:
        """Whoever still has a card to seal in the project sees no summary of it, whatever their roles."""
        principal = call.principal
        async with call.transaction() as tx:
            evaluation = await store.of_engagement(tx.conn, engagement_id)
            summary = None
            blind = evaluation.project_id in await desk.to_seal(tx.conn, principal.member_id)
            if access.permits(principal.roles, "read_summary", "evaluation") and not blind:
                summary = await summaries.latest(tx.conn, evaluation.id)
        blind = blind or not access.permits(principal.roles, "list", "evaluation")
        return EvaluationView(**ProgressView.of(evaluation, blind=blind).model_dump(), summary=summary)

    @routes.post("/evaluations/{engagement_id}/scorecards/{review_id}/void", response_model=ProgressView)
    async def void_scorecard(
        call: Annotated[Call, requires("void", "scorecard")], engagement_id: UUID, review_id: UUID, body: VoidBody
    ) -> Response:
        """The card does not count any more; a sealed one is destroyed unread. Never by the one who decides."""
        member_id = call.principal.member_id
        if member_id is None:
            raise Forbidden("only members of the employer void a card")

        async def work(tx: Transaction) -> ProgressView:
            return ProgressView.of(await again.void(tx, vault, engagement_id, review_id, body.reason, by=member_id))

        return await call.create(work, status=200)

    return routes


def _blind(status: Status) -> Status:
    return Status.REVIEWING if status in {Status.APPEALED, Status.ADDITIONAL_REVIEW_REQUESTED} else status
