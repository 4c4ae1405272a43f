"""The pools that connections come from."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import asyncpg
import orjson

from shared.database.connection import Conn, Connection
from shared.endings import end
from shared.telemetry import POOL_EMPTY, POOL_IDLE, POOL_LARGEST, POOL_SIZE, POOL_WAIT

Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"

_OPEN: dict[str, Pool] = {}
"""The pools of this process by name, for scrapes, which cost nobody a connection."""

LONGEST_WAIT = 5.0
"""Seconds for a connection when none is free: whoever waits longer has asked again meanwhile."""

LIMITS = {"statement_timeout": "30s", "lock_timeout": "10s", "idle_in_transaction_session_timeout": "10s"}
"""A net under handlers that hang. The roles have them too (`provision`): a pooler that shares connections between
transactions takes no settings from its clients."""

ROOM = """
    SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int AS room
"""


async def create_pool(dsn: str, *, name: str, smallest: int = 1, largest: int = 8) -> Pool:
    """A pool whose connections read and write `jsonb` as Python values and say `name` in pg_stat_activity.

    The limits are a net under handlers that hang; the engine sets tighter ones per transaction. A process that stands
    still holds its locks no longer in a request than in a slice.
    """
    pool = await asyncpg.create_pool(
        dsn,
        min_size=smallest,
        max_size=largest,
        connection_class=Connection,
        init=_prepare,
        reset=_as_it_is,
        command_timeout=60,
        server_settings={
            "application_name": name,
            "timezone": "UTC",
            **LIMITS,
        },
    )
    _OPEN[name] = pool
    POOL_EMPTY.labels(name)
    POOL_WAIT.labels(name)
    POOL_SIZE.labels(name).set_function(lambda: _OPEN[name].get_size() if name in _OPEN else 0)
    POOL_IDLE.labels(name).set_function(lambda: _OPEN[name].get_idle_size() if name in _OPEN else 0)
    POOL_LARGEST.labels(name).set_function(lambda: _OPEN[name].get_max_size() if name in _OPEN else 0)
    return pool


async def close_pool(pool: Pool, *, within: float) -> None:
    """Closes it in order; connections that do not say goodbye in time are cut."""
    if not await end("pool", pool.close(), within=within):
        pool.terminate()
    _OPEN.pop(_name_of(pool), None)


class NoConnection(TimeoutError):
    """The pool had none to give in time, or could not make one: nothing was asked of the database."""


@asynccontextmanager
async def acquired(pool: Pool) -> AsyncIterator[Conn]:
    """A connection of the pool; `NoConnection` after 5 s without one. The limit costs nothing where one is free."""
    try:
        conn = await (pool.acquire() if pool.get_idle_size() else _waited_for(pool))
    except OSError as error:  # TimeoutError is one
        raise NoConnection(f"no connection to the database: {error!r}") from error
    try:
        yield conn
    finally:
        await pool.release(conn)


async def _waited_for(pool: Pool) -> Any:
    name, started = _name_of(pool), time.perf_counter()
    try:
        return await pool.acquire(timeout=LONGEST_WAIT)
    except OSError:
        POOL_EMPTY.labels(name).inc()
        raise
    finally:
        POOL_WAIT.labels(name).observe(time.perf_counter() - started)


def _name_of(pool: Pool) -> str:
    return next((name for name, one in _OPEN.items() if one is pool), "other")


async def room_for(pool: Pool) -> int:
    """How many connections the server has for roles that are no superusers."""
    row = await pool.fetchrow(ROOM)
    assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
    room: int = row["room"]
    return room


async def _prepare(connection: Any) -> None:
    for kind in ("json", "jsonb"):
        await connection.set_type_codec(kind, encoder=_encode, decoder=orjson.loads, schema="pg_catalog")


async def _as_it_is(_connection: Any) -> None:
    """Nothing outlives a transaction here (every setting and lock is local to one), so nothing is asked to be undone.

    asyncpg's own reset would be one more round trip after each use; an open transaction it rolls back all the same.
    """


def _encode(value: object) -> str:
    return orjson.dumps(value).decode()
