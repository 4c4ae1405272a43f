"""What the intake does with polled records, whoever polls: real slices on PostgreSQL, a Kafka consumer of few words."""

import asyncio
import dataclasses
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from aiokafka import TopicPartition

from shared.messaging import Record, event_of
from shared.messaging.apply import record_of
from shared.messaging.fuse import Fuse
from shared.messaging.intake import Intake
from shared.messaging.lane import Room
from shared.messaging.tuning import Tuning
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import until
from tests.integration.messaging.rig import COUNTER, Counted, counting

EMPLOYER: UUID = uuid4()
PARTITION = TopicPartition(COUNTER.name, 0)
WAITS = """
    SELECT count(*) FROM pg_locks
    WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
QUICK = Tuning(partitions_at_once=1, put_back_pause=0.01)


class Polled:
    """A client that has this partition and notes where it is sent."""

    def __init__(self) -> None:
        self.position = 0

    def assignment(self) -> frozenset[TopicPartition]:
        return frozenset({PARTITION})

    def pause(self, *partitions: TopicPartition) -> None: ...

    def resume(self, *partitions: TopicPartition) -> None: ...

    def seek(self, partition: TopicPartition, offset: int) -> None:
        self.position = offset

    async def beginning_offsets(self, partitions: Sequence[TopicPartition]) -> Mapping[TopicPartition, int]:
        return dict.fromkeys(partitions, 0)


def log(*texts: str) -> list[Record]:
    events = [
        event_of(Counted(text=text), key="a", sequence=number, employer_id=EMPLOYER)
        for number, text in enumerate(texts, 1)
    ]
    return [dataclasses.replace(record_of(event), offset=at) for at, event in enumerate(events)]


def intake(rig: Rig, room: Room | None = None) -> Intake:
    return Intake(counting(), rig.worker, Fuse("rig.counting", 10, 60), QUICK, "test", room)


def rebalanced(taking: Intake, polled: Polled, records: Sequence[Record]) -> None:
    """Revoked, assigned again, and polled from the beginning."""
    taking.forget()
    taking.forget()
    taking.take(polled, {PARTITION: records})


async def read_on(taking: Intake, polled: Polled, records: Sequence[Record]) -> None:
    """Polls from the position until everything was applied."""
    await taking.settled()
    for _ in range(10):
        rest = records[polled.position :]
        polled.position = len(records)
        taking.take(polled, {PARTITION: rest} if rest else {})
        await taking.settled()


async def test_records_polled_before_a_rebalance_get_no_claim_after_it(rig: Rig) -> None:
    polled, taking, records = Polled(), intake(rig), log("one", "two", "three")

    async def claim_is_under_way() -> bool:
        return bool(await rig.admin.fetchval(WAITS))

    async with rig.worker.acquire() as conn, conn.transaction():
        await conn.execute("LOCK TABLE messaging.consumer_offsets")
        taking.take(polled, {PARTITION: records})
        await until(claim_is_under_way)
        rebalanced(taking, polled, records)
    await read_on(taking, polled, records)

    assert not taking.refused
    assert await rig.applied() == [("a", 1), ("a", 2), ("a", 3)]


async def test_records_that_wait_for_a_place_during_a_rebalance_get_no_claim_after_it(rig: Rig) -> None:
    polled, room, records = Polled(), Room(QUICK), log("one", "two", "three")
    taking = intake(rig, room)
    async with room.slots:
        taking.take(polled, {PARTITION: records})
        await asyncio.sleep(0.01)
        rebalanced(taking, polled, records)
    await read_on(taking, polled, records)

    assert not taking.refused
    assert await rig.applied() == [("a", 1), ("a", 2), ("a", 3)]
