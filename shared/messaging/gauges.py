"""What waits in the engine's tables as gauges, refreshed by one loop: a scrape asks the database nothing.

The loop runs where a worker runs, in the roles `worker` and `all`. Every replica shows the same tables, so a query
takes the largest over replicas: the catalogue marks these figures with `database`, and a test holds alerts and
dashboards to it. The statement is bounded on purpose: it is asked while things are bad.
"""

import asyncio
import logging
import time
from collections.abc import Sequence

from shared.database import Pool
from shared.messaging import metrics
from shared.messaging.backlog import BACKLOG
from shared.messaging.faults import is_transient_outside

log = logging.getLogger(__name__)
REFRESH = 10.0
"""Seconds: ages are off by so much at most, and every worker asks one statement that often."""

GAUGED = f"""
    SELECT waiting.*,
        coalesce((
            SELECT extract(epoch FROM app.now() - due) FROM messaging.timers
            WHERE due <= app.now() AND next_attempt IS DISTINCT FROM 'infinity' ORDER BY due, id LIMIT 1
        ), 0)::float8 AS timers_overdue_seconds,
        (SELECT coalesce(jsonb_object_agg(consumer, jsonb_build_array(records, keys, seconds)), '{{}}') FROM (
            SELECT consumer, count(*) AS records, count(DISTINCT (topic, key)) AS keys,
                extract(epoch FROM clock_timestamp() - min(parked_at))::float8 AS seconds
            FROM (SELECT consumer, topic, key, parked_at FROM messaging.parked LIMIT 100000) AS bounded
            GROUP BY consumer
        ) AS one) AS parked_by_consumer,
        (SELECT coalesce(jsonb_object_agg(channel, jsonb_build_array(number, seconds)), '{{}}') FROM (
            SELECT channel, count(*) AS number,
                extract(epoch FROM clock_timestamp() - min(queued_at))::float8 AS seconds
            FROM (
                SELECT channel, queued_at FROM messaging.deliveries WHERE next_attempt IS NOT NULL LIMIT 100000
            ) AS bounded GROUP BY channel
        ) AS one) AS waiting_by_channel,
        (SELECT coalesce(jsonb_object_agg(channel, number), '{{}}') FROM (
            SELECT channel, count(*) AS number FROM messaging.deliveries WHERE failed_at IS NOT NULL GROUP BY channel
        ) AS one) AS failed_by_channel
    FROM ({BACKLOG}) AS waiting
"""  # noqa: S608 - nothing but constants


class Gauges:
    """The gauges of one worker, which runs these consumers and sends through these channels."""

    def __init__(self, pool: Pool, consumers: Sequence[str], channels: Sequence[str] = ()) -> None:
        self._pool, self._consumers, self._channels = pool, consumers, channels

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
        """Reads once; consumers and channels for which nothing waits show zero."""
        found = await self._pool.fetchrow(GAUGED)
        assert found is not None  # noqa: S101 - SELECT from one row has exactly one row
        parked = found["parked_by_consumer"]
        for name in {*self._consumers, *parked}:
            records, keys, seconds = parked.get(name, (0, 0, 0.0))
            metrics.PARKED_RECORDS.labels(name).set(records)
            metrics.PARKED_KEYS.labels(name).set(keys)
            metrics.PARKED_OLDEST.labels(name).set(seconds)
        waiting, failed = found["waiting_by_channel"], found["failed_by_channel"]
        for channel in {*self._channels, *waiting, *failed}:
            number, seconds = waiting.get(channel, (0, 0.0))
            metrics.DELIVERIES_WAITING.labels(channel).set(number)
            metrics.DELIVERIES_OLDEST.labels(channel).set(seconds)
            metrics.DELIVERIES_FAILED.labels(channel).set(failed.get(channel, 0))
        metrics.OUTBOX_ROWS.set(found["outbox"])
        metrics.OUTBOX_OLDEST.set(found["outbox_seconds"])
        metrics.OUTBOX_REFUSED.set(found["outbox_refused"])
        metrics.TIMERS_DUE.set(found["timers_due"])
        metrics.TIMERS_OVERDUE.set(found["timers_overdue_seconds"])
        metrics.TIMERS_STUCK.set(found["timers_stuck"])
        metrics.BACKLOG_READ.set(time.time())
