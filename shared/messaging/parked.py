"""Records that wait, as rows of `messaging.parked`: every statement on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
from uuid_utils.compat import uuid7

from shared.contracts.topics import Topic
from shared.database import Conn
from shared.messaging.arrivals import Arrival
from shared.messaging.outbox import Outgoing
from shared.messaging.record import Record, readable

PARK = """
    INSERT INTO messaging.parked (
        consumer, topic, partition, "offset", key, event_id, source, type, record_key, record_value,
        header_names, header_values, record_timestamp, reason, next_attempt)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, clock_timestamp() + $15)
    ON CONFLICT DO NOTHING
"""
HEADS = """
    SELECT DISTINCT ON (consumer, topic, key) consumer, topic, partition, "offset", key,
        next_attempt <= clock_timestamp() AS due,
        extract(epoch FROM next_attempt - clock_timestamp())::float8 AS seconds
    FROM messaging.parked
    WHERE consumer = ANY ($1)
    ORDER BY consumer, topic, key, "offset"
"""
BEGIN_ATTEMPT = """
    UPDATE messaging.parked
    SET attempts = attempts + 1, next_attempt = clock_timestamp() + $5::interval * (1 << least(attempts, 12))
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4
        AND ($6 OR next_attempt <= clock_timestamp())
    RETURNING attempts
"""
HEAD_OF_KEY = """
    SELECT "offset", key, event_id, source, type, record_key, record_value, header_names, header_values,
        record_timestamp, reason, attempts, next_attempt, parked_at, topic, partition, consumer
    FROM messaging.parked WHERE consumer = $1 AND topic = $2 AND key = $3
    ORDER BY "offset" LIMIT 1
"""
UNDO_ATTEMPT = """
    UPDATE messaging.parked SET attempts = attempts - 1
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4 AND attempts > 0
"""
NOTE_FAILURE = """
    UPDATE messaging.parked SET reason = $5, next_attempt = CASE WHEN $6 THEN NULL ELSE next_attempt END
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4
"""
REMOVE = """
    DELETE FROM messaging.parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands for one consumer; identifies a parked record."""

    consumer: str
    topic: str
    partition: int
    offset: int


@dataclass(frozen=True, slots=True)
class Head:
    """The first parked record of a key. `seconds` until its next attempt, None when it waits for an operator."""

    place: Place
    key: str
    due: bool
    seconds: float | None


@dataclass(frozen=True, slots=True)
class ParkedRecord:
    """One parked record with its history; `next_attempt` None waits for an operator (or behind one that does)."""

    place: Place
    key: str
    record: Record
    type: str | None
    reason: str
    attempts: int
    next_attempt: datetime | None
    parked_at: datetime


@dataclass(frozen=True, slots=True)
class Parked:
    """What is to be parked now. `pause` until the first attempt; None waits for an operator."""

    arrival: Arrival
    reason: str
    pause: timedelta | None


async def park(conn: Conn, consumer: str, rows: Sequence[Parked]) -> None:
    """Keeps the records whole, in the transaction that moves the offset past them."""
    await conn.executemany(PARK, [_columns(consumer, row) for row in rows])


def _columns(consumer: str, row: Parked) -> tuple[Any, ...]:
    record, event = row.arrival.record, row.arrival.event
    return (
        consumer, record.topic, record.partition, record.offset, row.arrival.key,
        event.id if event else None, event.source if event else None,
        readable(row.arrival.type.encode()) if row.arrival.type else None, record.key, record.value,
        [readable(name.encode()) for name, _ in record.headers], [value for _, value in record.headers],
        record.timestamp, row.reason.replace("\x00", "\\x00"), row.pause,
    )  # fmt: skip


async def heads(conn: Conn, consumers: Sequence[str]) -> list[Head]:
    """The first parked record of every key."""
    return [
        Head(
            Place(row["consumer"], row["topic"], row["partition"], row["offset"]),
            row["key"],
            bool(row["due"]),
            row["seconds"],
        )
        for row in await conn.fetch(HEADS, consumers)
    ]


async def begin_attempt(conn: Conn, place: Place, first_backoff: timedelta, *, by_operator: bool) -> int | None:
    """Counts an attempt before it runs, so that one that kills its process counts too; None when it is not due."""
    attempts: int | None = await conn.fetchval(
        BEGIN_ATTEMPT, place.consumer, place.topic, place.partition, place.offset, first_backoff, by_operator
    )
    return attempts


async def head_of_key(conn: Conn, consumer: str, topic: str, key: str) -> ParkedRecord | None:
    row = await conn.fetchrow(HEAD_OF_KEY, consumer, topic, key)
    return parked_record(row) if row else None


async def undo_attempt(conn: Conn, place: Place) -> None:
    """The attempt said nothing about the event: the database was unwell."""
    await conn.execute(UNDO_ATTEMPT, place.consumer, place.topic, place.partition, place.offset)


async def note_failure(conn: Conn, place: Place, reason: str, *, final: bool) -> None:
    """What the attempt ended with; after the final one only an operator starts another."""
    await conn.execute(NOTE_FAILURE, place.consumer, place.topic, place.partition, place.offset, reason, final)


async def remove(conn: Conn, place: Place) -> bool:
    """Takes the record out; False when it was gone."""
    done = await conn.execute(REMOVE, place.consumer, place.topic, place.partition, place.offset)
    return done == "DELETE 1"


def parked_record(row: asyncpg.Record) -> ParkedRecord:
    """A row with every column of `HEAD_OF_KEY`."""
    headers = tuple(zip(row["header_names"], row["header_values"], strict=True))
    record = Record(
        row["topic"], row["partition"], row["offset"], row["record_key"], row["record_value"], headers,
        row["record_timestamp"],
    )  # fmt: skip
    return ParkedRecord(
        Place(row["consumer"], row["topic"], row["partition"], row["offset"]),
        row["key"], record, row["type"], row["reason"], row["attempts"], row["next_attempt"], row["parked_at"],
    )  # fmt: skip


def dead_letter(
    topic: Topic, consumer: str, record: Record, event_type: str | None, reason: str, attempts: int = 0
) -> Outgoing:
    """A copy for people and tools: the record as it was, and in `dead-letter-*` why it failed and where it came from.

    `attempts` counts those from parking. `content-type` moves to `dead-letter-content-type`: readers that trust it
    would fail on the same bytes. A copy that would be too large keeps the `dead-letter-*` headers only.
    """
    original = {name: value for name, value in record.headers if name != "content-type"}
    headers = {readable(name.encode()): readable(value or b"") for name, value in original.items()}
    headers |= {
        "dead-letter-consumer": consumer,
        "dead-letter-reason": reason,
        "dead-letter-error": _error_class(reason),
        "dead-letter-attempts": str(attempts),
        "dead-letter-at": datetime.now(UTC).isoformat(),
        "dead-letter-topic": record.topic,
        "dead-letter-partition": str(record.partition),
        "dead-letter-offset": str(record.offset),
        "dead-letter-key": record.ordering_key[:256],
        "dead-letter-record-timestamp": str(record.timestamp),
        "dead-letter-content-type": readable(record.header("content-type") or b""),
    }
    value = record.value or b""
    row = Outgoing(uuid7(), event_type or "unknown", topic.name, record.ordering_key, value, headers)
    if row.size > topic.max_message_bytes:
        headers = {name: text for name, text in headers.items() if name.startswith("dead-letter-")}
        row = Outgoing(row.event_id, row.type, row.topic, row.key[:256], b"", headers)
    return row


def _error_class(reason: str) -> str:
    """Reasons of what a handler raised begin with the class; the others name a field that cannot be read."""
    found = re.match(r"([A-Z]\w*): ", reason)
    return found[1] if found else "Unreadable"
