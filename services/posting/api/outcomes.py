"""HTTP requests of HR systems that do not read Kafka: what came of their projects, from any point on."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from services.posting.store import outcomes as store
from services.posting.store.outcomes import Outcome
from shared.http import Call, Limit, Page, cursor, page, position_of, requires
from shared.rules import Finding, Invalid

router = APIRouter(tags=["HR systems"])


class OutcomeView(BaseModel):
    """A milestone, as on `hr.outcomes.v1`. `cursor` asks for what came after this one."""

    cursor: str
    outcome_id: UUID
    milestone: str
    external_source: str
    external_project_id: str
    project_id: UUID
    application_id: UUID | None
    engagement_id: UUID | None
    candidate_label: str | None
    recommendation: str | None
    offer_id: UUID | None
    occurred_at: datetime

    @classmethod
    def of(cls, outcome: Outcome) -> "OutcomeView":
        return cls(
            cursor=cursor(str(outcome.position)),
            outcome_id=outcome.id,
            milestone=outcome.milestone,
            external_source=outcome.origin.source,
            external_project_id=outcome.origin.external_project_id,
            project_id=outcome.project_id,
            application_id=outcome.application_id,
            engagement_id=outcome.engagement_id,
            candidate_label=outcome.candidate_label,
            recommendation=outcome.recommendation,
            offer_id=outcome.offer_id,
            occurred_at=outcome.occurred_at,
        )


@router.get("/outcomes")
async def list_outcomes(
    call: Annotated[Call, requires("list", "outcome")], limit: Limit = 50, after: str | None = None
) -> Page[OutcomeView]:
    """Oldest first. Keep the `cursor` of the last one that you have dealt with, and ask again with it: nothing is
    missed and nothing comes twice.
    """
    async with call.transaction() as tx:
        rows = await store.page(tx.conn, after=_position(after), limit=limit + 1)
    return page([OutcomeView.of(one) for one in rows], limit, lambda view: position_of(view.cursor) or "")


def _position(after: str | None) -> int:
    text = position_of(after)
    if text is None:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Invalid(Finding("after", "not_a_cursor", "take the `cursor` of an outcome as it is"))
    return int(text)
