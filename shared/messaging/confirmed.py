"""Takes outbox rows out that a logical replication slot has confirmed, for those who publish by Debezium.

The relay deletes what Kafka acknowledged. Debezium reads the write-ahead log and deletes nothing; what it has handed to
Kafka for good it confirms to its slot. A row may go when the slot has confirmed everything up to a moment at which the
row was already committed: not before, or a lost slot would lose events that no table has any more.
"""

from dataclasses import dataclass

from shared.database import Conn
from shared.rules import Finding, Invalid

# What this statement sees was committed before it began, so its commit stands in the log below the position of after.
SEEN = "SELECT id FROM messaging.outbox ORDER BY id LIMIT $1"
WRITTEN = "SELECT pg_current_wal_lsn()::text"
CONFIRMED = """
    SELECT confirmed_flush_lsn >= $2::text::pg_lsn FROM pg_replication_slots
    WHERE slot_name = $1 AND slot_type = 'logical' AND database = current_database()
"""
DELETE = "DELETE FROM messaging.outbox WHERE id = ANY ($1)"
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Seen:
    """Rows that were committed when the log stood at `lsn`."""

    ids: tuple[int, ...]
    lsn: str


async def look(conn: Conn) -> Seen:
    """The oldest rows, and a position of the log behind their commits."""
    ids = tuple(row["id"] for row in await conn.fetch(SEEN, AT_ONCE))
    return Seen(ids, await conn.fetchval(WRITTEN))


async def take_out(conn: Conn, slot: str, seen: Seen) -> int | None:
    """Deletes these rows when the slot has confirmed them; None when it has not yet.

    Raises `Invalid` when this database has no such slot: then nothing says what was sent.
    """
    confirmed: bool | None = await conn.fetchval(CONFIRMED, slot, seen.lsn)
    if confirmed is None:
        message = f"this database has no logical slot {slot!r}: name the connector's slot.name, or make the slot first"
        raise Invalid(Finding("--slot", "unknown", message))
    if not confirmed:
        return None
    return int((await conn.execute(DELETE, seen.ids)).rsplit(" ", 1)[1])
