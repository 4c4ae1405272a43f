"""The roles that serve have the limits of a session themselves: a shared connection takes none from its client."""

import asyncpg
import pytest

from shared.database.pool import LIMITS
from tests.conftest import MakeDatabase


@pytest.mark.parametrize("role", ["service", "worker", "relay"])
async def test_who_serves_is_limited_without_asking_for_it(database: MakeDatabase, role: str) -> None:
    made = await database("posting")
    connection = await asyncpg.connect(getattr(made, role))
    try:
        found = {name: await connection.fetchval("SELECT current_setting($1)", name) for name in LIMITS}
    finally:
        await connection.close()
    assert found == LIMITS


async def test_who_migrates_is_not(database: MakeDatabase) -> None:
    made = await database("posting")
    connection = await asyncpg.connect(made.migrator)
    try:
        assert await connection.fetchval("SELECT current_setting('statement_timeout')") == "0"
    finally:
        await connection.close()
