"""What candidates are told of their work, one row per engagement: the latest that evaluation published."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.posting.domain.result import Criterion, Note, Result
from shared import times
from shared.database import Conn
from shared.rules import NotFound

CRITERIA, FEEDBACK = TypeAdapter(tuple[Criterion, ...]), TypeAdapter(tuple[tuple[Note, ...], ...])
COLUMNS = """
    engagement_id, project_id, subject_id, project_title, summary_version, recommendation, recommendation_reason,
    reviews, criteria, feedback, superseded_because, appeal_until, decide_by, published_at
"""
APPEAL_COLUMNS = "appealed_at, appeal_waiting, appeal_outcome, cancelled"
REMEMBER = f"""
    INSERT INTO results AS r (employer_id, {COLUMNS}, appeal_outcome)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    ON CONFLICT (employer_id, engagement_id) DO UPDATE
    SET summary_version = excluded.summary_version, recommendation = excluded.recommendation,
        recommendation_reason = excluded.recommendation_reason, reviews = excluded.reviews,
        criteria = excluded.criteria, feedback = excluded.feedback, superseded_because = excluded.superseded_because,
        appeal_until = coalesce(excluded.appeal_until, r.appeal_until), decide_by = excluded.decide_by,
        published_at = excluded.published_at, appeal_outcome = coalesce(excluded.appeal_outcome, r.appeal_outcome),
        appeal_waiting = false
    WHERE r.summary_version < excluded.summary_version
"""  # noqa: S608  the columns are a constant
APPEALED = "UPDATE results SET appealed_at = $2, appeal_waiting = $3 WHERE engagement_id = $1"
FOUND = "UPDATE results SET appeal_waiting = false WHERE engagement_id = $1 AND appeal_waiting"
CANCELLED = "UPDATE results SET cancelled = true WHERE engagement_id = $1"
FIND = f"SELECT {COLUMNS}, {APPEAL_COLUMNS} FROM results WHERE engagement_id = $1"  # noqa: S608
OWN = "EXISTS (SELECT FROM subjects s WHERE s.subject_id = r.subject_id AND s.person_id = app.person())"
JUDGED = f"SELECT project_id FROM results r WHERE {OWN}"  # noqa: S608
MINE = f"""
    SELECT {COLUMNS}, {APPEAL_COLUMNS}, employer_id, app.name_of_employer(employer_id) AS employer_name,
        (SELECT c.time_zone FROM candidates c WHERE c.person_id = app.person()) AS time_zone
    FROM results r
    WHERE {OWN}
"""  # noqa: S608
MY_PAGE = MINE + "AND ($1::uuid IS NULL OR engagement_id < $1) ORDER BY engagement_id DESC LIMIT $2"
MY_OWN = MINE + "AND engagement_id = $1"
IN_PROJECT = MINE + "AND project_id = $1 ORDER BY engagement_id DESC LIMIT 1"
DECISION = "SELECT decision FROM engagement_outcomes WHERE engagement_id = $1"


@dataclass(frozen=True, slots=True)
class Mine:
    """A person's own result, at which employer, and the person's time zone."""

    result: Result
    employer_id: UUID
    employer_name: str
    time_zone: str


async def remember(conn: Conn, result: Result) -> bool:
    """Whether it is news: a later version is there already when events are told again."""
    done = await conn.execute(
        REMEMBER,
        result.engagement_id,
        result.project_id,
        result.subject_id,
        result.project_title,
        result.summary_version,
        result.recommendation,
        result.recommendation_reason,
        result.reviews,
        CRITERIA.dump_python(result.criteria, mode="json"),
        FEEDBACK.dump_python(result.feedback, mode="json"),
        result.superseded_because,
        result.appeal_until,
        result.decide_by,
        result.published_at,
        result.appeal_outcome,
    )
    return done == "INSERT 0 1"


async def appealed(conn: Conn, engagement_id: UUID, *, at: datetime, waiting: bool) -> None:
    await conn.execute(APPEALED, engagement_id, at, waiting)


async def reviewer_found(conn: Conn, engagement_id: UUID) -> None:
    """An appeal waits no more."""
    await conn.execute(FOUND, engagement_id)


async def cancelled(conn: Conn, engagement_id: UUID) -> None:
    """The work is not judged any more; what was told stays told."""
    await conn.execute(CANCELLED, engagement_id)


async def load(conn: Conn, engagement_id: UUID) -> Result:
    row = await conn.fetchrow(FIND, engagement_id)
    if row is None:
        raise NotFound("result", engagement_id)
    return _result(row)


async def mine(conn: Conn, *, after: UUID | None, limit: int) -> list[Mine]:
    """The person's own at every employer, newest engagement first."""
    return [_mine(row) for row in await conn.fetch(MY_PAGE, after, limit)]


async def judged(conn: Conn) -> frozenset[UUID]:
    """The projects, at every employer, in which the person has a result."""
    return frozenset(row["project_id"] for row in await conn.fetch(JUDGED))


async def in_project(conn: Conn, project_id: UUID) -> Mine | None:
    """The person's own in this project; None before there is one."""
    row = await conn.fetchrow(IN_PROJECT, project_id)
    return _mine(row) if row else None


async def my_own(conn: Conn, engagement_id: UUID) -> Mine:
    """Raises `NotFound` for anybody else's."""
    row = await conn.fetchrow(MY_OWN, engagement_id)
    if row is None:
        raise NotFound("result", engagement_id)
    return _mine(row)


async def decision(conn: Conn, engagement_id: UUID) -> str | None:
    """What the employer has decided, as far as that is known; the transaction acts at the employer."""
    found: str | None = await conn.fetchval(DECISION, engagement_id)
    return found


def _mine(row: asyncpg.Record) -> Mine:
    return Mine(_result(row), row["employer_id"], row["employer_name"], times.known_zone(row["time_zone"]))


def _result(row: asyncpg.Record) -> Result:
    known: dict[str, Any] = {field.name: row[field.name] for field in fields(Result)}
    known["criteria"] = CRITERIA.validate_python(row["criteria"])
    known["feedback"] = FEEDBACK.validate_python(row["feedback"])
    return Result(**known)
