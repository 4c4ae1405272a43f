"""Moves outbox rows to Kafka: leaders by lease, one batch per partition, deleted by exact id after the ack.

It never gives up and never deletes what Kafka has not acknowledged. Any error costs the producer: a broken one can
poison a partition for good, a new one starts clean. What the old one still delivers late is a repetition of rows that
are in the table and go out again in the same order.

Under load a pass is read and filled while Kafka has the one before. However many relays send the same rows, and
whatever a zombie still sends: each sends a row only after everything before it on its key has arrived.
"""

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiokafka.errors import KafkaError, MessageSizeTooLargeError, RecordTooLargeError
from opentelemetry.trace import SpanKind
from uuid_utils.compat import uuid7

from shared.database import Pool
from shared.messaging import metrics, outgoing_rows
from shared.messaging.batches import TOPIC_TROUBLE, Batch, Batches, Sent
from shared.messaging.crashpoints import crashpoint
from shared.messaging.denials import DENIALS
from shared.messaging.faults import is_transient_outside, reason_of
from shared.messaging.floor import Floor
from shared.messaging.kafka import Kafka, create_producer, quiet_kafka_logs
from shared.messaging.lease import Lease
from shared.messaging.outgoing_rows import Row, Snapshot, Span, spans_of
from shared.messaging.seat import Seat
from shared.messaging.wakeup import Wakeup
from shared.tracing import Attributes, failed, span

log = logging.getLogger(__name__)

TOO_LARGE = (MessageSizeTooLargeError, RecordTooLargeError)


@dataclass(frozen=True, slots=True)
class Pace:
    """The relay's figures, in seconds, rows and bytes."""

    relays: int = 1
    """How many may send at once."""
    lease: timedelta = timedelta(seconds=5)
    renew_every: float = 1.5
    rows: int = 500
    """Of one pass when little is to be done; doubles while passes are full."""
    most_rows: int = 5000
    most_bytes: int = 8 * 1024 * 1024
    """Of one pass, by the size of the rows before; two passes are under way at most while a third is read."""
    shortest_poll: float = 0.005
    longest_poll: float = 0.1
    longest_pause: float = 5.0
    pass_timeout: float = 30.0
    topic_rest: float = 5.0
    ending: float = 1.0
    """What is on its way when the relay is told to stop may take so long."""


PASSES_UNDER_WAY = 2


class LeaseLost(Exception):
    """Another relay leads: nothing of this one may be deleted any more."""


@dataclass(frozen=True, slots=True)
class _Pass:
    """Rows on their way: sent, then deleted. `seen` is None where nothing may be concluded for the floor."""

    ids: Sequence[int]
    spans: Sequence[Span]
    seen: Snapshot | None
    carried: "asyncio.Task[Sent]"


class Relay:
    """One process's relay; any number may run, leases decide which ones send what. Needs the relay role."""

    def __init__(self, pool: Pool, kafka: Kafka, *, pace: Pace | None = None) -> None:
        self._pool, self._pace = pool, pace or Pace()
        self._owner = uuid7()
        self._batches = Batches(lambda: create_producer(kafka, client_id="relay"), rest=self._pace.topic_rest)
        self._under_way: deque[_Pass] = deque()
        self._rows = self._pace.rows
        self._trouble: str | None = None
        metrics.RELAY_ERRORS.labels(TimeoutError.__name__)

    def trouble(self) -> Sequence[str]:
        """Why events may not go out now: Kafka's last error, topics that it does not have. Empty is well."""
        topics = [f"relay: topic {name} rests: {why}" for name, why in self._batches.resting().items()]
        failed = [f"relay: {why}" for why in (self._trouble, *DENIALS.recent()) if why] if self._trouble else []
        return [*topics, *failed]

    async def run(self) -> None:
        """Until cancelled; never gives up. On cancellation what is on its way ends, and the leases are released."""
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
            self._batches.retire()

    async def _lead(self) -> None:
        pace = self._pace
        seat = await Seat.taken(self._pool, self._owner, pace.relays, ttl=pace.lease, every=pace.renew_every)
        if seat is None:
            self._trouble = None
            return
        metrics.RELAY_LEADING.set(1)
        try:
            await self._pump(seat)
        except asyncio.CancelledError:
            if self._under_way:
                await asyncio.wait({one.carried for one in self._under_way}, timeout=pace.ending)
            raise
        finally:
            metrics.RELAY_LEADING.set(0)
            await self._abandon()
            await seat.leave()

    async def _pump(self, seat: Seat) -> None:
        bell, floor, slots = Wakeup("outbox"), Floor(), seat.slots
        poll, failures = self._pace.shortest_poll, 0
        while True:
            if seat.is_lost:
                raise LeaseLost
            if seat.slots != slots:
                floor, slots = Floor(), seat.slots  # rows of other slots were not looked at
            try:
                async with asyncio.timeout(self._pace.pass_timeout):
                    if seat.surplus:
                        await self._finish(floor, all_of_it=True)
                        await seat.hand_over()
                        continue
                    moved = await self._step(seat, floor)
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
        await self._abandon()
        metrics.RELAY_ERRORS.labels(type(error).__name__).inc()
        self._trouble = reason_of(error)
        log.warning("relay.producer_replaced %s", self._trouble)
        self._batches.retire()
        pause = min(0.05 * 2 ** min(failures, 8), self._pace.longest_pause)
        await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - jitter

    async def _step(self, seat: Seat, floor: Floor) -> bool:
        """Reads once and starts to send what it finds; waits for earlier passes where it must. False when idle."""
        rows, seen = await self._read(seat, floor)
        is_full = len(rows) == self._rows
        if rows:
            await self._start(rows, seat.lease, seen)
        if not is_full:
            self._rows = self._pace.rows
        if self._under_way:
            await self._finish(floor, all_of_it=not is_full)
        return bool(rows)

    async def _read(self, seat: Seat, floor: Floor) -> tuple[Sequence[Row], Snapshot | None]:
        """What is to be sent next, and the snapshot from before if the floor can conclude from this scan."""
        resting, slots = list(self._batches.resting()), seat.slots
        if slots is not None and not slots:
            return [], None
        spans = [span for one in self._under_way for span in one.spans]
        async with self._pool.acquire() as conn:
            seen = await outgoing_rows.snapshot(conn) if floor.wants_snapshot and not resting else None
            rows = await outgoing_rows.read(conn, floor.next_scan(), self._rows, resting, spans, slots)
        if seen is not None:
            first = [row[0] for row in rows[:1]] + [one.ids[0] for one in self._under_way]
            floor.follow(min(first, default=None), seen)
        return rows, seen

    async def _start(self, rows: Sequence[Row], lease: Lease, seen: Snapshot | None) -> None:
        crashpoint("relay.before_send")
        filled, size = await self._batches.fill(rows)
        fitting = self._pace.most_bytes * len(rows) // max(size, 1)
        self._rows = max(1, min(2 * self._rows, self._pace.most_rows, fitting))
        sent, ids = Sent(), [row[0] for row in rows]
        carrying = self._carry(rows, self._batches.launch(filled, sent), sent, lease)
        carried = asyncio.create_task(carrying, name="relay pass")
        self._under_way.append(_Pass(ids, spans_of(ids), seen, carried))

    async def _carry(
        self, rows: Sequence[Row], sending: Sequence["asyncio.Task[bool]"], sent: Sent, lease: Lease
    ) -> Sent:
        """Waits for Kafka, then deletes what it has acknowledged."""
        about: Attributes = {"messaging.system": "kafka", "messaging.batch.message_count": len(rows)}
        links = (row[4].get("ce_traceparent") for row in rows)
        with span("send", about, kind=SpanKind.PRODUCER, links=links) as current:
            await self._acknowledged(sending, sent, lease)
            if current is not None and sent.failed:
                failed(current, type(sent.failed[0][1]).__name__)
        if sent.acknowledged:
            metrics.RELAY_SECONDS.observe(max(time.time() - rows[0][5] / 1000, 0))
        return sent

    async def _acknowledged(self, sending: Sequence["asyncio.Task[bool]"], sent: Sent, lease: Lease) -> None:
        if sending:
            await asyncio.wait(sending)
        if sent.acknowledged:
            crashpoint("relay.after_ack_before_delete")
            async with self._pool.acquire() as conn:
                if not await outgoing_rows.delete(conn, sent.acknowledged, lease):
                    raise LeaseLost
            crashpoint("relay.after_delete")
            self._batches.forget(sent.acknowledged)
            for topic, number in sent.topics.items():
                metrics.RELAYED.labels(topic).inc(number)

    async def _finish(self, floor: Floor, *, all_of_it: bool) -> None:
        """Waits for the oldest passes, until there is room for another one or nothing is under way."""
        while len(self._under_way) >= (1 if all_of_it else PASSES_UNDER_WAY):
            first = self._under_way[0]
            sent = await asyncio.shield(first.carried)
            if sent.failed:
                await asyncio.wait({one.carried for one in self._under_way})
                await self._judge(sent.failed)
            self._under_way.popleft()
            if first.seen is not None and len(sent.acknowledged) == len(first.ids):
                floor.propose(first.ids[-1], first.seen)

    async def _abandon(self) -> None:
        """Ends what is under way. What was sent and not deleted is in the table, and goes out again in its order."""
        passes = {one.carried for one in self._under_way}
        self._under_way.clear()
        for one in passes:
            one.cancel()
        await asyncio.gather(*passes, return_exceptions=True)
        await self._batches.abandon()

    async def _judge(self, failed: Sequence[tuple[Batch, BaseException]]) -> None:
        """Refuses a row that Kafka will never take; everything else is tried again with a new producer."""
        for batch, error in failed:
            if isinstance(error, TOO_LARGE):
                await self._isolate(batch, error)
            elif isinstance(error, TOPIC_TROUBLE):
                self._batches.rest(batch.topic, reason_of(error))
        raise failed[0][1]

    async def _isolate(self, batch: Batch, error: BaseException) -> None:
        """Sends the rows of a batch that was too large one by one; the one that fails alone is refused."""
        if len(batch.ids) > 1:
            self._batches.send_alone(batch.ids)
            return
        async with self._pool.acquire() as conn:
            await outgoing_rows.refuse(conn, batch.ids[0], reason_of(error))
        log.error("outbox.row_refused id=%d topic=%s key=%s", batch.ids[0], batch.topic, batch.key)
