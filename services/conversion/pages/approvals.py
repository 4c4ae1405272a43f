"""The pages of approvers: what waits for them, and one offer with its chain."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from services.conversion.domain import approval
from services.conversion.handlers import offers
from services.conversion.pages.layout import by_field, reader, shown
from services.conversion.read_models import members, reviews, work
from services.conversion.store import offers as store
from services.conversion.store import recommendations, summaries
from shared.http import Call, requires
from shared.messaging import Transaction
from shared.rules import Finding, Invalid, Stale

router = APIRouter()
LONGEST_LIST = 200


@router.get("/approvals")
async def list_page(call: Annotated[Call, requires("list", "approval")]) -> HTMLResponse:
    """What waits for the reader, oldest first."""
    async with call.transaction() as tx:
        who = await reader(call, tx)
        waiting = await store.due_for(tx.conn, who.member.id, after=None, limit=LONGEST_LIST)
    return shown(call.request, "approvals.html", who, waiting=waiting)


@router.get("/approvals/{offer_id}")
async def offer_page(call: Annotated[Call, requires("read", "approval")], offer_id: UUID) -> HTMLResponse:
    """What changed, the terms, why this person, the chain."""
    return await _offer(call, offer_id)


async def _offer(call: Call, offer_id: UUID, *, findings: tuple[Finding, ...] = (), comment: str = "") -> HTMLResponse:
    async with call.transaction() as tx:
        who = await reader(call, tx)
        offer = await store.load(tx.conn, offer_id)
        before = await store.terms_of(tx.conn, offer_id, offer.offer_version - 1)
        recommendation, summary = None, None
        if offer.project_id not in await reviews.to_seal(tx.conn, who.member.id):
            recommendation = await recommendations.load(tx.conn, offer.recommendation_id)
            summary = await summaries.load(tx.conn, offer.engagement_id, recommendation.summary_version)
        project = await work.project(tx.conn, offer.project_id)
        barred = offer.flow.excluded | await reviews.reviewers(tx.conn, offer.engagement_id)
        deputies = [member for member in await members.with_role(tx.conn, "approver") if member.id not in barred]
    asked = {step.member_id for group in offer.flow.groups for step in group.steps}
    return shown(
        call.request,
        "approval.html",
        who,
        status=422 if findings else 200,
        offer=offer,
        before=before,
        recommendation=recommendation,
        summary=summary,
        project=project,
        due=who.member.id in offer.flow.due,
        pending=offer.flow.status is approval.Status.PENDING,
        deputies=[member for member in deputies if member.id not in asked],
        findings=findings,
        errors=by_field(findings),
        comment=comment,
    )


@router.post("/approvals/{offer_id}")
async def answer(call: Annotated[Call, requires("approve", "approval")], offer_id: UUID) -> Response:
    """Approves, rejects or delegates by the button that was pressed."""
    form = await call.request.form()
    given = {
        name: str(form.get(name, "")).replace("\x00", "") for name in ("do", "comment", "delegate_to", "offer_version")
    }
    try:
        async with call.transaction() as tx:
            await _answer(tx, call, offer_id, given)
    except Invalid as refused:
        return await _offer(call, offer_id, findings=refused.findings, comment=given["comment"])
    except Stale as stale:
        async with call.transaction() as tx:
            who = await reader(call, tx)
        return shown(call.request, "stale.html", who, status=409, back=f"/approvals/{offer_id}", stale=stale)
    return RedirectResponse(f"/approvals/{offer_id}", status_code=303)


async def _answer(tx: Transaction, call: Call, offer_id: UUID, given: dict[str, str]) -> None:
    by = call.principal.member_id
    assert by is not None  # noqa: S101  only members have the right to approve
    seen = int(given["offer_version"]) if given["offer_version"].isdecimal() else -1
    match given["do"]:
        case "approve":
            await offers.approve(tx, offer_id, given["comment"], offer_version=seen, by=by)
        case "reject":
            await offers.reject(tx, offer_id, given["comment"], offer_version=seen, by=by)
        case "delegate":
            await offers.delegate(tx, offer_id, _member(given["delegate_to"]), given["comment"], by=by)
        case _:
            raise Invalid(Finding("do", "unknown", "approve, reject or delegate with one of the buttons"))


def _member(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Invalid(Finding("delegate_to", "missing", "choose who is asked instead")) from error
