"""What operators see and do about events that wait because one of them, or one before, failed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.database import Conn, Pool
from shared.messaging.attempts import Attempt, Attempts
from shared.messaging.claims import lock_partition
from shared.messaging.consumer import Consumer
from shared.messaging.parked import ParkedRecord, Place, parked_record, remove
from shared.messaging.tuning import DEFAULT, Tuning
from shared.rules import NotFound

KEYS = """
    SELECT DISTINCT ON (topic, key) topic, key, reason, attempts, next_attempt,
        count(*) OVER (PARTITION BY topic, key) AS records,
        min(parked_at) OVER (PARTITION BY topic, key) AS since
    FROM messaging.parked WHERE consumer = $1
    ORDER BY topic, key, "offset"
"""
SHOW = """
    SELECT consumer, topic, partition, "offset", key, event_id, source, type, record_key, record_value,
        header_names, header_values, record_timestamp, reason, attempts, next_attempt, parked_at
    FROM messaging.parked WHERE consumer = $1 AND key = $2
    ORDER BY topic, partition, "offset" LIMIT $3
"""
ONE = """
    SELECT consumer, topic, partition, "offset", key, event_id, source, type, record_key, record_value,
        header_names, header_values, record_timestamp, reason, attempts, next_attempt, parked_at
    FROM messaging.parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4
"""
EDIT = """
    UPDATE messaging.parked SET record_value = $5
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4
"""
NOTE = "INSERT INTO messaging.operations (actor, action, subject, why) VALUES ($1, $2, $3, $4)"


@dataclass(frozen=True, slots=True)
class ParkedKey:
    """A key that waits: how many records, since when, why its first one failed, and when it is tried again.

    `next_attempt` None means that only an operator starts another attempt.
    """

    topic: str
    key: str
    records: int
    reason: str
    attempts: int
    since: datetime
    next_attempt: datetime | None


class Parking:
    """Parked events of one service's database. Needs the worker's rights."""

    def __init__(self, pool: Pool, tuning: Tuning = DEFAULT) -> None:
        self._pool = pool
        self._attempts = Attempts(pool, tuning)

    async def keys(self, consumer: str) -> Sequence[ParkedKey]:
        """What is parked, oldest first."""
        rows = await self._pool.fetch(KEYS, consumer)
        found = [
            ParkedKey(
                row["topic"],
                row["key"],
                row["records"],
                row["reason"],
                row["attempts"],
                row["since"],
                row["next_attempt"],
            )
            for row in rows
        ]
        return sorted(found, key=lambda parked: parked.since)

    async def show(self, consumer: str, key: str, *, most: int = 100) -> Sequence[ParkedRecord]:
        """The records of a key, in the order in which they will be tried."""
        return [parked_record(row) for row in await self._pool.fetch(SHOW, consumer, key, most)]

    async def replay(self, consumer: Consumer, key: str | None = None) -> int:
        """Applies parked events in order, now; a key stops at its first failure. Returns how many are gone."""
        waiting = [parked for parked in await self.keys(consumer.name) if key in (None, parked.key)]
        done = 0
        for parked in waiting:
            while await self._attempts.attempt(consumer, parked.topic, parked.key, by_operator=True) is Attempt.APPLIED:
                done += 1
        return done

    async def edit(self, place: Place, value: bytes, *, by: str, why: str) -> None:
        """Replaces the content of a record that cannot be read or handled; its id and its place in the order stay."""
        async with self._pool.acquire() as conn, conn.transaction():
            before = await _take(conn, place)
            await conn.execute(EDIT, place.consumer, place.topic, place.partition, place.offset, value)
            subject = _subject(before) | {"before": _sha256(before.record.value), "after": _sha256(value)}
            await conn.execute(NOTE, by, "parking.edit", subject, why)

    async def drop(self, place: Place, *, by: str, why: str) -> None:
        """Gives up on one record, with a name and a reason in the log of operations; its successors go on."""
        async with self._pool.acquire() as conn, conn.transaction():
            dropped = await _take(conn, place)
            await remove(conn, place)
            await conn.execute(NOTE, by, "parking.drop", _subject(dropped), why)


async def _take(conn: Conn, place: Place) -> ParkedRecord:
    await lock_partition(conn, place.consumer, place.topic, place.partition)
    row = await conn.fetchrow(ONE, place.consumer, place.topic, place.partition, place.offset)
    if row is None:
        raise NotFound("parked record", f"{place.topic}[{place.partition}] at {place.offset}")
    return parked_record(row)


def _subject(parked: ParkedRecord) -> dict[str, Any]:
    place = parked.place
    return {
        "consumer": place.consumer, "topic": place.topic, "partition": place.partition, "offset": place.offset,
        "key": parked.key, "type": parked.type, "reason": parked.reason, "attempts": parked.attempts,
    }  # fmt: skip


def _sha256(value: bytes | None) -> str | None:
    return None if value is None else hashlib.sha256(value).hexdigest()
