"""The reviewer's desk: what waits by due date, what is sealed, what is revealed; and stepping back from a review."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from services.evaluation.domain.review import WAITED_FOR, Decline, Status
from services.evaluation.handlers import reviews
from services.evaluation.pages.form import Problem, text
from services.evaluation.pages.layout import LONGEST_LIST, own, reader, shown
from services.evaluation.read_models import desk
from services.evaluation.read_models.desk import Review
from shared.database import Conn
from shared.http import Call, requires
from shared.privacy import Vault
from shared.rules import IllegalTransition

REVIEWING = "reviewing"


def is_open(review: Review) -> bool:
    """Whether a card is still expected of this reviewer."""
    return Status(review.status) in WAITED_FOR and review.evaluation_status == REVIEWING


async def waiting(conn: Conn, member_id: UUID) -> list[Review]:
    """The reviews that wait for a card of this member, the most urgent first."""
    mine = await desk.mine(conn, member_id, after=None, limit=LONGEST_LIST)
    return by_due_date(mine)


def by_due_date(mine: list[Review]) -> list[Review]:
    """Those that are open, the most urgent first."""
    return sorted((review for review in mine if is_open(review)), key=lambda review: (review.due_at, review.id))


def router(vault: Vault) -> APIRouter:
    """`vault` is for what becomes possible when somebody steps back."""
    routes = APIRouter()

    @routes.get("/reviews")
    async def list_page(call: Annotated[Call, requires("list", "review")], done: str = "") -> HTMLResponse:
        """What waits for the reader, then what they have sealed, then what is open to see."""
        async with call.transaction() as tx:
            who = await reader(call, tx)
            mine = await desk.mine(tx.conn, who.member.id, after=None, limit=LONGEST_LIST)
        of = {status: [one for one in mine if one.status == status] for status in (Status.SEALED, Status.REVEALED)}
        return shown(
            call.request,
            "reviews.html",
            who,
            waiting=by_due_date(mine),
            sealed=of[Status.SEALED],
            revealed=of[Status.REVEALED],
            done=done,
        )

    _stepping_back(routes, vault)
    return routes


def _stepping_back(routes: APIRouter, vault: Vault) -> None:
    @routes.get("/reviews/{review_id}/decline")
    async def decline_page(call: Annotated[Call, requires("decline", "review")], review_id: UUID) -> Response:
        """Why, and what happens then. Changes nothing."""
        return await _asked(call, review_id)

    @routes.post("/reviews/{review_id}/decline")
    async def decline(call: Annotated[Call, requires("decline", "review")], review_id: UUID) -> Response:
        """Gives the review back; somebody else is asked at once."""
        reason = text(await call.request.form(), "reason")
        if reason not in set(Decline):
            first = next(iter(Decline)).value
            problem = Problem("reason", f"reason-{first}", "Why", "choose one of the two; it is not shown to reviewers")
            return await _asked(call, review_id, problems=(problem,))
        try:
            async with call.transaction() as tx:
                await own(tx, call, review_id)
                await reviews.decline(tx, vault, review_id, Decline(reason), by=(await reader(call, tx)).member.id)
        except IllegalTransition:
            return RedirectResponse(f"/reviews/{review_id}", status_code=303)
        return RedirectResponse("/reviews?done=declined", status_code=303)

    async def _asked(call: Call, review_id: UUID, *, problems: tuple[Problem, ...] = ()) -> Response:
        async with call.transaction() as tx:
            review = await own(tx, call, review_id)
            who = await reader(call, tx)
        if review.status != Status.ASSIGNED or not is_open(review):
            return RedirectResponse(f"/reviews/{review_id}", status_code=303)
        status = 422 if problems else 200
        return shown(
            call.request, "decline.html", who, status=status, review=review, reasons=tuple(Decline), problems=problems
        )
