"""HTTP requests about projects: by the employer's staff, and by candidates who look for one."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from services.posting.api.definition import DefinitionBody, StaffedTermsView, TermsView
from services.posting.api.text import FindingView, Reasoned, Seen, id_of
from services.posting.domain.project import Project, Status
from services.posting.handlers import projects
from services.posting.store import projects as store
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction
from shared.rules import Finding, Forbidden

router = APIRouter(tags=["projects"])


class RevisedBody(DefinitionBody, Seen):
    """A whole definition that replaces the draft's."""


class ProjectView(BaseModel):
    """A project: what was asked for, what stands against publication, and the terms once it is published."""

    project_id: UUID
    status: Status
    version: int
    title: str | None
    external_source: str | None
    external_project_id: str | None
    definition: DefinitionBody
    terms: StaffedTermsView | None
    findings: list[FindingView]

    @classmethod
    def of(cls, project: Project, findings: tuple[Finding, ...]) -> "ProjectView":
        return cls(
            project_id=project.id,
            status=project.status,
            version=project.version,
            title=project.terms.title if project.terms else project.definition.title,
            external_source=project.origin.source if project.origin else None,
            external_project_id=project.origin.external_project_id if project.origin else None,
            definition=DefinitionBody.of(project.definition),
            terms=StaffedTermsView.of(project.terms) if project.terms else None,
            findings=[FindingView(field=one.field, rule=one.rule, message=one.message) for one in findings],
        )


class OpeningView(TermsView):
    """A project to which a candidate can apply."""

    project_id: UUID
    employer_name: str


@router.get("/projects")
async def list_projects(
    call: Annotated[Call, requires("list", "project")],
    limit: Limit = 50,
    after: str | None = None,
    status: Annotated[Status | None, Query()] = None,
) -> Page[ProjectView]:
    """Newest first."""
    async with call.transaction() as tx:
        rows = await store.page(tx.conn, after=id_of(after), limit=limit + 1, status=status)
        views = [ProjectView.of(project, found) for project, found in await projects.with_findings(tx, rows)]
    return page(views, limit, lambda view: str(view.project_id))


@router.post("/projects", status_code=201, response_model=ProjectView)
async def draft_project(call: Annotated[Call, requires("draft", "project")], body: DefinitionBody) -> Response:
    """A draft may be incomplete; its findings say what is missing."""
    return await call.create(
        lambda tx: _shown(tx, projects.draft(tx, body.to_domain(), actor=call.principal.actor)), status=201
    )


@router.get("/projects/{project_id}")
async def read_project(call: Annotated[Call, requires("read", "project")], project_id: UUID) -> ProjectView:
    async with call.transaction() as tx:
        project = await store.load(tx.conn, project_id)
        return ProjectView.of(project, await projects.findings(tx, project))


@router.put("/projects/{project_id}")
async def revise_project(
    call: Annotated[Call, requires("revise", "project")], project_id: UUID, body: RevisedBody
) -> ProjectView:
    """Replaces a draft's definition; one that an HR system wants published goes out once nothing stands against it."""
    async with call.transaction() as tx:
        return await _shown(
            tx,
            projects.revise(tx, project_id, body.to_domain(), version=body.version, actor=call.principal.actor),
        )


@router.post("/projects/{project_id}/submit", response_model=ProjectView)
async def submit_project(
    call: Annotated[Call, requires("submit", "project")], project_id: UUID, body: Seen | None = None
) -> Response:
    return await _move(call, projects.submit, project_id, body)


@router.post("/projects/{project_id}/approve", response_model=ProjectView)
async def approve_project(
    call: Annotated[Call, requires("approve", "project")], project_id: UUID, body: Seen | None = None
) -> Response:
    return await call.create(
        lambda tx: _shown(tx, projects.approve(tx, project_id, version=_version(body), by=_member(call))), status=200
    )


@router.post("/projects/{project_id}/reject", response_model=ProjectView)
async def reject_project(
    call: Annotated[Call, requires("reject", "project")], project_id: UUID, body: Reasoned
) -> Response:
    """Sends it back to draft."""
    return await call.create(
        lambda tx: _shown(
            tx, projects.reject_approval(tx, project_id, body.reason, version=body.version, by=_member(call))
        ),
        status=200,
    )


@router.post("/projects/{project_id}/publish", response_model=ProjectView)
async def publish_project(
    call: Annotated[Call, requires("publish", "project")], project_id: UUID, body: Seen | None = None
) -> Response:
    return await _move(call, projects.publish, project_id, body)


@router.post("/projects/{project_id}/hold", response_model=ProjectView)
async def hold_project(
    call: Annotated[Call, requires("hold", "project")], project_id: UUID, body: Seen | None = None
) -> Response:
    return await _move(call, projects.hold, project_id, body)


@router.post("/projects/{project_id}/resume", response_model=ProjectView)
async def resume_project(
    call: Annotated[Call, requires("resume", "project")], project_id: UUID, body: Seen | None = None
) -> Response:
    return await _move(call, projects.resume, project_id, body)


@router.post("/projects/{project_id}/close", response_model=ProjectView)
async def close_project(
    call: Annotated[Call, requires("close", "project")], project_id: UUID, body: Seen | None = None
) -> Response:
    """No more applications."""
    return await _move(call, projects.close, project_id, body)


@router.post("/projects/{project_id}/cancel", response_model=ProjectView)
async def cancel_project(
    call: Annotated[Call, requires("cancel", "project")], project_id: UUID, body: Reasoned
) -> Response:
    return await call.create(
        lambda tx: _shown(
            tx, projects.cancel(tx, project_id, body.reason, version=body.version, actor=call.principal.actor)
        ),
        status=200,
    )


@router.post("/projects/{project_id}/archive", response_model=ProjectView)
async def archive_project(
    call: Annotated[Call, requires("archive", "project")], project_id: UUID, body: Seen | None = None
) -> Response:
    return await _move(call, projects.archive, project_id, body)


@router.get("/openings")
async def list_openings(
    call: Annotated[Call, requires("list", "opening")], limit: Limit = 50, after: str | None = None
) -> Page[OpeningView]:
    """Projects of all employers to which one can apply now."""
    async with call.transaction() as tx:
        rows = await store.openings(tx.conn, after=id_of(after), limit=limit + 1)
    views = [
        OpeningView(project_id=project_id, employer_name=employer, **TermsView.of(terms).model_dump())
        for project_id, employer, terms in rows
    ]
    return page(views, limit, lambda view: str(view.project_id))


async def _move(
    call: Call, use_case: Callable[..., Awaitable[Project]], project_id: UUID, body: Seen | None
) -> Response:
    """A use case that begins with the project's lock."""
    return await call.create(
        lambda tx: _shown(tx, use_case(tx, project_id, version=_version(body), actor=call.principal.actor)),
        status=200,
        ahead=(store.LOAD_FOR_UPDATE, (project_id,)),
    )


async def _shown(tx: Transaction, done: Awaitable[Project]) -> ProjectView:
    project = await done
    return ProjectView.of(project, await projects.findings(tx, project))


def _version(body: Seen | None) -> int | None:
    return body.version if body else None


def _member(call: Call) -> UUID:
    if call.principal.member_id is None:
        raise Forbidden("only a member of the employer can approve: sign in as one")
    return call.principal.member_id
