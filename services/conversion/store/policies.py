"""Every SQL statement on policies and their versions."""

from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.conversion.domain.policy import Policy, Status, Terms
from shared.database import Conn
from shared.rules import NotFound

TERMS = TypeAdapter(Terms)

COLUMNS = "employer_id, policy_id, status, policy_version, terms, activated_at, version, sequence"
INSERT = f"INSERT INTO policies ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"  # noqa: S608  constant columns
UPDATE = """
    UPDATE policies SET status = $2, policy_version = $3, terms = $4, activated_at = $5, version = $6, sequence = $7
    WHERE policy_id = $1
"""
LOAD = f"SELECT {COLUMNS} FROM policies WHERE policy_id = $1"  # noqa: S608
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
PAGE = f"""
    SELECT {COLUMNS} FROM policies WHERE $1::uuid IS NULL OR policy_id < $1 ORDER BY policy_id DESC LIMIT $2
"""  # noqa: S608
INSERT_VERSION = """
    INSERT INTO policy_versions (employer_id, policy_id, policy_version, terms, activated_at)
    VALUES ($1, $2, $3, $4, $5)
"""
VERSION = "SELECT terms FROM policy_versions WHERE policy_id = $1 AND policy_version = $2"


BRING_VERSION_BACK = INSERT_VERSION + " ON CONFLICT DO NOTHING"
# The newest one is in use; an aggregate of which nothing was left begins with it.
BRING_BACK = """
    INSERT INTO policies AS p (employer_id, policy_id, policy_version, terms, activated_at, status, version, sequence)
    VALUES ($1, $2, $3, $4, $5, 'active', 1, 0)
    ON CONFLICT (employer_id, policy_id) DO UPDATE
    SET status = 'active', policy_version = excluded.policy_version, terms = excluded.terms,
        activated_at = excluded.activated_at, version = p.version + 1
    WHERE p.policy_version < excluded.policy_version
"""


async def bring_back(conn: Conn, policy: Policy) -> None:
    """An active version that a restored database had forgotten; for the migrator, who is of no employer."""
    terms = TERMS.dump_python(policy.terms, mode="json")
    row = (policy.employer_id, policy.id, policy.policy_version, terms, policy.activated_at)
    await conn.execute(BRING_VERSION_BACK, *row)
    await conn.execute(BRING_BACK, *row)


async def insert(conn: Conn, policy: Policy) -> None:
    await conn.execute(
        INSERT,
        policy.employer_id,
        policy.id,
        policy.status,
        policy.policy_version,
        TERMS.dump_python(policy.terms, mode="json"),
        policy.activated_at,
        policy.version,
        policy.sequence,
    )


async def save(conn: Conn, policy: Policy) -> None:
    await conn.execute(
        UPDATE,
        policy.id,
        policy.status,
        policy.policy_version,
        TERMS.dump_python(policy.terms, mode="json"),
        policy.activated_at,
        policy.version,
        policy.sequence,
    )


async def keep_version(conn: Conn, policy: Policy) -> None:
    """Puts the present version among those that projects may have pinned."""
    await conn.execute(
        INSERT_VERSION,
        policy.employer_id,
        policy.id,
        policy.policy_version,
        TERMS.dump_python(policy.terms, mode="json"),
        policy.activated_at,
    )


async def load(conn: Conn, policy_id: UUID) -> Policy:
    return _policy(await conn.fetchrow(LOAD, policy_id), policy_id)


async def load_for_update(conn: Conn, policy_id: UUID) -> Policy:
    return _policy(await conn.fetchrow(LOAD_FOR_UPDATE, policy_id), policy_id)


async def page(conn: Conn, *, after: UUID | None, limit: int) -> list[Policy]:
    """Newest first."""
    return [_policy(row, "") for row in await conn.fetch(PAGE, after, limit)]


async def terms_of(conn: Conn, policy_id: UUID, policy_version: int) -> Terms | None:
    """What that version says; None for one that this employer never activated."""
    terms = await conn.fetchval(VERSION, policy_id, policy_version)
    return TERMS.validate_python(terms) if terms is not None else None


def _policy(row: asyncpg.Record | None, wanted: UUID | str) -> Policy:
    if row is None:
        raise NotFound("policy", wanted)
    return Policy(
        id=row["policy_id"],
        employer_id=row["employer_id"],
        terms=TERMS.validate_python(row["terms"]),
        status=Status(row["status"]),
        policy_version=row["policy_version"],
        activated_at=row["activated_at"],
        version=row["version"],
        sequence=row["sequence"],
    )
