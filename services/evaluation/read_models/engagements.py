"""Engagements as posting has told them: opaque ids, labels and reviewer's copies."""

from collections.abc import Sequence
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.evaluation.domain.known import Deliverable, Engagement, Person, Progress
from shared.database import Conn
from shared.rules import NotFound

PERSON, DELIVERABLES = TypeAdapter(Person), TypeAdapter(tuple[Deliverable, ...])
CONFIRMED = """
    INSERT INTO known_engagements (employer_id, engagement_id, project_id, person) VALUES (app.employer(), $1, $2, $3)
    ON CONFLICT (employer_id, engagement_id) DO UPDATE SET person = excluded.person
"""
ENDED = """
    INSERT INTO known_engagements (employer_id, engagement_id, project_id, progress, deliverables)
    VALUES (app.employer(), $1, $2, $3, $4)
    ON CONFLICT (employer_id, engagement_id) DO UPDATE
    SET progress = excluded.progress,
        -- what was handed over stays known, whatever becomes of the engagement
        deliverables = CASE excluded.progress
            WHEN 'completed' THEN excluded.deliverables ELSE known_engagements.deliverables END
"""
COLUMNS = "engagement_id, project_id, person, progress, deliverables"
OF_PROJECT = f"SELECT {COLUMNS} FROM known_engagements WHERE project_id = $1 ORDER BY engagement_id"  # noqa: S608
LOAD = f"SELECT {COLUMNS} FROM known_engagements WHERE engagement_id = $1"  # noqa: S608


async def confirmed(conn: Conn, engagement_id: UUID, project_id: UUID, person: Person) -> None:
    await conn.execute(CONFIRMED, engagement_id, project_id, PERSON.dump_python(person, mode="json"))


async def ended(
    conn: Conn, engagement_id: UUID, project_id: UUID, progress: Progress, deliverables: Sequence[Deliverable] = ()
) -> None:
    """The engagement is final."""
    copies = DELIVERABLES.dump_python(tuple(deliverables), mode="json")
    await conn.execute(ENDED, engagement_id, project_id, progress, copies)


async def of_project(conn: Conn, project_id: UUID) -> list[Engagement]:
    return [_engagement(row) for row in await conn.fetch(OF_PROJECT, project_id)]


async def load(conn: Conn, engagement_id: UUID) -> Engagement:
    row = await conn.fetchrow(LOAD, engagement_id)
    if row is None:
        raise NotFound("engagement", engagement_id)
    return _engagement(row)


def _engagement(row: asyncpg.Record) -> Engagement:
    return Engagement(
        id=row["engagement_id"],
        project_id=row["project_id"],
        person=PERSON.validate_python(row["person"]) if row["person"] else None,
        progress=Progress(row["progress"]),
        deliverables=DELIVERABLES.validate_python(row["deliverables"]),
    )
