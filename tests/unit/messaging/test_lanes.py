"""Records in flight are bounded, per partition and in the process; partitions are paused and resumed one by one."""

import asyncio
import dataclasses

import pytest
from aiokafka import TopicPartition

from shared.messaging.lane import OVERHEAD, Lane, Room, size_of
from shared.messaging.record import Record
from shared.messaging.tuning import DEFAULT

A, B = TopicPartition("rig", 0), TopicPartition("rig", 1)
TUNING = dataclasses.replace(
    DEFAULT, partition_records=10, partition_bytes=50 * OVERHEAD, process_records=15, process_bytes=100 * OVERHEAD
)


class Polled:
    """The part of a Kafka consumer that is paused: remembers what is."""

    def __init__(self, *assigned: TopicPartition) -> None:
        self.assigned = frozenset(assigned or (A, B))
        self.paused: set[TopicPartition] = set()
        self.calls = 0

    def pause(self, *partitions: TopicPartition) -> None:
        self.calls += 1
        self.paused.update(partitions)

    def resume(self, *partitions: TopicPartition) -> None:
        self.calls += 1
        self.paused.difference_update(partitions)

    def assignment(self) -> frozenset[TopicPartition]:
        return self.assigned


def lane(room: Room, polled: Polled, partition: TopicPartition = A) -> Lane:
    made = Lane("rig.lanes", partition, room)
    made.polled = polled
    return made


def records(number: int, *, value: bytes = b"") -> list[Record]:
    return [Record("rig", 0, n, None, value, ()) for n in range(number)]


def test_a_full_lane_is_paused_alone_and_resumed_when_half_of_it_is_free() -> None:
    room, polled = Room(TUNING), Polled()
    full, other = lane(room, polled, A), lane(room, polled, B)
    other.put(records(2))
    full.put(records(9))
    assert polled.paused == set()
    full.put(records(1))
    assert polled.paused == {A}
    full.done(full.next(4))
    assert polled.paused == {A}, "resumed at six of ten"
    full.done(full.next(1))
    assert polled.paused == set()
    assert polled.calls == 2


def test_large_records_fill_a_lane_by_their_bytes() -> None:
    room, polled = Room(TUNING), Polled()
    large = lane(room, polled)
    large.put(records(1, value=b"x" * 48 * OVERHEAD))
    assert polled.paused == set()
    large.put(records(1))
    assert polled.paused == {A}
    assert room.bytes == 50 * OVERHEAD


def test_whoever_brings_more_while_the_room_is_full_is_paused_and_all_are_resumed_in_their_turn() -> None:
    room, polled = Room(TUNING), Polled()
    first, second = lane(room, polled, A), lane(room, polled, B)
    first.put(records(9))
    second.put(records(6))
    assert room.full
    assert polled.paused == {B}, "only the lane that brought too much waits"
    first.put(records(1))
    assert polled.paused == {A, B}
    first.done(first.next(8))
    assert polled.paused == {A, B}, "resumed at eight of fifteen"
    first.done(first.next(1))
    assert polled.paused == {B}, "the second lane itself is more than half full"
    second.done(second.next(1))
    assert polled.paused == set()


def test_records_at_work_count_until_they_are_done() -> None:
    room = Room(TUNING)
    one = lane(room, Polled())
    one.put(records(4))
    taken = one.next(3)
    assert (one.in_flight, room.records) == (4, 4)
    one.done(taken)
    assert (one.in_flight, room.records) == (1, 1)


def test_dropping_a_lane_gives_its_room_to_others() -> None:
    room, polled = Room(TUNING), Polled()
    waits, other = lane(room, polled, A), lane(room, polled, B)
    waits.put(records(10))
    other.put(records(5))
    assert polled.paused == {A, B}
    waits.drop()
    assert (room.records, room.bytes) == (5, 5 * OVERHEAD)
    assert polled.paused == set()


def test_a_lane_of_a_partition_that_is_gone_is_not_paused() -> None:
    room, polled = Room(TUNING), Polled(B)
    gone = lane(room, polled, A)
    gone.put(records(10))
    assert polled.calls == 0


def test_after_a_rebalance_nothing_is_in_flight_and_a_lane_that_fills_is_paused_anew() -> None:
    room, polled = Room(TUNING), Polled()
    one = lane(room, polled)
    one.put(records(10))
    one.reset()
    assert (room.records, room.bytes, one.in_flight) == (0, 0, 0)
    polled.paused.clear()
    one.put(records(10))
    assert polled.paused == {A}


async def test_a_resting_lane_is_paused_for_so_long_and_a_full_one_longer() -> None:
    room, polled = Room(TUNING), Polled()
    resting, full = lane(room, polled, A), lane(room, polled, B)
    full.put(records(10))
    resting.rest(0.05)
    full.rest(0.05)
    assert polled.paused == {A, B}
    await asyncio.sleep(0.2)
    assert polled.paused == {B}


async def test_a_refused_lane_stays_paused_whatever_becomes_free() -> None:
    room, polled = Room(TUNING), Polled()
    refused = lane(room, polled)
    refused.put(records(10))
    refused.refused = True
    refused.drop()
    assert polled.paused == {A}


@pytest.mark.parametrize(("key", "value", "size"), [(None, None, 0), (b"12", b"345", 5)])
def test_a_record_counts_with_what_surrounds_it(key: bytes | None, value: bytes | None, size: int) -> None:
    assert size_of([Record("rig", 0, 0, key, value, ())]) == size + OVERHEAD
