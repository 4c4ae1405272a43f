"""What an event costs beside 1, 10 and 100 times the stored data, made by the server before the watch starts.

The stored effects are today's, so that they lie in the very partition in which the measured events go.
"""

from deploy.bench.consuming import Progress, consumer_of, worked
from deploy.bench.inputs import SCORED
from deploy.bench.place import Place, emptied
from deploy.bench.stopwatch import Result

STORED = 10_000
"""Effects at 1; one in ten led to an event that was sent, one in a hundred left a parked record on a key of its own."""
EFFECTS = """
    INSERT INTO messaging.inbox (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence)
    SELECT $2, '/journeywork/bench',
        (substr(messaging.first_id_of((now() AT TIME ZONE 'UTC')::date)::text, 1, 14)
            || '7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        sha256(n::text::bytea), 'bench.scored.v1', 'bench.stored.v1', n % 6, n, gen_random_uuid()::text, n
    FROM generate_series(1, $1::bigint) AS n
"""
FACTS = """
    INSERT INTO public.facts
    SELECT id, id, id, n, 3.5, n, 'scored'
    FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $1::bigint) AS n) AS made
"""
STANDING = """
    INSERT INTO public.standing
    SELECT id, id, 1, 3.5, n, 1
    FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $1::bigint / 10) AS n) AS made
"""
PARKED = """
    INSERT INTO messaging.parked (consumer, topic, partition, "offset", key, record_key, record_value, header_names,
        header_values, record_timestamp, reason, attempts)
    SELECT $2, 'bench.scored.v1', n % 6, n + 1000000000, gen_random_uuid()::text, 'key',
        repeat('x', 525)::bytea, '{}', '{}', 0, 'stored before', 3
    FROM generate_series(1, $1::bigint / 100) AS n
"""
SENT = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    SELECT gen_random_uuid(), 'bench', n::text, 'bench', 'bench', n::text, '', '{}'
    FROM generate_series(1, $1::bigint / 10) AS n
"""
FORGOTTEN = "DELETE FROM messaging.outbox"
"""After it the table is empty, its ids and files are not what they were."""
SETTLE = "VACUUM (ANALYZE) {}"
TABLES = ("messaging.inbox", "messaging.parked", "messaging.outbox", "public.facts", "public.standing")
FOUND = "SELECT (SELECT count(*) FROM public.facts) AS facts, (SELECT count(*) FROM messaging.inbox) AS inbox"


async def consume(place: Place, *, times: int) -> Result:
    """The feed of `consume`, with `times` the stored data; `cost_us` is of worker and PostgreSQL together."""
    conn, feed, stored = await emptied(place), SCORED, STORED * times
    progress = Progress(place, feed.events)
    consumer = consumer_of(feed, progress)
    for statement in (EFFECTS, PARKED):
        await conn.execute(statement, stored, consumer.name)
    for statement in (FACTS, STANDING, SENT):
        await conn.execute(statement, stored)
    await conn.execute(FORGOTTEN)
    for table in TABLES:
        await conn.execute(SETTLE.format(table))
    await conn.execute("CHECKPOINT")
    result = await worked(place, conn, feed, progress, consumer)
    found = await conn.fetchrow(FOUND)
    if found is None or {*found} != {stored + feed.events}:
        raise AssertionError(f"{feed.events} events beside {stored}: {found}")
    return result | {"cost_us": result["cpu_us"] + result.get("server_us", 0.0), "stored": float(stored)}
