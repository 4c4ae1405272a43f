"""HTTP requests about appeals: the candidate's, by posting's ticket, and what owners may see of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel

from services.evaluation import access
from services.evaluation.api.text import Body, Text
from services.evaluation.domain.appeal import Standing
from services.evaluation.domain.summary import Outcome
from services.evaluation.handlers import appeals
from services.evaluation.handlers.appeals import Followed
from services.evaluation.read_models import desk, projects
from services.evaluation.store import appeals as store
from services.evaluation.store import evaluations
from shared.auth import Ticket
from shared.http import Call, requires, ticket_holder
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Forbidden, NotFound


class AppealBody(Body):
    """What the candidate thinks is wrong, in their own words."""

    reason: Text


class StandingView(BaseModel):
    """What the candidate may know: until when an appeal is possible, whether one is under way, what came of it."""

    engagement_id: UUID
    standing: Standing
    appeal_until: datetime | None
    lodged_at: datetime | None
    decided_at: datetime | None
    outcome: Outcome | None

    @classmethod
    def of(cls, followed: Followed) -> "StandingView":
        appeal = followed.appeal
        return cls(
            engagement_id=followed.evaluation.engagement_id,
            standing=followed.standing,
            appeal_until=followed.evaluation.appeal_until,
            lodged_at=appeal.lodged_at if appeal else None,
            decided_at=appeal.decided_at if appeal else None,
            outcome=appeal.outcome if appeal else None,
        )


class AppealView(StandingView):
    """For owners who do not decide on the work; `reason` is null until the appeal is decided."""

    reason: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """The candidate whose ticket opens the appeal of one work."""

    call: Call
    ticket: Ticket


async def holder(request: Request, engagement_id: UUID, action: str) -> Holder:
    """Who asks, by the ticket for this work's appeal, on the page and here."""
    principal = await ticket_holder(request, f"/appeals/{engagement_id}")
    if principal.ticket is None or principal.ticket.aggregate_id != engagement_id:
        raise NotFound("evaluation", engagement_id)
    if not access.permits(principal.roles, action, "appeal"):
        raise Forbidden("only the candidate appeals")
    return Holder(Call(request, principal, request.app.state.doors.pool), principal.ticket)


def by_ticket(action: str) -> Any:
    """The dependency of an endpoint that a ticket opens, as `requires` is of those that a role opens."""

    async def allowed(request: Request, engagement_id: UUID) -> Holder:
        return await holder(request, engagement_id, action)

    vars(allowed)["access"] = (action, "appeal")  # read by the test that walks all routes
    return Depends(allowed)


def router(vault: Vault) -> APIRouter:
    """`vault` keeps the reason unreadable."""
    routes = APIRouter(tags=["appeals"])

    @routes.get("/appeals/{engagement_id}")
    async def read_standing(who: Annotated[Holder, by_ticket("follow")], engagement_id: UUID) -> StandingView:
        """With posting's ticket as bearer token: where the candidate stands."""
        async with who.call.transaction() as tx:
            return StandingView.of(await appeals.follow(tx, engagement_id, subject_id=who.ticket.subject_id))

    @routes.post("/appeals/{engagement_id}", status_code=201, response_model=StandingView)
    async def lodge(who: Annotated[Holder, by_ticket("lodge")], engagement_id: UUID, body: AppealBody) -> Response:
        """With posting's ticket as bearer token: once, and while it is possible."""
        subject_id = who.ticket.subject_id

        async def work(tx: Transaction) -> StandingView:
            await appeals.lodge(tx, vault, engagement_id, body.reason, subject_id=subject_id)
            return StandingView.of(await appeals.follow(tx, engagement_id, subject_id=subject_id))

        # what was said is nowhere kept in the clear, nor as a hash that could be guessed
        return await who.call.create(work, digest=vault.blind_index(body.reason))

    @routes.get("/evaluations/{engagement_id}/appeal")
    async def read_appeal(call: Annotated[Call, requires("read", "appeal")], engagement_id: UUID) -> AppealView:
        """The reason once the appeal is decided. Never to who decides on the work or has reviewed it."""
        member_id = call.principal.member_id
        async with call.transaction() as tx:
            evaluation = await evaluations.of_engagement(tx.conn, engagement_id)
            if evaluation.project_id in await desk.to_seal(tx.conn, member_id):
                raise Forbidden("you have a card to seal in this project: seal it first")
            terms = (await projects.find(tx.conn, evaluation.project_id)).terms
            decides = terms is not None and terms.hiring_manager_id == member_id
            if decides or member_id in {review.reviewer_id for review in evaluation.reviews}:
                raise Forbidden("you decide on this work or have reviewed it: somebody else reads why it was appealed")
            followed = await appeals.follow(tx, engagement_id, subject_id=evaluation.subject_id)
            decided = followed.appeal is not None and followed.appeal.outcome is not None
            reason = await store.reason(tx.conn, vault, evaluation.id) if decided else None
        return AppealView(**StandingView.of(followed).model_dump(), reason=reason, problem=evaluation.problem)

    return routes
