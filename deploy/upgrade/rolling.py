"""Replaces every replica under load, role by role or as the chart does, and counts what people and machines notice."""

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import httpx2

from deploy.faults.oracle import Figures
from deploy.faults.replicas import Replica
from deploy.faults.until import meanwhile
from deploy.faults.world import World
from deploy.local.release import CURRENT, Release
from deploy.local.stack import SERVICES
from deploy.upgrade.chart import Strategies, Strategy
from shared.database import migrate

LONGEST_PAUSE = 5.0
"""Seconds that an event of any key may wait for its effect."""
ASKED_EVERY = 0.1
"""Seconds between two looks of the balancer at the readiness of a replica."""


@dataclass(slots=True)
class Passage:
    """One phase: what was asked while it lasted, what failed, and how long anybody waited; times in seconds.

    `failed` has no answer, or one that says that the server is at fault, to a command or to a question. `pause` is the
    longest time from when an event was stored to its effect. The counts of events come with the account, over
    everything that was done under one load.
    """

    name: str
    began: float
    ended: float = 0.0
    requests: int = 0
    failed: list[str] = field(default_factory=list)
    median: float = 0.0
    slowest_percent: float = 0.0
    pause: float = 0.0
    replaced: int = 0
    longest_end: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class Account:
    """Passages under one load, and what the oracle counted when all had come to rest."""

    passages: list[Passage]
    figures: Figures
    findings: list[str]

    @property
    def broken(self) -> list[str]:
        """What did not hold, in words; empty is well."""
        said = list(self.findings)
        for one in self.passages:
            said += [f"{one.name}: {len(one.failed)} requests failed: {one.failed[:3]}"] if one.failed else []
        counts = {name: getattr(self.figures, name) for name in ("lost", "doubled", "reordered")}
        return said + [f"{number} {name}" for name, number in counts.items() if number]

    @property
    def slow(self) -> list[str]:
        """Whose events waited for too long: it depends on the machine, too, and on what else it does."""
        return [f"{one.name}: a key waited {one.pause:.1f} s" for one in self.passages if one.pause > LONGEST_PAUSE]


class Journey:
    """What is done to a world under one load, passage by passage."""

    def __init__(self, on: World) -> None:
        self._on, self.passages = on, list[Passage]()

    @asynccontextmanager
    async def passage(self, name: str) -> AsyncIterator[Passage]:
        """Everything asked while the block runs belongs to it."""
        history = self._on.load.clients.history
        asked, unanswered, unread = len(history.waits), len(history.unanswered), len(history.unread)
        one = Passage(name, time.time())
        self.passages.append(one)
        yield one
        one.ended = time.time()
        waits = sorted(seconds for _, seconds in history.waits[asked:])
        failed = [*history.unanswered[unanswered:], *history.unread[unread:]]
        one.failed = [f"{got.replica or 'no replica'}: {got.status}" for got in failed]
        one.requests, one.median, one.slowest_percent = len(waits), _share(waits, 0.5), _share(waits, 0.99)

    async def steady(self, name: str, seconds: float) -> None:
        """Nothing is done to anybody: what the others are compared with."""
        async with self.passage(name):
            await asyncio.sleep(seconds)

    async def expanded(self) -> None:
        """The present migrations, while whoever serves goes on."""
        async with self.passage("migrations, old code serves"):
            await asyncio.gather(*(migrate(self._on.stack.dsns[name]["migrator"], name) for name in SERVICES))

    async def rolled(self, name: str, release: Release, roles: Sequence[str], *, side_by_side: float = 1.0) -> None:
        """Every replica replaced by one of `release`: a successor is ready before anybody is told to end.

        One that says itself when it is about to stop is simply told to; others are taken from the balancer first.
        """
        replicas = self._on.replicas
        replicas.release = release
        async with self.passage(name) as passage:
            for role in roles:
                before = {service: replicas.of(service, role) for service in SERVICES}
                for number in range(replicas.each):
                    made = [replicas.spawned(service, role=role) for service in SERVICES]
                    await asyncio.gather(*(replicas.ready(one) for one in made))
                    await asyncio.sleep(side_by_side)
                    going = [before[service][number] for service in SERVICES]
                    ends = [replicas.terminate(one, announced=one.release != CURRENT) for one in going]
                    took = await asyncio.gather(*ends)
                    passage.longest_end = max(passage.longest_end, *took)
                    passage.replaced += len(going)

    async def deployed(self, name: str, release: Release, strategies: Strategies) -> None:
        """Every replica replaced by one of `release` as Kubernetes does it: all roles at once, each pod by pod."""
        self._on.replicas.release = release
        async with self.passage(name) as passage:
            await asyncio.gather(*(self._deployed(passage, *place, its) for place, its in strategies.items()))

    async def _deployed(self, passage: Passage, service: str, role: str, its: Strategy) -> None:
        """The next one is begun with when a successor is ready, although who goes may not have ended yet."""
        replicas, going = self._on.replicas, list[asyncio.Task[None]]()
        for old in replicas.of(service, role):
            new = replicas.spawned(service, role=role)
            if not its.old_first:
                await replicas.ready(new)
            going.append(asyncio.create_task(self._ended(passage, old, its.lingers)))
            await replicas.ready(new)
        await asyncio.gather(*going)

    async def _ended(self, passage: Passage, old: Replica, lingers: float) -> None:
        """It gets requests for as long as balancers may take to learn that it leaves."""
        await asyncio.sleep(lingers)
        passage.longest_end = max(passage.longest_end, await self._on.replicas.terminate(old))
        passage.replaced += 1

    async def account(self) -> Account:
        """Waits until all is at rest, and counts."""
        await self._on.heal()
        figures, findings = await self._on.account()
        await self._pauses()
        return Account(self.passages, figures, findings)

    async def _pauses(self) -> None:
        stored = {one.event_id: one.at for one in reversed(await self._on.scan.follow())}
        effects = [one for journal in self._on.journals.values() for one in await journal.follow()]
        waits = [(stored[one.event_id], one.at) for one in effects if one.event_id in stored]
        for passage in self.passages:
            during = [done - at for at, done in waits if passage.began <= at < passage.ended]
            passage.pause = max(during, default=0.0)


def _share(ordered: Sequence[float], share: float) -> float:
    """The value that this share does not exceed."""
    return ordered[max(math.ceil(len(ordered) * share) - 1, 0)] if ordered else 0.0


@asynccontextmanager
async def balanced(on: World) -> AsyncIterator[None]:
    """Replicas that say that they are not ready get no requests until they are, as any balancer does it."""

    async def look(http: httpx2.AsyncClient, replica: Replica) -> None:
        with contextlib.suppress(httpx2.TransportError):
            answer = await http.get(f"{replica.url}/health/ready")
            replica.serves = answer.status_code == 200

    async def looking() -> None:
        async with httpx2.AsyncClient(timeout=2.0) as http:
            while True:
                serving = [one for name in SERVICES for one in on.replicas.of(name) if one.role in ("api", "all")]
                await asyncio.gather(*(look(http, one) for one in serving))
                await asyncio.sleep(ASKED_EVERY)

    async with meanwhile(looking(), "balancer"):
        yield
