"""What a service says while its events cannot leave, its connections are all taken, or its database stands still."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID, uuid4

import asyncpg
import httpx2
import pytest
import pytest_asyncio
from fastapi import FastAPI

from deploy.local.child import free_port
from shared.auth import Verifier
from shared.database import Conn, Pool, create_pool
from shared.database import pool as pools
from shared.http import Doors, create_app
from shared.messaging import Kafka, OutboxAge, Relay, transaction
from shared.messaging.outgoing_rows import refuse
from shared.settings import ServiceSettings
from tests.conftest import Database, MakeDatabase, MakeTopics
from tests.integration.messaging.rig import COUNTER, TABLES, command
from tests.unit.auth.provider import AUDIENCE, ISSUER, Provider

EMPLOYER = UUID(int=1)
LIMIT = 1.0
HTML = {"Accept": "text/html"}
COMMANDS = ("/rig/api/count", "/counters", "/webhooks/someone")
PROBLEM = "application/problem+json"


@dataclass
class Service:
    """An application whose one command counts, and what it knows of its outbox."""

    app: FastAPI
    made: Database
    pool: Pool
    outbox: OutboxAge

    async def ask(self, method: str, path: str, **headers: str) -> httpx2.Response:
        transport = httpx2.ASGITransport(app=self.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://rig.test") as http:
            return await http.request(method, path, headers=headers)

    async def rows(self) -> int:
        conn = await asyncpg.connect(self.made.admin)
        found: int = await conn.fetchval("SELECT count(*) FROM messaging.outbox")
        await conn.close()
        return found


@pytest_asyncio.fixture(loop_scope="session")
async def service(database: MakeDatabase) -> AsyncIterator[Service]:
    made = await database("rig")
    migrator = await asyncpg.connect(made.migrator)
    await migrator.execute(TABLES)
    await migrator.close()
    pool, outbox = await create_pool(made.service, name="rig.api", largest=2), OutboxAge(LIMIT)

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        watching = asyncio.create_task(outbox.run(pool))
        verifier = Verifier(ISSUER, AUDIENCE, http=Provider().http())
        yield Doors(pool, verifier, lambda *_: True, cast("Any", None))
        watching.cancel()

    app = create_app("rig", settings(), start, outbox=outbox)
    _routes(app, pool)
    async with app.router.lifespan_context(app):
        yield Service(app, made, pool, outbox)
    pool.terminate()


def settings() -> ServiceSettings:
    return ServiceSettings(
        environment="local",
        kafka={"bootstrap_servers": "127.0.0.1:1"},
        http={"port": 1, "public_url": "http://rig.test"},
        auth={"issuer": ISSUER, "client_id": "rig", "session_secret": "s" * 32},
        mail={"host": "127.0.0.1", "port": 1, "sender": "rig@example.com"},
    )


def _routes(app: FastAPI, pool: Pool) -> None:
    @app.post("/rig/api/count")
    @app.post("/counters")
    @app.post("/webhooks/someone")
    async def count() -> int:
        return await command(pool, EMPLOYER, uuid4())

    @app.get("/rig/api/count")
    async def counted() -> int:
        async with transaction(pool, employer_id=EMPLOYER) as tx:
            found: int = await tx.conn.fetchval("SELECT count(*) FROM public.counters")
        return found

    @app.post("/rig/ops/mend")
    @app.post("/rig/auth/logout")
    async def mend() -> str:
        return "done"


@asynccontextmanager
async def relaying(service: Service, kafka: str) -> AsyncIterator[None]:
    pool = await create_pool(service.made.relay, name="rig.relay", largest=3)
    running = asyncio.create_task(Relay(pool, Kafka(kafka, request_timeout=2.0)).run())
    yield
    running.cancel()
    await asyncio.wait({running}, timeout=30)
    pool.terminate()


async def until(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not what():  # noqa: ASYNC110 - what is watched is in the database
            await asyncio.sleep(0.05)


async def test_commands_are_refused_while_kafka_is_away_and_taken_again_when_it_is_back(
    service: Service, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name)
    async with relaying(service, f"127.0.0.1:{free_port()}"):
        assert (await service.ask("POST", "/rig/api/count")).status_code == 200
        await until(lambda: service.outbox.too_old)
        for path in COMMANDS:
            answer = await service.ask("POST", path)
            assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
            assert int(answer.headers["retry-after"]) > 0
            assert answer.json()["type"] == "urn:journeywork:problem:events-wait"
            assert answer.headers["x-correlation-id"]
        assert (await service.ask("GET", "/rig/api/count")).json() == 1
        assert (await service.ask("POST", "/rig/ops/mend")).status_code == 200
        assert (await service.ask("POST", "/rig/auth/logout")).status_code == 200
        ready = await service.ask("GET", "/health/ready")
        assert ready.status_code == 200, "reads go on, so requests must still come here"
        assert "commands are refused" in ready.json()["remarks"][0]
        metrics = (await service.ask("GET", "/metrics")).text
        assert 'journeywork_commands_refused_total{why="outbox"}' in metrics
        assert await service.rows() == 1
    async with relaying(service, kafka):
        await until(lambda: not service.outbox.too_old)
        assert (await service.ask("POST", "/rig/api/count")).status_code == 200
        assert (await service.ask("GET", "/health/ready")).json()["remarks"] == []


async def test_a_browser_gets_a_page_that_says_what_to_do(service: Service) -> None:
    service.outbox.learned(LIMIT + 1)
    answer = await service.ask("POST", "/counters", **HTML)
    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["retry-after"]
    assert "what is only read goes on" in answer.text
    assert "Wait a minute" in answer.text


async def test_an_event_that_kafka_refuses_for_good_and_those_behind_it_stop_no_commands(service: Service) -> None:
    counter = uuid4()
    for _ in range(2):
        await command(service.pool, EMPLOYER, counter)
    conn = await asyncpg.connect(service.made.admin)
    await conn.execute("UPDATE messaging.outbox SET created_at = now() - interval '1 hour'")
    await until(lambda: service.outbox.seconds > 3000)
    await refuse(conn, await conn.fetchval("SELECT min(id) FROM messaging.outbox"), "too large")
    await conn.close()
    await until(lambda: service.outbox.seconds == 0)
    assert (await service.ask("POST", "/rig/api/count")).status_code == 200


async def test_the_service_role_learns_a_number_and_nothing_else_of_the_outbox(service: Service) -> None:
    assert await service.pool.fetchval("SELECT messaging.outbox_seconds()") == 0
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await service.pool.fetchval("SELECT min(created_at) FROM messaging.outbox")


async def test_when_all_connections_are_taken_a_request_is_told_to_come_back(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "LONGEST_WAIT", 0.3)
    async with service.pool.acquire(), service.pool.acquire():
        for method in ("GET", "POST"):
            answer = await asyncio.wait_for(service.ask(method, "/rig/api/count"), 5)
            assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
            assert int(answer.headers["retry-after"]) > 0
            assert answer.json()["type"] == "urn:journeywork:problem:unavailable"
    assert (await service.ask("POST", "/rig/api/count")).status_code == 200


async def test_a_request_whose_connection_is_cut_is_told_to_come_back(service: Service) -> None:
    locking, watching = await asyncpg.connect(service.made.admin), await asyncpg.connect(service.made.admin)
    locked = locking.transaction()
    await locked.start()
    await locking.execute("LOCK TABLE public.counters")
    async with service.pool.acquire():  # the request's own is then opened while it is looked for
        asked = asyncio.create_task(service.ask("POST", "/rig/api/count"))
        await watching.execute("SELECT pg_terminate_backend($1)", await _waiting(watching))
        answer = await asked
    await locked.rollback()
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "same Idempotency-Key" in answer.json()["detail"]
    assert (await service.ask("POST", "/rig/api/count")).json() == 1
    await locking.close()
    await watching.close()


async def _waiting(conn: Conn) -> int:
    """The backend that waits for a lock. `conn` is in no transaction: there each look shows the backends of the first."""
    waiting = "SELECT pid FROM pg_stat_activity WHERE application_name = 'rig.api' AND wait_event_type = 'Lock'"
    async with asyncio.timeout(10):
        while (pid := await conn.fetchval(waiting)) is None:  # noqa: ASYNC110 - it is in the server
            await asyncio.sleep(0.02)
    return cast("int", pid)
