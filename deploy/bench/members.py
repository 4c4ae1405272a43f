"""Worker processes of one consumer group, as many as cores: how Python scales on one machine."""

import asyncio
import os
import sys
import time

from deploy.bench.consuming import Progress, apply_run, consumer_of
from deploy.bench.inputs import LARGE
from deploy.bench.limits import counted
from deploy.bench.place import Place, emptied, topics
from deploy.bench.stopwatch import Result
from deploy.bench.workplace import working

GROUP = "JOURNEYWORK_BENCH_GROUP"
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
    """Events per second from when each member has applied something until the last event."""
    conn, name = await emptied(place), f"bench.members-{os.getpid()}"
    await topics(place, [LARGE])
    environment = place.environment() | {GROUP: name}
    command = (sys.executable, "-m", "deploy.bench.measure", "member")
    members = [await asyncio.create_subprocess_exec(*command, env=environment) for _ in range(processes)]
    try:
        async with asyncio.timeout(60):
            while (row := await conn.fetchrow(MOVED, name)) is None or row["members"] < processes:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            began, before = time.perf_counter(), row["events"]
            while (row := await conn.fetchrow(MOVED, name)) is None or row["events"] < LARGE.events:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            seconds = time.perf_counter() - began
    finally:
        for one in members:
            one.terminate()
        await asyncio.gather(*(one.wait() for one in members))
    await counted(conn, "public", LARGE.events)
    events = LARGE.events - before
    return {"per_s": events / seconds, "seconds": seconds, "events": float(events)}
