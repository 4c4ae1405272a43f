"""Every SQL statement on what scorecards say: ciphertext until the reveal, open rows after it."""

from datetime import datetime
from uuid import UUID

import asyncpg
import orjson
from pydantic import TypeAdapter

from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.panel import Card
from services.evaluation.domain.review import Review
from services.evaluation.domain.rubric import Ref
from services.evaluation.domain.scorecard import Marks, Opened
from shared.database import Conn
from shared.privacy import Vault

MARKS = TypeAdapter(Marks)
KEEP_DRAFT = """
    INSERT INTO drafts (employer_id, review_id, contents, saved_at) VALUES (app.employer(), $1, $2, app.now())
    ON CONFLICT (employer_id, review_id) DO UPDATE SET contents = excluded.contents, saved_at = excluded.saved_at
"""
DRAFT = "SELECT contents FROM drafts WHERE review_id = $1"
DROP_DRAFT = "DELETE FROM drafts WHERE review_id = $1"
KEEP_SEALED = """
    INSERT INTO sealed_scorecards (employer_id, review_id, scorecard_version, contents)
    VALUES (app.employer(), $1, $2, $3)
"""
SEALED = "SELECT contents FROM sealed_scorecards WHERE review_id = $1 AND scorecard_version = $2"
DROP_SEALED = "DELETE FROM sealed_scorecards WHERE review_id = $1 AND scorecard_version = $2"
DESTROY_SEALED = "DELETE FROM sealed_scorecards WHERE review_id = $1"
OPEN = "SELECT document, nonce FROM revealed_scorecards WHERE review_id = $1 AND scorecard_version = $2"
REVEAL = """
    INSERT INTO revealed_scorecards (employer_id, review_id, scorecard_version, evaluation_id, project_id, reviewer_id,
        rubric_id, rubric_version, document, nonce, revealed_at)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
COUNTED = """
    WITH counting AS (
        SELECT c.evaluation_id, c.project_id, c.reviewer_id, c.document, c.nonce, r.assigned_at, c.revealed_at,
            c.review_id
        FROM revealed_scorecards c
        JOIN reviews r ON r.review_id = c.review_id AND r.scorecard_version = c.scorecard_version
        WHERE c.rubric_id = $1 AND c.rubric_version = $2 AND r.scorecard_status IN ('revealed', 'final', 'amended')
            AND (c.revealed_at >= $3 OR c.project_id = $4)
    )
    (SELECT * FROM counting WHERE project_id = $4)
    UNION ALL
    (SELECT * FROM counting WHERE project_id IS DISTINCT FROM $4 ORDER BY revealed_at DESC, review_id LIMIT $5)
    ORDER BY evaluation_id, reviewer_id
"""

RUBRICS_SINCE = """
    SELECT DISTINCT rubric_id, rubric_version FROM revealed_scorecards WHERE revealed_at >= $1
    ORDER BY rubric_id, rubric_version
"""


async def keep_draft(conn: Conn, vault: Vault, review_id: UUID, marks: Marks) -> None:
    contents = vault.seal(MARKS.dump_json(marks), place=f"draft/{review_id}")
    await conn.execute(KEEP_DRAFT, review_id, contents)


async def draft(conn: Conn, vault: Vault, review_id: UUID) -> Marks | None:
    """What the reviewer has written so far."""
    contents = await conn.fetchval(DRAFT, review_id)
    return MARKS.validate_json(vault.open(contents, place=f"draft/{review_id}")) if contents else None


async def drop_draft(conn: Conn, review_id: UUID) -> None:
    await conn.execute(DROP_DRAFT, review_id)


async def seal(conn: Conn, vault: Vault, review: Review, opened: Opened) -> None:
    """Keeps contents and nonce unreadable until the reveal, in place of the draft."""
    plain = orjson.dumps({"document": opened.document, "nonce": opened.nonce.hex()})
    contents = vault.seal(plain, place=_place(review))
    await conn.execute(KEEP_SEALED, review.id, review.card.version, contents)
    await conn.execute(DROP_DRAFT, review.id)


async def sealed(conn: Conn, vault: Vault, review: Review) -> Opened:
    """For the judgement alone: what a sealed card says."""
    contents = await conn.fetchval(SEALED, review.id, review.card.version)
    found = orjson.loads(vault.open(contents, place=_place(review)))
    return Opened(found["document"], bytes.fromhex(found["nonce"]))


async def destroy_sealed(conn: Conn, review_id: UUID) -> None:
    """A card that was voided before the reveal is read by nobody; its commitment stays. None there is fine."""
    await conn.execute(DESTROY_SEALED, review_id)


async def opened(conn: Conn, review: Review) -> Opened | None:
    """What a revealed card says in its present version; None before the reveal."""
    row = await conn.fetchrow(OPEN, review.id, review.card.version)
    return Opened(row["document"], bytes.fromhex(row["nonce"])) if row else None


async def reveal(conn: Conn, evaluation: Evaluation, review: Review, opened: Opened, *, at: datetime) -> None:
    """From now on the card may be read."""
    await conn.execute(
        REVEAL,
        review.id,
        review.card.version,
        evaluation.id,
        evaluation.project_id,
        review.reviewer_id,
        evaluation.rubric.id,
        evaluation.rubric.version,
        dict(opened.document),
        opened.nonce.hex(),
        at,
    )
    await conn.execute(DROP_SEALED, review.id, review.card.version)


async def counted(
    conn: Conn, rubric: Ref, *, since: datetime, project_id: UUID | None = None, most_of_others: int | None = None
) -> list[Card]:
    """Revealed cards of this rubric version that count: all of this project, and others since then, the newest first.

    `most_of_others` bounds the others; None takes them all. Without a project all are others.
    """
    rows = await conn.fetch(COUNTED, rubric.id, rubric.version, since, project_id, most_of_others)
    return [_card(row) for row in rows]


async def rubrics_since(conn: Conn, since: datetime) -> list[Ref]:
    """Rubric versions by which cards were revealed since then."""
    return [Ref(row["rubric_id"], row["rubric_version"]) for row in await conn.fetch(RUBRICS_SINCE, since)]


def _card(row: asyncpg.Record) -> Card:
    opened = Opened(row["document"], bytes.fromhex(row["nonce"]))
    return Card(
        row["evaluation_id"],
        row["project_id"],
        row["reviewer_id"],
        opened.marks,
        row["assigned_at"],
        row["revealed_at"],
    )


def _place(review: Review) -> str:
    return f"scorecard/{review.id}/{review.card.version}"
