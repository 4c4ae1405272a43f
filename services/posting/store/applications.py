"""Every SQL statement on applications."""

from uuid import UUID

import asyncpg

from services.posting.domain.application import HOLDS_A_SEAT, Application, RejectionReason, Status
from shared.database import Conn
from shared.rules import NotFound

COLUMNS = """
    employer_id, application_id, project_id, person_id, subject_id, number, eligible_for_hire,
    conflict_tokens, status, waitlisted_at, waitlisted_by, selected_by, rejection_reason, version, sequence
"""
INSERT = f"""
    INSERT INTO applications ({COLUMNS})
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
"""  # noqa: S608  the columns are a constant
UPDATE = """
    UPDATE applications
    SET status = $2, waitlisted_at = $3, waitlisted_by = $4, selected_by = $5, rejection_reason = $6, version = $7,
        sequence = $8
    WHERE application_id = $1
"""
LOAD = f"SELECT {COLUMNS} FROM applications WHERE application_id = $1"  # noqa: S608
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
OF_PERSON = f"SELECT {COLUMNS} FROM applications WHERE project_id = $1 AND person_id = $2"  # noqa: S608
NEXT_NUMBER = "SELECT coalesce(max(number), 0) + 1 FROM applications WHERE project_id = $1"
COUNT_IN = "SELECT count(*) FROM applications WHERE project_id = $1 AND status = ANY ($2)"
NEXT_WAITING = f"""
    SELECT {COLUMNS} FROM applications
    WHERE project_id = $1 AND status = 'waitlisted'
    ORDER BY waitlisted_at, number
    LIMIT 1
    FOR UPDATE
"""  # noqa: S608
PAGE = f"""
    SELECT {COLUMNS} FROM applications
    WHERE project_id = $1 AND number > $2
    ORDER BY number
    LIMIT $3
"""  # noqa: S608
MINE = f"""
    SELECT {COLUMNS} FROM applications
    WHERE person_id = app.person() AND ($1::uuid IS NULL OR application_id < $1)
    ORDER BY application_id DESC
    LIMIT $2
"""  # noqa: S608


async def insert(conn: Conn, application: Application) -> None:
    one = application
    await conn.execute(
        INSERT,
        one.employer_id,
        one.id,
        one.project_id,
        one.person_id,
        one.subject_id,
        one.number,
        one.eligible_for_hire,
        list(one.conflict_tokens),
        one.status,
        one.waitlisted_at,
        one.waitlisted_by,
        one.selected_by,
        one.rejection_reason,
        one.version,
        one.sequence,
    )


async def save(conn: Conn, application: Application) -> None:
    await conn.execute(
        UPDATE,
        application.id,
        application.status,
        application.waitlisted_at,
        application.waitlisted_by,
        application.selected_by,
        application.rejection_reason,
        application.version,
        application.sequence,
    )


async def load(conn: Conn, application_id: UUID) -> Application:
    return _application(await conn.fetchrow(LOAD, application_id), application_id)


async def load_for_update(conn: Conn, application_id: UUID) -> Application:
    return _application(await conn.fetchrow(LOAD_FOR_UPDATE, application_id), application_id)


async def of_person(conn: Conn, project_id: UUID, person_id: UUID) -> Application | None:
    """The person's application to this project, if there is one."""
    row = await conn.fetchrow(OF_PERSON, project_id, person_id)
    return _application(row, "") if row else None


async def next_number(conn: Conn, project_id: UUID) -> int:
    """Needs the lock on the project."""
    number: int = await conn.fetchval(NEXT_NUMBER, project_id)
    return number


async def seats_taken(conn: Conn, project_id: UUID) -> int:
    """How many hold a seat or have been offered one. Needs the lock on the project."""
    taken: int = await conn.fetchval(COUNT_IN, project_id, list(HOLDS_A_SEAT))
    return taken


async def waiting_for_answer(conn: Conn, project_id: UUID) -> int:
    """How many were offered a seat and have not answered."""
    waiting: int = await conn.fetchval(COUNT_IN, project_id, [Status.SELECTED])
    return waiting


async def next_waiting(conn: Conn, project_id: UUID) -> Application | None:
    """The first of the waitlist, locked."""
    row = await conn.fetchrow(NEXT_WAITING, project_id)
    return _application(row, "") if row else None


async def page(conn: Conn, project_id: UUID, *, after: int, limit: int) -> list[Application]:
    """By number."""
    return [_application(row, "") for row in await conn.fetch(PAGE, project_id, after, limit)]


async def mine(conn: Conn, *, after: UUID | None, limit: int) -> list[Application]:
    """The person's own, newest first, at all employers."""
    return [_application(row, "") for row in await conn.fetch(MINE, after, limit)]


def _application(row: asyncpg.Record | None, wanted: UUID | str) -> Application:
    if row is None:
        raise NotFound("application", wanted)
    return Application(
        id=row["application_id"],
        employer_id=row["employer_id"],
        project_id=row["project_id"],
        person_id=row["person_id"],
        subject_id=row["subject_id"],
        number=row["number"],
        eligible_for_hire=row["eligible_for_hire"],
        conflict_tokens=tuple(row["conflict_tokens"]),
        status=Status(row["status"]),
        waitlisted_at=row["waitlisted_at"],
        waitlisted_by=row["waitlisted_by"],
        selected_by=row["selected_by"],
        rejection_reason=RejectionReason(row["rejection_reason"]) if row["rejection_reason"] else None,
        version=row["version"],
        sequence=row["sequence"],
    )
