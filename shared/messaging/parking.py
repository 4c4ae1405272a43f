"""What operators see and do about events that wait because one of them, or one before, failed."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from shared.database import Conn, Pool
from shared.messaging.arrivals import judge
from shared.messaging.attempts import Attempt
from shared.messaging.claims import lock_partition
from shared.messaging.consumer import Consumer
from shared.messaging.editing import Edit
from shared.messaging.operations import note
from shared.messaging.parked import ParkedRecord, Place, parked_record, remove
from shared.messaging.parked_keys import EVERYTHING, ParkedKey, ParkedTotal, Sought, parked_keys, parked_totals
from shared.messaging.record import Record, readable
from shared.messaging.replay import Replayed, Wanted, replay
from shared.messaging.tuning import DEFAULT, Tuning
from shared.messaging.wakeup import wake
from shared.rules import NotFound

COLUMNS = """consumer, topic, partition, "offset", key, event_id, source, type, record_key, record_value,
        header_names, header_values, record_timestamp, reason, attempts, next_attempt, parked_at"""
SHOW = f"""
    SELECT {COLUMNS}
    FROM messaging.parked WHERE consumer = $1 AND key = $2 AND ($4::text IS NULL OR topic = $4)
    ORDER BY topic, partition, "offset" LIMIT $3
"""  # noqa: S608 - only our own column names
ONE = f"""
    SELECT {COLUMNS}
    FROM messaging.parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4
"""  # noqa: S608
EDIT = """
    UPDATE messaging.parked SET record_value = $5, header_names = $6, header_values = $7, type = $8
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4
"""


class Parking:
    """Parked events of one service's database. Needs the worker's rights."""

    def __init__(self, pool: Pool, tuning: Tuning = DEFAULT) -> None:
        self._pool, self._tuning = pool, tuning

    async def keys(self, consumer: str) -> Sequence[ParkedKey]:
        """What is parked, oldest first."""
        return await self.list(Sought(consumer), most=1_000_000)

    async def list(
        self, sought: Sought = EVERYTHING, *, after: tuple[datetime, str, str, str] | None = None, most: int = 50
    ) -> Sequence[ParkedKey]:
        """A page of the keys that wait, oldest first; `after` is the `position` of the last one on the page before."""
        async with self._pool.acquire() as conn:
            return await parked_keys(conn, sought, after=after, most=most)

    async def totals(self, consumer: str | None = None) -> Sequence[ParkedTotal]:
        """How much each consumer has parked, and how old the oldest is."""
        async with self._pool.acquire() as conn:
            return await parked_totals(conn, consumer)

    async def show(
        self, consumer: str, key: str, *, topic: str | None = None, most: int = 100
    ) -> Sequence[ParkedRecord]:
        """The records of a key, in the order in which they will be tried."""
        return [parked_record(row) for row in await self._pool.fetch(SHOW, consumer, key, most, topic)]

    async def one(self, place: Place) -> ParkedRecord:
        """The record at this place; raises `NotFound`."""
        async with self._pool.acquire() as conn:
            return await _read(conn, place)

    async def replay(self, consumer: Consumer, key: str | None = None) -> int:
        """Applies parked events in order, now; a key stops at its first failure. Returns how many are gone."""
        done = [step async for step in self.replayed(consumer, Wanted(key)) if step.outcome is Attempt.APPLIED]
        return len(done)

    def replayed(self, consumer: Consumer, wanted: Wanted) -> AsyncIterator[Replayed]:
        """The same event by event; the caller may stop between two and start again later."""
        return replay(self._pool, self._tuning, consumer, wanted)

    async def edit(self, place: Place, change: Edit | bytes, *, by: str, why: str) -> ParkedRecord:
        """Changes content or headers of a record that cannot be read or handled; its id and its place stay.

        `bytes` stand for the content. Digests of both versions go into the log of operations, the content does not.
        Raises `NotFound`, or `Invalid` when the change would make another event of it. Returns it as it is now.
        """
        edit = Edit(change) if isinstance(change, bytes) else change
        async with self._pool.acquire() as conn, conn.transaction():
            before = await _take(conn, place)
            after = edit.applied_to(before.record)
            kind = after.header("ce_type")
            await conn.execute(
                EDIT, place.consumer, place.topic, place.partition, place.offset, after.value,
                [readable(name.encode()) for name, _ in after.headers], [value for _, value in after.headers],
                readable(kind) if kind is not None else before.type,
            )  # fmt: skip
            subject = _subject(before) | {"before": _digests(before.record), "after": _digests(after)}
            subject["headers"] = sorted({*edit.headers, *edit.without})
            await note(conn, "parking.edit", subject, by=by, why=why)
            return await _read(conn, place)

    async def drop(self, place: Place, *, by: str, why: str) -> ParkedRecord:
        """Gives up on one record, with a name and a reason in the log of operations; its successors go on."""
        async with self._pool.acquire() as conn, conn.transaction():
            dropped = await _take(conn, place)
            await remove(conn, place)
            await note(conn, "parking.drop", _subject(dropped) | {"digests": _digests(dropped.record)}, by=by, why=why)
        wake("parked")
        return dropped

    async def disclosed(self, place: Place, *, by: str, why: str) -> ParkedRecord:
        """The record for eyes that want its content: who looked, and why, is written down first."""
        async with self._pool.acquire() as conn, conn.transaction():
            found = await _read(conn, place)
            await note(conn, "parking.disclose", _subject(found), by=by, why=why)
        return found


def obstacle(consumer: Consumer, parked: ParkedRecord) -> str | None:
    """Why this record could not even be handed to a handler; None when it can be read."""
    return judge(consumer, parked.record).poison


async def _take(conn: Conn, place: Place) -> ParkedRecord:
    await lock_partition(conn, place.consumer, place.topic, place.partition)
    return await _read(conn, place)


async def _read(conn: Conn, place: Place) -> ParkedRecord:
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


def _digests(record: Record) -> dict[str, str | None]:
    value = None if record.value is None else hashlib.sha256(record.value).hexdigest()
    return {"value": value, "headers": hashlib.sha256(repr(record.headers).encode()).hexdigest()}
