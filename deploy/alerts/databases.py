"""Faults of databases: locks that somebody holds, rights that somebody took, a failover to what only reads."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from deploy.alerts.place import Place
from deploy.faults.until import meanwhile
from deploy.local.reached import open_to
from shared.database.provision import role_name

VISITORS = 30
"""At once: three times as many as the pool has connections."""
HELD = 8.0
"""Seconds of a lock: longer than a request waits for a connection, shorter than PostgreSQL lets one wait for a lock."""
CUT = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
READ_ONLY = "default_transaction_read_only"


@asynccontextmanager
async def members_locked(at: Place) -> AsyncIterator[None]:
    """Again and again for some seconds, while people go on asking."""
    async with meanwhile(_again(lambda: _held(at)), "locks"), asyncio.TaskGroup() as visitors:
        tasks = [visitors.create_task(_again(at.people.look_around)) for _ in range(VISITORS)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


async def _held(at: Place) -> None:
    async with at.locked("posting", "public.members"):
        await asyncio.sleep(HELD)


async def _again(what: Callable[[], Awaitable[object]]) -> None:
    while True:
        await what()
        await asyncio.sleep(0.05)


@asynccontextmanager
async def applied_slowly(at: Place) -> AsyncIterator[None]:
    """What evaluation knows of members is locked for some seconds while members join."""
    async with at.locked("evaluation", "public.known_members"):
        await at.joined(24, "slowly")
        await asyncio.sleep(HELD)
    yield


@asynccontextmanager
async def hanging(at: Place) -> AsyncIterator[None]:
    """The same for so long that the watchdog takes the subscriber for broken; it is quicker here than in production."""
    quick = {"ENGINE__SESSION_TIMEOUT": "6", "ENGINE__WATCHDOG_AFTER": "7"}
    async with at.told("evaluation", **quick), at.locked("evaluation", "public.known_members"):
        await at.joined(24, "hanging")
        yield


@asynccontextmanager
async def read_only(at: Place) -> AsyncIterator[None]:
    """Conversion's database takes no writes any more, as after a failover; meanwhile members join."""
    async with open_to(at.stack.backing.postgres) as server:
        await server.execute(f"ALTER DATABASE conversion SET {READ_ONLY} = on")
        await at.sql("conversion", CUT)
        try:
            await at.joined(60, "read only")
            yield
        finally:
            await server.execute(f"ALTER DATABASE conversion RESET {READ_ONLY}")
            await at.sql("conversion", CUT)


@asynccontextmanager
async def no_lease(at: Place) -> AsyncIterator[None]:
    relay = role_name("evaluation", "relay")
    async with at.without("UPDATE", "messaging.relay_lease", of=relay, service="evaluation"):
        yield


@asynccontextmanager
async def nobody_looks(at: Place) -> AsyncIterator[None]:
    worker = role_name("evaluation", "worker")
    async with at.without("SELECT", "messaging.deliveries", of=worker, service="evaluation"):
        yield


@asynccontextmanager
async def timers_locked(at: Place) -> AsyncIterator[None]:
    """They can be read, so it is known that they are due; none can be taken."""
    await at.people.worked()
    async with at.locked("evaluation", "messaging.timers", "EXCLUSIVE"):
        await at.people.waited()
        yield
