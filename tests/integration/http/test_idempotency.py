"""The same Idempotency-Key takes effect once: on a real database, one after the other and at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID, uuid4

import asyncpg
import httpx2
import pytest
import pytest_asyncio
from fastapi import FastAPI, Response
from pydantic import BaseModel

from shared.auth import Verifier
from shared.database import create_pool
from shared.http import Call, Doors, create_app, requires
from shared.messaging import Delivery, Transaction
from shared.rules import Finding, Invalid
from shared.settings import ServiceSettings
from tests.conftest import Database, MakeDatabase
from tests.unit.auth.provider import AUDIENCE, ISSUER, Provider

A, B = UUID(int=1), UUID(int=2)
PATH = "/evaluation/api/things"
EVERYBODY = "SELECT lpad(length($1::text)::text, 32, '0')::uuid AS member_id, ARRAY['reviewer'] AS roles"
"""A member for every subject."""


class Thing(BaseModel):
    """A made thing: `id` is new at every run of the use case."""

    id: UUID
    name: str


class Wanted(BaseModel):
    name: str


@dataclass
class Service:
    """An application whose one use case queues a delivery, so that its effects can be counted."""

    app: FastAPI
    provider: Provider
    admin: str
    runs: int = 0
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def post(
        self, name: str, key: str | None, *, employer: UUID | None = A, subject: str = "m"
    ) -> httpx2.Response:
        claims: dict[str, Any] = {"sub": subject} | ({"employer_id": str(employer)} if employer else {})
        headers = {"Authorization": f"Bearer {self.provider.token(**claims)}"}
        if key is not None:
            headers["Idempotency-Key"] = key
        transport = httpx2.ASGITransport(app=self.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://evaluation.test") as http:
            return await http.post(PATH, json={"name": name}, headers=headers)

    async def effects(self) -> list[str]:
        connection = await asyncpg.connect(self.admin)
        try:
            rows = await connection.fetch(
                "SELECT payload->>'name' AS name FROM messaging.deliveries ORDER BY queued_at"
            )
            return [row["name"] for row in rows]
        finally:
            await connection.close()


@pytest_asyncio.fixture(loop_scope="session")
async def service(database: MakeDatabase) -> AsyncIterator[Service]:
    made = await database("evaluation")
    provider = Provider()
    service = Service(_app(made, provider), provider, made.admin)
    _routes(service)
    async with service.app.router.lifespan_context(service.app):
        yield service


def _app(made: Database, provider: Provider) -> FastAPI:
    settings = ServiceSettings(
        environment="local",
        kafka={"bootstrap_servers": "127.0.0.1:1"},
        http={"port": 1, "public_url": "http://evaluation.test"},
        auth={"issuer": ISSUER, "client_id": "evaluation", "session_secret": "s" * 32},
        mail={"host": "127.0.0.1", "port": 1, "sender": "evaluation@example.com"},
    )

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        pool = await create_pool(made.service, name="test", largest=4)
        yield Doors(pool, Verifier(ISSUER, AUDIENCE, http=provider.http()), lambda *_: True, EVERYBODY)
        await pool.close()

    return create_app("evaluation", settings, start)


def _routes(service: Service) -> None:
    @service.app.post(PATH)
    async def make(body: Wanted, call: Annotated[Call, requires("make", "thing")]) -> Response:
        async def work(tx: Transaction) -> Thing:
            service.runs += 1
            made = Thing(id=uuid4(), name=body.name)
            tx.deliver(Delivery("mail", str(made.id), {"name": body.name}))
            if body.name == "slow":
                service.waiting.set()
                await service.go_on.wait()
            if body.name == "moves":
                await tx.enter(B)
            if body.name == "bad":
                raise Invalid(Finding("name", "bad", "choose another name"))
            if body.name == "crash":
                raise RuntimeError
            return made

        return await call.create(work)


async def test_a_repeat_gets_the_same_answer_and_no_second_effect(service: Service) -> None:
    first, second = [await service.post("one", "k-1") for _ in range(2)]
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert "idempotent-replayed" not in first.headers
    assert second.headers["idempotent-replayed"] == "true"
    assert (service.runs, await service.effects()) == (1, ["one"])


async def test_without_a_key_each_request_counts(service: Service) -> None:
    first, second = [await service.post("one", None) for _ in range(2)]
    assert first.json()["id"] != second.json()["id"]
    assert await service.effects() == ["one", "one"]


async def test_a_key_stands_for_one_request(service: Service) -> None:
    await service.post("one", "k-1")
    answer = await service.post("two", "k-1")
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:journeywork:problem:idempotency-key-reused"
    assert await service.effects() == ["one"]


async def test_at_the_same_time_one_works_and_the_other_waits_for_its_answer(service: Service) -> None:
    first = asyncio.create_task(service.post("slow", "k-1"))
    await service.waiting.wait()
    second = asyncio.create_task(service.post("slow", "k-1"))
    done, _ = await asyncio.wait({second}, timeout=0.3)
    assert not done
    service.go_on.set()
    answers = [(await task) for task in (first, second)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert (service.runs, await service.effects()) == (1, ["slow"])


@pytest.mark.parametrize(("name", "status"), [("bad", 422), ("crash", 500)])
async def test_what_failed_left_nothing_and_may_be_tried_again(service: Service, name: str, status: int) -> None:
    for _ in range(2):
        assert (await service.post(name, "k-1")).status_code == status
    assert service.runs == 2
    assert await service.effects() == []
    assert (await service.post("good", "k-1")).status_code == 201


async def test_keys_of_others_are_their_own(service: Service) -> None:
    answers = [
        await service.post("one", "k-1"),
        await service.post("one", "k-1", employer=B),
        await service.post("one", "k-1", subject="other"),
        await service.post("one", "k-1", employer=None),
        await service.post("one", "k-1", employer=None, subject="another"),
    ]
    assert len({answer.json()["id"] for answer in answers}) == 5
    again = await service.post("one", "k-1", employer=None)
    assert again.content == answers[3].content
    assert service.runs == 5


async def test_the_answer_is_kept_for_the_caller_when_the_work_went_to_another_tenant(service: Service) -> None:
    first, second = [await service.post("moves", "k-1") for _ in range(2)]
    assert first.content == second.content
    assert service.runs == 1


@pytest.mark.parametrize("key", ["", "k" * 201])
async def test_a_key_has_a_length(service: Service, key: str) -> None:
    answer = await service.post("one", key)
    assert answer.status_code == 422
    assert answer.json()["findings"][0]["field"] == "Idempotency-Key"
    assert service.runs == 0
