"""Limit programs: the same work with nothing between it and the servers, and without most of the guarantees.

They share tables, topics and statements' shapes with what they are compared with, and nothing of the engine.
"""

import asyncio
import gc
from collections.abc import Iterable, Sequence

import asyncpg
import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.bench.inputs import DRAINED, OUT, SCORED, Feed, Wire, partition_of
from deploy.bench.outboxes import arrived, ends, filled
from deploy.bench.place import Place, idempotent_producer, send_all
from deploy.bench.stopwatch import Result, Stopwatch

BATCH = 2000
SCHEMA = """
    CREATE SCHEMA IF NOT EXISTS limits;
    CREATE TABLE IF NOT EXISTS limits.standing
        (key uuid PRIMARY KEY, version int8, overall float8, amount int8, n int8);
    CREATE TABLE IF NOT EXISTS limits.facts
        (event_id uuid, key uuid, version int8, overall float8, amount int8, status text);
    CREATE TABLE IF NOT EXISTS limits.inbox (consumer text, event_id uuid, PRIMARY KEY (consumer, event_id));
    CREATE TABLE IF NOT EXISTS limits.offsets (topic text, part int4, next_offset int8, PRIMARY KEY (topic, part));
    TRUNCATE limits.standing, limits.facts, limits.inbox, limits.offsets;
"""
APPLY = """
    WITH e AS (
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int8[], $4::float8[], $5::int8[], $6::text[])
            AS t (event_id, key, version, overall, amount, status)
    ), f AS (INSERT INTO limits.facts SELECT * FROM e), o AS (
        UPDATE limits.offsets SET next_offset = x.n FROM unnest($7::int4[], $8::int8[]) x (p, n)
        WHERE topic = $9 AND part = x.p
    )
    INSERT INTO limits.standing AS s SELECT key, max(version), avg(overall), sum(amount), count(*) FROM e GROUP BY key
    ON CONFLICT (key) DO UPDATE SET version = greatest(s.version, excluded.version), overall = excluded.overall,
        amount = s.amount + excluded.amount, n = s.n + excluded.n
"""
OUTBOX = """
    CREATE TABLE IF NOT EXISTS limits.outbox (
        id int8 GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY, topic text NOT NULL, key text NOT NULL,
        payload bytea NOT NULL, headers text NOT NULL, created_at timestamptz NOT NULL DEFAULT now()
    );
    TRUNCATE limits.outbox;
"""
FILL = """
    INSERT INTO limits.outbox (topic, key, payload, headers)
    SELECT $1, key, payload, headers FROM unnest($2::uuid[], $3::text[], $4::bytea[], $5::text[])
        WITH ORDINALITY AS o (event_id, key, payload, headers, place) ORDER BY place
"""
READ = "SELECT id, key, payload, headers FROM limits.outbox WHERE id > $1 ORDER BY id LIMIT 5000"


def rare_gc() -> None:
    """The garbage collector as the engine sets it, so that both pay the same for it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


async def fresh_tables(place: Place) -> "asyncpg.Connection[asyncpg.Record]":
    """The limit programs' own tables, empty."""
    conn = await asyncpg.connect(place.admin)
    await conn.execute(SCHEMA)
    await conn.execute("CHECKPOINT")
    return conn


async def reader(place: Place, feed: Feed, *, beginning: bool = True) -> AIOKafkaConsumer:
    """Every partition, assigned by hand: what is measured is reading, not rebalancing."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=place.kafka,
        enable_auto_commit=False,
        fetch_max_wait_ms=100,
        max_partition_fetch_bytes=1 << 20,
    )
    await consumer.start()
    partitions = [TopicPartition(feed.topic.name, p) for p in range(feed.partitions)]
    consumer.assign(partitions)
    await (consumer.seek_to_beginning() if beginning else consumer.seek_to_end())
    for partition in partitions:
        await consumer.position(partition)
    return consumer


async def consume(place: Place, feed: Feed = SCORED) -> Result:
    """orjson, no validation, no inbox, one statement and one round trip per poll of at most 2,000."""
    conn, consumer = await fresh_tables(place), await reader(place, feed)
    await conn.execute(
        "INSERT INTO limits.offsets SELECT $1, p, 0 FROM generate_series(0, $2) p", feed.topic.name, feed.partitions - 1
    )
    rare_gc()
    seen, watch = 0, Stopwatch(place.postgres_pid)
    while seen < feed.events:
        polled = await consumer.getmany(timeout_ms=500, max_records=BATCH)
        rows = [row for part in polled.values() for row in part]
        facts, after = [orjson.loads(row.value) for row in rows], _after((row.partition, row.offset) for row in rows)
        await conn.execute(
            APPLY,
            [row.headers[0][1].decode() for row in rows],
            [fact["project_id"] for fact in facts],
            [fact["version"] for fact in facts],
            [fact["overall"] for fact in facts],
            [fact["amount_cents"] for fact in facts],
            [fact["status"] for fact in facts],
            *after,
            feed.topic.name,
        )
        seen += len(rows)
    result = watch.stop(feed.events)
    await counted(conn, "limits", feed.events)
    await consumer.stop()
    return result


def _after(read: Iterable[tuple[int, int]]) -> tuple[Sequence[int], Sequence[int]]:
    """Partitions, and the offset behind the last record of each."""
    after = {partition: offset + 1 for partition, offset in read}
    return list(after), list(after.values())


async def counted(conn: "asyncpg.Connection[asyncpg.Record]", schema: str, events: int) -> None:
    """Each event had one effect; raises where one is missing or there twice."""
    facts = await conn.fetchval(f"SELECT count(*) FROM {schema}.facts")  # noqa: S608 - a word of this package
    distinct = await conn.fetchval(f"SELECT count(DISTINCT event_id) FROM {schema}.facts")  # noqa: S608
    total = await conn.fetchval(f"SELECT coalesce(sum(n), 0) FROM {schema}.standing")  # noqa: S608
    if not facts == distinct == int(total) == events:
        raise AssertionError(f"{events} events, {facts} effects of {distinct} events, {total} summed")


async def drain(place: Place, feed: Feed = DRAINED) -> Result:
    """5,000 rows by id, a batch per partition, the read ahead overlaps, everything up to the last id is deleted.

    Not safe: a row that commits late is deleted unsent, and nothing keeps a second one from running.
    """
    conn, ahead_conn = await fresh_tables(place), await asyncpg.connect(place.admin)
    await conn.execute(OUTBOX)
    await filled(conn, FILL, feed)
    before, producer = await ends(place, OUT), await idempotent_producer(place)
    rare_gc()
    sent, watch = 0, Stopwatch(place.postgres_pid)
    rows = await ahead_conn.fetch(READ, 0)
    while rows:
        ahead = asyncio.ensure_future(ahead_conn.fetch(READ, rows[-1]["id"]))
        await send_all(producer, OUT.topic.name, map(_wire, rows))
        gone = asyncio.ensure_future(conn.execute("DELETE FROM limits.outbox WHERE id <= $1", rows[-1]["id"]))
        sent, rows = sent + len(rows), await ahead
        await gone
    result = watch.stop(sent)
    await producer.stop()
    await arrived(place, OUT, before, feed.events)
    return result


def _wire(row: asyncpg.Record) -> Wire:
    key = row["key"].encode()
    headers = [(name, value.encode()) for name, value in orjson.loads(row["headers"]).items()]
    return partition_of(key, OUT.partitions), key, row["payload"], headers
