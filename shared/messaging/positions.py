"""How far each consumer is, seen and moved by operators. Needs the worker's rights.

Moving a position is the way out of a refused partition: where the log was made anew or lost records to its retention,
only a person can say from where it goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.database import Conn, Pool
from shared.messaging.operations import note
from shared.rules import Finding, Invalid, NotFound

COLUMNS = "consumer, topic, partition, next_offset, owner, updated_at"
LIST = f"""
    SELECT {COLUMNS} FROM messaging.consumer_offsets WHERE ($1::text IS NULL OR consumer = $1)
    ORDER BY consumer, topic, partition
"""  # noqa: S608 - only our own column names
TAKE = f"""
    SELECT {COLUMNS} FROM messaging.consumer_offsets WHERE consumer = $1 AND topic = $2 AND partition = $3 FOR UPDATE
"""  # noqa: S608
# Rows of the log that was: where a new one puts other records at the same offsets, these would be taken for them.
PARKED_BEYOND = """
    SELECT count(*) FROM messaging.parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" >= $4
"""
FORGET_SUSPECTS = "DELETE FROM messaging.suspects WHERE consumer = $1 AND topic = $2 AND partition = $3"
# The epoch fences whoever works on the partition; without an anchor the next claim trusts the log as it is.
MOVE = """
    UPDATE messaging.consumer_offsets
    SET next_offset = $4, anchor = NULL, epoch = epoch + 1, claims_since_progress = 0, updated_at = clock_timestamp()
    WHERE consumer = $1 AND topic = $2 AND partition = $3
"""


@dataclass(frozen=True, slots=True)
class Position:
    """The offset that a consumer applies next in one partition; `owner` is the process that claimed it last."""

    consumer: str
    topic: str
    partition: int
    next_offset: int
    owner: str
    updated_at: datetime


async def positions(pool: Pool, consumer: str | None = None) -> Sequence[Position]:
    """By consumer, topic and partition."""
    return [Position(**dict(row)) for row in await pool.fetch(LIST, consumer)]


async def move(
    pool: Pool, consumer: str, topic: str, partition: int, to: int, *, by: str, why: str, dry_run: bool = False
) -> Position:
    """Lets a consumer go on at the offset `to`; returns where it stood. With `dry_run` everything but the move.

    Raises `NotFound` where it never was, `Invalid` while records at or behind `to` are parked.
    """
    async with pool.acquire() as conn, conn.transaction():
        row = await conn.fetchrow(TAKE, consumer, topic, partition)
        if row is None:
            entity = f"position of {consumer} in {topic}/{partition}; `partitions list` shows those there are"
            raise NotFound(entity, consumer)
        await _refuse_parked(conn, consumer, topic, partition, to)
        if not dry_run:
            await conn.execute(FORGET_SUSPECTS, consumer, topic, partition)
            await conn.execute(MOVE, consumer, topic, partition, to)
            subject = {"consumer": consumer, "topic": topic, "partition": partition}
            await note(conn, "partitions.move", subject | {"from": row["next_offset"], "to": to}, by=by, why=why)
    return Position(**dict(row))


async def _refuse_parked(conn: Conn, consumer: str, topic: str, partition: int, to: int) -> None:
    parked = await conn.fetchval(PARKED_BEYOND, consumer, topic, partition, to)
    if parked:
        raise Invalid(
            Finding(
                "--to",
                "parked",
                f"{parked} parked at or behind offset {to} of {topic}/{partition}: replay or drop them first, or "
                "other records at their offsets would be taken for them",
            )
        )
