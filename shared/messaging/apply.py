"""Tests of a service: events through the real slice transaction, without Kafka."""

import dataclasses
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from shared.database import Pool
from shared.messaging.arrivals import Arrival, judge
from shared.messaging.claims import claim
from shared.messaging.consumer import Consumer
from shared.messaging.event import Event, encode
from shared.messaging.fuse import Fuse
from shared.messaging.ladder import Ladder
from shared.messaging.record import Record
from shared.messaging.slices import Condemned, HandlerFailed, Outcome, Slice
from shared.messaging.tuning import DEFAULT, Tuning


async def apply(consumer: Consumer, pool: Pool, *events: Event[Any]) -> None:
    """Applies the events, topic by topic, each topic in the order given; a handler's error comes out.

    As with Kafka, an event that was applied before has no second effect.
    """
    for topic in consumer.topics:
        mine = [record_of(event) for event in events if topic == event.fact.TOPIC]
        if mine:
            await _apply_raising(consumer, pool, mine)


async def apply_records(
    consumer: Consumer, pool: Pool, *records: Record, tuning: Tuning = DEFAULT, fuse: Fuse | None = None
) -> list[Outcome]:
    """The same with everything that can happen to records of one partition: parking, runs, the fuse.

    Offsets are assigned: the records follow what this consumer has applied of their partition.
    """
    fuse = fuse or Fuse(consumer.name, tuning.fuse_keys, tuning.fuse_cooldown)
    first = records[0]
    held = await claim(
        pool, consumer.name, first.topic, first.partition, log_start=0, owner=f"test {uuid4()}", tuning=tuning
    )
    arrivals = _placed(consumer, records, held.expected)
    return await Ladder(consumer, pool, fuse, tuning).apply(held, arrivals)


def record_of(event: Event[Any], *, partition: int = 0) -> Record:
    """The record that carries an event; its offset is yet to be assigned."""
    headers, value = encode(event)
    wire = tuple((name, text.encode()) for name, text in headers.items())
    return Record(event.fact.TOPIC.name, partition, 0, event.key.encode(), value, wire)


def _placed(consumer: Consumer, records: Sequence[Record], start: int) -> list[Arrival]:
    return [judge(consumer, dataclasses.replace(record, offset=start + at)) for at, record in enumerate(records)]


async def _apply_raising(consumer: Consumer, pool: Pool, records: Sequence[Record]) -> None:
    first = records[0]
    held = await claim(
        pool, consumer.name, first.topic, first.partition, log_start=0, owner=f"test {uuid4()}", tuning=DEFAULT
    )
    arrivals = _placed(consumer, records, held.expected)
    condemned = {a.record.offset: Condemned(a.poison, None) for a in arrivals if a.poison is not None}
    if condemned:
        raise ValueError(f"{consumer.name} cannot read: {next(iter(condemned.values())).reason}")
    try:
        await Slice(consumer, held, held.expected, arrivals, condemned).commit(pool)
    except HandlerFailed as failed:
        raise failed.error from failed
