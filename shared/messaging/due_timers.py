"""Runs the timers that are due: each in the transaction that deletes it, failures visible in their row."""

import logging
from datetime import timedelta

from shared.database import Conn, Pool
from shared.messaging import metrics
from shared.messaging.consumer import Rejected
from shared.messaging.crashpoints import crashpoint
from shared.messaging.entrance import LIMITS
from shared.messaging.faults import is_transient, is_transient_outside, reason_of
from shared.messaging.timers import Timer, Timers
from shared.messaging.transaction import Cause, Transaction
from shared.messaging.tuning import Tuning, backoff
from shared.messaging.wakeup import Wakeup
from shared.tracing import continued, span

log = logging.getLogger(__name__)

TAKE_DUE = """
    UPDATE messaging.timers
    SET attempts = attempts + 1, next_attempt = clock_timestamp() + $1::interval
    WHERE id = ANY (ARRAY(
        SELECT id FROM messaging.timers
        WHERE due <= app.now() AND (next_attempt IS NULL OR next_attempt <= clock_timestamp()) AND kind = ANY ($2)
        ORDER BY due, id LIMIT $3 FOR UPDATE SKIP LOCKED
    ))
    RETURNING id, attempts, due, kind
"""
READ = """
    SELECT kind, key, due, employer_id, correlation_id, traceparent
    FROM messaging.timers WHERE id = $1 AND attempts = $2
"""
TAKE_OUT = "DELETE FROM messaging.timers WHERE id = $1 AND attempts = $2"
NOTE_FAILURE = """
    UPDATE messaging.timers
    SET reason = $3, next_attempt = CASE WHEN $4 THEN 'infinity' ELSE clock_timestamp() + $5::interval END
    WHERE id = $1 AND attempts = $2
"""
UNDO = "UPDATE messaging.timers SET attempts = attempts - 1 WHERE id = $1 AND attempts = $2"
RETRY = """
    UPDATE messaging.timers SET attempts = 0, next_attempt = NULL
    WHERE kind = $1 AND key = $2 AND next_attempt = 'infinity'
"""
AT_ONCE = 50
LEASE = timedelta(seconds=30)
"""While this passes no other worker touches a timer that was taken; afterwards its process has died."""


class _Withdrawn(Exception):
    """The timer was replaced or cleared while its handler ran: nothing of that stays."""


class DueTimers:
    """The loop of one worker; several share the work by skipping each other's rows."""

    def __init__(self, pool: Pool, timers: Timers, tuning: Tuning) -> None:
        self._pool, self._timers, self._tuning = pool, timers, tuning

    async def run(self) -> None:
        """Until cancelled."""
        bell = Wakeup("timers")
        while True:
            busy = False
            try:
                busy = await self.run_due() > 0
            except Exception as error:
                if not is_transient_outside(error):
                    log.exception("timers.failed")
            if not busy:
                await bell.wait(self._tuning.poll_idle / 4)

    async def run_due(self) -> int:
        """Runs what is due now, earliest first; returns how many were tried."""
        async with self._pool.acquire() as conn:
            rows = await conn.fetch(TAKE_DUE, LEASE, list(self._timers.handlers), AT_ONCE)
            for row in sorted(rows, key=lambda row: (row["due"], row["id"])):
                await self._try(conn, row["id"], row["attempts"], row["kind"])
        return len(rows)

    async def retry(self, kind: str, key: str) -> int:
        """An operator has removed the cause: timers that waited for that run again."""
        return int((await self._pool.execute(RETRY, kind, key)).rsplit(" ", 1)[1])

    async def _try(self, conn: Conn, timer_id: int, attempt: int, kind: str) -> None:
        try:
            await self._apply(conn, timer_id, attempt)
        except _Withdrawn:
            return
        except Exception as error:
            if conn.is_closed():
                raise
            if is_transient(error, conn):
                await conn.execute(UNDO, timer_id, attempt)
                return
            final = attempt >= self._tuning.attempts or isinstance(error, Rejected)
            metrics.TIMERS.labels(kind, "failed").inc()
            await self._note(conn, timer_id, attempt, reason_of(error), final=final)

    async def _note(self, conn: Conn, timer_id: int, attempt: int, reason: str, *, final: bool) -> None:
        log.warning("timer.failed id=%d attempt=%d final=%s %s", timer_id, attempt, final, reason)
        pause = backoff(self._tuning, attempt - 1)
        await conn.execute(NOTE_FAILURE, timer_id, attempt, reason, final, pause)

    async def _apply(self, conn: Conn, timer_id: int, attempt: int) -> None:
        async with conn.transaction():
            await conn.execute(LIMITS)
            row = await conn.fetchrow(READ, timer_id, attempt)
            if row is None:
                raise _Withdrawn
            if attempt > self._tuning.attempts:
                raise Rejected("its process died during the last attempt")
            timer = Timer(row["kind"], row["key"], row["due"], row["employer_id"])
            with continued(row["traceparent"]), span(f"timer {timer.kind}"):
                tx = Transaction(conn, Cause(row["correlation_id"], None, row["traceparent"]))
                await tx.enter(timer.employer_id)
                await self._timers.handlers[timer.kind](tx, timer)
                # After the handler: commands lock the aggregate first and the timer last, so this does too.
                if await conn.execute(TAKE_OUT, timer_id, attempt) != "DELETE 1":
                    raise _Withdrawn
                await tx.flush()
            crashpoint("timer.before_commit")
        crashpoint("timer.after_commit")
        tx.announce()
        metrics.TIMERS.labels(timer.kind, "applied").inc()
