"""From outbox rows to Kafka: batches per partition, sent one after the other, none overtaking one that failed.

Every row of a key goes to one partition, and a partition has one batch outstanding. After a failure nothing more goes
to that partition until `abandon`, so that no row is sent before its predecessors have arrived.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import TopicAuthorizationFailedError, UnknownTopicOrPartitionError
from aiokafka.partitioner import DefaultPartitioner

from shared.messaging.faults import reason_of
from shared.messaging.outgoing_rows import Row

log = logging.getLogger(__name__)

TOPIC_TROUBLE = (UnknownTopicOrPartitionError, TopicAuthorizationFailedError)
CACHED_KEYS = 100_000
Place = tuple[str, int]
"""Topic and partition."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of one partition, filled and closed; `key` is the first one's."""

    builder: Any
    topic: str
    key: str
    ids: Sequence[int]


@dataclass(slots=True)
class Sent:
    """What became of some rows, filled while they are sent."""

    acknowledged: list[int] = field(default_factory=list)
    topics: dict[str, int] = field(default_factory=dict)
    failed: list[tuple[Batch, BaseException]] = field(default_factory=list)

    def note(self, batch: Batch) -> None:
        self.acknowledged += batch.ids
        self.topics[batch.topic] = self.topics.get(batch.topic, 0) + len(batch.ids)


class Batches:
    """One process's way to Kafka. Its producer is replaced after any error; topics that are not there rest."""

    def __init__(self, create_producer: Callable[[], AIOKafkaProducer], *, rest: float) -> None:
        self._create_producer, self._rest = create_producer, rest
        self._producer: AIOKafkaProducer | None = None
        self._partitioner = DefaultPartitioner()
        self._placed: dict[str, tuple[int, dict[str, int]]] = {}
        self._resting: dict[str, tuple[float, str]] = {}
        self._last: dict[Place, asyncio.Task[bool]] = {}
        self._alone: set[int] = set()
        self._retired: set[asyncio.Task[None]] = set()

    def resting(self) -> dict[str, str]:
        """Topics that are left alone for now, and why."""
        now = time.monotonic()
        return {topic: why for topic, (until, why) in self._resting.items() if until > now}

    def rest(self, topic: str, why: str) -> None:
        log.error("relay.topic_rests topic=%s %s", topic, why)
        self._resting[topic] = (time.monotonic() + self._rest, why)

    def send_alone(self, ids: Iterable[int]) -> None:
        """From now on each of these is a batch of its own, until it was acknowledged."""
        self._alone.update(ids)

    async def fill(self, rows: Sequence[Row]) -> tuple[dict[Place, list[Batch]], int]:
        """The rows in batches, in order, without those of topics that rest; and the bytes of their payloads."""
        producer = await self._live_producer()
        partitions = {topic: await self._partitions(producer, topic) for topic in {row[1] for row in rows}}
        groups: dict[Place, list[Row]] = {}
        size = 0
        for row in rows:
            topic, key = row[1], row[2]
            size += len(row[3])
            known = partitions[topic]
            if known is None:
                continue
            placed = self._placed[topic][1]
            partition = placed.get(key)
            if partition is None:
                partition = placed[key] = self._partitioner(key.encode(), known, known)
            if (group := groups.get((topic, partition))) is None:
                group = groups[topic, partition] = []
            group.append(row)
        filled = {}
        for place, group in groups.items():
            filled[place] = self._filled(producer, group)
            await asyncio.sleep(0)  # thousands of rows would hold up whatever else this process does
        return filled, size

    def launch(self, filled: dict[Place, list[Batch]], sent: Sent) -> list["asyncio.Task[bool]"]:
        """Starts to send behind what was launched before; `sent` is complete when the tasks have ended."""
        producer = self._producer
        tasks = []
        for place, batches in filled.items():
            task = asyncio.create_task(_send(producer, place, batches, sent, self._last.get(place)))
            self._last[place] = task
            tasks.append(task)
        return tasks

    def forget(self, acknowledged: Iterable[int]) -> None:
        """These are gone."""
        self._alone.difference_update(acknowledged)

    async def abandon(self) -> None:
        """Ends what is being sent; the next launch begins anew."""
        tasks = list(self._last.values())
        self._last.clear()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def retire(self) -> None:
        """Lets the producer end by itself: its stop hangs while a broker is away, and nobody waits for it."""
        producer, self._producer = self._producer, None
        if producer is not None:
            self._end(producer)

    def _filled(self, producer: AIOKafkaProducer, rows: Sequence[Row]) -> list[Batch]:
        batches: list[Batch] = []
        alone, encode = self._alone, str.encode
        ids: list[int] = []
        append: Any = None
        for row_id, topic, key, payload, headers, timestamp in rows:
            raw_key, pairs = key.encode(), list(zip(headers, map(encode, headers.values()), strict=True))
            fits = append is not None and not (alone and (row_id in alone or ids[0] in alone))
            if not fits or append(key=raw_key, value=payload, timestamp=timestamp, headers=pairs) is None:
                builder, ids = producer.create_batch(), []
                append = builder.append
                append(key=raw_key, value=payload, timestamp=timestamp, headers=pairs)  # the first one always fits
                batches.append(Batch(builder, topic, key, ids))
            ids.append(row_id)
        for batch in batches:
            batch.builder.close()
        return batches

    async def _partitions(self, producer: AIOKafkaProducer, topic: str) -> list[int] | None:
        """The topic's partitions; None when it is not there, which rests it."""
        if topic in self.resting():
            return None
        try:
            partitions = sorted(await producer.partitions_for(topic))
        except TOPIC_TROUBLE as error:
            self.rest(topic, reason_of(error))
            return None
        count, placed = self._placed.get(topic, (0, {}))
        if count != len(partitions) or len(placed) >= CACHED_KEYS:
            self._placed[topic] = (len(partitions), {})
        return partitions

    async def _live_producer(self) -> AIOKafkaProducer:
        if self._producer is None:
            producer = self._create_producer()
            starting = asyncio.create_task(producer.start(), name="start producer")
            try:
                if not (await asyncio.wait({starting}, timeout=20))[0]:
                    raise TimeoutError("the producer did not start within 20 s")
                await starting
            except BaseException:
                self._end(producer, starting)
                raise
            self._producer = producer
        return self._producer

    def _end(self, producer: AIOKafkaProducer, starting: "asyncio.Task[None] | None" = None) -> None:
        ending = asyncio.create_task(_stopped(producer, starting), name="retired producer")
        self._retired.add(ending)
        ending.add_done_callback(self._retired.discard)


async def _send(
    producer: Any, place: Place, batches: Sequence[Batch], sent: Sent, before: "asyncio.Task[bool] | None"
) -> bool:
    """One batch after the other, behind what was launched before; False when one of these, or before, failed."""
    if before is not None and not await before:
        return False
    topic, partition = place
    for batch in batches:
        try:
            await (await producer.send_batch(batch.builder, topic, partition=partition))
        except Exception as error:  # noqa: BLE001 - whatever it is, the rows stay and are judged
            sent.failed.append((batch, error))
            return False
        sent.note(batch)
    return True


async def _stopped(producer: AIOKafkaProducer, starting: "asyncio.Task[None] | None") -> None:
    """Who is still starting is let finish first: the client forgets the connection that it is cancelled on."""
    if starting is not None:
        await _ended(starting)
    await _ended(asyncio.create_task(producer.stop(), name="stop producer"))


async def _ended(task: "asyncio.Task[None]") -> None:
    """Within a minute, or cancelled; whatever it ended with."""
    done, _ = await asyncio.wait({task}, timeout=60)
    if not done:
        task.cancel()
    elif not task.cancelled():
        task.exception()
