"""Worker processes of one consumer group, as many as cores: how Python scales on one machine."""

import asyncio
import os
import sys
import time

import asyncpg

from deploy.bench.consuming import Progress, apply_run, consumer_of
from deploy.bench.inputs import LARGE
from deploy.bench.limits import counted
from deploy.bench.place import Place, emptied, topics
from deploy.bench.stopwatch import Result
from deploy.bench.workplace import working

GROUP = "JOURNEYWORK_BENCH_GROUP"
WARM, MEASURED = 80_000, 120_000
MOVED = """
    SELECT coalesce(sum(next_offset), 0)::bigint AS events,
        count(DISTINCT owner) FILTER (WHERE next_offset > 0)::int AS members
    FROM messaging.consumer_offsets WHERE consumer = $1
"""


async def member(place: Place) -> Result:
    """One worker process; runs until it is ended."""
    progress = Progress(place, LARGE.events)
    async with working(place, consumer_of(LARGE, progress, apply_run, name=os.environ[GROUP])):
        await asyncio.Event().wait()
    raise AssertionError


async def together(place: Place, processes: int) -> Result:
    """Events per second while every member has work: the rebalance lies before, the emptying of partitions behind."""
    conn, name = await emptied(place), f"bench.members-{os.getpid()}"
    await topics(place, [LARGE])
    environment = place.environment() | {GROUP: name}
    command = (sys.executable, "-m", "deploy.bench.measure", "member")
    members = [await asyncio.create_subprocess_exec(*command, env=environment) for _ in range(processes)]
    try:
        async with asyncio.timeout(120):
            before = await _until(conn, name, WARM, processes)
            began = time.perf_counter()
            after = await _until(conn, name, before + MEASURED, processes)
            seconds = time.perf_counter() - began
    finally:
        for one in members:
            one.terminate()
        await asyncio.gather(*(one.wait() for one in members))
    await counted(conn, "public", await _until(conn, name, after, processes))
    return {"per_s": (after - before) / seconds, "seconds": seconds, "events": float(after - before)}


async def _until(conn: "asyncpg.Connection[asyncpg.Record]", name: str, events: int, members: int) -> int:
    """How many events are behind the group, once there are so many and each member has moved something."""
    while True:
        row = await conn.fetchrow(MOVED, name)
        if row and row["members"] >= members and row["events"] >= events:
            if row["events"] > LARGE.events - LARGE.events // 6:
                raise AssertionError(f"{row['events']} of {LARGE.events}: a member may have nothing left to do")
            return int(row["events"])
        await asyncio.sleep(0.01)
