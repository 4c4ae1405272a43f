"""Check and seal: what will be sealed, what cannot be undone, and the one button that does it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from services.evaluation.handlers import reviews
from services.evaluation.pages import form
from services.evaluation.pages.desk import is_open
from services.evaluation.pages.layout import own, reader, shown
from services.evaluation.read_models import worksheet
from services.evaluation.store import locks
from shared.http import Call, requires
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import IllegalTransition, Invalid


def router(vault: Vault) -> APIRouter:
    """`vault` opens the reader's own draft, and keeps the sealed card unreadable."""
    routes = APIRouter()

    @routes.get("/reviews/{review_id}/seal")
    async def check_page(call: Annotated[Call, requires("seal", "review")], review_id: UUID) -> Response:
        """The whole card as it would be sealed. Changes nothing."""
        async with call.transaction() as tx:
            return await _check(call, tx, vault, review_id)

    @routes.post("/reviews/{review_id}/seal")
    async def seal(call: Annotated[Call, requires("seal", "review")], review_id: UUID) -> Response:
        """Seals exactly the card that was shown: a draft that has changed since is shown first."""
        seen = form.text(await call.request.form(), "seen")
        try:
            async with call.transaction() as tx:
                review = await own(tx, call, review_id)
                await locks.project(tx.conn, review.project_id)
                if is_open(review) and worksheet.stamp(await worksheet.saved_at(tx.conn, review_id)) != seen:
                    return await _check(call, tx, vault, review_id, changed=True)
                await reviews.seal(tx, vault, review_id, None, by=review.reviewer_id)
        except (IllegalTransition, Invalid):
            # sealed before, closed, or incomplete: the review's page says which
            return RedirectResponse(f"/reviews/{review_id}", status_code=303)
        return RedirectResponse(f"/reviews/{review_id}", status_code=303)

    return routes


async def _check(call: Call, tx: Transaction, vault: Vault, review_id: UUID, *, changed: bool = False) -> Response:
    review = await own(tx, call, review_id)
    if not is_open(review):
        return RedirectResponse(f"/reviews/{review_id}", status_code=303)
    who = await reader(call, tx)
    sheet = await worksheet.load(tx.conn, vault, review)
    if form.to_finish(sheet.marks, sheet.rubric):
        return RedirectResponse(f"/reviews/{review_id}", status_code=303)
    return shown(
        call.request,
        "check.html",
        who,
        status=409 if changed else 200,
        sheet=sheet,
        review=review,
        changed=changed,
    )
