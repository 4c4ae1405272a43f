"""One transaction over consecutive records of one partition: offset, inbox, effects, parked rows, outbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import asyncpg

from shared.database import Conn, Pool, settle
from shared.messaging.arrivals import Arrival, is_passed_over
from shared.messaging.claims import Claim, advance
from shared.messaging.consumer import Consumer
from shared.messaging.crashpoints import crashpoint
from shared.messaging.event import Event
from shared.messaging.faults import is_transient
from shared.messaging.inbox import Identity, enter_inbox, known_digests
from shared.messaging.parked import Parked, dead_letter, park, waiting_keys
from shared.messaging.tracing import continued
from shared.messaging.transaction import Cause, Transaction

LIMITS = (
    "SET LOCAL idle_in_transaction_session_timeout = '10s'; SET LOCAL statement_timeout = '20s'; "
    "SET LOCAL lock_timeout = '10s'"
)
BEHIND = "waits behind an earlier event of the same key"
OTHER_CONTENT = "an event with this source and id was applied with other content: an id is used once"


@dataclass(frozen=True, slots=True)
class Condemned:
    """Why a record is parked in this slice instead of handled. `pause` None: no attempt can help."""

    reason: str
    pause: timedelta | None


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
    """The records of one transaction, from `start` on; `alone` holds offsets that must not be handled as a run."""

    consumer: Consumer
    held: Claim
    start: int
    arrivals: Sequence[Arrival]
    condemned: Mapping[int, Condemned]
    alone: frozenset[int] | set[int] = frozenset()

    async def commit(self, pool: Pool) -> Outcome:
        """Applies the slice; nothing of it stays when this raises.

        Raises `Fenced`, `HandlerFailed`, `Conflicting`, `Unattributed`, or what the database says.
        """
        async with pool.acquire() as conn:
            try:
                async with conn.transaction():
                    tx, outcome = await self._apply(conn)
                    crashpoint("consumer.before_commit")
            except asyncpg.PostgresError as error:
                if is_transient(error, conn):
                    raise
                raise Unattributed(f"the database refused the transaction: {error}") from error
            crashpoint("consumer.after_commit")
        tx.announce()
        return outcome

    async def _apply(self, conn: Conn) -> tuple[Transaction, Outcome]:
        await conn.execute(LIMITS)
        await advance(conn, self.held, self.start, self.arrivals[-1].record)
        tx = Transaction(conn, Cause.new())
        outcome = Outcome()
        wanted = await self._sort(conn, outcome)
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

    async def _sort(self, conn: Conn, outcome: Outcome) -> list[Arrival]:
        """Tells apart what is to be handled from what is parked, waits, was applied already, or is of no interest."""
        relevant = [arrival for arrival in self.arrivals if not is_passed_over(self.consumer, arrival)]
        outcome.passed_over = [arrival for arrival in self.arrivals if is_passed_over(self.consumer, arrival)]
        if not relevant:
            return []
        keys = sorted({arrival.record.ordering_key for arrival in relevant})
        waiting = await waiting_keys(conn, self.consumer.name, self.held.topic, self.held.partition, keys)
        ready: list[Arrival] = []
        for arrival in relevant:
            key = arrival.record.ordering_key
            verdict = self.condemned.get(arrival.record.offset)
            if key in waiting:
                outcome.behind.append(Parked(arrival, verdict.reason if verdict else BEHIND, timedelta()))
            elif verdict:
                waiting.add(key)
                outcome.parked.append(Parked(arrival, verdict.reason, verdict.pause))
            else:
                ready.append(arrival)
        return await self._fresh(conn, ready, outcome)

    async def _fresh(self, conn: Conn, ready: list[Arrival], outcome: Outcome) -> list[Arrival]:
        if self.consumer.record_handler is not None:
            return ready
        entries = [arrival.entry for arrival in ready if arrival.entry is not None]
        new: set[Identity] = await enter_inbox(conn, self.consumer.name, entries)
        fresh: list[Arrival] = []
        for arrival in ready:
            entry = arrival.entry
            if entry is not None and entry.identity in new:
                new.discard(entry.identity)
                fresh.append(arrival)
            else:
                outcome.duplicates.append(arrival)
        if outcome.duplicates:
            await self._refuse_other_content(conn, outcome.duplicates)
        return fresh

    async def _refuse_other_content(self, conn: Conn, duplicates: Sequence[Arrival]) -> None:
        identities = [(arrival.event.source, arrival.event.id) for arrival in duplicates]
        known = await known_digests(conn, self.consumer.name, identities)
        changed = [a for a in duplicates if a.entry and known.get(a.entry.identity) != a.entry.digest]
        if changed:
            raise Conflicting(changed)

    async def _handle(self, tx: Transaction, wanted: Sequence[Arrival]) -> None:
        at = 0
        entered = False
        while at < len(wanted):
            end = self._end_of_run(wanted, at)
            group = wanted[at:end]
            employer_id = None if group[0].entry is None else group[0].event.employer_id
            try:
                if not entered or tx.employer_id != employer_id or tx.person_id is not None:
                    await tx.enter(employer_id)
                    entered = True
                await run_handler(self.consumer, tx, group)
                await settle(tx.conn)  # what it wrote and the database refuses is its own failure, not the next one's
            except Exception as error:
                raise _blame(error, tx.conn, group) from error
            crashpoint("consumer.mid_batch")
            at = end

    def _end_of_run(self, wanted: Sequence[Arrival], at: int) -> int:
        first = wanted[at]
        end = at + 1
        if first.registered is None or not first.registered.runs or first.record.offset in self.alone:
            return end
        while (
            end < len(wanted)
            and wanted[end].registered is first.registered
            and wanted[end].event.employer_id == first.event.employer_id
            and wanted[end].record.offset not in self.alone
        ):
            end += 1
        return end


async def run_handler(consumer: Consumer, tx: Transaction, group: Sequence[Arrival]) -> None:
    """Calls the one handler of these arrivals, with their cause and trace."""
    first = group[0]
    if consumer.record_handler is not None:
        with continued(_text(first, "ce_traceparent")):
            tx.caused_by(Cause.new(_text(first, "ce_correlationid")))
            await consumer.record_handler(tx, first.record)
        return
    assert first.registered is not None  # noqa: S101 - only events with a handler get here
    last: Event[Any] = group[-1].event
    tx.caused_by(Cause.of(last))
    with continued(last.traceparent):
        if first.registered.runs:
            await first.registered.handler(tx, tuple(arrival.event for arrival in group))
        else:
            await first.registered.handler(tx, first.event)


def _text(arrival: Arrival, header: str) -> str | None:
    """A foreign record may bring the ids of its chain; only short printable text is taken."""
    raw = arrival.record.header(header)
    try:
        text = raw.decode() if raw else ""
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() and 0 < len(text) <= 200 else None


def _blame(error: Exception, conn: Conn, group: Sequence[Arrival]) -> Exception:
    if is_transient(error, conn):
        return error
    if isinstance(error, asyncpg.InFailedSQLTransactionError):
        return Unattributed("a handler went on after a database error")
    return HandlerFailed(group, error)
