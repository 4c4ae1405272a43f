"""The composition root: the only file that builds objects and gives them to each other.

A process runs one role or all of them; every role answers `/health` and `/metrics`. What is opened in `start` is closed
in the opposite order when the process is told to stop.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.conversion import access, api, consumers, evidence, pages, regaining
from services.conversion.mail import Letters
from services.conversion.read_models import members
from services.conversion.settings import Settings
from shared import mail, operations
from shared.database import Pool
from shared.http import Doors, create_app
from shared.messaging import Consumer, Deliveries, OutboxAge, Worker, create_broker
from shared.serving import Life, Role, opened, serve

SERVICE = "conversion"
EVIDENCE = operations.Evidence(
    evidence.SEQUENCES, evidence.SEALED, evidence.look, raised=evidence.RAISED, brought_back=regaining.BROUGHT_BACK
)


async def run(settings: Settings, role: Role) -> None:
    """Serves until SIGTERM or SIGINT, then stops within 25 seconds."""
    life = Life()
    await serve(build(settings, role, life), settings, life)


def build(settings: Settings, role: Role = "all", life: Life | None = None) -> FastAPI:
    """The application of this role; nothing is opened before it starts."""
    troubles: list[Callable[[], Sequence[str]]] = []
    outbox = OutboxAge(settings.http.outbox_limit)

    def worker_of(pool: Pool) -> Worker:
        return Worker(
            create_broker(settings.kafka.connection(), client_id=f"{SERVICE}.worker"),
            pool,
            *consumers_of(settings),
            timers=consumers.timers,
            deliveries=deliveries(settings),
            tuning=settings.engine.tuning(),
        )

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        async with opened(SERVICE, settings, role, worker_of, troubles, life or Life(), outbox) as (pool, verifier):
            yield Doors(pool, verifier, access.permits, members.CALLER)

    app = create_app(SERVICE, settings, start, home="/recommendations", troubles=troubles, outbox=outbox)
    if role in ("api", "all"):
        api.install(app)
        pages.install(app, settings)
        operations.install(app, SERVICE, settings, lambda: consumers_of(settings))
    return app


def consumers_of(_settings: Settings) -> Sequence[Consumer]:
    """Everything that reads topics, for the worker and for operators who replay what failed."""
    return consumers.posting, consumers.evaluation


def deliveries(settings: Settings) -> Deliveries:
    """The channels to the outside: mail to hiring managers and approvers."""
    made = Deliveries()

    async def send(letter: mail.Mail) -> None:
        await mail.send(letter, settings.mail)

    made.on("mail", prepare=Letters(settings.http.public_url).prepare, send=send)
    return made
