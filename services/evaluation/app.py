"""The composition root: the only file that builds objects and gives them to each other.

A process runs one role or all of them; every role answers `/health` and `/metrics`. What is opened in `start` is closed
in the opposite order when the process is told to stop.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.evaluation import access, api, evidence, pages, regaining
from services.evaluation.consumers import Inbound
from services.evaluation.handlers.commits import MAIL
from services.evaluation.handlers.reviewers import NOTE
from services.evaluation.mail import Letters
from services.evaluation.notices import Notices
from services.evaluation.read_models import members
from services.evaluation.settings import Settings
from shared import mail, operations
from shared.blobs import reader
from shared.database import Pool
from shared.http import Doors, create_app
from shared.messaging import Consumer, Deliveries, OutboxAge, Worker, create_broker
from shared.serving import Life, Role, opened, serve

SERVICE = "evaluation"
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
    vault = settings.privacy.vault()

    def worker_of(pool: Pool) -> Worker:
        inbound = Inbound(vault)
        return Worker(
            create_broker(settings.kafka.connection(), client_id=f"{SERVICE}.worker"),
            pool,
            inbound.posting,
            inbound.conversion,
            timers=inbound.timers,
            deliveries=deliveries(settings),
            tuning=settings.engine.tuning(),
        )

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        async with opened(SERVICE, settings, role, worker_of, troubles, life or Life(), outbox) as (pool, verifier):
            yield Doors(pool, verifier, access.permits, members.CALLER)

    app = create_app(SERVICE, settings, start, home="/reviews", troubles=troubles, outbox=outbox)
    if role in ("api", "all"):
        api.install(app, vault, reader(settings.store))
        pages.install(app, settings, vault)
        operations.install(app, SERVICE, settings, lambda: consumers_of(settings))
    return app


def consumers_of(settings: Settings) -> Sequence[Consumer]:
    """Everything that reads topics, for operators who replay what failed."""
    inbound = Inbound(settings.privacy.vault())
    return inbound.posting, inbound.conversion


def deliveries(settings: Settings) -> Deliveries:
    """The channels to the outside: mail to reviewers, about reviews and about themselves."""
    channels = Deliveries()

    async def send(letter: mail.Mail) -> None:
        await mail.send(letter, settings.mail)

    channels.on(MAIL, prepare=Letters(settings.http.public_url).prepare, send=send)
    channels.on(NOTE, prepare=Notices(settings.http.public_url).prepare, send=send)
    return channels
