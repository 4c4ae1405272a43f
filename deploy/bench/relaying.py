"""Emptying the outbox with the shipped relay: its pool, its role, its lease, its exact deletes, nothing replaced."""

import asyncio

from deploy.bench.inputs import DRAINED, OUT, Feed
from deploy.bench.outboxes import arrived, ends, filled
from deploy.bench.place import Place, emptied
from deploy.bench.stopwatch import Result, Stopwatch
from shared.database import create_pool
from shared.messaging import Kafka, Relay, metrics, quiet_gc
from shared.serving import RELAY_POOL

FILL = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    SELECT event_id, 'bench.out', key, 'bench.scored.v1', $1, key, payload, headers::jsonb
    FROM unnest($2::uuid[], $3::text[], $4::bytea[], $5::text[])
        WITH ORDINALITY AS o (event_id, key, payload, headers, place) ORDER BY place
"""


async def drain(place: Place, feed: Feed = DRAINED) -> Result:
    """A full outbox, from the relay's start (its producer and its lease included) until the last row is deleted."""
    conn = await emptied(place)
    await filled(conn, FILL, feed)
    before = await ends(place, OUT)
    pool = await create_pool(place.relay, name="bench.relay", largest=RELAY_POOL)
    relay = Relay(pool, Kafka(place.kafka))
    quiet_gc()
    watch = Stopwatch(place.postgres_pid)
    running = asyncio.create_task(relay.run())
    while _gone() < feed.events:  # noqa: ASYNC110 - a counter rings no bell
        await asyncio.sleep(0.005)
    result = watch.stop(feed.events)
    left = await conn.fetchval("SELECT count(*) FROM messaging.outbox")
    if left:
        raise AssertionError(f"{left} rows are left in the outbox")
    running.cancel()
    await asyncio.wait({running})
    return result | {"repeats": float(await arrived(place, OUT, before, feed.events))}


def _gone() -> float:
    """Rows that the relay says it has deleted."""
    (counted,) = metrics.RELAYED.collect()
    return sum(sample.value for sample in counted.samples if sample.name.endswith("_total"))
