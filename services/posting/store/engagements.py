"""Every SQL statement on engagements, their deliverables included."""

from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.posting.domain.deliverable import Deliverable
from services.posting.domain.engagement import Engagement, Status
from shared.database import Conn
from shared.rules import NotFound

DELIVERABLES = TypeAdapter(tuple[Deliverable, ...])

COLUMNS = """
    employer_id, engagement_id, project_id, application_id, person_id, subject_id, candidate_label, eligible_for_hire,
    selected_by, supervisor_id, conflict_tokens, deliverables, status, deliver_by, version, sequence
"""
INSERT = f"""
    INSERT INTO engagements ({COLUMNS})
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
"""  # noqa: S608  the columns are a constant
UPDATE = """
    UPDATE engagements SET deliverables = $2, status = $3, deliver_by = $4, version = $5, sequence = $6
    WHERE engagement_id = $1
"""
LOAD = f"SELECT {COLUMNS} FROM engagements WHERE engagement_id = $1"  # noqa: S608
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
OF_PROJECT = f"""
    SELECT {COLUMNS} FROM engagements WHERE project_id = $1 ORDER BY engagement_id FOR UPDATE
"""  # noqa: S608
PAGE = f"""
    SELECT {COLUMNS} FROM engagements
    WHERE ($1::uuid IS NULL OR engagement_id < $1) AND ($2::uuid IS NULL OR supervisor_id = $2)
    ORDER BY engagement_id DESC
    LIMIT $3
"""  # noqa: S608
MINE = f"""
    SELECT {COLUMNS} FROM engagements
    WHERE person_id = app.person() AND ($1::uuid IS NULL OR engagement_id < $1)
    ORDER BY engagement_id DESC
    LIMIT $2
"""  # noqa: S608
MY_OFFERS = """
    SELECT o.employer_id, o.offer_id, o.engagement_id, o.status, o.offer_version, o.terms, o.valid_until, s.subject_id,
           app.name_of_employer(o.employer_id) AS employer_name
    FROM offers o
    JOIN subjects s ON s.subject_id = o.subject_id AND s.person_id = app.person()
    WHERE o.terms IS NOT NULL
    ORDER BY o.offer_id DESC
"""


async def insert(conn: Conn, engagement: Engagement) -> None:
    one = engagement
    await conn.execute(
        INSERT,
        one.employer_id,
        one.id,
        one.project_id,
        one.application_id,
        one.person_id,
        one.subject_id,
        one.candidate_label,
        one.eligible_for_hire,
        one.selected_by,
        one.supervisor_id,
        list(one.conflict_tokens),
        DELIVERABLES.dump_python(one.deliverables, mode="json"),
        one.status,
        one.deliver_by,
        one.version,
        one.sequence,
    )


async def save(conn: Conn, engagement: Engagement) -> None:
    await conn.execute(
        UPDATE,
        engagement.id,
        DELIVERABLES.dump_python(engagement.deliverables, mode="json"),
        engagement.status,
        engagement.deliver_by,
        engagement.version,
        engagement.sequence,
    )


async def load(conn: Conn, engagement_id: UUID) -> Engagement:
    return _engagement(await conn.fetchrow(LOAD, engagement_id), engagement_id)


async def load_for_update(conn: Conn, engagement_id: UUID) -> Engagement:
    return _engagement(await conn.fetchrow(LOAD_FOR_UPDATE, engagement_id), engagement_id)


async def of_project(conn: Conn, project_id: UUID) -> list[Engagement]:
    """All of a project, locked."""
    return [_engagement(row, "") for row in await conn.fetch(OF_PROJECT, project_id)]


async def page(conn: Conn, *, after: UUID | None, supervisor_id: UUID | None, limit: int) -> list[Engagement]:
    """Newest first; those of one supervisor, or all."""
    return [_engagement(row, "") for row in await conn.fetch(PAGE, after, supervisor_id, limit)]


async def mine(conn: Conn, *, after: UUID | None, limit: int) -> list[Engagement]:
    """The person's own, newest first, at all employers."""
    return [_engagement(row, "") for row in await conn.fetch(MINE, after, limit)]


async def my_offers(conn: Conn) -> list[dict[str, Any]]:
    """Offers that reached the person, newest first, with the subject id that a ticket needs."""
    return [dict(row) for row in await conn.fetch(MY_OFFERS)]


def _engagement(row: asyncpg.Record | None, wanted: UUID | str) -> Engagement:
    if row is None:
        raise NotFound("engagement", wanted)
    deliver_by: datetime | None = row["deliver_by"]
    return Engagement(
        id=row["engagement_id"],
        employer_id=row["employer_id"],
        project_id=row["project_id"],
        application_id=row["application_id"],
        person_id=row["person_id"],
        subject_id=row["subject_id"],
        candidate_label=row["candidate_label"],
        eligible_for_hire=row["eligible_for_hire"],
        selected_by=row["selected_by"],
        supervisor_id=row["supervisor_id"],
        conflict_tokens=tuple(row["conflict_tokens"]),
        deliverables=DELIVERABLES.validate_python(row["deliverables"]),
        status=Status(row["status"]),
        deliver_by=deliver_by,
        version=row["version"],
        sequence=row["sequence"],
    )
