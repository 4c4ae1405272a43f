"""The candidate's appeal: entered with posting's ticket, which opens the appeal of this one work for a short time.

A reason is kept nowhere before it is sent: the page that asks for it hands it to the one that confirms it.
"""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from services.evaluation.api.appeals import holder
from services.evaluation.domain.appeal import LONGEST_REASON, Standing
from services.evaluation.handlers import appeals
from services.evaluation.pages import form
from services.evaluation.pages.form import Problem
from services.evaluation.pages.layout import TEMPLATES
from services.evaluation.read_models import projects
from shared import times
from shared.http import Call
from shared.privacy import Vault
from shared.rules import IllegalTransition
from shared.web import csrf_of, render


def router(vault: Vault) -> APIRouter:
    """`vault` keeps the reason unreadable."""
    routes = APIRouter()

    @routes.get("/appeals/{engagement_id}")
    async def appeal_page(request: Request, engagement_id: UUID) -> Response:
        """Whether an appeal is possible, until when, or what came of it. The ticket leaves the address at once."""
        call, ticket = await holder(request, engagement_id, "follow")
        if "ticket" in request.query_params:
            return RedirectResponse(f"/appeals/{engagement_id}", status_code=303)
        return await _page(call, engagement_id, ticket.subject_id, "appeal.html")

    @routes.post("/appeals/{engagement_id}")
    async def appeal(request: Request, engagement_id: UUID) -> Response:
        """By the button: on to the confirmation, back to the form, or lodged."""
        call, ticket = await holder(request, engagement_id, "lodge")
        given = await request.form()
        reason, act = form.text(given, "reason").strip(), form.text(given, "do")
        if act == "change":
            return await _page(call, engagement_id, ticket.subject_id, "appeal.html", reason=reason)
        problems = form.reason_problems(
            reason, "say in your own words what you think is wrong", label="What you think is wrong"
        )
        if problems:
            return await _page(
                call, engagement_id, ticket.subject_id, "appeal.html", reason=reason, problems=problems, status=422
            )
        if act != "lodge":
            return await _page(call, engagement_id, ticket.subject_id, "appeal_confirm.html", reason=reason)
        try:
            async with call.transaction() as tx:
                await appeals.lodge(tx, vault, engagement_id, reason, subject_id=ticket.subject_id)
        except IllegalTransition:
            # lodged before, or too late: the page says which, and what was typed is not lost
            return await _page(
                call, engagement_id, ticket.subject_id, "appeal.html", reason=reason, refused=True, status=409
            )
        return RedirectResponse(f"/appeals/{engagement_id}", status_code=303)

    return routes


async def _page(
    call: Call,
    engagement_id: UUID,
    subject_id: UUID,
    name: str,
    *,
    reason: str = "",
    problems: tuple[Problem, ...] = (),
    refused: bool = False,
    status: int = 200,
) -> HTMLResponse:
    async with call.transaction() as tx:
        followed = await appeals.follow(tx, engagement_id, subject_id=subject_id)
        project = await projects.find(tx.conn, followed.evaluation.project_id)
        now = tx.now
    zone = project.terms.time_zone if project.terms else "UTC"
    if followed.standing is not Standing.POSSIBLE:
        name = "appeal.html"
    return render(
        TEMPLATES,
        name,
        call.request,
        status=status,
        evaluation=followed.evaluation,
        appeal=followed.appeal,
        standing=followed.standing.value,
        title=project.terms.title if project.terms else "",
        zone=zone,
        now=now,
        moment=lambda at: times.moment(at, zone),
        ahead=lambda at: times.ahead(at, now, zone),
        reason=reason,
        problems=problems,
        errors={problem.place: problem.message for problem in problems},
        refused=refused,
        longest=LONGEST_REASON,
        home="/me",
        token=csrf_of(call.request),
        # a candidate is not signed in here, so there is nothing to sign out of
        csrf="",
    )
