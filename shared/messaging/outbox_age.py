"""How long the oldest event has waited for Kafka, watched in the background: no request asks the database for it.

While Kafka is away the outbox takes what commands publish. It may not grow for ever: above a limit the edge refuses
commands, see `shared/http/pressure.py`. Needs the service's rights.
"""

import asyncio
import logging
from collections.abc import Sequence

from shared.database import Pool
from shared.messaging import metrics
from shared.messaging.faults import is_transient_outside

log = logging.getLogger(__name__)

SECONDS = "SELECT messaging.outbox_seconds()"
EVERY = 1.0
"""Seconds between looks: what is known is older than that by one query at most."""
PATIENCE = 5.0
"""Seconds for one look; a database that does not answer leaves what was known."""


class OutboxAge:
    """One process's knowledge of the outbox; `limit` in seconds."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.seconds = 0.0

    @property
    def too_old(self) -> bool:
        return self.seconds > self.limit

    def remarks(self) -> Sequence[str]:
        """What readiness says beside its verdict: a replica that refuses commands still answers what is read."""
        if not self.too_old:
            return []
        return [f"commands are refused: an event waits for Kafka since {self.seconds:.0f} s, limit {self.limit:g} s"]

    async def run(self, pool: Pool) -> None:
        """Until cancelled."""
        while True:
            try:
                async with asyncio.timeout(PATIENCE):
                    self.learned(await pool.fetchval(SECONDS))
            except Exception as error:
                if not is_transient_outside(error):
                    log.exception("outbox_age.failed")
            await asyncio.sleep(EVERY)

    def learned(self, seconds: float) -> None:
        """Says so in the log when commands begin to be refused, and when they are taken again."""
        before, self.seconds = self.too_old, seconds
        metrics.OUTBOX_AGE.set(seconds)
        if before != self.too_old:
            log.warning("outbox.%s seconds=%.1f limit=%g", "too_old" if self.too_old else "well", seconds, self.limit)
