"""What became of each engagement after the work was handed over, put together from topics that know no order.

Each event fills its own column; whether the engagement has its outcome is asked of the whole row.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.database import Conn
from shared.rules import NotFound

RECOMMENDED = """
    INSERT INTO engagement_outcomes AS o (employer_id, engagement_id, project_id, summary_version, recommendation)
    VALUES (app.employer(), $1, $2, $3, $4)
    ON CONFLICT (employer_id, engagement_id) DO UPDATE
    SET summary_version = excluded.summary_version, recommendation = excluded.recommendation
    WHERE o.summary_version IS NULL OR o.summary_version < excluded.summary_version
"""
DECIDED = """
    INSERT INTO engagement_outcomes (employer_id, engagement_id, project_id, decision)
    VALUES (app.employer(), $1, $2, $3)
    ON CONFLICT (employer_id, engagement_id) DO UPDATE SET decision = excluded.decision
"""
NOT_EVALUATED = """
    INSERT INTO engagement_outcomes (employer_id, engagement_id, project_id, evaluation_cancelled)
    VALUES (app.employer(), $1, $2, true)
    ON CONFLICT (employer_id, engagement_id) DO UPDATE SET evaluation_cancelled = true
"""
OFFER_MOVED = """
    INSERT INTO offers (employer_id, offer_id, engagement_id, project_id, status)
    VALUES (app.employer(), $1, $2, $3, $4)
    ON CONFLICT (employer_id, offer_id) DO UPDATE SET status = excluded.status WHERE offers.status <> 'started'
"""
OFFER_EXTENDED = """
    INSERT INTO offers (
        employer_id, offer_id, engagement_id, project_id, status, subject_id, offer_version, terms, terms_digest,
        valid_until
    )
    VALUES (app.employer(), $1, $2, $3, 'extended', $4, $5, $6, $7, $8)
    ON CONFLICT (employer_id, offer_id) DO UPDATE
    SET status = CASE offers.status WHEN 'started' THEN 'started' ELSE 'extended' END,
        subject_id = excluded.subject_id, offer_version = excluded.offer_version,
        terms = excluded.terms, terms_digest = excluded.terms_digest, valid_until = excluded.valid_until
"""
CLOSED = """
    SELECT o.engagement_id FROM engagement_outcomes o
    WHERE o.project_id = $1
      AND (
          o.evaluation_cancelled
          OR o.decision IN ('hold', 'no_convert')
          OR (
              o.decision = 'convert'
              AND EXISTS (
                  SELECT FROM offers f WHERE f.engagement_id = o.engagement_id AND f.status = ANY ($2)
              )
              AND NOT EXISTS (
                  SELECT FROM offers f
                  WHERE f.engagement_id = o.engagement_id AND f.status <> 'superseded' AND f.status <> ALL ($2)
              )
          )
      )
"""
WITHOUT_END = (
    "SELECT engagement_id FROM engagements WHERE project_id = $1 AND status NOT IN ('incomplete', 'cancelled')"
)
EXTENDED = """
    SELECT offer_id, engagement_id, project_id, subject_id, offer_version, terms, terms_digest, valid_until
    FROM offers WHERE offer_id = $1 AND terms IS NOT NULL
"""
LABEL = "SELECT application_id, candidate_label FROM engagements WHERE engagement_id = $1"

ANSWERED = ("started", "declined", "expired", "rescinded", "reneged", "cancelled")
"""States of an offer after which nothing more comes of it. `started` comes from the hire's own topic."""


@dataclass(frozen=True, slots=True)
class Extended:
    """An offer as it went out; `terms` as published, `terms_digest` as signed."""

    offer_id: UUID
    engagement_id: UUID
    project_id: UUID
    subject_id: UUID
    version: int
    terms: dict[str, Any]
    terms_digest: str
    valid_until: datetime


async def recommended(
    conn: Conn, engagement_id: UUID, project_id: UUID, *, summary_version: int, recommendation: str
) -> None:
    await conn.execute(RECOMMENDED, engagement_id, project_id, summary_version, recommendation)


async def decided(conn: Conn, engagement_id: UUID, project_id: UUID, decision: str) -> None:
    """What a person decided: `convert`, `hold` or `no_convert`."""
    await conn.execute(DECIDED, engagement_id, project_id, decision)


async def not_evaluated(conn: Conn, engagement_id: UUID, project_id: UUID) -> None:
    await conn.execute(NOT_EVALUATED, engagement_id, project_id)


async def offer_extended(conn: Conn, offer: Extended) -> None:
    await conn.execute(
        OFFER_EXTENDED,
        offer.offer_id,
        offer.engagement_id,
        offer.project_id,
        offer.subject_id,
        offer.version,
        offer.terms,
        offer.terms_digest,
        offer.valid_until,
    )


async def extended(conn: Conn, offer_id: UUID) -> Extended:
    """An offer as it went out; raises `NotFound`."""
    row = await conn.fetchrow(EXTENDED, offer_id)
    if row is None:
        raise NotFound("offer", offer_id)
    return Extended(
        offer_id=row["offer_id"],
        engagement_id=row["engagement_id"],
        project_id=row["project_id"],
        subject_id=row["subject_id"],
        version=row["offer_version"],
        terms=row["terms"],
        terms_digest=row["terms_digest"],
        valid_until=row["valid_until"],
    )


async def offer_moved(conn: Conn, offer_id: UUID, engagement_id: UUID, project_id: UUID, status: str) -> None:
    """The offer's topic keeps its events in order, so the last word stands; only a start outlasts it."""
    await conn.execute(OFFER_MOVED, offer_id, engagement_id, project_id, status)


async def with_outcome(conn: Conn, project_id: UUID) -> frozenset[UUID]:
    """Engagements of the project whose judgement has led to its end: no offer to come, or an answered one."""
    return frozenset(row["engagement_id"] for row in await conn.fetch(CLOSED, project_id, ANSWERED))


async def without_end(conn: Conn, project_id: UUID) -> frozenset[UUID]:
    """Engagements of the project that did not end early: each needs an outcome of its judgement."""
    return frozenset(row["engagement_id"] for row in await conn.fetch(WITHOUT_END, project_id))


async def label_of(conn: Conn, engagement_id: UUID) -> tuple[UUID | None, str | None]:
    """Application and label under which the HR system knows who is engaged."""
    row = await conn.fetchrow(LABEL, engagement_id)
    return (row["application_id"], row["candidate_label"]) if row else (None, None)
