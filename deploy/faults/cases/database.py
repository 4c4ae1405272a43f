"""Faults of PostgreSQL itself: it dies, one of its backends stands still, an answer to COMMIT is lost, xmin is held."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import asyncpg

from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.journal import Journal
from deploy.faults.outbox_log import latency, outbox_log, overtaken
from deploy.faults.proxy import is_commit
from deploy.faults.until import until
from deploy.faults.world import World
from shared.database.provision import role_name

DRAWN = """
    SELECT pid, backend_xid::text AS xid FROM pg_stat_activity
    WHERE datname = current_database() AND usename = $1 AND state = 'idle in transaction'
        AND backend_xid IS NOT NULL AND query LIKE '%INSERT INTO messaging.outbox%'
"""
STILL = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND backend_xid::text = $2 AND state = 'idle in transaction'"
HELD_FOR = 7.0
"""Seconds; longer than the relay's floor lags, shorter than anybody's limit for an idle transaction."""
BASE, HELD = 12.0, 40.0


def doubts(world: World) -> int:
    """How many slices of all replicas were put back because the database was in doubt."""
    return sum(replica.said("slice.in_doubt") for replica in world.replicas.all)


@case("F19", "PostgreSQL stopped at once and started again under load, twice")
async def f19(world: World) -> Evidence:
    """Pools recover by themselves; nobody assumes anything of the transactions that were open."""
    counts, before, pids = Counter(world.load.clients.history.counts), doubts(world), _pids(world)
    codes = []
    async with world.loaded():
        for _ in range(2):
            codes.append(await world.servers.database.restart(signal.SIGQUIT))
            done = world.load.clients.history.counts["ok"]
            await until(partial(_more, world, done), "no command succeeded after the restart")
            await asyncio.sleep(2)
    log = (world.servers.database.home / "log").read_text(errors="replace")
    recovered = log.count("automatic recovery in progress")
    if recovered < len(codes):
        raise NothingHappened(f"PostgreSQL stopped in good order: exit codes {codes}, {recovered} recoveries")
    if _pids(world) != pids:
        raise Broken("a replica ended because its database did")
    seen = Counter(world.load.clients.history.counts) - counts
    said = f"{recovered} recoveries after SIGQUIT, {seen['unknown']} commands unknown, {doubts(world) - before} slices"
    return Evidence(f"{said} in doubt")


async def _more(world: World, done: int) -> bool:
    return world.load.clients.history.counts["ok"] > done + 5


def _pids(world: World) -> set[int]:
    return {replica.process.pid for replica in world.replicas.all if replica.process.poll() is None}


@case("F20", "a backend stopped between drawing an outbox id and its commit")
async def f20(world: World) -> Evidence:
    """Rows of higher ids leave meanwhile; the late low one leaves when it is there."""
    journal = world.journals["posting"]
    async with outbox_log(journal), world.loaded():
        world.servers.to_database.up.delay = 0.03  # a window between the insert and its commit
        pid, xid = await until(lambda: _stopped(journal), "no backend was caught with an outbox insert", every=0)
        try:
            world.servers.to_database.up.clear()
            await asyncio.sleep(HELD_FOR)
        finally:
            os.kill(pid, signal.SIGCONT)
        late = await until(lambda: overtaken(journal, xid), "the late row did not leave", within=10)
    if not min(overtook for _, overtook in late):
        raise NothingHappened(f"no row overtook {late}")
    ids = ", ".join(f"id {number} left after {overtook} higher ones" for number, overtook in late)
    return Evidence(f"backend {pid} stood for {HELD_FOR:.0f} s before its commit; {ids}")


async def _stopped(journal: Journal) -> tuple[int, str] | None:
    """Stops a backend that has written to the outbox; lets it go again if it committed in between."""
    for row in await journal.ask(DRAWN, role_name("posting", "service")):
        pid, xid = int(str(row["pid"])), str(row["xid"])
        os.kill(pid, signal.SIGSTOP)
        if await journal.ask(STILL, pid, xid):
            return pid, xid
        os.kill(pid, signal.SIGCONT)
    return None


@case("F21", "connections cut during COMMIT: asked for, done, the answer lost")
async def f21(world: World) -> Evidence:
    """Whoever asked knows nothing, and finds out by asking the database again."""
    link, before = world.servers.to_database, doubts(world)
    counts, swallowed = Counter(world.load.clients.history.counts), link.counters.swallowed
    async with world.loaded():
        for number in range(1, 25):
            link.ambush(is_commit)
            await until(partial(_sprung, world, link.counters.ambushed + 1), f"commit {number} was not met")
            await asyncio.sleep(0.3)
    if link.counters.swallowed == swallowed:
        raise NothingHappened("no answer was lost")
    seen = Counter(world.load.clients.history.counts) - counts
    said = (
        f"24 answers to COMMIT lost ({link.counters.swallowed - swallowed} bytes), {seen['unknown']} commands unknown"
    )
    return Evidence(f"{said}, {doubts(world) - before} slices in doubt")


async def _sprung(world: World, wanted: int) -> bool:
    return world.servers.to_database.counters.ambushed >= wanted


@case("F23", "an old snapshot and an old transaction of another database, held for 40 s under load")
async def f23(world: World) -> Evidence:
    """The relay waits for neither: its p99 stays below twice what it is without them."""
    journal = world.journals["posting"]
    async with outbox_log(journal), world.loaded(clients=2, warm=3):
        await asyncio.sleep(BASE)
        _, before = await latency(journal, BASE)
        async with _held(world):
            await asyncio.sleep(HELD)
            rows, held = await latency(journal, HELD)
            age = await journal.number("SELECT max(age(backend_xmin)) FROM pg_stat_activity WHERE state LIKE 'idle%'")
        await asyncio.sleep(BASE)
        _, after = await latency(journal, BASE)
    if age < rows:
        raise NothingHappened(f"the oldest snapshot is {age} transactions old, {rows} rows were written meanwhile")
    said = f"{rows} rows while xmin was held ({age} transactions): p99 {held:.0f} ms, without {before:.0f} and"
    if held >= 2 * max(before, after):
        raise Broken(f"{said} {after:.0f} ms")
    return Evidence(f"{said} {after:.0f} ms")


@asynccontextmanager
async def _held(world: World) -> AsyncIterator[None]:
    """A reader that has begun and goes on, and a writer in another database of the server that does the same."""
    reader = await asyncpg.connect(world.journals["posting"].dsn)
    writer = await asyncpg.connect(world.servers.database.dsn)
    try:
        await reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM messaging.outbox")
        await writer.execute("BEGIN; CREATE TABLE held (number integer); INSERT INTO held VALUES (1)")
        yield
        await reader.execute("COMMIT")
        await writer.execute("ROLLBACK")
    finally:
        reader.terminate()
        writer.terminate()
