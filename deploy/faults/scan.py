"""An independent reader of every topic from offset 0, without a group and without the engine's code."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from shared.contracts.topics import EVALUATION, HR_OUTCOMES, TOPICS, Topic

OURS = [topic for topic in TOPICS if not topic.foreign]

PARTS = {HR_OUTCOMES.name: "milestone", EVALUATION.name: "review_id"}
"""What names the part of an aggregate in a topic's events."""

BEHIND = 1 << 40
"""Added to the offsets of a topic that was made again, once for each time."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One record as it lies there. `cause` is empty when no event caused it; `at` is when the event was stored, in
    seconds since 1970 by the clock of the database.
    """

    topic: str
    partition: int
    offset: int
    event_id: str
    key: str
    sequence: int
    type: str
    correlation: str
    cause: str
    at: float = 0.0
    part: str = ""
    """What of its aggregate it is about: a milestone, a review. Their timers go on under one correlation."""


class Scan:
    """Everything on some topics (those that Journeywork writes), read on from where the last look ended."""

    def __init__(self, servers: str, topics: Sequence[Topic] = OURS, *, most_partitions: int = 100) -> None:
        self._servers, self._topics, self._most = servers, topics, most_partitions
        self._reader: AIOKafkaConsumer | None = None
        self._behind: dict[str, int] = {}
        self.records: list[Seen] = []

    async def follow(self) -> Sequence[Seen]:
        """All records up to what is there now."""
        reader = await self._opened()
        ends = await self.ends()
        behind = {partition for partition in ends if await reader.position(partition) < ends[partition]}
        while behind:
            for batch in (await reader.getmany(timeout_ms=200)).values():
                self.records += [_seen(record, self._behind.get(record.topic, 0)) for record in batch]
            behind = {partition for partition in behind if await reader.position(partition) < ends[partition]}
        return self.records

    async def ends(self, topics: Sequence[Topic] = ()) -> Mapping[TopicPartition, int]:
        """The end of every partition, of these topics or of its own."""
        reader = await self._opened()
        ends: Mapping[TopicPartition, int] = await reader.end_offsets(self._partitions(topics or self._topics))
        return ends

    async def start(self, partition: TopicPartition) -> int:
        """The first offset that is still there: an earlier case may have let a topic's retention pass."""
        reader = await self._opened()
        starts: Mapping[TopicPartition, int] = await reader.beginning_offsets([partition])
        return starts[partition]

    async def renewed(self, topic: str) -> None:
        """A topic was deleted and made again: its records from now on count as behind those that were read before."""
        reader = await self._opened()
        others = {one: await reader.position(one) for one in reader.assignment() if one.topic != topic}
        await self.close()
        self._reader = None
        reader = await self._opened()
        for partition, position in others.items():
            reader.seek(partition, position)
        self._behind[topic] = self._behind.get(topic, 0) + BEHIND

    async def close(self) -> None:
        if self._reader is not None:
            await self._reader.stop()

    async def _opened(self) -> AIOKafkaConsumer:
        if self._reader is None:
            reader = AIOKafkaConsumer(
                bootstrap_servers=self._servers, enable_auto_commit=False, auto_offset_reset="earliest",
                fetch_max_wait_ms=50,
            )  # fmt: skip
            await reader.start()
            partitions = self._partitions(self._topics)
            reader.assign(partitions)
            await reader.seek_to_beginning(*partitions)
            self._reader = reader
        return self._reader

    def _partitions(self, topics: Sequence[Topic]) -> list[TopicPartition]:
        return [TopicPartition(one.name, number) for one in topics for number in range(min(one.partitions, self._most))]


def _seen(record: Any, behind: int) -> Seen:
    headers = {name: value.decode(errors="replace") for name, value in record.headers if value}
    return Seen(
        record.topic,
        record.partition,
        record.offset + behind,
        headers.get("ce_id", ""),
        (record.key or b"").decode(errors="replace"),
        int(headers.get("ce_sequence", "0")),
        headers.get("ce_type", ""),
        headers.get("ce_correlationid", ""),
        headers.get("ce_causationid", ""),
        record.timestamp / 1000,
        json.loads(record.value).get(PARTS[record.topic], "") if record.topic in PARTS else "",
    )
