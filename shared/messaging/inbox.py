"""What a consumer has applied: one row per effect, which also absorbs the same event at another offset."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.contracts.contract import Contract
from shared.database import Conn
from shared.messaging.event import Event
from shared.messaging.record import Record

ENTER = """
    INSERT INTO messaging.inbox (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence)
    SELECT $1, source, event_id, digest, type, $2, $3, at, key, sequence
    FROM unnest($4::text[], $5::uuid[], $6::bytea[], $7::text[], $8::bigint[], $9::text[], $10::bigint[])
        WITH ORDINALITY AS e (source, event_id, digest, type, at, key, sequence, place)
    ORDER BY place
    ON CONFLICT DO NOTHING
    RETURNING source, event_id
"""
KNOWN = """
    SELECT i.source, i.event_id, i.digest
    FROM messaging.inbox i
    JOIN unnest($2::text[], $3::uuid[]) AS e (source, event_id) USING (source, event_id)
    WHERE i.consumer = $1
"""
Identity = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on its way into the inbox; `digest` covers type and content."""

    record: Record
    event: Event[Contract]
    digest: bytes

    @property
    def identity(self) -> Identity:
        return self.event.source, self.event.id


def digest_of(record: Record, event_type: str) -> bytes:
    """16 bytes that differ when the content differs."""
    return hashlib.sha256(event_type.encode() + b"\n" + (record.value or b"")).digest()[:16]


async def enter_inbox(conn: Conn, consumer: str, entries: Sequence[Entry]) -> set[Identity]:
    """Notes these events as applied; returns those that were not there before."""
    if not entries:
        return set()
    first = entries[0].record
    rows = await conn.fetch(
        ENTER,
        consumer,
        first.topic,
        first.partition,
        [entry.event.source for entry in entries],
        [entry.event.id for entry in entries],
        [entry.digest for entry in entries],
        [entry.event.type for entry in entries],
        [entry.record.offset for entry in entries],
        [entry.event.key for entry in entries],
        [entry.event.sequence for entry in entries],
    )
    return {(row["source"], row["event_id"]) for row in rows}


async def known_digests(conn: Conn, consumer: str, identities: Sequence[Identity]) -> Mapping[Identity, bytes]:
    """The content that was applied under these ids."""
    rows = await conn.fetch(
        KNOWN, consumer, [source for source, _ in identities], [event_id for _, event_id in identities]
    )
    return {(row["source"], row["event_id"]): row["digest"] for row in rows}
