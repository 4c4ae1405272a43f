"""Lists of recommendations for pages and the API."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.conversion.read_models import reviews
from shared.database import Conn

PAGE = """
    SELECT r.recommendation_id, r.engagement_id, r.project_id, r.candidate_label, r.value, r.status, r.decision,
        r.decide_by, r.decided_at, r.summary_version, s.summary ->> 'headline' AS headline,
        s.summary ->> 'project_title' AS project_title
    FROM recommendations r
    JOIN evaluation_summaries s ON s.engagement_id = r.engagement_id AND s.summary_version = r.summary_version
    WHERE r.status <> 'superseded'
      AND ($1::uuid IS NULL OR r.recommendation_id < $1)
      AND ($3::boolean IS NULL OR (r.status = 'under_decision') = $3)
      AND r.project_id <> ALL ($4::uuid[])
    ORDER BY r.recommendation_id DESC
    LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation as lists show it."""

    recommendation_id: UUID
    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    value: str
    status: str
    decision: str | None
    decide_by: datetime
    decided_at: datetime | None
    summary_version: int
    headline: str
    project_title: str


async def page(
    conn: Conn, reader: UUID | None, *, after: UUID | None, limit: int, open_only: bool | None = None
) -> list[Row]:
    """Newest first, without projects in which the reader has a card to seal; None reads for who is no member.

    `open_only` is true for what is to be decided, false for what is decided, None for both.
    """
    hidden = await reviews.to_seal(conn, reader)
    return [Row(*row.values()) for row in await conn.fetch(PAGE, after, limit, open_only, list(hidden))]
