"""Lets a loop of this process look at once instead of at its next poll. Only a short cut: polls find everything."""

import asyncio
import contextlib
from weakref import WeakSet

_waiting: dict[str, WeakSet["Wakeup"]] = {}


class Wakeup:
    """One loop's bell for one kind of work: `outbox`, `timers` or `deliveries`."""

    def __init__(self, work: str) -> None:
        self._bell = asyncio.Event()
        _waiting.setdefault(work, WeakSet()).add(self)

    def ring(self) -> None:
        self._bell.set()

    async def wait(self, seconds: float) -> None:
        """Returns when rung, at the latest after `seconds`."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        self._bell.clear()


def wake(work: str) -> None:
    """Rings every bell of this kind in this process."""
    for bell in _waiting.get(work, ()):
        bell.ring()
