"""Consume and apply with the shipped engine: `Worker` on `create_broker`, its pool, its settings, nothing replaced."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from deploy.bench.inputs import MANY_KEYS, POISONED, SCORED, Feed, Scored, poisoned_keys, wires
from deploy.bench.limits import counted
from deploy.bench.place import Place, emptied, topics
from deploy.bench.stopwatch import Result, Stopwatch
from deploy.bench.workplace import working
from shared.messaging import Consumer, Event, Transaction

APPLY = """
    WITH e AS (
        SELECT (e ->> 0)::uuid AS event_id, (e ->> 1)::uuid AS key, (e ->> 2)::bigint AS version,
            (e ->> 3)::float8 AS overall, (e ->> 4)::bigint AS amount, e ->> 5 AS status
        FROM jsonb_array_elements($2::jsonb) AS t (e)
    ), f AS (INSERT INTO public.facts SELECT $1, * FROM e)
    INSERT INTO public.standing AS s
        SELECT $1, key, max(version), avg(overall), sum(amount), count(*) FROM e GROUP BY key ORDER BY key
    ON CONFLICT (employer_id, key) DO UPDATE SET version = greatest(s.version, excluded.version),
        overall = excluded.overall, amount = s.amount + excluded.amount, n = s.n + excluded.n
"""
ENDED = "SELECT coalesce(sum(next_offset), 0) FROM messaging.consumer_offsets WHERE consumer = $1"
Handle = Callable[[Transaction, Sequence[Event[Scored]]], Awaitable[None]]


async def apply_run(tx: Transaction, events: Sequence[Event[Scored]]) -> None:
    """One statement for a whole run: a row per event, a projection per key; one JSON parameter costs least."""
    facts = [(event.id, event.fact) for event in events]
    rows = [(str(i), f.project_id, f.version, f.overall, f.amount_cents, f.status) for i, f in facts]
    await tx.conn.execute(APPLY, tx.employer_id, rows)


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


def consumer_of(feed: Feed, progress: Progress, handle: Handle = apply_run, *, name: str = "") -> Consumer:
    """The measured consumer: one handler for runs of one employer's events.

    Each process is a new group: where Kafka remembers an earlier one at the end, it would bring nothing.
    """
    consumer = Consumer(name or f"bench.{feed.name}-{os.getpid()}", feed.topic)
    contract = feed.contract

    @consumer.on_run(contract)
    async def score(tx: Transaction, events: Sequence[Event[Any]]) -> None:
        """Keeps one row per event and the standing of each project."""
        progress.count(len(events))
        await handle(tx, events)

    return consumer


async def consume(
    place: Place, feed: Feed = SCORED, handle: Handle = apply_run, *, poisoned: frozenset[str] = frozenset()
) -> Result:
    """All events of a feed, read from its beginning; all must take effect but those of `poisoned` keys, which park."""
    conn = await emptied(place)
    parked = sum(key.decode() in poisoned for _, key, _, _ in wires(feed)) if poisoned else 0
    progress = Progress(place, feed.events - parked)
    result = await worked(place, conn, feed, progress, consumer_of(feed, progress, handle))
    await counted(conn, "public", feed.events - parked)
    found = await conn.fetchval("SELECT count(*) FROM messaging.parked")
    if found != parked:
        raise AssertionError(f"{found} events are parked, {parked} are poison")
    return result


async def worked(
    place: Place, conn: "asyncpg.Connection[asyncpg.Record]", feed: Feed, progress: Progress, consumer: Consumer
) -> Result:
    """Runs a worker until every offset of the feed is behind it in the database; what was measured until then.

    The watch is read before the pool closes: what the server used for a connection counts late once it has ended.
    """
    await topics(place, [feed])
    async with working(place, consumer), asyncio.timeout(180):
        await progress.complete.wait()
        while await conn.fetchval(ENDED, consumer.name) < feed.events:  # noqa: ASYNC110 - what moves is in the database
            await asyncio.sleep(0.002)
        return progress.watch.stop(feed.events - progress.first)


async def consume_refused(place: Place) -> Result:
    """One event in a hundred is refused by validation, on one key in a hundred."""
    return await consume(place, POISONED, poisoned=poisoned_keys(POISONED))


async def consume_raised(place: Place) -> Result:
    """The same keys meet a bug of the handler."""
    poisoned = poisoned_keys(MANY_KEYS)
    bad = frozenset(UUID(key) for key in poisoned)

    async def handle(tx: Transaction, events: Sequence[Event[Scored]]) -> None:
        if any(event.fact.project_id in bad for event in events):
            raise RuntimeError("this key meets a bug")
        await apply_run(tx, events)

    return await consume(place, MANY_KEYS, handle, poisoned=poisoned)
