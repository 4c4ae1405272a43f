"""Filling an outbox with pinned events, and counting what became of them on the topic."""

from collections.abc import Mapping

import asyncpg
import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.bench.inputs import OUT, Feed, wires
from deploy.bench.place import Place, topics

AT_ONCE = 5_000
Ends = Mapping[TopicPartition, int]


async def filled(conn: "asyncpg.Connection[asyncpg.Record]", insert: str, feed: Feed) -> None:
    """Inserts the feed's events with a statement of (topic, event ids, keys, payloads, JSON headers)."""
    rows = []
    for _, key, value, headers in wires(feed):
        named = {name: text.decode() for name, text in headers}
        rows.append((named["ce_id"], key.decode(), value, orjson.dumps(named).decode()))
    for start in range(0, len(rows), AT_ONCE):
        await conn.execute(insert, OUT.topic.name, *zip(*rows[start : start + AT_ONCE], strict=True))
    await conn.execute("VACUUM ANALYZE")
    await conn.execute("CHECKPOINT")


async def ends(place: Place, feed: Feed) -> Ends:
    """How far a feed's topic reaches; it is created where it is missing."""
    await topics(place, [feed])
    consumer = AIOKafkaConsumer(bootstrap_servers=place.kafka)
    await consumer.start()
    found: Ends = await consumer.end_offsets([TopicPartition(feed.topic.name, p) for p in range(feed.partitions)])
    await consumer.stop()
    return found


async def arrived(place: Place, feed: Feed, before: Ends, events: int, *, in_order: bool = True) -> int:
    """Reads what came since `before`; raises where an event is missing, or appears first out of its key's order.

    Returns how many came a second time.
    """
    after = await ends(place, feed)
    consumer = AIOKafkaConsumer(bootstrap_servers=place.kafka, enable_auto_commit=False)
    await consumer.start()
    consumer.assign(list(after))
    for partition, offset in before.items():
        consumer.seek(partition, offset)
    left = sum(after.values()) - sum(before.values())
    repeats = left - events
    seen: set[bytes] = set()
    last: dict[bytes, int] = {}
    while left > 0:
        for part in (await consumer.getmany(timeout_ms=500)).values():
            left -= len(part)
            for record in part:
                headers = dict(record.headers)
                if headers["ce_id"] in seen:
                    continue
                seen.add(headers["ce_id"])
                sequence = int(headers["ce_sequence"])
                if in_order and sequence != last.get(record.key, 0) + 1:
                    raise AssertionError(f"{record.key!r}: {sequence} came after {last.get(record.key, 0)}")
                last[record.key] = sequence
    await consumer.stop()
    if len(seen) != events:
        raise AssertionError(f"{events} events were in the outbox, {len(seen)} arrived")
    return repeats
