"""Topics and databases of one run: made before the services start, taken away where the servers outlive the run."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from deploy.local.backing import Backing, NoBacking
from shared.contracts.topics import SERVICES, all_topics
from shared.database import migrate, provision
from shared.database.provision import ROLES, role_name
from shared.messaging import Kafka
from shared.provision.topics import create

Dsns = dict[str, dict[str, str]]
Fill = Callable[[str, Mapping[str, str]], Awaitable[object]]
"""Makes the tables of a service in its empty database, given the DSN of each role."""


async def migrated(service: str, dsns: Mapping[str, str]) -> None:
    """The tables of this code, without a row."""
    await migrate(dsns["migrator"], service)


async def laid(stack: AsyncExitStack, servers: Backing, *, most_partitions: int = 100, fill: Fill = migrated) -> Dsns:
    """Creates all topics and a filled database per service; the DSN of each role (and `admin`) by service.

    A topic gets the partitions that it declares, but not more than `most_partitions`.

    On servers that are the user's own, the databases have names of their own, topics with records in them are
    refused (`NoBacking`), and what was made here is removed when the stack ends.
    """
    own = servers.kind == "env"
    suffix = f"_{secrets.token_hex(3)}" if own else ""
    passwords = dict.fromkeys(ROLES, secrets.token_hex(16))
    dsns = {name: _dsns(servers.postgres, name, name + suffix, passwords) for name in SERVICES}
    if own:
        await _refuse_records(servers.kafka)
        stack.push_async_callback(_dropped, servers.postgres, [name + suffix for name in SERVICES])
    made = await create(Kafka(servers.kafka), most_partitions=most_partitions)
    if own:
        stack.push_async_callback(_deleted, servers.kafka, made)
    await asyncio.gather(*(_database(servers.postgres, name, dsns[name], passwords, fill) for name in SERVICES))
    return dsns


def _dsns(admin: str, service: str, database: str, passwords: Mapping[str, str]) -> dict[str, str]:
    parts = urlsplit(admin)
    where = parts.netloc.rpartition("@")[2]
    made = {"admin": urlunsplit(parts._replace(path=f"/{database}"))}
    for role in ROLES:
        netloc = f"{role_name(service, role)}:{passwords[role]}@{where}"
        made[role] = urlunsplit(parts._replace(netloc=netloc, path=f"/{database}"))
    return made


async def _database(
    admin: str, service: str, dsns: Mapping[str, str], passwords: Mapping[str, str], fill: Fill
) -> None:
    await provision(admin, service, passwords, database=urlsplit(dsns["admin"]).path.lstrip("/"))
    await fill(service, dsns)


async def _refuse_records(servers: str) -> None:
    """New databases would take the events of another run for their own."""
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    consumer = AIOKafkaConsumer(bootstrap_servers=servers)
    await admin.start()
    await consumer.start()
    try:
        known = await admin.list_topics()
        ours = [topic.name for topic in all_topics() if topic.name in known]
        described = await admin.describe_topics(ours) if ours else []
        partitions = [
            TopicPartition(topic["topic"], part["partition"]) for topic in described for part in topic["partitions"]
        ]
        ends = await consumer.end_offsets(partitions) if partitions else {}
    finally:
        await consumer.stop()
        await admin.close()
    if used := sorted({partition.topic for partition, end in ends.items() if end}):
        raise NoBacking(f"Kafka at {servers} already has records on {', '.join(used)}: use one without, or delete them")


async def _deleted(servers: str, topics: Sequence[str]) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    await admin.start()
    try:
        if topics:
            await admin.delete_topics(list(topics))
    finally:
        await admin.close()


async def _dropped(dsn: str, databases: Sequence[str]) -> None:
    admin = await asyncpg.connect(dsn)
    try:
        for name in databases:
            await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await admin.close()
