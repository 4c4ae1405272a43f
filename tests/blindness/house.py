"""The whole product in this process, on a real PostgreSQL and a real Kafka: what it says can be heard, and changed."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from fastapi import FastAPI

from deploy.local.backing import backing
from deploy.local.ground import laid
from deploy.local.stack import SERVICES, Stack, prepared, scratch, serving
from deploy.story.ledger import consumers
from shared import logs
from shared.contracts.topics import all_topics
from shared.http.prefixes import service_of

OFFSETS = "SELECT consumer, topic, partition, next_offset FROM messaging.consumer_offsets"
WAITING = """
    SELECT (SELECT count(*) FROM messaging.outbox) + (SELECT count(*) FROM messaging.parked)
         + (SELECT count(*) FROM messaging.deliveries WHERE next_attempt IS NOT NULL)
"""
ATTEMPTS = 3
PLACES = [
    (consumer.name, topic.name, place)
    for consumer in consumers()
    for topic in consumer.topics
    for place in range(topic.partitions)
]
"""Every partition that a consumer reads."""


class Lines(logging.Handler):
    """Every line that the product logs, as it would stand in its log."""

    def __init__(self, formatter: logging.Formatter | None) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@dataclass
class House:
    """The three services as applications of this process, and everything that can be heard of them from outside."""

    stack: Stack
    apps: Mapping[str, FastAPI]
    log: Lines
    wire: AIOKafkaConsumer
    http: httpx2.AsyncClient
    admins: Mapping[str, "asyncpg.Connection[asyncpg.Record]"]
    records: list[ConsumerRecord[Any, Any]] = field(default_factory=list)
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    """What both worlds count their deadlines from."""

    @property
    def copies(self) -> Path:
        """The folder of reviewers' copies."""
        return self.stack.folder / "deliverables" / "reviewers"

    def dsn(self, service: str, role: str) -> str:
        return self.stack.dsns[service][role]

    def url(self, path: str) -> str:
        return f"{self.stack.services[service_of(path) or 'posting'].url}{path}"

    async def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Sends again when the service has closed an idle connection in the same moment."""
        for _ in range(ATTEMPTS - 1):
            try:
                return await self.http.request(method, self.url(path), **options)
            except httpx2.TransportError:
                continue
        return await self.http.request(method, self.url(path), **options)

    async def query(self, service: str, sql: str, *arguments: object) -> list[asyncpg.Record]:
        """As the superuser."""
        return await self.admins[service].fetch(sql, *arguments)

    async def mails(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.http.get(f"{self.stack.mail}/messages")).json()["items"]
        return found

    async def rest(self, within: float = 60.0) -> None:
        """Waits until nothing is on its way: outboxes empty, every record applied, every mail sent."""
        deadline = asyncio.get_running_loop().time() + within
        quiet = 0
        while quiet < 2:
            assert asyncio.get_running_loop().time() < deadline, f"the product does not come to rest in {within} s"
            quiet = quiet + 1 if await self._at_rest() else 0
            if quiet < 2:
                await asyncio.sleep(0.02)

    async def _at_rest(self) -> bool:
        for service in SERVICES:
            if (await self.query(service, WAITING))[0][0]:
                return False
        ends = await self.heard()
        for service in SERVICES:
            stands = {(row["consumer"], row["topic"], row["partition"]): row["next_offset"]
                      for row in await self.query(service, OFFSETS)}  # fmt: skip
            mine = [place for place in PLACES if place[0].startswith(f"{service}.")]
            if any(stands.get(place, 0) < ends[place[1:]] for place in mine):
                return False
        return True

    async def heard(self) -> dict[tuple[str, int], int]:
        """Reads every topic to its end; where the ends are."""
        assigned = sorted(self.wire.assignment())
        ends = await self.wire.end_offsets(assigned)
        while any([await self.wire.position(one) < ends[one] for one in assigned]):
            for batch in (await self.wire.getmany(timeout_ms=100)).values():
                self.records += batch
        return {(one.topic, one.partition): end for one, end in ends.items()}


@asynccontextmanager
async def opened() -> AsyncIterator[House]:
    """Everything started here, and stopped again."""
    folder = scratch()
    async with AsyncExitStack() as stack:
        heard = stack.enter_context(_listening())
        servers = await stack.enter_async_context(backing(durable=False))
        made = await prepared(stack, servers, folder, await laid(stack, servers))
        apps = {name: _built(made, name) for name in SERVICES}
        for name, app in apps.items():
            await serving(stack, app, made.services[name].port)
        for name in SERVICES:
            await _ready(made, name)
        wire = await _wire(stack, servers.kafka)
        http = await stack.enter_async_context(httpx2.AsyncClient(timeout=30.0))
        admins = {name: await asyncpg.connect(made.dsns[name]["admin"]) for name in SERVICES}
        for conn in admins.values():
            stack.push_async_callback(conn.close)
        yield House(made, apps, heard, wire, http, admins)


@contextmanager
def _listening() -> Iterator[Lines]:
    """Hears what the services log, through their own formatter; what pytest listens with stays."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.configure("journeywork")
    logging.getLogger("mail.log").setLevel("WARNING")  # the sink's own: no service receives mail
    lines = Lines(root.handlers[0].formatter)
    root.handlers[:] = [*handlers, lines]
    try:
        yield lines
    finally:
        root.removeHandler(lines)
        root.setLevel(level)
        structlog.reset_defaults()


def _built(made: Stack, name: str) -> FastAPI:
    """The service as its command would build it from its environment, with what operators see over HTTP."""
    settings_of, service = import_module(f"services.{name}.settings").Settings, import_module(f"services.{name}.app")
    with pytest.MonkeyPatch.context() as environment:
        for variable, value in made.services[name].environment.items():
            environment.setenv(variable, value)
        environment.delenv("PYTHONUNBUFFERED")
        settings = settings_of.read()
    app: FastAPI = service.build(settings, "all")
    return app


async def _ready(made: Stack, name: str) -> None:
    for _ in range(1200):
        if (await made.http.get(f"{made.services[name].url}/health/ready")).status_code == 200:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{name} does not become ready")


async def _wire(stack: AsyncExitStack, kafka: str) -> AIOKafkaConsumer:
    consumer = AIOKafkaConsumer(bootstrap_servers=kafka, enable_auto_commit=False, auto_offset_reset="earliest")
    await consumer.start()
    stack.push_async_callback(consumer.stop)
    topics = all_topics()
    consumer.assign([TopicPartition(topic.name, place) for topic in topics for place in range(topic.partitions)])
    await consumer.seek_to_beginning()
    return consumer
