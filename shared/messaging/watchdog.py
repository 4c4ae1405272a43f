"""Notices a subscriber that looks healthy and does nothing, and replaces it."""

import asyncio
import logging
import time
from collections.abc import Sequence

from shared.messaging import metrics
from shared.messaging.subscription import Subscription
from shared.messaging.tuning import Tuning

log = logging.getLogger(__name__)


LONGEST = 3600.0


class Watchdog:
    """Watches the subscriptions of one worker."""

    def __init__(self, subscriptions: Sequence[Subscription], tuning: Tuning) -> None:
        self._subscriptions, self._tuning = subscriptions, tuning
        now = time.monotonic()
        self._assigned_at = {one.consumer.name: now for one in subscriptions}
        self._even_at = {one.consumer.name: now for one in subscriptions}
        self._rebuilt = dict.fromkeys(self._even_at, 0)

    async def run(self) -> None:
        """Until cancelled: commits telemetry, rebuilds what stands still."""
        while True:
            await asyncio.sleep(self._tuning.kafka_commit_every)
            for subscription in self._subscriptions:
                await subscription.commit_telemetry()
                self._look(subscription)
                why = self._standstill(subscription)
                if why is not None:
                    await self._rebuild(subscription, why)

    def trouble(self) -> list[str]:
        """What is wrong now, in sentences for a readiness page."""
        found: list[str] = []
        for subscription in self._subscriptions:
            intake, name = subscription.intake, subscription.consumer.name
            found += [f"consumer {name}: {why}" for why in intake.refused.values()]
            if blown := intake.fuse.trouble():
                found.append(blown)
            if intake.last_doubt is not None:
                found.append(f"consumer {name}: database in doubt: {intake.last_doubt}")
            if why := self._standstill(subscription):
                found.append(f"consumer {name}: {why}")
        return found

    def _look(self, subscription: Subscription) -> None:
        name, now = subscription.consumer.name, time.monotonic()
        if subscription.assignment():
            self._assigned_at[name] = now
            self._rebuilt[name] = 0
        if not subscription.behind():
            self._even_at[name] = now

    def _standstill(self, subscription: Subscription) -> str | None:
        name, now = subscription.consumer.name, time.monotonic()
        # A member more than there are partitions is idle on purpose: rebuilding it ever less often spares the group.
        limit = min(self._tuning.watchdog_after * 2 ** self._rebuilt[name], LONGEST)
        if now - self._assigned_at[name] > limit:
            return f"no partition for {now - self._assigned_at[name]:.0f} s"
        idle = now - max(self._even_at[name], subscription.intake.progress_at)
        if idle > limit and not subscription.intake.fuse.blown:
            return f"records wait and none was applied for {idle:.0f} s"
        return None

    async def _rebuild(self, subscription: Subscription, why: str) -> None:
        name = subscription.consumer.name
        log.error("subscriber.rebuilt consumer=%s %s", name, why)
        metrics.REBUILT.labels(name).inc()
        try:
            await subscription.rebuild()
        except Exception:
            log.exception("subscriber.rebuild_failed consumer=%s", name)
            return
        self._assigned_at[name] = self._even_at[name] = time.monotonic()
        self._rebuilt[name] += 1
