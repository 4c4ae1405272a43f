"""Projects as posting has told them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.evaluation.domain.known import Project, Terms
from services.evaluation.domain.rubric import Ref
from shared.database import Conn

TERMS = TypeAdapter(Terms)
PUBLISHED = """
    INSERT INTO known_projects (employer_id, project_id, terms, reviewer_ids, rubric_id, policy_id, published_at)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6)
    ON CONFLICT (employer_id, project_id) DO UPDATE
    SET terms = excluded.terms, reviewer_ids = excluded.reviewer_ids, rubric_id = excluded.rubric_id,
        policy_id = excluded.policy_id, published_at = excluded.published_at
"""
FIRST_SUMMARY = """
    UPDATE known_projects SET first_summary_at = $2 WHERE project_id = $1 AND first_summary_at IS NULL
    RETURNING $2 - published_at AS waited
"""
STARTED = """
    INSERT INTO known_projects (employer_id, project_id, panel) VALUES (app.employer(), $1, $2)
    ON CONFLICT (employer_id, project_id) DO UPDATE SET panel = excluded.panel
"""
CANCELLED = """
    INSERT INTO known_projects (employer_id, project_id, cancelled) VALUES (app.employer(), $1, true)
    ON CONFLICT (employer_id, project_id) DO UPDATE SET cancelled = true
"""
FIND = "SELECT project_id, terms, panel, cancelled FROM known_projects WHERE project_id = $1"
WITH_WORK = """
    SELECT p.project_id FROM known_projects p
    WHERE NOT p.cancelled AND {which} AND (
        EXISTS (
            SELECT FROM evaluations e
            WHERE e.project_id = p.project_id AND e.status <> 'cancelled'
                AND (e.status <> 'summary_published' OR e.problem IS NOT NULL)
        )
        OR EXISTS (
            SELECT FROM known_engagements k
            WHERE k.project_id = p.project_id AND k.progress = 'completed'
                AND NOT EXISTS (SELECT FROM evaluations e WHERE e.engagement_id = k.engagement_id)
        )
    )
    ORDER BY p.project_id
"""
PINNING = """
    SELECT p.project_id FROM known_projects p
    WHERE NOT p.cancelled AND p.rubric_id = $1 AND (p.terms -> 'rubric' ->> 'version')::integer = $2
        AND ($3::uuid IS NULL OR $3 = ANY (p.reviewer_ids))
        AND (
            (p.terms ->> 'review_by')::timestamptz > app.now()
            OR EXISTS (
                SELECT FROM evaluations e
                WHERE e.project_id = p.project_id AND e.status <> 'cancelled'
                    AND (e.status <> 'summary_published' OR e.problem IS NOT NULL)
            )
        )
    ORDER BY p.project_id
"""
OF_REVIEWER = WITH_WORK.format(which="$1 = ANY (p.reviewer_ids)")
WITH_RUBRIC = WITH_WORK.format(which="p.rubric_id = $1")
WITH_POLICY = WITH_WORK.format(which="p.policy_id = $1")


async def published(conn: Conn, project_id: UUID, terms: Terms, *, at: datetime) -> None:
    dumped = TERMS.dump_python(terms, mode="json")
    await conn.execute(PUBLISHED, project_id, dumped, list(terms.reviewer_ids), terms.rubric.id, terms.policy.id, at)


async def summarised(conn: Conn, project_id: UUID, *, at: datetime) -> timedelta | None:
    """How long the project has waited since it was published, if this is its first summary; None at any later one."""
    waited: timedelta | None = await conn.fetchval(FIRST_SUMMARY, project_id, at)
    return waited


async def started(conn: Conn, project_id: UUID, engagement_ids: Iterable[UUID]) -> None:
    """The panel is complete: nobody else will deliver."""
    await conn.execute(STARTED, project_id, list(engagement_ids))


async def cancelled(conn: Conn, project_id: UUID) -> None:
    await conn.execute(CANCELLED, project_id)


async def find(conn: Conn, project_id: UUID) -> Project:
    """With gaps where posting has not told yet."""
    row = await conn.fetchrow(FIND, project_id)
    return _project(row) if row else Project(project_id)


async def of_reviewer(conn: Conn, member_id: UUID) -> list[UUID]:
    """Those in which work waits or is being reviewed."""
    return [row["project_id"] for row in await conn.fetch(OF_REVIEWER, member_id)]


async def with_rubric(conn: Conn, rubric_id: UUID) -> list[UUID]:
    """Those in which work waits or is being reviewed."""
    return [row["project_id"] for row in await conn.fetch(WITH_RUBRIC, rubric_id)]


async def pinning(conn: Conn, rubric: Ref, member_id: UUID | None) -> list[UUID]:
    """Those that are reviewed by this rubric version, now or later; of one reviewer or all."""
    return [row["project_id"] for row in await conn.fetch(PINNING, rubric.id, rubric.version, member_id)]


async def with_policy(conn: Conn, policy_id: UUID) -> list[UUID]:
    """Those in which work waits or is being reviewed."""
    return [row["project_id"] for row in await conn.fetch(WITH_POLICY, policy_id)]


def _project(row: asyncpg.Record) -> Project:
    return Project(
        id=row["project_id"],
        terms=TERMS.validate_python(row["terms"]) if row["terms"] else None,
        panel=frozenset(row["panel"]) if row["panel"] is not None else None,
        cancelled=row["cancelled"],
    )
