"""Writes that were put off: nobody on their connection can tell, and nothing of them is lost or left over."""

from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from shared.database import Conn, Pool, create_pool, foresee, last, later, settle
from shared.database.connection import merged
from shared.messaging.entrance import LIMITS

SET = "UPDATE things SET n = $2 WHERE id = $1"
NOTE = "INSERT INTO notes (id, said) VALUES ($1, $2)"
SUM = "SELECT sum(n)::int FROM things"
NUMBER = "SELECT n FROM things WHERE id = $1"
NOTES = "SELECT count(*)::int FROM notes"


@pytest_asyncio.fixture(loop_scope="session")
async def pool(postgres: str) -> AsyncIterator[Pool]:
    """Three rows with 0 in them, in a schema of the test's own."""
    made = await create_pool(postgres, name="test", largest=2)
    await made.execute("""
        DROP TABLE IF EXISTS things, notes;
        CREATE TABLE things (id int PRIMARY KEY, n int NOT NULL CHECK (n < 100));
        CREATE TABLE notes (id int NOT NULL, said text NOT NULL);
        INSERT INTO things SELECT id, 0 FROM generate_series(1, 3) id
    """)
    yield made
    await made.execute("DROP TABLE things, notes")
    await made.close()


class GivenUp(Exception):
    """Somebody changes their mind in the middle of a transaction."""


async def given_up(conn: Conn, row: int) -> None:
    async with conn.transaction():
        await later(conn, SET, row, 5)
        raise GivenUp


async def test_a_later_statement_sees_what_was_put_off(pool: Pool) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await later(conn, SET, 1, 5)
        await later(conn, NOTE, 1, "five")
        assert await conn.fetchval(SUM) == 5
        assert await conn.fetchval(NOTES) == 1
        assert not await settle(conn), "it was written once"


async def test_a_commit_writes_it(pool: Pool) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await later(conn, SET, 1, 5)
    assert await pool.fetchval(SUM) == 5


async def test_a_rollback_forgets_it_and_the_connection_is_as_good_as_new(pool: Pool) -> None:
    async with pool.acquire() as conn:
        with pytest.raises(GivenUp):
            await given_up(conn, 1)
        assert await conn.fetchval(SUM) == 0
        async with conn.transaction():
            await later(conn, SET, 2, 7)
    assert await pool.fetchval(SUM) == 7


async def test_a_savepoint_keeps_what_was_put_off_before_it(pool: Pool) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await later(conn, SET, 1, 5)
        with pytest.raises(GivenUp):
            await given_up(conn, 2)
    assert await pool.fetchval(SUM) == 5


async def test_the_same_statement_twice_writes_both_in_order(pool: Pool) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await later(conn, SET, 1, 5)
        await later(conn, SET, 1, 6)
        await later(conn, SET, 2, 1)
    assert await pool.fetchval(SUM) == 7


async def test_the_last_statement_takes_everything_along(pool: Pool) -> None:
    async with pool.acquire() as conn:
        async with conn.transaction():
            await later(conn, SET, 1, 5)
            await later(conn, "UPDATE things SET n = n + $1 WHERE id = $2", 2, 2)
            await last(conn, NOTE, 1, "both")
            assert not await settle(conn)
        assert [row["n"] for row in await conn.fetch("SELECT n FROM things ORDER BY id")] == [5, 2, 0]
        assert await conn.fetchval(NOTES) == 1


async def test_an_error_of_what_was_put_off_stops_the_commit(pool: Pool) -> None:
    async def refused() -> None:
        async with pool.acquire() as conn, conn.transaction():
            await conn.execute(NOTE, 1, "before")
            await later(conn, SET, 1, 100)

    with pytest.raises(asyncpg.CheckViolationError):
        await refused()
    assert await pool.fetchval(NOTES) == 0
    async with pool.acquire() as conn:
        assert not await settle(conn), "nothing is left over for whoever comes next"


async def test_without_a_transaction_and_on_other_connections_it_is_written_at_once(pool: Pool, postgres: str) -> None:
    async with pool.acquire() as conn:
        await later(conn, SET, 1, 5)
        assert not await settle(conn)
    plain = await asyncpg.connect(postgres)
    await later(plain, SET, 2, 7)
    await last(plain, NOTE, 1, "at once")
    assert not await settle(plain)
    await plain.close()
    assert (await pool.fetchval(SUM), await pool.fetchval(NOTES)) == (12, 1)


async def test_a_connection_that_is_given_back_asks_the_server_nothing(pool: Pool) -> None:
    async with pool.acquire() as conn:
        asked: list[str] = []
        conn.add_query_logger(lambda said: asked.append(said.query))
        pid = conn.get_server_pid()
    async with pool.acquire() as conn:
        assert conn.get_server_pid() == pid
        assert await conn.fetchval("SELECT 1") == 1
    assert asked == ["SELECT 1"]


async def number(conn: Conn, row: int = 1) -> int | None:
    found = await conn.fetchrow(NUMBER, row)
    return found["n"] if found else None


async def test_a_foreseen_row_answers_the_next_statement_only_if_it_is_the_one(pool: Pool) -> None:
    async with pool.acquire() as conn, conn.transaction():
        row = await conn.fetchrow("SELECT 42 AS n")
        foresee(conn, NUMBER, (1,), row)
        assert [await number(conn), await number(conn)] == [42, 0], "once"
        foresee(conn, NUMBER, (1,), None)
        assert await number(conn) is None
        for other in (lambda: conn.execute(SET, 1, 5), lambda: later(conn, SET, 1, 5), lambda: number(conn, 2)):
            foresee(conn, NUMBER, (1,), row)
            await other()
            assert await number(conn) == 5


def test_parameters_are_counted_on() -> None:
    text = merged(("UPDATE a SET b = $2 WHERE c = $1", "UPDATE d SET e = $1", "INSERT INTO f VALUES ($1, $2)"))
    assert text == (
        "WITH w0 AS (UPDATE a SET b = $2 WHERE c = $1), w1 AS (UPDATE d SET e = $3) INSERT INTO f VALUES ($4, $5)"
    )


async def test_a_process_that_stands_still_holds_its_locks_no_longer_in_a_request_than_in_a_slice(pool: Pool) -> None:
    limit = "SHOW idle_in_transaction_session_timeout"
    async with pool.acquire() as conn:
        in_a_request = await conn.fetchval(limit)
        async with conn.transaction():
            await conn.execute(LIMITS)
            in_a_slice = await conn.fetchval(limit)

    assert in_a_request == in_a_slice == "10s"
