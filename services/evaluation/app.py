"""The composition root: the only file that builds objects and gives them to each other.

A process runs one role or all of them; every role answers `/health` and `/metrics`. What is opened in `start` is closed
in the opposite order when the process is told to stop.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import timedelta
from typing import Literal

import uvicorn
from fastapi import FastAPI

from services.evaluation import access, api, lookups
from services.evaluation.consumers import Inbound
from services.evaluation.handlers.commits import MAIL
from services.evaluation.mail import Letters
from services.evaluation.settings import Settings
from shared import mail
from shared.auth import Verifier
from shared.blobs import Blobs
from shared.database import Pool, create_pool, migrate
from shared.http import Doors, create_app
from shared.messaging import Consumer, Deliveries, Relay, Worker, create_broker
from shared.privacy import Vault

SERVICE = "evaluation"
Role = Literal["api", "worker", "relay", "all"]
RIGHTS: Mapping[Role, Literal["service", "worker", "relay"]] = {
    "api": "service",
    "all": "service",
    "worker": "worker",
    "relay": "relay",
}
DRAIN = timedelta(seconds=5)
"""How long open requests may take after the signal to stop; worker and relay then have `STOP`."""
STOP = timedelta(seconds=15)

log = logging.getLogger(__name__)


async def run(settings: Settings, role: Role) -> None:
    """Serves until SIGTERM or SIGINT, then stops within 25 seconds."""
    config = uvicorn.Config(
        build(settings, role),
        host=settings.http.host,
        port=settings.http.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=int(DRAIN.total_seconds()),
        proxy_headers=True,
    )
    await uvicorn.Server(config).serve()


async def migrate_database(settings: Settings) -> None:
    """Brings the database to this release."""
    await migrate(settings.database.dsn("migrator"), SERVICE)


def build(settings: Settings, role: Role = "all") -> FastAPI:
    """The application of this role; nothing is opened before it starts."""
    troubles: list[Callable[[], Sequence[str]]] = []
    vault = Vault(settings.privacy.key.get_secret_value())

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        async with AsyncExitStack() as stack:
            pool = await _pool(stack, settings, role)
            verifier = Verifier(settings.auth.issuer, settings.auth.audience)
            stack.push_async_callback(verifier.aclose)
            if role in ("relay", "all"):
                await _relay(stack, settings, troubles)
            if role in ("worker", "all"):
                await _worker(stack, settings, vault, troubles)
            yield Doors(pool, verifier, access.permits, lookups.member)

    app = create_app(SERVICE, settings, start, troubles=troubles)
    if role in ("api", "all"):
        api.install(app, vault, Blobs(settings.store.folder))
    return app


async def _pool(stack: AsyncExitStack, settings: Settings, role: Role) -> Pool:
    """What requests run on: the service's own rights, never the worker's where both are served."""
    dsn = settings.database.dsn(RIGHTS[role])
    pool = await create_pool(dsn, name=f"{SERVICE}.{role}", largest=settings.database.service_pool)
    stack.push_async_callback(pool.close)
    return pool


async def _relay(stack: AsyncExitStack, settings: Settings, troubles: list[Callable[[], Sequence[str]]]) -> None:
    pool = await create_pool(settings.database.dsn("relay"), name=f"{SERVICE}.relay", largest=3)
    stack.push_async_callback(pool.close)
    relay = Relay(pool, settings.kafka.connection(), pace=settings.engine.pace(settings.kafka))
    troubles.append(relay.trouble)
    stack.push_async_callback(_ended, asyncio.create_task(relay.run(), name="relay"))


async def _worker(
    stack: AsyncExitStack, settings: Settings, vault: Vault, troubles: list[Callable[[], Sequence[str]]]
) -> None:
    dsn = settings.database.dsn("worker")
    pool = await create_pool(dsn, name=f"{SERVICE}.worker", largest=settings.database.worker_pool)
    stack.push_async_callback(pool.close)
    inbound = Inbound(vault)
    worker = Worker(
        create_broker(settings.kafka.connection(), client_id=f"{SERVICE}.worker"),
        pool,
        inbound.posting,
        inbound.conversion,
        timers=inbound.timers,
        deliveries=deliveries(settings),
        tuning=settings.engine.tuning(),
    )
    troubles.append(worker.trouble)
    stack.push_async_callback(worker.stop, within=STOP)
    stack.push_async_callback(_ended, asyncio.create_task(_until_started(worker.start), name="worker start"))


def consumers_of(settings: Settings) -> Sequence[Consumer]:
    """Everything that reads topics, for operators who replay what failed."""
    inbound = Inbound(Vault(settings.privacy.key.get_secret_value()))
    return inbound.posting, inbound.conversion


def deliveries(settings: Settings) -> Deliveries:
    """The channels to the outside: mail to reviewers."""
    channels = Deliveries()

    async def send(letter: mail.Mail) -> None:
        await mail.send(letter, settings.mail)

    channels.on(MAIL, prepare=Letters(settings.http.public_url).prepare, send=send)
    return channels


async def _until_started(start: Callable[[], Awaitable[None]]) -> None:
    """Requests are served while Kafka is away; what they change waits in the outbox."""
    while True:
        try:
            await start()
        except Exception as error:  # noqa: BLE001  whatever it is, the next attempt may find it gone
            log.warning("worker.start_failed", extra={"error": repr(error)})
            await asyncio.sleep(1)
        else:
            return


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
