"""What a reviewer finds on the desk, and what anybody may know of a work's reviewing: counts, never a mark."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import asyncpg

from shared.database import Conn
from shared.rules import NotFound

COLUMNS = """
    r.review_id, r.evaluation_id, e.engagement_id, e.project_id, e.candidate_label,
    coalesce(p.terms ->> 'title', g.title) AS title,
    r.reviewer_id, r.status, e.status AS evaluation_status, r.due_at, r.additional, r.overdue, r.sealed_at,
    r.commitment, e.wanted, (
        SELECT count(*) FROM reviews s WHERE s.evaluation_id = e.evaluation_id AND s.status IN ('sealed', 'revealed')
    ) AS sealed, r.taken
"""
FROM = """
    FROM reviews r
    JOIN evaluations e ON e.evaluation_id = r.evaluation_id
    LEFT JOIN known_projects p ON p.project_id = e.project_id
    LEFT JOIN gold_items g ON g.item_id = e.gold_item_id
"""
MINE = f"""
    SELECT {COLUMNS} {FROM}
    WHERE r.reviewer_id = $1 AND r.status NOT IN ('declined', 'reassigned', 'voided')
        AND ($2::uuid IS NULL OR r.review_id < $2)
    ORDER BY r.review_id DESC
    LIMIT $3
"""
ONE = f"SELECT {COLUMNS} {FROM} WHERE r.review_id = $1"
TO_SEAL = """
    SELECT DISTINCT e.project_id FROM reviews r JOIN evaluations e ON e.evaluation_id = r.evaluation_id
    WHERE r.reviewer_id = $1 AND e.status = 'reviewing' AND r.status IN ('assigned', 'accepted', 'in_progress')
"""


@dataclass(frozen=True, slots=True)
class Review:
    """One review with as much of its evaluation as everybody may see."""

    id: UUID
    evaluation_id: UUID
    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    title: str
    reviewer_id: UUID
    status: str
    evaluation_status: str
    due_at: datetime
    additional: bool
    overdue: bool
    sealed_at: datetime | None
    commitment: str | None
    wanted: int
    sealed: int
    taken: str | None


async def mine(conn: Conn, member_id: UUID, *, after: UUID | None, limit: int) -> list[Review]:
    """Newest first, without those that were declined or given to somebody else."""
    return [_review(row) for row in await conn.fetch(MINE, member_id, after, limit)]


async def load(conn: Conn, review_id: UUID) -> Review:
    row = await conn.fetchrow(ONE, review_id)
    if row is None:
        raise NotFound("review", review_id)
    return _review(row)


async def to_seal(conn: Conn, member_id: UUID | None) -> frozenset[UUID]:
    """Projects in which this member has a card to seal, and must therefore learn nothing of others' cards before."""
    rows = await conn.fetch(TO_SEAL, member_id) if member_id is not None else []
    return frozenset(row["project_id"] for row in rows)


def _review(row: asyncpg.Record) -> Review:
    return Review(*row.values())
