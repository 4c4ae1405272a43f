"""HTTP requests about an employer's staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from services.posting.api.text import Body, Language, Line, Seen, id_of
from services.posting.domain.member import Details, Member, Role, Status
from services.posting.handlers import members
from services.posting.store import members as store
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction

router = APIRouter(tags=["members"])


class MemberBody(Body):
    """`subject` is the `sub` claim at the employer's identity provider; `conflict_tokens` are opaque."""

    subject: Line
    name: Line
    email: Line
    roles: list[Role]
    time_zone: Line = "UTC"
    language: Language = "en"
    conflict_tokens: list[Line] = Field(default_factory=list)

    def to_domain(self) -> Details:
        return Details(
            self.subject,
            self.name,
            self.email,
            frozenset(self.roles),
            self.time_zone,
            self.language,
            frozenset(self.conflict_tokens),
        )


class MemberChange(Seen):
    """What is to be different; what is left out stays."""

    subject: Line | None = None
    name: Line | None = None
    email: Line | None = None
    roles: list[Role] | None = None
    time_zone: Line | None = None
    language: Language | None = None
    conflict_tokens: list[Line] | None = None


class MemberView(BaseModel):
    member_id: UUID
    status: Status
    version: int
    subject: str
    name: str
    email: str
    roles: list[Role]
    time_zone: str
    language: str

    @classmethod
    def of(cls, member: Member) -> "MemberView":
        details = member.details
        return cls(
            member_id=member.id,
            status=member.status,
            version=member.version,
            subject=details.subject,
            name=details.name,
            email=details.email,
            roles=sorted(details.roles),
            time_zone=details.time_zone,
            language=details.language,
        )


@router.get("/members")
async def list_members(
    call: Annotated[Call, requires("list", "member")], limit: Limit = 100, after: str | None = None
) -> Page[MemberView]:
    """In the order in which they joined; those who left too."""
    async with call.transaction() as tx:
        rows = await store.page(tx.conn, after=id_of(after), limit=limit + 1)
    return page([MemberView.of(member) for member in rows], limit, lambda view: str(view.member_id))


@router.post("/members", status_code=201, response_model=MemberView)
async def add_member(call: Annotated[Call, requires("add", "member")], body: MemberBody) -> Response:
    async def add(tx: Transaction) -> MemberView:
        return MemberView.of(await members.join(tx, body.to_domain(), actor=call.principal.actor))

    return await call.create(add, status=201)


@router.patch("/members/{member_id}")
async def change_member(
    call: Annotated[Call, requires("change", "member")], member_id: UUID, body: MemberChange
) -> MemberView:
    changes = body.model_dump(exclude={"version"}, exclude_unset=True, exclude_none=True)
    async with call.transaction() as tx:
        member = await members.change_some(tx, member_id, changes, version=body.version, actor=call.principal.actor)
    return MemberView.of(member)


@router.post("/members/{member_id}/leave", response_model=MemberView)
async def member_leaves(
    call: Annotated[Call, requires("leave", "member")], member_id: UUID, body: Seen | None = None
) -> Response:
    """They can no longer sign in; what they did stays theirs."""

    async def leave(tx: Transaction) -> MemberView:
        version = body.version if body else None
        return MemberView.of(await members.leave(tx, member_id, version=version, actor=call.principal.actor))

    return await call.create(leave, status=200)
