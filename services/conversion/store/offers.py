"""Every SQL statement on offers and their versions."""

from datetime import datetime
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.conversion.domain.approval import ApprovalFlow
from services.conversion.domain.offer import DeclineReason, Offer, Status
from services.conversion.domain.terms import Terms
from shared.database import Conn
from shared.rules import NotFound

TERMS, FLOW = TypeAdapter(Terms), TypeAdapter(ApprovalFlow)

COLUMNS = """
    employer_id, offer_id, engagement_id, project_id, subject_id, recommendation_id, candidate_label, status,
    offer_version, terms, drafted_by, flow, due_member_ids, valid_until, extended_at, answered_at, decline_reason,
    version, sequence
"""
INSERT = f"""
    INSERT INTO offers ({COLUMNS})
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
"""  # noqa: S608  constant columns
UPDATE = """
    UPDATE offers
    SET status = $2, offer_version = $3, terms = $4, drafted_by = $5, flow = $6, due_member_ids = $7, valid_until = $8,
        extended_at = $9, answered_at = $10, decline_reason = $11, version = $12, sequence = $13
    WHERE offer_id = $1
"""
LOAD = f"SELECT {COLUMNS} FROM offers WHERE offer_id = $1"  # noqa: S608
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
OPEN = f"""
    SELECT {COLUMNS} FROM offers
    WHERE engagement_id = $1 AND status NOT IN ('declined', 'expired', 'rescinded', 'reneged', 'cancelled')
"""  # noqa: S608
PAGE = f"""
    SELECT {COLUMNS} FROM offers
    WHERE ($1::uuid IS NULL OR offer_id < $1) AND ($3::uuid IS NULL OR engagement_id = $3)
    ORDER BY offer_id DESC LIMIT $2
"""  # noqa: S608
DUE_FOR = f"""
    SELECT {COLUMNS} FROM offers
    WHERE due_member_ids @> ARRAY[$1::uuid] AND ($2::uuid IS NULL OR offer_id > $2)
    ORDER BY offer_id LIMIT $3
"""  # noqa: S608
INSERT_VERSION = """
    INSERT INTO offer_versions
        (employer_id, offer_id, offer_version, terms, terms_digest, drafted_by, drafted_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
VERSION = "SELECT terms FROM offer_versions WHERE offer_id = $1 AND offer_version = $2"
EMPLOYER_OF = "SELECT app.employer_of_offer($1)"


async def insert(conn: Conn, offer: Offer) -> None:
    await conn.execute(
        INSERT,
        offer.employer_id,
        offer.id,
        offer.engagement_id,
        offer.project_id,
        offer.subject_id,
        offer.recommendation_id,
        offer.candidate_label,
        *_changing(offer),
    )


async def save(conn: Conn, offer: Offer) -> None:
    await conn.execute(UPDATE, offer.id, *_changing(offer))


async def keep_version(conn: Conn, offer: Offer, at: datetime) -> None:
    """Puts the present terms among the versions of the offer."""
    await conn.execute(
        INSERT_VERSION,
        offer.employer_id,
        offer.id,
        offer.offer_version,
        TERMS.dump_python(offer.terms, mode="json"),
        offer.terms.digest,
        offer.drafted_by,
        at,
    )


async def load(conn: Conn, offer_id: UUID) -> Offer:
    return _offer(await conn.fetchrow(LOAD, offer_id), offer_id)


async def load_for_update(conn: Conn, offer_id: UUID) -> Offer:
    return _offer(await conn.fetchrow(LOAD_FOR_UPDATE, offer_id), offer_id)


async def open_for(conn: Conn, engagement_id: UUID) -> Offer | None:
    """The one offer for this work that has not ended badly."""
    row = await conn.fetchrow(OPEN, engagement_id)
    return _offer(row, "") if row else None


async def page(conn: Conn, *, after: UUID | None, limit: int, engagement_id: UUID | None = None) -> list[Offer]:
    """Newest first."""
    return [_offer(row, "") for row in await conn.fetch(PAGE, after, limit, engagement_id)]


async def due_for(conn: Conn, member_id: UUID, *, after: UUID | None, limit: int) -> list[Offer]:
    """Offers that wait for this approver now, oldest first."""
    return [_offer(row, "") for row in await conn.fetch(DUE_FOR, member_id, after, limit)]


async def terms_of(conn: Conn, offer_id: UUID, offer_version: int) -> Terms | None:
    """The terms of an earlier version."""
    terms = await conn.fetchval(VERSION, offer_id, offer_version)
    return TERMS.validate_python(terms) if terms is not None else None


async def employer_of(conn: Conn, offer_id: UUID) -> UUID | None:
    """Whose offer it is. Needs no tenant."""
    employer_id: UUID | None = await conn.fetchval(EMPLOYER_OF, offer_id)
    return employer_id


def _changing(offer: Offer) -> tuple[object, ...]:
    return (
        offer.status,
        offer.offer_version,
        TERMS.dump_python(offer.terms, mode="json"),
        offer.drafted_by,
        FLOW.dump_python(offer.flow, mode="json"),
        list(offer.flow.due),
        offer.valid_until,
        offer.extended_at,
        offer.answered_at,
        offer.decline_reason,
        offer.version,
        offer.sequence,
    )


def _offer(row: asyncpg.Record | None, wanted: UUID | str) -> Offer:
    if row is None:
        raise NotFound("offer", wanted)
    return Offer(
        id=row["offer_id"],
        employer_id=row["employer_id"],
        engagement_id=row["engagement_id"],
        project_id=row["project_id"],
        subject_id=row["subject_id"],
        recommendation_id=row["recommendation_id"],
        candidate_label=row["candidate_label"],
        terms=TERMS.validate_python(row["terms"]),
        drafted_by=row["drafted_by"],
        offer_version=row["offer_version"],
        flow=FLOW.validate_python(row["flow"]),
        valid_until=row["valid_until"],
        extended_at=row["extended_at"],
        answered_at=row["answered_at"],
        decline_reason=DeclineReason(row["decline_reason"]) if row["decline_reason"] else None,
        status=Status(row["status"]),
        version=row["version"],
        sequence=row["sequence"],
    )
