"""Migrations run once, in order, refuse edited files, and a broken one leaves nothing."""

import asyncio
import importlib
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from shared.database import MigrationRefused, migrate
from tests.conftest import Database, MakeDatabase

WAITS_FOR = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = $1::text::regclass)"


@pytest_asyncio.fixture(loop_scope="session")
async def made(database: MakeDatabase) -> AsyncIterator[Database]:
    yield await database("rig")


async def test_files_run_once_and_an_edited_one_is_refused(made: Database, tmp_path: Path) -> None:
    first = tmp_path / "0001_first.sql"
    first.write_text("CREATE TABLE public.first (id int); GRANT SELECT ON public.first TO ${service};")
    assert await migrate(made.migrator, "rig", folder=tmp_path) == ["0001_first.sql"]
    assert await migrate(made.migrator, "rig", folder=tmp_path) == []
    first.write_text("CREATE TABLE public.second (id int);")
    with pytest.raises(MigrationRefused, match="was changed after it ran"):
        await migrate(made.migrator, "rig", folder=tmp_path)


async def test_a_broken_file_leaves_nothing_and_names_itself(made: Database, tmp_path: Path) -> None:
    (tmp_path / "0001_broken.sql").write_text("CREATE TABLE public.half (id int); SELECT 1 / 0;")
    with pytest.raises(MigrationRefused, match=r"0001_broken\.sql"):
        await migrate(made.migrator, "rig", folder=tmp_path)
    admin = await asyncpg.connect(made.admin)
    assert await admin.fetchval("SELECT to_regclass('public.half')") is None
    await admin.close()


async def test_a_file_with_another_kind_of_name_is_refused(made: Database, tmp_path: Path) -> None:
    (tmp_path / "first.sql").write_text("SELECT 1")
    with pytest.raises(MigrationRefused, match="NNNN"):
        await migrate(made.migrator, "rig", folder=tmp_path)


async def test_a_file_that_meets_traffic_lets_go_and_is_tried_again(made: Database, tmp_path: Path) -> None:
    (tmp_path / "0001_two.sql").write_text("CREATE TABLE public.one (id int); CREATE TABLE public.two (id int);")
    await migrate(made.migrator, "rig", folder=tmp_path)
    (tmp_path / "0002_more.sql").write_text(
        "ALTER TABLE public.one ADD COLUMN more int; ALTER TABLE public.two ADD COLUMN more int;"
    )
    user = await asyncpg.connect(made.admin)
    request = user.transaction()
    await request.start()
    await user.execute("INSERT INTO public.two VALUES (1)")
    migrating = asyncio.create_task(migrate(made.migrator, "rig", folder=tmp_path))
    while not await user.fetchval(WAITS_FOR, "public.two"):  # noqa: ASYNC110 - another process gets there
        await asyncio.sleep(0.01)

    await user.execute("INSERT INTO public.one VALUES (1)")  # the migration holds it, and waits for us
    await request.commit()

    assert await migrating == ["0002_more.sql"]
    assert await user.fetchval("SELECT count(*) FROM public.one JOIN public.two USING (id) WHERE one.more IS NULL") == 1
    await user.close()


async def test_a_file_that_never_gets_its_locks_is_refused_and_leaves_nothing(
    made: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.import_module("shared.database.migrate"), "TRIES", 2)
    (tmp_path / "0001_one.sql").write_text("CREATE TABLE public.one (id int);")
    await migrate(made.migrator, "rig", folder=tmp_path)
    (tmp_path / "0002_more.sql").write_text("CREATE TABLE public.two (id int); ALTER TABLE public.one ADD more int;")
    user = await asyncpg.connect(made.admin)
    async with user.transaction():
        await user.execute("LOCK TABLE public.one IN ACCESS SHARE MODE")
        with pytest.raises(MigrationRefused, match=r"rig/0002_more\.sql: a table it changes is in use"):
            await migrate(made.migrator, "rig", folder=tmp_path)
        assert await user.fetchval("SELECT to_regclass('public.two')") is None
    assert await migrate(made.migrator, "rig", folder=tmp_path) == ["0002_more.sql"]
    await user.close()
