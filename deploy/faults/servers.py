"""The servers of a world: brokers and a PostgreSQL of its own, the services' way to each behind a link.

Whoever harms and counts goes straight to them (`inside`, `dsn`); the services know only the links.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from deploy.faults.proxy import Link, link
from deploy.local.backing import Backing
from deploy.local.cluster import Cluster, cluster
from deploy.local.ground import Dsns
from deploy.local.postgresql import PostgreSQL, postgresql

ROLES = ("service", "worker", "relay")


@dataclass
class Servers:
    """`to_kafka` are the services' ways to the brokers, by the broker's number; `to_database` the one to PostgreSQL."""

    cluster: Cluster
    database: PostgreSQL
    to_kafka: Mapping[int, Link]
    to_database: Link

    @property
    def direct(self) -> Backing:
        """For whoever prepares, harms and counts."""
        return Backing("local", self.cluster.inside, self.database.dsn, postgres_process=self.database)

    @property
    def linked(self) -> Backing:
        """For the services."""
        return Backing("local", self.cluster.clients, self.database.dsn, postgres_process=self.database)

    def seen(self, dsns: Dsns) -> dict[str, dict[str, str]]:
        """What each service is told of its database: the way through the link."""
        return {
            service: {f"DATABASE__{role.upper()}_DSN": self._linked(roles[role]) for role in ROLES}
            for service, roles in dsns.items()
        }

    async def complete(self) -> None:
        """Takes every fault away: servers run, links carry."""
        self.database.thaw()
        if self.database.process.poll() is not None:
            await self.database.restart()
        await self.cluster.complete()
        for way in (*self.to_kafka.values(), self.to_database):
            await way.clear()

    def _linked(self, dsn: str) -> str:
        parts = urlsplit(dsn)
        who = parts.netloc.rpartition("@")[0]
        return urlunsplit(parts._replace(netloc=f"{who}@{self.to_database.address}"))


@asynccontextmanager
async def servers(*, brokers: int = 1, seed: int = 0) -> AsyncIterator[Servers]:
    """Fresh servers until the block ends."""
    async with AsyncExitStack() as stack:
        to_kafka = {n: await stack.enter_async_context(link(seed=seed)) for n in range(1, brokers + 1)}
        to_database = await stack.enter_async_context(link(seed=seed))
        async with asyncio.TaskGroup() as both:
            database = both.create_task(stack.enter_async_context(postgresql(durable=False)))
            ports = [way.port for way in to_kafka.values()]
            made = both.create_task(stack.enter_async_context(cluster(advertised=ports)))
        for number, way in to_kafka.items():
            way.target = made.result().brokers[number].port
        to_database.target = database.result().port
        yield Servers(made.result(), database.result(), to_kafka, to_database)
