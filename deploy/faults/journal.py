"""What the suite lets each database write down about effects and offsets, and what it asks the database afterwards.

The journal is written by triggers in the transaction of the effect, has no unique constraint, and is nobody's but the
suite's: what the engine would do twice stands there twice.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import asyncpg

INSTALL = """
    CREATE SCHEMA IF NOT EXISTS faults;
    CREATE TABLE IF NOT EXISTS faults.applied (
        seq bigint GENERATED ALWAYS AS IDENTITY, consumer text, event_id text, topic text, partition integer,
        "offset" bigint, key text, sequence bigint, at timestamptz DEFAULT clock_timestamp()
    );
    CREATE TABLE IF NOT EXISTS faults.moved (
        seq bigint GENERATED ALWAYS AS IDENTITY, consumer text, topic text, partition integer,
        next_offset bigint, epoch bigint, owner text, at timestamptz DEFAULT clock_timestamp()
    );
    CREATE OR REPLACE FUNCTION faults.note_applied() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        INSERT INTO faults.applied (consumer, event_id, topic, partition, "offset", key, sequence)
        VALUES (NEW.consumer, NEW.event_id, NEW.topic, NEW.partition, NEW."offset", NEW.key, NEW.sequence);
        RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION faults.note_moved() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        INSERT INTO faults.moved (consumer, topic, partition, next_offset, epoch, owner)
        VALUES (NEW.consumer, NEW.topic, NEW.partition, NEW.next_offset, NEW.epoch, NEW.owner);
        RETURN NULL;
    END $$;
    CREATE OR REPLACE TRIGGER faults_applied AFTER INSERT ON messaging.inbox
        FOR EACH ROW EXECUTE FUNCTION faults.note_applied();
    -- A migration may replace the inbox: its effects are noted from the first one on.
    CREATE OR REPLACE FUNCTION faults.note_inbox() RETURNS event_trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'messaging.inbox') THEN
            IF to_regclass('messaging.inbox_before') IS NOT NULL THEN
                DROP TRIGGER IF EXISTS faults_applied ON messaging.inbox_before;
            END IF;
            CREATE OR REPLACE TRIGGER faults_applied AFTER INSERT ON messaging.inbox
                FOR EACH ROW EXECUTE FUNCTION faults.note_applied();
        END IF;
    END $$;
    DROP EVENT TRIGGER IF EXISTS faults_inbox;
    CREATE EVENT TRIGGER faults_inbox ON ddl_command_end WHEN TAG IN ('CREATE TABLE')
        EXECUTE FUNCTION faults.note_inbox();
    CREATE OR REPLACE TRIGGER faults_moved AFTER INSERT OR UPDATE ON messaging.consumer_offsets
        FOR EACH ROW EXECUTE FUNCTION faults.note_moved();
"""
PUBLISHED_NOT_SENT = "SELECT topic, key, count(*) AS waiting FROM messaging.outbox GROUP BY topic, key"
APPLIED = """
    SELECT seq, consumer, event_id, topic, key, sequence, extract(epoch FROM at) AS at
    FROM faults.applied WHERE seq > $1 ORDER BY seq
"""
APPLIED_SO_FAR = "SELECT coalesce(max(seq), 0) FROM faults.applied"
STEPS_BACK = """
    SELECT count(*) FILTER (WHERE next_offset < before) AS offsets, count(*) FILTER (WHERE epoch < older) AS epochs
    FROM (SELECT next_offset, epoch, lag(next_offset) OVER w AS before, lag(epoch) OVER w AS older
          FROM faults.moved WINDOW w AS (PARTITION BY consumer, topic, partition ORDER BY seq)) AS history
"""
OFFSETS = "SELECT consumer, topic, partition, next_offset FROM messaging.consumer_offsets"
CLAIMS = "SELECT count(*) FROM (SELECT DISTINCT consumer, topic, partition, epoch FROM faults.moved) AS claims"
PARKED = "SELECT consumer, event_id::text AS event_id, key, reason FROM messaging.parked"
TRIED_AGAIN = """
    SELECT count(*) FROM (
        SELECT DISTINCT ON (consumer, topic, key) next_attempt FROM messaging.parked
        ORDER BY consumer, topic, key, "offset"
    ) AS heads WHERE next_attempt IS NOT NULL
"""
"""Keys whose first parked record waits for its next attempt, not for an operator."""
OUTBOX = "SELECT count(*) FROM messaging.outbox"
AHEAD = "SELECT extract(epoch FROM ahead)::bigint FROM app.clock"
"""Seconds by which the domain clock is ahead of the real one."""
DRAWN = "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('messaging.outbox', 'id')::regclass), 0)"
"""The last id of the outbox that anybody took: it grows with every event."""
HANGING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'
        AND now() - state_change > interval '5 seconds'
"""
WAITING_LOCKS = """
    SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE NOT l.granted AND a.datname = current_database() AND now() - a.query_start > interval '5 seconds'
"""
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE $1"
UNEVEN = """
    SELECT entity || ' ' || entity_id AS what, count(*) AS saves, max(version) AS version
    FROM public.audit GROUP BY entity, entity_id
    HAVING count(*) <> max(version) OR count(DISTINCT version) <> count(*)
"""


@dataclass(frozen=True, slots=True)
class Applied:
    """One effect, when by the database's clock (seconds since 1970). They stand in the order of commits of each
    partition.
    """

    consumer: str
    event_id: str
    topic: str
    key: str
    sequence: int
    at: float = 0.0


@dataclass(slots=True)
class Journal:
    """The database of one service, read as a superuser; reads go on where the last one ended."""

    service: str
    dsn: str
    effects: list[Applied] = field(default_factory=list)
    _read: int = 0
    _conn: asyncpg.Connection | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def install(self) -> None:
        """Puts the triggers in place; again is harmless."""
        await self.do(INSTALL)

    async def do(self, sql: str, *arguments: object) -> str:
        """One statement, or several without arguments."""
        async with self._lock:
            return str(await (await self._connected()).execute(sql, *arguments))

    async def ask(self, sql: str, *arguments: object) -> Sequence[Mapping[str, object]]:
        """Rows."""
        async with self._lock:
            return [dict(row) for row in await (await self._connected()).fetch(sql, *arguments)]

    async def number(self, sql: str, *arguments: object) -> int:
        """The one figure of the one row."""
        (row,) = await self.ask(sql, *arguments)
        (value,) = row.values()
        return int(str(value or 0))

    async def follow(self) -> Sequence[Applied]:
        """All effects so far, in their order."""
        for row in await self.ask(APPLIED, self._read):
            self._read = int(str(row["seq"]))
            self.effects.append(
                Applied(
                    str(row["consumer"]),
                    str(row["event_id"]),
                    str(row["topic"]),
                    str(row["key"]),
                    int(str(row["sequence"])),
                    float(str(row["at"])),
                )
            )
        return self.effects

    async def close(self) -> None:
        if self._conn is not None:
            self._conn.terminate()

    async def _connected(self) -> asyncpg.Connection:
        if self._conn is None or self._conn.is_closed():
            self._conn = await asyncpg.connect(self.dsn, timeout=10, command_timeout=30)
        return self._conn
