"""Keys that wait, one line each: what an operator looks at first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from shared.database import Conn
from shared.messaging.parked import Place

KEYS = """
    SELECT * FROM (
        SELECT DISTINCT ON (consumer, topic, key)
            consumer, topic, partition, "offset", key, event_id, type, reason, attempts, next_attempt,
            count(*) OVER of_key AS records, min(parked_at) OVER of_key AS since,
            header_values[array_position(header_names, 'ce_employerid')] AS employer
        FROM messaging.parked
        WHERE ($1::text IS NULL OR consumer = $1) AND ($2::text IS NULL OR key = $2)
        WINDOW of_key AS (PARTITION BY consumer, topic, key)
        ORDER BY consumer, topic, key, "offset"
    ) AS waiting
    WHERE ($3::text IS NULL OR strpos(lower(reason), lower($3)) > 0)
        AND ($4::interval IS NULL OR since <= clock_timestamp() - $4)
        AND ($5::timestamptz IS NULL OR (since, consumer, topic, key) > ($5, $6, $7, $8))
        AND ($10::uuid IS NULL OR employer = convert_to($10::text, 'UTF8'))
    ORDER BY since, consumer, topic, key
    LIMIT $9
"""
TOTALS = """
    SELECT consumer, count(*) AS records, count(DISTINCT (topic, key)) AS keys, min(parked_at) AS since,
        extract(epoch FROM clock_timestamp() - min(parked_at))::float8 AS seconds
    FROM messaging.parked WHERE ($1::text IS NULL OR consumer = $1)
    GROUP BY consumer ORDER BY since
"""


@dataclass(frozen=True, slots=True)
class ParkedKey:
    """A key that waits: how many records, since when, why its first one failed, and when it is tried again.

    `next_attempt` None means that only an operator starts another attempt. `type` None: the record names none.
    """

    head: Place
    key: str
    type: str | None
    records: int
    reason: str
    attempts: int
    since: datetime
    next_attempt: datetime | None

    @property
    def topic(self) -> str:
        return self.head.topic

    @property
    def position(self) -> tuple[datetime, str, str, str]:
        """Where this line stands in the list, for the page after it."""
        return self.since, self.head.consumer, self.head.topic, self.key


@dataclass(frozen=True, slots=True)
class Sought:
    """Which keys are wanted; `reason` is part of the text, `older` how long they have waited at least.

    `employer_id` leaves those whose first record names this employer in its headers.
    """

    consumer: str | None = None
    key: str | None = None
    reason: str | None = None
    older: timedelta | None = None
    employer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ParkedTotal:
    """What one consumer has parked; `seconds` is the age of the oldest."""

    consumer: str
    records: int
    keys: int
    since: datetime
    seconds: float


EVERYTHING = Sought()


async def parked_keys(
    conn: Conn, sought: Sought, *, after: tuple[datetime, str, str, str] | None = None, most: int = 1000
) -> Sequence[ParkedKey]:
    """The keys that wait longest first, from the one after `after` on."""
    position = after or (None, None, None, None)
    rows = await conn.fetch(
        KEYS, sought.consumer, sought.key, sought.reason, sought.older, *position, most, sought.employer_id
    )
    return [
        ParkedKey(
            Place(row["consumer"], row["topic"], row["partition"], row["offset"]), row["key"], row["type"],
            row["records"], row["reason"], row["attempts"], row["since"], row["next_attempt"],
        )
        for row in rows
    ]  # fmt: skip


async def parked_totals(conn: Conn, consumer: str | None = None) -> Sequence[ParkedTotal]:
    """One line per consumer that has something parked, the longest wait first."""
    return [ParkedTotal(**dict(row)) for row in await conn.fetch(TOTALS, consumer)]
