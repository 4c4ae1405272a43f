"""The employer's staff as posting has told it."""

from dataclasses import dataclass
from uuid import UUID

import asyncpg

from shared.database import Conn
from shared.rules import NotFound

COLUMNS = "member_id, subject, name, email, roles, time_zone, language, active"
REMEMBER = f"""
    INSERT INTO known_members (employer_id, {COLUMNS}) VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, true)
    ON CONFLICT (employer_id, member_id) DO UPDATE
    SET subject = excluded.subject, name = excluded.name, email = excluded.email, roles = excluded.roles,
        time_zone = excluded.time_zone, language = excluded.language, active = true
"""  # noqa: S608  constant columns
LEFT = "UPDATE known_members SET active = false WHERE member_id = $1"
LOAD = f"SELECT {COLUMNS} FROM known_members WHERE member_id = $1"  # noqa: S608
CALLER = "SELECT member_id, roles FROM known_members WHERE subject = $1 AND active"
"""Of the active member who signs in under this subject; the edge makes it a part of its own statement."""
WITH_ROLE = f"SELECT {COLUMNS} FROM known_members WHERE $1 = ANY (roles) AND active ORDER BY member_id"  # noqa: S608
ACTIVE = "SELECT member_id FROM known_members WHERE active"


@dataclass(frozen=True, slots=True)
class Member:
    """Contact and roles; `active` is false for somebody who has left."""

    id: UUID
    subject: str
    name: str
    email: str
    roles: frozenset[str]
    time_zone: str
    language: str
    active: bool = True


async def remember(conn: Conn, member: Member) -> None:
    await conn.execute(
        REMEMBER,
        member.id,
        member.subject,
        member.name,
        member.email,
        sorted(member.roles),
        member.time_zone,
        member.language,
    )


async def left(conn: Conn, member_id: UUID) -> None:
    await conn.execute(LEFT, member_id)


async def find(conn: Conn, member_id: UUID) -> Member | None:
    """None while posting has not told of them."""
    row = await conn.fetchrow(LOAD, member_id)
    return _member(row) if row else None


async def load(conn: Conn, member_id: UUID) -> Member:
    member = await find(conn, member_id)
    if member is None:
        raise NotFound("member", member_id)
    return member


async def with_role(conn: Conn, role: str) -> list[Member]:
    return [_member(row) for row in await conn.fetch(WITH_ROLE, role)]


async def active_ids(conn: Conn) -> frozenset[UUID]:
    return frozenset(row["member_id"] for row in await conn.fetch(ACTIVE))


def _member(row: asyncpg.Record) -> Member:
    return Member(
        id=row["member_id"],
        subject=row["subject"],
        name=row["name"],
        email=row["email"],
        roles=frozenset(row["roles"]),
        time_zone=row["time_zone"],
        language=row["language"],
        active=row["active"],
    )
