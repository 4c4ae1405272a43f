"""What lies on topics, read for operators: from where to where each partition goes, and its records in order."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaTimeoutError, for_code

from shared.messaging import Kafka
from shared.messaging.record import Record

POLL = 1000
"""Milliseconds to wait for a record that should be there."""
PATIENCE = 30
"""So many polls without any record, and Kafka is taken for gone."""
Offsets = Mapping[TopicPartition, int]


class TopicLog:
    """The partitions of some topics as they were when it was opened: `starts` and `ends` are first and next offset."""

    def __init__(self, reader: AIOKafkaConsumer, starts: Offsets, ends: Offsets) -> None:
        self._reader, self.starts, self.ends = reader, starts, ends
        # Without a group, every partition that is assigned needs a place: all have one, and rest until they are read.
        reader.assign(list(starts))
        for one, start in starts.items():
            reader.seek(one, start)
        reader.pause(*starts)

    async def since(self, at: datetime) -> Offsets:
        """By partition the first offset whose record is not older; the end where there is none."""
        milliseconds = int(at.timestamp() * 1000)
        found = await self._reader.offsets_for_times(dict.fromkeys(self.starts, milliseconds)) if self.starts else {}
        ends = await self._reader.end_offsets(list(self.starts))
        return {one: there.offset if (there := found.get(one)) else ends[one] for one in self.starts}

    async def records(self, begins: Offsets, until: Offsets) -> AsyncIterator[Record]:
        """Every record from `begins` to before `until`; in the order of each partition."""
        behind = {one for one, end in until.items() if begins[one] < end}
        if not behind:
            return
        for one in behind:
            self._reader.seek(one, begins[one])
        self._reader.resume(*behind)
        idle = 0
        while behind:
            polled = await self._reader.getmany(timeout_ms=POLL)
            for partition, batch in polled.items():
                for one in batch:
                    if one.offset < until[partition]:
                        headers = tuple(one.headers)
                        yield Record(one.topic, one.partition, one.offset, one.key, one.value, headers, one.timestamp)
            done = {one for one in behind if await self._reader.position(one) >= until[one]}
            self._reader.pause(*done)
            behind -= done
            idle = 0 if polled else idle + 1
            if idle >= PATIENCE:
                raise KafkaTimeoutError(f"no record came of {', '.join(f'{t}/{p}' for t, p in sorted(behind))}")


@asynccontextmanager
async def opened(kafka: Kafka, topics: Sequence[str]) -> AsyncIterator[TopicLog]:
    """Reads without a group, so that nobody's position moves; `KafkaError` when Kafka cannot be asked."""
    reader = AIOKafkaConsumer(enable_auto_commit=False, auto_offset_reset="none", **kafka.client_options())
    try:
        await reader.start()
        partitions = await _partitions(kafka, topics)
        yield TopicLog(reader, await reader.beginning_offsets(partitions), await reader.end_offsets(partitions))
    finally:
        await reader.stop()


async def _partitions(kafka: Kafka, topics: Sequence[str]) -> list[TopicPartition]:
    """Those of all topics; `UnknownTopicOrPartitionError` for one that is not there, or may not be seen."""
    admin = AIOKafkaAdminClient(**kafka.client_options())
    try:
        await admin.start()
        described = await admin.describe_topics(list(topics))
    finally:
        await admin.close()
    for topic in described:
        if topic["error_code"]:
            raise for_code(topic["error_code"])(topic["topic"])
    return [TopicPartition(topic["topic"], one["partition"]) for topic in described for one in topic["partitions"]]
