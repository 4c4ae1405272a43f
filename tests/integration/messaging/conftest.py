"""A migrated database with the rig's tables, and pools for its roles."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import pytest_asyncio

from shared.database import Pool, create_pool
from tests.conftest import Database, MakeDatabase
from tests.integration.messaging.rig import TABLES


@dataclass(frozen=True)
class Rig:
    """One fresh database of the rig, seen by each role."""

    database: Database
    service: Pool
    worker: Pool
    relay: Pool
    admin: "asyncpg.Connection[asyncpg.Record]"

    async def applied(self) -> list[tuple[str, int]]:
        """Key and sequence of every effect, in the order in which they happened, of all tenants."""
        rows = await self.admin.fetch("SELECT key, sequence FROM public.applied ORDER BY n")
        return [(row["key"], row["sequence"]) for row in rows]

    async def parked(self) -> list[tuple[str, int, str, int]]:
        """Key, offset, reason and attempts of what is parked."""
        rows = await self.admin.fetch('SELECT key, "offset", reason, attempts FROM messaging.parked ORDER BY "offset"')
        return [(row["key"], row["offset"], row["reason"], row["attempts"]) for row in rows]


@pytest_asyncio.fixture(loop_scope="session")
async def rig(database: MakeDatabase) -> AsyncIterator[Rig]:
    made = await database("rig")
    migrator = await asyncpg.connect(made.migrator)
    await migrator.execute(TABLES)
    await migrator.close()
    pools = [await create_pool(dsn, name="rig.test") for dsn in (made.service, made.worker, made.relay)]
    admin = await asyncpg.connect(made.admin)
    yield Rig(made, pools[0], pools[1], pools[2], admin)
    await admin.close()
    for pool in pools:
        await pool.close()
