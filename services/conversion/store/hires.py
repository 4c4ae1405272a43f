"""Every SQL statement on hires."""

from uuid import UUID

import asyncpg

from services.conversion.domain.hire import Hire, Status
from shared.database import Conn
from shared.rules import NotFound

COLUMNS = "employer_id, hire_id, offer_id, engagement_id, project_id, subject_id, started_on, status, version, sequence"
INSERT = f"INSERT INTO hires ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"  # noqa: S608  constant columns
UPDATE = "UPDATE hires SET status = $2, version = $3, sequence = $4 WHERE hire_id = $1"
OF_OFFER_FOR_UPDATE = f"SELECT {COLUMNS} FROM hires WHERE offer_id = $1 FOR UPDATE"  # noqa: S608


async def insert(conn: Conn, hire: Hire) -> None:
    await conn.execute(
        INSERT,
        hire.employer_id,
        hire.id,
        hire.offer_id,
        hire.engagement_id,
        hire.project_id,
        hire.subject_id,
        hire.started_on,
        hire.status,
        hire.version,
        hire.sequence,
    )


async def save(conn: Conn, hire: Hire) -> None:
    await conn.execute(UPDATE, hire.id, hire.status, hire.version, hire.sequence)


async def of_offer_for_update(conn: Conn, offer_id: UUID) -> Hire:
    return _hire(await conn.fetchrow(OF_OFFER_FOR_UPDATE, offer_id), offer_id)


def _hire(row: asyncpg.Record | None, wanted: UUID) -> Hire:
    if row is None:
        raise NotFound("hire", wanted)
    return Hire(
        id=row["hire_id"],
        employer_id=row["employer_id"],
        offer_id=row["offer_id"],
        engagement_id=row["engagement_id"],
        project_id=row["project_id"],
        subject_id=row["subject_id"],
        started_on=row["started_on"],
        status=Status(row["status"]),
        version=row["version"],
        sequence=row["sequence"],
    )
