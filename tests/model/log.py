"""A log that does what a script says: takes a batch, loses it, takes it and says nothing, brings it late, keeps silent.

It stands where Kafka would, on the relay's side as a producer and on the consumer's as a list per partition.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import Any
from unittest import mock

from aiokafka.errors import KafkaConnectionError

from shared.messaging import Kafka, Record, Relay, relay
from shared.messaging.relay import Pace

SWIFT = Pace(shortest_poll=0.001, longest_poll=0.002, longest_pause=0.001, ending=0.0)


class Answer(StrEnum):
    """What becomes of one batch."""

    TAKEN = "taken"
    LOST = "lost"
    TAKEN_UNSAID = "taken, but the answer is lost"
    LATE = "given up, still on its way"
    HELD = "taken, the answer waits"


class Batch:
    """What a relay fills."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def append(self, *, key: bytes, value: bytes, timestamp: int, headers: Sequence[tuple[str, bytes]]) -> object:
        self.records.append(Record("", 0, 0, key, value, tuple(headers), timestamp))
        return self

    def close(self) -> None:
        """Nothing is added any more."""


class Log:
    """Records per partition; `script` holds the answers to come, after which every batch is taken."""

    def __init__(self, partitions: int = 2) -> None:
        self.partitions: dict[int, list[Record]] = {place: [] for place in range(partitions)}
        self.script: deque[Answer] = deque()
        self.answered: defaultdict[Answer, int] = defaultdict(int)
        self.late: list[tuple[int, list[Record]]] = []
        self.held: list[asyncio.Future[None]] = []
        self.holds = asyncio.Event()

    def take(self, partition: int, records: Sequence[Record]) -> None:
        log = self.partitions[partition]
        for record in records:
            log.append(replace(record, partition=partition, offset=len(log)))

    def send(self, partition: int, records: list[Record]) -> asyncio.Future[None]:
        """One batch on its way; the future is Kafka's answer."""
        answer = self.script.popleft() if self.script else Answer.TAKEN
        self.answered[answer] += 1
        said: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if answer in (Answer.TAKEN, Answer.TAKEN_UNSAID, Answer.HELD):
            self.take(partition, records)
        if answer is Answer.TAKEN:
            said.set_result(None)
        elif answer is Answer.HELD:
            self.held.append(said)
            self.holds.set()
        else:
            said.set_exception(KafkaConnectionError("no answer"))
        if answer is Answer.LATE:
            self.late.append((partition, records))
        return said

    def arrive(self) -> None:
        """What was still on its way comes in."""
        for partition, records in self.late:
            self.take(partition, records)
        self.late.clear()

    def answer_held(self) -> None:
        """Those who wait hear that their batch was taken."""
        for said in self.held:
            if not said.done():
                said.set_result(None)
        self.held.clear()
        self.holds.clear()


class Producer:
    """The part of a Kafka producer that the relay uses, in front of a log."""

    def __init__(self, log: Log) -> None:
        self._log = log

    async def start(self) -> None:
        """Nothing to connect to."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def partitions_for(self, topic: str) -> set[int]:
        return set(self._log.partitions)

    def create_batch(self) -> Batch:
        return Batch()

    async def send_batch(self, batch: Batch, topic: str, *, partition: int) -> "asyncio.Future[None]":
        return self._log.send(partition, [replace(record, topic=topic) for record in batch.records])


@contextmanager
def kafka_is(log: Log) -> Iterator[None]:
    """Relays that start their producer inside send to this log."""

    def create(*_: Any, **__: Any) -> Producer:
        return Producer(log)

    with mock.patch.object(relay, "create_producer", create):
        yield


def a_relay(pool: Any) -> Relay:
    """A relay that loses no time; inside `kafka_is` it sends to the log."""
    return Relay(pool, Kafka("no.such.kafka:9092"), pace=SWIFT)
