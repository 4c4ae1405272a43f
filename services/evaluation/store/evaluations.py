"""Every SQL statement on evaluations and their reviews. No mark passes through here."""

from collections.abc import Collection, Iterable
from uuid import UUID

import asyncpg

from services.evaluation.domain import review as reviews
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.review import Review
from services.evaluation.domain.rubric import Ref
from services.evaluation.domain.scorecard import Scorecard
from services.evaluation.domain.scorecard import Status as ScorecardStatus
from shared.database import Conn
from shared.rules import NotFound, Stale

COLUMNS = """
    evaluation_id, employer_id, engagement_id, project_id, subject_id, candidate_label, rubric_id, rubric_version,
    policy_id, policy_version, wanted, status, problem, appealed, summary_version, version, sequence, review_by,
    requested_by, appeal_needs, appeal_open, appeal_until, amend_until, gold_item_id
"""
REVIEW_COLUMNS = """
    review_id, evaluation_id, reviewer_id, due_at, additional, status, overdue, declined, scorecard_version,
    scorecard_status, commitment, sealed_at, taken
"""
INSERT = f"""
    INSERT INTO evaluations ({COLUMNS})
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24)
"""  # noqa: S608  the columns are a constant
UPDATE = """
    UPDATE evaluations
    SET wanted = $2, status = $3, problem = $4, appealed = $5, summary_version = $6, version = $7, sequence = $8,
        requested_by = $9, appeal_needs = $10, appeal_open = $11, appeal_until = $12, amend_until = $13
    WHERE evaluation_id = $1 AND version = $7 - 1
"""
KEEP_REVIEWS = f"""
    INSERT INTO reviews (employer_id, position, {REVIEW_COLUMNS})
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (employer_id, review_id) DO UPDATE
    SET status = excluded.status, overdue = excluded.overdue, declined = excluded.declined, taken = excluded.taken,
        scorecard_version = excluded.scorecard_version, scorecard_status = excluded.scorecard_status,
        commitment = excluded.commitment, sealed_at = excluded.sealed_at
"""  # noqa: S608
OF_PROJECT = f"SELECT {COLUMNS} FROM evaluations WHERE project_id = $1 ORDER BY evaluation_id FOR UPDATE"  # noqa: S608
OF_ENGAGEMENT = f"SELECT {COLUMNS} FROM evaluations WHERE engagement_id = $1"  # noqa: S608
LOAD = f"SELECT {COLUMNS} FROM evaluations WHERE evaluation_id = $1"  # noqa: S608
PAGE = f"""
    SELECT {COLUMNS} FROM evaluations
    WHERE ($1::uuid IS NULL OR evaluation_id < $1) AND ($2::uuid IS NULL OR project_id = $2)
        AND (NOT $3 OR problem IS NOT NULL) AND NOT project_id = ANY ($5) AND gold_item_id IS NULL
    ORDER BY evaluation_id DESC
    LIMIT $4
"""  # noqa: S608
REVIEWS = f"SELECT {REVIEW_COLUMNS} FROM reviews WHERE evaluation_id = ANY($1) ORDER BY position"  # noqa: S608
WHERE_REVIEW = """
    SELECT e.project_id, e.evaluation_id FROM reviews r JOIN evaluations e ON e.evaluation_id = r.evaluation_id
    WHERE r.review_id = $1
"""


async def insert(conn: Conn, evaluation: Evaluation) -> None:
    await conn.execute(
        INSERT,
        evaluation.id,
        evaluation.employer_id,
        evaluation.engagement_id,
        evaluation.project_id,
        evaluation.subject_id,
        evaluation.candidate_label,
        evaluation.rubric.id,
        evaluation.rubric.version,
        evaluation.policy.id,
        evaluation.policy.version,
        evaluation.wanted,
        evaluation.status,
        evaluation.problem,
        evaluation.appealed,
        evaluation.summary_version,
        evaluation.version,
        evaluation.sequence,
        evaluation.review_by,
        *_appeals(evaluation),
        evaluation.gold_item_id,
    )
    await _keep_reviews(conn, evaluation)


async def save(conn: Conn, evaluation: Evaluation) -> None:
    """Raises `Stale` when somebody else has saved since it was loaded."""
    done = await conn.execute(
        UPDATE,
        evaluation.id,
        evaluation.wanted,
        evaluation.status,
        evaluation.problem,
        evaluation.appealed,
        evaluation.summary_version,
        evaluation.version,
        evaluation.sequence,
        *_appeals(evaluation),
    )
    if done != "UPDATE 1":
        raise Stale("evaluation", evaluation.id, evaluation.version - 1, evaluation.version)
    await _keep_reviews(conn, evaluation)


async def of_project(conn: Conn, project_id: UUID) -> list[Evaluation]:
    """Locked until the transaction ends, oldest first."""
    return await _with_reviews(conn, await conn.fetch(OF_PROJECT, project_id))


async def of_engagement(conn: Conn, engagement_id: UUID) -> Evaluation:
    found = await _with_reviews(conn, await conn.fetch(OF_ENGAGEMENT, engagement_id))
    if not found:
        raise NotFound("evaluation", engagement_id)
    return found[0]


async def load(conn: Conn, evaluation_id: UUID) -> Evaluation:
    found = await _with_reviews(conn, await conn.fetch(LOAD, evaluation_id))
    if not found:
        raise NotFound("evaluation", evaluation_id)
    return found[0]


async def page(
    conn: Conn, *, after: UUID | None, project_id: UUID | None, stuck: bool, without: Collection[UUID], limit: int
) -> list[Evaluation]:
    """Newest first, of candidates' work; with `stuck` only those that cannot go on without people.

    None of the projects `without`.
    """
    return await _with_reviews(conn, await conn.fetch(PAGE, after, project_id, stuck, limit, list(without)))


async def of_review(conn: Conn, review_id: UUID) -> tuple[UUID, UUID]:
    """Project and evaluation that this review belongs to."""
    row = await conn.fetchrow(WHERE_REVIEW, review_id)
    if row is None:
        raise NotFound("review", review_id)
    return row["project_id"], row["evaluation_id"]


def _appeals(evaluation: Evaluation) -> tuple[object, ...]:
    return (
        list(evaluation.requested_by),
        evaluation.appeal_needs,
        evaluation.appeal_open,
        evaluation.appeal_until,
        evaluation.amend_until,
    )


async def _keep_reviews(conn: Conn, evaluation: Evaluation) -> None:
    rows = [
        (
            position,
            review.id,
            evaluation.id,
            review.reviewer_id,
            review.due_at,
            review.additional,
            review.status,
            review.overdue,
            review.declined,
            review.card.version,
            review.card.status,
            review.card.commitment,
            review.card.sealed_at,
            review.taken,
        )
        for position, review in enumerate(evaluation.reviews)
    ]
    await conn.executemany(KEEP_REVIEWS, rows)


async def _with_reviews(conn: Conn, rows: Iterable[asyncpg.Record]) -> list[Evaluation]:
    found = list(rows)
    if not found:
        return []
    of: dict[UUID, list[Review]] = {row["evaluation_id"]: [] for row in found}
    for row in await conn.fetch(REVIEWS, list(of)):
        of[row["evaluation_id"]].append(_review(row))
    return [_evaluation(row, tuple(of[row["evaluation_id"]])) for row in found]


def _evaluation(row: asyncpg.Record, of_it: tuple[Review, ...]) -> Evaluation:
    return Evaluation(
        id=row["evaluation_id"],
        employer_id=row["employer_id"],
        engagement_id=row["engagement_id"],
        project_id=row["project_id"],
        subject_id=row["subject_id"],
        candidate_label=row["candidate_label"],
        rubric=Ref(row["rubric_id"], row["rubric_version"]),
        policy=Ref(row["policy_id"], row["policy_version"]),
        wanted=row["wanted"],
        status=Status(row["status"]),
        reviews=of_it,
        problem=row["problem"],
        review_by=row["review_by"],
        requested_by=tuple(row["requested_by"]),
        appeal_needs=row["appeal_needs"],
        appeal_open=row["appeal_open"],
        appeal_until=row["appeal_until"],
        amend_until=row["amend_until"],
        appealed=row["appealed"],
        summary_version=row["summary_version"],
        version=row["version"],
        sequence=row["sequence"],
        gold_item_id=row["gold_item_id"],
    )


def _review(row: asyncpg.Record) -> Review:
    return Review(
        id=row["review_id"],
        reviewer_id=row["reviewer_id"],
        due_at=row["due_at"],
        additional=row["additional"],
        status=reviews.Status(row["status"]),
        overdue=row["overdue"],
        declined=reviews.Decline(row["declined"]) if row["declined"] else None,
        taken=reviews.Taken(row["taken"]) if row["taken"] else None,
        card=Scorecard(
            version=row["scorecard_version"],
            status=ScorecardStatus(row["scorecard_status"]),
            commitment=row["commitment"],
            sealed_at=row["sealed_at"],
        ),
    )
