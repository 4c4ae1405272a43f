"""The same work as people do it today, with the libraries and the settings that their documentation recommends."""

import asyncio
from typing import Any

import asyncpg
from faststream.kafka import KafkaBroker, KafkaResponse
from faststream_outbox import OutboxBroker, make_outbox_table, outbox_autovacuum_ddl
from sqlalchemy import MetaData, text
from sqlalchemy.ext.asyncio import create_async_engine

from deploy.bench.inputs import FEW, OUT, Feed
from deploy.bench.limits import rare_gc
from deploy.bench.outboxes import arrived, ends, filled
from deploy.bench.place import Place
from deploy.bench.stopwatch import Result, Stopwatch

OUTBOX = "usual_outbox"
FILL = f"""
    INSERT INTO {OUTBOX} (queue, payload, headers)
    SELECT $1, payload, headers::jsonb || '{{"content-type": "application/json"}}'
    FROM unnest($2::uuid[], $3::text[], $4::bytea[], $5::text[])
        WITH ORDINALITY AS o (event_id, key, payload, headers, place) ORDER BY place
"""  # noqa: S608 - a word of this module
WORKERS = 8


async def drain(place: Place, feed: Feed = FEW) -> Result:
    """faststream-outbox: 8 workers, 500 rows per fetch, deletes by 100, autovacuum as it asks; no order per key."""
    metadata = MetaData()
    table = make_outbox_table(metadata, OUTBOX)
    engine = create_async_engine(place.admin.replace("postgresql://", "postgresql+asyncpg://"), pool_size=WORKERS + 4)
    async with engine.begin() as sa:
        await sa.run_sync(metadata.drop_all)
        await sa.run_sync(metadata.create_all)
        await sa.execute(text(outbox_autovacuum_ddl(OUTBOX, vacuum_cost_delay=0)))
    conn = await asyncpg.connect(place.admin)
    await filled(conn, FILL, feed)
    before = await ends(place, OUT)
    broker = KafkaBroker(place.kafka, acks="all", enable_idempotence=True, logger=None)
    outbox = OutboxBroker(engine, outbox_table=table, logger=None)

    @broker.publisher(OUT.topic.name)
    @outbox.subscriber(
        OUT.topic.name,
        max_workers=WORKERS,
        fetch_batch_size=500,
        terminal_flush_batch_size=100,
        propagate_inbound_headers=True,
    )
    async def relay(body: dict[str, Any]) -> KafkaResponse:
        return KafkaResponse(body, key=body["project_id"].encode())

    await broker.start()
    rare_gc()
    watch = Stopwatch(place.postgres_pid)
    await outbox.start()
    while await conn.fetchval(f"SELECT EXISTS (SELECT FROM {OUTBOX})"):  # noqa: ASYNC110, S608 - a table rings no bell
        await asyncio.sleep(0.02)
    result = watch.stop(feed.events)
    await outbox.stop()
    await broker.stop()
    await arrived(place, OUT, before, feed.events, in_order=False)
    return result
