"""Projects, applications and engagements as posting has told them: opaque ids and labels, nobody's identity."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import asyncpg

from shared.database import Conn

REMEMBER_PROJECT = """
    INSERT INTO known_projects (employer_id, project_id, title, employer_name, time_zone, hiring_manager_id, policy_id,
        policy_version, review_by, decide_by)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (employer_id, project_id) DO UPDATE
    SET title = excluded.title, employer_name = excluded.employer_name, time_zone = excluded.time_zone,
        hiring_manager_id = excluded.hiring_manager_id, policy_id = excluded.policy_id,
        policy_version = excluded.policy_version, review_by = excluded.review_by, decide_by = excluded.decide_by
"""
PROJECT = """
    SELECT project_id, title, employer_name, time_zone, hiring_manager_id, policy_id, policy_version, review_by,
        decide_by
    FROM known_projects WHERE project_id = $1
"""
REMEMBER_APPLICATION = """
    INSERT INTO known_applications
        (employer_id, application_id, project_id, subject_id, candidate_label, eligible_for_hire, status)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6)
    ON CONFLICT (employer_id, application_id) DO UPDATE
    SET status = excluded.status,
        eligible_for_hire = coalesce(excluded.eligible_for_hire, known_applications.eligible_for_hire)
"""
REMEMBER_ENGAGEMENT = """
    INSERT INTO known_engagements (employer_id, engagement_id, project_id, application_id, subject_id, candidate_label,
        eligible_for_hire, status)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (employer_id, engagement_id) DO NOTHING
"""
MOVE_ENGAGEMENT = """
    UPDATE known_engagements SET status = $2, completed_at = coalesce($3, completed_at) WHERE engagement_id = $1
"""
ENGAGEMENT = """
    SELECT engagement_id, project_id, application_id, subject_id, candidate_label, eligible_for_hire, status,
        completed_at
    FROM known_engagements WHERE engagement_id = $1
"""


@dataclass(frozen=True, slots=True)
class Project:
    """`time_zone` is the employer's; policy id and version are those pinned at publication."""

    id: UUID
    title: str
    employer_name: str
    time_zone: str
    hiring_manager_id: UUID
    policy_id: UUID
    policy_version: int
    review_by: datetime
    decide_by: datetime


@dataclass(frozen=True, slots=True)
class Application:
    """`eligible_for_hire` is None where this event did not say."""

    id: UUID
    project_id: UUID
    subject_id: UUID
    candidate_label: str
    eligible_for_hire: bool | None
    status: str


@dataclass(frozen=True, slots=True)
class Engagement:
    """`completed_at` is None until the work was accepted."""

    id: UUID
    project_id: UUID
    application_id: UUID
    subject_id: UUID
    candidate_label: str
    eligible_for_hire: bool
    status: str
    completed_at: datetime | None = None


async def remember_project(conn: Conn, project: Project) -> None:
    await conn.execute(
        REMEMBER_PROJECT,
        project.id,
        project.title,
        project.employer_name,
        project.time_zone,
        project.hiring_manager_id,
        project.policy_id,
        project.policy_version,
        project.review_by,
        project.decide_by,
    )


async def project(conn: Conn, project_id: UUID) -> Project | None:
    """None while posting has not told of it."""
    row = await conn.fetchrow(PROJECT, project_id)
    return Project(*row.values()) if row else None


async def remember_application(conn: Conn, application: Application) -> None:
    await conn.execute(
        REMEMBER_APPLICATION,
        application.id,
        application.project_id,
        application.subject_id,
        application.candidate_label,
        application.eligible_for_hire,
        application.status,
    )


async def remember_engagement(conn: Conn, engagement: Engagement) -> None:
    await conn.execute(
        REMEMBER_ENGAGEMENT,
        engagement.id,
        engagement.project_id,
        engagement.application_id,
        engagement.subject_id,
        engagement.candidate_label,
        engagement.eligible_for_hire,
        engagement.status,
    )


async def move_engagement(
    conn: Conn, engagement_id: UUID, status: str, *, completed_at: datetime | None = None
) -> None:
    await conn.execute(MOVE_ENGAGEMENT, engagement_id, status, completed_at)


async def engagement(conn: Conn, engagement_id: UUID) -> Engagement | None:
    """None while posting has not told of it."""
    row: asyncpg.Record | None = await conn.fetchrow(ENGAGEMENT, engagement_id)
    return Engagement(*row.values()) if row else None
