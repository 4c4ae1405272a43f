"""Faults of processes and of the machine they run on: killed, killed again and again, started with a wrong setting."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from deploy.alerts.place import Place
from deploy.local.child import free_port

LIVES = 3
SEEN_AFTER = 5.0
"""Seconds that a process lives before it is killed again: it has been scraped by then."""


@asynccontextmanager
async def killed(at: Place) -> AsyncIterator[None]:
    await at.stack.kill("posting")
    try:
        yield
    finally:
        await at.stack.restart("posting")


@asynccontextmanager
async def killed_again_and_again(at: Place) -> AsyncIterator[None]:
    for _ in range(LIVES):
        await at.stack.kill("evaluation")
        await at.stack.restart("evaluation")
        await asyncio.sleep(SEEN_AFTER)
    yield


@asynccontextmanager
async def without_mail(at: Place) -> AsyncIterator[None]:
    """A letter waits from the start."""
    async with at.told("posting", MAIL__PORT=str(free_port())):
        await at.people.rejects()
        yield
