"""When each row came into the outbox of one service, and when the relay took it out: two tables of the suite's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from deploy.faults.journal import Journal

INSTALL = """
    CREATE TABLE faults.outbox_in (id bigint PRIMARY KEY, xid text, at timestamptz DEFAULT clock_timestamp());
    CREATE TABLE faults.outbox_out (id bigint PRIMARY KEY, at timestamptz DEFAULT clock_timestamp());
    CREATE FUNCTION faults.note_outbox_in() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        INSERT INTO faults.outbox_in (id, xid) VALUES (NEW.id, pg_current_xact_id()::xid::text);
        RETURN NULL;
    END $$;
    CREATE FUNCTION faults.note_outbox_out() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        INSERT INTO faults.outbox_out (id) VALUES (OLD.id);
        RETURN NULL;
    END $$;
    CREATE TRIGGER faults_outbox_in AFTER INSERT ON messaging.outbox
        FOR EACH ROW EXECUTE FUNCTION faults.note_outbox_in();
    CREATE TRIGGER faults_outbox_out AFTER DELETE ON messaging.outbox
        FOR EACH ROW EXECUTE FUNCTION faults.note_outbox_out();
"""
REMOVE = """
    DROP TRIGGER faults_outbox_in ON messaging.outbox;
    DROP TRIGGER faults_outbox_out ON messaging.outbox;
    DROP FUNCTION faults.note_outbox_in, faults.note_outbox_out;
    DROP TABLE faults.outbox_in, faults.outbox_out;
"""
LATE = """
    SELECT i.id, count(*) FILTER (WHERE later.id > i.id AND later.at < o.at) AS overtook
    FROM faults.outbox_in i JOIN faults.outbox_out o USING (id) CROSS JOIN faults.outbox_out later
    WHERE i.xid = $1 GROUP BY i.id ORDER BY i.id
"""
LATENCY = """
    SELECT count(*) AS rows,
        coalesce(1000 * percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM o.at - i.at)), 0)::float8 AS p99
    FROM faults.outbox_in i JOIN faults.outbox_out o USING (id)
    WHERE i.at >= clock_timestamp() - make_interval(secs => $1)
"""


@asynccontextmanager
async def outbox_log(journal: Journal) -> AsyncIterator[None]:
    """Both tables are filled while the block runs, and gone afterwards."""
    await journal.do(INSTALL)
    try:
        yield
    finally:
        await journal.do(REMOVE)


async def overtaken(journal: Journal, xid: str) -> list[tuple[int, int]]:
    """The rows of one transaction that have left, each with how many rows of a higher id left before it."""
    return [(int(str(row["id"])), int(str(row["overtook"]))) for row in await journal.ask(LATE, xid)]


async def latency(journal: Journal, seconds: float) -> tuple[int, float]:
    """Of the rows of the last `seconds` that have left: how many, and the 99th percentile of their wait in ms."""
    (row,) = await journal.ask(LATENCY, seconds)
    return int(str(row["rows"])), float(str(row["p99"]))
