"""Debezium's outbox event router, configured as documented, publishes what our relay would have published."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import pytest_asyncio
from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.local.debezium import FOLDER, debezium
from deploy.local.postgresql import binaries, postgresql
from shared.contracts.topics import dead_letters
from shared.database import Pool, create_pool, migrate, provision
from shared.database.provision import ROLES, role_name
from shared.messaging import Event, Kafka, Record, Relay, confirmed, event_of
from shared.messaging.apply import record_of
from shared.messaging.outbox import insert, outgoing
from shared.messaging.parked import dead_letter
from tests.conftest import MakeTopics
from tests.integration.messaging.kafka_rig import until
from tests.integration.messaging.rig import COUNTER, Counted

PASSWORD = "for-tests-only"
EMPLOYER = uuid4()
DEAD = "rig.counting.dlq"
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
COPY = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
ROWS = """
    SELECT event_id, aggregatetype, aggregateid, type, topic, key, payload, headers, created_at
    FROM messaging.outbox ORDER BY id
"""


@dataclass(frozen=True)
class Place:
    """A database whose log can be read, and one that our relay empties."""

    admin: str
    debezium: dict[str, str]
    writing: Pool
    relay: Pool
    worker: Pool
    relayed: str


@pytest_asyncio.fixture(loop_scope="session")
async def place() -> AsyncIterator[Place]:
    async with postgresql(durable=False, settings={"wal_level": "logical"}) as server:
        for database in ("rig", "relayed"):
            await provision(server.dsn, "rig", dict.fromkeys(ROLES, PASSWORD), database=database)
            await migrate(_dsn(server.dsn, database, "migrator"), "rig")
        await _opened_to_debezium(server.dsn, _dsn(server.dsn, "rig", "migrator"))
        parts = urlsplit(server.dsn)
        values = {"service": "rig", "host": "127.0.0.1", "port": str(parts.port), "database": "rig"}
        pools = [
            await create_pool(_dsn(server.dsn, database, role), name="rig.test")
            for database, role in (("rig", "service"), ("relayed", "relay"), ("rig", "worker"))
        ]
        rig, relayed = (urlunsplit(parts._replace(path=f"/{database}")) for database in ("rig", "relayed"))
        yield Place(rig, values | {"password": PASSWORD}, pools[0], pools[1], pools[2], relayed)
        for pool in pools:
            await pool.close()


def _dsn(admin: str, database: str, role: str) -> str:
    where = urlsplit(admin).netloc.rpartition("@")[2]
    return f"postgresql://{role_name('rig', role)}:{PASSWORD}@{where}/{database}"


async def _opened_to_debezium(admin: str, migrator: str) -> None:
    """What `docs/debezium.md` lets an administrator and the migrator do."""
    conn = await asyncpg.connect(admin)
    await conn.execute(f"CREATE ROLE rig_debezium LOGIN REPLICATION PASSWORD '{PASSWORD}'")
    await conn.execute("GRANT CONNECT ON DATABASE rig TO rig_debezium")
    await conn.close()
    psql = await asyncio.create_subprocess_exec(
        binaries() / "psql", migrator, "-q", "-v", "ON_ERROR_STOP=1", "-v", "role=rig_debezium",
        "-f", FOLDER / "outbox.sql",
    )  # fmt: skip
    assert await psql.wait() == 0


async def publish(pool: Pool, key: str, first: int, events: int, *, full: bool = False) -> None:
    """Events of one key, each in a transaction of its own; `full` ones carry every optional header."""
    more: dict[str, Any] = {"employer_id": EMPLOYER, "causation_id": str(uuid4()), "traceparent": TRACE}
    for sequence in range(first, first + events):
        event = event_of(
            Counted(text=f"é\u0000 {sequence}" if full else ""), key=key, sequence=sequence,
            **(more if full else {"employer_id": None}),
        )  # fmt: skip
        async with pool.acquire() as conn, conn.transaction():
            await insert(conn, [outgoing(event, COUNTER)])


async def copy_dead_letter(pool: Pool) -> None:
    """A copy for people, as a consumer leaves it in its outbox."""
    headers = [(name, value) for name, value in record_of(an_event("c")).headers if name != "ce_type"]
    record = Record(COUNTER.name, 1, 7, b"c", b"\x00\xff not json", (*headers, ("ce_type", b"no\xfftext")))
    async with pool.acquire() as conn, conn.transaction():
        await insert(
            conn, [dead_letter(dead_letters("rig.counting"), "rig.counting", record, None, "ValueError: no", 3)]
        )


def an_event(key: str) -> Event[Counted]:
    return event_of(Counted(), key=key, sequence=1, employer_id=EMPLOYER)


async def records_of(kafka: str, topics: Sequence[str], partitions: int, expected: int) -> list[Any]:
    """The first records of all partitions, each partition in its order."""
    reader = AIOKafkaConsumer(bootstrap_servers=kafka, enable_auto_commit=False)
    await reader.start()
    try:
        reader.assign([TopicPartition(topic, n) for topic in topics for n in range(partitions)])
        await reader.seek_to_beginning()
        found: list[Any] = []
        async with asyncio.timeout(60):
            while len(found) < expected:
                for batch in (await reader.getmany(timeout_ms=200)).values():
                    found += batch
        return found
    finally:
        await reader.stop()


def seen(records: Sequence[Any]) -> dict[tuple[str, int], list[tuple[Any, ...]]]:
    """What consumers get of them, by partition."""
    by_place: dict[tuple[str, int], list[tuple[Any, ...]]] = {}
    for one in records:
        by_place.setdefault((one.topic, one.partition), []).append((one.key, one.value, tuple(one.headers)))
    return by_place


async def test_debezium_publishes_what_the_relay_would(
    place: Place, kafka: str, topics: MakeTopics, tmp_path: Path
) -> None:
    await topics(COUNTER.name, DEAD, "__debezium-heartbeat.rig")
    await publish(place.writing, "a", 1, 5, full=True)
    await publish(place.writing, "b", 1, 5)
    admin, relayed = await asyncpg.connect(place.admin), await asyncpg.connect(place.relayed)
    async with debezium(kafka, place.debezium, tmp_path) as log:
        await _streaming(log, admin)
        await publish(place.writing, "a", 6, 5)
        await publish(place.writing, "b", 6, 5, full=True)
        await copy_dead_letter(place.writing)
        rows = await admin.fetch(ROWS)
        sent = seen(await records_of(kafka, [COUNTER.name, DEAD], 2, len(rows)))
        assert await _swept(place)
    assert len(rows) == 21
    await relayed.executemany(COPY, [tuple(row) for row in rows])
    relaying = asyncio.create_task(Relay(place.relay, Kafka(kafka)).run())
    both = seen(await records_of(kafka, [COUNTER.name, DEAD], 2, 2 * len(rows)))
    relaying.cancel()
    await asyncio.wait({relaying})
    for where, records in both.items():
        assert records[: len(sent[where])] == sent[where]
        assert records[len(sent[where]) :] == sent[where]
    await admin.close()
    await relayed.close()


async def test_a_lost_slot_loses_nothing_that_is_still_in_the_table(
    place: Place, kafka: str, topics: MakeTopics, tmp_path: Path
) -> None:
    await topics(COUNTER.name, "__debezium-heartbeat.rig")
    admin = await asyncpg.connect(place.admin)
    await publish(place.writing, "a", 1, 3)
    async with debezium(kafka, place.debezium, tmp_path) as log:
        await _streaming(log, admin)
        await publish(place.writing, "a", 4, 3)
        await records_of(kafka, [COUNTER.name], 2, 6)
        assert await _swept(place)
    await publish(place.writing, "a", 7, 3)
    await until(lambda: _dropped(admin))
    async with debezium(kafka, place.debezium, tmp_path) as log:
        await _streaming(log, admin)
        await publish(place.writing, "a", 10, 3)
        found = await records_of(kafka, [COUNTER.name], 2, 12)
    sequences = [int(dict(one.headers)["ce_sequence"]) for one in found]
    assert list(dict.fromkeys(sequences)) == list(range(1, 13))
    await admin.close()


async def _dropped(admin: Any) -> bool:
    """Once the connector has let go of it."""
    if await admin.fetchval("SELECT bool_or(active) FROM pg_replication_slots"):
        return False
    await admin.execute("SELECT pg_drop_replication_slot('rig_outbox')")
    return True


async def _streaming(log: Path, admin: Any) -> None:
    """Returns when the connector reads the log; fails with the end of what it said."""
    for _ in range(600):
        said = await asyncio.to_thread(log.read_text)
        assert " ERROR " not in said, said[-6000:]
        if await admin.fetchval("SELECT bool_or(active) FROM pg_replication_slots"):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(said[-6000:])


async def _swept(place: Place) -> bool:
    """Everything that Debezium has confirmed is taken out, also when nothing more happens in the database."""
    async with place.worker.acquire() as conn:
        rows = await confirmed.look(conn)
        for _ in range(400):
            if await confirmed.take_out(conn, "rig_outbox", rows) is not None:
                return not (await confirmed.look(conn)).ids
            await asyncio.sleep(0.1)
    return False
