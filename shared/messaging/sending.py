"""Sends what transactions queued for the outside: one attempt at a time per delivery, each written down.

`prepare` runs in a short transaction, `send` in none. A lease keeps two workers from sending the same delivery; when
its holder dies, the attempt is noted as lost and the next one repeats it under the same delivery id.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
from opentelemetry.trace import SpanKind
from uuid_utils.compat import uuid7

from shared.database import Pool
from shared.messaging import metrics
from shared.messaging.crashpoints import crashpoint
from shared.messaging.deliveries import Channel, Deliveries, Lapsed, Undeliverable
from shared.messaging.delivery import Delivery
from shared.messaging.faults import is_transient_outside, reason_of
from shared.messaging.operations import note
from shared.messaging.transaction import Cause, Transaction
from shared.messaging.tuning import Tuning
from shared.messaging.wakeup import Wakeup, wake
from shared.rules import NotFound
from shared.tracing import continued, span

log = logging.getLogger(__name__)

LEASE = """
    UPDATE messaging.deliveries
    SET lease = $1, leased_until = clock_timestamp() + $2::interval, attempts = attempts + 1,
        next_attempt = clock_timestamp() + $2::interval
    WHERE id = ANY (ARRAY(
        SELECT id FROM messaging.deliveries
        WHERE next_attempt <= clock_timestamp() AND (leased_until IS NULL OR leased_until <= clock_timestamp())
            AND channel = ANY ($3)
        ORDER BY next_attempt, id LIMIT $4 FOR UPDATE SKIP LOCKED
    ))
    RETURNING id, employer_id, channel, key, payload, correlation_id, traceparent, attempts
"""
BEGIN_ATTEMPT = """
    WITH before AS (
        UPDATE messaging.delivery_attempts SET outcome = 'lost', finished_at = clock_timestamp()
        WHERE delivery_id = $1 AND outcome = 'started'
    )
    INSERT INTO messaging.delivery_attempts (delivery_id, attempt, outcome) VALUES ($1, $2, 'started')
"""
SENT = """
    WITH attempt AS (
        UPDATE messaging.delivery_attempts SET outcome = 'sent', finished_at = clock_timestamp()
        WHERE delivery_id = $1 AND attempt = $3
    )
    UPDATE messaging.deliveries
    SET sent_at = clock_timestamp(), next_attempt = NULL, lease = NULL, leased_until = NULL, reason = NULL
    WHERE id = $1 AND lease = $2
"""
FAILED = """
    WITH attempt AS (
        UPDATE messaging.delivery_attempts SET outcome = 'failed', finished_at = clock_timestamp(), detail = $4
        WHERE delivery_id = $1 AND attempt = $3
    )
    UPDATE messaging.deliveries
    SET reason = $4, next_attempt = clock_timestamp() + $5::interval, lease = NULL, leased_until = NULL,
        failed_at = CASE WHEN $5::interval IS NULL THEN clock_timestamp() END
    WHERE id = $1 AND lease = $2
"""
LAPSED = """
    WITH attempt AS (
        UPDATE messaging.delivery_attempts SET outcome = 'lapsed', finished_at = clock_timestamp(), detail = $4
        WHERE delivery_id = $1 AND attempt = $3
    )
    UPDATE messaging.deliveries SET reason = $4, next_attempt = NULL, lease = NULL, leased_until = NULL
    WHERE id = $1 AND lease = $2
"""
LIST = """
    SELECT id, employer_id, channel, key, queued_at, attempts, next_attempt, sent_at, failed_at, reason
    FROM messaging.deliveries
    WHERE ($1::text IS NULL OR channel = $1) AND (NOT $2 OR failed_at IS NOT NULL)
        AND ($4::uuid IS NULL OR employer_id = $4)
    ORDER BY queued_at DESC, id DESC LIMIT $3
"""
ATTEMPTS = """
    SELECT attempt, started_at, finished_at, outcome, detail
    FROM messaging.delivery_attempts WHERE delivery_id = $1 ORDER BY attempt
"""
REPLAY = """
    UPDATE messaging.deliveries
    SET next_attempt = clock_timestamp(), sent_at = NULL, failed_at = NULL, reason = NULL
    WHERE id = $1 AND next_attempt IS NULL AND ($2::uuid IS NULL OR employer_id = $2)
    RETURNING channel, key
"""
REPLAY_FAILED = """
    UPDATE messaging.deliveries
    SET next_attempt = clock_timestamp(), failed_at = NULL, reason = NULL
    WHERE failed_at IS NOT NULL AND next_attempt IS NULL AND ($1::text IS NULL OR channel = $1)
"""
FORGET = "DELETE FROM messaging.deliveries WHERE next_attempt IS NULL AND queued_at < now() - $1 * interval '1 day'"
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """One queued delivery: waiting (`next_attempt`), sent (`sent_at`), given up (`failed_at`) or lapsed (none of them).

    `reason` is that of the last failure, or why it lapsed.
    """

    id: UUID
    employer_id: UUID | None
    channel: str
    key: str
    queued_at: datetime
    attempts: int
    next_attempt: datetime | None
    sent_at: datetime | None
    failed_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class DeliveryAttempt:
    """One line of the log. `outcome`: started, sent, failed, lapsed, or lost when its process died."""

    attempt: int
    started_at: datetime
    finished_at: datetime | None
    outcome: str
    detail: str | None


class Sending:
    """The sender of one worker; several share the work by lease."""

    def __init__(self, pool: Pool, deliveries: Deliveries, tuning: Tuning) -> None:
        self._pool, self._deliveries, self._tuning = pool, deliveries, tuning

    async def run(self) -> None:
        """Until cancelled."""
        bell = Wakeup("deliveries")
        while True:
            busy = False
            try:
                busy = await self.send_due() > 0
            except Exception as error:
                if not is_transient_outside(error):
                    log.exception("deliveries.failed")
            if not busy:
                await bell.wait(self._tuning.poll_idle)

    async def send_due(self) -> int:
        """Tries what is due, several at once; returns how many were tried."""
        lease, seconds = uuid7(), timedelta(seconds=self._tuning.delivery_lease)
        rows = await self._pool.fetch(LEASE, lease, seconds, list(self._deliveries.channels), AT_ONCE)
        await asyncio.gather(*(self._try(lease, row) for row in rows))
        return len(rows)

    async def _try(self, lease: UUID, row: asyncpg.Record) -> None:
        number = row["attempts"]
        channel = self._deliveries.channels[row["channel"]]
        await self._pool.execute(BEGIN_ATTEMPT, row["id"], number)
        try:
            async with asyncio.timeout(self._tuning.delivery_lease * 0.8):
                await self._send(channel, row)
        except Lapsed as why:
            await self._pool.execute(LAPSED, row["id"], lease, number, str(why))
            metrics.DELIVERIES.labels(row["channel"], "lapsed").inc()
            return
        except Exception as error:  # noqa: BLE001 - the outside may fail in any way; the log says how
            await self._failed(lease, row, number, error)
            return
        crashpoint("delivery.after_send_before_mark")
        await self._pool.execute(SENT, row["id"], lease, number)
        metrics.DELIVERIES.labels(row["channel"], "sent").inc()

    async def _send(self, channel: Channel, row: asyncpg.Record) -> None:
        delivery = Delivery(row["channel"], row["key"], row["payload"], row["id"])
        about = {"journeywork.channel": row["channel"]}
        with continued(row["traceparent"]), span(f"deliver {row['channel']}", about, kind=SpanKind.CLIENT):
            async with self._pool.acquire() as conn, conn.transaction():
                tx = Transaction(conn, Cause(row["correlation_id"], None, row["traceparent"]))
                await tx.enter(row["employer_id"])
                prepared = await channel.prepare(tx, delivery)
                await tx.flush()
            tx.announce()
            await channel.send(prepared)

    async def _failed(self, lease: UUID, row: asyncpg.Record, number: int, error: Exception) -> None:
        schedule = self._tuning.delivery_schedule
        over = isinstance(error, Undeliverable) or number > len(schedule)
        pause = None if over else timedelta(seconds=schedule[number - 1])
        await self._pool.execute(FAILED, row["id"], lease, number, reason_of(error), pause)
        metrics.DELIVERIES.labels(row["channel"], "given_up" if over else "failed").inc()
        what = (row["channel"], row["key"], number, over, type(error).__name__)
        log.warning("delivery.failed channel=%s key=%s attempt=%d over=%s error=%s", *what)


class DeliveryLog:
    """What was queued for the outside and what became of it: read and replayed by operators. Worker's rights."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def latest(
        self, *, channel: str | None = None, failed: bool = False, most: int = 100, employer_id: UUID | None = None
    ) -> Sequence[DeliveryState]:
        """The newest deliveries first, perhaps only those that were given up."""
        rows = await self._pool.fetch(LIST, channel, failed, most, employer_id)
        return [DeliveryState(**_fields(row)) for row in rows]

    async def attempts(self, delivery_id: UUID) -> Sequence[DeliveryAttempt]:
        """Every attempt of one delivery, the first one first."""
        return [DeliveryAttempt(**_fields(row)) for row in await self._pool.fetch(ATTEMPTS, delivery_id)]

    async def replay(self, delivery_id: UUID, *, by: str, why: str, employer_id: UUID | None = None) -> None:
        """Sends a delivery again that was sent or given up, or has lapsed; its schedule goes on where it ended."""
        async with self._pool.acquire() as conn, conn.transaction():
            row = await conn.fetchrow(REPLAY, delivery_id, employer_id)
            if row is None:
                raise NotFound("finished delivery", delivery_id)
            subject = {"delivery": str(delivery_id), "channel": row["channel"], "key": row["key"]}
            await note(conn, "delivery.replay", subject, by=by, why=why)
        wake("deliveries")

    async def replay_failed(self, channel: str | None, *, by: str, why: str) -> int:
        """Sends everything again that was given up, perhaps of one channel only; returns how many."""
        async with self._pool.acquire() as conn, conn.transaction():
            count = int((await conn.execute(REPLAY_FAILED, channel)).rsplit(" ", 1)[1])
            if not count:
                raise NotFound("failed delivery; `deliveries failed` shows those there are", channel or "any channel")
            await note(conn, "delivery.replay", {"channel": channel, "deliveries": count}, by=by, why=why)
        wake("deliveries")
        return count


def _fields(row: asyncpg.Record) -> Mapping[str, Any]:
    return dict(row)
