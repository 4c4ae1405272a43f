"""One transaction over consecutive records of one partition: offset, inbox, effects, parked rows, outbox."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import asyncpg
from opentelemetry.trace import SpanKind

from shared.database import Conn, Pool, settle
from shared.messaging.arrivals import Arrival, is_passed_over
from shared.messaging.claims import Claim
from shared.messaging.consumer import Consumer, Rejected
from shared.messaging.crashpoints import crashpoint
from shared.messaging.entrance import AppliedBefore, enter_slice
from shared.messaging.faults import is_transient, reason_of
from shared.messaging.halves import Failing, Halves
from shared.messaging.handling import run_handler
from shared.messaging.inbox import changed
from shared.messaging.metrics import SLICE_SECONDS
from shared.messaging.parked import Parked, dead_letter, park
from shared.messaging.transaction import Cause, Transaction
from shared.tracing import SQL, Attributes, span

BEHIND = "waits behind an earlier event of the same key"
OTHER_CONTENT = "an event with this source and id was applied with other content: an id is used once"


@dataclass(frozen=True, slots=True)
class Condemned:
    """Why a record is parked in this slice instead of handled. `pause` None: no attempt can help."""

    reason: str
    pause: timedelta | None

    @classmethod
    def by(cls, error: Exception, first_backoff: timedelta) -> "Condemned":
        """What a handler's error says about its event."""
        return cls(reason_of(error), None if isinstance(error, Rejected) else first_backoff)


class HandlerFailed(Exception):
    """The handler of these arrivals raised; one of them, or one run of several."""

    def __init__(self, arrivals: Sequence[Arrival], error: Exception) -> None:
        self.arrivals, self.error = arrivals, error
        super().__init__(str(error))


class Unattributed(Exception):
    """The transaction broke and no handler can be blamed: try the records one by one."""


class Conflicting(Exception):
    """These arrivals carry ids that were applied with other content."""

    def __init__(self, arrivals: Sequence[Arrival]) -> None:
        self.arrivals = arrivals
        super().__init__(OTHER_CONTENT)


@dataclass(slots=True)
class Outcome:
    """What one committed slice did, in the records' order."""

    applied: list[Arrival] = field(default_factory=list)
    duplicates: list[Arrival] = field(default_factory=list)
    passed_over: list[Arrival] = field(default_factory=list)
    parked: list[Parked] = field(default_factory=list)
    behind: list[Parked] = field(default_factory=list)


@dataclass(slots=True)
class Slice:
    """The records of one transaction, from `start` on.

    Where a run has failed, `halving` says how many different keys may be found to fail before the slice gives up the
    search. 0: runs are handled whole. `again`: some of it turned out to be applied before.
    """

    consumer: Consumer
    held: Claim
    start: int
    arrivals: Sequence[Arrival]
    condemned: Mapping[int, Condemned]
    halving: int = 0
    again: bool = field(default=False, init=False)

    async def commit(self, pool: Pool) -> Outcome:
        """Applies the slice; nothing of it stays when this raises.

        Raises `Fenced`, `HandlerFailed`, `Failing`, `Conflicting`, `Unattributed`, or what the database says.
        """
        record, traces = self.arrivals[0].record, (one.event.traceparent for one in self.arrivals if one.event)
        about: Attributes = {
            "messaging.system": "kafka",
            "messaging.consumer.group.name": self.consumer.name,
            "messaging.destination.name": record.topic,
            "messaging.destination.partition.id": str(record.partition),
            "messaging.batch.message_count": len(self.arrivals),
        }
        with span(f"apply {self.consumer.name}", about, kind=SpanKind.CONSUMER, links=traces):
            try:
                return await self._commit(pool)
            except AppliedBefore:
                self.again = True
                return await self._commit(pool)

    async def _commit(self, pool: Pool) -> Outcome:
        async with pool.acquire() as conn:
            started = time.perf_counter()
            try:
                with span("transaction", SQL, kind=SpanKind.CLIENT):
                    async with conn.transaction():
                        tx, outcome = await self._apply(conn)
                        crashpoint("consumer.before_commit")
            except asyncpg.PostgresError as error:
                if is_transient(error, conn):
                    raise
                raise Unattributed(f"the database refused the transaction: {error}") from error
            crashpoint("consumer.after_commit")
            SLICE_SECONDS.labels(self.consumer.name).observe(time.perf_counter() - started)
        tx.announce()
        return outcome

    async def _apply(self, conn: Conn) -> tuple[Transaction, Outcome]:
        tx = Transaction(conn, Cause.new())
        outcome = Outcome()
        wanted = await self._enter(tx, outcome)
        await self._handle(tx, wanted)
        outcome.applied = wanted
        if rows := [*outcome.parked, *outcome.behind]:
            await park(conn, self.consumer.name, rows)
        for row in outcome.parked:
            if row.pause is None:
                record, kind = row.arrival.record, row.arrival.type
                tx.send(dead_letter(self.consumer.dead_letters, self.consumer.name, record, kind, row.reason))
        await tx.flush()
        return tx, outcome

    async def _enter(self, tx: Transaction, outcome: Outcome) -> list[Arrival]:
        """Moves the offset, enters the tenant and the inbox; returns what is to be handled."""
        consumer = self.consumer
        relevant = [arrival for arrival in self.arrivals if arrival.event or not is_passed_over(consumer, arrival)]
        if len(relevant) < len(self.arrivals):
            outcome.passed_over = [arrival for arrival in self.arrivals if is_passed_over(consumer, arrival)]
        candidates = self._candidates(relevant) if self.condemned else relevant
        employer_id = next((arrival.event.employer_id for arrival in candidates if arrival.event), None)
        entrance = await enter_slice(
            tx.conn,
            self.held,
            self.start,
            self.arrivals[-1].record,
            keys=sorted({arrival.key for arrival in relevant}),
            candidates=candidates,
            employer_id=employer_id,
            again=self.again,
        )
        tx.entered(employer_id, entrance.now)
        if self.condemned or entrance.waiting:
            candidates = self._sort(relevant, set(entrance.waiting), outcome)
        return await self._fresh(tx.conn, candidates, entrance.entered, outcome)

    def _candidates(self, relevant: Sequence[Arrival]) -> list[Arrival]:
        """What stands neither condemned nor behind something condemned, whatever waits in the database."""
        return self._sort(relevant, set(), Outcome())

    def _sort(self, relevant: Sequence[Arrival], waiting: set[str], outcome: Outcome) -> list[Arrival]:
        """Tells apart what is to be handled from what is parked or waits."""
        ready: list[Arrival] = []
        for arrival in relevant:
            verdict = self.condemned.get(arrival.record.offset)
            if arrival.key in waiting:
                outcome.behind.append(Parked(arrival, verdict.reason if verdict else BEHIND, timedelta()))
            elif verdict:
                waiting.add(arrival.key)
                outcome.parked.append(Parked(arrival, verdict.reason, verdict.pause))
            else:
                ready.append(arrival)
        return ready

    async def _fresh(
        self, conn: Conn, ready: list[Arrival], entered: frozenset[int] | None, outcome: Outcome
    ) -> list[Arrival]:
        """Without what was applied already."""
        if self.consumer.record_handler is not None or entered is None:
            return ready
        fresh: list[Arrival] = []
        for arrival in ready:
            if arrival.record.offset in entered:
                fresh.append(arrival)
            else:
                outcome.duplicates.append(arrival)
        if other := await changed(conn, self.consumer.name, outcome.duplicates):
            raise Conflicting(other)
        return fresh

    async def _handle(self, tx: Transaction, wanted: Sequence[Arrival]) -> None:
        halves = Halves(self.consumer, tx, self.halving)
        at = 0
        while at < len(wanted):
            end = self._end_of_run(wanted, at)
            group = halves.without_failed(wanted[at:end])
            at = end
            if not group:
                continue
            employer_id = group[0].event.employer_id if group[0].event else None
            if tx.employer_id != employer_id or tx.person_id is not None:
                await tx.enter(employer_id)
            if self.halving and len(group) > 1:
                await halves.apply(group)
                continue
            try:
                await run_handler(self.consumer, tx, group)
                await settle(tx.conn)  # what it wrote and the database refuses is its own failure, not the next one's
            except Exception as error:
                raise _blame(error, tx.conn, group) from error
            crashpoint("consumer.mid_batch")
        if halves.failed:
            raise Failing([*halves.failed.values()])

    def _end_of_run(self, wanted: Sequence[Arrival], at: int) -> int:
        registered, event = wanted[at].registered, wanted[at].event
        end = at + 1
        if registered is None or event is None or not registered.runs:
            return end
        employer_id = event.employer_id
        for arrival in wanted[end:]:
            if arrival.registered is not registered or arrival.event is None:
                break
            if arrival.event.employer_id != employer_id:
                break
            end += 1
        return end


def _blame(error: Exception, conn: Conn, group: Sequence[Arrival]) -> Exception:
    if is_transient(error, conn):
        return error
    if isinstance(error, asyncpg.InFailedSQLTransactionError):
        return Unattributed("a handler went on after a database error")
    return HandlerFailed(group, error)
