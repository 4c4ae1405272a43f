"""HTTP requests about applications: by candidates about their own, by the employer's staff about all of a project."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from services.posting.api.text import Body, Line, Seen, Text
from services.posting.domain.application import HOLDS_A_SEAT, Application, RejectionReason, Status
from services.posting.handlers import applications, candidates
from services.posting.store import applications as store
from services.posting.store import candidates as candidate_store
from services.posting.store import projects as project_store
from shared.auth import Principal
from shared.http import Call, Limit, Page, page, position_of, requires
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, Forbidden, Invalid, NotFound


class ApplicationBody(Body):
    """`conflicts` names institutions or people with whom the candidate has a relation; only tokens of them are kept."""

    answers: dict[Line, Text] = Field(default_factory=dict)
    conflicts: list[Line] = Field(default_factory=list, max_length=20)


class Rejection(Seen):
    rejection_reason: RejectionReason


class ApplicationView(BaseModel):
    """An application under its number; `answers` where it is read, not in the answer to a move.

    `candidate_name` is there for the member who selected it, and from then on: they never judge the work.
    """

    application_id: UUID
    project_id: UUID
    candidate_label: str
    status: Status
    version: int
    answers: dict[str, str] | None
    waitlisted_at: datetime | None
    rejection_reason: RejectionReason | None
    candidate_name: str | None = None

    @classmethod
    def of(
        cls, application: Application, answers: dict[str, str] | None = None, candidate_name: str | None = None
    ) -> "ApplicationView":
        return cls(
            application_id=application.id,
            project_id=application.project_id,
            candidate_label=application.label,
            status=application.status,
            version=application.version,
            answers=answers,
            waitlisted_at=application.waitlisted_at,
            rejection_reason=application.rejection_reason,
            candidate_name=candidate_name,
        )


def routes(vault: Vault) -> APIRouter:
    """All of them; applying needs the key of the installation for conflict tokens."""
    router = APIRouter(tags=["applications"])
    _by_candidates(router, vault)
    _by_staff(router)
    _reading(router, vault)
    return router


def _by_candidates(router: APIRouter, vault: Vault) -> None:
    @router.post("/projects/{project_id}/applications", status_code=201, response_model=ApplicationView)
    async def apply_to_project(
        call: Annotated[Call, requires("submit", "application")], project_id: UUID, body: ApplicationBody
    ) -> Response:
        person_id = _person(call.principal)
        async with call.transaction() as tx:
            employer_id = await project_store.employer_of_once_published(tx.conn, project_id)
        if employer_id is None:
            raise NotFound("project", project_id)

        async def work(tx: Transaction) -> ApplicationView:
            return ApplicationView.of(
                await applications.submit(
                    tx, vault, person_id, project_id, answers=body.answers, conflicts=body.conflicts
                )
            )

        return await call.create(work, employer_id=employer_id)

    @router.post("/applications/{application_id}/confirm", response_model=ApplicationView)
    async def confirm(
        call: Annotated[Call, requires("confirm", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _own(call, applications.confirm, application_id, body)

    @router.post("/applications/{application_id}/decline", response_model=ApplicationView)
    async def decline(
        call: Annotated[Call, requires("decline", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _own(call, applications.decline, application_id, body)

    @router.post("/applications/{application_id}/withdraw", response_model=ApplicationView)
    async def withdraw(
        call: Annotated[Call, requires("withdraw", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _own(call, applications.withdraw, application_id, body)


def _by_staff(router: APIRouter) -> None:
    @router.post("/applications/{application_id}/review", response_model=ApplicationView)
    async def review(
        call: Annotated[Call, requires("review", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _move(call, applications.review, application_id, body)

    @router.post("/applications/{application_id}/shortlist", response_model=ApplicationView)
    async def shortlist(
        call: Annotated[Call, requires("shortlist", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _move(call, applications.shortlist, application_id, body)

    @router.post("/applications/{application_id}/waitlist", response_model=ApplicationView)
    async def waitlist(
        call: Annotated[Call, requires("waitlist", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _move(call, applications.waitlist, application_id, body)

    @router.post("/applications/{application_id}/select", response_model=ApplicationView)
    async def select(
        call: Annotated[Call, requires("select", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _move(call, applications.select, application_id, body)

    @router.post("/applications/{application_id}/reinstate", response_model=ApplicationView)
    async def reinstate(
        call: Annotated[Call, requires("reinstate", "application")], application_id: UUID, body: Seen | None = None
    ) -> Response:
        return await _move(call, applications.reinstate, application_id, body)

    @router.post("/applications/{application_id}/reject", response_model=ApplicationView)
    async def reject(
        call: Annotated[Call, requires("reject", "application")], application_id: UUID, body: Rejection
    ) -> Response:
        """With a coded reason, which the candidate is told in plain words."""
        by = _member(call.principal)

        async def work(tx: Transaction) -> ApplicationView:
            return ApplicationView.of(
                await applications.reject(tx, application_id, body.rejection_reason, version=body.version, by=by)
            )

        return await call.create(work, status=200)


def _reading(router: APIRouter, vault: Vault) -> None:
    @router.get("/projects/{project_id}/applications")
    async def list_applications(
        call: Annotated[Call, requires("list", "application")],
        project_id: UUID,
        limit: Limit = 50,
        after: str | None = None,
    ) -> Page[ApplicationView]:
        """By number; for the employer's staff."""
        _member(call.principal)
        async with call.transaction() as tx:
            await project_store.load(tx.conn, project_id)
            rows = await store.page(tx.conn, project_id, after=_number(after), limit=limit + 1)
            shown = await views(tx, vault, rows)
        return page(shown, limit, lambda v: v.candidate_label.rpartition(" ")[2])

    @router.get("/applications/{application_id}")
    async def read_application(
        call: Annotated[Call, requires("read", "application")], application_id: UUID
    ) -> ApplicationView:
        """The caller's own, or one at the caller's employer."""
        async with call.transaction() as tx:
            application = await store.load(tx.conn, application_id)
            (view,) = await views(tx, vault, [application])
            return view.model_copy(update={"candidate_name": await _name(tx, vault, application, call.principal)})


async def views(tx: Transaction, vault: Vault, rows: Sequence[Application]) -> list[ApplicationView]:
    """Applications with their answers, as far as their persons are not erased."""
    answers = await candidate_store.answers_of(tx.conn, vault, [row.id for row in rows])
    return [ApplicationView.of(row, answers.get(row.id, {})) for row in rows]


async def _name(tx: Transaction, vault: Vault, application: Application, reader: Principal) -> str | None:
    if (
        application.status not in HOLDS_A_SEAT
        or reader.member_id is None
        or reader.member_id != application.selected_by
    ):
        return None
    return await candidates.name_of(tx, vault, application.person_id)


async def _own(
    call: Call, use_case: Callable[..., Awaitable[Application]], application_id: UUID, body: Seen | None
) -> Response:
    """A move of the candidate, at the employer of the application."""
    person_id = _person(call.principal)
    async with call.transaction() as tx:
        employer_id = (await store.load(tx.conn, application_id)).employer_id

    async def work(tx: Transaction) -> ApplicationView:
        version = body.version if body else None
        return ApplicationView.of(await use_case(tx, application_id, version=version, person_id=person_id))

    return await call.create(work, status=200, employer_id=employer_id)


async def _move(
    call: Call, use_case: Callable[..., Awaitable[Application]], application_id: UUID, body: Seen | None
) -> Response:
    by = _member(call.principal)

    async def work(tx: Transaction) -> ApplicationView:
        return ApplicationView.of(await use_case(tx, application_id, version=body.version if body else None, by=by))

    return await call.create(work, status=200)


def _person(principal: Principal) -> UUID:
    if principal.person_id is None:
        raise Forbidden("only a candidate can do this: sign in without an employer")
    return principal.person_id


def _member(principal: Principal) -> UUID:
    if principal.member_id is None:
        raise Forbidden("only a member of the employer can do this: sign in as one")
    return principal.member_id


def _number(after: str | None) -> int:
    position = position_of(after)
    if position is not None and not position.isdigit():
        raise Invalid(Finding("after", "not_a_cursor", "take `next` of the page before as it is"))
    return int(position) if position else 0
