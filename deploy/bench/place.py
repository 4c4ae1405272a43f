"""Where a run takes place: servers, the bench's own database with its roles, its topics and what is on them."""

import asyncio
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.bench.inputs import BACKLOG, Feed, Wire, wires
from deploy.local.backing import Backing
from shared.database import migrate, provision
from shared.database.provision import ROLES, role_name

DATABASE = "journeywork_bench"
SERVICE = "bench"
MIGRATIONS = Path(__file__).parent / "migrations"
VARIABLE = "JOURNEYWORK_BENCH"
EMPTY_TABLES = """
    TRUNCATE public.standing, public.facts, messaging.inbox, messaging.consumer_offsets, messaging.parked,
        messaging.suspects, messaging.outbox, messaging.relay_lease
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Addresses of a run; `postgres_pid` is None where the server is not ours. Travels in the environment."""

    kafka: str
    server: str
    admin: str
    service: str
    worker: str
    relay: str
    postgres_pid: int | None = None

    @classmethod
    def here(cls) -> "Place":
        """Where the process that started this one said it is."""
        return cls(**json.loads(os.environ[VARIABLE]))

    def environment(self) -> dict[str, str]:
        return os.environ | {VARIABLE: json.dumps(asdict(self))}


NOWHERE = Place("", "", "", "", "", "")
"""Where a measurement takes place that needs no server."""


async def laid_out(servers: Backing) -> Place:
    """A new database of the bench, migrated as any service's is; one that an earlier run left is dropped."""
    admin = await asyncpg.connect(servers.postgres)
    try:
        await admin.execute(f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)')
    finally:
        await admin.close()
    dsns = {role: _dsn(servers.postgres, role) for role in ROLES}
    await provision(servers.postgres, SERVICE, dict.fromkeys(ROLES, SERVICE), database=DATABASE)
    await migrate(dsns["migrator"], SERVICE, folder=MIGRATIONS)
    own = urlunsplit(urlsplit(servers.postgres)._replace(path=f"/{DATABASE}"))
    process = servers.postgres_process
    pid = process.process.pid if process else None
    return Place(servers.kafka, servers.postgres, own, dsns["service"], dsns["worker"], dsns["relay"], pid)


def _dsn(admin: str, role: str) -> str:
    parts = urlsplit(admin)
    where = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role_name(SERVICE, role)}:{SERVICE}@{where}", path=f"/{DATABASE}"))


async def emptied(place: Place) -> "asyncpg.Connection[asyncpg.Record]":
    """Every table as after the migration; an administrator's connection, for counting afterwards."""
    conn = await asyncpg.connect(place.admin)
    await conn.execute(EMPTY_TABLES)
    await conn.execute("CHECKPOINT")
    return conn


async def topics(place: Place, feeds: Iterable[Feed]) -> None:
    """Creates the feeds' topics where they are missing, and the dead letters of their consumers."""
    wanted = {feed.topic.name: feed.partitions for feed in feeds}
    wanted |= {f"bench.{feed.name}.dlq": 1 for feed in feeds}
    admin = AIOKafkaAdminClient(bootstrap_servers=place.kafka)
    await admin.start()
    try:
        missing = wanted.keys() - {*await admin.list_topics()}
        await admin.create_topics([NewTopic(name, wanted[name], 1) for name in sorted(missing)])
    finally:
        await admin.close()


async def preloaded(place: Place, feed: Feed) -> None:
    """Fills the feed's topic unless it is full; raises `ValueError` where somebody else wrote to it."""
    await topics(place, [feed])
    there = await _records(place, feed)
    if there == feed.events:
        return
    if there:
        raise ValueError(f"{feed.topic.name} holds {there} records instead of {feed.events}: delete the topic")
    producer = await idempotent_producer(place)
    at_once = BACKLOG.events // 10
    part: list[Wire] = []
    for wire in wires(feed):
        part.append(wire)
        if len(part) == at_once:
            await send_all(producer, feed.topic.name, part)
            part = []
    await send_all(producer, feed.topic.name, part)
    await producer.stop()


async def _records(place: Place, feed: Feed) -> int:
    consumer = AIOKafkaConsumer(bootstrap_servers=place.kafka)
    await consumer.start()
    try:
        ends = await consumer.end_offsets([TopicPartition(feed.topic.name, p) for p in range(feed.partitions)])
    finally:
        await consumer.stop()
    return int(sum(ends.values()))


async def idempotent_producer(place: Place) -> AIOKafkaProducer:
    """The producer of the limit programs: idempotent, acknowledged by all, nothing waits for company."""
    return await idempotent_producer_to(place.kafka)


async def idempotent_producer_to(servers: str) -> AIOKafkaProducer:
    """The same for servers that are no place of a bench."""
    producer = AIOKafkaProducer(
        bootstrap_servers=servers,
        enable_idempotence=True,
        acks="all",
        linger_ms=0,
        max_batch_size=262_144,
        max_request_size=1_000_000,
    )
    await producer.start()
    return producer


async def send_all(producer: AIOKafkaProducer, topic: str, records: Iterable[Wire]) -> None:
    """Per partition one batch after the other, all partitions at once."""
    queues: dict[int, list[Wire]] = {}
    for record in records:
        queues.setdefault(record[0], []).append(record)
    await asyncio.gather(*(_send_queue(producer, topic, p, queue) for p, queue in queues.items()))


async def _send_queue(producer: AIOKafkaProducer, topic: str, partition: int, queue: Sequence[Wire]) -> None:
    at = 0
    while at < len(queue):
        batch = producer.create_batch()
        while at < len(queue) and batch.append(
            key=queue[at][1], value=queue[at][2], timestamp=None, headers=queue[at][3]
        ):
            at += 1
        batch.close()
        await (await producer.send_batch(batch, topic, partition=partition))
