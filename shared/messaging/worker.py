"""Runs what a service declared: its consumers, their further attempts, its timers and its deliveries."""

import asyncio
import gc
import logging
import os
import socket
import time
from collections.abc import Sequence
from datetime import timedelta

from faststream.kafka import KafkaBroker

from shared.database import Pool
from shared.endings import end
from shared.messaging import metrics, sending
from shared.messaging.attempts import Attempts
from shared.messaging.consumer import Consumer
from shared.messaging.deliveries import Deliveries
from shared.messaging.denials import DENIALS
from shared.messaging.due_timers import DueTimers
from shared.messaging.fuse import Fuse
from shared.messaging.fuses import Fuses
from shared.messaging.gauges import Gauges
from shared.messaging.inbox_days import keep_days
from shared.messaging.intake import Intake
from shared.messaging.kafka import quiet_kafka_logs
from shared.messaging.lane import Room
from shared.messaging.sending import Sending
from shared.messaging.subscription import Subscription
from shared.messaging.timers import Timers
from shared.messaging.tuning import DEFAULT, Tuning
from shared.messaging.wakeup import wake
from shared.messaging.watchdog import Watchdog

log = logging.getLogger(__name__)


class Worker:
    """Claims partitions, applies slices, parks, and stops within its budget.

    The pool needs the worker role and at least `connections`. Constructing it attaches the subscribers to the broker,
    so AsyncAPI can be made from the broker without starting anything.
    """

    def __init__(
        self,
        broker: KafkaBroker,
        pool: Pool,
        *consumers: Consumer,
        timers: Timers | None = None,
        deliveries: Deliveries | None = None,
        tuning: Tuning = DEFAULT,
    ) -> None:
        self._broker, self._pool, self._tuning = broker, pool, tuning
        self._timers, self._deliveries = timers, deliveries
        owner = self._owner = f"{socket.gethostname()}:{os.getpid()}"
        self._fuses = {c.name: (c, Fuse(c.name, tuning.fuse_keys, tuning.fuse_cooldown)) for c in consumers}
        for consumer in consumers:
            metrics.consumer_at_zero(consumer.name)
        for channel in deliveries.channels if deliveries is not None else ():
            metrics.channel_at_zero(channel)
        room = Room(tuning)
        self._subscriptions = [
            Subscription(c, Intake(c, pool, self._fuses[c.name][1], tuning, owner, room), tuning) for c in consumers
        ]
        for subscription in self._subscriptions:
            broker.include_router(subscription.router)
        self._watchdog = Watchdog(self._subscriptions, tuning)
        self._loops: list[asyncio.Task[None]] = []
        self._started = False

    @property
    def connections(self) -> int:
        """The fewest that its pool must have: one per slice in work, three for the loops to take turns with."""
        return self._tuning.partitions_at_once + 3

    async def start(self) -> None:
        """Begins to work and returns; raises when Kafka cannot be reached or a topic is missing, and may be repeated.

        Also makes garbage collection rare in this process, see `quiet_gc`.
        """
        quiet_kafka_logs()
        quiet_gc()
        try:
            await self._broker.start()
        except BaseException:
            # FastStream would start every subscriber again beside the one that runs: the next attempt finds none.
            await asyncio.gather(*(one.stop(within=5.0) for one in self._subscriptions))
            raise
        self._loops.append(asyncio.create_task(self._watchdog.run(), name="watchdog"))
        self._loops.append(asyncio.create_task(self._forget_old(), name="forget old rows"))
        if self._fuses:
            self._loops.append(
                asyncio.create_task(Attempts(self._pool, self._tuning).run(self._fuses), name="attempts")
            )
            shown = Fuses(
                self._pool, {name: fuse for name, (_, fuse) in self._fuses.items()}, self._owner, self._tuning
            )
            self._loops.append(asyncio.create_task(shown.run(), name="fuses"))
        channels = list(self._deliveries.channels) if self._deliveries is not None else []
        gauges = Gauges(self._pool, list(self._fuses), channels)
        self._loops.append(asyncio.create_task(gauges.run(), name="gauges"))
        if self._timers is not None:
            due = DueTimers(self._pool, self._timers, self._tuning)
            self._loops.append(asyncio.create_task(due.run(), name="timers"))
        if self._deliveries is not None:
            sender = Sending(self._pool, self._deliveries, self._tuning)
            self._loops.append(asyncio.create_task(sender.run(), name="deliveries"))
        self._started = True

    def trouble(self) -> Sequence[str]:
        """Why this replica is not ready: refused partitions, blown fuse, no partition, no progress. Empty is ready."""
        if not self._started:
            return ["the worker has not started", *DENIALS.recent()]
        dead = [f"loop {loop.get_name()} has ended" for loop in self._loops if loop.done()]
        return [*dead, *self._watchdog.trouble(), *DENIALS.recent()]

    def resume(self, consumer: str) -> None:
        """An operator has removed the cause of a blown fuse."""
        self._fuses[consumer][1].close()
        wake("parked")

    async def gave_up(self) -> str:
        """Returns, with the reason, when rebuilding subscribers has not helped: only a new process may."""
        await self._watchdog.given_up.wait()
        return "; ".join(self._watchdog.trouble())

    async def stop(self, *, within: timedelta = timedelta(seconds=20)) -> None:
        """Finishes or rolls back what is open; never waits for Kafka or the database longer than its share."""
        self._started = False
        deadline = time.monotonic() + within.total_seconds()
        for loop in self._loops:
            loop.cancel()
        subscribers = [one.stop(within=within.total_seconds() * 0.6) for one in self._subscriptions]
        await asyncio.gather(*subscribers)
        if self._loops:
            await asyncio.wait(self._loops, timeout=max((deadline - time.monotonic()) / 2, 0.1))
        self._loops.clear()
        await end("broker", self._broker.stop(), within=max(deadline - time.monotonic(), 0.1))

    async def _forget_old(self) -> None:
        """Once an hour: the inbox's days to come, and rows that no replay can need any more."""
        while True:
            try:
                await keep_days(self._pool, self._tuning.inbox_days)
                async with self._pool.acquire() as conn:
                    await conn.execute(sending.FORGET, self._tuning.delivery_days)
                    await conn.execute("SELECT app.forget_idempotent_requests(interval '7 days')")
            except Exception:
                log.exception("forget.failed")
            await asyncio.sleep(3600)


def quiet_gc() -> None:
    """Rare garbage collection for a process that has finished starting: nearly halves the engine's cost per event.

    Meant for the moment when everything was imported and built; safe to repeat.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)
