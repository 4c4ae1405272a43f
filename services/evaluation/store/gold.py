"""Every SQL statement on gold items, who has met them, and the gates that they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.evaluation.domain.gold import GoldCard, GoldItem, GoldReview, Reference, Standing
from services.evaluation.domain.known import Deliverable, Task
from services.evaluation.domain.rubric import Ref
from shared.database import Conn
from shared.rules import NotFound

TASKS, DELIVERABLES = TypeAdapter(tuple[Task, ...]), TypeAdapter(tuple[Deliverable, ...])
REFERENCE = TypeAdapter(tuple[Reference, ...])
COLUMNS = """
    item_id, rubric_id, rubric_version, title, brief, tasks, deliverables, engagement_id, reference, experts,
    created_by, created_at, retired_at, version
"""
INSERT = f"""
    INSERT INTO gold_items (employer_id, {COLUMNS})
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
"""  # noqa: S608  the columns are a constant
RETIRE = "UPDATE gold_items SET retired_at = $2, version = $3 WHERE item_id = $1 AND version = $3 - 1"
LOAD = f"SELECT {COLUMNS} FROM gold_items WHERE item_id = $1"  # noqa: S608
ACTIVE = f"""
    SELECT {COLUMNS} FROM gold_items
    WHERE rubric_id = $1 AND rubric_version = $2 AND retired_at IS NULL
    ORDER BY item_id
"""  # noqa: S608
PAGE = f"""
    SELECT {COLUMNS}, (SELECT count(*) FROM evaluations e WHERE e.gold_item_id = gold_items.item_id) AS used
    FROM gold_items
    WHERE $1::uuid IS NULL OR item_id < $1
    ORDER BY item_id DESC
    LIMIT $2
"""  # noqa: S608
READ = """
    INSERT INTO gold_readers (employer_id, item_id, member_id, read_at) VALUES (app.employer(), $1, $2, app.now())
    ON CONFLICT DO NOTHING
"""
KNOWN = """
    SELECT item_id FROM gold_readers WHERE member_id = $1
    UNION SELECT e.gold_item_id FROM evaluations e JOIN reviews r ON r.evaluation_id = e.evaluation_id
        WHERE e.gold_item_id IS NOT NULL AND r.reviewer_id = $1
    UNION SELECT g.item_id FROM gold_items g JOIN evaluations e ON e.engagement_id = g.engagement_id
        JOIN reviews r ON r.evaluation_id = e.evaluation_id WHERE r.reviewer_id = $1
    UNION SELECT g.item_id FROM gold_items g JOIN known_engagements k ON k.engagement_id = g.engagement_id
        WHERE $1::text IN (k.person ->> 'selected_by', k.person ->> 'supervisor_id')
"""
LABELS = """
    SELECT DISTINCT e.candidate_label FROM evaluations e JOIN reviews r ON r.evaluation_id = e.evaluation_id
    WHERE r.reviewer_id = $1
"""
REVIEWS = """
    SELECT e.evaluation_id, r.review_id, r.reviewer_id, e.gold_item_id, r.assigned_at,
        CASE WHEN r.status IN ('sealed', 'revealed') THEN r.sealed_at END AS sealed_at,
        e.status = 'reviewing' AND r.status IN ('assigned', 'accepted', 'in_progress') AS open,
        c.review_id IS NOT NULL AS decided
    FROM evaluations e
    JOIN reviews r ON r.evaluation_id = e.evaluation_id
    LEFT JOIN gold_cards c ON c.review_id = r.review_id
    WHERE e.gold_item_id IS NOT NULL AND r.reviewer_id = ANY ($1) AND e.rubric_id = $2 AND e.rubric_version = $3
    ORDER BY r.review_id
"""
KEEP_CARD = """
    INSERT INTO gold_cards (employer_id, review_id, item_id, member_id, rubric_id, rubric_version, points, sealed_at,
        decided_at)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, app.now())
    ON CONFLICT DO NOTHING
"""
CARDS = """
    SELECT c.item_id, c.member_id, c.points, c.sealed_at, g.reference
    FROM gold_cards c
    JOIN gold_items g ON g.item_id = c.item_id
    JOIN reviews r ON r.review_id = c.review_id AND r.status <> 'voided'
    WHERE c.rubric_id = $1 AND c.rubric_version = $2 AND c.sealed_at >= $3
        AND NOT EXISTS (
            SELECT FROM gold_readers k
            WHERE k.item_id = c.item_id AND k.member_id = c.member_id AND k.read_at < c.sealed_at
        )
    ORDER BY c.member_id, c.item_id
"""
POINTS = "SELECT points FROM gold_cards WHERE review_id = $1"
READ_BEFORE = "SELECT EXISTS (SELECT FROM gold_readers WHERE item_id = $1 AND member_id = $2 AND read_at < $3)"
SHUT = """
    INSERT INTO gates (employer_id, rubric_id, rubric_version, since) VALUES (app.employer(), $1, $2, app.now())
    ON CONFLICT DO NOTHING
"""
OPEN = "DELETE FROM gates WHERE rubric_id = $1 AND rubric_version = $2"
STANDING = """
    SELECT g.since,
        coalesce(array_agg(c.member_id) FILTER (WHERE c.state = 'passed'), '{}') AS calibrated,
        coalesce(array_agg(c.member_id) FILTER (WHERE c.state = 'training'), '{}') AS failed
    FROM gates g
    LEFT JOIN calibrations c ON c.rubric_id = g.rubric_id AND c.rubric_version = g.rubric_version
    WHERE g.rubric_id = $1 AND g.rubric_version = $2
    GROUP BY g.since
"""


async def insert(conn: Conn, item: GoldItem) -> None:
    await conn.execute(
        INSERT,
        item.id,
        item.rubric.id,
        item.rubric.version,
        item.title,
        item.brief,
        TASKS.dump_python(item.tasks, mode="json"),
        DELIVERABLES.dump_python(item.deliverables, mode="json"),
        item.engagement_id,
        REFERENCE.dump_python(item.reference, mode="json"),
        sorted(item.experts),
        item.created_by,
        item.created_at,
        item.retired_at,
        item.version,
    )


async def retire(conn: Conn, item: GoldItem) -> None:
    await conn.execute(RETIRE, item.id, item.retired_at, item.version)


async def load(conn: Conn, item_id: UUID) -> GoldItem:
    row = await conn.fetchrow(LOAD, item_id)
    if row is None:
        raise NotFound("gold item", item_id)
    return _item(row)


async def active(conn: Conn, rubric: Ref) -> list[GoldItem]:
    """Those that may be given to reviewers."""
    return [_item(row) for row in await conn.fetch(ACTIVE, rubric.id, rubric.version)]


async def page(conn: Conn, *, after: UUID | None, limit: int) -> list[tuple[GoldItem, int]]:
    """Newest first, each with how many reviewers it was given to."""
    return [(_item(row), row["used"]) for row in await conn.fetch(PAGE, after, limit)]


async def read(conn: Conn, item_id: UUID, member_id: UUID) -> None:
    """Remembers that this member has seen the reference."""
    await conn.execute(READ, item_id, member_id)


async def read_before(conn: Conn, item_id: UUID, member_id: UUID, at: datetime) -> bool:
    """Whether this member had seen the reference by then."""
    known: bool = await conn.fetchval(READ_BEFORE, item_id, member_id, at)
    return known


async def known_to(conn: Conn, member_id: UUID) -> frozenset[UUID]:
    """Items that this member was given, whose reference they read, or whose work they know."""
    return frozenset(row["item_id"] for row in await conn.fetch(KNOWN, member_id))


async def labels(conn: Conn, member_id: UUID) -> frozenset[str]:
    """Candidates that this member has, or had, on the desk."""
    return frozenset(row["candidate_label"] for row in await conn.fetch(LABELS, member_id))


async def reviews(conn: Conn, rubric: Ref, member_ids: Iterable[UUID]) -> Mapping[UUID, list[GoldReview]]:
    """Everything that these reviewers were given of this rubric version, oldest first."""
    found: dict[UUID, list[GoldReview]] = defaultdict(list)
    for row in await conn.fetch(REVIEWS, list(member_ids), rubric.id, rubric.version):
        found[row["reviewer_id"]].append(GoldReview(*row.values()))
    return found


async def keep(conn: Conn, rubric: Ref, review: GoldReview, points: Mapping[str, int | None]) -> None:
    """From now on the marks are used: in panels, and in what the reviewer is shown."""
    assert review.sealed_at is not None  # noqa: S101  only sealed cards are decided on
    await conn.execute(
        KEEP_CARD,
        review.review_id,
        review.item_id,
        review.reviewer_id,
        rubric.id,
        rubric.version,
        dict(points),
        review.sealed_at,
    )


async def cards(conn: Conn, rubric: Ref, *, since: datetime) -> list[tuple[GoldCard, datetime]]:
    """Cards that were decided on, with when they were sealed; not of who had read the reference before."""
    return [(_card(row), row["sealed_at"]) for row in await conn.fetch(CARDS, rubric.id, rubric.version, since)]


async def points(conn: Conn, review_id: UUID) -> dict[str, int | None]:
    """The marks of a card that was decided on."""
    found: dict[str, int | None] = await conn.fetchval(POINTS, review_id)
    return found


async def gate(conn: Conn, rubric: Ref, *, shut: bool) -> None:
    """From now on only calibrated reviewers are asked, or everybody again."""
    await conn.execute(SHUT if shut else OPEN, rubric.id, rubric.version)


async def standing(conn: Conn, rubric: Ref) -> Standing:
    row = await conn.fetchrow(STANDING, rubric.id, rubric.version)
    if row is None:
        return Standing()
    return Standing(row["since"], frozenset(row["calibrated"]), frozenset(row["failed"]))


def _item(row: asyncpg.Record) -> GoldItem:
    return GoldItem(
        id=row["item_id"],
        rubric=Ref(row["rubric_id"], row["rubric_version"]),
        title=row["title"],
        brief=row["brief"],
        tasks=TASKS.validate_python(row["tasks"]),
        deliverables=DELIVERABLES.validate_python(row["deliverables"]),
        engagement_id=row["engagement_id"],
        reference=REFERENCE.validate_python(row["reference"]),
        experts=frozenset(row["experts"]),
        created_by=row["created_by"],
        created_at=row["created_at"],
        retired_at=row["retired_at"],
        version=row["version"],
    )


def _card(row: asyncpg.Record) -> GoldCard:
    points: dict[str, Any] = row["points"]
    reference = {one.criterion: one.points for one in REFERENCE.validate_python(row["reference"])}
    return GoldCard(row["item_id"], row["member_id"], points, reference)
