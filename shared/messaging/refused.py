"""Outbox rows that Kafka will never take as they are: seen, released and dropped by operators. Worker's rights.

A refused row holds back its key. Released, the relay tries it again within its next full scan (30 seconds).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.database import Pool
from shared.messaging.operations import note
from shared.messaging.outgoing_rows import restore
from shared.messaging.wakeup import wake
from shared.rules import NotFound

LIST = """
    SELECT r.id, r.event_id, r.type, r.topic, r.key, length(r.payload) AS bytes, r.created_at, r.refused AS reason,
        (SELECT count(*) FROM messaging.outbox b WHERE b.topic = r.topic AND b.key = r.key AND b.id > r.id) AS behind
    FROM messaging.outbox r WHERE r.refused IS NOT NULL AND ($1::bigint IS NULL OR r.id = $1)
    ORDER BY r.id LIMIT $2
"""
DROP = """
    DELETE FROM messaging.outbox WHERE id = $1 AND refused IS NOT NULL
    RETURNING id, event_id, type, topic, key, payload, refused
"""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One event that cannot leave, and how many wait behind it on its key."""

    id: int
    event_id: UUID
    type: str
    topic: str
    key: str
    bytes: int
    created_at: datetime
    reason: str
    behind: int


async def refused_rows(pool: Pool, row_id: int | None = None, *, most: int = 100) -> Sequence[RefusedRow]:
    """The oldest first."""
    return [RefusedRow(**dict(row)) for row in await pool.fetch(LIST, row_id, most)]


async def release(pool: Pool, topic: str, key: str, *, by: str, why: str) -> int:
    """Lets a key try again once the cause is gone, such as a topic's size limit; returns how many rows."""
    async with pool.acquire() as conn, conn.transaction():
        count = await restore(conn, topic, key)
        if not count:
            raise NotFound(f"refused row of key {key!r} in {topic}; `outbox refused` shows those there are", key)
        await note(conn, "outbox.release", {"topic": topic, "key": key, "rows": count}, by=by, why=why)
    wake("outbox")
    return count


async def drop(pool: Pool, row_id: int, *, by: str, why: str) -> None:
    """Gives up on one event before it was ever published; those behind it go out, with a gap in their sequence."""
    async with pool.acquire() as conn, conn.transaction():
        row = await conn.fetchrow(DROP, row_id)
        if row is None:
            raise NotFound(f"refused row {row_id}; `outbox refused` shows those there are", str(row_id))
        subject = {name: row[name] for name in ("id", "type", "topic", "key")} | {"reason": row["refused"]}
        subject |= {"event_id": str(row["event_id"]), "sha256": hashlib.sha256(row["payload"]).hexdigest()}
        await note(conn, "outbox.drop", subject, by=by, why=why)
    wake("outbox")
