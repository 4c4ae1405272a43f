"""Real servers for the tests that want them: one Kafka and one PostgreSQL per test process, a database per test."""

import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
import pytest_asyncio
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from hypothesis import settings

from deploy.local.backing import Backing
from deploy.local.backing import backing as run_backing
from shared.database import migrate, provision
from shared.database.provision import ROLES, role_name

PASSWORD = "for-tests-only"
collect_ignore = [] if os.environ.get("DOCKER") else ["docker"]
"""What needs a Docker engine has a command of its own, `make docker`."""
settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("untimed")


@dataclass(frozen=True, slots=True)
class Database:
    """A fresh database of one service and the DSN of each of its roles."""

    name: str
    admin: str
    service: str
    worker: str
    relay: str
    migrator: str
    backup: str
    clock: str


MakeDatabase = Callable[[str], Awaitable[Database]]
MakeTopics = Callable[..., Awaitable[None]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def backing() -> AsyncIterator[Backing]:
    async with run_backing(durable=False) as servers:
        yield servers


@pytest.fixture(scope="session")
def kafka(backing: Backing) -> str:
    """Bootstrap servers."""
    return backing.kafka


@pytest.fixture(scope="session")
def postgres(backing: Backing) -> str:
    """A superuser's DSN."""
    return backing.postgres


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def templates(postgres: str) -> AsyncIterator[dict[str, str]]:
    """Names of the migrated databases that fresh ones are copied from, by service; gone after the run."""
    made: dict[str, str] = {}
    yield made
    admin = await asyncpg.connect(postgres)
    for name in made.values():
        await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    await admin.close()


@pytest_asyncio.fixture(loop_scope="session")
async def database(postgres: str, templates: dict[str, str]) -> AsyncIterator[MakeDatabase]:
    """`await database("posting")` gives a fresh, migrated database; it is gone after the test."""
    made: list[str] = []
    admin = await asyncpg.connect(postgres)

    async def make(service: str) -> Database:
        if service not in templates:
            templates[service] = await _template(postgres, service)
        name = f"{service}_{secrets.token_hex(4)}"
        owner = role_name(service, "migrator")
        await admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{templates[service]}" OWNER "{owner}"')
        made.append(name)
        roles = {role: _dsn(postgres, name, role_name(service, role)) for role in ROLES}
        return Database(name=name, admin=_dsn(postgres, name), **roles)

    yield make
    for name in made:
        await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    await admin.close()


async def _template(postgres: str, service: str) -> str:
    name = f"{service}_template_{secrets.token_hex(4)}"
    await provision(postgres, service, dict.fromkeys(ROLES, PASSWORD), database=name)
    await migrate(_dsn(postgres, name, role_name(service, "migrator")), service)
    return name


def _dsn(admin: str, database: str, user: str | None = None) -> str:
    parts = urlsplit(admin)
    where = parts.netloc.rpartition("@")[2]
    netloc = f"{user}:{PASSWORD}@{where}" if user else parts.netloc
    return urlunsplit(parts._replace(netloc=netloc, path=f"/{database}"))


@pytest_asyncio.fixture(loop_scope="session")
async def topics(kafka: str) -> AsyncIterator[MakeTopics]:
    """`await topics("name", …, partitions=2)` creates topics; they are gone after the test."""
    made: list[str] = []
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()

    async def make(*names: str, partitions: int = 2, configs: dict[str, str] | None = None) -> None:
        await admin.create_topics([NewTopic(name, partitions, 1, topic_configs=configs or {}) for name in names])
        made.extend(names)

    yield make
    if made:
        await admin.delete_topics([*dict.fromkeys(made)])  # Kafka takes no name twice, and then deletes none
    await admin.close()
