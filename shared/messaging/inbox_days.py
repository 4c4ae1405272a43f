"""The inbox's partitions, a day each: made ahead, dropped when no replay can need them. Needs the worker's rights.

An event's day is the one in its id (UUIDv7), so it always lies in the same partition. What has no day, or one without a
partition, lies in `messaging.inbox_rest` and goes row by row. The functions belong to the migrator: see
`shared/database/migrations/0017_days_are_waited_for.sql`. Any number of workers may do this at once: one waits for the
other.
"""

import asyncio
import logging
from datetime import timedelta

import asyncpg

from shared.database import Pool

log = logging.getLogger(__name__)

MAKE_DAY = "SELECT messaging.make_inbox_day()"
DROP_DAY = "SELECT messaging.drop_inbox_day($1)"
FORGET_REST = "SELECT messaging.forget_inbox_rest($1)"
FORGOTTEN_AT_ONCE = 5000
TRIES = 30
"""Each waits for 0.2 s at most, behind a transaction that uses the inbox (so that others wait no longer behind it) or
behind another worker that keeps the days."""
PAUSE = 1.0
"""Seconds between tries: traffic goes on."""


async def keep_days(pool: Pool, days: int) -> None:
    """Makes the days to come, drops those older than `days`; what a busy inbox does not let through waits an hour."""
    older_than = timedelta(days=days)
    while day := await _tried(pool, MAKE_DAY):
        log.info("inbox.day_made %s", day)
    while name := await _tried(pool, DROP_DAY, older_than):
        log.info("inbox.day_dropped %s", name)
    while await pool.fetchval(FORGET_REST, older_than) == FORGOTTEN_AT_ONCE:
        log.info("inbox.rest_forgotten %s", FORGOTTEN_AT_ONCE)


async def _tried(pool: Pool, sql: str, *arguments: object) -> object:
    for _ in range(TRIES):
        try:
            return await pool.fetchval(sql, *arguments)
        except asyncpg.LockNotAvailableError:
            await asyncio.sleep(PAUSE)
    log.warning("inbox.busy %s", sql)
    return None
