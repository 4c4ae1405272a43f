"""Every SQL statement on what HR systems were told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.posting.domain.project import Origin
from shared.database import Conn

ORIGIN = """
    SELECT external_source, external_project_id FROM projects WHERE project_id = $1 AND external_source IS NOT NULL
"""
NEXT_POSITION = "UPDATE outcome_counters SET reported = reported + 1 RETURNING reported"
NEXT_SEQUENCE = """
    SELECT coalesce(greatest(
        (SELECT max(sequence) FROM outcomes WHERE project_id = $1::uuid),
        messaging.last_regained('hr.outcomes.v1', $1::uuid::text)
    ), 0) + 1
"""
COLUMNS = """
    position, outcome_id, project_id, sequence, milestone, external_source, external_project_id,
    application_id, engagement_id, candidate_label, recommendation, offer_id, occurred_at
"""
INSERT = f"""
    INSERT INTO outcomes (employer_id, {COLUMNS})
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
"""  # noqa: S608  the columns are a constant
PAGE = f"SELECT {COLUMNS} FROM outcomes WHERE position > $1 ORDER BY position LIMIT $2"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Outcome:
    """A milestone as told; `position` orders all of an employer, `sequence` those of one project, both without gaps."""

    position: int
    id: UUID
    project_id: UUID
    sequence: int
    milestone: str
    origin: Origin
    application_id: UUID | None
    engagement_id: UUID | None
    candidate_label: str | None
    recommendation: str | None
    offer_id: UUID | None
    occurred_at: datetime


async def origin_of(conn: Conn, project_id: UUID) -> Origin | None:
    """The HR system that asked for the project; None when people made it here."""
    row = await conn.fetchrow(ORIGIN, project_id)
    return Origin(row["external_source"], row["external_project_id"]) if row else None


async def next_numbers(conn: Conn, project_id: UUID) -> tuple[int, int]:
    """Position and sequence of the next outcome; holds the employer's counter until the transaction ends."""
    position: int = await conn.fetchval(NEXT_POSITION)
    sequence: int = await conn.fetchval(NEXT_SEQUENCE, project_id)
    return position, sequence


async def insert(conn: Conn, outcome: Outcome) -> None:
    await conn.execute(
        INSERT,
        outcome.position,
        outcome.id,
        outcome.project_id,
        outcome.sequence,
        outcome.milestone,
        outcome.origin.source,
        outcome.origin.external_project_id,
        outcome.application_id,
        outcome.engagement_id,
        outcome.candidate_label,
        outcome.recommendation,
        outcome.offer_id,
        outcome.occurred_at,
    )


async def page(conn: Conn, *, after: int, limit: int) -> list[Outcome]:
    """Outcomes behind this position, oldest first."""
    return [
        Outcome(
            row["position"],
            row["outcome_id"],
            row["project_id"],
            row["sequence"],
            row["milestone"],
            Origin(row["external_source"], row["external_project_id"]),
            row["application_id"],
            row["engagement_id"],
            row["candidate_label"],
            row["recommendation"],
            row["offer_id"],
            row["occurred_at"],
        )
        for row in await conn.fetch(PAGE, after, limit)
    ]
