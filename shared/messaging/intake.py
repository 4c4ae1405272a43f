"""The gate between polled records and the ladder: claims, the anchor, gaps, and the one way to leave a partition."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Protocol

from aiokafka import TopicPartition

from shared.database import Pool
from shared.messaging import metrics
from shared.messaging.arrivals import judge_all
from shared.messaging.claims import Claim, Fenced, Refused, check_anchor, claim, reached
from shared.messaging.consumer import Consumer
from shared.messaging.crashpoints import crashpoint
from shared.messaging.faults import is_transient_outside, reason_of
from shared.messaging.fuse import Fuse
from shared.messaging.ladder import FuseBlown, Ladder
from shared.messaging.lane import Lane, Pausable, Room
from shared.messaging.record import Record
from shared.messaging.tuning import Tuning

log = logging.getLogger(__name__)

POLL_PATIENCE = 0.05
"""Seconds that polling waits at most for the engine."""

WAY_OUT = (
    "nothing of it is applied until an operator has decided: restore the topic, or see 'A refused partition' in "
    "docs/operating.md"
)


class Log(Pausable, Protocol):
    """What the engine needs of a Kafka consumer; aiokafka's has it."""

    def seek(self, partition: TopicPartition, offset: int) -> None: ...
    async def beginning_offsets(self, partitions: Sequence[TopicPartition]) -> Mapping[TopicPartition, int]: ...


class Placed(Log, Protocol):
    """One that also knows where it stands."""

    async def position(self, partition: TopicPartition) -> int: ...


class Intake:
    """Takes polled records of one consumer. Does not know who polls."""

    def __init__(
        self, consumer: Consumer, pool: Pool, fuse: Fuse, tuning: Tuning, owner: str, room: Room | None = None
    ) -> None:
        self.consumer = consumer
        self.fuse = fuse
        self.claims: dict[TopicPartition, Claim] = {}
        self.refused: dict[TopicPartition, str] = {}
        self.progress_at = self.explained_at = time.monotonic()
        self.last_doubt: str | None = None
        self._pool, self._tuning, self._owner = pool, tuning, owner
        self._room = room or Room(tuning)
        self._ladder = Ladder(consumer, pool, fuse, tuning, self._room.quarantine)
        self._lanes: dict[TopicPartition, Lane] = {}
        self._closing = False
        self._eased = asyncio.Event()
        self._looked_back: set[TopicPartition] = set()

    def forget(self) -> None:
        """After any rebalance: every claim is taken anew when records arrive."""
        self.claims.clear()
        self.refused.clear()
        self._looked_back.clear()
        metrics.REFUSING.labels(self.consumer.name).set(0)
        self.last_doubt = None
        for lane in self._lanes.values():
            lane.reset()
        self._lanes = {lane.partition: lane for lane in self._lanes.values() if lane.task is not None}

    def take(self, polled: Log, records: Mapping[TopicPartition, Sequence[Record]]) -> None:
        """Puts the records of one poll into the lanes of their partitions, which are worked on meanwhile."""
        for partition, batch in records.items() if not self._closing else ():
            lane = self._lanes.get(partition)
            if lane is None:
                lane = self._lanes[partition] = Lane(self.consumer.name, partition, self._room)
            lane.polled = polled
            lane.put(batch)
            if lane.task is None:
                lane.task = asyncio.create_task(self._work(polled, lane), name=f"{self.consumer.name} {partition}")

    async def ready_for_more(self) -> None:
        """Returns when polling again makes sense: what is in flight stays few, and warm in the processor's cache.

        Waits for nothing that is paused, and never for long: a slow partition fills its lane and is paused there.
        """
        deadline = time.monotonic() + POLL_PATIENCE
        while (left := deadline - time.monotonic()) > 0 and self._unpaused() > self._tuning.poll_ahead:
            self._eased.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._eased.wait()

    def _unpaused(self) -> int:
        return sum(lane.in_flight for lane in self._lanes.values() if not lane.paused)

    async def look_back(self, polled: Placed) -> None:
        """Reads partitions that nobody has claimed here from where the database stands, once after every rebalance.

        Kafka's own offsets may be ahead of it: it was restored, or emptied. A claim would notice with the next record,
        which on a quiet topic may never come.
        """
        unseen = [one for one in polled.assignment() - self._looked_back if self._untouched(one)]
        if not unseen:
            return
        known, starts = await reached(self._pool, self.consumer.name), await polled.beginning_offsets(unseen)
        for partition in unseen:
            at = known.get((partition.topic, partition.partition), starts[partition])
            stands = await polled.position(partition)
            if stands > at and partition in polled.assignment() and self._untouched(partition):
                log.warning("partition.looked_back %s[%d] from %d to %d", *partition, stands, at)
                polled.seek(partition, at)
            self._looked_back.add(partition)

    def _untouched(self, partition: TopicPartition) -> bool:
        """Neither claimed nor refused, and nothing of it on its way to be."""
        return not (partition in self.claims or partition in self.refused or self.in_flight(partition))

    def in_flight(self, partition: TopicPartition) -> int:
        """Records of this partition that were polled and are not yet applied."""
        lane = self._lanes.get(partition)
        return lane.in_flight if lane else 0

    def oldest(self, partition: TopicPartition, position: int) -> Record | None:
        """The first record of this partition at or behind `position` that was polled and is not applied."""
        lane = self._lanes.get(partition)
        return lane.oldest(position) if lane else None

    async def settled(self) -> None:
        """Returns when nothing that was taken is left to do."""
        while tasks := [lane.task for lane in self._lanes.values() if lane.task is not None]:
            await asyncio.wait(tasks)

    async def stop(self, *, within: float) -> None:
        """Finishes the slices that are open, or rolls them back when they take longer; takes nothing more."""
        self._closing = True
        for lane in self._lanes.values():
            lane.drop()
        tasks = {lane.task for lane in self._lanes.values() if lane.task is not None}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=within)
            for task in late:
                log.warning("slice.abandoned %s", task.get_name())
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=1.0)
        self.forget()

    def reopen(self) -> None:
        """After `stop`, for a new Kafka consumer. Whatever hangs in an old lane can no longer touch it."""
        self._lanes, self._closing = {}, False

    async def _work(self, polled: Log, lane: Lane) -> None:
        """Applies what waits in one lane, slice by slice, until it is empty."""
        try:
            while records := lane.next(self._tuning.slice_records):
                resets = lane.resets
                try:
                    async with self._room.slots:
                        await self._guarded(polled, lane, records, resets)
                finally:
                    lane.done(records)
                    self._eased.set()
        finally:
            lane.task = None

    async def _guarded(self, polled: Log, lane: Lane, records: Sequence[Record], resets: int) -> None:
        first = records[0].offset
        lane.left = records[0]
        try:
            await self._partition(polled, lane, records, resets)
        except Refused as refused:
            self._refuse(polled, lane, first, str(refused))
        except Fenced as fenced:
            metrics.FENCED.labels(self.consumer.name).inc()
            log.warning("slice.fenced %s", fenced)
            self._put_back(polled, lane, first, 0.05)
        except FuseBlown:
            log.warning("fuse.blown consumer=%s", self.consumer.name)
            self.explained_at = time.monotonic()
            self._put_back(polled, lane, first, self._tuning.longest_pause)
        except Exception as error:  # noqa: BLE001 - whatever it was, the partition is put back and says so
            self._doubt(polled, lane, first, error)

    async def _partition(self, polled: Log, lane: Lane, records: Sequence[Record], resets: int) -> None:
        if self.fuse.blown:
            raise FuseBlown
        held = self.claims.get(lane.partition)
        if held is None:
            held = await self._claim(polled, lane, resets)
            if not (held.gate_open and records[0].offset == held.expected):
                _seek(polled, lane, held.expected if held.gate_open else max(held.expected - 1, 0))
                return
        fresh = await self._through_gate(polled, lane, held, records)
        if fresh:
            await self._ladder.apply(held, judge_all(self.consumer, fresh))
            self.progress_at = time.monotonic()
            self.last_doubt = lane.left = None
            lane.doubts = 0

    async def _claim(self, polled: Log, lane: Lane, resets: int) -> Claim:
        """The right to move this partition; `Fenced` when the group was rebalanced after its records were polled."""
        partition = lane.partition
        start = await self._log_start(polled, partition)
        held = await claim(
            self._pool,
            self.consumer.name,
            partition.topic,
            partition.partition,
            log_start=start,
            owner=self._owner,
            tuning=self._tuning,
        )
        if lane.resets != resets or partition not in polled.assignment():
            raise Fenced(f"{partition.topic}[{partition.partition}]: the group was rebalanced while it was claimed")
        crashpoint("consumer.after_claim")
        self.claims[partition] = held
        log.info(
            "partition.claimed consumer=%s partition=%s[%d] epoch=%d next_offset=%d",
            self.consumer.name, partition.topic, partition.partition, held.epoch, held.expected,
        )  # fmt: skip
        return held

    async def _through_gate(self, polled: Log, lane: Lane, held: Claim, records: Sequence[Record]) -> Sequence[Record]:
        """The records that may be applied; none when the partition was sent to look again."""
        where = f"{held.topic}[{held.partition}]"
        if not held.gate_open:
            looks = records[0].offset != held.expected - 1
            start = await self._log_start(polled, lane.partition) if looks else 0
            if check_anchor(held, records[0], start):
                records = records[1:]
            held.gate_open = True
            if not records:
                return ()
        first = records[0].offset
        if first < held.expected:
            raise Refused(f"{where}: expected {held.expected}, got {first}")
        if first > held.expected:
            if held.gap_to != first:
                held.gap_to = first
                _seek(polled, lane, held.expected)
                return ()
            if await self._log_start(polled, lane.partition) > held.expected:
                raise Refused(f"{where}: log starts at {first}, we are at {held.expected}")
        return records

    async def _log_start(self, polled: Log, partition: TopicPartition) -> int:
        return (await polled.beginning_offsets([partition]))[partition]

    def _doubt(self, polled: Log, lane: Lane, first: int, error: Exception) -> None:
        """Unknown is never assumed: the next claim reads what the database kept."""
        metrics.DOUBTS.labels(self.consumer.name).inc()
        self.last_doubt = reason_of(error)
        self.explained_at = time.monotonic()
        if is_transient_outside(error):
            log.warning("slice.in_doubt consumer=%s %s", self.consumer.name, self.last_doubt)
        else:
            log.error("slice.failed consumer=%s", self.consumer.name, exc_info=error)
        pause = min(self._tuning.put_back_pause * (1 << min(lane.doubts, 10)), self._tuning.longest_pause)
        lane.doubts += 1
        self._put_back(polled, lane, first, pause)

    def _put_back(self, polled: Log, lane: Lane, first: int, pause: float) -> None:
        """Leaves a partition: forgets the claim, rests, and reads the first dropped record again afterwards."""
        held = self.claims.pop(lane.partition, None)
        _seek(polled, lane, max(first, held.expected) if held else first)
        lane.rest(pause)

    def _refuse(self, polled: Log, lane: Lane, first: int, why: str) -> None:
        name = self.consumer.name
        metrics.REFUSED.labels(name).inc()
        log.error("partition.refused consumer=%s %s; %s", name, why, WAY_OUT)
        self.claims.pop(lane.partition, None)
        self.refused[lane.partition] = why
        metrics.REFUSING.labels(name).set(len(self.refused))
        _seek(polled, lane, first)
        lane.refused = True
        lane.settle()


def _seek(polled: Log, lane: Lane, offset: int) -> None:
    """Reads the partition again from `offset`; what was polled behind it is dropped, or it would come twice."""
    lane.drop()
    if lane.partition in polled.assignment():
        polled.seek(lane.partition, offset)
