"""What version 0.1.0 left behind can be taken over: its databases by the migrations, its events by the contracts."""

import asyncio
import json
import re
import secrets
import subprocess
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

from deploy.local.postgresql import binaries
from services.posting.store import candidates
from shared.contracts import CONTRACTS
from shared.database import enter, migrate, provision
from shared.database.provision import ROLES
from shared.privacy import Vault

RELEASE = Path(__file__).parent / "v0.1.0"
SERVICES = ("posting", "evaluation", "conversion")
ASKED_PER_ROW = """
    SELECT tablename FROM pg_policies
    WHERE policyname = 'tenant' AND '(employer_id = app.employer())' IN (qual, with_check)
"""


def in_database(dsn: str, database: str) -> str:
    return urlunsplit(urlsplit(dsn)._replace(path=f"/{database}"))


async def restored(postgres: str, service: str) -> str:
    """A database of this server with the release's rows in it; returns the superuser's DSN."""
    name = f"{service}_v010_{secrets.token_hex(3)}"
    await provision(postgres, service, dict.fromkeys(ROLES, "for-tests-only"), database=name)
    dsn = in_database(postgres, name)
    command = [str(binaries() / "psql"), dsn, "-q", "-v", "ON_ERROR_STOP=1", "-f", str(RELEASE / f"{service}.sql")]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return dsn


@pytest.mark.parametrize("service", SERVICES)
async def test_its_database_is_brought_to_this_release(postgres: str, service: str) -> None:
    dsn = await restored(postgres, service)
    await migrate(dsn, service)
    conn = await asyncpg.connect(dsn)
    try:
        for table in ("outbox", "parked", "timers"):
            assert await conn.fetchval(f"SELECT count(*) FROM messaging.{table}") > 0, table
        assert await conn.fetchval("SELECT count(DISTINCT employer_id) FROM public.audit") == 3
        assert not await conn.fetch(ASKED_PER_ROW), "call app.ask_tenant_once() at the end of the migration"
    finally:
        await conn.close()


async def test_its_candidates_can_still_be_read_with_its_key(postgres: str) -> None:
    dsn = await restored(postgres, "posting")
    vault = Vault(json.loads((RELEASE / "keys.json").read_text())["posting"])
    conn = await asyncpg.connect(dsn)
    try:
        names = []
        for row in await conn.fetch("SELECT person_id FROM candidates"):
            async with conn.transaction():
                await enter(conn, None, person_id=row["person_id"])
                names.append((await candidates.load(conn, vault, row["person_id"])).identity.name)
        assert "Person 1 of northwind" in names
        assert len(names) == 18
    finally:
        await conn.close()


def test_its_events_are_read_by_these_contracts() -> None:
    events = [json.loads(line) for line in (RELEASE / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(events) > 100
    for event in events:
        type_ = event["attributes"]["type"]
        if event["topic"] != "hr.project.v1":
            CONTRACTS[type_].model_validate_json(json.dumps(event["data"]))


def test_the_commit_that_made_it_is_named() -> None:
    assert re.fullmatch(r"[0-9a-f]{40}\n", (RELEASE / "COMMIT").read_text())
