"""Consume and apply with the shipped engine: `Worker` on `create_broker`, its pool, its settings, nothing replaced."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from deploy.bench.inputs import MANY_KEYS, SCORED, Feed, Scored, poisoned_keys
from deploy.bench.limits import counted
from deploy.bench.place import Place, emptied, topics
from deploy.bench.stopwatch import Result, Stopwatch
from shared.database import create_pool
from shared.messaging import Consumer, Event, Kafka, Transaction, Worker, create_broker

POOL = 8
"""Connections: what a service gives its worker."""
APPLY = """
    WITH e AS (
        SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::int8[], $5::float8[], $6::int8[], $7::text[])
            AS t (event_id, key, version, overall, amount, status)
    ), f AS (INSERT INTO public.facts SELECT $1, * FROM e)
    INSERT INTO public.standing AS s
        SELECT $1, key, max(version), avg(overall), sum(amount), count(*) FROM e GROUP BY key ORDER BY key
    ON CONFLICT (employer_id, key) DO UPDATE SET version = greatest(s.version, excluded.version),
        overall = excluded.overall, amount = s.amount + excluded.amount, n = s.n + excluded.n
"""
ENDED = "SELECT coalesce(sum(next_offset), 0) FROM messaging.consumer_offsets WHERE consumer = $1"
Handle = Callable[[Transaction, Sequence[Event[Scored]]], Awaitable[None]]


async def apply_run(tx: Transaction, events: Sequence[Event[Scored]]) -> None:
    """One statement for a whole run: a row per event, a projection per key."""
    await tx.conn.execute(
        APPLY,
        tx.employer_id,
        [event.id for event in events],
        [event.fact.project_id for event in events],
        [event.fact.version for event in events],
        [event.fact.overall for event in events],
        [event.fact.amount_cents for event in events],
        [event.fact.status for event in events],
    )


class Progress:
    """Counts what the handler was given. The first call starts the watch and is not counted: it was decoded before."""

    def __init__(self, place: Place, expected: int) -> None:
        self._place, self._expected = place, expected
        self.given = self.first = 0
        self.calls: list[tuple[float, int]] = []
        self.watch: Stopwatch
        self.complete = asyncio.Event()

    def count(self, events: int) -> None:
        if not self.given:
            self.first, self.watch = events, Stopwatch(self._place.postgres_pid)
        self.given += events
        self.calls.append((time.monotonic(), events))
        if self.given >= self._expected:
            self.complete.set()


def consumer_of(feed: Feed, progress: Progress, handle: Handle = apply_run) -> Consumer:
    """The measured consumer: one handler for runs of one employer's events."""
    consumer = Consumer(f"bench.{feed.name}", feed.topic)
    contract = feed.contract

    @consumer.on_run(contract)
    async def score(tx: Transaction, events: Sequence[Event[Any]]) -> None:
        """Keeps one row per event and the standing of each project."""
        progress.count(len(events))
        await handle(tx, events)

    return consumer


async def consume(place: Place, feed: Feed = SCORED, handle: Handle = apply_run, *, parked: int = 0) -> Result:
    """All events of a feed, read from its beginning; all but `parked` must take effect."""
    conn = await emptied(place)
    progress = Progress(place, feed.events - parked)
    await worked(place, conn, feed, progress, consumer_of(feed, progress, handle))
    result = progress.watch.stop(feed.events - progress.first)
    await counted(conn, "public", feed.events - parked)
    found = await conn.fetchval("SELECT count(*) FROM messaging.parked")
    if found != parked:
        raise AssertionError(f"{found} events are parked, {parked} are poison")
    return result


async def worked(
    place: Place, conn: "asyncpg.Connection[asyncpg.Record]", feed: Feed, progress: Progress, consumer: Consumer
) -> None:
    """Runs a worker until every offset of the feed is behind it in the database; the watch is read at once after."""
    await topics(place, [feed])
    pool = await create_pool(place.worker, name="bench.worker", largest=POOL)
    worker = Worker(create_broker(Kafka(place.kafka), client_id="bench.worker"), pool, consumer)
    await worker.start()
    try:
        async with asyncio.timeout(180):
            await progress.complete.wait()
            while await conn.fetchval(ENDED, consumer.name) < feed.events:  # noqa: ASYNC110 - what moves is in the database
                await asyncio.sleep(0.002)
    finally:
        await worker.stop()
        await pool.close()


def raising(poisoned: frozenset[UUID]) -> Handle:
    """A handler with a bug that shows on some keys."""

    async def handle(tx: Transaction, events: Sequence[Event[Scored]]) -> None:
        if any(event.fact.project_id in poisoned for event in events):
            raise RuntimeError("this key meets a bug")
        await apply_run(tx, events)

    return handle


RAISING = raising(frozenset(UUID(key) for key in poisoned_keys(MANY_KEYS)))
