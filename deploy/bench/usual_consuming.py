"""What people use today for the same work, as its documentation shows it."""

import asyncio
import os
from typing import Any
from uuid import UUID

import asyncpg
from faststream import AckPolicy, Context
from faststream.kafka import KafkaBroker

from deploy.bench.inputs import SCORED, Scored
from deploy.bench.limits import counted, fresh_tables, rare_gc
from deploy.bench.place import Place
from deploy.bench.stopwatch import Result, Stopwatch

EVENTS = 2_500
ENTER = "INSERT INTO limits.inbox VALUES ('usual', $1) ON CONFLICT DO NOTHING RETURNING event_id"
FACT = "INSERT INTO limits.facts VALUES ($1, $2, $3, $4, $5, $6)"
STANDING = """
    INSERT INTO limits.standing AS s VALUES ($1, $2, $3, $4, 1)
    ON CONFLICT (key) DO UPDATE SET version = excluded.version, overall = excluded.overall,
        amount = s.amount + excluded.amount, n = s.n + 1
"""


async def consume(place: Place, events: int = EVENTS) -> Result:
    """A plain FastStream subscriber: negative acknowledgement on errors, one transaction per message, an inbox."""
    conn, given = await fresh_tables(place), 0
    pool = await asyncpg.create_pool(place.admin, min_size=2)
    broker = KafkaBroker(place.kafka, logger=None)
    watches: list[Stopwatch] = []
    done = asyncio.Event()

    @broker.subscriber(
        SCORED.topic.name,
        group_id=f"bench.usual-{os.getpid()}",
        auto_offset_reset="earliest",
        ack_policy=AckPolicy.NACK_ON_ERROR,
    )
    async def handle(scored: Scored, message: Any = Context()) -> None:  # noqa: B008 - FastStream's way
        nonlocal given
        if not watches:
            watches.append(Stopwatch(place.postgres_pid))
        async with pool.acquire() as tx, tx.transaction():
            event_id = UUID(message.headers["ce_id"])
            if await tx.fetchval(ENTER, event_id):
                await tx.execute(
                    FACT, event_id, scored.project_id, scored.version, scored.overall, scored.amount_cents,
                    scored.status,
                )  # fmt: skip
                await tx.execute(STANDING, scored.project_id, scored.version, scored.overall, scored.amount_cents)
        given += 1
        if given == events:
            done.set()

    rare_gc()
    await broker.start()
    await done.wait()
    result = watches[0].stop(events)
    await broker.stop()
    await counted(conn, "limits", given)
    return result
