"""A published project as candidates and staff work on it over HTTP, with the worker's timers and a domain clock."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx2

from services.posting import consumers
from shared.messaging.due_timers import DueTimers
from shared.messaging.tuning import DEFAULT
from tests.integration.posting.conftest import Api, Client, Employer, Posting, wish
from tests.integration.posting.test_hr_doors import accept, binary

P = "/posting/api"
DELIVERABLES = [
    {"title": "Report", "acceptance": "Names three causes, each with a figure."},
    {"title": "Slides", "acceptance": "Ten at most."},
]


@dataclass
class Published:
    """A project that takes applications; `applications` by the number of the candidate."""

    api: Api
    posting: Posting
    employer: Employer
    id: UUID
    applications: dict[int, str] = field(default_factory=dict)

    @property
    def manager(self) -> Client:
        return self.api.staff(self.employer, "manager")

    @property
    def supervisor(self) -> Client:
        return self.api.staff(self.employer, "supervisor")

    def candidate(self, number: int) -> Client:
        return self.api.candidate(f"candidate-{number}")

    async def described(self, number: int, **changes: Any) -> Client:
        person = self.candidate(number)
        me = {"name": f"Person {number}", "email": f"person-{number}@example.com", "eligible_for_hire": True} | changes
        done = await person.put(f"{P}/me", json=me)
        assert done.status_code == 200, done.text
        return person

    async def apply(self, number: int, **body: Any) -> httpx2.Response:
        person = await self.described(number)
        done = await person.post(f"{P}/projects/{self.id}/applications", json=body)
        if done.status_code == 201:
            self.applications[number] = done.json()["application_id"]
        return done

    async def decide(self, number: int, *moves: str, **body: Any) -> httpx2.Response:
        """Moves of the hiring manager; the answer to the last."""
        for move in moves:
            done = await self.manager.post(f"{P}/applications/{self.applications[number]}/{move}", json=body)
            assert done.status_code == 200, done.text
        return done

    async def select(self, *numbers: int) -> None:
        for number in numbers:
            await self.apply(number)
            await self.decide(number, "review", "shortlist", "select")

    async def answer(self, number: int, move: str) -> httpx2.Response:
        return await self.candidate(number).post(f"{P}/applications/{self.applications[number]}/{move}", json={})

    async def status(self, number: int) -> str:
        shown = await self.candidate(number).get(f"{P}/applications/{self.applications[number]}")
        return str(shown.json()["status"])

    async def engagement(self, number: int) -> dict[str, Any]:
        (mine,) = (await self.candidate(number).get(f"{P}/me/engagements")).json()["items"]
        assert isinstance(mine, dict)
        return mine

    async def later(self, interval: str) -> None:
        """Moves the domain clock and runs what is due then."""
        connection = await asyncpg.connect(self.posting.database.clock)
        try:
            await connection.execute(f"SELECT app.advance(interval '{interval}')")
        finally:
            await connection.close()
        await DueTimers(self.posting.pool, consumers.timers, DEFAULT).run_due()

    async def last(self, kind: str) -> dict[str, Any]:
        """The data of the newest event of this kind about an engagement."""
        events = await self.posting.published("posting.engagement.v1")
        return next(data for type_, data in reversed(events) if f".{kind}." in type_)

    async def kinds(self, topic: str) -> list[str]:
        """What was published, without prefix and version."""
        return [".".join(type_.split(".")[3:5]) for type_, _ in await self.posting.published(topic)]


async def publish(api: Api, posting: Posting, name: str = "example", **changes: Any) -> Published:
    """A project of an employer of its own."""
    employer = await posting.employer(name)
    requested = wish(employer=name, **({"deliverables": DELIVERABLES} | changes))
    answer = await accept(posting, binary(employer.source, requested))
    assert answer.project_id is not None, answer.findings
    return Published(api, posting, employer, answer.project_id)


async def deliver(
    project: Published, number: int, position: int, content: bytes, *, name: str = "work.md", sha256: str | None = None
) -> httpx2.Response:
    """One version of the deliverable at this position, as a file."""
    mine = await project.engagement(number)
    deliverable = mine["deliverables"][position]["deliverable_id"]
    return await project.candidate(number).post(
        f"{P}/engagements/{mine['engagement_id']}/deliverables/{deliverable}/versions",
        files={"file": (name, content)},
        data={"sha256": sha256 or hashlib.sha256(content).hexdigest()},
    )


async def link(project: Published, number: int, position: int, address: str) -> httpx2.Response:
    """The same as a link."""
    mine = await project.engagement(number)
    deliverable = mine["deliverables"][position]["deliverable_id"]
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{deliverable}/versions"
    return await project.candidate(number).post(path, content=json.dumps({"link": address}))


async def supervise(project: Published, number: int, position: int, move: str, **body: Any) -> httpx2.Response:
    """The supervisor accepts, sends back or waives."""
    mine = await project.engagement(number)
    deliverable = mine["deliverables"][position]["deliverable_id"]
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{deliverable}/{move}"
    return await project.supervisor.post(path, json=body)


def files(folder: Path) -> list[Path]:
    """All that lies in it, at any depth."""
    return [path for path in folder.rglob("*") if path.is_file()]
