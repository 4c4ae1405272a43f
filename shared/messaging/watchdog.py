"""Notices a subscriber that looks healthy and does nothing, and replaces it; in the end, asks for another process.

Only progress counts. What explains itself (a database in doubt, a blown fuse, a refused partition) is no standstill,
and neither is a member without partitions: there may be more members than partitions.
"""

import asyncio
import logging
import time
from collections.abc import Sequence

from shared.messaging import metrics
from shared.messaging.faults import reason_of
from shared.messaging.intake import WAY_OUT
from shared.messaging.subscription import Subscription
from shared.messaging.tuning import Tuning

log = logging.getLogger(__name__)

LONGEST = 3600.0


class Watch:
    """What is remembered of one subscription: when it last was as it should be, and how often it was rebuilt since."""

    def __init__(self, subscription: Subscription, tuning: Tuning) -> None:
        self.subscription, self._tuning = subscription, tuning
        self.name = subscription.consumer.name
        self.stuck_rebuilds = self._spare_rebuilds = 0
        self._failed: str | None = None
        self.rebuilt()

    def rebuilt(self) -> None:
        """It begins anew."""
        self._began = self._assigned_at = self._even_at = self._heard_at = time.monotonic()

    async def look(self) -> None:
        """Asks how it is."""
        now, waiting = time.monotonic(), await self.subscription.waiting()
        if self.subscription.assignment():
            self._assigned_at, self._spare_rebuilds = now, 0
        if waiting is not None:
            self._heard_at = now
        if not waiting:
            self._even_at = now
        if waiting is False or self.subscription.intake.progress_at > self._began:
            self.stuck_rebuilds = 0

    def stuck(self) -> str | None:
        """Records wait, and for too long none was applied."""
        intake = self.subscription.intake
        idle = time.monotonic() - max(self._even_at, intake.progress_at, intake.explained_at)
        return f"records wait and none was applied for {idle:.0f} s" if idle > self._tuning.watchdog_after else None

    def idle(self) -> str | None:
        """No partition, or no answer from Kafka: rebuilt ever less often, which spares a group with enough members."""
        now, limit = time.monotonic(), min(self._tuning.watchdog_after * 2**self._spare_rebuilds, LONGEST)
        if now - self._heard_at > limit:
            return f"no answer from Kafka for {now - self._heard_at:.0f} s"
        if now - self._assigned_at > limit:
            return f"no partition for {now - self._assigned_at:.0f} s"
        return None

    async def rebuild(self, why: str) -> None:
        """A failed one is repeated at every look until it succeeds, and logged once."""
        try:
            await self.subscription.rebuild()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next look may find it gone
            if self._failed is None:
                log.error("subscriber.rebuild_failed consumer=%s %s: %s", self.name, why, reason_of(error))  # noqa: TRY400
            self._failed = reason_of(error)
            return
        self._failed = None
        log.error("subscriber.rebuilt consumer=%s %s", self.name, why)
        metrics.REBUILT.labels(self.name).inc()
        self.rebuilt()

    async def act(self) -> str | None:
        """Rebuilds what stands still; says why when that has been tried often enough."""
        if self._failed is not None:
            await self.rebuild("had failed to start")
        elif why := self.stuck():
            if self.stuck_rebuilds >= self._tuning.rebuilds:
                return f"consumer {self.name}: {why}, and {self.stuck_rebuilds} rebuilds did not help"
            self.stuck_rebuilds += 1
            await self.rebuild(why)
        elif why := self.idle():
            self._spare_rebuilds += 1
            await self.rebuild(why)
        return None

    def troubles(self) -> list[str]:
        """What is wrong now, in sentences."""
        intake = self.subscription.intake
        found = [f"{why}; {WAY_OUT}" for why in intake.refused.values()]
        found += [f"Kafka has no topic {name}: create it" for name in self.subscription.missing_topics()]
        if intake.last_doubt is not None:
            found.append(f"database in doubt: {intake.last_doubt}")
        if why := self.stuck():
            found.append(why)
        if time.monotonic() - self._heard_at > self._tuning.watchdog_after:
            found.append(f"no answer from Kafka for {time.monotonic() - self._heard_at:.0f} s")
        if self._failed is not None:
            found.append(f"not subscribed: {self._failed}")
        blown = intake.fuse.trouble()
        return [*([blown] if blown else []), *(f"consumer {self.name}: {why}" for why in found)]


class Watchdog:
    """Watches the subscriptions of one worker."""

    def __init__(self, subscriptions: Sequence[Subscription], tuning: Tuning) -> None:
        self._watches = [Watch(one, tuning) for one in subscriptions]
        self._every = tuning.kafka_commit_every
        self.given_up = asyncio.Event()
        self._why: str | None = None

    async def run(self) -> None:
        """Until cancelled: looks back, tells Kafka how far it is, rebuilds what stands still, gives up in the end."""
        for watch in self._watches:
            watch.rebuilt()
        while True:
            await asyncio.sleep(self._every)
            for watch in self._watches:
                await watch.subscription.look_back()
                await watch.subscription.commit_telemetry()
                await watch.look()
                await watch.subscription.show_lag()
                if why := await watch.act():
                    log.critical("worker.gave_up %s; the process ends, another one may do better", why)
                    self._why = why
                    self.given_up.set()

    def trouble(self) -> list[str]:
        """What is wrong now, in sentences for a readiness page."""
        gave_up = [f"gave up: {self._why}"] if self._why else []
        return [*gave_up, *(trouble for watch in self._watches for trouble in watch.troubles())]
