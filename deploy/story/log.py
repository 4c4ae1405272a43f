"""Everything that is on the topics, read from their beginning by an independent reader without a group."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.story.clients import PATIENCE
from shared.contracts.envelope import Attributes, from_kafka
from shared.contracts.topics import TOPICS, Topic
from shared.messaging import Kafka
from shared.rules import Invalid


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it lies on a topic: where, when the broker got it (UTC), the attributes and the data."""

    topic: str
    partition: int
    offset: int
    at: datetime
    attributes: Attributes
    data: dict[str, Any]

    @property
    def kind(self) -> str:
        """The type without its prefix: `project.published.v1`."""
        return self.attributes.type.removeprefix("org.journeywork.").split(".", 1)[-1]


class TopicLog:
    """All entries so far, in the order in which they were read, and a way to wait for one."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.malformed = 0
        self._grown = asyncio.Condition()
        self._waiters: list[Callable[[Entry], None]] = []

    def each(self, tell: Callable[[Entry], None]) -> None:
        """Calls `tell` with every entry that arrives from now on."""
        self._waiters.append(tell)

    def find(self, type_: str, **data: object) -> list[Entry]:
        """Entries of this type (with or without prefix) whose data has these values; each event id once."""
        seen: set[str] = set()
        found = []
        for entry in self.entries:
            if not entry.attributes.type.endswith(type_) or entry.attributes.id in seen:
                continue
            if all(str(entry.data.get(name)) == str(value) for name, value in data.items()):
                seen.add(entry.attributes.id)
                found.append(entry)
        return found

    async def until(self, type_: str, *, count: int = 1, within: float = 30.0, **data: object) -> list[Entry]:
        """Waits until `count` such events are on their topic; raises TimeoutError that says what was awaited."""
        within *= PATIENCE
        try:
            async with asyncio.timeout(within), self._grown:
                await self._grown.wait_for(lambda: len(self.find(type_, **data)) >= count)
        except TimeoutError:
            raise TimeoutError(
                f"{count} x {type_} with {data} within {within} s: {len(self.find(type_, **data))} came"
            ) from None
        return self.find(type_, **data)

    async def take(self, records: Sequence[Any]) -> None:
        """Adds records of one poll."""
        async with self._grown:
            for record in records:
                try:
                    event = from_kafka(record.headers, record.value)
                    data = orjson.loads(event.data)
                except (Invalid, ValueError):
                    self.malformed += 1
                    continue
                at = datetime.fromtimestamp(record.timestamp / 1000, UTC)
                entry = Entry(record.topic, record.partition, record.offset, at, event.attributes, data)
                self.entries.append(entry)
                for tell in self._waiters:
                    tell(entry)
            self._grown.notify_all()


@asynccontextmanager
async def reading(kafka: Kafka, topics: Sequence[Topic] = TOPICS) -> AsyncIterator[TopicLog]:
    """A log that grows in the background while the block runs."""
    log = TopicLog()
    consumer = AIOKafkaConsumer(
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=50,
        **kafka.client_options(),
    )
    await consumer.start()
    try:
        partitions = [TopicPartition(topic.name, number) for topic in topics for number in range(topic.partitions)]
        consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        task = asyncio.create_task(_pump(consumer, log))
        try:
            yield log
        finally:
            task.cancel()
            await asyncio.wait({task})
    finally:
        await consumer.stop()


async def _pump(consumer: AIOKafkaConsumer, log: TopicLog) -> None:
    while True:
        batches = await consumer.getmany(timeout_ms=50)
        records = [record for batch in batches.values() for record in batch]
        if records:
            await log.take(records)
