"""An employer with its staff in a fresh database of posting, and the ways in that the tests use."""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import orjson
import pytest
import pytest_asyncio
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from joserfc.jwk import OKPKey
from starlette.routing import BaseRoute

from deploy.local import web
from deploy.local.child import free_port
from deploy.local.issuer import Issuer
from deploy.local.stack import serving
from services.posting.app import build
from services.posting.domain.employer import Deliverable, Fee, Template
from services.posting.domain.member import Details, Role
from services.posting.handlers import employers, members
from services.posting.handlers.employers import Registration
from services.posting.settings import Settings
from shared.database import Pool, create_pool
from shared.messaging import transaction
from shared.privacy import Vault
from tests.conftest import Database, MakeDatabase

KEY = "5a" * 32
TICKETS = OKPKey.generate_key("Ed25519")
STAFF = {
    "manager": {Role.HIRING_MANAGER},
    "supervisor": {Role.SUPERVISOR},
    "reviewer-b": {Role.REVIEWER},
    "reviewer-c": {Role.REVIEWER},
    "partner": {Role.HR_PARTNER},
}


@dataclass
class Employer:
    """A registered employer: its secrets and the member id of everybody by the first part of their mail."""

    registration: Registration
    members: dict[str, UUID] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.registration.employer.id

    @property
    def source(self) -> str:
        return self.registration.source


@dataclass
class Posting:
    """A database of posting with the pool of its worker."""

    database: Database
    pool: Pool

    async def employer(self, name: str = "example", template: Template | None = None) -> Employer:
        async with transaction(self.pool, employer_id=None) as tx:
            registration = await employers.register(
                tx,
                Vault(KEY).seal,
                name=name,
                time_zone="Europe/Berlin",
                language="en",
                fee_floor=Decimal("20.00"),
                administrator=details("admin", {Role.ADMINISTRATOR}, name),
                source=f"https://{name}.example.com/hr",
            )
            made = Employer(registration, {"admin": registration.administrator.id})
            for person, roles in STAFF.items():
                made.members[person] = (await members.join(tx, details(person, roles, name), actor="test")).id
            if template is not None:
                await employers.change_template(tx, template, fee_floor=None, version=None, actor="test")
        return made

    async def query(self, sql: str, *arguments: object) -> list[asyncpg.Record]:
        """As the superuser: across all tenants and into the engine's tables."""
        connection = await asyncpg.connect(self.database.admin)
        try:
            return await connection.fetch(sql, *arguments)
        finally:
            await connection.close()

    async def published(self, topic: str) -> list[tuple[str, dict[str, Any]]]:
        """Events on their way out to this topic, oldest first: type and data."""
        rows = await self.query("SELECT type, payload FROM messaging.outbox WHERE topic = $1 ORDER BY id", topic)
        return [(row["type"], orjson.loads(row["payload"])) for row in rows]


def details(person: str, roles: set[Role], employer: str = "example") -> Details:
    return Details(
        f"{employer}-{person}", person.title(), f"{person}@{employer}.example.com", frozenset(roles), "Europe/Berlin"
    )


def template(employer: str = "example", **changes: Any) -> Template:
    """Everything that a Greenhouse job lacks."""
    given: dict[str, Any] = {
        "hours": Decimal(20),
        "fee": Fee(Decimal("500.00"), "EUR"),
        "deliverables": (Deliverable("Result", "Does what the description asks for."),),
        "hiring_manager": f"manager@{employer}.example.com",
        "supervisor": f"supervisor@{employer}.example.com",
    }
    return Template(**(given | changes))


def wish(external_id: str = "REQ-1", *, employer: str = "example", **changes: Any) -> dict[str, Any]:
    """The data of a sound `hr.project.requested`; a change to None leaves the field out."""
    now = datetime.now(UTC)
    data: dict[str, Any] = {
        "external_project_id": external_id,
        "title": "Why do customers leave?",
        "brief": "Find the causes.",
        "hours": 16,
        "fee": {"amount": "400.00", "currency": "EUR"},
        "seats": 3,
        "deliverables": [{"title": "Report", "acceptance": "Names three causes, each with a figure."}],
        "hiring_manager": f"manager@{employer}.example.com",
        "supervisor": f"supervisor@{employer}.example.com",
        "apply_by": (now + timedelta(days=7)).isoformat(),
        "deliver_by": (now + timedelta(days=21)).isoformat(),
        "review_by": (now + timedelta(days=30)).isoformat(),
        "decide_by": (now + timedelta(days=37)).isoformat(),
    }
    return {name: value for name, value in (data | changes).items() if value is not None}


@pytest_asyncio.fixture(loop_scope="session")
async def posting(database: MakeDatabase) -> AsyncIterator[Posting]:
    made = await database("posting")
    pool = await create_pool(made.worker, name="test")
    yield Posting(made, pool)
    await pool.close()


class Client:
    """One caller: every request carries their credential."""

    def __init__(self, http: httpx2.AsyncClient, token: str | None) -> None:
        self._http, self._token = http, token

    async def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        headers = dict(options.pop("headers", {}))
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token}"
        return await self._http.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("GET", path, **options)

    async def post(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("POST", path, **options)

    async def put(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("PUT", path, **options)

    async def patch(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("PATCH", path, **options)


class Api:
    """Posting's API on a fresh database, and an issuer for its callers."""

    def __init__(self, app: FastAPI, issuer: Issuer, http: httpx2.AsyncClient) -> None:
        self._app, self._issuer, self._http = app, issuer, http

    def staff(self, employer: Employer, person: str, *, name: str = "example", expires_in: int = 3600) -> Client:
        claims = {"sub": f"{name}-{person}", "employer_id": str(employer.id)}
        return Client(self._http, self._issuer.sign(claims, seconds=expires_in))

    def candidate(self, subject: str) -> Client:
        return Client(self._http, self._issuer.sign({"sub": subject}))

    def machine(self, api_key: str) -> Client:
        return Client(self._http, api_key)

    def with_token(self, token: str) -> Client:
        return Client(self._http, token)

    def anybody(self) -> Client:
        return Client(self._http, None)

    def consulted(self) -> list[tuple[tuple[str, str] | None, str]]:
        """Action and resource that each route of the API asks for, with its path; None where it asks for nothing."""
        return [(_access(route), route.path) for route in _routes(self._app.routes)]


def _routes(routes: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """FastAPI keeps an included router as one route of its own."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif isinstance(router := getattr(route, "original_router", None), APIRouter):
            yield from _routes(router.routes)


def _access(route: APIRoute) -> tuple[str, str] | None:
    found = [getattr(one.call, "access", None) for one in route.dependant.dependencies]
    return next((access for access in found if access is not None), None)


def settings(
    database: Database,
    issuer: str,
    *,
    kafka: str = "127.0.0.1:1",
    folder: str = "/nonexistent",
    **more: dict[str, Any],
) -> Settings:
    return Settings.model_validate(
        {
            "environment": "local",
            "database": {
                "service_dsn": database.service,
                "worker_dsn": database.worker,
                "relay_dsn": database.relay,
                "migrator_dsn": database.migrator,
            },
            "kafka": {"bootstrap_servers": kafka},
            "http": {"port": 1, "public_url": "http://127.0.0.1:1"},
            "auth": {
                "issuer": issuer,
                "client_id": "journeywork",
                "session_secret": "s" * 32,
                "ticket_private_key": str(TICKETS.as_pem(private=True), "ascii"),
            },
            "mail": {"host": "127.0.0.1", "port": 1, "sender": "posting@example.com", "security": "none"},
            "privacy": {"key": KEY},
            "store": {"folder": folder},
        }
        | more
    )


@asynccontextmanager
async def hosted(app: FastAPI, folder: Path, host: str = web.HOST) -> AsyncIterator[dict[str, Any]]:
    """Settings under which links to this host lead to the application; its certificate is put into the folder."""
    async with AsyncExitStack() as stack:
        port, certificate = free_port(), web.certificate(folder / "web.pem", host)
        await serving(stack, app, port, certificate=certificate)
        yield {"local": {host: f"127.0.0.1:{port}"}, "ca_file": str(certificate)}


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def links(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, Any]]:
    """Settings under which links to example.com lead to a server here."""
    async with hosted(web.build(), tmp_path_factory.mktemp("web")) as here:
        yield here


@pytest_asyncio.fixture(loop_scope="session")
async def api(posting: Posting, issuer: Issuer, links: dict[str, Any], tmp_path: Path) -> AsyncIterator[Api]:
    app = build(settings(posting.database, issuer.url, folder=str(tmp_path), links=links), "api")
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://posting.test") as http,
    ):
        yield Api(app, issuer, http)
