"""The gate between polled records and the ladder: claims, the anchor, gaps, and the one way to leave a partition."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from aiokafka import TopicPartition

from shared.database import Pool
from shared.messaging import metrics
from shared.messaging.arrivals import judge_all
from shared.messaging.claims import Claim, Fenced, Refused, check_anchor, claim
from shared.messaging.consumer import Consumer
from shared.messaging.crashpoints import crashpoint
from shared.messaging.faults import is_transient_outside, reason_of
from shared.messaging.fuse import Fuse
from shared.messaging.ladder import FuseBlown, Ladder
from shared.messaging.record import Record
from shared.messaging.tuning import Tuning

log = logging.getLogger(__name__)


class Log(Protocol):
    """What the engine needs of a Kafka consumer; aiokafka's has it."""

    def seek(self, partition: TopicPartition, offset: int) -> None: ...
    def pause(self, *partitions: TopicPartition) -> None: ...
    def resume(self, *partitions: TopicPartition) -> None: ...
    def assignment(self) -> frozenset[TopicPartition]: ...
    async def beginning_offsets(self, partitions: Sequence[TopicPartition]) -> Mapping[TopicPartition, int]: ...


@dataclass(slots=True)
class _Rest:
    """A partition that waits: since when it has been put back how often in a row."""

    times: int = 0
    resume: asyncio.TimerHandle | None = None


class Intake:
    """Takes polled records of one consumer. Does not know who polls."""

    def __init__(self, consumer: Consumer, pool: Pool, fuse: Fuse, tuning: Tuning, owner: str) -> None:
        self.consumer = consumer
        self.fuse = fuse
        self.claims: dict[TopicPartition, Claim] = {}
        self.refused: dict[TopicPartition, str] = {}
        self.progress_at = time.monotonic()
        self.last_doubt: str | None = None
        self._pool, self._tuning, self._owner = pool, tuning, owner
        self._ladder = Ladder(consumer, pool, fuse, tuning)
        self._resting: dict[TopicPartition, _Rest] = {}
        self._slots = asyncio.Semaphore(tuning.partitions_at_once)

    def forget(self) -> None:
        """After any rebalance: every claim is taken anew when records arrive."""
        self.claims.clear()
        self.refused.clear()
        self.last_doubt = None
        for rest in self._resting.values():
            if rest.resume:
                rest.resume.cancel()
        self._resting.clear()

    async def take(self, polled: Log, records: Mapping[TopicPartition, Sequence[Record]]) -> None:
        """Works on all partitions of one poll; never raises for what happens in one of them."""
        await asyncio.gather(*(self._guarded(polled, partition, batch) for partition, batch in records.items()))

    async def _guarded(self, polled: Log, partition: TopicPartition, records: Sequence[Record]) -> None:
        async with self._slots:
            if partition in self.refused:
                polled.pause(partition)
                return
            try:
                await self._partition(polled, partition, records)
            except Refused as refused:
                self._refuse(polled, partition, records, str(refused))
            except Fenced as fenced:
                metrics.FENCED.labels(self.consumer.name).inc()
                log.warning("slice.fenced %s", fenced)
                self._put_back(polled, partition, records[0].offset, 0.05)
            except FuseBlown:
                log.warning("fuse.blown consumer=%s", self.consumer.name)
                self._put_back(polled, partition, records[0].offset, self._tuning.longest_pause)
            except Exception as error:  # noqa: BLE001 - whatever it was, the partition is put back and says so
                self._doubt(polled, partition, records, error)

    async def _partition(self, polled: Log, partition: TopicPartition, records: Sequence[Record]) -> None:
        if self.fuse.blown:
            raise FuseBlown
        held = self.claims.get(partition)
        if held is None:
            held = await self._claim(polled, partition)
            if not (held.gate_open and records[0].offset == held.expected):
                polled.seek(partition, held.expected if held.gate_open else max(held.expected - 1, 0))
                return
        fresh = await self._through_gate(polled, partition, held, records)
        if fresh:
            await self._ladder.apply(held, judge_all(self.consumer, fresh))
            self.progress_at = time.monotonic()
            self.last_doubt = None
            self._resting.pop(partition, None)

    async def _claim(self, polled: Log, partition: TopicPartition) -> Claim:
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
        if partition not in polled.assignment():
            raise Fenced(f"{partition.topic}[{partition.partition}] went to another member while it was claimed")
        crashpoint("consumer.after_claim")
        self.claims[partition] = held
        log.info(
            "partition.claimed consumer=%s partition=%s[%d] epoch=%d next_offset=%d",
            self.consumer.name, partition.topic, partition.partition, held.epoch, held.expected,
        )  # fmt: skip
        return held

    async def _through_gate(
        self, polled: Log, partition: TopicPartition, held: Claim, records: Sequence[Record]
    ) -> Sequence[Record]:
        """The records that may be applied; none when the partition was sent to look again."""
        if not held.gate_open:
            start = await self._log_start(polled, partition) if records[0].offset != held.expected - 1 else 0
            if check_anchor(held, records[0], start):
                records = records[1:]
            held.gate_open = True
            if not records:
                return ()
        first = records[0].offset
        if first < held.expected:
            raise Refused(f"{partition.topic}[{partition.partition}]: expected {held.expected}, got {first}")
        if first > held.expected:
            if not held.looked_back:
                held.looked_back = True
                polled.seek(partition, held.expected)
                return ()
            if await self._log_start(polled, partition) > held.expected:
                raise Refused(
                    f"{partition.topic}[{partition.partition}]: log starts at {first}, we are at {held.expected}"
                )
        held.looked_back = False
        return records

    async def _log_start(self, polled: Log, partition: TopicPartition) -> int:
        return (await polled.beginning_offsets([partition]))[partition]

    def _doubt(self, polled: Log, partition: TopicPartition, records: Sequence[Record], error: Exception) -> None:
        """Unknown is never assumed: the next claim reads what the database kept."""
        metrics.DOUBTS.labels(self.consumer.name).inc()
        self.last_doubt = reason_of(error)
        if is_transient_outside(error):
            log.warning("slice.in_doubt consumer=%s %s", self.consumer.name, self.last_doubt)
        else:
            log.error("slice.failed consumer=%s", self.consumer.name, exc_info=error)
        rest = self._resting.setdefault(partition, _Rest())
        pause = min(self._tuning.put_back_pause * (1 << min(rest.times, 10)), self._tuning.longest_pause)
        rest.times += 1
        self._put_back(polled, partition, records[0].offset, pause)

    def _put_back(self, polled: Log, partition: TopicPartition, offset: int, pause: float) -> None:
        """Leaves a partition: forgets the claim, rests, and reads the first dropped record again afterwards."""
        held = self.claims.pop(partition, None)
        if partition not in polled.assignment():
            return
        polled.pause(partition)
        polled.seek(partition, max(offset, held.expected) if held else offset)
        rest = self._resting.setdefault(partition, _Rest())
        if rest.resume:
            rest.resume.cancel()
        rest.resume = asyncio.get_running_loop().call_later(pause, self._resume, polled, partition)

    def _resume(self, polled: Log, partition: TopicPartition) -> None:
        if partition in polled.assignment() and partition not in self.refused:
            polled.resume(partition)

    def _refuse(self, polled: Log, partition: TopicPartition, records: Sequence[Record], why: str) -> None:
        metrics.REFUSED.labels(self.consumer.name).inc()
        log.error("partition.refused consumer=%s %s", self.consumer.name, why)
        self.claims.pop(partition, None)
        self.refused[partition] = why
        if partition in polled.assignment():
            polled.pause(partition)
            polled.seek(partition, records[0].offset)
