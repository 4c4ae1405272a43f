"""Who is handled beside whom: a record under suspicion is tried while its process handles nothing else.

Otherwise the death that one record causes would be written down against another one that was tried at that moment.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

PATIENCE = 5.0
"""Seconds that a suspect waits for the others; a handler that takes longer does not hold up the whole process."""


class Quarantine:
    """Shared by all consumers of a process: many among others, or one alone."""

    def __init__(self) -> None:
        self._door = asyncio.Lock()
        self._inside = 0
        self._left = asyncio.Event()

    @asynccontextmanager
    async def among_others(self) -> AsyncIterator[None]:
        """Waits while somebody is alone."""
        async with self._door:
            self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
            self._left.set()

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Lets nobody in, and waits until those who are have left."""
        async with self._door:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    while self._inside:
                        self._left.clear()
                        await self._left.wait()
            yield
