"""How far reviewing has come: how many cards are sealed and who reviews, never a mark."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.database import Conn

REMEMBER_EVALUATION = """
    INSERT INTO known_evaluations (employer_id, evaluation_id, engagement_id, reviews_wanted, status)
    VALUES (app.employer(), $1, $2, $3, 'opened')
    ON CONFLICT (employer_id, evaluation_id) DO NOTHING
"""
WANT = "UPDATE known_evaluations SET reviews_wanted = $2 WHERE evaluation_id = $1"
MOVE_EVALUATION = "UPDATE known_evaluations SET status = $2 WHERE evaluation_id = $1"
REMEMBER_REVIEW = """
    INSERT INTO known_reviews
        (employer_id, review_id, evaluation_id, engagement_id, project_id, reviewer_id, status, due_at)
    VALUES (app.employer(), $1, $2, $3, $4, $5, 'assigned', $6)
    ON CONFLICT (employer_id, review_id) DO NOTHING
"""
MOVE_REVIEW = "UPDATE known_reviews SET status = $2 WHERE review_id = $1"
PROGRESS = """
    SELECT e.status, e.reviews_wanted AS wanted,
        count(r.review_id) FILTER (WHERE r.status IN ('sealed', 'revealed')) AS sealed,
        max(r.due_at) FILTER (WHERE r.status = 'assigned') AS due_at
    FROM known_evaluations e LEFT JOIN known_reviews r ON r.evaluation_id = e.evaluation_id
    WHERE e.engagement_id = $1
    GROUP BY e.evaluation_id, e.status, e.reviews_wanted
    ORDER BY e.evaluation_id DESC LIMIT 1
"""
TO_SEAL = """
    SELECT DISTINCT coalesce(r.project_id, e.project_id) AS project_id
    FROM known_reviews r LEFT JOIN known_engagements e ON e.engagement_id = r.engagement_id
    WHERE r.reviewer_id = $1 AND r.status = 'assigned' AND coalesce(r.project_id, e.project_id) IS NOT NULL
"""
REVIEWERS = """
    SELECT DISTINCT reviewer_id FROM known_reviews
    WHERE engagement_id = $1 AND status NOT IN ('declined', 'reassigned')
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """`due_at` is when the last open review is due; None when none is open."""

    status: str
    wanted: int
    sealed: int
    due_at: datetime | None


async def remember_evaluation(conn: Conn, evaluation_id: UUID, engagement_id: UUID, wanted: int) -> None:
    await conn.execute(REMEMBER_EVALUATION, evaluation_id, engagement_id, wanted)


async def want(conn: Conn, evaluation_id: UUID, wanted: int) -> None:
    """How many reviews are wanted from now on."""
    await conn.execute(WANT, evaluation_id, wanted)


async def move_evaluation(conn: Conn, evaluation_id: UUID, status: str) -> None:
    await conn.execute(MOVE_EVALUATION, evaluation_id, status)


async def remember_review(
    conn: Conn,
    review_id: UUID,
    *,
    evaluation_id: UUID,
    engagement_id: UUID,
    project_id: UUID,
    reviewer_id: UUID,
    due_at: datetime,
) -> None:
    await conn.execute(REMEMBER_REVIEW, review_id, evaluation_id, engagement_id, project_id, reviewer_id, due_at)


async def move_review(conn: Conn, review_id: UUID, status: str) -> None:
    await conn.execute(MOVE_REVIEW, review_id, status)


async def progress(conn: Conn, engagement_id: UUID) -> Progress | None:
    """None before the evaluation was opened."""
    row = await conn.fetchrow(PROGRESS, engagement_id)
    return Progress(row["status"], row["wanted"], row["sealed"], row["due_at"]) if row else None


async def reviewers(conn: Conn, engagement_id: UUID) -> frozenset[UUID]:
    """Who reviews, or has reviewed, this work."""
    return frozenset(row["reviewer_id"] for row in await conn.fetch(REVIEWERS, engagement_id))


async def to_seal(conn: Conn, member_id: UUID | None) -> frozenset[UUID]:
    """Projects in which this member has a card to seal, and must therefore learn nothing of others' cards before.

    None for callers who are no members: nobody asks them for a card.
    """
    if member_id is None:
        return frozenset()
    return frozenset(row["project_id"] for row in await conn.fetch(TO_SEAL, member_id))
