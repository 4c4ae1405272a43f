"""What an operator does to servers: dumps with the backup role, restoring into empty databases, an empty Kafka."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from aiokafka.admin import AIOKafkaAdminClient

from deploy.local.postgresql import binaries
from shared.contracts.topics import all_topics
from shared.database import provision
from shared.database.provision import role_name
from shared.messaging import Kafka
from shared.provision.topics import create

GONE_WITHIN = 30.0


async def dumped(dsn: str, path: Path) -> None:
    """One consistent moment of a database, as the role `backup`."""
    await _run("pg_dump", "--format=custom", "--no-password", f"--file={path}", dsn)


async def lost(admin: str, database: str) -> None:
    """Nothing of it is left."""
    conn = await asyncpg.connect(admin)
    try:
        await conn.execute(f'DROP DATABASE "{database}" WITH (FORCE)')
    finally:
        await conn.close()


async def restored(admin: str, service: str, database: str, path: Path) -> None:
    """A new database of its owner, filled from the dump, and closed to all other services as it was before."""
    conn = await asyncpg.connect(admin)
    try:
        await conn.execute(f'CREATE DATABASE "{database}" OWNER "{role_name(service, "migrator")}"')
    finally:
        await conn.close()
    into = urlunsplit(urlsplit(admin)._replace(path=f"/{database}"))
    await _run("pg_restore", "--exit-on-error", "--no-password", f"--dbname={into}", str(path))
    await provision(admin, service, {}, database=database)


async def emptied(kafka: Kafka) -> None:
    """Every topic of ours is made anew, with nothing on it."""
    names = [topic.name for topic in all_topics()]
    admin = AIOKafkaAdminClient(**kafka.client_options())
    await admin.start()
    try:
        await admin.delete_topics(names)
        async with asyncio.timeout(GONE_WITHIN):
            while set(names) & {*await admin.list_topics()}:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
    finally:
        await admin.close()
    await create(kafka)


async def _run(program: str, *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(
        str(binaries() / program), *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{program} ended with {process.returncode}: {errors.decode()[-2000:]}")
