"""Timers that used up their attempts: seen and started again by operators. Needs the worker's rights."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.database import Pool
from shared.messaging.operations import note
from shared.messaging.wakeup import wake
from shared.rules import NotFound

LIST = """
    SELECT employer_id, kind, key, due, attempts, reason FROM messaging.timers
    WHERE next_attempt = 'infinity' AND ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR key = $2)
        AND ($4::uuid IS NULL OR employer_id = $4)
    ORDER BY due, id LIMIT $3
"""
RETRY = """
    UPDATE messaging.timers SET attempts = 0, next_attempt = NULL
    WHERE next_attempt = 'infinity' AND ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR key = $2)
        AND ($3::uuid IS NULL OR employer_id = $3)
"""


@dataclass(frozen=True, slots=True)
class StuckTimer:
    """A timer that waits for an operator; `due` by the domain clock."""

    employer_id: UUID | None
    kind: str
    key: str
    due: datetime
    attempts: int
    reason: str | None


async def stuck_timers(
    pool: Pool, kind: str | None = None, key: str | None = None, *, employer_id: UUID | None = None, most: int = 100
) -> Sequence[StuckTimer]:
    """The one that was due first comes first."""
    return [StuckTimer(**dict(row)) for row in await pool.fetch(LIST, kind, key, most, employer_id)]


async def retry_timers(
    pool: Pool, kind: str | None, key: str | None, *, by: str, why: str, employer_id: UUID | None = None
) -> int:
    """Gives stuck timers all their attempts again; returns how many. Raises `NotFound` when none is stuck."""
    async with pool.acquire() as conn, conn.transaction():
        count = int((await conn.execute(RETRY, kind, key, employer_id)).rsplit(" ", 1)[1])
        if not count:
            raise NotFound("stuck timer; `timers stuck` shows those there are", f"{kind} {key}")
        await note(conn, "timers.retry", {"kind": kind, "key": key, "timers": count}, by=by, why=why)
    wake("timers")
    return count
