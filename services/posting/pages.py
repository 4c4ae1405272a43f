"""Every page out: what candidates open from their letters. Links of letters lead here, and a person signs in first."""

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import RedirectResponse, Response

from services.posting.api.candidates import person_of, ticket_url
from services.posting.api.results import appeal_url
from services.posting.domain.application import Status
from services.posting.domain.result import DECISIONS, Appeal
from services.posting.handlers import applications
from services.posting.mail import REASONS
from services.posting.read_models import results
from services.posting.settings import Settings
from services.posting.store import applications as application_store
from services.posting.store import employers as employer_store
from services.posting.store import engagements as engagement_store
from services.posting.store import projects as project_store
from shared import times
from shared.auth.login import login_routes
from shared.http import Call, requires
from shared.messaging import Transaction
from shared.rules import NotFound
from shared.web import install_static, render, templates

HOME = "/me"
"""Where candidates begin."""
MOST = 100
TEMPLATES = templates(Path(__file__).parent / "templates")
STANDING = {
    Status.SUBMITTED: "Your application has arrived.",
    Status.UNDER_REVIEW: "Your application is being read.",
    Status.SHORTLISTED: "You are on the short list.",
    Status.WAITLISTED: "You are on the waiting list: a seat that becomes free may be yours.",
    Status.SELECTED: "A seat is yours to take.",
    Status.CONFIRMED: "You have the seat.",
    Status.SELECTION_DECLINED: "You left the seat to somebody else.",
    Status.LAPSED: "The time to answer is over, and the seat went to somebody else.",
    Status.REJECTED: "You were not selected.",
    Status.WITHDRAWN: "You have withdrawn your application.",
}
MOVES = {"confirm": applications.confirm, "decline": applications.decline}


def install(app: FastAPI, settings: Settings) -> None:
    """Adds the pages, sign-in for browsers, and static files."""
    app.include_router(_routes(settings), include_in_schema=False)
    app.include_router(login_routes("posting", settings.auth, settings.http.public_url))
    install_static(app, "posting")


def _routes(settings: Settings) -> APIRouter:
    router = APIRouter()
    _projects(router)

    @router.get("/me/offers/{offer_id}")
    async def offer(call: Annotated[Call, requires("ticket", "offer")], offer_id: UUID) -> Response:
        """On to the page that answers the offer, with a ticket that opens it. Decides nothing."""
        async with call.transaction() as tx:
            url = await ticket_url(tx, settings, offer_id)
        return RedirectResponse(url, status_code=303)

    @router.get("/me/appeals/{engagement_id}")
    async def appeal(call: Annotated[Call, requires("appeal", "result")], engagement_id: UUID) -> Response:
        """On to the page where the result is appealed, with a ticket that opens it. Appeals nothing."""
        person_of(call.principal)
        async with call.transaction() as tx:
            url = await appeal_url(tx, settings, engagement_id)
        return RedirectResponse(url, status_code=303)

    return router


def _projects(router: APIRouter) -> None:
    @router.get("/me")
    async def me(request: Request, call: Annotated[Call, requires("list", "application")]) -> Response:
        """Where the candidate stands, everywhere they applied, and the offers that reached them."""
        person_id = person_of(call.principal)
        async with call.transaction() as tx:
            mine = await application_store.mine(tx.conn, after=None, limit=MOST)
            offers = await engagement_store.my_offers(tx.conn)
            judged = await results.judged(tx.conn)
            items = []
            for one in mine:
                await tx.enter(one.employer_id, person_id=person_id)
                ready = one.project_id in judged
                standing = "Your result is ready." if ready else STANDING[one.status]
                items.append(await _about(tx, one.project_id) | {"standing": standing, "ready": ready})
        return render(TEMPLATES, "me.html", request, items=items, offers=offers)

    @router.get("/me/projects/{project_id}")
    async def seat(
        request: Request, call: Annotated[Call, requires("read", "application")], project_id: UUID
    ) -> Response:
        """Where the candidate stands in one project: the buttons that answer a selection, and later the result."""
        person_id = person_of(call.principal)
        async with call.transaction() as tx:
            one = await application_store.of_person(tx.conn, project_id, person_id)
            if one is None:
                raise NotFound("application", project_id)
            await tx.enter(one.employer_id, person_id=person_id)
            about = await _about(tx, project_id)
            about |= await _judged(tx, project_id)
        reason = REASONS[one.rejection_reason] if one.rejection_reason else ""
        return render(
            TEMPLATES, "seat.html", request, application=one, standing=STANDING[one.status], reason=reason, **about
        )

    @router.post("/me/projects/{project_id}/confirm")
    async def confirm(call: Annotated[Call, requires("confirm", "application")], project_id: UUID) -> Response:
        """Takes the seat."""
        return await _answer(call, project_id, "confirm")

    @router.post("/me/projects/{project_id}/decline")
    async def decline(call: Annotated[Call, requires("decline", "application")], project_id: UUID) -> Response:
        """Leaves the seat to somebody else."""
        return await _answer(call, project_id, "decline")


async def _answer(call: Call, project_id: UUID, move: str) -> Response:
    person_id = person_of(call.principal)
    async with call.transaction() as tx:
        one = await application_store.of_person(tx.conn, project_id, person_id)
    if one is None:
        raise NotFound("application", project_id)
    async with call.transaction(employer_id=one.employer_id) as tx:
        await MOVES[move](tx, one.id, version=None, person_id=person_id)
    return RedirectResponse(f"/me/projects/{project_id}", status_code=303)


async def _judged(tx: Transaction, project_id: UUID) -> dict[str, Any]:
    """The candidate's own result in this project, None before there is one; the transaction acts at the employer."""
    mine = await results.in_project(tx.conn, project_id)
    if mine is None:
        return {"result": None}
    return {
        "result": mine.result,
        "appeal": mine.result.appeal(tx.now),
        "Appeal": Appeal,
        "decided": DECISIONS.get(await results.decision(tx.conn, mine.result.engagement_id) or ""),
        "moment": lambda at: times.full(at, mine.time_zone),
    }


async def _about(tx: Transaction, project_id: UUID) -> dict[str, Any]:
    """What a candidate may know of a project and its employer; the transaction acts at the employer."""
    project = await project_store.load(tx.conn, project_id)
    employer = await employer_store.load(tx.conn)
    return {
        "project_id": project_id,
        "title": project.terms.title if project.terms else "",
        "employer": employer.name,
        "deliver_by": project.terms.deadlines.deliver_by if project.terms else None,
    }
