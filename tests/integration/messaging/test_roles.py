"""What each database role may and may not do with the engine's tables."""

import asyncpg
import pytest

from shared.messaging.backlog import backlog
from tests.integration.messaging.conftest import Rig

LIST = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'messaging' AND c.relkind IN ('r', 'p')
"""


async def test_the_service_role_reads_no_engine_table(rig: Rig) -> None:
    tables = [row["relname"] for row in await rig.admin.fetch(LIST)]
    assert "outbox" in tables
    for table in tables:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await rig.service.fetch(f"SELECT 1 FROM messaging.{table}")


async def test_the_relay_role_reads_outbox_and_lease_only(rig: Rig) -> None:
    tables = {row["relname"] for row in await rig.admin.fetch(LIST)}
    for table in tables - {"outbox", "relay_lease"}:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await rig.relay.fetch(f"SELECT 1 FROM messaging.{table}")
    await rig.relay.fetch("SELECT 1 FROM messaging.outbox")


async def test_only_the_clock_role_moves_the_domain_clock(rig: Rig) -> None:
    for pool in (rig.service, rig.worker, rig.relay):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await pool.execute("SELECT app.advance(interval '1 day')")
    clock = await asyncpg.connect(rig.database.clock)
    before = await clock.fetchval("SELECT app.now()")
    after = await clock.fetchval("SELECT app.advance(interval '1 day')")
    assert (after - before).days >= 1
    with pytest.raises(asyncpg.RaiseError, match="forward"):
        await clock.execute("SELECT app.advance(interval '-1 day')")
    await clock.close()


async def test_the_backlog_of_an_idle_service_is_quiet(rig: Rig) -> None:
    assert (await backlog(rig.worker)).is_quiet
