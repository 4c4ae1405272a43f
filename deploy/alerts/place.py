"""The running product with somebody who watches it: what faults are done to."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import httpx2
from aiokafka import AIOKafkaProducer

from deploy.alerts.people import People, peopled
from deploy.bench.place import idempotent_producer_to
from deploy.local.backing import NoBacking
from deploy.local.kafka import Kafka
from deploy.local.reached import open_to
from deploy.local.stack import ROOT, SERVICES, Stack, running
from deploy.observability.prometheus import Prometheus, scraping
from shared.contracts.envelope import Attributes, to_headers
from shared.contracts.posting_v1 import MemberJoined
from shared.contracts.topics import MEMBER

WAITS = "5s"
"""How long an alert waits here before it fires; how long it really does is asked of promtool."""


class Failed(Exception):
    """A command of an operator did not end well; carries what it said."""


@dataclass
class Place:
    """`producer` writes to Kafka like any other program; `people` work with the product."""

    stack: Stack
    broker: Kafka
    prometheus: Prometheus
    producer: AIOKafkaProducer
    people: People

    async def fires(self, alert: str, job: str) -> bool:
        """Whether Prometheus says of this alert that it fires."""
        labels = f'alertname="{alert}",alertstate="firing"' + (f',job="{job}"' if job else "")
        return bool(await self.prometheus.ask(f"ALERTS{{{labels}}}"))

    async def sql(self, service: str, statement: str, *values: Any) -> Any:
        """What the database's administrator does; the first value that comes back."""
        async with open_to(self.stack.dsns[service]["admin"]) as conn:
            return await conn.fetchval(statement, *values)

    @asynccontextmanager
    async def without(self, right: str, table: str, *, of: str, service: str) -> AsyncIterator[None]:
        """A role `of` the service has lost a right."""
        await self.sql(service, f"REVOKE {right} ON {table} FROM {of}")
        try:
            yield
        finally:
            await self.sql(service, f"GRANT {right} ON {table} TO {of}")

    @asynccontextmanager
    async def locked(self, service: str, table: str, mode: str = "ACCESS EXCLUSIVE") -> AsyncIterator[None]:
        """Somebody holds a lock, such as a migration by hand that was forgotten."""
        async with open_to(self.stack.dsns[service]["admin"]) as conn, conn.transaction():
            await conn.execute(f"LOCK TABLE {table} IN {mode} MODE")
            yield

    async def type(self, service: str, *words: str, expect: Sequence[int] = (0,)) -> None:
        """A command of an operator; `Failed` when it ends with another code."""
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"services.{service}", *words,
            cwd=ROOT, env=dict(self.stack.services[service].environment),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        output, _ = await child.communicate()
        if child.returncode not in expect:
            raise Failed(f"{service} {' '.join(words)} ended with {child.returncode}: {output.decode()}")

    @asynccontextmanager
    async def told(self, service: str, **settings: str) -> AsyncIterator[None]:
        """A service that was started with other settings."""
        process = self.stack.services[service]
        before = process.environment
        process.environment = {**before, **{f"{service.upper()}_{key}": value for key, value in settings.items()}}
        await self.stack.stop(service)
        await self.stack.restart(service)
        try:
            yield
        finally:
            process.environment = before
            await self.stack.stop(service)
            await self.stack.restart(service)

    async def joined(self, number: int, of: str, *, partition: int | None = None, name: Any = "Reviewer") -> list[str]:
        """Events of so many new members, as posting's topic has them; `of` tells these from others.

        Where each is now: topic/partition/offset.
        """
        sent = []
        for n in range(number):
            member = uuid5(NAMESPACE_URL, f"{of} {n}")
            headers, key = to_headers(self._attributes(member)), str(member).encode()
            sent += [
                await self.producer.send(
                    MEMBER.name, _value(member, name), key=key, partition=partition, headers=headers
                )
            ]
        return [f"{one.topic}/{one.partition}/{one.offset}" for one in await asyncio.gather(*sent)]

    def _attributes(self, member: UUID) -> Attributes:
        return Attributes(
            id=str(uuid5(member, "joined")), source="/journeywork/posting", type=MemberJoined.TYPE,
            subject=str(member), partitionkey=str(member), sequence="1",
            employerid=self.people.employer.employer_id, time=datetime.now(UTC).isoformat(),
        )  # fmt: skip


def _value(member: UUID, name: Any) -> bytes:
    subject = member.hex
    fact = {
        "member_id": str(member), "subject": subject, "name": name, "email": f"{subject}@example.com",
        "roles": ["reviewer"], "time_zone": "Europe/Berlin", "language": "en",
    }  # fmt: skip
    return json.dumps(fact).encode()


@asynccontextmanager
async def place(folder: Path) -> AsyncIterator[Place]:
    """Real servers, the three services, a Prometheus that looks on, and an employer with its people.

    Raises `NoBacking` where the servers are none of this machine's processes, so that nobody's own are harmed.
    """
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(running(folder, durable=False))
        broker = made.backing.kafka_process
        if broker is None:
            raise NoBacking("faults are done to servers that are processes here: BACKING=local")
        producer = await idempotent_producer_to(made.backing.kafka)
        stack.push_async_callback(producer.stop)
        http = await stack.enter_async_context(httpx2.AsyncClient(timeout=15.0))
        people = await stack.enter_async_context(peopled(made, http, producer))
        # Not before everybody has settled in: so many at once wait for connections where a machine is slow.
        services: Mapping[str, str] = {name: made.services[name].url for name in SERVICES}
        looking = await stack.enter_async_context(scraping(folder, services, waits=WAITS))
        # From the second sample on Prometheus sees a counter rise.
        await looking.eventually(f"min(count_over_time(up[1h])) > 1 and count(up) == {len(SERVICES)}")
        yield Place(made, broker, looking, producer, people)
