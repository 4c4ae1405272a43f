"""The load: one employer's people and machines, seeded, on about 200 aggregates of which few get most of the work.

Every kind of action is a function of the load; `WEIGHTS` says how often it is drawn. Several clients act at once, so
commands meet on the same aggregate; unknown outcomes are asked again with the same idempotency key; HR systems repeat
themselves, and records that are on a topic already are written there once more.
"""

import asyncio
import contextlib
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

import httpx2
from aiokafka import AIOKafkaProducer

from deploy.faults.client import Asked, Clients, Got
from deploy.faults.employer import Employer
from deploy.faults.journey import Journey
from deploy.story.hr import HrSystem, project_wish

T = TypeVar("T")
P, E, C = "/posting/api", "/evaluation/api", "/conversion/api"
WEIGHTS = {
    "rename_member": 30, "hold_or_resume": 18, "wish_on_kafka": 6, "wish_over_http": 3, "bad_wish": 2, "apply": 12,
    "move_application": 18, "new_rubric": 4, "new_policy": 4, "journey": 8,
}  # fmt: skip
ZIPF = 1.1
KNOWN = 80
"""Projects and applications that are worked on; older ones are left alone."""


class Load:
    """Actions on one employer. `started` and `stopped` by `World.loaded`; `commands` counts what was asked."""

    def __init__(self, clients: Clients, employer: Employer, producer: AIOKafkaProducer, *, seed: int) -> None:
        self.clients, self.employer = clients, employer
        self._hr = HrSystem(producer, httpx2.AsyncClient(), employer.source, employer.api_key)
        self._random = random.Random(seed)  # noqa: S311 - a seed makes a run repeatable
        self._projects: list[str] = []
        self._applications: list[str] = []
        self._wishes = 0
        self._journeys: list[Journey] = []
        self._actions: dict[str, Callable[[], Awaitable[object]]] = {name: getattr(self, name) for name in WEIGHTS}
        self.commands = 0
        self.wanders = timedelta(0)

    @asynccontextmanager
    async def running(self, *, clients: int = 6) -> AsyncIterator[None]:
        """So many clients act for as long as the block runs; what they began they finish."""
        stop = asyncio.Event()
        tasks = [asyncio.create_task(self._client(stop), name=f"client {n}") for n in range(clients)]
        try:
            yield
        finally:
            stop.set()
            await asyncio.gather(*tasks)

    async def _client(self, stop: asyncio.Event) -> None:
        names, weights = list(WEIGHTS), list(WEIGHTS.values())
        while not stop.is_set():
            (name,) = self._random.choices(names, weights)
            await self._actions[name]()
            self.commands += 1
            await asyncio.sleep(0)

    async def command(self, token: str, asked: Asked, *, files: Any = None) -> Got:
        """A command; an unknown one is asked again, as a careful client does, until somebody says what became of it."""
        got = await self.clients.command(token, asked, files=files)
        for _ in range(3 if asked.method == "POST" else 0):
            if got.outcome != "unknown":
                break
            await asyncio.sleep(0.3)
            got = await self.clients.command(token, asked, files=files)
        if got.status in {0, 503}:
            await asyncio.sleep(0.2)
        return got

    async def rename_member(self) -> None:
        """The employer's staff is the same for the whole run: keys that get many events."""
        member = self._one(self.employer.extras)
        body = {"name": f"Member {self._random.randrange(10**9)}"}
        await self.command(self.employer.token("admin"), Asked("PATCH", f"{P}/members/{member}", body))

    async def hold_or_resume(self) -> None:
        """Half of these come at the wrong moment and are refused."""
        if self._projects:
            verb = self._random.choice(("hold", "resume"))
            path = f"{P}/projects/{self._one(self._projects)}/{verb}"
            await self.command(self.employer.token("manager"), Asked("POST", path, {}))

    async def wish_on_kafka(self) -> None:
        """A project by Kafka, in either mode; one in five comes twice, once in each."""
        event_id, wish = self._wish()
        modes = [self._hr.binary, self._hr.structured]
        self._random.shuffle(modes)
        for send in modes if self._random.random() < 0.2 else modes[:1]:
            with contextlib.suppress(Exception):  # Kafka may be what is broken: an HR system tries again another day
                async with asyncio.timeout(5):
                    await send(event_id, wish)

    async def bad_wish(self) -> None:
        """Comes back on the topic of rejections."""
        event_id, wish = self._wish(hours=6000, supervisor=None)
        with contextlib.suppress(Exception):
            async with asyncio.timeout(5):
                await self._hr.binary(event_id, wish)

    async def wish_over_http(self) -> None:
        """A project by HTTP; one in five is sent twice."""
        event_id, wish = self._wish()
        headers = {
            "ce-specversion": "1.0", "ce-id": event_id, "ce-source": self._hr.source,
            "ce-type": "hr.project.requested", "ce-time": datetime.now(UTC).isoformat(),
            "content-type": "application/json", "authorization": f"Bearer {self.employer.api_key}",
        }  # fmt: skip
        asked = Asked("POST", f"{P}/hr-events", wish, publishes=False)
        for _ in range(2 if self._random.random() < 0.2 else 1):
            got = await self.clients.raw(asked, headers)
            if got.outcome == "ok":
                await self._learn_projects()

    async def apply(self) -> None:
        """A candidate applies to a project; twice to the same one is refused."""
        if not self._projects:
            await self._learn_projects()
            return
        body = {"answers": {"motivation": "I like to find out why."}, "conflicts": []}
        token = self.employer.token(self._random.choice(self.employer.candidates))
        path = f"{P}/projects/{self._one(self._projects)}/applications"
        got = await self.command(token, Asked("POST", path, body))
        if got.outcome == "ok" and got.body:
            self._applications = [*self._applications, got.body["application_id"]][-KNOWN:]

    async def move_application(self) -> None:
        """Staff look at an application and change their minds; many moves are not allowed."""
        if self._applications:
            verb = self._random.choice(("review", "shortlist", "waitlist", "reject", "reinstate"))
            body = {"rejection_reason": "skills_not_shown"} if verb == "reject" else {}
            path = f"{P}/applications/{self._one(self._applications)}/{verb}"
            quiet = verb == "review"
            await self.command(self.employer.token("manager"), Asked("POST", path, body, publishes=not quiet))

    async def new_rubric(self) -> None:
        """Evaluation's own commands; no project pins these."""
        body = self.employer.rubric(f"Rubric {self._random.randrange(10**9)}")
        await self.command(self.employer.token("partner"), Asked("POST", f"{E}/rubrics", body))

    async def new_policy(self) -> None:
        """Conversion's own commands: a further version of one policy, at the same time from several clients."""
        await self.command(
            self.employer.token("partner"),
            Asked("POST", f"{C}/policies/{self.employer.policy_id}/versions", self.employer.policy()),
        )

    async def journey(self) -> None:
        """One step of one of a few projects that go all the way to an offer."""
        self._journeys = [one for one in self._journeys if not one.over]
        if len(self._journeys) < 4:
            event_id, wish = self._wish(seats=1)
            self._journeys.append(Journey(self, event_id, wish))
        await self._random.choice(self._journeys).step()

    async def send_wish(self, event_id: str, wish: dict[str, object]) -> None:
        """A wish on Kafka, of a journey or of a case that wants many."""
        async with asyncio.timeout(5):
            await self._hr.binary(event_id, wish)

    def wish(self, **changes: object) -> tuple[str, dict[str, object]]:
        """An id and the data of one more project."""
        return self._wish(**changes)

    def _wish(self, **changes: object) -> tuple[str, dict[str, object]]:
        self._wishes += 1
        number = f"{self.employer.tag}-{self._wishes}-{uuid4().hex[:6]}"
        now = datetime.now(UTC) + self.wanders
        wish = project_wish(f"REQ-{number}", f"Project {number}", self.employer.emails, now=now, **changes)
        return f"evt-{number}", wish

    async def _learn_projects(self) -> None:
        found = await self.clients.get(self.employer.token("manager"), f"{P}/projects", limit=50)
        if found:
            known = dict.fromkeys(self._projects)
            fresh = [one["project_id"] for one in found["items"] if one["status"] == "published"]
            self._projects = list(dict.fromkeys([*known, *fresh]))[-KNOWN:]

    def _one(self, of: Sequence[T]) -> T:
        """Zipf: the first gets the most."""
        weights = [1 / (rank + 1) ** ZIPF for rank in range(len(of))]
        (chosen,) = self._random.choices(of, weights)
        return chosen

    def as_text(self) -> str:
        """What the clients know, for evidence."""
        return json.dumps(self.clients.history.counts)
