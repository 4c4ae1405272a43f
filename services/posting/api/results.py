"""HTTP requests of candidates about their results: levels and notes of their own work, and the way to appeal."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from services.posting.api.candidates import TicketView, person_of, signed_url
from services.posting.api.text import id_of
from services.posting.domain.result import Appeal
from services.posting.read_models import results
from services.posting.read_models.results import Mine
from services.posting.settings import Settings
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction


class LevelView(BaseModel):
    """One level of the rubric, counted from 1, and how many reviewers chose it."""

    number: int
    anchor: str
    chosen: int


class CriterionView(BaseModel):
    name: str
    question: str
    levels: list[LevelView]
    cannot_tell: int


class NoteView(BaseModel):
    criterion: str
    note: str


class ResultView(BaseModel):
    """The latest result of one engagement, in words. `feedback` has each review's notes, in no order that says who.

    An appeal is possible until `appeal_until`, once; `change` says why there is another result than before.
    """

    engagement_id: UUID
    project_id: UUID
    project_title: str
    employer_name: str
    reviews: int
    verdict: str
    reason: str
    change: str
    criteria: list[CriterionView]
    feedback: list[list[NoteView]]
    decide_by: datetime
    published_at: datetime
    appeal: Appeal
    appeal_until: datetime | None
    appealed_at: datetime | None

    @classmethod
    def of(cls, one: Mine, now: datetime) -> "ResultView":
        result = one.result
        return cls(
            engagement_id=result.engagement_id,
            project_id=result.project_id,
            project_title=result.project_title,
            employer_name=one.employer_name,
            reviews=result.reviews,
            verdict=result.verdict,
            reason=result.reason,
            change=result.change,
            criteria=[CriterionView.model_validate(found, from_attributes=True) for found in result.criteria],
            feedback=[
                [NoteView(criterion=note.criterion, note=note.note) for note in of_one] for of_one in result.feedback
            ],
            decide_by=result.decide_by,
            published_at=result.published_at,
            appeal=result.appeal(now),
            appeal_until=result.appeal_until,
            appealed_at=result.appealed_at,
        )


async def appeal_url(tx: Transaction, settings: Settings, engagement_id: UUID) -> str:
    """Where the person of the transaction appeals the result of this work, with the ticket for it."""
    mine = await results.my_own(tx.conn, engagement_id)
    return signed_url(
        settings,
        f"/appeals/{engagement_id}",
        employer_id=mine.employer_id,
        subject_id=mine.result.subject_id,
        aggregate_id=engagement_id,
    )


def routes(settings: Settings) -> APIRouter:
    """`settings` hold the key that signs tickets."""
    router = APIRouter(prefix="/me/results", tags=["me"])

    @router.get("")
    async def my_results(
        call: Annotated[Call, requires("list", "result")], limit: Limit = 50, after: str | None = None
    ) -> Page[ResultView]:
        """The caller's own, newest work first."""
        person_of(call.principal)
        async with call.transaction() as tx:
            found = await results.mine(tx.conn, after=id_of(after), limit=limit + 1)
            shown = [ResultView.of(one, tx.now) for one in found]
        return page(shown, limit, lambda view: str(view.engagement_id))

    @router.post("/{engagement_id}/appeal-ticket")
    async def appeal_ticket(call: Annotated[Call, requires("appeal", "result")], engagement_id: UUID) -> TicketView:
        """A short-lived signed link to where the result is appealed; its ticket opens evaluation's API as well."""
        person_of(call.principal)
        async with call.transaction() as tx:
            return TicketView(url=await appeal_url(tx, settings, engagement_id))

    return router
