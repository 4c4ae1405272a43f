"""A conflict of interest that comes to light later: the card does not count, and somebody else is asked."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from services.evaluation.domain.review import DELIVERED, WAITED_FOR, Status
from services.evaluation.handlers import reviews
from services.evaluation.pages import form
from services.evaluation.pages.form import Problem
from services.evaluation.pages.layout import own, reader, shown
from services.evaluation.read_models.desk import Review
from shared.http import Call, requires
from shared.privacy import Vault
from shared.rules import IllegalTransition

BEGUN = (WAITED_FOR | DELIVERED) - {Status.ASSIGNED}
"""Before that one steps back on the page for it."""


def declarable(review: Review) -> bool:
    """Whether a conflict can still be declared here."""
    return Status(review.status) in BEGUN and review.evaluation_status != "cancelled"


def router(vault: Vault) -> APIRouter:
    """`vault` opens the cards that count once this one does not."""
    routes = APIRouter()

    @routes.get("/reviews/{review_id}/conflict")
    async def conflict_page(call: Annotated[Call, requires("declare_conflict", "review")], review_id: UUID) -> Response:
        """What the conflict is, and what happens then. Changes nothing."""
        return await _asked(call, review_id)

    @routes.post("/reviews/{review_id}/conflict")
    async def declare(call: Annotated[Call, requires("declare_conflict", "review")], review_id: UUID) -> Response:
        """Voids the card or gives the review back."""
        reason = form.text(await call.request.form(), "reason").strip()
        problems = form.reason_problems(reason, "say what the conflict is, in a sentence")
        if problems:
            return await _asked(call, review_id, reason=reason, problems=problems)
        try:
            async with call.transaction() as tx:
                review = await own(tx, call, review_id)
                await reviews.declare_conflict(tx, vault, review_id, reason, by=review.reviewer_id)
        except IllegalTransition:
            return RedirectResponse(f"/reviews/{review_id}", status_code=303)
        return RedirectResponse("/reviews?done=conflict", status_code=303)

    return routes


async def _asked(call: Call, review_id: UUID, *, reason: str = "", problems: tuple[Problem, ...] = ()) -> Response:
    async with call.transaction() as tx:
        review = await own(tx, call, review_id)
        who = await reader(call, tx)
    if review.status == Status.ASSIGNED:
        return RedirectResponse(f"/reviews/{review_id}/decline", status_code=303)
    if not declarable(review):
        return RedirectResponse(f"/reviews/{review_id}", status_code=303)
    return shown(
        call.request,
        "conflict.html",
        who,
        status=422 if problems else 200,
        review=review,
        reason=reason,
        problems=problems,
        longest=form.LONGEST_NOTE,
    )
