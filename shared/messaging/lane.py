"""Records polled and not yet applied: a lane per partition, and the room that all lanes of a process share.

A lane that is full is paused, alone, and resumed when half of it is free again; so is whichever lane brings more while
the room is full. What is dropped from a lane was sought back before: Kafka keeps it, the lane need not.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from aiokafka import TopicPartition

from shared.messaging import metrics
from shared.messaging.quarantine import Quarantine
from shared.messaging.record import Record
from shared.messaging.tuning import Tuning

OVERHEAD = 1000
"""Bytes counted for a record beside its key and value: headers and the objects around them."""


class Pausable(Protocol):
    """What a lane needs of a Kafka consumer."""

    def pause(self, *partitions: TopicPartition) -> None: ...
    def resume(self, *partitions: TopicPartition) -> None: ...
    def assignment(self) -> frozenset[TopicPartition]: ...


class Room:
    """What the consumers of one process share: open transactions, records and bytes in flight, and the quarantine."""

    def __init__(self, tuning: Tuning) -> None:
        self.tuning = tuning
        self.slots = asyncio.Semaphore(tuning.partitions_at_once)
        self.quarantine = Quarantine()
        self.records = self.bytes = 0
        self._held: dict[Lane, None] = {}

    @property
    def full(self) -> bool:
        return self.records >= self.tuning.process_records or self.bytes >= self.tuning.process_bytes

    def count(self, records: int, size: int) -> None:
        self.records += records
        self.bytes += size

    def hold(self, lane: "Lane") -> None:
        """Until there is room again, in the lane and in the process."""
        self._held[lane] = None

    def ease(self) -> None:
        """Lets the lanes go on that were held for longest, once half of the room is free."""
        for lane in list(self._held):
            if self.records > self.tuning.process_records // 2 or self.bytes > self.tuning.process_bytes // 2:
                return
            if lane.half_empty:
                del self._held[lane]
                lane.full = False
                lane.settle()


class Lane:
    """One partition of one consumer in this process. Its records are worked on by one task at a time."""

    def __init__(self, consumer: str, partition: TopicPartition, room: Room) -> None:
        self.partition = partition
        self.full = False
        self.refused = False
        self.doubts = 0
        self.resets = 0
        self.task: asyncio.Task[None] | None = None
        self.left: Record | None = None
        self.polled: Pausable | None = None
        self._consumer, self._room = consumer, room
        self._waiting: deque[Record] = deque()
        self._records = self._bytes = 0
        self._rest: asyncio.TimerHandle | None = None
        self.paused = False

    @property
    def half_empty(self) -> bool:
        tuning = self._room.tuning
        return self._records <= tuning.partition_records // 2 and self._bytes <= tuning.partition_bytes // 2

    @property
    def in_flight(self) -> int:
        """Records that wait here or are being applied."""
        return self._records

    def oldest(self, position: int) -> Record | None:
        """The first record at or behind `position` that was polled: in work, where the partition was left, waiting."""
        first = (self.left, self._waiting[0] if self._waiting else None)
        return next((record for record in first if record is not None and record.offset >= position), None)

    def put(self, records: Sequence[Record]) -> None:
        """Behind what waits; pauses the partition at the high-water mark."""
        self._waiting.extend(records)
        self._count(len(records), size_of(records))
        tuning = self._room.tuning
        if self._records >= tuning.partition_records or self._bytes >= tuning.partition_bytes or self._room.full:
            self.full = True
            self._room.hold(self)
        self.settle()

    def next(self, most: int) -> list[Record]:
        """The records to apply now; they stay in flight until `done`."""
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    def done(self, records: Sequence[Record]) -> None:
        """They were applied, or Kafka will be asked for them again."""
        self._count(-len(records), -size_of(records))
        self._room.ease()

    def drop(self) -> None:
        """Forgets what waits: the partition is read again from before it."""
        dropped = list(self._waiting)
        self._waiting.clear()
        self.done(dropped)

    def rest(self, seconds: float) -> None:
        """Pauses the partition for so long."""
        self.wake()
        self._rest = asyncio.get_running_loop().call_later(seconds, self._rested)
        self.settle()

    def wake(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def reset(self) -> None:
        """After a rebalance: nothing is paused, nothing waits, nothing is refused.

        The client reads from Kafka's offset again, so what was polled before comes once more: work on it that has no
        claim yet must not get one (`resets` tells).
        """
        self.resets += 1
        self.left = None
        self.drop()
        self.wake()
        self.refused = self.full = False
        self.doubts = 0
        self._mark(paused=False)

    def settle(self) -> None:
        """Pauses or resumes the partition as its state wants it."""
        paused = self.full or self.refused or self._rest is not None
        if self.polled is None or self.partition not in self.polled.assignment() or paused == self.paused:
            return
        if paused:
            self.polled.pause(self.partition)
        else:
            self.polled.resume(self.partition)
        self._mark(paused=paused)

    def _rested(self) -> None:
        self._rest = None
        self.settle()

    def _mark(self, *, paused: bool) -> None:
        metrics.PAUSED.labels(self._consumer).inc(int(paused) - int(self.paused))
        self.paused = paused

    def _count(self, records: int, size: int) -> None:
        self._records += records
        self._bytes += size
        metrics.IN_FLIGHT_RECORDS.labels(self._consumer).inc(records)
        metrics.IN_FLIGHT_BYTES.labels(self._consumer).inc(size)
        self._room.count(records, size)


def size_of(records: Sequence[Record]) -> int:
    """Bytes that these are counted with."""
    return OVERHEAD * len(records) + sum([len(record.key or b"") + len(record.value or b"") for record in records])
