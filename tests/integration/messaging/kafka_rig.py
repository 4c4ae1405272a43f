"""What tests read from Kafka and do to it, and processes of the rig that they may kill."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from deploy.story.ledger import EFFECTS, Effect, Logged, Reading, count
from shared.messaging import Kafka, Record, Relay, Worker, create_broker
from shared.messaging.consumer import Consumer
from shared.messaging.relay import Pace
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.rig import COUNTER, QUICK, Counted, Setting

ROOT = Path(__file__).parents[3]


async def until(true: Callable[[], Awaitable[bool]], *, within: float = 30.0) -> None:
    """Waits for a fact; fails when it does not come."""
    deadline = time.monotonic() + within
    while not await true():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        await asyncio.sleep(0.05)


async def log_of(kafka: str, topic: str = COUNTER.name) -> list[Logged]:
    """Everything on the topic, each partition in its order."""
    reader = AIOKafkaConsumer(bootstrap_servers=kafka, enable_auto_commit=False)
    await reader.start()
    found: list[Logged] = []
    partitions = [
        TopicPartition(topic, n) for n in sorted(reader.partitions_for_topic(topic) or await _known(reader, topic))
    ]
    reader.assign(partitions)
    ends = await reader.end_offsets(partitions)
    for partition in partitions:
        reader.seek(partition, 0)
    left = {partition for partition in partitions if ends[partition] > 0}
    while left:
        for partition, batch in (await reader.getmany(timeout_ms=200)).items():
            for raw in batch:
                names = {name: value.decode() for name, value in raw.headers}
                found.append(
                    Logged(
                        raw.topic,
                        raw.partition,
                        raw.offset,
                        names.get("ce_id", ""),
                        (raw.key or b"").decode(),
                        int(names.get("ce_sequence", 0)),
                        names.get("ce_type", ""),
                    )
                )
                if raw.offset + 1 >= ends[partition]:
                    left.discard(partition)
    await reader.stop()
    return found


async def _known(reader: AIOKafkaConsumer, topic: str) -> set[int]:
    reader.subscribe([topic])
    found: list[set[int]] = []

    async def is_known() -> bool:
        found.append(set(reader.partitions_for_topic(topic) or ()))
        return bool(found[-1])

    await until(is_known)
    reader.unsubscribe()
    return found[-1]


@dataclass(frozen=True)
class Tally:
    """The figures of the story's counter for the rig."""

    lost: int
    doubled: int
    out_of_order: int
    duplicates_on_topic: int
    events: int
    aggregates: int
    effects: int

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.out_of_order)


async def tally(rig: Rig, kafka: str) -> Tally:
    """The oracle: the topic's log against the rows of effects."""
    rows = await rig.admin.fetch(EFFECTS)
    effects = [
        Effect(row["consumer"], row["event_id"], row["topic"], row["key"], row["sequence"], row["applied"])
        for row in rows
    ]
    found = count(await log_of(kafka), effects, [Reading("rig.counting", frozenset({Counted.TYPE}))])
    checked = found.pop("checked")
    return Tally(**found, **checked)


async def produce(kafka: str, records: Sequence[Record]) -> None:
    """Writes records as they are, each to its partition."""
    producer = AIOKafkaProducer(bootstrap_servers=kafka)
    await producer.start()
    for record in records:
        await producer.send_and_wait(
            record.topic, record.value, key=record.key, partition=record.partition, headers=list(record.headers)
        )
    await producer.stop()


@asynccontextmanager
async def relaying(rig: Rig, kafka: str, pace: Pace | None = None) -> AsyncIterator[Relay]:
    """A relay of this process."""
    relay = Relay(rig.relay, Kafka(kafka), pace=pace)
    running = asyncio.create_task(relay.run())
    yield relay
    running.cancel()
    await asyncio.wait({running})


@asynccontextmanager
async def working(rig: Rig, kafka: str, consumer: Consumer) -> AsyncIterator[Worker]:
    """A worker of this process."""
    worker = Worker(create_broker(Kafka(kafka), client_id="rig"), rig.worker, consumer, tuning=QUICK)
    await worker.start()
    yield worker
    await worker.stop()


@dataclass
class Process:
    """One process of the rig."""

    child: asyncio.subprocess.Process

    @classmethod
    async def start(cls, role: str, setting: Setting, crash: str = "") -> "Process":
        environment = {**os.environ, "CRASHPOINT": crash, "PYTHONPATH": str(ROOT)}
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.integration.messaging.rig", role, json.dumps(asdict(setting)),
            cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        return cls(child)

    async def killed_itself(self, *, within: float = 40.0) -> bool:
        """Whether it died by SIGKILL, which is what a crash point does."""
        async with asyncio.timeout(within):
            return await self.child.wait() == -signal.SIGKILL

    async def kill(self) -> None:
        """Ends it the hard way; it may have ended already."""
        if self.child.returncode is None:
            self.child.kill()
        await self.child.communicate()
