"""One database transaction whose rows, timers, deliveries and events leave together or not at all."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from opentelemetry.trace import SpanKind
from uuid_utils.compat import uuid7

from shared.contracts.contract import Contract
from shared.database import Conn, Pool, acquired, enter, settle
from shared.messaging import outbox
from shared.messaging.crashpoints import crashpoint
from shared.messaging.delivery import Delivery
from shared.messaging.event import Event, event_of
from shared.messaging.metrics import PUBLISHED, TRANSACTION_SECONDS
from shared.messaging.outbox import Outgoing, outgoing
from shared.messaging.wakeup import wake
from shared.tracing import SQL, continued, current_traceparent, new_traceparent, span

SET_TIMERS = "SELECT messaging.set_timers($1, $2, $3, $4, $5, $6)"
CLEAR_TIMERS = "SELECT messaging.clear_timers($1, $2, $3)"
QUEUE_DELIVERIES = "SELECT messaging.queue_deliveries($1, $2, $3, $4, $5, $6, $7)"

# PostgreSQL answers COMMIT of a broken transaction with a silent rollback. Any statement before it says so.
STILL_GOOD = "SELECT 1"

TimerKey = tuple[UUID | None, str, str]


@dataclass(slots=True)
class Cause:
    """What a piece of work goes back to, given on to everything that it publishes."""

    correlation_id: str
    causation_id: str | None = None
    traceparent: str | None = None

    @classmethod
    def of(cls, event: Event[Any]) -> "Cause":
        return cls(event.correlation_id, str(event.id), event.traceparent)

    @classmethod
    def new(cls, correlation_id: str | None = None) -> "Cause":
        """The beginning of a chain: an HTTP request, a command of an operator."""
        return cls(correlation_id or str(uuid7()), None, current_traceparent() or new_traceparent())


@dataclass(frozen=True, slots=True)
class _Due:
    at: datetime
    correlation_id: str
    traceparent: str | None


@dataclass(slots=True)
class _Buffer:
    """What leaves with the commit, in the order in which it was asked for."""

    events: list[Outgoing] = field(default_factory=list)
    timers: dict[TimerKey, _Due | None] = field(default_factory=dict)
    deliveries: list[tuple[UUID | None, Delivery, str, str | None]] = field(default_factory=list)
    afterwards: list[Callable[[], None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a transaction holds at a savepoint; events, deliveries and what follows the commit are counted."""

    now: datetime
    employer_id: UUID | None
    person_id: UUID | None
    events: int
    timers: dict[TimerKey, _Due | None]
    deliveries: int
    afterwards: int


class Transaction:
    """An open transaction that acts for one employer at a time.

    `now` is the domain time, read when the tenant was entered. Made by `transaction()` at an edge and by the engine
    before each handler; never built by a service.
    """

    __slots__ = ("_buffer", "_cause", "conn", "employer_id", "now", "person_id")

    def __init__(self, conn: Conn, cause: Cause) -> None:
        self.conn = conn
        self.employer_id: UUID | None = None
        self.person_id: UUID | None = None
        self.now: datetime
        self._cause = cause
        self._buffer = _Buffer()

    @property
    def correlation_id(self) -> str:
        """The id that runs from the first cause to the last effect."""
        return self._cause.correlation_id

    async def enter(self, employer_id: UUID | None, *, person_id: UUID | None = None) -> None:
        """Acts for this employer (and person) from here on; reads `now` anew."""
        self.entered(employer_id, await enter(self.conn, employer_id, person_id=person_id), person_id=person_id)

    def entered(self, employer_id: UUID | None, now: datetime, *, person_id: UUID | None = None) -> None:
        """For the edge and the engine, when a statement of theirs has entered the tenant and read `now`."""
        self.now, self.employer_id, self.person_id = now, employer_id, person_id

    def publish(self, fact: Contract, *, key: UUID, sequence: int) -> None:
        """Queues a fact for its contract's topic; `sequence` counts the events of the aggregate `key` from 1.

        Raises `TooLarge` at once when the topic would refuse it.
        """
        event = event_of(
            fact,
            key=key,
            sequence=sequence,
            employer_id=self.employer_id,
            at=self.now,
            correlation_id=self._cause.correlation_id,
            causation_id=self._cause.causation_id,
            traceparent=self._traceparent(),
        )
        self._buffer.events.append(outgoing(event, fact.TOPIC))
        self.afterwards(PUBLISHED.labels(fact.TYPE).inc)

    def set_timer(self, kind: str, key: str, due: datetime) -> None:
        """Runs the handler of `kind` when the domain clock reaches `due`; the same kind and key replace the earlier."""
        self._buffer.timers[self.employer_id, kind, key] = _Due(due, self._cause.correlation_id, self._traceparent())

    def clear_timer(self, kind: str, key: str) -> None:
        """Withdraws a timer of this employer; none there is fine."""
        self._buffer.timers[self.employer_id, kind, key] = None

    def deliver(self, delivery: Delivery) -> None:
        """Queues work that leaves the system; it starts after the commit."""
        queued = (self.employer_id, delivery, self._cause.correlation_id, self._traceparent())
        self._buffer.deliveries.append(queued)

    def afterwards(self, count: Callable[[], None]) -> None:
        """Calls this once the commit has succeeded: a figure counts what happened, and nothing that was undone."""
        self._buffer.afterwards.append(count)

    def send(self, row: Outgoing) -> None:
        """Queues a record that is not an event of this service: the engine's dead letters."""
        self._buffer.events.append(row)

    def mark(self) -> "Mark":
        """Where a savepoint stands, for `rewind`."""
        queued = self._buffer
        return Mark(
            self.now, self.employer_id, self.person_id,
            len(queued.events), dict(queued.timers), len(queued.deliveries), len(queued.afterwards),
        )  # fmt: skip

    def rewind(self, mark: "Mark") -> None:
        """The savepoint was rolled back: nothing that was queued since leaves, and the tenant is the one of then."""
        self.now, self.employer_id, self.person_id = mark.now, mark.employer_id, mark.person_id
        del self._buffer.events[mark.events :]
        del self._buffer.deliveries[mark.deliveries :]
        del self._buffer.afterwards[mark.afterwards :]
        self._buffer.timers = dict(mark.timers)

    def caused_by(self, cause: Cause) -> None:
        """The engine, before each handler: what follows goes back to this."""
        self._cause = cause

    async def flush(self) -> None:
        """Writes timers, deliveries and last of all the events. The commit must follow at once."""
        timers, deliveries, events = self._buffer.timers, self._buffer.deliveries, self._buffer.events
        withdrawn = sorted((key for key, due in timers.items() if due is None), key=repr)
        if withdrawn:
            await self.conn.execute(CLEAR_TIMERS, *(list(column) for column in zip(*withdrawn, strict=True)))
        due = [(*key, due.at, due.correlation_id, due.traceparent) for key, due in timers.items() if due is not None]
        if due:
            await self.conn.execute(SET_TIMERS, *(list(column) for column in zip(*due, strict=True)))
        if deliveries:
            rows = [(d.id, employer, d.channel, d.key, dict(d.payload), *c) for employer, d, *c in deliveries]
            await self.conn.execute(QUEUE_DELIVERIES, *(list(column) for column in zip(*rows, strict=True)))
        if events:
            await outbox.insert(self.conn, events)
        elif not await settle(self.conn):
            await self.conn.execute(STILL_GOOD)

    def announce(self) -> None:
        """After the commit: counts, and wakes the loops of this process that have new work."""
        for count in self._buffer.afterwards:
            count()
        if self._buffer.events:
            wake("outbox")
        if self._buffer.timers:
            wake("timers")
        if self._buffer.deliveries:
            wake("deliveries")

    def _traceparent(self) -> str | None:
        return current_traceparent() or self._cause.traceparent


@asynccontextmanager
async def transaction(
    pool: Pool,
    *,
    employer_id: UUID | None,
    person_id: UUID | None = None,
    correlation_id: str | None = None,
    cause: Event[Any] | None = None,
    entering: Callable[[Transaction], Awaitable[None]] | None = None,
) -> AsyncIterator[Transaction]:
    """A transaction outside a consumer: an HTTP request, a command. Wakes the relay once it has committed.

    `entering` enters the tenant where that is done together with something else.
    `NoConnection` when the pool has none to give for 5 s.
    """
    origin = Cause.of(cause) if cause else Cause.new(correlation_id)
    async with acquired(pool) as conn:
        started = time.perf_counter()
        with continued(origin.traceparent), span("transaction", SQL, kind=SpanKind.CLIENT):
            async with conn.transaction():
                tx = Transaction(conn, origin)
                if entering is not None:
                    await entering(tx)
                else:
                    await tx.enter(employer_id, person_id=person_id)
                yield tx
                await tx.flush()
                crashpoint("command.before_commit")
            crashpoint("command.after_commit")
        TRANSACTION_SECONDS.observe(time.perf_counter() - started)
    tx.announce()
