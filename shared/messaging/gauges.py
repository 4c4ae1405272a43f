"""What waits in the engine's tables as gauges, refreshed by one loop: a scrape asks the database nothing."""

import asyncio
import logging
import time
from collections.abc import Sequence

from shared.database import Pool
from shared.messaging import metrics
from shared.messaging.backlog import backlog
from shared.messaging.faults import is_transient_outside
from shared.messaging.parked_keys import parked_totals

log = logging.getLogger(__name__)
REFRESH = 10.0
"""Seconds: ages are off by so much at most, and every worker asks two bounded statements that often."""


class Gauges:
    """The gauges of one worker. Every replica shows the same database: dashboards take the largest, not the sum."""

    def __init__(self, pool: Pool, consumers: Sequence[str]) -> None:
        self._pool, self._consumers = pool, consumers

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.refresh()
            except Exception as error:
                if not is_transient_outside(error):
                    log.exception("gauges.failed")
            await asyncio.sleep(REFRESH)

    async def refresh(self) -> None:
        """Reads once; consumers without anything parked show zero."""
        found = await backlog(self._pool)
        async with self._pool.acquire() as conn:
            parked = {one.consumer: one for one in await parked_totals(conn)}
        for name in {*self._consumers, *parked}:
            one = parked.get(name)
            metrics.PARKED_RECORDS.labels(name).set(one.records if one else 0)
            metrics.PARKED_OLDEST.labels(name).set(one.seconds if one else 0)
        metrics.OUTBOX_ROWS.set(found.outbox)
        metrics.OUTBOX_OLDEST.set(found.outbox_seconds)
        metrics.OUTBOX_REFUSED.set(found.outbox_refused)
        metrics.TIMERS_STUCK.set(found.timers_stuck)
        metrics.DELIVERIES_WAITING.set(found.deliveries_waiting)
        metrics.DELIVERIES_FAILED.set(found.deliveries_failed)
        metrics.BACKLOG_READ.set(time.time())
