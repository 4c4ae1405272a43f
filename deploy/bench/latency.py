"""From the commit of a command in one service to the effect committed in the next, and the limit: Kafka alone.

Shipped are the transaction, the outbox, `Relay`, `Worker` and its pump; PostgreSQL itself says when the effect is
visible, by a notification that it gives out at the commit. The limit is an event produced and consumed, nothing else.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from pydantic import TypeAdapter

from deploy.bench.inputs import LIVE, SCORED, Scored, Wire, wires
from deploy.bench.limits import rare_gc, reader
from deploy.bench.place import Place, emptied, idempotent_producer, topics
from deploy.bench.stopwatch import Result, percentiles
from deploy.bench.workplace import POOL
from shared.database import Pool, create_pool
from shared.messaging import Consumer, Event, Kafka, Relay, Transaction, Worker, create_broker, transaction

SLOW, STEADY = 3.3, 50.0
"""Events per second; both odd to the timers of poll loops, which would hide behind a multiple of their own."""
SECONDS = 12.0
WARM = 2.0
SEEN_WITHIN = 10.0
CHANNEL = "bench_seen"
APPLY = f"""
    WITH f AS (INSERT INTO public.facts VALUES ($1, $2, $3, $4, $5, $6, $7))
    SELECT pg_notify('{CHANNEL}', $8)
"""  # noqa: S608  a constant of this module
EFFECTS = "SELECT count(*) AS effects, count(DISTINCT event_id) AS events FROM public.facts"
Sent = dict[str, float]
"""When each event began its way, by its id."""


class Watch:
    """Events on their way, and how long those that arrived were."""

    def __init__(self) -> None:
        self.sent: Sent = {}
        self.took: list[float] = []

    def seen(self, event_id: str) -> None:
        began = self.sent.pop(event_id, None)
        if began is not None:
            self.took.append(time.perf_counter() - began)

    async def result(self, events: int) -> Result:
        """Percentiles; `AssertionError` when an event has not arrived in time."""
        async with asyncio.timeout(SEEN_WITHIN):
            while self.sent:  # noqa: ASYNC110 - what is waited for happens elsewhere
                await asyncio.sleep(0.05)
        if len(self.took) != events:
            raise AssertionError(f"{events} events were sent, {len(self.took)} arrived")
        return percentiles(self.took) | {"events": float(events)}


async def limit(place: Place, rate: float) -> Result:
    """Produced, acknowledged by all, consumed."""
    await topics(place, [LIVE])
    producer, consumer, watch = await idempotent_producer(place), await reader(place, LIVE, beginning=False), Watch()

    async def observe() -> None:
        while True:
            for rows in (await consumer.getmany(timeout_ms=1000)).values():
                for row in rows:
                    watch.seen(row.headers[0][1].decode())

    observing = asyncio.create_task(observe())
    rare_gc()
    counted = 0
    async for partition, key, value, headers in _paced(rate):
        if counted >= rate * WARM:
            watch.sent[headers[0][1].decode()] = time.perf_counter()
        counted += 1
        await producer.send(LIVE.topic.name, value, key=key, headers=headers, partition=partition)
    result = await watch.result(len(watch.took) + len(watch.sent))
    observing.cancel()
    await producer.stop()
    await consumer.stop()
    return result


async def commit_to_effect(place: Place, rate: float) -> Result:
    """A transaction publishes and commits; what is measured ends when the consumer's transaction has."""
    await topics(place, [LIVE])
    conn, watch = await emptied(place), Watch()
    await conn.add_listener(CHANNEL, lambda *said: watch.seen(str(said[3])))
    facts, counted = TypeAdapter(LIVE.contract), 0
    async with _running(place) as pool:
        await _joined(pool, watch)
        async for _, key, value, _headers in _paced(rate):
            counted += 1
            await _publish(pool, facts.validate_json(value), key, watch, measured=counted > rate * WARM)
        result = await watch.result(len(watch.took) + len(watch.sent))
        found = await conn.fetchrow(EFFECTS)
    await conn.close()
    if found is None or found["effects"] != found["events"] or found["effects"] < counted:
        raise AssertionError(f"{counted} events were published, their effects: {found}")
    return result


async def _publish(pool: Pool, fact: Scored, key: bytes, watch: Watch, *, measured: bool = True) -> None:
    """The clock starts when PostgreSQL has confirmed the commit; an effect that is faster counts from before it."""
    name, project = str(uuid4()), UUID(key.decode())
    async with transaction(pool, employer_id=fact.employer_id, correlation_id=name) as tx:
        tx.publish(fact, key=project, sequence=fact.version)
        if measured:
            watch.sent[name] = time.perf_counter()
    if name in watch.sent:
        watch.sent[name] = time.perf_counter()


async def _joined(pool: Pool, watch: Watch) -> None:
    """Events of every partition have come through: somebody leads, the group is complete, everything is claimed."""
    facts = TypeAdapter(LIVE.contract)
    for _, key, value, _headers in wires(replace(SCORED, name=LIVE.name, events=100)):
        await _publish(pool, facts.validate_json(value), key, watch)
    async with asyncio.timeout(60):
        while watch.sent:  # noqa: ASYNC110 - what is waited for happens elsewhere
            await asyncio.sleep(0.05)
    watch.took.clear()


async def _paced(rate: float) -> AsyncIterator[Wire]:
    """Events of the pinned feed, one at a time, so many per second."""
    began = time.perf_counter()
    feed = replace(SCORED, name=LIVE.name, events=int(rate * (WARM + SECONDS)))
    for number, wire in enumerate(wires(feed)):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        yield wire


@asynccontextmanager
async def _running(place: Place) -> AsyncIterator[Pool]:
    """A relay and a worker as a service starts them; yields the pool of requests."""
    opened = [await create_pool(dsn, name="bench", largest=POOL) for dsn in (place.service, place.worker, place.relay)]
    requests, working, relaying = opened
    worker = Worker(create_broker(Kafka(place.kafka), client_id="bench.worker"), working, _consumer())
    relay = asyncio.create_task(Relay(relaying, Kafka(place.kafka)).run())
    await worker.start()
    try:
        yield requests
    finally:
        await worker.stop()
        relay.cancel()
        await asyncio.wait({relay})
        await asyncio.gather(*(pool.close() for pool in opened))


def _consumer() -> Consumer:
    consumer = Consumer("bench.live", LIVE.topic)

    @consumer.on(LIVE.contract)
    async def score(tx: Transaction, event: Event[Any]) -> None:
        """Keeps one row per event, and says so at the commit."""
        fact = event.fact
        row = (tx.employer_id, event.id, fact.project_id, fact.version, fact.overall, fact.amount_cents, fact.status)
        await tx.conn.execute(APPLY, *row, event.correlation_id)

    return consumer
