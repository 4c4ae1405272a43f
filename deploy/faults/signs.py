"""What replicas show from outside while something is wrong: who they are, what readiness says, what they count."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx2

from deploy.faults.replicas import Replica
from deploy.faults.world import World
from deploy.local.stack import SERVICES

ANSWERS_WITHIN = 5.0


def pids(world: World) -> dict[str, int]:
    """The processes of all replicas that live, by name."""
    return {replica.name: replica.process.pid for name in SERVICES for replica in world.replicas.of(name)}


async def everywhere(world: World, name: str) -> float:
    """A figure of `/metrics`, summed over its labels and all living replicas."""
    living = [replica for service in SERVICES for replica in world.replicas.of(service)]
    return sum([await world.replicas.figure(replica, name) for replica in living])


@dataclass
class Said:
    """What readiness answered over time. `troubles` have their figures replaced by `#`, with the replicas that said
    them; `slowest` is the longest that an answer took, in seconds; `silent` are replicas that did not answer at all.
    """

    troubles: dict[str, set[str]] = field(default_factory=dict)
    red: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    slowest: float = 0.0

    def by(self, *words: str) -> set[str]:
        """Replicas that said something with all of these words."""
        masked = [_masked(word) for word in words]
        return {name for what, names in self.troubles.items() if all(one in what for one in masked) for name in names}


def _masked(trouble: str) -> str:
    return re.sub(r"\d+", "#", trouble)


@asynccontextmanager
async def listening(world: World, *, every: float = 0.5) -> AsyncIterator[Said]:
    """Asks every running replica for its readiness as long as the block runs."""
    said = Said()

    async def one(http: httpx2.AsyncClient, replica: Replica) -> None:
        began = time.monotonic()
        try:
            answer = await http.get(f"{replica.url}/health/ready")
        except httpx2.TransportError:
            if replica.runs and not replica.draining:
                said.silent.add(replica.name)
            return
        said.slowest = max(said.slowest, time.monotonic() - began)
        if answer.status_code != 200:
            said.red.add(replica.name)
        for trouble in answer.json()["troubles"]:
            said.troubles.setdefault(_masked(trouble), set()).add(replica.name)

    async def ask() -> None:
        async with httpx2.AsyncClient(timeout=ANSWERS_WITHIN) as http:
            while True:
                running = [one for name in SERVICES for one in world.replicas.of(name) if one.runs]
                await asyncio.gather(*(one(http, replica) for replica in running))
                await asyncio.sleep(every)

    asking = asyncio.create_task(ask(), name="readiness")
    try:
        yield said
    finally:
        asking.cancel()
        await asyncio.wait({asking})
