"""What happens to records of a claimed partition until every one is applied, parked or passed over.

On a failure: roll back, commit what stood before it, park the culprit in the slice that moves the offset on. Only
transient database errors leave the ladder; then the caller puts the partition back.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from shared.database import Pool
from shared.messaging import metrics
from shared.messaging.arrivals import Arrival
from shared.messaging.claims import Claim
from shared.messaging.consumer import Consumer
from shared.messaging.faults import AT_ONCE, reason_of
from shared.messaging.fuse import Fuse
from shared.messaging.halves import Failing
from shared.messaging.quarantine import Quarantine
from shared.messaging.slices import (
    OTHER_CONTENT,
    Condemned,
    Conflicting,
    HandlerFailed,
    Outcome,
    Slice,
    Unattributed,
)
from shared.messaging.suspects import clear, suspect
from shared.messaging.tuning import Tuning
from shared.messaging.wakeup import wake

REPEATS = 10


class FuseBlown(Exception):
    """The consumer stands still until the cause of its failures is gone."""


class Ladder:
    """Applies records of one consumer; keeps nothing but the consumer's fuse between calls."""

    def __init__(
        self, consumer: Consumer, pool: Pool, fuse: Fuse, tuning: Tuning, quarantine: Quarantine | None = None
    ) -> None:
        self._consumer, self._pool, self._fuse, self._tuning = consumer, pool, fuse, tuning
        self._quarantine = quarantine or Quarantine()

    async def apply(self, held: Claim, arrivals: Sequence[Arrival]) -> list[Outcome]:
        """Takes all arrivals, which follow `held.expected`, through; moves `held.expected` with each commit.

        Raises `FuseBlown`, `Fenced` or a transient database error; what was committed before stays.
        """
        run = _Run(held.expected, arrivals)
        outcomes = []
        while run.start < len(arrivals):
            if self._fuse.blown:
                raise FuseBlown(self._consumer.name)
            run.end = self._end(held, run)
            careful = arrivals[run.start].record.offset < held.careful_until
            async with self._quarantine.alone() if careful else self._quarantine.among_others():
                outcome = await self._step(held, run, careful=careful)
            if outcome is not None:
                self._account(outcome)
                outcomes.append(outcome)
                run.position = held.expected = arrivals[run.end - 1].record.offset + 1
                run.start, run.limit, run.halving = run.end, len(arrivals), False
        return outcomes

    def _end(self, held: Claim, run: "_Run") -> int:
        """How far the next transaction may reach."""
        first = run.arrivals[run.start].record.offset
        if run.singly or self._fuse.half_open or first < held.careful_until:
            return run.start + 1
        end = min(run.limit, run.start + self._tuning.slice_records)
        if not run.condemned:
            return end
        allowance = self._fuse.allowance
        for at in range(run.start, end):
            allowance -= run.arrivals[at].record.offset in run.condemned
            if allowance <= 0:
                return at + 1
        return end

    async def _step(self, held: Claim, run: "_Run", *, careful: bool) -> Outcome | None:
        """One transaction; None when it failed and the run now knows why. `careful` writes its record down before."""
        records = run.arrivals[run.start : run.end]
        if careful:
            await self._note_suspect(run, records[0])
        try:
            return await self._commit(held, run, records)
        except HandlerFailed as failed:
            run.blame(failed, self._tuning)
        except Failing as failing:
            run.condemn(failing.failed, self._tuning)
        except Conflicting as conflict:
            for arrival in conflict.arrivals:
                run.condemned[arrival.record.offset] = Condemned(OTHER_CONTENT, None)
        except Unattributed as broken:
            if len(records) > 1:
                run.singly = True
            elif records[0].record.offset in run.condemned:
                raise
            else:
                run.condemned[records[0].record.offset] = Condemned(reason_of(broken), self._tuning.first_backoff)
        finally:
            if careful:
                await clear(self._pool, self._consumer.name, records[0].record)
        return None

    async def _commit(self, held: Claim, run: "_Run", records: Sequence[Arrival]) -> Outcome:
        for repeat in range(REPEATS):
            try:
                halving = self._fuse.allowance if run.halving else 0
                part = Slice(self._consumer, held, run.position, records, run.condemned, halving)
                return await part.commit(self._pool)
            except AT_ONCE:
                if repeat == REPEATS - 1:
                    raise
                await asyncio.sleep(random.uniform(0.005, 0.05) * (repeat + 1))  # noqa: S311 - jitter
        raise AssertionError

    async def _note_suspect(self, run: "_Run", arrival: Arrival) -> None:
        tried = await suspect(self._pool, self._consumer.name, arrival.record)
        if tried > self._tuning.crash_attempts:
            reason = f"its process died {tried - 1} times while it was handled"
            run.condemned.setdefault(arrival.record.offset, Condemned(reason, None))

    def _account(self, outcome: Outcome) -> None:
        name = self._consumer.name
        metrics.APPLIED.labels(name).inc(len(outcome.applied))
        metrics.DUPLICATES.labels(name).inc(len(outcome.duplicates))
        metrics.PARKED.labels(name, "failed").inc(len(outcome.parked))
        metrics.PARKED.labels(name, "behind").inc(len(outcome.behind))
        kinds = Counter(metrics.type_of_contract(arrival.type) for arrival in outcome.passed_over)
        for kind, count in kinds.items():
            metrics.PASSED_OVER.labels(name, kind).inc(count)
        now = datetime.now(UTC)
        for arrival in outcome.applied[-1:]:
            if arrival.event:
                metrics.LATENCY.labels(name).observe(max((now - arrival.event.occurred_at).total_seconds(), 0))
        _feed(self._fuse, outcome)
        if outcome.parked or outcome.behind:
            wake("parked")


class _Run:
    """How far one call has come, and what it has learnt about the records."""

    def __init__(self, position: int, arrivals: Sequence[Arrival]) -> None:
        self.position = position
        self.arrivals = arrivals
        self.start = 0
        self.end = self.limit = len(arrivals)
        self.singly = self.halving = False
        self.condemned = {a.record.offset: Condemned(a.poison, None) for a in arrivals if a.poison is not None}

    def blame(self, failed: HandlerFailed, tuning: Tuning) -> None:
        """A run is tried again by halves; a single event is condemned, and what is before it goes first."""
        if len(failed.arrivals) > 1:
            self.halving = True
            return
        (culprit,) = failed.arrivals
        self.condemn([(culprit, failed.error)], tuning)
        before = next(at for at, arrival in enumerate(self.arrivals) if arrival is culprit)
        if before > self.start:
            self.limit = before

    def condemn(self, failed: Sequence[tuple[Arrival, Exception]], tuning: Tuning) -> None:
        """These are parked by the next slice."""
        for arrival, error in failed:
            self.condemned[arrival.record.offset] = Condemned.by(error, tuning.first_backoff)


def _feed(fuse: Fuse, outcome: Outcome) -> None:
    """Tells the fuse what happened in the order in which it happened."""
    if not outcome.parked:
        if outcome.applied:
            fuse.applied()
        return
    events = [(parked.arrival.record.offset, parked.arrival.key) for parked in outcome.parked]
    events += [(arrival.record.offset, "") for arrival in outcome.applied]
    parked_at = {parked.arrival.record.offset for parked in outcome.parked}
    for offset, key in sorted(events):
        if offset in parked_at:
            fuse.parked(key)
        else:
            fuse.applied()
