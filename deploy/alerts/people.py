"""The people of one employer, and what of their doing alerts look at: nobody reviews, weeks go by, offers fail."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx2
from aiokafka import AIOKafkaProducer

from deploy.bench.stories import Story
from deploy.faults.client import Asked, Clients, History
from deploy.faults.employer import Employer, settled_in
from deploy.faults.journey import P
from deploy.faults.load import Load
from deploy.faults.replicas import Replica, Replicas
from deploy.local.stack import Stack
from deploy.story.clients import Browser, Unexpected, until
from deploy.story.hr import HrSystem

PROJECTS = 12
"""With three reviews each: more than the twenty from which on the share of sealed cards is looked at."""
WAITING = timedelta(days=46)
"""How long nobody reviews: more than the six weeks within which a first summary should be there."""
LEFT = timedelta(days=2)
"""How long reviews may take from then on: cards are overdue three days before, and all is over at the end."""
GLANCE = 0.3
"""Seconds until a person looks again for what has not arrived."""
STEP_WITHIN = 120.0


class Processes(Replicas):
    """The stack's own processes, one of each service, as whoever sends requests sees them."""

    def of(self, service: str, role: str = "all") -> list[Replica]:
        one = self._stack.services[service]
        if role not in ("", "all") or one.process is None or one.process.poll() is not None:
            return []
        return [Replica(service, service, one.port, one.process, one.log, serves=True)]


class Career(Story):
    """One project and its candidate, as far as it is to go."""

    async def worked(self) -> None:
        """The work is accepted: reviewers are asked."""
        await self._until(self._accepted)

    async def judged(self) -> None:
        """All reviews are sealed, and the manager has decided."""
        await self._until(self._decided)

    async def declined(self, front: str) -> None:
        """The candidate gets an offer and does not want it."""
        await self._until(self._extended)

        async def ticket() -> str | None:
            got = await self._post(self._candidate, f"{P}/me/offers/{self._offer}/ticket", publishes=False)
            return None if got is None else str(got["url"])

        url = await until(ticket, "the candidate sees the offer")
        async with Browser(front) as browser:
            page = await (await browser.open(url)).follow("answer=decline")
            (await page.submit("/confirm", answer="decline")).has("declined")

    async def rejected(self) -> None:
        """The candidate applies and gets a letter that says no."""
        await self._until(self._applied)
        body = {"rejection_reason": "skills_not_shown"}
        if await self._post("manager", f"{P}/applications/{self._application}/reject", body) is None:
            raise Unexpected("the manager cannot reject an application")

    async def _until(self, last: Callable[[], Awaitable[bool]]) -> None:
        async with asyncio.timeout(STEP_WITHIN):
            while self._at <= self._steps.index(last):
                before, self._fruitless = self._at, 0
                await self.step()
                if self._at == before:
                    await asyncio.sleep(GLANCE)


class People:
    """What they did so far; each of these happens once, and what must come before it happens first."""

    def __init__(self, stack: Stack, employer: Employer, load: Load, producer: AIOKafkaProducer) -> None:
        self.employer = employer
        self._stack, self._load, self._producer = stack, load, producer
        self._done: set[str] = set()
        now = datetime.now(UTC)
        dates = {"review_by": (now + WAITING + LEFT).isoformat(), "decide_by": (now + 2 * WAITING).isoformat()}
        self._careers = [Career(load, *load.wish(seats=1, **dates)) for _ in range(PROJECTS)]

    async def worked(self) -> None:
        """Every project has its work, and its reviewers are asked."""
        if self._first("worked"):
            await asyncio.gather(*(one.worked() for one in self._careers))

    async def waited(self) -> None:
        """Weeks go by, and no card comes."""
        await self.worked()
        if self._first("waited"):
            seconds = int(WAITING.total_seconds())
            answer = await self._stack.http.post(f"{self._stack.issuer}/clock/advance", json={"seconds": seconds})
            answer.raise_for_status()
            self._load.wanders += WAITING

    async def judged(self) -> None:
        """Late, but in the end, all cards are sealed."""
        await self.waited()
        if self._first("judged"):
            await asyncio.gather(*(one.judged() for one in self._careers))

    async def declined(self) -> None:
        """Everybody gets an offer and declines it."""
        await self.judged()
        if self._first("declined"):
            await asyncio.gather(*(one.declined(self._stack.front) for one in self._careers))

    async def rejects(self) -> None:
        """Somebody is turned down, who is told so by mail."""
        await Career(self._load, *self._load.wish(seats=1)).rejected()

    async def look_around(self) -> int:
        """Asks for the list of members; the status of the answer, 0 where none came."""
        return await self._asked(Asked("GET", f"{P}/members", publishes=False))

    async def renames(self, number: int) -> int:
        """Changes the name of a member; the status of the answer, 0 where none came."""
        member = self.employer.extras[number % len(self.employer.extras)]
        return await self._asked(Asked("PATCH", f"{P}/members/{member}", {"name": f"Member {number} again"}))

    async def wishes_of(self, source: str, number: int) -> None:
        """Events of an HR system that nobody has registered under this name."""
        foreign = HrSystem(self._producer, self._stack.http, source, self.employer.api_key)
        for _ in range(number):
            await foreign.binary(*self._load.wish())

    async def _asked(self, asked: Asked) -> int:
        return (await self._load.clients.command(self.employer.token("admin"), asked)).status

    def _first(self, what: str) -> bool:
        is_first = what not in self._done
        self._done.add(what)
        return is_first


@asynccontextmanager
async def peopled(stack: Stack, http: httpx2.AsyncClient, producer: AIOKafkaProducer) -> AsyncIterator[People]:
    """An employer with staff and candidates, on a stack that is well."""
    history = History(stack.folder / "history.jsonl")
    try:
        clients = Clients(http, Processes(stack, 1), history)
        employer = await settled_in(stack, clients, "alerts")
        yield People(stack, employer, Load(clients, employer, producer, seed=1), producer)
    finally:
        history.close()
