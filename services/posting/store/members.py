"""Every SQL statement on members."""

from collections.abc import Mapping
from uuid import UUID

import asyncpg

from services.posting.domain.guard import Staff
from services.posting.domain.member import Details, Member, Role, Status
from shared.database import Conn
from shared.rules import NotFound

COLUMNS = """
    employer_id, member_id, subject, name, email, roles, time_zone, language, conflict_tokens, status, version, sequence
"""
INSERT = f"""
    INSERT INTO members ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
"""  # noqa: S608  the columns are a constant
LOAD = f"SELECT {COLUMNS} FROM members WHERE member_id = $1"  # noqa: S608
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
UPDATE = """
    UPDATE members SET subject = $2, name = $3, email = $4, roles = $5, time_zone = $6, language = $7,
        conflict_tokens = $8, status = $9, version = $10, sequence = $11
    WHERE member_id = $1
"""
CALLER = "SELECT member_id, roles FROM members WHERE subject = $1 AND status = 'active'"
"""Of the active member who signs in under this subject; the edge makes it a part of its own statement."""
BY_EMAIL = f"SELECT {COLUMNS} FROM members WHERE email = $1 AND status = 'active'"  # noqa: S608
TAKEN = """
    SELECT subject = $2 AS subject, email = $3 AS email FROM members
    WHERE status = 'active' AND member_id <> $1 AND (subject = $2 OR email = $3)
"""
STAFF = "SELECT email, member_id, roles FROM members WHERE status = 'active'"
PAGE = f"SELECT {COLUMNS} FROM members WHERE $1::uuid IS NULL OR member_id > $1 ORDER BY member_id LIMIT $2"  # noqa: S608


async def insert(conn: Conn, member: Member) -> None:
    details = member.details
    await conn.execute(
        INSERT,
        member.employer_id,
        member.id,
        details.subject,
        details.name,
        details.email,
        sorted(details.roles),
        details.time_zone,
        details.language,
        sorted(details.conflict_tokens),
        member.status,
        member.version,
        member.sequence,
    )


async def save(conn: Conn, member: Member) -> None:
    details = member.details
    await conn.execute(
        UPDATE,
        member.id,
        details.subject,
        details.name,
        details.email,
        sorted(details.roles),
        details.time_zone,
        details.language,
        sorted(details.conflict_tokens),
        member.status,
        member.version,
        member.sequence,
    )


async def load(conn: Conn, member_id: UUID) -> Member:
    return _member(await conn.fetchrow(LOAD, member_id), member_id)


async def load_for_update(conn: Conn, member_id: UUID) -> Member:
    return _member(await conn.fetchrow(LOAD_FOR_UPDATE, member_id), member_id)


async def by_email(conn: Conn, email: str) -> Member | None:
    """The active member with this work mail, in lower case."""
    row = await conn.fetchrow(BY_EMAIL, email)
    return _member(row, email) if row else None


async def taken(conn: Conn, member_id: UUID, details: Details) -> tuple[str, ...]:
    """Which of `subject` and `email` another active member has already."""
    rows = await conn.fetch(TAKEN, member_id, details.subject, details.email)
    return tuple(name for name in ("subject", "email") if any(row[name] for row in rows))


async def staff(conn: Conn) -> Mapping[str, Staff]:
    """The active members by work mail."""
    return {
        row["email"]: Staff(row["member_id"], frozenset(Role(role) for role in row["roles"]))
        for row in await conn.fetch(STAFF)
    }


async def page(conn: Conn, *, after: UUID | None, limit: int) -> list[Member]:
    """Members in the order in which they joined, also those who left."""
    return [_member(row, "") for row in await conn.fetch(PAGE, after, limit)]


def _member(row: asyncpg.Record | None, wanted: UUID | str) -> Member:
    if row is None:
        raise NotFound("member", wanted)
    details = Details(
        subject=row["subject"],
        name=row["name"],
        email=row["email"],
        roles=frozenset(Role(role) for role in row["roles"]),
        time_zone=row["time_zone"],
        language=row["language"],
        conflict_tokens=frozenset(row["conflict_tokens"]),
    )
    return Member(row["member_id"], row["employer_id"], details, Status(row["status"]), row["version"], row["sequence"])
