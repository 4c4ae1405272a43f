"""What a consumer has applied: one row per effect, which also absorbs the same event at another offset.

Slices enter theirs in the statement that begins them, see `entrance`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from shared.database import Conn
from shared.messaging.arrivals import Arrival
from shared.messaging.event import Event
from shared.messaging.record import Record

ENTER = """
    INSERT INTO messaging.inbox (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT DO NOTHING
"""
KNOWN = """
    SELECT i.source, i.event_id, i.digest
    FROM messaging.inbox i
    JOIN unnest($2::text[], $3::uuid[]) AS e (source, event_id) USING (source, event_id)
    WHERE i.consumer = $1
"""
Identity = tuple[str, UUID]


def digest_of(record: Record, event_type: str) -> bytes:
    """16 bytes that differ when type or content differs."""
    return hashlib.sha256(event_type.encode() + b"\n" + (record.value or b"")).digest()[:16]


async def enter_inbox(conn: Conn, consumer: str, arrival: Arrival) -> bool:
    """Notes one event as applied; False when it was there before."""
    record, event = arrival.record, arrival.event
    assert event is not None  # noqa: S101 - callers enter events only
    done = await conn.execute(
        ENTER, consumer, event.source, event.id, digest_of(record, event.type), event.type,
        record.topic, record.partition, record.offset, event.key, event.sequence,
    )  # fmt: skip
    return done == "INSERT 0 1"


async def changed(conn: Conn, consumer: str, duplicates: Sequence[Arrival]) -> list[Arrival]:
    """Of events whose ids were applied before, those that carry other content under them."""
    events = [(arrival, arrival.event) for arrival in duplicates if arrival.event is not None]
    known = await _known_digests(conn, consumer, [event for _, event in events])
    return [
        arrival
        for arrival, event in events
        if known.get((event.source, event.id)) != digest_of(arrival.record, event.type)
    ]


async def _known_digests(conn: Conn, consumer: str, events: Sequence[Event[Any]]) -> Mapping[Identity, bytes]:
    rows = await conn.fetch(KNOWN, consumer, [event.source for event in events], [event.id for event in events])
    return {(row["source"], row["event_id"]): row["digest"] for row in rows}
