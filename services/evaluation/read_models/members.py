"""The employer's staff as posting has told it."""

from collections.abc import Iterable
from uuid import UUID

import asyncpg

from services.evaluation.domain.known import Member
from shared.database import Conn

COLUMNS = "member_id, subject, name, email, time_zone, roles, conflict_tokens, active"
REMEMBER = f"""
    INSERT INTO known_members (employer_id, {COLUMNS}) VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (employer_id, member_id) DO UPDATE
    SET subject = excluded.subject, name = excluded.name, email = excluded.email, time_zone = excluded.time_zone,
        roles = excluded.roles, conflict_tokens = excluded.conflict_tokens, active = excluded.active
"""  # noqa: S608  the columns are a constant
LEFT = "UPDATE known_members SET active = false WHERE member_id = $1"
AMONG = f"SELECT {COLUMNS} FROM known_members WHERE member_id = ANY ($1)"  # noqa: S608
WITH_ROLE = "SELECT member_id FROM known_members WHERE $1 = ANY (roles) AND active ORDER BY member_id"
CALLER = "SELECT member_id, roles FROM known_members WHERE subject = $1 AND active"
"""Of the active member who signs in under this subject; the edge makes it a part of its own statement."""


async def remember(conn: Conn, member: Member) -> None:
    await conn.execute(
        REMEMBER,
        member.id,
        member.subject,
        member.name,
        member.email,
        member.time_zone,
        sorted(member.roles),
        sorted(member.conflict_tokens),
        member.active,
    )


async def left(conn: Conn, member_id: UUID) -> None:
    await conn.execute(LEFT, member_id)


async def among(conn: Conn, member_ids: Iterable[UUID]) -> list[Member]:
    """Those of them that posting has told of."""
    return [_member(row) for row in await conn.fetch(AMONG, list(member_ids))]


async def find(conn: Conn, member_id: UUID) -> Member | None:
    return next(iter(await among(conn, [member_id])), None)


async def with_role(conn: Conn, role: str) -> list[UUID]:
    """Active members who have it."""
    return [row["member_id"] for row in await conn.fetch(WITH_ROLE, role)]


def _member(row: asyncpg.Record) -> Member:
    return Member(
        id=row["member_id"],
        subject=row["subject"],
        name=row["name"],
        email=row["email"],
        time_zone=row["time_zone"],
        roles=frozenset(row["roles"]),
        conflict_tokens=frozenset(row["conflict_tokens"]),
        active=row["active"],
    )
