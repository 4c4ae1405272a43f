"""HTTP requests about engagements and deliverables: candidates deliver, supervisors accept or ask for changes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import Annotated, BinaryIO
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field, ValidationError
from starlette.datastructures import FormData, UploadFile

from services.posting.api.text import Body, Line, Reasoned, Seen, Text, id_of
from services.posting.domain.deliverable import Deliverable, DeliverableVersion
from services.posting.domain.deliverable import Status as DeliverableStatus
from services.posting.domain.engagement import Engagement, Status
from services.posting.domain.scrub.report import Outcome
from services.posting.handlers import candidates, deliverables, engagements
from services.posting.handlers.deliverables import Desk, Kept
from services.posting.store import engagements as store
from shared.auth import Principal, Role
from shared.blobs import BlobReader
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, Forbidden, Invalid


class LinkBody(Body):
    link: Line


class Changes(Seen):
    note: Text


class Reason(Body):
    reason: Text = ""


class TraceView(BaseModel):
    """One line of the report on a reviewer's copy; the name itself is masked wherever it stands in `place`."""

    outcome: Outcome = Field(
        description="`flagged` names the candidate, `left` was not looked into, `removed` is gone."
    )
    what: str
    place: str
    times: int


class VersionView(BaseModel):
    """One version: both digests, and what became of the reviewer's copy.

    A new version mends what is flagged. A link is `withheld` from reviewers when its address names the candidate.
    """

    number: int
    kind: str
    submitted_at: datetime
    link: str | None
    sha256: str | None
    size_bytes: int | None
    media_type: str | None
    copy_sha256: str | None
    removed: tuple[str, ...]
    flagged: int = Field(description="Lines of the report that say where the candidate is named.")
    report: list[TraceView]
    withheld: bool

    @classmethod
    def of(cls, version: DeliverableVersion) -> "VersionView":
        own = {name: getattr(version, name) for name in cls.model_fields if name not in ("flagged", "report")}
        report = [TraceView.model_validate(trace, from_attributes=True) for trace in version.report]
        flagged = sum(trace.outcome is Outcome.FLAGGED for trace in version.report)
        return cls(**own, flagged=flagged, report=report)


class DeliverableView(BaseModel):
    deliverable_id: UUID
    title: str
    acceptance: str
    status: DeliverableStatus
    note: str
    versions: list[VersionView]

    @classmethod
    def of(cls, one: Deliverable) -> "DeliverableView":
        versions = [VersionView.of(version) for version in one.versions]
        return cls(
            deliverable_id=one.id,
            title=one.title,
            acceptance=one.acceptance,
            status=one.status,
            note=one.note,
            versions=versions,
        )


class EngagementView(BaseModel):
    """An engagement under the candidate's label.

    `candidate_name` is there for those who never judge the work: who selected the candidate, and the supervisor.
    """

    engagement_id: UUID
    project_id: UUID
    application_id: UUID
    candidate_label: str
    status: Status
    version: int
    deliver_by: datetime | None
    deliverables: list[DeliverableView]
    candidate_name: str | None = None

    @classmethod
    def of(cls, engagement: Engagement, candidate_name: str | None = None) -> "EngagementView":
        return cls(
            engagement_id=engagement.id,
            project_id=engagement.project_id,
            application_id=engagement.application_id,
            candidate_label=engagement.candidate_label,
            status=engagement.status,
            version=engagement.version,
            deliver_by=engagement.deliver_by,
            deliverables=[DeliverableView.of(one) for one in engagement.deliverables],
            candidate_name=candidate_name,
        )


def routes(vault: Vault, desk: Desk) -> APIRouter:
    """All of them; deliverables go over the desk."""
    router = APIRouter(tags=["engagements"])
    _reading(router, vault, desk.copies)
    _delivering(router, vault, desk)
    _cancelling(router)
    _supervising(router)
    return router


def _reading(router: APIRouter, vault: Vault, copies: BlobReader) -> None:
    @router.get("/engagements")
    async def list_engagements(
        call: Annotated[Call, requires("list", "engagement")], limit: Limit = 50, after: str | None = None
    ) -> Page[EngagementView]:
        """Newest first: all of the employer's, or the supervisor's own."""
        owner = bool(call.principal.roles & {Role.ADMINISTRATOR, Role.HIRING_MANAGER, Role.HR_PARTNER})
        mine = None if owner else _member(call.principal)
        async with call.transaction() as tx:
            rows = await store.page(tx.conn, after=id_of(after), supervisor_id=mine, limit=limit + 1)
        return page([EngagementView.of(row) for row in rows], limit, lambda view: str(view.engagement_id))

    @router.get("/engagements/{engagement_id}")
    async def read_engagement(
        call: Annotated[Call, requires("read", "engagement")], engagement_id: UUID
    ) -> EngagementView:
        """The caller's own, or one at the caller's employer."""
        async with call.transaction() as tx:
            engagement = await store.load(tx.conn, engagement_id)
            return EngagementView.of(engagement, await _name(tx, vault, engagement, call.principal))

    @router.get(
        "/engagements/{engagement_id}/deliverables/{deliverable_id}/versions/{number}/file",
        response_class=Response,
    )
    async def read_file(
        call: Annotated[Call, requires("read", "deliverable")], engagement_id: UUID, deliverable_id: UUID, number: int
    ) -> Response:
        """The reviewer's copy of one version, under its neutral name."""
        async with call.transaction() as tx:
            engagement = await store.load(tx.conn, engagement_id)
        found = await asyncio.to_thread(deliverables.reviewers_copy, copies, engagement, deliverable_id, number)
        content, media_type, name = found
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
        return Response(content, media_type=media_type, headers=headers)


def _delivering(router: APIRouter, vault: Vault, desk: Desk) -> None:
    @router.post(
        "/engagements/{engagement_id}/deliverables/{deliverable_id}/versions",
        status_code=201,
        response_model=EngagementView,
    )
    async def deliver(
        call: Annotated[Call, requires("submit", "deliverable")],
        request: Request,
        engagement_id: UUID,
        deliverable_id: UUID,
    ) -> Response:
        """One more version: JSON `{"link": "https://…"}`, or multipart with `file` and its `sha256`.

        The answer says what the reviewer's copy lacks, and where the work names the candidate.
        """
        person_id = _person(call.principal)
        async with call.transaction() as tx:
            employer_id, identity = await deliverables.expected(
                tx, vault, engagement_id, deliverable_id, person_id=person_id
            )

        async def answered(kept: Kept, digest: bytes | None = None) -> Response:
            async def work(tx: Transaction) -> EngagementView:
                done = await deliverables.deliver(tx, engagement_id, deliverable_id, kept, person_id=person_id)
                return EngagementView.of(done)

            return await call.create(work, employer_id=employer_id, digest=digest)

        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            link = _link(await request.body())
            return await answered(await deliverables.keep_link(desk, link, identity))
        async with request.form(max_files=1) as form:
            file, name, claimed = _file(form)
            kept = await deliverables.keep_file(desk, file, name, identity, claimed_sha256=claimed)
        return await answered(kept, bytes.fromhex(kept.sha256))


def _cancelling(router: APIRouter) -> None:
    @router.post("/engagements/{engagement_id}/cancel", response_model=EngagementView)
    async def cancel(
        call: Annotated[Call, requires("cancel", "engagement")], engagement_id: UUID, body: Reason
    ) -> Response:
        """By the candidate, or by the employer."""
        principal = call.principal
        employer_id = await _employer(call, engagement_id)

        async def work(tx: Transaction) -> EngagementView:
            if principal.person_id is not None:
                done = engagements.cancel_own(tx, engagement_id, person_id=principal.person_id, why=body.reason)
            else:
                done = engagements.cancel(tx, engagement_id, "employer", actor=principal.actor, why=body.reason)
            return EngagementView.of(await done)

        return await call.create(work, status=200, employer_id=employer_id)


def _supervising(router: APIRouter) -> None:
    prefix = "/engagements/{engagement_id}/deliverables/{deliverable_id}"

    @router.post(prefix + "/accept", response_model=EngagementView)
    async def accept(
        call: Annotated[Call, requires("accept", "deliverable")],
        engagement_id: UUID,
        deliverable_id: UUID,
        body: Seen | None = None,
    ) -> Response:
        by, version = _member(call.principal), body.version if body else None
        return await _move(
            call, lambda tx: deliverables.accept(tx, engagement_id, deliverable_id, version=version, by=by)
        )

    @router.post(prefix + "/request-changes", response_model=EngagementView)
    async def request_changes(
        call: Annotated[Call, requires("request_changes", "deliverable")],
        engagement_id: UUID,
        deliverable_id: UUID,
        body: Changes,
    ) -> Response:
        by = _member(call.principal)
        return await _move(
            call,
            lambda tx: deliverables.request_changes(
                tx, engagement_id, deliverable_id, body.note, version=body.version, by=by
            ),
        )

    @router.post(prefix + "/waive", response_model=EngagementView)
    async def waive(
        call: Annotated[Call, requires("waive", "deliverable")],
        engagement_id: UUID,
        deliverable_id: UUID,
        body: Reasoned,
    ) -> Response:
        """Does without what is still owed."""
        by = _member(call.principal)
        return await _move(
            call,
            lambda tx: deliverables.waive(tx, engagement_id, deliverable_id, body.reason, version=body.version, by=by),
        )


async def _name(tx: Transaction, vault: Vault, engagement: Engagement, reader: Principal) -> str | None:
    if reader.member_id is None or reader.member_id not in (engagement.selected_by, engagement.supervisor_id):
        return None
    return await candidates.name_of(tx, vault, engagement.person_id)


async def _move(call: Call, use_case: Callable[[Transaction], Awaitable[Engagement]]) -> Response:
    async def work(tx: Transaction) -> EngagementView:
        return EngagementView.of(await use_case(tx))

    return await call.create(work, status=200)


async def _employer(call: Call, engagement_id: UUID) -> UUID:
    """The employer of an engagement that the caller can see."""
    async with call.transaction() as tx:
        return (await store.load(tx.conn, engagement_id)).employer_id


def _link(body: bytes) -> str:
    try:
        return LinkBody.model_validate_json(body).link
    except ValidationError as error:
        problem = 'send {"link": "https://…"}, or multipart with `file` and `sha256`'
        raise Invalid(Finding("link", "missing", problem)) from error


def _file(form: FormData) -> tuple[BinaryIO, str, str]:
    """The upload as a file on the disk, the name that came with it, and the digest that the client claims."""
    upload, claimed = form.get("file"), form.get("sha256")
    findings = []
    if not isinstance(upload, UploadFile):
        findings.append(Finding("file", "missing", "send the file as the part `file`"))
    if not isinstance(claimed, str) or not claimed:
        findings.append(Finding("sha256", "missing", "send the SHA-256 of the file as 64 hexadecimal digits"))
    if not isinstance(upload, UploadFile) or not isinstance(claimed, str) or findings:
        raise Invalid(*findings)
    if isinstance(upload.file, SpooledTemporaryFile):
        upload.file.rollover()  # another process reads it by its descriptor
    return upload.file, upload.filename or "", claimed


def _person(principal: Principal) -> UUID:
    if principal.person_id is None:
        raise Forbidden("only a candidate can do this: sign in without an employer")
    return principal.person_id


def _member(principal: Principal) -> UUID:
    if principal.member_id is None:
        raise Forbidden("only a member of the employer can do this: sign in as one")
    return principal.member_id
