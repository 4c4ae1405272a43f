"""Moves outbox rows to Kafka: one leader by lease, rows in id order, one batch per partition, deleted by exact id.

Order of first occurrences holds whatever happens: ids are drawn behind the aggregates' row locks, a row is skipped only
after Kafka acknowledged it and it was deleted, and a partition never has two batches under way. The lease saves
duplicates; it is not what correctness rests on. A row is never given up: Kafka may be away for as long as it likes.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import asyncpg
from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    InvalidTopicError,
    KafkaError,
    MessageSizeTooLargeError,
    RecordListTooLargeError,
    TopicAuthorizationFailedError,
)
from aiokafka.partitioner import DefaultPartitioner

from shared.database import Conn, Pool
from shared.messaging import metrics
from shared.messaging.crashpoints import crashpoint
from shared.messaging.faults import is_transient_outside, reason_of
from shared.messaging.kafka import Kafka, create_producer, quiet_kafka_logs
from shared.messaging.wakeup import Wakeup

log = logging.getLogger(__name__)

LEASE_SECONDS = 5.0
RENEW_SECONDS = 1.5
BATCH_ROWS = 1000
SHORTEST_POLL, LONGEST_POLL = 0.005, 0.1
SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 5.0
PASS_SECONDS = 30.0
FULL_SCAN_SECONDS = 30.0
FLOOR_LAG_SECONDS = 5.0
NAME = "outbox"

REFUSALS = (MessageSizeTooLargeError, RecordListTooLargeError, InvalidTopicError, TopicAuthorizationFailedError)
"""What Kafka says of a row that no repetition will make it take."""

ACQUIRE = """
    INSERT INTO messaging.relay_lease AS l (name, owner, epoch, expires_at)
    VALUES ($1, $2, 1, clock_timestamp() + make_interval(secs => $3))
    ON CONFLICT (name) DO UPDATE
    SET owner = excluded.owner, epoch = l.epoch + 1, expires_at = excluded.expires_at
    WHERE l.expires_at < clock_timestamp()
    RETURNING epoch
"""
RENEW = """
    UPDATE messaging.relay_lease SET expires_at = clock_timestamp() + make_interval(secs => $4)
    WHERE name = $1 AND owner = $2 AND epoch = $3
    RETURNING true
"""
RELEASE = (
    "UPDATE messaging.relay_lease SET expires_at = clock_timestamp() WHERE name = $1 AND owner = $2 AND epoch = $3"
)
NEXT = """
    SELECT id, type, topic, key, payload, headers FROM messaging.outbox o
    WHERE id > $1 AND refused IS NULL
      AND NOT EXISTS (
          SELECT FROM messaging.outbox r WHERE r.refused IS NOT NULL AND r.topic = o.topic AND r.key = o.key
      )
    ORDER BY id
    LIMIT $2
"""
DELETE = """
    DELETE FROM messaging.outbox
    WHERE id = ANY ($1::bigint[])
      AND EXISTS (SELECT FROM messaging.relay_lease WHERE name = $2 AND owner = $3 AND epoch = $4)
"""
REFUSE = "UPDATE messaging.outbox SET refused = $2 WHERE id = $1"
HORIZON = """
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint
"""


@dataclass(slots=True)
class _Floor:
    """Below this id nothing can appear any more, so a scan need not wade through what vacuum has yet to remove.

    It follows only after every transaction that was open when an id was passed has ended, and a full scan every half
    minute finds what a session drew without having begun to write.
    """

    id: int = 0
    waiting: tuple[int, int, float] | None = None
    scanned: float = field(default_factory=time.monotonic)

    async def follow(self, conn: Conn, passed: int) -> None:
        now = time.monotonic()
        if now - self.scanned > FULL_SCAN_SECONDS:
            self.id, self.waiting, self.scanned = 0, None, now
            return
        if self.waiting is not None and now - self.waiting[2] < FLOOR_LAG_SECONDS:
            return
        row = await conn.fetchrow(HORIZON)
        assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
        oldest_open, next_one = row
        if self.waiting is not None and oldest_open >= self.waiting[1]:
            self.id, self.waiting = max(self.id, self.waiting[0]), None
        if self.waiting is None and passed > self.id:
            self.waiting = (passed, next_one, now)


class _NotLeader(Exception):
    """Another relay has taken over."""


class Relay:
    """Runs until cancelled. Any number may run; one at a time leads."""

    def __init__(self, pool: Pool, kafka: Kafka) -> None:
        self._pool, self._kafka = pool, kafka
        self._owner: UUID = uuid4()
        self._epoch = 0
        self._renewed = 0.0
        self._producer: AIOKafkaProducer | None = None
        self._partitions: dict[tuple[str, bytes], int] = {}
        self._partitioner = DefaultPartitioner()
        self._floor = _Floor()
        self._one_by_one = False
        self._retired: set[asyncio.Task[None]] = set()
        self._bell = Wakeup("outbox")

    async def run(self) -> None:
        """Never gives up, replaces its producer after any error."""
        quiet_kafka_logs()
        pause, poll = SHORTEST_PAUSE, SHORTEST_POLL
        try:
            while True:
                try:
                    sent = await self._pass()
                except _NotLeader:
                    metrics.RELAY_LEADING.set(0)
                    self._epoch = 0
                    await asyncio.sleep(LEASE_SECONDS / 5)
                    continue
                except (KafkaError, TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                    self._doubt(error)
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                    continue
                pause = SHORTEST_PAUSE
                poll = SHORTEST_POLL if sent else min(poll * 2, LONGEST_POLL)
                if not sent:
                    await self._bell.wait(poll)
        finally:
            self._retire()
            metrics.RELAY_LEADING.set(0)
            if self._epoch:
                with suppress(Exception):
                    await self._pool.execute(RELEASE, NAME, self._owner, self._epoch, timeout=2)

    def _doubt(self, error: Exception) -> None:
        metrics.RELAY_ERRORS.labels(error=type(error).__name__).inc()
        log.warning("relay.pass_failed %s", reason_of(error))
        if (not isinstance(error, asyncpg.PostgresError) and not is_transient_outside(error)) or isinstance(
            error, KafkaError | TimeoutError
        ):
            self._retire()

    async def _pass(self) -> int:
        """One look at the table; returns how many rows left it."""
        async with asyncio.timeout(PASS_SECONDS), self._pool.acquire() as conn:
            await self._lead(conn)
            rows = await conn.fetch(NEXT, self._floor.id, 1 if self._one_by_one else BATCH_ROWS)
            if not rows:
                self._one_by_one = False
                await self._floor.follow(conn, self._floor.id)
                return 0
            acknowledged = await self._send(conn, rows)
            crashpoint("relay.after_ack_before_delete")
            if acknowledged:
                await conn.execute(DELETE, acknowledged, NAME, self._owner, self._epoch)
                crashpoint("relay.after_delete")
                await self._floor.follow(conn, min(row["id"] for row in rows) - 1)
            return len(acknowledged)

    async def _lead(self, conn: Conn) -> None:
        if self._epoch and time.monotonic() - self._renewed < RENEW_SECONDS:
            return
        if self._epoch:
            if not await conn.fetchval(RENEW, NAME, self._owner, self._epoch, LEASE_SECONDS):
                raise _NotLeader
        else:
            epoch = await conn.fetchval(ACQUIRE, NAME, self._owner, LEASE_SECONDS)
            if epoch is None:
                raise _NotLeader
            self._epoch, self._floor = epoch, _Floor()
            metrics.RELAY_LEADING.set(1)
        self._renewed = time.monotonic()

    async def _send(self, conn: Conn, rows: Sequence[asyncpg.Record]) -> list[int]:
        """Sends one batch per partition; returns the ids that Kafka acknowledged."""
        producer = await self._ready_producer()
        filled: dict[tuple[str, int], tuple[Any, list[int]]] = {}
        full: set[tuple[str, int]] = set()
        for row in rows:
            place = (row["topic"], await self._partition(producer, row["topic"], row["key"].encode()))
            if place in full:
                continue
            batch, ids = filled.setdefault(place, (producer.create_batch(), []))
            headers = [(name, value.encode()) for name, value in row["headers"].items()]
            added = batch.append(key=row["key"].encode(), value=bytes(row["payload"]), timestamp=None, headers=headers)
            if added is None:
                full.add(place)
                if not ids:
                    await self._refuse(conn, row, "larger than any batch")
                    filled.pop(place)
                continue
            ids.append(row["id"])
        crashpoint("relay.before_send")
        sends = {
            (topic, partition): await producer.send_batch(batch, topic, partition=partition)
            for (topic, partition), (batch, _) in filled.items()
        }
        if sends:
            await asyncio.wait(list(sends.values()))
        return await self._answers(conn, rows, filled, sends)

    async def _answers(
        self,
        conn: Conn,
        rows: Sequence[asyncpg.Record],
        filled: dict[tuple[str, int], tuple[Any, list[int]]],
        sends: "dict[tuple[str, int], asyncio.Future[object]]",
    ) -> list[int]:
        acknowledged: list[int] = []
        for place, future in sends.items():
            error = future.exception()
            ids = filled[place][1]
            if error is None:
                acknowledged += ids
                metrics.RELAYED.labels(topic=place[0]).inc(len(ids))
                continue
            metrics.RELAY_ERRORS.labels(error=type(error).__name__).inc()
            log.warning("relay.batch_failed %s %s", place, reason_of(error))
            self._retire()
            if isinstance(error, REFUSALS) and len(ids) == 1:
                await self._refuse(conn, next(row for row in rows if row["id"] == ids[0]), reason_of(error))
            elif isinstance(error, REFUSALS):
                self._one_by_one = True
        return acknowledged

    async def _refuse(self, conn: Conn, row: asyncpg.Record, reason: str) -> None:
        """Sets a row aside that Kafka will never take; its key waits behind it, other keys go on."""
        log.error("relay.refused %s %s: %s", row["type"], row["key"], reason)
        await conn.execute(REFUSE, row["id"], reason)
        self._one_by_one = False

    async def _partition(self, producer: AIOKafkaProducer, topic: str, key: bytes) -> int:
        known = self._partitions.get((topic, key))
        if known is None:
            if len(self._partitions) > 100_000:
                self._partitions.clear()
            everything = sorted(await producer.partitions_for(topic))
            known = self._partitions[topic, key] = self._partitioner(key, everything, everything)
        return known

    async def _ready_producer(self) -> AIOKafkaProducer:
        if self._producer is None:
            producer = create_producer(self._kafka, client_id="relay")
            try:
                async with asyncio.timeout(20):
                    await producer.start()
            except BaseException:
                self._stop_in_background(producer)
                raise
            self._producer = producer
        return self._producer

    def _retire(self) -> None:
        """A producer that failed once may have lost count of its sequences: the next pass makes a new one."""
        if self._producer is not None:
            self._stop_in_background(self._producer)
            self._producer = None
            self._partitions.clear()

    def _stop_in_background(self, producer: AIOKafkaProducer) -> None:
        """`stop()` hangs while the broker is away and a record is unsent; its rows are still in the table."""

        async def stop() -> None:
            with suppress(Exception, asyncio.CancelledError):
                async with asyncio.timeout(10):
                    await producer.stop()

        task = asyncio.get_running_loop().create_task(stop(), name="retire producer")
        self._retired.add(task)
        task.add_done_callback(self._retired.discard)
