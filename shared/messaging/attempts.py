"""Further attempts of parked records, in order per key, under the lock of their partition.

The lock is the row that live slices move, so no successor can overtake and none can be stranded.
"""

import contextlib
import logging
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from shared.database import Conn, Pool
from shared.messaging import metrics
from shared.messaging.arrivals import Arrival, is_passed_over, judge
from shared.messaging.claims import lock_partition
from shared.messaging.consumer import Consumer, Rejected
from shared.messaging.crashpoints import crashpoint
from shared.messaging.entrance import LIMITS
from shared.messaging.faults import is_transient, is_transient_outside, reason_of
from shared.messaging.fuse import Fuse
from shared.messaging.handling import run_handler
from shared.messaging.inbox import changed, enter_inbox
from shared.messaging.parked import (
    Head,
    ParkedRecord,
    Place,
    begin_attempt,
    dead_letter,
    head_of_key,
    heads,
    note_failure,
    remove,
    undo_attempt,
)
from shared.messaging.slices import OTHER_CONTENT
from shared.messaging.transaction import Cause, Transaction
from shared.messaging.tuning import Tuning
from shared.messaging.wakeup import Wakeup

log = logging.getLogger(__name__)


class Attempt(Enum):
    """What an attempt ended with."""

    APPLIED = auto()
    FAILED = auto()
    IN_DOUBT = auto()
    NOT_NOW = auto()


class Attempts:
    """Runs what is due, one key after the other; every worker may, the locks sort it out."""

    def __init__(self, pool: Pool, tuning: Tuning) -> None:
        self._pool, self._tuning = pool, tuning

    async def run(self, consumers: Mapping[str, tuple[Consumer, Fuse]]) -> None:
        """Until cancelled. A consumer whose fuse is blown gets no attempts, a half-open one gets one."""
        bell = Wakeup("parked")
        while True:
            pause = self._tuning.poll_idle
            try:
                pause = await self._pass(consumers)
            except Exception as error:
                if not is_transient_outside(error):
                    log.exception("attempts.failed")
            await bell.wait(pause)

    async def _pass(self, consumers: Mapping[str, tuple[Consumer, Fuse]]) -> float:
        names = [name for name, (_, fuse) in consumers.items() if not fuse.blown]
        async with self._pool.acquire() as conn:
            first = await heads(conn, names)
        for head in first:
            consumer, fuse = consumers[head.place.consumer]
            while head.due and not fuse.blown:
                outcome = await self.attempt(consumer, head.place.topic, head.key)
                if outcome is Attempt.APPLIED:
                    fuse.applied()
                elif outcome is Attempt.FAILED and fuse.half_open:
                    fuse.parked(head.key)
                if outcome is not Attempt.APPLIED:
                    break
        return self._next(first)

    def _next(self, first: Sequence[Head]) -> float:
        soon = [max(head.seconds, 0.02) for head in first if head.seconds is not None and not head.due]
        soon += [0.05 for head in first if head.due]
        return min([self._tuning.poll_idle, *soon])

    async def attempt(self, consumer: Consumer, topic: str, key: str, *, by_operator: bool = False) -> Attempt:
        """Tries the first parked record of a key once; on success it is gone and its effect is there."""
        async with self._pool.acquire() as conn:
            head = await head_of_key(conn, consumer.name, topic, key)
            if head is None:
                return Attempt.NOT_NOW
            number = await begin_attempt(conn, head.place, self._tuning.first_backoff, by_operator=by_operator)
            if number is None:
                return Attempt.NOT_NOW
            if number > self._tuning.attempts and not by_operator:
                reason = f"{head.reason} (its process died during the last attempt)"
                await self._give_up(conn, consumer, head, reason, attempts=head.attempts)
                return Attempt.FAILED
            # What an operator starts again has been given up before: it goes back to waiting for one.
            final = head.next_attempt is None or number >= self._tuning.attempts
            return await self._try(conn, consumer, head, number, final=final)

    async def _try(self, conn: Conn, consumer: Consumer, head: ParkedRecord, number: int, *, final: bool) -> Attempt:
        try:
            outcome = await self._apply(conn, consumer, head.place, head.key)
        except Exception as error:  # noqa: BLE001 - whatever the handler raised is noted in the row
            if conn.is_closed() or is_transient(error, conn):
                await self._undo(head.place)
                metrics.ATTEMPTS.labels(consumer.name, "in_doubt").inc()
                return Attempt.IN_DOUBT
            metrics.ATTEMPTS.labels(consumer.name, "failed").inc()
            reason = reason_of(error)
            if final or isinstance(error, Rejected):
                await self._give_up(conn, consumer, head, reason, attempts=number)
            else:
                await note_failure(conn, head.place, reason, final=False)
            return Attempt.FAILED
        if outcome is Attempt.APPLIED:
            metrics.ATTEMPTS.labels(consumer.name, "applied").inc()
        return outcome

    async def _undo(self, place: Place) -> None:
        with contextlib.suppress(Exception):
            async with self._pool.acquire() as other:
                await undo_attempt(other, place)

    async def _apply(self, conn: Conn, consumer: Consumer, place: Place, key: str) -> Attempt:
        async with conn.transaction():
            await conn.execute(LIMITS)
            await lock_partition(conn, place.consumer, place.topic, place.partition)
            head = await head_of_key(conn, place.consumer, place.topic, key)
            if head is None or head.place != place:
                return Attempt.NOT_NOW
            arrival = judge(consumer, head.record)
            tx = Transaction(conn, Cause.new())
            if arrival.poison is not None:
                raise Rejected(arrival.poison)
            if not is_passed_over(consumer, arrival) and await _is_fresh(conn, consumer, arrival):
                await tx.enter(arrival.event.employer_id if arrival.event else None)
                await run_handler(consumer, tx, (arrival,))
            await remove(conn, place)
            await tx.flush()
            crashpoint("parking.before_commit")
        crashpoint("parking.after_commit")
        tx.announce()
        return Attempt.APPLIED

    async def _give_up(self, conn: Conn, consumer: Consumer, head: ParkedRecord, reason: str, *, attempts: int) -> None:
        """From here on only an operator starts an attempt; a copy goes to the dead letters, the first time."""
        async with conn.transaction():
            tx = Transaction(conn, Cause.new())
            await note_failure(conn, head.place, reason, final=True)
            if head.next_attempt is not None:
                letters, name = consumer.dead_letters, consumer.name
                tx.send(dead_letter(letters, name, head.record, head.type, reason, attempts))
            await tx.flush()
        tx.announce()
        log.error("event.parked_for_operator consumer=%s key=%s %s", consumer.name, head.key, reason)


async def _is_fresh(conn: Conn, consumer: Consumer, arrival: Arrival) -> bool:
    """Enters the inbox; False when the same event took effect already, `Rejected` when another did under its id."""
    if arrival.event is None or await enter_inbox(conn, consumer.name, arrival):
        return True
    if await changed(conn, consumer.name, [arrival]):
        raise Rejected(OTHER_CONTENT)
    return False
