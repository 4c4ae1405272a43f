"""The pages of hiring managers: what is to be decided, the evaluation summary, and confirming a decision."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from services.conversion import access
from services.conversion.api.recommendations import reason_of
from services.conversion.domain import recommendation as domain
from services.conversion.domain.recommendation import Decision, ReasonCode
from services.conversion.handlers import recommendations
from services.conversion.pages.layout import Reader, by_field, reader, shown
from services.conversion.read_models import decisions, reviews, work
from services.conversion.store import recommendations as store
from services.conversion.store import summaries
from shared.http import Call, requires
from shared.messaging import Transaction
from shared.rules import Finding, Invalid, NotFound, Stale

router = APIRouter()
LONGEST_LIST = 200
ASK_ONE_MORE = "additional_review"


@router.get("/recommendations")
async def list_page(call: Annotated[Call, requires("list", "recommendation")]) -> HTMLResponse:
    """Open decisions by due date, then those that were made."""
    async with call.transaction() as tx:
        who = await reader(call, tx)
        rows = await decisions.page(tx.conn, who.member.id, after=None, limit=LONGEST_LIST)
    waiting = sorted((row for row in rows if row.status == "under_decision"), key=lambda row: row.decide_by)
    made = [row for row in rows if row.status != "under_decision"]
    return shown(call.request, "decisions.html", who, waiting=waiting, made=made, Decision=Decision)


@router.get("/recommendations/{engagement_id}")
async def summary_page(
    call: Annotated[Call, requires("read", "recommendation")],
    engagement_id: UUID,
    done: str = "",
    unfolded: Annotated[bool, Query(alias="print")] = False,  # noqa: FBT002  a query has no other shape
) -> HTMLResponse:
    """The evaluation summary; before the reveal only how many cards are sealed. `print=1` opens what is folded."""
    async with call.transaction() as tx:
        who = await reader(call, tx)
        current = await recommendations.visible(tx, engagement_id, who.member.id)
        if current is None:
            return await _sealed(call.request, tx, who, engagement_id)
        summary = await summaries.load(tx.conn, engagement_id, current.summary_version)
        engagement = await work.engagement(tx.conn, engagement_id)
        progress = await reviews.progress(tx.conn, engagement_id)
        earlier = await store.decided(tx.conn, engagement_id)
    return shown(
        call.request,
        "summary.html",
        who,
        recommendation=current,
        summary=summary,
        engagement=engagement,
        progress=progress,
        earlier=earlier,
        agreed=domain.AGREES[current.value],
        may_decide=access.permits(call.principal.roles, "decide", "recommendation"),
        done=done,
        unfolded=unfolded,
        Decision=Decision,
    )


async def _sealed(request: Request, tx: Transaction, who: Reader, engagement_id: UUID) -> HTMLResponse:
    engagement = await work.engagement(tx.conn, engagement_id)
    if engagement is None:
        raise NotFound("page", engagement_id)
    project = await work.project(tx.conn, engagement.project_id)
    progress = await reviews.progress(tx.conn, engagement_id)
    return shown(request, "sealed.html", who, engagement=engagement, project=project, progress=progress)


@router.get("/recommendations/{engagement_id}/decide")
async def confirm_page(
    call: Annotated[Call, requires("decide", "recommendation")], engagement_id: UUID, decision: str = ""
) -> Response:
    """What was chosen, whether it differs, what happens now. Changes nothing."""
    return await _confirm(call, engagement_id, decision)


async def _confirm(
    call: Call,
    engagement_id: UUID,
    decision: str,
    *,
    findings: tuple[Finding, ...] = (),
    reason: str = "",
    code: str = "",
) -> Response:
    async with call.transaction() as tx:
        who = await reader(call, tx)
        current = await recommendations.visible(tx, engagement_id, who.member.id)
        if current is None:
            raise NotFound("page", engagement_id)
        summary = await summaries.load(tx.conn, engagement_id, current.summary_version)
    if decision not in {*Decision, ASK_ONE_MORE} or current.status not in domain.OPEN:
        return RedirectResponse(f"/recommendations/{engagement_id}", status_code=303)
    chosen = None if decision == ASK_ONE_MORE else Decision(decision)
    return shown(
        call.request,
        "decide.html",
        who,
        status=422 if findings else 200,
        recommendation=current,
        summary=summary,
        decision=chosen,
        differs=chosen is not None and domain.AGREES[current.value] is not chosen,
        reasons=domain.REASONS[chosen] if chosen else (),
        findings=findings,
        errors=by_field(findings),
        reason=reason,
        code=code,
        Decision=Decision,
    )


@router.post("/recommendations/{engagement_id}/decide")
async def record(call: Annotated[Call, requires("decide", "recommendation")], engagement_id: UUID) -> Response:
    """Records the decision, then shows it; what cannot be recorded shows the form again with what was typed."""
    form = await call.request.form()
    decision, reason, code = (str(form.get(name, "")) for name in ("decision", "reason", "reason_code"))
    seen = str(form.get("version", ""))
    try:
        async with call.transaction() as tx:
            await _record(tx, call, engagement_id, decision, reason, code, int(seen) if seen.isdecimal() else -1)
    except Invalid as refused:
        return await _confirm(call, engagement_id, decision, findings=refused.findings, reason=reason, code=code)
    except Stale as stale:
        return await _stale(call, engagement_id, stale)
    return RedirectResponse(f"/recommendations/{engagement_id}?done={decision}", status_code=303)


async def _record(
    tx: Transaction, call: Call, engagement_id: UUID, decision: str, reason: str, code: str, seen: int
) -> None:
    by = call.principal.member_id
    assert by is not None  # noqa: S101  only members have the right to decide
    if decision == ASK_ONE_MORE:
        await recommendations.request_review(tx, engagement_id, version=seen, by=by)
        return
    if decision not in set(Decision):
        raise Invalid(Finding("decision", "unknown", "choose one of the three decisions on the summary"))
    given = reason_of(ReasonCode(code) if code in set(ReasonCode) else None, reason.replace("\x00", ""))
    await recommendations.decide(tx, engagement_id, Decision(decision), given, version=seen, by=by)


async def _stale(call: Call, engagement_id: UUID, stale: Stale) -> HTMLResponse:
    async with call.transaction() as tx:
        who = await reader(call, tx)
    return shown(call.request, "stale.html", who, status=409, back=f"/recommendations/{engagement_id}", stale=stale)
