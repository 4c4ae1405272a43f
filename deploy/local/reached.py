"""A connection to a database whose server may just be starting again."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

STARTING = 30.0
"""Seconds that a server may be away."""


async def reached(dsn: str) -> "asyncpg.Connection[asyncpg.Record]":
    """Tries until it answers; raises the last refusal after half a minute."""
    deadline = time.monotonic() + STARTING
    while True:
        try:
            return await asyncpg.connect(dsn, timeout=5)
        except (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError):
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.2)


@asynccontextmanager
async def open_to(dsn: str) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
    """The same for as long as the block runs."""
    conn = await reached(dsn)
    try:
        yield conn
    finally:
        await conn.close()
