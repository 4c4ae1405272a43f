"""An employer is erased: every row and file of theirs, and nothing of anybody else's."""

import argparse
import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio
from pydantic_settings import SettingsConfigDict

from services.posting.app import EVIDENCE
from shared import operations
from shared.blobs import Folder, Missing
from shared.messaging.apply import apply_records, record_of
from shared.messaging.tuning import Tuning
from shared.operations.erasing import REFERENCES, tenant_tables
from shared.settings import ServiceSettings, StoreSettings
from tests.conftest import Database, MakeDatabase
from tests.integration.messaging.conftest import Rig
from tests.integration.operations.conftest import SIGNED, Failing, Said, Type, settings_of
from tests.integration.operations.test_parked_commands import EMPLOYER, counted, operations_of, parked

OTHER = uuid4()
ENGAGEMENT = """
    INSERT INTO engagements (employer_id, engagement_id, project_id, application_id, person_id, subject_id,
        candidate_label, eligible_for_hire, selected_by, supervisor_id, conflict_tokens, deliverables, status, version,
        sequence)
    VALUES ($1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
        'Candidate 7', true, gen_random_uuid(), gen_random_uuid(), '{}', $2::text::jsonb, 'completed', 1, 1)
"""
DELIVERY = "INSERT INTO messaging.deliveries (id, employer_id, channel, key, payload, correlation_id) VALUES (gen_random_uuid(), $1, 'mail', 'a', '{}', 'c')"
ATTEMPT = "INSERT INTO messaging.delivery_attempts (delivery_id, attempt, outcome) SELECT id, 1, 'sent' FROM messaging.deliveries"
TIMER = (
    "INSERT INTO messaging.timers (employer_id, kind, key, due, correlation_id) VALUES ($1, 'remind', 'a', now(), 'c')"
)
AUDIT = "INSERT INTO audit (employer_id, actor, action, entity, entity_id, version, after) VALUES ($1, 'a', 'b', 'c', gen_random_uuid(), 1, '{}')"
OUTBOX = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    VALUES (gen_random_uuid(), 'a', 'a', 't', 't', 'k', '', jsonb_build_object('ce_employerid', $1::text))
"""


class Told(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="POSTING_")

    store: StoreSettings


@pytest_asyncio.fixture(loop_scope="session")
async def made(database: MakeDatabase) -> AsyncIterator[tuple[Database, "asyncpg.Connection[asyncpg.Record]"]]:
    """A database of posting, and its administrator."""
    made = await database("posting")
    admin = await asyncpg.connect(made.admin)
    yield made, admin
    await admin.close()


async def erased(
    database: Database, folder: Path, capsys: pytest.CaptureFixture[str], employer: UUID, *words: str
) -> Said:
    told = Told.model_validate(
        {
            "environment": "local",
            "database": {"migrator_dsn": database.migrator},
            "kafka": {"bootstrap_servers": "localhost:1"},
            "http": {"port": 1, "public_url": "http://127.0.0.1:1"},
            "auth": {"issuer": "http://127.0.0.1:1", "client_id": "posting", "session_secret": "0" * 32},
            "mail": {"host": "127.0.0.1", "port": 1, "sender": "a@example.com"},
            "store": {"folder": str(folder)},
        }
    )
    parser = argparse.ArgumentParser(prog="posting")
    operations.add_commands(parser.add_subparsers(dest="command"))
    given = parser.parse_args(["erase", str(employer), *SIGNED, *words])
    capsys.readouterr()
    code = await asyncio.to_thread(operations.run, given, "posting", told, [], EVIDENCE)
    said = capsys.readouterr()
    return Said(code, said.out, said.err)


async def rows_of(admin: "asyncpg.Connection[asyncpg.Record]", employer: UUID) -> dict[str, int]:
    counts = {
        table: await admin.fetchval(f"SELECT count(*) FROM {table} WHERE employer_id = $1", employer)
        for table in await tenant_tables(admin)
    }
    return {table: count for table, count in counts.items() if count}


def handed(store: Folder, copies: Folder, content: bytes) -> str:
    digest, copy = store.put(content), copies.put(content + b" without its maker")
    return f'[{{"versions": [{{"sha256": "{digest}", "copy_sha256": "{copy}"}}]}}]'


def contents(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_rows_and_files_of_one_employer_go_and_those_of_the_other_stay(
    made: tuple[Database, "asyncpg.Connection[asyncpg.Record]"], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database, admin = made
    raw, copies = Folder(tmp_path / "raw"), Folder(tmp_path / "reviewers")
    own, shared = handed(raw, copies, b"own work"), handed(raw, copies, b"the same work")
    for employer, deliverables in ((EMPLOYER, own), (EMPLOYER, shared), (OTHER, shared)):
        await admin.execute(ENGAGEMENT, employer, deliverables)
    for employer in (EMPLOYER, OTHER):
        for sql in (DELIVERY, TIMER, AUDIT):
            await admin.execute(sql, employer)
    await admin.execute(ATTEMPT)
    before, others = await rows_of(admin, EMPLOYER), await rows_of(admin, OTHER)
    assert before == {"audit": 1, "engagements": 2, "messaging.deliveries": 1, "messaging.timers": 1}
    would = await erased(database, tmp_path, capsys, EMPLOYER, "--dry-run")
    assert (would.code, would.out.splitlines()[-1]) == (0, "5 rows and 2 files would be erased in posting")
    assert await rows_of(admin, EMPLOYER) == before
    unsure = await erased(database, tmp_path, capsys, EMPLOYER)
    assert (unsure.code, "will be gone for good. Nothing was changed" in unsure.err) == (2, True)
    done = await erased(database, tmp_path, capsys, EMPLOYER, "--yes")
    assert (done.code, done.out.splitlines()[-1]) == (0, "5 rows and 2 files erased in posting")
    assert (await rows_of(admin, EMPLOYER), await rows_of(admin, OTHER)) == ({}, others)
    assert contents(tmp_path) == [b"the same work", b"the same work without its maker"]
    assert await admin.fetchval("SELECT count(*) FROM messaging.delivery_attempts") == 1
    (noted,) = await admin.fetch(
        "SELECT actor, action, subject ->> 'employer_id' AS employer FROM messaging.operations"
    )
    assert tuple(noted) == ("Operator 1", "employer.erase", str(EMPLOYER))
    again = await erased(database, tmp_path, capsys, EMPLOYER, "--yes")
    assert (again.code, again.out) == (0, "0 rows and 0 files erased in posting\n")


async def test_it_waits_for_what_is_on_its_way_to_kafka(
    made: tuple[Database, "asyncpg.Connection[asyncpg.Record]"], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database, admin = made
    await admin.execute(AUDIT, EMPLOYER)
    await admin.execute(OUTBOX, str(EMPLOYER))
    said = await erased(database, tmp_path, capsys, EMPLOYER, "--yes")
    assert (said.code, "1 events of it are on their way to Kafka" in said.err) == (2, True)
    assert await rows_of(admin, EMPLOYER) == {"audit": 1}


async def test_what_is_parked_goes_too(rig: Rig, failing: Failing, typed: Type) -> None:
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1, "bad"))
    theirs = record_of(counted("b", 1, "bad", employer_id=OTHER))
    await apply_records(failing.consumer, rig.worker, theirs, tuning=Tuning())
    assert (await typed("erase", str(EMPLOYER), "--yes", *SIGNED)).code == 0
    assert [key for key, *_ in await rig.parked()] == ["b"]
    assert await operations_of(rig) == [("Operator 1", "employer.erase", "cause removed")]


async def test_without_the_migrators_rights_it_says_what_it_needs(rig: Rig, typed: Type) -> None:
    settings = settings_of(rig)
    assert settings.database.migrator_dsn is not None
    parser = argparse.ArgumentParser(prog="rig")
    operations.add_commands(parser.add_subparsers(dest="command"))
    settings.database.migrator_dsn = None
    given = parser.parse_args(["erase", str(EMPLOYER), "--yes", *SIGNED])
    assert await asyncio.to_thread(operations.run, given, "rig", settings, []) == 3


@pytest.mark.parametrize("service", ["posting", "evaluation", "conversion"])
async def test_tables_that_refer_to_others_go_before_them(service: str, database: MakeDatabase) -> None:
    admin = await asyncpg.connect((await database(service)).admin)
    order = await tenant_tables(admin)
    pairs = [(row["child"], row["parent"]) for row in await admin.fetch(REFERENCES)]
    await admin.close()
    assert {"audit", "idempotent_requests", "messaging.timers", "messaging.deliveries"} <= set(order)
    assert all(order.index(child) < order.index(parent) for child, parent in pairs if child in order)


def test_what_is_removed_from_the_store_is_missing_and_not_missed_again(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    digest = store.put(b"work")
    store.remove(digest)
    store.remove(digest)
    with pytest.raises(Missing):
        store.get(digest)
