"""HTTP requests about recommendations and decisions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from services.conversion.api.text import Body, Text, id_of, member_of
from services.conversion.domain.recommendation import Decision, Reason, ReasonCode, Recommendation, Status, Value
from services.conversion.handlers import recommendations
from services.conversion.read_models import decisions, reviews, work
from services.conversion.store import summaries
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction
from shared.rules import NotFound

router = APIRouter(tags=["recommendations"])


class DecisionBody(Body):
    """`version` is that of the recommendation the caller looked at. Deciding differently needs a reason."""

    version: int
    reason: Text = ""
    reason_code: ReasonCode | None = None

    def to_reason(self) -> Reason | None:
        return reason_of(self.reason_code, self.reason)


class SeenBody(Body):
    version: int


class RowView(BaseModel):
    """One recommendation as lists show it."""

    recommendation_id: UUID
    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    value: Value
    status: Status
    decision: Decision | None
    decide_by: datetime
    decided_at: datetime | None
    summary_version: int
    headline: str
    project_title: str


class RecommendationView(BaseModel):
    """The recommendation with its decision; `reason` stays with staff."""

    recommendation_id: UUID
    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    value: Value
    status: Status
    summary_version: int
    decide_by: datetime
    decision: Decision | None
    decided_by: UUID | None
    decided_at: datetime | None
    reason: str | None
    reason_code: ReasonCode | None
    review_requested: bool
    version: int

    @classmethod
    def of(cls, one: Recommendation) -> "RecommendationView":
        return cls(
            recommendation_id=one.id,
            engagement_id=one.engagement_id,
            project_id=one.project_id,
            candidate_label=one.candidate_label,
            value=one.value,
            status=one.status,
            summary_version=one.summary_version,
            decide_by=one.decide_by,
            decision=one.decision,
            decided_by=one.decided_by,
            decided_at=one.decided_at,
            reason=one.reason.words if one.reason else None,
            reason_code=one.reason.code if one.reason else None,
            review_requested=one.review_requested_by is not None,
            version=one.version,
        )


class EngagementView(BaseModel):
    """Before the reveal only how many cards are sealed; afterwards the recommendation and the whole summary."""

    engagement_id: UUID
    candidate_label: str
    sealed: int
    wanted: int
    recommendation: RecommendationView | None
    summary: Mapping[str, Any] | None


@router.get("/recommendations")
async def list_recommendations(
    call: Annotated[Call, requires("list", "recommendation")],
    limit: Limit = 50,
    after: str | None = None,
    state: Annotated[Literal["open", "decided"] | None, Query()] = None,
) -> Page[RowView]:
    """Newest first, without projects in which the caller still has a card to seal."""
    open_only = None if state is None else state == "open"
    async with call.transaction() as tx:
        rows = await decisions.page(
            tx.conn, call.principal.member_id, after=id_of(after), limit=limit + 1, open_only=open_only
        )
    views = [RowView.model_validate(row, from_attributes=True) for row in rows]
    return page(views, limit, lambda view: str(view.recommendation_id))


@router.get("/recommendations/{engagement_id}")
async def read_recommendation(
    call: Annotated[Call, requires("read", "recommendation")], engagement_id: UUID
) -> EngagementView:
    """Whoever still has a card to seal in the project sees no summary of it, whatever their roles."""
    async with call.transaction() as tx:
        return await _view(tx, engagement_id, call.principal.member_id)


async def _view(tx: Transaction, engagement_id: UUID, member_id: UUID | None) -> EngagementView:
    current = await recommendations.visible(tx, engagement_id, member_id)
    engagement = await work.engagement(tx.conn, engagement_id)
    if current is None and engagement is None:
        raise NotFound("recommendation", engagement_id)
    progress = await reviews.progress(tx.conn, engagement_id)
    summary = await summaries.document(tx.conn, engagement_id, current.summary_version) if current else None
    label = current.candidate_label if current else engagement.candidate_label if engagement else ""
    return EngagementView(
        engagement_id=engagement_id,
        candidate_label=label,
        sealed=progress.sealed if progress else 0,
        wanted=progress.wanted if progress else 0,
        recommendation=RecommendationView.of(current) if current else None,
        summary=summary,
    )


@router.post("/recommendations/{engagement_id}/review-request", response_model=RecommendationView)
async def request_review(
    call: Annotated[Call, requires("request_review", "recommendation")], engagement_id: UUID, body: SeenBody
) -> Response:
    """Asks for one more reviewer; the decision stays open."""

    async def work(tx: Transaction) -> BaseModel:
        asked = await recommendations.request_review(tx, engagement_id, version=body.version, by=member_of(call))
        return RecommendationView.of(asked)

    return await call.create(work, status=200)


@router.post("/recommendations/{engagement_id}/{decision}", response_model=RecommendationView)
async def decide(
    call: Annotated[Call, requires("decide", "recommendation")],
    engagement_id: UUID,
    decision: Decision,
    body: DecisionBody,
) -> Response:
    """Records the decision; one that differs from the recommendation needs a reason."""

    async def work(tx: Transaction) -> BaseModel:
        decided = await recommendations.decide(
            tx, engagement_id, decision, body.to_reason(), version=body.version, by=member_of(call)
        )
        return RecommendationView.of(decided)

    return await call.create(work, status=200)


def reason_of(code: ReasonCode | None, words: str) -> Reason | None:
    """The reason that was given, in a code, in words, or in both."""
    if code is None and not words.strip():
        return None
    return Reason(code or ReasonCode.OTHER, words.strip())
