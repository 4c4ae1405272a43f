"""Every SQL statement on HR events and the answers they got."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.posting.domain.hr_event import Answer, Named, Status
from shared.database import Conn
from shared.rules import Finding

FINDINGS = TypeAdapter(tuple[Finding, ...])

ANSWERED = """
    SELECT hr_event_id, status, findings, project_id, received_at, digest = $3 AS same FROM hr_events
    WHERE source = $1 AND event_id = $2
    ORDER BY digest = $3 DESC
    LIMIT 1
"""
INSERT = """
    INSERT INTO hr_events (
        employer_id, hr_event_id, source, event_id, type, digest, status, findings, project_id, received_at
    )
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
FIND = """
    SELECT hr_event_id, source, event_id, type, status, findings, project_id, received_at FROM hr_events
    WHERE (hr_event_id::text = $1 OR event_id = $1) AND ($2::text IS NULL OR source = $2)
    ORDER BY received_at DESC, hr_event_id DESC
    LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Before:
    """An event seen before under this id: `same` content or other."""

    answer: Answer
    same: bool


async def answered(conn: Conn, source: str, event_id: str, digest: bytes) -> Before | None:
    """What this event was answered before; the copy with the same content is preferred."""
    row = await conn.fetchrow(ANSWERED, source, event_id, digest)
    return Before(_answer(row, repeated=True), row["same"]) if row else None


async def insert(conn: Conn, answer: Answer, named: Named, digest: bytes) -> None:
    """The event must name its id and source."""
    await conn.execute(
        INSERT,
        answer.hr_event_id,
        named.source,
        named.event_id,
        named.type,
        digest,
        answer.status,
        FINDINGS.dump_python(answer.findings, mode="json"),
        answer.project_id,
        answer.received_at,
    )


async def find(conn: Conn, wanted: str, *, source: str | None) -> tuple[Named, Answer] | None:
    """By our id or by the sender's own; of several with one id the latest."""
    row = await conn.fetchrow(FIND, wanted, source)
    return (Named(row["event_id"], row["source"], row["type"]), _answer(row, repeated=False)) if row else None


def _answer(row: asyncpg.Record, *, repeated: bool) -> Answer:
    received_at: datetime = row["received_at"]
    project_id: UUID | None = row["project_id"]
    return Answer(
        row["hr_event_id"],
        Status(row["status"]),
        FINDINGS.validate_python(row["findings"]),
        project_id,
        received_at,
        repeated,
    )
