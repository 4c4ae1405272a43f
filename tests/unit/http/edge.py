"""A service of nothing but an edge: routes that fail in every way, callers without a database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any, cast
from uuid import UUID

import asyncpg
import httpx2
from fastapi import FastAPI, File, Request, UploadFile
from joserfc.jwk import OKPKey
from pydantic import BaseModel, Field

from shared.auth import Role, Verifier
from shared.auth.login import login_routes, start_session
from shared.auth.tickets import sign
from shared.database import Pool
from shared.http import Call, Doors, away, create_app, requires, ticket_holder
from shared.rules import Finding, IllegalTransition, Invalid, NotFound, Oversized, RuleBroken, Stale, Unsupported
from shared.settings import ServiceSettings
from shared.web import install_static
from tests.unit.auth.provider import AUDIENCE, ISSUER, Provider

TICKETS = OKPKey.generate_key("Ed25519")
HTML = {"Accept": "text/html,application/xhtml+xml"}
SECRET = "postgresql://service:secret@db"
AN_ID = UUID(int=7)


class Elsewhere(Exception):
    """Something that a service needs besides its database does not answer."""


ERRORS: dict[str, Exception] = {
    "invalid": Invalid(Finding("hours", "out_of_range", "hours must be between 5 and 40")),
    "unsupported": Unsupported(Finding("file", "program", "the file is a program: leave it out")),
    "oversized": Oversized(Finding("file", "too_many_entries", "there are more than 10000 files in it")),
    "elsewhere": Elsewhere(SECRET),
    "illegal": IllegalTransition("offer", AN_ID, "accepted", "extended", ("started",)),
    "stale": Stale("offer", AN_ID, 3, 4),
    "missing": NotFound("offer", AN_ID),
    "rule": RuleBroken("the panel is complete"),
    "crash": RuntimeError(SECRET),
    "lost": asyncpg.ConnectionDoesNotExistError(SECRET),
    "read_only": asyncpg.ReadOnlySQLTransactionError(SECRET),
    "full": asyncpg.DiskFullError(SECRET),
    "crowded": asyncpg.TooManyConnectionsError(SECRET),
    "starting": asyncpg.CannotConnectNowError(SECRET),
    "away": ConnectionRefusedError(SECRET),
}


class Criterion(BaseModel):
    weight: Annotated[int, Field(ge=1)]


class Body(BaseModel):
    criteria: list[Criterion]


def settings(**changes: Any) -> ServiceSettings:
    given: dict[str, Any] = {
        "environment": "local",
        "kafka": {"bootstrap_servers": "127.0.0.1:1"},
        "http": {"port": 1, "public_url": "https://journeywork.example", "largest_body": 1024},
        "auth": {
            "issuer": ISSUER,
            "client_id": "conversion",
            "session_secret": "s" * 32,
            "ticket_public_key": TICKETS.as_pem(private=False).decode(),
        },
        "mail": {"host": "127.0.0.1", "port": 1, "sender": "conversion@example.com"},
    }
    return ServiceSettings(**(given | changes))


def build(provider: Provider, **changes: Any) -> FastAPI:
    told = settings(**changes)

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        verifier = Verifier(ISSUER, AUDIENCE, http=provider.http())
        yield Doors(cast("Pool", None), verifier, _permits, "SELECT 1")

    app = create_app(
        "conversion", told, start, home="/recommendations", troubles=[lambda: TROUBLES], largest_upload=5000
    )
    install_static(app, "conversion")
    away(app, Elsewhere, "the store of files")
    app.include_router(login_routes("conversion", told.auth, told.http.public_url))
    _failing(app)
    _callers(app)
    return app


TROUBLES: list[str] = []


def _permits(roles: frozenset[Role], action: str, resource: str) -> bool:
    return Role.CANDIDATE in roles and (action, resource) == ("answer", "offer")


def _failing(app: FastAPI) -> None:
    @app.get("/conversion/api/fail/{how}")
    @app.get("/offers/fail/{how}")
    async def fail(how: str) -> None:
        raise ERRORS[how]

    @app.post("/conversion/api/rubrics")
    async def rubrics(body: Body) -> int:
        return len(body.criteria)

    @app.post("/conversion/api/raw")
    async def raw(request: Request) -> int:
        return len(await request.body())

    @app.post("/conversion/api/files")
    async def files(file: Annotated[UploadFile, File()]) -> int:
        return len(await file.read())

    @app.get("/conversion/api/correlation")
    async def correlation(request: Request) -> str:
        return str(request.state.correlation_id)


def _callers(app: FastAPI) -> None:
    @app.get("/offers/mine")
    @app.post("/offers/mine")
    @app.post("/conversion/api/offers/mine")
    async def mine(call: Annotated[Call, requires("answer", "offer")]) -> str:
        return call.principal.actor

    @app.get("/conversion/api/policies")
    async def policies(_call: Annotated[Call, requires("read", "policy")]) -> None: ...

    @app.get("/answers/{offer_id}")
    @app.post("/answers/{offer_id}")
    async def answer(request: Request, offer_id: UUID) -> str:
        return (await ticket_holder(request, f"/answers/{offer_id}")).actor

    @app.get("/test/sign-in")
    async def sign_in(request: Request, hours: int = 8) -> str:
        start_session(request, {"sub": "candidate-7"}, hours=hours)
        return str(request.session["csrf"])


@asynccontextmanager
async def browser(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app)
    client = httpx2.AsyncClient(transport=transport, base_url="https://journeywork.example")
    async with app.router.lifespan_context(app), client:
        yield client


def ticket(offer: UUID, *, path: str | None = None) -> str:
    return sign(
        TICKETS.as_pem(private=True).decode(),
        path=path or f"/answers/{offer}",
        employer_id=UUID(int=1),
        subject_id=UUID(int=2),
        aggregate_id=offer,
        at=datetime.now(UTC),
    )
