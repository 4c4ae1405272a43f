"""Every SQL statement on reviewers: what was said of them, what is on their desks."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from services.evaluation.domain.assigning import Desks
from services.evaluation.domain.reviewer import Calibration, Leave, Reviewer
from services.evaluation.domain.rubric import Ref
from shared.database import Conn
from shared.rules import Stale

COLUMNS = "member_id, capacity, leave_from, leave_until, version, sequence"
LOAD = f"SELECT {COLUMNS} FROM reviewers WHERE member_id = ANY ($1) ORDER BY member_id FOR UPDATE"  # noqa: S608
ALL = f"SELECT {COLUMNS} FROM reviewers ORDER BY member_id"  # noqa: S608
CALIBRATION_COLUMNS = """
    member_id, rubric_id, rubric_version, state, items, apart, far_off, decided_at, since, drifting
"""
CALIBRATIONS = f"SELECT {CALIBRATION_COLUMNS} FROM calibrations WHERE member_id = ANY ($1)"  # noqa: S608
SAVE = f"""
    INSERT INTO reviewers (employer_id, {COLUMNS}) VALUES (app.employer(), $1, $2, $3, $4, $5, $6)
    ON CONFLICT (employer_id, member_id) DO UPDATE
    SET capacity = excluded.capacity, leave_from = excluded.leave_from, leave_until = excluded.leave_until,
        version = excluded.version, sequence = excluded.sequence
    WHERE reviewers.version = excluded.version - 1
"""  # noqa: S608
KEEP_CALIBRATION = f"""
    INSERT INTO calibrations (employer_id, {CALIBRATION_COLUMNS})
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (employer_id, member_id, rubric_id, rubric_version) DO UPDATE
    SET state = excluded.state, items = excluded.items, apart = excluded.apart, far_off = excluded.far_off,
        decided_at = excluded.decided_at, since = excluded.since, drifting = excluded.drifting
"""  # noqa: S608
KEEP_STEP = """
    INSERT INTO calibration_steps (employer_id, member_id, version, rubric_id, rubric_version, step, details, at)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, app.now())
"""
STEPS = """
    SELECT rubric_id, rubric_version, step, details, at FROM calibration_steps
    WHERE member_id = $1
    ORDER BY version, step
"""
LATEST_SHIFT = """
    SELECT (details ->> 'shift')::float FROM calibration_steps
    WHERE member_id = $1 AND rubric_id = $2 AND rubric_version = $3 AND step = 'drift_detected'
    ORDER BY version DESC
    LIMIT 1
"""
DESKS = """
    SELECT m.member_id, v.capacity, v.leave_from, v.leave_until,
        count(*) FILTER (WHERE r.open) AS open, count(*) FILTER (WHERE r.open OR r.here) AS load
    FROM unnest($1::uuid[]) AS m (member_id)
    LEFT JOIN reviewers v ON v.member_id = m.member_id
    LEFT JOIN LATERAL (
        SELECT r.status IN ('assigned', 'accepted', 'in_progress') AND e.status = 'reviewing' AS open,
            e.project_id = $2 AND r.status NOT IN ('declined', 'reassigned', 'voided') AS here
        FROM reviews r JOIN evaluations e ON e.evaluation_id = r.evaluation_id
        WHERE r.reviewer_id = m.member_id
            AND (r.status IN ('assigned', 'accepted', 'in_progress') OR e.project_id = $2)
    ) r ON true
    GROUP BY m.member_id, v.capacity, v.leave_from, v.leave_until
"""
DECLARED = """
    SELECT DISTINCT e.subject_id, r.reviewer_id
    FROM reviews r JOIN evaluations e ON e.evaluation_id = r.evaluation_id
    WHERE e.subject_id = ANY ($1) AND r.declined = 'conflict'
"""
OPEN = """
    SELECT r.review_id, e.project_id, e.evaluation_id, r.status, r.due_at
    FROM reviews r JOIN evaluations e ON e.evaluation_id = r.evaluation_id
    WHERE r.reviewer_id = $1 AND e.status = 'reviewing' AND r.status IN ('assigned', 'accepted', 'in_progress')
    ORDER BY e.project_id, r.review_id
"""
ORDINARY_SINCE = """
    SELECT count(*) FROM reviews r JOIN evaluations e ON e.evaluation_id = r.evaluation_id
    WHERE r.reviewer_id = $1 AND e.gold_item_id IS NULL AND e.rubric_id = $2 AND e.rubric_version = $3
        AND r.assigned_at > $4 AND r.status NOT IN ('declined', 'reassigned')
"""
ASSIGNED = "SELECT review_id, assigned_at FROM reviews WHERE review_id = ANY ($1)"
WAITING = """
    SELECT DISTINCT project_id FROM evaluations
    WHERE problem IS NOT NULL AND status <> 'cancelled' AND project_id <> $1
"""


async def load(conn: Conn, member_id: UUID) -> Reviewer:
    """Locked until the transaction ends; of version 0 when nothing was said of them yet."""
    return (await load_all(conn, [member_id]))[0]


async def load_all(conn: Conn, member_ids: Collection[UUID]) -> list[Reviewer]:
    rows = {row["member_id"]: row for row in await conn.fetch(LOAD, list(member_ids))}
    calibrations = await _calibrations(conn, rows)
    return [
        _reviewer(rows[one], calibrations[one]) if one in rows else Reviewer(one) for one in sorted(set(member_ids))
    ]


async def everybody(conn: Conn) -> list[Reviewer]:
    """Whoever anything was said of."""
    rows = await conn.fetch(ALL)
    calibrations = await _calibrations(conn, [row["member_id"] for row in rows])
    return [_reviewer(row, calibrations[row["member_id"]]) for row in rows]


async def save(conn: Conn, reviewer: Reviewer) -> None:
    """Raises `Stale` when somebody else has saved since it was loaded."""
    leave = reviewer.leave
    done = await conn.execute(
        SAVE,
        reviewer.id,
        reviewer.capacity,
        leave.start if leave else None,
        leave.end if leave else None,
        reviewer.version,
        reviewer.sequence,
    )
    if done != "INSERT 0 1":
        raise Stale("reviewer", reviewer.id, reviewer.version - 1, reviewer.version)
    for rubric, one in reviewer.calibrations.items():
        await conn.execute(
            KEEP_CALIBRATION,
            reviewer.id,
            rubric.id,
            rubric.version,
            one.state,
            one.items,
            one.apart,
            list(one.off),
            one.decided_at,
            one.since,
            one.drifting,
        )


async def keep_step(conn: Conn, reviewer: Reviewer, rubric: Ref, step: str, details: dict[str, Any]) -> None:
    """For the reviewer's own page."""
    await conn.execute(KEEP_STEP, reviewer.id, reviewer.version, rubric.id, rubric.version, step, details)


async def steps(conn: Conn, member_id: UUID) -> list[asyncpg.Record]:
    """Oldest first."""
    return list(await conn.fetch(STEPS, member_id))


async def latest_shift(conn: Conn, member_id: UUID, rubric: Ref) -> float:
    """By how many points of 100 they had become stricter when a drift was last detected."""
    shift: float = await conn.fetchval(LATEST_SHIFT, member_id, rubric.id, rubric.version)
    return shift


async def desks(
    conn: Conn,
    project_id: UUID | None,
    member_ids: Iterable[UUID],
    subjects: Iterable[UUID],
    *,
    now: datetime,
    due: datetime,
) -> Desks:
    """What is on these reviewers' desks, for reviews of this project (None: of none that exists) due then."""
    rows = await conn.fetch(DESKS, list(member_ids), project_id)
    declared = await conn.fetch(DECLARED, list(subjects))
    return Desks(
        load={row["member_id"]: row["load"] for row in rows},
        open={row["member_id"]: row["open"] for row in rows},
        capacity={row["member_id"]: row["capacity"] for row in rows if row["capacity"] is not None},
        away=frozenset(row["member_id"] for row in rows if (leave := _leave(row)) and leave.covers(now, due)),
        declared=frozenset((row["subject_id"], row["reviewer_id"]) for row in declared),
    )


async def open_reviews(conn: Conn, member_id: UUID) -> list[asyncpg.Record]:
    """`review_id`, `project_id`, `evaluation_id`, `status` and `due_at` of everything on the desk."""
    return list(await conn.fetch(OPEN, member_id))


async def ordinary_since(conn: Conn, member_id: UUID, rubric: Ref, since: datetime) -> int:
    """Reviews of candidates' work by this rubric version that were assigned after that time."""
    count: int = await conn.fetchval(ORDINARY_SINCE, member_id, rubric.id, rubric.version, since)
    return count


async def assigned(conn: Conn, review_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When each of these reviews was given out."""
    rows = await conn.fetch(ASSIGNED, list(review_ids)) if review_ids else []
    return {row["review_id"]: row["assigned_at"] for row in rows}


async def waiting(conn: Conn, besides: UUID) -> list[UUID]:
    """Other projects in which work lacks reviewers."""
    return [row["project_id"] for row in await conn.fetch(WAITING, besides)]


async def _calibrations(conn: Conn, member_ids: Iterable[UUID]) -> dict[UUID, dict[Ref, Calibration]]:
    found: dict[UUID, dict[Ref, Calibration]] = defaultdict(dict)
    for row in await conn.fetch(CALIBRATIONS, list(member_ids)):
        found[row["member_id"]][Ref(row["rubric_id"], row["rubric_version"])] = Calibration(
            state=row["state"],
            items=row["items"],
            apart=row["apart"],
            off=tuple(row["far_off"]),
            decided_at=row["decided_at"],
            since=row["since"],
            drifting=row["drifting"],
        )
    return found


def _reviewer(row: asyncpg.Record, calibrations: dict[Ref, Calibration]) -> Reviewer:
    return Reviewer(row["member_id"], row["capacity"], _leave(row), calibrations, row["version"], row["sequence"])


def _leave(row: asyncpg.Record) -> Leave | None:
    return Leave(row["leave_from"], row["leave_until"]) if row["leave_from"] is not None else None
