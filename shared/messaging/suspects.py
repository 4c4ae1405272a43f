"""Records that may kill their process: written down before they are tried, so that the next process knows."""

from shared.database import Pool
from shared.messaging.record import Record

SUSPECT = """
    INSERT INTO messaging.suspects AS s (consumer, topic, partition, "offset") VALUES ($1, $2, $3, $4)
    ON CONFLICT (consumer, topic, partition, "offset") DO UPDATE SET attempts = s.attempts + 1, at = clock_timestamp()
    RETURNING attempts
"""
CLEAR = """
    DELETE FROM messaging.suspects WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" <= $4
"""


async def suspect(pool: Pool, consumer: str, record: Record) -> int:
    """Notes, in a transaction of its own, that this record is about to be tried; returns for which time."""
    attempts: int = await pool.fetchval(SUSPECT, consumer, record.topic, record.partition, record.offset)
    return attempts


async def clear(pool: Pool, consumer: str, record: Record) -> None:
    """The process survived it, whatever came of it."""
    await pool.execute(CLEAR, consumer, record.topic, record.partition, record.offset)
