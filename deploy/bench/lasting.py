"""One million events through one worker: its memory against idle, and what the engine's tables grow to.

One event in ten leads to another one, which a relay in a process of its own sends. All samples are kept in
var/bench/million.json. `python -m deploy.bench.lasting` is that relay.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from statistics import median
from typing import ClassVar
from uuid import UUID

import asyncpg

from deploy.bench.consuming import Progress, apply_run, consumer_of, worked
from deploy.bench.inputs import BACKLOG, EMPTY, OUT, Scored
from deploy.bench.place import Place, emptied, topics
from deploy.bench.stopwatch import Result, megabytes
from deploy.local.stack import ROOT
from shared.contracts.contract import Contract
from shared.contracts.topics import Topic
from shared.database import create_pool
from shared.messaging import Event, Kafka, Relay, Transaction, Worker, create_broker

SAMPLES = ROOT / "var" / "bench" / "million.json"
EVERY = 0.5
"""Seconds between samples."""
IDLE = 5.0
TOLD_OF = 10
HOT = ("outbox", "relay_lease", "consumer_offsets", "parked", "suspects", "timers")
"""Tables whose size must not follow the number of events that passed."""
SIZES = """
    SELECT c.relname,
        (pg_total_relation_size(c.oid) + coalesce(sum(pg_total_relation_size(i.inhrelid)), 0))::float8 / 1e6 AS mb
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_inherits i ON i.inhparent = c.oid
    WHERE n.nspname = 'messaging' AND c.relname = ANY ($1) AND c.relkind IN ('r', 'p') GROUP BY c.oid, c.relname
"""
WAITING = "SELECT count(*) FROM messaging.outbox"
Sample = dict[str, float]


class Told(Contract):
    """What one event in ten leads to."""

    TYPE: ClassVar[str] = "bench.told.v1"
    TOPIC: ClassVar[Topic] = OUT.topic

    project_id: UUID
    version: int


async def apply_and_tell(tx: Transaction, events: Sequence[Event[Scored]]) -> None:
    """The effect of `consume`, and an event out for one in ten."""
    await apply_run(tx, events)
    for event in events:
        if event.fact.version % TOLD_OF == 0:
            key, version = event.fact.project_id, event.fact.version
            tx.publish(Told(project_id=key, version=version), key=key, sequence=version)


async def million(place: Place) -> Result:
    """`extra_mb` is the largest memory beside idle, `drift_mb` what the last quarter took more than the second one,
    `hot_mb` the most that the hot tables had, `hot_drift` their last quarter by their second, `bytes` per inbox row.
    """
    conn, feed = await emptied(place), BACKLOG
    await topics(place, [feed, EMPTY, OUT])
    idle = await _idle(place)
    progress, samples = Progress(place, feed.events), list[Sample]()
    async with _relay(place):
        sampling = asyncio.create_task(_sampled(place, progress, samples))
        result = await worked(place, conn, feed, progress, consumer_of(feed, progress, apply_and_tell))
        async with asyncio.timeout(60):
            while await conn.fetchval(WAITING):  # noqa: ASYNC110 - another process sends
                await asyncio.sleep(0.1)
        sampling.cancel()
    SAMPLES.parent.mkdir(parents=True, exist_ok=True)
    SAMPLES.write_text(json.dumps({"idle_mb": idle, "samples": samples}, indent=1) + "\n")
    memory, hot = [one["memory_mb"] for one in samples], [one["hot_mb"] for one in samples]
    return result | {
        "idle_mb": idle,
        "peak_mb": max(memory),
        "extra_mb": max(memory) - idle,
        "drift_mb": max(_late(memory) - _early(memory), 0.1),
        "hot_mb": max(hot),
        "hot_drift": _late(hot) / _early(hot),
        "inbox_bytes": samples[-1]["inbox_mb"] * 1e6 / feed.events,
    }


def _early(series: Sequence[float]) -> float:
    """The second quarter: what is made once has been made."""
    return median(series[len(series) // 4 : len(series) // 2])


def _late(series: Sequence[float]) -> float:
    return median(series[len(series) * 3 // 4 :])


async def _idle(place: Place) -> float:
    """Megabytes of this process with a worker that has nothing to do."""
    pool = await create_pool(place.worker, name="bench.idle", largest=8)
    worker = Worker(
        create_broker(Kafka(place.kafka), client_id="bench.idle"), pool, consumer_of(EMPTY, Progress(place, 1))
    )
    await worker.start()
    await asyncio.sleep(IDLE)
    found = megabytes()
    await worker.stop()
    await pool.close()
    return found


async def _sampled(place: Place, progress: Progress, samples: list[Sample]) -> None:
    conn = await asyncpg.connect(place.admin)
    began = asyncio.get_running_loop().time()
    while True:
        sizes = {row["relname"]: row["mb"] for row in await conn.fetch(SIZES, ["inbox", *HOT])}
        samples.append(
            {
                "seconds": asyncio.get_running_loop().time() - began,
                "events": float(progress.given),
                "memory_mb": megabytes(),
                "inbox_mb": sizes.pop("inbox"),
                "hot_mb": sum(sizes.values()),
                **{f"{name}_mb": mb for name, mb in sizes.items()},
            }
        )
        await asyncio.sleep(EVERY)


@asynccontextmanager
async def _relay(place: Place) -> AsyncIterator[None]:
    command = (sys.executable, "-m", "deploy.bench.lasting")
    child = await asyncio.create_subprocess_exec(*command, env=place.environment(), cwd=ROOT)
    try:
        yield
    finally:
        child.terminate()
        await child.wait()


async def _send() -> None:
    place = Place.here()
    await Relay(await create_pool(place.relay, name="bench.relay", largest=3), Kafka(place.kafka)).run()


if __name__ == "__main__":
    asyncio.run(_send())
