"""Who works on a partition, and from where: rows of `messaging.consumer_offsets`, claimed when first records arrive.

A rebalance only forgets claims. The next claim raises the epoch, so that what the owner before still writes matches
no row, and reads the truth about the position from the database, never from Kafka.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.database import Conn, Pool
from shared.messaging.record import Record
from shared.messaging.tuning import Tuning

CLAIM = """
    INSERT INTO messaging.consumer_offsets AS o (consumer, topic, partition, next_offset, epoch, owner)
    VALUES ($1, $2, $3, $4, 1, $5)
    ON CONFLICT (consumer, topic, partition) DO UPDATE
    SET epoch = o.epoch + 1, owner = excluded.owner, claims_since_progress = o.claims_since_progress + 1,
        updated_at = clock_timestamp()
    RETURNING next_offset, epoch, anchor, claims_since_progress, EXISTS (
        SELECT 1 FROM messaging.suspects s WHERE s.consumer = $1 AND s.topic = $2 AND s.partition = $3
    ) AS suspected
"""
ADVANCE = """
    UPDATE messaging.consumer_offsets
    SET next_offset = $6, anchor = $7, claims_since_progress = 0, updated_at = clock_timestamp()
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND epoch = $4 AND next_offset = $5
"""
LOCK_PARTITION = """
    SELECT 1 FROM messaging.consumer_offsets WHERE consumer = $1 AND topic = $2 AND partition = $3 FOR UPDATE
"""

REACHED = "SELECT topic, partition, next_offset FROM messaging.consumer_offsets WHERE consumer = $1"


class Fenced(Exception):
    """Another owner has claimed this partition, or it is not where this slice was read from."""


class Refused(Exception):
    """The log does not continue what this consumer has applied: going on would skip or repeat silently."""


@dataclass(slots=True)
class Claim:
    """The right to move one partition's offset, while nobody claims after us.

    `expected` is the next offset that may be applied. Until the record before it was seen to be the one applied last
    (`anchor`), the gate is shut. `gap_to` is the offset that came instead of `expected`: seen twice, there is nothing
    between. `careful_until` is the offset below which records are tried one by one, because
    their process died several times.
    """

    consumer: str
    topic: str
    partition: int
    epoch: int
    expected: int
    anchor: str | None
    gate_open: bool = False
    gap_to: int | None = None
    careful_until: int = 0


async def claim(
    pool: Pool, consumer: str, topic: str, partition: int, *, log_start: int, owner: str, tuning: Tuning
) -> Claim:
    """Takes the partition over; a consumer that was never here begins at `log_start`.

    Waits at most two seconds for a predecessor's open transaction (`LockNotAvailableError`).
    """
    async with pool.acquire() as conn, conn.transaction():
        await conn.execute("SET LOCAL lock_timeout = '2s'")
        row = await conn.fetchrow(CLAIM, consumer, topic, partition, log_start, owner)
    assert row is not None  # noqa: S101 - an upsert always returns its row
    taken = Claim(consumer, topic, partition, row["epoch"], row["next_offset"], row["anchor"])
    taken.gate_open = taken.anchor is None
    if row["suspected"] or row["claims_since_progress"] >= tuning.crash_claims:
        taken.careful_until = taken.expected + tuning.slice_records
    return taken


async def lock_partition(conn: Conn, consumer: str, topic: str, partition: int) -> None:
    """Keeps slices of this partition out until the transaction ends."""
    await conn.execute(LOCK_PARTITION, consumer, topic, partition)


def check_anchor(held: Claim, first: Record, log_start: int) -> bool:
    """Judges the first record after a claim; True when it is the anchor itself and must not be applied again.

    `first` was fetched from `expected - 1`. Raises `Refused` when the log there is another one.
    """
    where = f"{held.topic}[{held.partition}]"
    if first.offset < held.expected - 1:
        raise Refused(f"{where}: log went back: asked for {held.expected - 1}, got {first.offset}")
    if log_start > held.expected:
        raise Refused(f"{where}: log starts at {log_start}, we are at {held.expected}: records were lost to retention")
    if first.offset >= held.expected:
        return False
    if first.anchor != held.anchor:
        raise Refused(f"{where}: offset {first.offset} holds another event than the one applied: topic was recreated")
    return True


async def reached(pool: Pool, consumer: str) -> Mapping[tuple[str, int], int]:
    """The next offset of every partition that this consumer was ever in, by topic and partition."""
    return {(row["topic"], row["partition"]): row["next_offset"] for row in await pool.fetch(REACHED, consumer)}
