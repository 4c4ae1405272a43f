"""Outbox rows as the relay reads and deletes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.database import Conn
from shared.messaging.lease import NAME, Lease

# A refused row holds back its key, nobody else. `refused_keys` is empty in almost every pass.
READ = """
    SELECT o.id, o.topic, o.key, o.payload, o.headers, o.created_at
    FROM messaging.outbox o
    WHERE o.id > $1 AND NOT (o.topic = ANY ($3)) AND NOT EXISTS (
        SELECT 1 FROM messaging.outbox r WHERE r.refused IS NOT NULL AND r.topic = o.topic AND r.key = o.key
    )
    ORDER BY o.id LIMIT $2
"""
SNAPSHOT = """
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS xmax
"""
DELETE = """
    DELETE FROM messaging.outbox
    WHERE id = ANY ($1) AND EXISTS (
        SELECT 1 FROM messaging.relay_lease WHERE name = $2 AND owner = $3 AND epoch = $4
    )
"""
REFUSE = "UPDATE messaging.outbox SET refused = $2 WHERE id = $1"
RESTORE = "UPDATE messaging.outbox SET refused = NULL WHERE topic = $1 AND key = $2 AND refused IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Row:
    """One event to be sent, as bytes."""

    id: int
    topic: str
    key: bytes
    payload: bytes
    headers: list[tuple[str, bytes]]
    timestamp_ms: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Transactions below `xmin` have ended, none at or above `xmax` had begun."""

    xmin: int
    xmax: int


async def read(conn: Conn, above: int, most: int, resting_topics: Sequence[str]) -> list[Row]:
    """Visible rows in id order, without keys that are held back and topics that rest."""
    return [
        Row(
            row["id"],
            row["topic"],
            row["key"].encode(),
            row["payload"],
            [(name, value.encode()) for name, value in row["headers"].items()],
            int(row["created_at"].timestamp() * 1000),
        )
        for row in await conn.fetch(READ, above, most, resting_topics)
    ]


async def snapshot(conn: Conn) -> Snapshot:
    row = await conn.fetchrow(SNAPSHOT)
    assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
    return Snapshot(row["xmin"], row["xmax"])


async def delete(conn: Conn, ids: Sequence[int], lease: Lease) -> bool:
    """Deletes exactly these, if the lease still holds; False when not all of them went."""
    done = await conn.execute(DELETE, ids, NAME, lease.owner, lease.epoch)
    return done == f"DELETE {len(ids)}"


async def refuse(conn: Conn, row_id: int, why: str) -> None:
    """Kafka will never take this row: it stays, visible, and holds back its key."""
    await conn.execute(REFUSE, row_id, why)


async def restore(conn: Conn, topic: str, key: str) -> int:
    """An operator has removed the cause; returns how many rows go on."""
    return int((await conn.execute(RESTORE, topic, key)).rsplit(" ", 1)[1])
