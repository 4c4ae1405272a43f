"""Blown fuses as rows of `messaging.fuses`, so that another process can see them and close them.

The fuse itself lives in the worker and decides there. This loop tells the table what it did, and asks nothing of the
database while no fuse is blown.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.database import Pool
from shared.messaging.faults import is_transient_outside
from shared.messaging.fuse import Fuse
from shared.messaging.operations import note
from shared.messaging.tuning import Tuning
from shared.messaging.wakeup import wake
from shared.rules import NotFound

log = logging.getLogger(__name__)

BLOWN = """
    INSERT INTO messaging.fuses (consumer, owner, keys, reason)
    VALUES ($1, $2, $3, (
        SELECT reason FROM messaging.parked WHERE consumer = $1 ORDER BY parked_at DESC LIMIT 1
    ))
    ON CONFLICT (consumer, owner) DO UPDATE
    SET keys = excluded.keys, reason = excluded.reason, seen_at = clock_timestamp()
"""
SEEN = "UPDATE messaging.fuses SET seen_at = clock_timestamp() WHERE consumer = $1 AND owner = $2"
CLOSED = "DELETE FROM messaging.fuses WHERE consumer = $1 AND owner = $2"
CLOSE = "DELETE FROM messaging.fuses WHERE consumer = $1 RETURNING owner"
LIST = """
    SELECT consumer, owner, blown_at, keys, reason FROM messaging.fuses
    WHERE seen_at > clock_timestamp() - interval '1 minute' ORDER BY blown_at
"""
FORGET = "DELETE FROM messaging.fuses WHERE seen_at < clock_timestamp() - interval '1 hour'"


@dataclass(frozen=True, slots=True)
class BlownFuse:
    """One worker process of which a consumer stands still; `reason` is that of the event parked last."""

    consumer: str
    owner: str
    blown_at: datetime
    keys: int
    reason: str | None


class Fuses:
    """The fuses of one worker, shown to others."""

    def __init__(self, pool: Pool, fuses: Mapping[str, Fuse], owner: str, tuning: Tuning) -> None:
        self._pool, self._fuses, self._owner, self._tuning = pool, fuses, owner, tuning
        self._shown: set[str] = set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as error:
                if not is_transient_outside(error):
                    log.exception("fuses.failed")
            await asyncio.sleep(self._tuning.poll_idle)

    async def look(self) -> None:
        """Shows what blew, takes out what closed by itself, and closes what an operator took out."""
        for name, fuse in self._fuses.items():
            if fuse.is_open and name not in self._shown:
                await self._pool.execute(BLOWN, name, self._owner, fuse.failed_keys)
                await self._pool.execute(FORGET)
                self._shown.add(name)
                log.error("fuse.blown consumer=%s keys=%d", name, fuse.failed_keys)
            elif fuse.is_open:
                if await self._pool.execute(SEEN, name, self._owner) == "UPDATE 0":
                    self._shown.discard(name)
                    fuse.close()
                    wake("parked")
                    log.warning("fuse.closed consumer=%s by=operator", name)
            elif name in self._shown:
                await self._pool.execute(CLOSED, name, self._owner)
                self._shown.discard(name)
                log.warning("fuse.closed consumer=%s by=success", name)


async def blown_fuses(pool: Pool) -> Sequence[BlownFuse]:
    """Every consumer and process that stands still, the longest first."""
    return [BlownFuse(**dict(row)) for row in await pool.fetch(LIST)]


async def close_fuse(pool: Pool, consumer: str, *, by: str, why: str) -> Sequence[str]:
    """Lets every process of this consumer go on within a second; returns them. Raises `NotFound` when none stands."""
    async with pool.acquire() as conn, conn.transaction():
        owners = [row["owner"] for row in await conn.fetch(CLOSE, consumer)]
        if not owners:
            raise NotFound(f"blown fuse of {consumer}; `fuse list` shows those there are", consumer)
        await note(conn, "fuse.close", {"consumer": consumer, "owners": owners}, by=by, why=why)
    return owners
