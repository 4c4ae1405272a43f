"""Whole stories per minute: three services with one process each, and real servers, on this machine.

A story is a project that an HR system wishes for, one candidate, the work, three reviews, a decision, an offer with two
approvals, and the offer on its way.
"""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import httpx2

from deploy.bench.place import Place, idempotent_producer
from deploy.bench.shipped import shipped
from deploy.bench.stopwatch import Result, cpu_of
from deploy.faults.client import Clients, History
from deploy.faults.employer import settled_in
from deploy.faults.journey import E, Journey
from deploy.faults.load import Load
from deploy.faults.replicas import Replicas
from deploy.local.stack import SERVICES

AT_ONCE = 8
"""Stories that go on at the same time."""
WARM, MEASURED = 8.0, 25.0
GLANCE = 0.1
"""Seconds until a person looks again for what has not arrived."""


class Story(Journey):
    """A journey whose reviewers look at what is new to them alone."""

    @property
    def steps_left(self) -> int:
        return len(self._steps) - self._at

    async def _sealed(self) -> bool:
        for who in self._load.employer.reviewers:
            reviews: Any = await self._get(who, f"{E}/reviews", limit=50) or {"items": []}
            for one in reviews["items"]:
                if one["status"] not in ("sealed", "revealed"):
                    await self._seal(who, one["review_id"])
        return await self._recommendation() is not None


class Told:
    """Stories that were told to their end, and when; `glance` is the time until somebody looks again."""

    def __init__(self, load: Load, glance: float = GLANCE) -> None:
        self._load, self._glance = load, glance
        self.ends: list[float] = []

    async def one_after_another(self) -> None:
        """Until cancelled."""
        while True:
            await self.one()

    async def some(self, number: int) -> None:
        """So many, one after another."""
        for _ in range(number):
            await self.one()

    async def one(self) -> None:
        """A whole one; that it stands still is an error."""
        story = Story(self._load, *self._load.wish(seats=1))
        while not story.over:
            before = story.steps_left
            await story.step()
            if story.steps_left == before:
                await asyncio.sleep(self._glance)
        if story.steps_left:
            raise AssertionError(f"a story ended with {story.steps_left} steps to go")
        self.ends.append(time.perf_counter())


async def stories(place: Place) -> Result:
    """`per_min`, `cpu_s` of the three services per story, `requests` that a story's people and machines make."""
    async with shipped(place) as stack:
        replicas, producer = Replicas(stack, 1), await idempotent_producer(place)
        for service in SERVICES:
            await replicas.start(service)
        history = History(stack.folder / "history.jsonl")
        async with httpx2.AsyncClient(timeout=10.0) as http:
            clients = Clients(http, replicas, history)
            told = Told(Load(clients, await settled_in(stack, clients, "bench"), producer, seed=1))
            tellers = [asyncio.create_task(told.one_after_another()) for _ in range(AT_ONCE)]
            try:
                result = await _measured(told, tellers, [one.process.pid for one in replicas.all], history)
            finally:
                for teller in tellers:
                    teller.cancel()
                await asyncio.gather(*tellers, return_exceptions=True)
        await producer.stop()
        history.close()
        await replicas.close()
    return result


async def _measured(
    told: Told, tellers: Sequence["asyncio.Task[None]"], pids: Sequence[int], history: History
) -> Result:
    await _or_an_error(tellers, WARM)
    before, cpu, asked, began = len(told.ends), sum(map(cpu_of, pids)), history.counts["ok"], time.perf_counter()
    await _or_an_error(tellers, MEASURED)
    seconds, done = time.perf_counter() - began, len(told.ends) - before
    if not done:
        raise AssertionError(f"no story was told to its end within {seconds:.0f} s")
    return {
        "per_min": done / seconds * 60,
        "cpu_s": (sum(map(cpu_of, pids)) - cpu) / done,
        "commands": (history.counts["ok"] - asked) / done,
        "stories": float(done),
    }


async def _or_an_error(tellers: Sequence["asyncio.Task[None]"], seconds: float) -> None:
    """Waits, unless a teller ends: it does only with an error."""
    done, _ = await asyncio.wait(tellers, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for teller in done:
        teller.result()
