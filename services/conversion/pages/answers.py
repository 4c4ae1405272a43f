"""The candidate's answer to an offer: entered with posting's ticket, which opens this one offer for a short time."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from services.conversion import access
from services.conversion.domain.offer import DeclineReason, Offer, Status
from services.conversion.handlers import offers
from services.conversion.pages.layout import TEMPLATES
from services.conversion.read_models import work
from services.conversion.read_models.work import Project
from shared import times
from shared.auth import Ticket
from shared.http import Call, ticket_holder
from shared.messaging import Transaction
from shared.rules import Forbidden, Invalid, NotFound, Stale
from shared.web import csrf_of, render

router = APIRouter()
OPEN = frozenset({Status.EXTENDED, Status.VIEWED})
ANSWERS = ("accept", "decline")


async def _holder(request: Request, offer_id: UUID, action: str) -> tuple[Call, Ticket]:
    """The candidate whose ticket opens this offer."""
    principal = await ticket_holder(request, f"/answers/{offer_id}")
    if principal.ticket is None or principal.ticket.aggregate_id != offer_id:
        raise NotFound("offer", offer_id)
    if not access.permits(principal.roles, action, "answer"):
        raise Forbidden("only the candidate answers an offer")
    return Call(request, principal, request.app.state.doors.pool), principal.ticket


@router.get("/answers/{offer_id}")
async def offer_page(request: Request, offer_id: UUID) -> Response:
    """The terms and until when they hold. The ticket leaves the address at once: it is nobody else's to see."""
    call, ticket = await _holder(request, offer_id, "read")
    if "ticket" in request.query_params:
        return RedirectResponse(f"/answers/{offer_id}", status_code=303)
    async with call.transaction() as tx:
        offer = await offers.view(tx, offer_id, ticket.subject_id)
        return await _page(request, tx, "answer.html", offer)


@router.get("/answers/{offer_id}/confirm")
async def confirm_page(request: Request, offer_id: UUID, answer: str = "") -> Response:
    """What the answer means, with the button that gives it. Changes nothing."""
    call, ticket = await _holder(request, offer_id, "read")
    async with call.transaction() as tx:
        offer = await offers.load_for_candidate(tx, offer_id, ticket.subject_id)
        if answer not in ANSWERS or offer.status not in OPEN:
            return RedirectResponse(f"/answers/{offer_id}", status_code=303)
        return await _page(request, tx, "answer_confirm.html", offer, answer=answer, reasons=tuple(DeclineReason))


@router.post("/answers/{offer_id}/confirm")
async def give(request: Request, offer_id: UUID) -> Response:
    """Records the answer."""
    call, ticket = await _holder(request, offer_id, "give")
    form = await request.form()
    version = str(form.get("offer_version", ""))
    seen = int(version) if version.isdecimal() else -1
    act = _act(str(form.get("answer", "")), str(form.get("decline_reason", "")), offer_id, ticket.subject_id, seen)
    if act is None:
        return RedirectResponse(f"/answers/{offer_id}", status_code=303)
    try:
        async with call.transaction() as tx:
            await act(tx)
    except (Stale, Invalid):
        # the newest version stands on the page, and nothing was answered
        async with call.transaction() as tx:
            offer = await offers.load_for_candidate(tx, offer_id, ticket.subject_id)
            return await _page(request, tx, "answer.html", offer, status=409)
    return RedirectResponse(f"/answers/{offer_id}", status_code=303)


def _act(
    answer: str, reason: str, offer_id: UUID, subject_id: UUID, seen: int
) -> Callable[[Transaction], Awaitable[Offer]] | None:
    if answer == "accept":
        return lambda tx: offers.accept(tx, offer_id, subject_id, offer_version=seen)
    if answer == "decline":
        why = DeclineReason(reason) if reason in set(DeclineReason) else None
        return lambda tx: offers.decline(tx, offer_id, subject_id, why, offer_version=seen)
    return None


async def _page(
    request: Request, tx: Transaction, name: str, offer: Offer, *, status: int = 200, **more: Any
) -> HTMLResponse:
    project: Project | None = await work.project(tx.conn, offer.project_id)
    zone = project.time_zone if project else "UTC"
    context = {
        "offer": offer,
        "project": project,
        "zone": zone,
        "now": tx.now,
        "open": offer.status in OPEN and offer.valid_until is not None and tx.now <= offer.valid_until,
        "changed": status == 409,
        "token": csrf_of(request),
        "csrf": "",
        "day": lambda at, **more: times.day(at, zone, **more),
        "moment": lambda at: times.moment(at, zone),
        "ahead": lambda at: times.ahead(at, tx.now, zone),
    }
    return render(TEMPLATES, name, request, status=status, **(context | more))
