"""Two owners of the same partitions: a second worker on the same database, which reads a mirror of the log.

A group gives a partition to one member only, so two that own it for minutes come from two Kafkas: of an installation
that was copied with its log and told the database of the first.
"""

import asyncio
import itertools
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.alerts.place import Place
from deploy.bench.place import idempotent_producer_to
from deploy.faults.until import meanwhile
from deploy.local.child import free_port, spawn, stopped
from deploy.local.kafka import kafka
from deploy.local.release import CURRENT
from shared.contracts.topics import all_topics
from shared.messaging import Kafka
from shared.provision.topics import create

EVERY = 1.0
"""Seconds between members who join, eight at a time."""


@asynccontextmanager
async def two_owners(at: Place) -> AsyncIterator[None]:
    """Both apply what they read, and each stops the other, as long as members join."""
    async with kafka() as mirror:
        await create(Kafka(mirror.bootstrap_servers))
        async with (
            meanwhile(_mirrored(at.stack.backing.kafka, mirror.bootstrap_servers), "mirror"),
            _second(at, mirror.bootstrap_servers),
            meanwhile(_joining(at), "members"),
        ):
            yield


async def _joining(at: Place) -> None:
    for number in itertools.count():
        await at.joined(8, f"two owners {number}")
        await asyncio.sleep(EVERY)


async def _mirrored(source: str, target: str) -> None:
    """Every record at its own place, with its own time."""
    reader, writer = AIOKafkaConsumer(bootstrap_servers=source), await idempotent_producer_to(target)
    await reader.start()
    try:
        places = [TopicPartition(topic.name, one) for topic in all_topics() for one in range(topic.partitions)]
        reader.assign(places)
        await reader.seek_to_beginning()
        async for record in reader:
            await writer.send(
                record.topic, record.value, key=record.key, partition=record.partition,
                timestamp_ms=record.timestamp, headers=list(record.headers),
            )  # fmt: skip
    finally:
        await reader.stop()
        await writer.stop()


@asynccontextmanager
async def _second(at: Place, servers: str) -> AsyncIterator[None]:
    service = at.stack.services["conversion"]
    told = {"CONVERSION_KAFKA__BOOTSTRAP_SERVERS": servers, "CONVERSION_HTTP__PORT": str(free_port())}
    log: Path = at.stack.folder / "logs" / "second.log"
    command = [CURRENT.python, "-m", "services.conversion", "worker"]
    process = spawn(command, log=log, dies_by=signal.SIGKILL, env={**service.environment, **told}, cwd=CURRENT.home)
    try:
        yield
    finally:
        await stopped(process, signal.SIGTERM, within=25)
