"""The candidate's appeal: entered with posting's ticket, which opens the appeal of this one work for a short time.

A reason is kept nowhere before it is sent: the page that asks for it hands it to the one that confirms it.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from services.evaluation.api.appeals import Holder, by_ticket
from services.evaluation.domain.appeal import LONGEST_REASON, Standing
from services.evaluation.handlers import appeals
from services.evaluation.pages import form
from services.evaluation.pages.form import Problem
from services.evaluation.pages.layout import TEMPLATES
from services.evaluation.read_models import projects
from shared import times
from shared.privacy import Vault
from shared.rules import IllegalTransition
from shared.web import csrf_of, render

MISSING = "say in your own words what you think is wrong"


def router(vault: Vault) -> APIRouter:
    """`vault` keeps the reason unreadable."""
    routes = APIRouter()

    @routes.get("/appeals/{engagement_id}")
    async def appeal_page(who: Annotated[Holder, by_ticket("follow")], engagement_id: UUID) -> Response:
        """Whether an appeal is possible, until when, or what came of it. The ticket leaves the address at once."""
        if "ticket" in who.call.request.query_params:
            return RedirectResponse(f"/appeals/{engagement_id}", status_code=303)
        return await _page(who, engagement_id, "appeal.html")

    @routes.post("/appeals/{engagement_id}")
    async def appeal(who: Annotated[Holder, by_ticket("lodge")], engagement_id: UUID) -> Response:
        """By the button: on to the confirmation, back to the form, or lodged."""
        given = await who.call.request.form()
        reason, act = form.text(given, "reason").strip(), form.text(given, "do")
        if act == "change":
            return await _page(who, engagement_id, "appeal.html", reason=reason)
        problems = form.reason_problems(reason, MISSING, label="What you think is wrong")
        if problems:
            return await _page(who, engagement_id, "appeal.html", reason=reason, problems=problems, status=422)
        if act != "lodge":
            return await _page(who, engagement_id, "appeal_confirm.html", reason=reason)
        try:
            async with who.call.transaction() as tx:
                await appeals.lodge(tx, vault, engagement_id, reason, subject_id=who.ticket.subject_id)
        except IllegalTransition:
            # lodged before, or too late: the page says which, and what was typed is not lost
            return await _page(who, engagement_id, "appeal.html", reason=reason, refused=True, status=409)
        return RedirectResponse(f"/appeals/{engagement_id}", status_code=303)

    return routes


async def _page(
    who: Holder,
    engagement_id: UUID,
    name: str,
    *,
    reason: str = "",
    problems: tuple[Problem, ...] = (),
    refused: bool = False,
    status: int = 200,
) -> HTMLResponse:
    async with who.call.transaction() as tx:
        followed = await appeals.follow(tx, engagement_id, subject_id=who.ticket.subject_id)
        project = await projects.find(tx.conn, followed.evaluation.project_id)
        now = tx.now
    zone = project.terms.time_zone if project.terms else "UTC"
    if followed.standing is not Standing.POSSIBLE:
        name = "appeal.html"
    return render(
        TEMPLATES,
        name,
        who.call.request,
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
        token=csrf_of(who.call.request),
        # a candidate is not signed in here, so there is nothing to sign out of
        csrf="",
    )
