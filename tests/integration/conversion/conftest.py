"""Conversion on a fresh database: events applied as the worker would, HTTP through the application, mail caught."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import orjson
import pytest_asyncio
from joserfc.jwk import OKPKey

from deploy.local.issuer import Issuer
from services.conversion import consumers
from services.conversion.app import build
from services.conversion.mail import Letters
from services.conversion.settings import Settings
from shared.auth.tickets import sign
from shared.database import Pool, create_pool
from shared.mail import Mail
from shared.messaging import Delivery, Event, Timer, transaction
from shared.messaging.apply import apply
from tests.conftest import Database, MakeDatabase
from tests.integration.conftest import at_the_issuer
from tests.integration.conversion.samples import Firm

TICKETS = OKPKey.generate_key("Ed25519")
HTML = {"Accept": "text/html"}


@dataclass
class Conversion:
    """A database of conversion with the pool of its worker."""

    database: Database
    pool: Pool

    async def hear(self, *events: Event[Any]) -> None:
        """What other services have said, in this order per topic."""
        await apply(consumers.posting, self.pool, *events)
        await apply(consumers.evaluation, self.pool, *events)

    async def query(self, sql: str, *arguments: object) -> list[asyncpg.Record]:
        """As the superuser: across all tenants and into the engine's tables."""
        connection = await asyncpg.connect(self.database.admin)
        try:
            return await connection.fetch(sql, *arguments)
        finally:
            await connection.close()

    async def told(self, topic: str = "%") -> list[tuple[str, dict[str, Any]]]:
        """Events on their way out, oldest first: the type's last words and the data."""
        rows = await self.query("SELECT type, payload FROM messaging.outbox WHERE topic LIKE $1 ORDER BY id", topic)
        return [(".".join(row["type"].split(".")[-3:-1]), orjson.loads(row["payload"])) for row in rows]

    async def queued(self) -> list[Delivery]:
        rows = await self.query("SELECT id, channel, key, payload FROM messaging.deliveries ORDER BY queued_at, key")
        return [Delivery(row["channel"], row["key"], orjson.loads(row["payload"]), row["id"]) for row in rows]

    async def mail(self, firm: Firm, delivery: Delivery) -> Mail:
        async with transaction(self.pool, employer_id=firm.id) as tx:
            return await Letters("https://journeywork.example").prepare(tx, delivery)

    async def advance(self, by: timedelta) -> None:
        await self.query("SELECT app.advance($1)", by)

    async def fire(self, firm: Firm, kind: str, key: UUID) -> None:
        """Runs the due timer's handler as the worker does."""
        rows = await self.query("SELECT due FROM messaging.timers WHERE kind = $1 AND key = $2", kind, str(key))
        assert len(rows) == 1
        async with transaction(self.pool, employer_id=firm.id) as tx:
            assert tx.now >= rows[0]["due"]
            await consumers.timers.handlers[kind](tx, Timer(kind, str(key), rows[0]["due"], firm.id))


@pytest_asyncio.fixture(loop_scope="session")
async def conversion(database: MakeDatabase) -> AsyncIterator[Conversion]:
    made = await database("conversion")
    pool = await create_pool(made.worker, name="test")
    yield Conversion(made, pool)
    await pool.close()


class Client:
    """One caller of the API: every request carries their token."""

    def __init__(self, http: httpx2.AsyncClient, token: str) -> None:
        self._http, self._headers = http, {"Authorization": f"Bearer {token}"}

    async def get(self, path: str, **options: Any) -> httpx2.Response:
        return await self._http.get(f"/conversion/api{path}", headers=self._headers, **options)

    async def post(self, path: str, body: Any = None, **headers: str) -> httpx2.Response:
        sent = self._headers | headers
        return await self._http.post(f"/conversion/api{path}", headers=sent, json={} if body is None else body)


class Browser:
    """A browser without JavaScript: keeps cookies, sends forms with their hidden fields."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self.http = http

    async def get(self, path: str) -> httpx2.Response:
        return await self.http.get(path, headers=HTML, follow_redirects=True)

    async def send(self, page: httpx2.Response, **fields: str) -> httpx2.Response:
        """The page's last form."""
        attributes, body = re.findall(r"<form\b([^>]*)>(.*?)</form>", page.text, re.DOTALL)[-1]
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body))
        action = re.search(r'action="([^"]+)"', attributes)
        assert action is not None
        return await self.http.post(action.group(1), data=hidden | fields, headers=HTML, follow_redirects=True)


def visible(page: httpx2.Response | str) -> str:
    """The words of a page, without markup."""
    text = page if isinstance(page, str) else page.text
    text = re.sub(r"(?s)<(style|title|desc)\b.*?</\1>", " ", text)
    return " ".join(unescape(re.sub(r"(?s)<[^>]+>", " ", text)).split())


class Api:
    """The application on this database, and an issuer for its callers."""

    def __init__(self, app: Any, issuer: Issuer) -> None:
        self.app, self._issuer = app, issuer
        self._clients: list[httpx2.AsyncClient] = []

    def staff(self, firm: Firm, member: str) -> Client:
        claims = {"sub": firm.subject(member), "employer_id": str(firm.id)}
        return Client(self._http(), self._issuer.sign(claims))

    def anybody(self) -> Browser:
        return Browser(self._http())

    async def signed_in(self, firm: Firm, member: str, path: str) -> tuple[Browser, httpx2.Response]:
        """Opens the page as somebody who is not signed in, signs in, and is back on the page."""
        browser = self.anybody()
        asked = await browser.http.get(path, headers=HTML)
        assert asked.status_code == 303
        login = await browser.http.get(asked.headers["location"])
        async with httpx2.AsyncClient() as provider:
            back = await at_the_issuer(provider, login.headers["location"], firm.subject(member), firm.id)
        returned = await browser.http.get(back.raw_path.decode(), headers=HTML)
        assert returned.headers["location"] == path
        return browser, await browser.get(path)

    def ticket(
        self, firm: Firm, label: str, offer_id: str, *, path: str | None = None, subject: UUID | None = None
    ) -> str:
        return sign(
            TICKETS.as_pem(private=True).decode(),
            path=path or f"/answers/{offer_id}",
            employer_id=firm.id,
            subject_id=subject or firm.subjects[label],
            aggregate_id=UUID(offer_id),
            at=datetime.now(UTC),
        )

    def _http(self) -> httpx2.AsyncClient:
        client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=self.app), base_url="http://conversion.test")
        self._clients.append(client)
        return client

    async def aclose(self) -> None:
        for client in self._clients:
            await client.aclose()


@pytest_asyncio.fixture(loop_scope="session")
async def api(conversion: Conversion, issuer: Issuer) -> AsyncIterator[Api]:
    app = build(settings(conversion.database, issuer.url), "api")
    async with app.router.lifespan_context(app):
        made = Api(app, issuer)
        yield made
        await made.aclose()


def settings(database: Database, issuer: str) -> Settings:
    return Settings.model_validate(
        {
            "environment": "local",
            "database": {"service_dsn": database.service, "worker_dsn": database.worker},
            "kafka": {"bootstrap_servers": "127.0.0.1:1"},
            "http": {"port": 1, "public_url": "http://conversion.test"},
            "auth": {
                "issuer": issuer,
                "client_id": "journeywork",
                "session_secret": "s" * 32,
                "ticket_public_key": TICKETS.as_pem(private=False).decode(),
            },
            "mail": {"host": "127.0.0.1", "port": 1, "sender": "conversion@example.com", "security": "none"},
        }
    )
