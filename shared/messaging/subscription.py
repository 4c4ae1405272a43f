"""The FastStream subscriber of one consumer, with our own poll in its loop and the engine behind it.

FastStream runs the loop, restarts it, starts and stops; what its loop asks for a batch (`get_msg`) is ours, which hands
the batch to the engine and leaves FastStream nothing to process. Why: docs/decisions/0013-our-own-poll.md. The typed
handlers are registered on the same subscriber only so that AsyncAPI shows every contract. Public hooks only:
`get_msg`, `listener=`, described handlers, `subscriber.consumer`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import KafkaError
from faststream import AckPolicy
from faststream.kafka import KafkaRouter

from shared.endings import end
from shared.messaging.consumer import Consumer, Registered
from shared.messaging.intake import Intake
from shared.messaging.lag import Lag
from shared.messaging.record import Record
from shared.messaging.tuning import Tuning

POLL_MS = 1000
"""How long a poll waits for records; it ends when the first are there."""
FETCH_WAIT_MS = 250
"""How long a broker may hold a fetch that finds nothing: an idle consumer costs a request each time.

A partition that was just claimed, or resumed, may have to wait for its end."""


class Forget(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka is untyped
    """Rebalances only forget claims: no I/O in a callback that holds up the group."""

    def __init__(self, forget: Callable[[], None]) -> None:
        self._forget = forget

    def on_partitions_revoked(self, revoked: Any) -> None:  # noqa: ARG002 - aiokafka's signature
        self._forget()

    def on_partitions_assigned(self, assigned: Any) -> None:  # noqa: ARG002 - aiokafka's signature
        self._forget()


class Subscription:
    """One consumer at work in this process."""

    def __init__(self, consumer: Consumer, intake: Intake, tuning: Tuning) -> None:
        self.consumer, self.intake = consumer, intake
        self.router = KafkaRouter()
        self._subscriber = self.router.subscriber(
            *(topic.name for topic in consumer.topics),
            group_id=consumer.name,
            title=consumer.name,
            batch=True,
            ack_policy=AckPolicy.MANUAL,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=FETCH_WAIT_MS,
            session_timeout_ms=int(tuning.session_timeout * 1000),
            heartbeat_interval_ms=int(tuning.session_timeout * 1000 / 5),
            rebalance_timeout_ms=20_000,
            max_poll_interval_ms=int(tuning.longest_poll_pause * 1000),
            partition_assignment_strategy=(RoundRobinPartitionAssignor,),
            listener=Forget(intake.forget),
        )
        self._most = tuning.poll_records
        self._telling: asyncio.Task[None] | None = None
        self._lag = Lag(consumer.name)
        self._ends: dict[TopicPartition, int] = {}
        self._subscriber.get_msg = self._poll  # type: ignore[method-assign]  # FastStream's sleeps after an empty poll
        for described in _descriptions(consumer):
            self._subscriber(described)

    @property
    def kafka(self) -> AIOKafkaConsumer | None:
        """The live aiokafka consumer; None while stopped."""
        return self._subscriber.consumer

    def assignment(self) -> frozenset[TopicPartition]:
        return frozenset(self.kafka.assignment()) if self.kafka is not None else frozenset()

    async def commit_telemetry(self) -> None:
        """Tells Kafka how far we are, for lag tools; a failure means nothing.

        One at a time: while Kafka is away the client repeats it without end, and one that is cancelled fails later,
        unheard but for a traceback in the log.
        """
        kafka, mine = self.kafka, self.assignment()
        offsets = {tp: held.expected for tp, held in self.intake.claims.items() if tp in mine and held.gate_open}
        if kafka is None or not offsets or not (self._telling is None or self._telling.done()):
            return
        self._telling = asyncio.create_task(kafka.commit(offsets), name=f"{self.consumer.name} telemetry")
        self._telling.add_done_callback(_ignored)
        await asyncio.wait({self._telling}, timeout=3)

    async def look_back(self) -> None:
        """Goes back to where the database stands, where Kafka would have us go on behind it; tried again later."""
        if (kafka := self.kafka) is None:
            return
        with suppress(Exception):
            async with asyncio.timeout(5):
                await self.intake.look_back(kafka)

    def missing_topics(self) -> list[str]:
        """Topics of this consumer that Kafka does not have, as far as the client knows."""
        kafka, wanted = self.kafka, [topic.name for topic in self.consumer.topics]
        return [name for name in wanted if not kafka.partitions_for_topic(name)] if kafka is not None else []

    async def waiting(self) -> bool | None:
        """Whether records wait in this member's partitions that it could apply; None when Kafka does not answer.

        Asks Kafka for the ends: what the client remembers of them comes from the fetches that may have stopped.
        """
        kafka, mine = self.kafka, [tp for tp in self.assignment() if tp not in self.intake.refused]
        if kafka is None:
            return None
        if any(self.intake.in_flight(tp) for tp in mine):
            return True
        try:
            async with asyncio.timeout(5):
                ends = self._ends = await kafka.end_offsets(mine)
        except (KafkaError, TimeoutError, OSError):
            return None
        try:
            async with asyncio.timeout(1):
                return any([ends[tp] > await kafka.position(tp) for tp in mine])
        except TimeoutError:
            return True  # Kafka answers, and the client does not even know where it stands

    async def show_lag(self) -> None:
        """How far each partition is from its end, as far as the client knows without asking."""
        for partition in self.assignment():
            position = await self._position(partition)
            end = self._end(partition)
            if position is not None and end is not None:
                oldest = self.intake.oldest(partition, position)
                self._lag.show(partition, records=end - position, oldest=oldest)
        self._lag.keep(self.assignment())

    async def _position(self, partition: TopicPartition) -> int | None:
        """What is to be applied next; None while the client does not know where it stands."""
        held, kafka = self.intake.claims.get(partition), self.kafka
        if held is not None and held.gate_open:
            return held.expected
        if kafka is None:
            return None
        try:
            async with asyncio.timeout(1):
                return int(await kafka.position(partition))
        except (TimeoutError, KafkaError):  # revoked meanwhile
            return None

    def _end(self, partition: TopicPartition) -> int | None:
        """What the last fetch said, or the last question of the watchdog; None before either."""
        if self.kafka is None or partition not in self.assignment():
            return None
        known = (self.kafka.highwater(partition), self._ends.get(partition))
        return max((end for end in known if end is not None), default=None)

    async def rebuild(self) -> None:
        """A new Kafka consumer; the old one may never finish stopping, nor the handlers that it fed."""
        await self.stop(within=13.0)
        try:
            await self._subscriber.start()
        except BaseException:
            await self.stop(within=2.0)  # half a consumer would pass for a member without partitions
            raise

    async def stop(self, *, within: float) -> None:
        """Finishes or rolls back the open slices, says how far they came, stops polling."""
        await self.intake.stop(within=within / 2)
        await end(f"subscriber {self.consumer.name}", self._subscriber.stop(), within=within / 2)
        self._lag.keep(())
        self._subscriber.consumer = None  # so that FastStream's own stop finds nothing to wait for
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None
        self.intake.reopen()

    async def _poll(self, consumer: AIOKafkaConsumer) -> tuple[ConsumerRecord[Any, Any], ...]:
        """Waits for records and hands them to the engine; what FastStream is told to process is nothing."""
        batch = await consumer.getmany(timeout_ms=POLL_MS, max_records=self._most)
        if batch and (kafka := self.kafka) is not None and kafka is consumer:
            self.intake.take(kafka, {partition: _records(partition, raws) for partition, raws in batch.items()})
            await self.intake.ready_for_more()
        await asyncio.sleep(0)  # records that were fetched ahead come without waiting, and the engine must get its turn
        return ()


def _records(partition: TopicPartition, raws: Sequence[ConsumerRecord[Any, Any]]) -> list[Record]:
    topic, number = partition.topic, partition.partition
    return [Record(topic, number, raw.offset, raw.key, raw.value, tuple(raw.headers), raw.timestamp) for raw in raws]


def _ignored(told: "asyncio.Task[None]") -> None:
    if not told.cancelled():
        told.exception()


def _descriptions(consumer: Consumer) -> Iterable[Callable[..., Awaitable[None]]]:
    if consumer.record_handler is not None:
        return [_described_record(consumer)]
    return [_described(registered) for registered in consumer.handlers.values()]


def _described(registered: Registered[Any]) -> Callable[..., Awaitable[None]]:
    async def description(event: Any) -> None:
        raise AssertionError(event)

    description.__name__ = getattr(registered.handler, "__name__", registered.contract.__name__)
    description.__doc__ = registered.handler.__doc__
    description.__annotations__ = {"event": registered.contract, "return": None}
    return description


def _described_record(consumer: Consumer) -> Callable[..., Awaitable[None]]:
    async def description(record: bytes) -> None:
        raise AssertionError(record)

    description.__name__ = getattr(consumer.record_handler, "__name__", "record")
    description.__doc__ = consumer.record_handler.__doc__
    return description
