"""A database that answers and does not take anything: read only, without connections, its disk full."""

import asyncio
import contextlib
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

import asyncpg

from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.disk import small_disk
from deploy.faults.servers import ROLES
from deploy.faults.until import until
from deploy.faults.world import World
from shared.database.provision import role_name

LASTS = 8.0
PAUSED = re.compile(r"^journeywork_partitions_paused\{.*\} (\S+)$", re.MULTILINE)
SENT_AWAY = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE usename = $1 AND pid <> ALL ($2)
"""


@case("F22", "the database read only, then without connections, then with a full disk")
async def f22(world: World) -> Evidence:
    """Commands are refused for now, partitions wait, no process ends, and all goes on by itself."""
    living = {replica.process.pid for replica in world.replicas.all if replica.process.poll() is None}
    journal, said = world.journals["posting"], []
    async with small_disk(world.servers.database, journal) as disk, world.loaded():

        @asynccontextmanager
        async def full() -> AsyncIterator[None]:
            disk.fill()
            try:
                yield
            finally:
                disk.empty()

        faults: dict[str, tuple[Callable[[], AbstractAsyncContextManager[None]], str]] = {
            "read only": (partial(_read_only, world), "read-only transaction"),
            "no connections": (partial(_eaten, world), "too many clients|remaining connection slots"),
            "disk full": (full, "No space left on device"),
        }
        for name, (fault, words) in faults.items():
            said.append(f"{name}: {await _suffered(world, fault, words)}")
    if gone := living - {replica.process.pid for replica in world.replicas.all if replica.process.poll() is None}:
        raise Broken(f"{len(gone)} replicas ended")
    return Evidence("; ".join(said))


async def _suffered(world: World, fault: Callable[[], AbstractAsyncContextManager[None]], words: str) -> str:
    """What clients and partitions met while the fault was there; returns when commands succeed again."""
    history, log = world.load.clients.history, world.servers.database.home / "log"
    at, before = log.stat().st_size, Counter(history.statuses)
    paused: list[float] = []
    async with fault():
        for _ in range(int(LASTS)):
            await asyncio.sleep(1)
            paused.append(await _paused(world))
    refusals = len(re.findall(words, log.read_bytes()[at:].decode(errors="replace")))
    statuses = Counter(history.statuses) - before
    done = history.counts["ok"]
    await until(partial(_more, world, done), "no command succeeded afterwards", within=30)
    if not refusals:
        raise NothingHappened(f"PostgreSQL never said '{words}'")
    if not statuses[503] or not max(paused):
        raise Broken(f"{words}: {refusals} refusals, answers {dict(statuses)}, partitions paused {paused}")
    return f"{refusals} refusals, {statuses[503]} commands got 503, {max(paused):.0f} partitions paused"


async def _more(world: World, done: int) -> bool:
    return world.load.clients.history.counts["ok"] > done + 5


async def _paused(world: World) -> float:
    """Partitions that all replicas have paused."""
    total = 0.0
    for replica in world.replicas.all:
        if replica.runs:
            with contextlib.suppress(Exception):  # one that cannot answer has said enough
                text = (await world.stack.http.get(f"{replica.url}/metrics", timeout=3)).text
                total += sum(float(number) for number in PAUSED.findall(text))
    return total


@asynccontextmanager
async def _read_only(world: World) -> AsyncIterator[None]:
    journal = world.journals["posting"]
    await journal.do("ALTER SYSTEM SET default_transaction_read_only = on")
    try:
        await journal.do("SELECT pg_reload_conf()")
        yield
    finally:
        await journal.do("ALTER SYSTEM RESET default_transaction_read_only")
        await journal.do("SELECT pg_reload_conf()")


@asynccontextmanager
async def _eaten(world: World) -> AsyncIterator[None]:
    """Everybody's connections are taken away, and somebody else takes all that there are."""
    eaters: list[asyncpg.Connection[asyncpg.Record]] = []
    dsn = world.stack.dsns["evaluation"]["service"]

    async def eat() -> None:
        while True:
            try:
                eaters.append(await asyncpg.connect(dsn, timeout=5))
            except (asyncpg.PostgresError, OSError, TimeoutError):
                await asyncio.sleep(0.01)

    async def send_away() -> None:
        while True:
            mine = [one.get_server_pid() for one in eaters]
            for name, journal in world.journals.items():
                for role in ROLES:
                    await journal.do(SENT_AWAY, role_name(name, role), mine)
            await asyncio.sleep(1)

    tasks = [asyncio.create_task(eat(), name=f"eater {number}") for number in range(6)]
    try:
        await until(partial(_no_room, world), "connections were not used up")
        tasks.append(asyncio.create_task(send_away(), name="send away"))
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        for one in eaters:
            one.terminate()


NO_ROOM = """
    SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        <= count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'
"""


async def _no_room(world: World) -> bool:
    (row,) = await world.journals["posting"].ask(NO_ROOM)
    (full,) = row.values()
    return bool(full)
