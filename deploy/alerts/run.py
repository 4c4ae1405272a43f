"""Doing what the table says: a fault, waiting until Prometheus says that each of its alerts fires, undoing it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from deploy.alerts.fault import Fault, Sight
from deploy.alerts.place import Place
from deploy.alerts.table import ROUNDS

Tell = Callable[[Sight], None]
GLANCE = 0.5
"""Seconds until Prometheus is asked again."""


class Watch:
    """Looks on at one fault; `sights` has what became of its alerts so far, each told when it is known."""

    def __init__(self, at: Place, fault: Fault, tell: Tell) -> None:
        self._at, self._fault, self._tell = at, fault, tell
        self.sights: dict[str, Sight] = {}

    async def before(self) -> None:
        """What fires already says nothing about this fault."""
        for alert, job in self._fault.alerts.items():
            if await self._at.fires(alert, job):
                self._note(Sight(alert, None, "fires before its fault"))

    async def seen(self, alerts: Mapping[str, str], since: float) -> None:
        """Waits for those of which nothing is known yet."""
        left = {alert: job for alert, job in alerts.items() if alert not in self.sights}
        await asyncio.gather(*(self._seen(alert, job, since) for alert, job in left.items()))

    def failed(self, error: Exception) -> None:
        """The fault could not be done, or not be undone after all its alerts had fired."""
        said = f"{type(error).__name__}: {error}"
        for alert in self._fault.alerts:
            sight = self.sights.get(alert, Sight(alert, None))
            self._note(replace(sight, wrong=f"{sight.wrong}; {said}" if sight.wrong else said))

    async def _seen(self, alert: str, job: str, since: float) -> None:
        deadline = time.monotonic() + self._fault.within
        while not await self._at.fires(alert, job):
            if time.monotonic() > deadline:
                self._note(Sight(alert, None, f"not seen within {self._fault.within:.0f} s"))
                return
            await asyncio.sleep(GLANCE)
        self._note(Sight(alert, time.monotonic() - since))

    def _note(self, sight: Sight) -> None:
        self.sights[sight.alert] = sight
        self._tell(sight)


async def done(at: Place, fault: Fault, tell: Tell, begun: asyncio.Event) -> Sequence[Sight]:
    """One fault from its beginning, which sets `begun`, to when it is undone. What goes wrong is told of its alerts."""
    watch = Watch(at, fault, tell)
    try:
        await watch.before()
        since = time.monotonic()
        async with fault.harm(at):
            begun.set()
            await watch.seen(fault.fires, since)
        await watch.seen(fault.leaves, time.monotonic())
    except Exception as error:  # noqa: BLE001 - the other faults are to be done all the same
        watch.failed(error)
    finally:
        begun.set()
    return list(watch.sights.values())


async def run(at: Place, chosen: Collection[Fault], tell: Tell) -> Sequence[Sight]:
    """What became of every alert of the chosen faults."""

    async def together(faults: Sequence[Fault]) -> list[Sight]:
        now = [done(at, one, tell, asyncio.Event()) for one in faults if one in chosen and not one.long]
        return [sight for found in await asyncio.gather(*now) for sight in found]

    sights: list[Sight] = []
    *rounds, last = ROUNDS
    async with _beside(at, [fault for fault in chosen if fault.long], tell) as long:
        for faults in rounds:
            sights += await together(faults)
        sights += [sight for found in await asyncio.gather(*long) for sight in found]
    return sights + await together(last)


@asynccontextmanager
async def _beside(
    at: Place, faults: Sequence[Fault], tell: Tell
) -> AsyncIterator[Sequence["asyncio.Task[Sequence[Sight]]"]]:
    """These go on while the block runs, which begins when all are there."""
    tasks, events = [], []
    for fault in faults:
        events.append(asyncio.Event())
        tasks.append(asyncio.create_task(done(at, fault, tell, events[-1]), name=fault.what))
    try:
        await asyncio.gather(*(event.wait() for event in events))
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
