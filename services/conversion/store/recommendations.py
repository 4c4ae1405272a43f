"""Every SQL statement on recommendations."""

from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.conversion.domain.recommendation import Decision, Reason, Recommendation, Status, Value
from shared.database import Conn
from shared.rules import NotFound

REASON = TypeAdapter(Reason)

COLUMNS = """
    employer_id, recommendation_id, engagement_id, project_id, subject_id, candidate_label, value, summary_version,
    hiring_manager_id, decide_by, reviews, most_reviews, status, decision, decided_by, decided_at, reason,
    review_requested_by, version, sequence
"""
INSERT = f"""
    INSERT INTO recommendations ({COLUMNS})
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
"""  # noqa: S608  constant columns
UPDATE = """
    UPDATE recommendations
    SET status = $2, decision = $3, decided_by = $4, decided_at = $5, reason = $6, review_requested_by = $7,
        version = $8, sequence = $9
    WHERE recommendation_id = $1
"""
LOAD = f"SELECT {COLUMNS} FROM recommendations WHERE recommendation_id = $1"  # noqa: S608
CURRENT = f"""
    SELECT {COLUMNS} FROM recommendations WHERE engagement_id = $1 ORDER BY summary_version DESC LIMIT 1
"""  # noqa: S608
DECIDED = f"""
    SELECT {COLUMNS} FROM recommendations WHERE engagement_id = $1 AND status IN ('confirmed', 'overridden')
    ORDER BY summary_version DESC LIMIT 1
"""  # noqa: S608
CURRENT_FOR_UPDATE = CURRENT + " FOR UPDATE"
WAITING_FOR = f"""
    SELECT {COLUMNS} FROM recommendations
    WHERE hiring_manager_id = $1 AND status = 'under_decision' ORDER BY recommendation_id
"""  # noqa: S608
WAITING_IN = f"""
    SELECT {COLUMNS} FROM recommendations
    WHERE project_id = $1 AND status = 'under_decision' ORDER BY recommendation_id
"""  # noqa: S608


async def insert(conn: Conn, recommendation: Recommendation) -> None:
    await conn.execute(
        INSERT,
        recommendation.employer_id,
        recommendation.id,
        recommendation.engagement_id,
        recommendation.project_id,
        recommendation.subject_id,
        recommendation.candidate_label,
        recommendation.value,
        recommendation.summary_version,
        recommendation.hiring_manager_id,
        recommendation.decide_by,
        recommendation.reviews,
        recommendation.most_reviews,
        recommendation.status,
        *_changing(recommendation),
    )


async def save(conn: Conn, recommendation: Recommendation) -> None:
    await conn.execute(UPDATE, recommendation.id, recommendation.status, *_changing(recommendation))


async def load(conn: Conn, recommendation_id: UUID) -> Recommendation:
    return _recommendation(await conn.fetchrow(LOAD, recommendation_id), recommendation_id)


async def current(conn: Conn, engagement_id: UUID) -> Recommendation | None:
    """The one from the newest summary of this engagement."""
    row = await conn.fetchrow(CURRENT, engagement_id)
    return _recommendation(row, "") if row else None


async def decided(conn: Conn, engagement_id: UUID) -> Recommendation | None:
    """The newest one on which a person has decided, though there may be a newer summary."""
    row = await conn.fetchrow(DECIDED, engagement_id)
    return _recommendation(row, "") if row else None


async def current_for_update(conn: Conn, engagement_id: UUID) -> Recommendation | None:
    row = await conn.fetchrow(CURRENT_FOR_UPDATE, engagement_id)
    return _recommendation(row, "") if row else None


async def waiting_for(conn: Conn, member_id: UUID) -> list[Recommendation]:
    """What this hiring manager has to decide."""
    return [_recommendation(row, "") for row in await conn.fetch(WAITING_FOR, member_id)]


async def waiting_in(conn: Conn, project_id: UUID) -> list[Recommendation]:
    """What is to be decided in this project."""
    return [_recommendation(row, "") for row in await conn.fetch(WAITING_IN, project_id)]


def _changing(recommendation: Recommendation) -> tuple[object, ...]:
    reason = REASON.dump_python(recommendation.reason, mode="json") if recommendation.reason else None
    return (
        recommendation.decision,
        recommendation.decided_by,
        recommendation.decided_at,
        reason,
        recommendation.review_requested_by,
        recommendation.version,
        recommendation.sequence,
    )


def _recommendation(row: asyncpg.Record | None, wanted: UUID | str) -> Recommendation:
    if row is None:
        raise NotFound("recommendation", wanted)
    return Recommendation(
        id=row["recommendation_id"],
        employer_id=row["employer_id"],
        engagement_id=row["engagement_id"],
        project_id=row["project_id"],
        subject_id=row["subject_id"],
        candidate_label=row["candidate_label"],
        value=Value(row["value"]),
        summary_version=row["summary_version"],
        hiring_manager_id=row["hiring_manager_id"],
        decide_by=row["decide_by"],
        reviews=row["reviews"],
        most_reviews=row["most_reviews"],
        status=Status(row["status"]),
        decision=Decision(row["decision"]) if row["decision"] else None,
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        reason=REASON.validate_python(row["reason"]) if row["reason"] else None,
        review_requested_by=row["review_requested_by"],
        version=row["version"],
        sequence=row["sequence"],
    )
