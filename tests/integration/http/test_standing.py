"""What an employer takes away or gives counts at once: roles are compared in the transaction that acts on them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated
from uuid import UUID

import asyncpg
import httpx2
import pytest_asyncio
from fastapi import FastAPI, Response

from services.evaluation.read_models import members
from shared.auth import Role, Verifier
from shared.database import create_pool
from shared.http import Call, Doors, create_app, requires
from shared.messaging import Delivery, Transaction
from shared.settings import ServiceSettings
from tests.conftest import Database, MakeDatabase
from tests.unit.auth.provider import AUDIENCE, ISSUER, Provider

A, B = UUID(int=1), UUID(int=2)
MEMBER = UUID(int=7)
JOIN = """
    INSERT INTO known_members (employer_id, member_id, subject, name, email, time_zone, roles, conflict_tokens, active)
    VALUES ($1, $2, 'm', 'Reviewer B', 'b@example.com', 'UTC', $3, '{}', true)
"""
PATHS = {"GET": "/evaluation/api/read", "POST": "/evaluation/api/act"}


class Edge:
    """An application with one endpoint that reads and one that acts, for people partners alone."""

    def __init__(self, app: FastAPI, provider: Provider, admin: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._app, self._provider, self.admin = app, provider, admin

    async def ask(self, method: str = "POST", *, employer: UUID = A, key: str | None = None) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {self._provider.token(sub='m', employer_id=str(employer))}"}
        headers |= {"Idempotency-Key": key} if key else {}
        transport = httpx2.ASGITransport(app=self._app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://evaluation.test") as http:
            return await http.request(method, PATHS[method], headers=headers)

    async def roles(self, *roles: Role) -> None:
        await self.admin.execute("UPDATE known_members SET roles = $1", [role.value for role in roles])

    async def effects(self) -> int:
        found: int = await self.admin.fetchval("SELECT count(*)::int FROM messaging.deliveries")
        return found


@pytest_asyncio.fixture(loop_scope="session")
async def edge(database: MakeDatabase) -> AsyncIterator[Edge]:
    made, provider = await database("evaluation"), Provider()
    app = _app(made, provider)
    admin = await asyncpg.connect(made.admin)
    await admin.execute(JOIN, A, MEMBER, ["hr_partner"])
    async with app.router.lifespan_context(app):
        yield Edge(app, provider, admin)
    await admin.close()


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
        pool = await create_pool(made.service, name="test", largest=2)
        yield Doors(pool, Verifier(ISSUER, AUDIENCE, http=provider.http()), _permits, members.CALLER)
        await pool.close()

    app = create_app("evaluation", settings, start)

    @app.get(PATHS["GET"])
    async def read(call: Annotated[Call, requires("read", "thing")]) -> str:
        async with call.transaction() as tx:
            return str(tx.employer_id)

    @app.post(PATHS["POST"])
    async def act(call: Annotated[Call, requires("act", "thing")]) -> Response:
        async def work(tx: Transaction) -> dict[str, str]:
            tx.deliver(Delivery("mail", call.principal.actor, {}))
            return {"by": call.principal.actor}

        return await call.create(work)

    return app


def _permits(roles: frozenset[Role], _action: str, _resource: str) -> bool:
    return Role.HR_PARTNER in roles


async def test_a_role_that_was_taken_away_is_missed_by_the_next_request(edge: Edge) -> None:
    assert (await edge.ask()).status_code == 201
    await edge.roles(Role.REVIEWER)
    for method, key in (("POST", "k"), ("POST", None), ("GET", None)):
        assert (await edge.ask(method, key=key)).status_code == 403, method
    assert await edge.effects() == 1


async def test_a_role_that_was_given_is_there_at_once(edge: Edge) -> None:
    await edge.roles(Role.REVIEWER)
    assert (await edge.ask()).status_code == 403
    await edge.roles(Role.REVIEWER, Role.HR_PARTNER)
    assert (await edge.ask()).status_code == 201


async def test_another_role_beside_the_one_that_counts_changes_nothing(edge: Edge) -> None:
    assert (await edge.ask()).status_code == 201
    await edge.roles(Role.HR_PARTNER, Role.APPROVER)
    assert [(await edge.ask()).status_code for _ in range(2)] == [201, 201]


async def test_who_has_left_is_nobody_any_more(edge: Edge) -> None:
    assert (await edge.ask(key="k")).status_code == 201
    await edge.admin.execute("UPDATE known_members SET active = false")
    assert [(await edge.ask(key="k")).status_code for _ in range(2)] == [401, 401]
    assert (await edge.ask("GET")).status_code == 401
    assert await edge.effects() == 1


async def test_who_came_back_as_another_member_is_asked_to_come_again(edge: Edge) -> None:
    assert (await edge.ask()).json() == {"by": f"member:{MEMBER}"}
    await edge.admin.execute("UPDATE known_members SET active = false")
    await edge.admin.execute(JOIN, A, UUID(int=8), ["hr_partner"])
    assert (await edge.ask()).status_code == 401
    assert (await edge.ask()).json() == {"by": f"member:{UUID(int=8)}"}


async def test_the_same_person_at_another_employer_is_another_member(edge: Edge) -> None:
    assert (await edge.ask()).status_code == 201
    assert (await edge.ask(employer=B)).status_code == 401
    await edge.admin.execute(JOIN, B, UUID(int=9), ["hr_partner"])
    assert (await edge.ask(employer=B)).json() == {"by": f"member:{UUID(int=9)}"}
    assert (await edge.ask("GET")).json() == str(A)


async def test_a_table_with_many_members_is_read_behind_the_tenant(edge: Edge) -> None:
    """Whatever plan the planner takes: the tenant is set before row-level security asks for it."""
    await edge.admin.execute("""
        INSERT INTO known_members
            (employer_id, member_id, subject, name, email, time_zone, roles, conflict_tokens, active)
        SELECT lpad(to_hex(n % 50), 32, '0')::uuid, gen_random_uuid(), 'm' || n, '', '', 'UTC', '{reviewer}', '{}', true
        FROM generate_series(1, 20000) n;
        ANALYZE known_members;
    """)
    assert [(await edge.ask()).status_code for _ in range(8)] == [201] * 8
    assert (await edge.ask(employer=UUID(int=3))).status_code == 401
