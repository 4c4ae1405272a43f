"""Every SQL statement on rubrics. The built-in one is no row: every employer has it."""

from datetime import datetime
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.evaluation.domain.rubric import Criterion, Ref, Rubric
from services.evaluation.domain.standard_rubric import STANDARD
from shared.database import Conn
from shared.rules import NotFound

CRITERIA = TypeAdapter(tuple[Criterion, ...])
INSERT = """
    INSERT INTO rubrics (employer_id, rubric_id, version, name, digest, criteria, published_at)
    VALUES (app.employer(), $1, $2, $3, $4, $5, app.now())
"""
BRING_BACK = """
    INSERT INTO rubrics (employer_id, rubric_id, version, name, digest, criteria, published_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
"""
LOAD = "SELECT rubric_id, version, name, criteria FROM rubrics WHERE rubric_id = $1 AND version = $2"
LATEST = "SELECT rubric_id, version, name, criteria FROM rubrics WHERE rubric_id = $1 ORDER BY version DESC LIMIT 1"
NEXT_VERSION = """
    SELECT greatest(
        (SELECT max(version) FROM rubrics WHERE rubric_id = $1::uuid),
        messaging.last_regained('evaluation.rubric.v1', $1::uuid::text)
    ) + 1 WHERE EXISTS (SELECT FROM rubrics WHERE rubric_id = $1::uuid)
"""
PAGE = """
    SELECT DISTINCT ON (rubric_id) rubric_id, version, name, criteria FROM rubrics
    WHERE $1::uuid IS NULL OR rubric_id < $1
    ORDER BY rubric_id DESC, version DESC
    LIMIT $2
"""


async def insert(conn: Conn, rubric: Rubric) -> None:
    criteria = CRITERIA.dump_python(rubric.criteria, mode="json")
    await conn.execute(INSERT, rubric.id, rubric.version, rubric.name, rubric.digest, criteria)


async def bring_back(conn: Conn, employer_id: UUID, at: datetime, rubric: Rubric) -> None:
    """What a restored database had forgotten; for the migrator, who is of no employer."""
    criteria = CRITERIA.dump_python(rubric.criteria, mode="json")
    await conn.execute(BRING_BACK, employer_id, rubric.id, rubric.version, rubric.name, rubric.digest, criteria, at)


async def find(conn: Conn, ref: Ref) -> Rubric | None:
    """None for a version that this employer does not have."""
    if ref == STANDARD.ref:
        return STANDARD
    row = await conn.fetchrow(LOAD, ref.id, ref.version)
    return _rubric(row) if row else None


async def latest(conn: Conn, rubric_id: UUID) -> Rubric:
    if rubric_id == STANDARD.id:
        return STANDARD
    row = await conn.fetchrow(LATEST, rubric_id)
    if row is None:
        raise NotFound("rubric", rubric_id)
    return _rubric(row)


async def next_version(conn: Conn, rubric_id: UUID) -> int:
    """The number of its next version; `NotFound` for a rubric that this employer does not have."""
    version: int | None = await conn.fetchval(NEXT_VERSION, rubric_id)
    if version is None:
        raise NotFound("rubric", rubric_id)
    return version


async def page(conn: Conn, *, after: UUID | None, limit: int) -> list[Rubric]:
    """The latest version of each, newest rubric first."""
    return [_rubric(row) for row in await conn.fetch(PAGE, after, limit)]


def _rubric(row: asyncpg.Record) -> Rubric:
    return Rubric(row["rubric_id"], row["version"], row["name"], CRITERIA.validate_python(row["criteria"]))
