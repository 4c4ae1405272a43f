"""Moves outbox rows to Kafka: one leader by lease, one batch per partition, deleted by exact id after the ack.

It never gives up and never deletes what Kafka has not acknowledged. Any error costs the producer: a broken one can
poison a partition for good, a new one starts clean. What the old one still delivers late is a repetition of rows that
are in the table and go out again in the same order.
"""

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    KafkaError,
    MessageSizeTooLargeError,
    RecordTooLargeError,
    TopicAuthorizationFailedError,
    UnknownTopicOrPartitionError,
)
from aiokafka.partitioner import DefaultPartitioner
from uuid_utils.compat import uuid7

from shared.database import Pool
from shared.messaging import metrics, outgoing_rows
from shared.messaging.crashpoints import crashpoint
from shared.messaging.faults import is_transient_outside, reason_of
from shared.messaging.floor import Floor
from shared.messaging.kafka import Kafka, create_producer, quiet_kafka_logs
from shared.messaging.lease import Lease, acquire, release, renew
from shared.messaging.outgoing_rows import Row
from shared.messaging.wakeup import Wakeup

log = logging.getLogger(__name__)

TOO_LARGE = (MessageSizeTooLargeError, RecordTooLargeError)
TOPIC_TROUBLE = (UnknownTopicOrPartitionError, TopicAuthorizationFailedError)
CACHED_KEYS = 100_000


@dataclass(frozen=True, slots=True)
class Pace:
    """The relay's figures, in seconds and rows."""

    lease: timedelta = timedelta(seconds=5)
    renew_every: float = 1.5
    rows: int = 1000
    shortest_poll: float = 0.005
    longest_poll: float = 0.1
    longest_pause: float = 5.0
    pass_timeout: float = 30.0
    topic_rest: float = 5.0


class LeaseLost(Exception):
    """Another relay leads: nothing of this one may be deleted any more."""


@dataclass(slots=True)
class _Sent:
    """What became of one pass: acknowledged ids, and the first error per partition with its rows."""

    acknowledged: list[int] = field(default_factory=list)
    failed: list[tuple[list[Row], BaseException]] = field(default_factory=list)


class Relay:
    """One process's relay; any number may run, the lease decides which one sends. Needs the relay role."""

    def __init__(self, pool: Pool, kafka: Kafka, *, pace: Pace | None = None) -> None:
        self._pool, self._kafka, self._pace = pool, kafka, pace or Pace()
        self._owner = uuid7()
        self._producer: AIOKafkaProducer | None = None
        self._partitioner = DefaultPartitioner()
        self._placed: dict[tuple[str, bytes, int], int] = {}
        self._resting: dict[str, tuple[float, str]] = {}
        self._alone: set[int] = set()
        self._retired: set[asyncio.Task[None]] = set()
        self._trouble: str | None = None

    def trouble(self) -> Sequence[str]:
        """Why events may not go out now: Kafka's last error, topics that it does not have. Empty is well."""
        now = time.monotonic()
        topics = [f"relay: topic {name} rests: {why}" for name, (until, why) in self._resting.items() if until > now]
        return [*topics, *([f"relay: {self._trouble}"] if self._trouble else [])]

    async def run(self) -> None:
        """Until cancelled; never gives up. On cancellation the lease is released."""
        quiet_kafka_logs()
        try:
            while True:
                try:
                    await self._lead()
                except LeaseLost:
                    log.warning("relay.lease_lost")
                except Exception as error:
                    self._trouble = reason_of(error)
                    if not is_transient_outside(error):
                        log.exception("relay.failed")
                await asyncio.sleep(random.uniform(0.2, 0.6))  # noqa: S311 - jitter between candidates
        finally:
            self._retire()

    async def _lead(self) -> None:
        async with self._pool.acquire() as conn:
            lease = await acquire(conn, self._owner, self._pace.lease)
        if lease is None:
            self._trouble = None
            return
        log.info("relay.leading epoch=%d", lease.epoch)
        metrics.RELAY_LEADING.set(1)
        renewing = asyncio.create_task(self._renew(lease), name="relay lease")
        try:
            await self._pump(lease, renewing)
        finally:
            metrics.RELAY_LEADING.set(0)
            renewing.cancel()
            with contextlib.suppress(Exception):
                async with asyncio.timeout(1), self._pool.acquire() as conn:
                    await release(conn, lease)

    async def _renew(self, lease: Lease) -> None:
        last = time.monotonic()
        while True:
            await asyncio.sleep(self._pace.renew_every)
            try:
                async with self._pool.acquire() as conn:
                    if not await renew(conn, lease, self._pace.lease):
                        return
                last = time.monotonic()
            except Exception as error:  # noqa: BLE001 - a lease that cannot be renewed ends by itself
                if time.monotonic() - last > self._pace.lease.total_seconds() or not is_transient_outside(error):
                    return

    async def _pump(self, lease: Lease, renewing: "asyncio.Task[None]") -> None:
        bell, floor = Wakeup("outbox"), Floor()
        poll, failures = self._pace.shortest_poll, 0
        while True:
            if renewing.done():
                raise LeaseLost
            try:
                async with asyncio.timeout(self._pace.pass_timeout):
                    moved = await self._pass(lease, floor)
                failures, self._trouble = 0, None
            except (KafkaError, TimeoutError, OSError) as error:
                failures += 1
                await self._recover(error, failures)
                continue
            if moved:
                poll = self._pace.shortest_poll
            else:
                await bell.wait(poll)
                poll = min(poll * 2, self._pace.longest_poll)

    async def _recover(self, error: BaseException, failures: int) -> None:
        metrics.RELAY_ERRORS.labels(type(error).__name__).inc()
        self._trouble = reason_of(error)
        log.warning("relay.producer_replaced %s", self._trouble)
        self._retire()
        pause = min(0.05 * 2 ** min(failures, 8), self._pace.longest_pause)
        await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - jitter

    async def _pass(self, lease: Lease, floor: Floor) -> int:
        """Sends what one scan finds; returns how many rows Kafka has and the outbox no longer."""
        now = time.monotonic()
        resting = [topic for topic, (until, _) in self._resting.items() if until > now]
        async with self._pool.acquire() as conn:
            seen = await outgoing_rows.snapshot(conn) if floor.wants_snapshot else None
            rows = await outgoing_rows.read(conn, floor.next_scan(), self._pace.rows, resting)
        if seen is not None:
            floor.follow(rows, seen)
        if not rows:
            return 0
        crashpoint("relay.before_send")
        sent = await self._send(rows)
        if sent.acknowledged:
            crashpoint("relay.after_ack_before_delete")
            async with self._pool.acquire() as conn:
                if not await outgoing_rows.delete(conn, sent.acknowledged, lease):
                    raise LeaseLost
            crashpoint("relay.after_delete")
            self._alone.difference_update(sent.acknowledged)
            self._count(rows, sent.acknowledged)
        if sent.failed:
            await self._judge(sent.failed)
        elif seen is not None and len(sent.acknowledged) == len(rows) and not resting:
            floor.propose(rows[-1].id, seen)
        return len(sent.acknowledged)

    async def _send(self, rows: Sequence[Row]) -> _Sent:
        """One batch per partition, at most one of each outstanding: a failure cannot let later rows overtake."""
        producer = await self._live_producer()
        sent = _Sent()
        groups: dict[tuple[str, int], list[Row]] = {}
        for row in rows:
            partition = await self._partition(producer, row)
            if partition is not None:
                groups.setdefault((row.topic, partition), []).append(row)
        waiting = []
        for (topic, partition), group in groups.items():
            batch = producer.create_batch()
            fits = self._fill(batch, group)
            batch.close()
            waiting.append((fits, await producer.send_batch(batch, topic, partition=partition)))
        results = await asyncio.gather(*(future for _, future in waiting), return_exceptions=True)
        for (fits, _), result in zip(waiting, results, strict=True):
            if isinstance(result, BaseException):
                sent.failed.append((fits, result))
            else:
                sent.acknowledged += [row.id for row in fits]
        return sent

    async def _judge(self, failed: Sequence[tuple[list[Row], BaseException]]) -> None:
        """Refuses a row that Kafka will never take; everything else is tried again with a new producer."""
        for rows, error in failed:
            if isinstance(error, TOO_LARGE):
                await self._isolate(rows, error)
            elif isinstance(error, TOPIC_TROUBLE):
                self._rest(rows[0].topic, reason_of(error))
        raise failed[0][1]

    async def _isolate(self, rows: list[Row], error: BaseException) -> None:
        """Sends the rows of a batch that was too large one by one; the one that fails alone is refused."""
        if len(rows) > 1:
            self._alone.update(row.id for row in rows)
            return
        (culprit,) = rows
        async with self._pool.acquire() as conn:
            await outgoing_rows.refuse(conn, culprit.id, reason_of(error))
        log.error("outbox.row_refused id=%d topic=%s key=%s", culprit.id, culprit.topic, culprit.key.decode())

    def _fill(self, batch: Any, rows: Sequence[Row]) -> list[Row]:
        """Puts rows into the batch, in order, as many as fit; at least the first one."""
        fits: list[Row] = []
        for row in rows:
            if fits and (row.id in self._alone or fits[0].id in self._alone):
                break
            if batch.append(key=row.key, value=row.payload, timestamp=row.timestamp_ms, headers=row.headers) is None:
                break
            fits.append(row)
        return fits

    async def _partition(self, producer: AIOKafkaProducer, row: Row) -> int | None:
        """Where the key belongs; None when the topic is not there, which rests it."""
        if self._resting.get(row.topic, (0.0, ""))[0] > time.monotonic():
            return None
        try:
            partitions = sorted(await producer.partitions_for(row.topic))
        except TOPIC_TROUBLE as error:
            self._rest(row.topic, reason_of(error))
            return None
        place = (row.topic, row.key, len(partitions))
        if place not in self._placed:
            if len(self._placed) >= CACHED_KEYS:
                self._placed.clear()
            self._placed[place] = self._partitioner(row.key, partitions, partitions)
        return self._placed[place]

    def _rest(self, topic: str, why: str) -> None:
        log.error("relay.topic_rests topic=%s %s", topic, why)
        self._resting[topic] = (time.monotonic() + self._pace.topic_rest, why)

    async def _live_producer(self) -> AIOKafkaProducer:
        if self._producer is None:
            producer = create_producer(self._kafka, client_id="relay")
            try:
                async with asyncio.timeout(20):
                    await producer.start()
            except BaseException:
                self._retire(producer)
                raise
            self._producer = producer
        return self._producer

    def _retire(self, producer: AIOKafkaProducer | None = None) -> None:
        """Lets a producer end by itself: its stop hangs while a broker is away, and nobody waits for it."""
        producer, self._producer = producer or self._producer, None
        if producer is None:
            return
        ending = asyncio.create_task(_end(producer), name="retired producer")
        self._retired.add(ending)
        ending.add_done_callback(self._retired.discard)

    def _count(self, rows: Sequence[Row], acknowledged: Sequence[int]) -> None:
        gone = set(acknowledged)
        for row in rows:
            if row.id in gone:
                metrics.RELAYED.labels(row.topic).inc()


async def _end(producer: AIOKafkaProducer) -> None:
    stopping = asyncio.create_task(producer.stop(), name="stop producer")
    done, _ = await asyncio.wait({stopping}, timeout=60)
    if not done:
        stopping.cancel()
    elif not stopping.cancelled():
        stopping.exception()
