"""The Kafka and the PostgreSQL that demo, serve and tests stand on: the user's own, local processes, or Docker.

Looked for in this order, or as `BACKING=env|local|docker` says:

- `env`: `KAFKA_BOOTSTRAP_SERVERS` and `POSTGRES_DSN` (a superuser's) name running servers;
- `local`: child processes, where Java 17 or later and Maven are there;
- `docker`: containers of postgres:18 and apache/kafka, where an engine answers.
"""

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from deploy.local.child import DidNotStart
from deploy.local.kafka import Kafka, kafka
from deploy.local.postgresql import PostgreSQL, postgresql

OLDEST_JAVA = 17


class NoBacking(Exception):
    """Neither servers nor a way to start them; the message says what to install."""


@dataclass(frozen=True)
class Backing:
    """Where the servers are; the processes only where we started them."""

    kind: str
    kafka: str
    postgres: str
    kafka_process: Kafka | None = None
    postgres_process: PostgreSQL | None = None


@asynccontextmanager
async def backing(*, durable: bool = True) -> AsyncIterator[Backing]:
    """Both servers for as long as the block runs. `durable=False` lets a local PostgreSQL do without fsync."""
    match _chosen():
        case "env":
            yield Backing("env", os.environ["KAFKA_BOOTSTRAP_SERVERS"], os.environ["POSTGRES_DSN"])
        case "local":
            async with AsyncExitStack() as stack:
                database, broker = await _both(stack, durable=durable)
                yield Backing("local", broker.bootstrap_servers, database.dsn, broker, database)
        case "docker":
            from deploy.local.docker import containers  # noqa: PLC0415 - testcontainers only where it is wanted

            async with containers() as (kafka_servers, postgres_dsn):
                yield Backing("docker", kafka_servers, postgres_dsn)


async def _both(stack: AsyncExitStack, *, durable: bool) -> tuple[PostgreSQL, Kafka]:
    try:
        async with asyncio.TaskGroup() as both:
            database = both.create_task(stack.enter_async_context(postgresql(durable=durable)))
            broker = both.create_task(stack.enter_async_context(kafka()))
    except* DidNotStart as failed:
        reasons = "\n".join(str(reason) for reason in failed.exceptions)
    else:
        return database.result(), broker.result()
    raise NoBacking(reasons)


def _chosen() -> str:
    wanted = os.environ.get("BACKING", "")
    missing = {"env": _env_missing, "local": _local_missing, "docker": _docker_missing}
    if wanted:
        if wanted not in missing:
            raise NoBacking(f"BACKING={wanted} is none of env, local, docker")
        if why := missing[wanted]():
            raise NoBacking(f"BACKING={wanted}: {why}")
        return wanted
    for kind, look in missing.items():
        if not look():
            return kind
    raise NoBacking(
        "No Kafka and PostgreSQL to stand on: install Java 17 or later and Maven (then both are started here), "
        "or Docker, or set KAFKA_BOOTSTRAP_SERVERS and POSTGRES_DSN to running servers."
    )


def _env_missing() -> str | None:
    absent = [name for name in ("KAFKA_BOOTSTRAP_SERVERS", "POSTGRES_DSN") if not os.environ.get(name)]
    return f"set {' and '.join(absent)}" if absent else None


def _local_missing() -> str | None:
    java = shutil.which("java")
    if java is None or _java_version(java) < OLDEST_JAVA:
        return f"install Java {OLDEST_JAVA} or later"
    return None if shutil.which("mvn") else "install Maven"


def _java_version(java: str) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found.group(1)) if found else 0


def _docker_missing() -> str | None:
    docker = shutil.which("docker")
    if docker is None:
        return "install Docker"
    answer = subprocess.run([docker, "version", "--format", "{{.Server.Version}}"], capture_output=True, check=False)
    return "start the Docker engine" if answer.returncode else None
