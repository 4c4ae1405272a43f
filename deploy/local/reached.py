"""A connection to a database whose server may just be starting again."""

import asyncio
import time

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
