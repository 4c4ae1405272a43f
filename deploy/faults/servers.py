"""The servers of a world: brokers and a PostgreSQL of its own, the services' way to each behind a link.

Whoever harms and counts goes straight to them (`inside`, `dsn`); the services know only the links.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from deploy.faults.proxy import Link, link
from deploy.local.backing import Backing
from deploy.local.cluster import Cluster, cluster
from deploy.local.ground import Dsns
from deploy.local.postgresql import PostgreSQL, postgresql
from shared.contracts.topics import SERVICES
from shared.messaging import Kafka
from shared.provision.users import allow, give_password, rights_of

ROLES = ("service", "worker", "relay")


@dataclass
class Servers:
    """`to_kafka` are the services' ways to the brokers, by the broker's number; `to_database` the one to PostgreSQL.
    `passwords` are what each service logs in to Kafka with, where it has to.
    """

    cluster: Cluster
    database: PostgreSQL
    to_kafka: Mapping[int, Link]
    to_database: Link
    passwords: Mapping[str, str] = field(default_factory=dict)

    @property
    def direct(self) -> Backing:
        """For whoever prepares, harms and counts."""
        return Backing("local", self.cluster.inside, self.database.dsn, postgres_process=self.database)

    @property
    def linked(self) -> Backing:
        """For the services."""
        return Backing("local", self.cluster.clients, self.database.dsn, postgres_process=self.database)

    def seen(self, dsns: Dsns) -> dict[str, dict[str, str]]:
        """What each service is told of its database, the way through the link, and who it is to Kafka."""
        return {
            service: {f"DATABASE__{role.upper()}_DSN": self._linked(roles[role]) for role in ROLES}
            | (logging_in(service, self.passwords[service]) if service in self.passwords else {})
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


def logging_in(service: str, password: str) -> dict[str, str]:
    """The settings of a service that has a name and a password in Kafka."""
    return {
        "KAFKA__SECURITY_PROTOCOL": "SASL_PLAINTEXT",
        "KAFKA__SASL_MECHANISM": "SCRAM-SHA-512",
        "KAFKA__USERNAME": service,
        "KAFKA__PASSWORD": password,
    }


@asynccontextmanager
async def servers(*, brokers: int = 1, seed: int = 0, secured: bool = False) -> AsyncIterator[Servers]:
    """Fresh servers until the block ends; `secured` has a user with its own rights for each service in Kafka."""
    async with AsyncExitStack() as stack:
        to_kafka = {n: await stack.enter_async_context(link(seed=seed)) for n in range(1, brokers + 1)}
        to_database = await stack.enter_async_context(link(seed=seed))
        async with asyncio.TaskGroup() as both:
            database = both.create_task(stack.enter_async_context(postgresql(durable=False)))
            ports = [way.port for way in to_kafka.values()]
            made = both.create_task(stack.enter_async_context(cluster(advertised=ports, secured=secured)))
        for number, way in to_kafka.items():
            way.target = made.result().brokers[number].port
        to_database.target = database.result().port
        passwords = await _enrolled(made.result()) if secured else {}
        yield Servers(made.result(), database.result(), to_kafka, to_database, passwords)


async def _enrolled(made: Cluster) -> dict[str, str]:
    """A user of each service with what it needs; the passwords."""
    passwords = {service: secrets.token_hex(16) for service in SERVICES}
    for service, password in passwords.items():
        await give_password(Kafka(made.inside), service, password)
        await allow(Kafka(made.inside), service, rights_of(service))
    return passwords
