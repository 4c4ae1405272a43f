"""Replays parked events for an operator: in order per key, one transaction each, as fast as wanted and no faster.

Nothing is remembered between two events but in the tables: what was applied is no longer parked. So a replay that was
stopped, or whose process died, goes on where it was when it is started again.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

from shared.database import Pool
from shared.messaging.attempts import Attempt, Attempts
from shared.messaging.consumer import Consumer
from shared.messaging.parked import ParkedRecord, head_of_key
from shared.messaging.parked_keys import Sought, parked_keys
from shared.messaging.tuning import Tuning

SPREAD = """
    UPDATE messaging.parked AS p SET next_attempt = clock_timestamp() + $4::interval + $5::interval * behind.place
    FROM (
        SELECT partition, "offset", row_number() OVER (ORDER BY "offset") AS place
        FROM messaging.parked WHERE consumer = $1 AND topic = $2 AND key = $3
    ) AS behind
    WHERE p.consumer = $1 AND p.topic = $2 AND p.partition = behind.partition AND p."offset" = behind."offset"
        AND p.next_attempt IS NOT NULL
"""
HEAD_START = timedelta(seconds=10)
"""How long workers leave a key to a replay with a rate before they take it on, at the same rate."""
DOUBTS = 5
"""So often the database may be unwell at one event before its key is left."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of one event. `reason` says why it failed; None when it was applied or another process took it."""

    record: ParkedRecord
    outcome: Attempt
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be replayed: a key or all of them, at most so many events, `rate` per second (None: no limit).

    `reason`: only keys whose first record is parked for a reason that contains this.
    """

    key: str | None = None
    topic: str | None = None
    most: int | None = None
    rate: float | None = None
    reason: str | None = None


async def replay(pool: Pool, tuning: Tuning, consumer: Consumer, wanted: Wanted) -> AsyncIterator[Replayed]:
    """Yields after each event; the caller may stop between two. A key ends at its first failure."""
    attempts, pace, done = Attempts(pool, tuning), _Pace(wanted.rate), 0
    async with pool.acquire() as conn:
        keys = await parked_keys(conn, Sought(consumer.name, wanted.key, wanted.reason), most=1_000_000)
    for waiting in keys:
        if wanted.topic not in (None, waiting.topic):
            continue
        if wanted.rate is not None:
            pause = timedelta(seconds=1 / wanted.rate)
            await pool.execute(SPREAD, consumer.name, waiting.topic, waiting.key, HEAD_START, pause)
        doubts = 0
        while wanted.most is None or done < wanted.most:
            step = await _next(pool, attempts, consumer, waiting.topic, waiting.key, pace)
            if step is None:
                break
            doubts += step.outcome is Attempt.IN_DOUBT
            done += step.outcome is Attempt.APPLIED
            yield step
            if step.outcome is Attempt.FAILED or doubts >= DOUBTS:
                break


async def _next(
    pool: Pool, attempts: Attempts, consumer: Consumer, topic: str, key: str, pace: "_Pace"
) -> Replayed | None:
    """One attempt of the key's first record; None when the key has nothing left."""
    async with pool.acquire() as conn:
        head = await head_of_key(conn, consumer.name, topic, key)
    if head is None:
        return None
    await pace.wait()
    outcome = await attempts.attempt(consumer, topic, key, by_operator=True)
    if outcome is not Attempt.FAILED:
        return Replayed(head, outcome)
    async with pool.acquire() as conn:
        after = await head_of_key(conn, consumer.name, topic, key)
    return Replayed(head, outcome, after.reason if after else None)


class _Pace:
    """At most `rate` events per second, evenly; no burst after a pause."""

    def __init__(self, rate: float | None) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._next = 0.0

    async def wait(self) -> None:
        now = time.monotonic()
        await asyncio.sleep(max(self._next - now, 0))
        self._next = max(self._next, now) + self._gap
