"""Waiting for what a fault must bring about (what does not come proves nothing), and watching while something runs."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from deploy.faults.case import NothingHappened

T = TypeVar("T")


async def until(found: Callable[[], Awaitable[T | None]], what: str, *, within: float = 20.0, every: float = 0.05) -> T:
    """Asks until the answer is true and returns it; `NothingHappened` naming `what` did not come in time."""
    deadline = time.monotonic() + within
    while not (answer := await found()):
        if time.monotonic() > deadline:
            raise NothingHappened(f"{what} within {within:.0f} s")
        await asyncio.sleep(every)
    return answer


@contextlib.asynccontextmanager
async def meanwhile(what: Coroutine[Any, Any, None], name: str) -> AsyncIterator[None]:
    """Runs beside the block and ends with it."""
    task = asyncio.create_task(what, name=name)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
