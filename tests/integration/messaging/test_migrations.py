"""Migrations run once, in order, refuse edited files, and a broken one leaves nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from shared.database import MigrationRefused, migrate
from tests.conftest import Database, MakeDatabase


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
