"""The composition root: the only file that builds objects and gives them to each other.

A process runs one role or all of them; every role answers `/health` and `/metrics`. What is opened in `start` is closed
in the opposite order when the process is told to stop.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.posting import access, api, consumers, evidence, lookups, pages
from services.posting.doors import kafka as kafka_door
from services.posting.handlers import letters
from services.posting.handlers.deliverables import Desk
from services.posting.scrubber import Scrubber
from services.posting.settings import Settings
from services.posting.snapshots import Snapshots
from services.posting.store import members
from shared import blobs, operations
from shared.database import Pool
from shared.http import Doors, create_app
from shared.messaging import Consumer, Deliveries, OutboxAge, Worker, create_broker
from shared.privacy import Vault
from shared.serving import Life, Role, opened, serve

SERVICE = "posting"
EVIDENCE = operations.Evidence(evidence.SEQUENCES, evidence.SEALED, evidence.look, evidence.files, evidence.RAISED)
RAW, REVIEWERS = "raw", "reviewers"
"""Parts of the store of deliverables."""


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
        return Worker(
            create_broker(settings.kafka.connection(), client_id=f"{SERVICE}.worker"),
            pool,
            *consumers_of(settings),
            timers=consumers.timers,
            deliveries=deliveries(settings, vault),
            tuning=settings.engine.tuning(),
        )

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        async with opened(SERVICE, settings, role, worker_of, troubles, life or Life(), outbox) as (pool, verifier):
            yield Doors(pool, verifier, access.permits, members.CALLER, lookups.machine)

    app = create_app(
        SERVICE,
        settings,
        start,
        home=pages.HOME,
        troubles=troubles,
        largest_upload=settings.largest_upload,
        outbox=outbox,
    )
    if role in ("api", "all"):
        api.install(app, settings, vault, desk(settings))
        pages.install(app, settings)
        operations.install(app, SERVICE, settings, lambda: consumers_of(settings))
    return app


def desk(settings: Settings) -> Desk:
    """Where deliverables are handed over: what came is kept beside what reviewers may see."""
    return Desk(
        blobs.opened(settings.store, RAW),
        blobs.opened(settings.store, REVIEWERS),
        Scrubber(settings.scrub),
        Snapshots(settings.links),
    )


def consumers_of(_settings: Settings) -> Sequence[Consumer]:
    """Everything that reads topics, for the worker and for operators who replay what failed."""
    return consumers.evaluation, consumers.conversion, kafka_door.hr_projects


def deliveries(settings: Settings, vault: Vault) -> Deliveries:
    """The channels to the outside."""
    made = Deliveries()
    letters.register(made, vault, settings.mail, settings.http.public_url)
    return made
