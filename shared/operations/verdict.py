"""Whether a service is well, judged over what its database and Kafka say of it. Pure.

Where an alert watches the same thing, its limit is the alert's, so that both say the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from shared.messaging.backlog import Backlog
from shared.messaging.fuses import BlownFuse
from shared.messaging.parked_keys import ParkedTotal
from shared.messaging.shares import SLOTS
from shared.messaging.standing import Reached, Standing
from shared.operations.terminal import duration, plural

State = Literal["well", "trouble", "unknown"]
OUTBOX_OLD = 60.0
PARKED_OLD = 900.0
TIMERS_OLD = 300.0
DELIVERIES_OLD = 1800.0
STANDS = 120.0
"""Seconds that a partition with records to apply may stand still."""
FAR_BEHIND = 10_000
"""Records."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the screen; `do` is what to do next where it is not well."""

    what: str
    state: State
    said: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """One partition of a consumer: the first and the next offset of the log, and where the consumer is, if anywhere.

    `other`: the record before its position is not the one that it applied.
    """

    topic: str
    partition: int
    start: int
    end: int
    reached: Reached | None
    other: bool = False

    @property
    def behind(self) -> int:
        return max(self.end - (self.reached.next_offset if self.reached else self.start), 0)

    @property
    def refused(self) -> str | None:
        """Why the consumer applies nothing of it; None when it goes on."""
        if self.reached is None:
            return None
        at = self.reached.next_offset
        if self.start > at:
            return f"log starts at {self.start}, we are at {at}"
        if self.end < at:
            return f"log ends at {self.end}, we are at {at}"
        return f"offset {at - 1} holds another event" if self.other else None

    @property
    def stands(self) -> bool:
        """Records wait, and none was applied for a while."""
        return self.behind > 0 and (self.reached is None or self.reached.seconds > STANDS)


def exit_code(parts: Iterable[Part]) -> int:
    """0 well, 1 needs somebody, 2 cannot tell."""
    states = {part.state for part in parts}
    return 1 if "trouble" in states else 2 if "unknown" in states else 0


def of_migrations(service: str, missing: Sequence[str]) -> Part:
    if not missing:
        return Part("database", "well", "of this release: every migration has run")
    said = f"{plural(len(missing), 'migration is', 'migrations are')} missing, such as {missing[-1]}"
    return Part("database", "trouble", said, f"python -m services.{service} migrate")


def of_standing(service: str, now: Standing) -> Iterator[Part]:
    """Which roles have sessions, and whether what leaves is led."""
    served = {name: now.sessions.get(f"{service}.{name}", 0) for name in ("api", "worker", "all")}
    alive = {"api": served["api"] or served["all"], "worker": served["worker"], "relay": now.relays or now.slot}
    said = ", ".join(f"{role} {'connected' if there else 'absent'}" for role, there in alive.items())
    gone = [role for role, there in alive.items() if not there]
    do = "start " + " and ".join(f"`python -m services.{service} {role}`" for role in gone)
    yield Part("roles", "trouble" if gone else "well", said, do if gone else "")
    if now.relays:
        do = "wait half a minute and look again; then docs/runbooks/NoRelayLeads.md"
        said = f"{plural(now.relays, 'relay', 'relays')} for {now.slots} of {SLOTS} slots"
        yield Part("relay", "well" if now.slots == SLOTS else "trouble", said, "" if now.slots == SLOTS else do)
    elif now.slot:
        yield Part("relay", "well", f"none; replication slot {now.slot} is being read")
    else:
        yield Part("relay", "trouble", "nobody may send", "docs/runbooks/NoRelayLeads.md")


def of_backlog(waits: Backlog, now: Standing, totals: Sequence[ParkedTotal], blown: Sequence[BlownFuse]) -> list[Part]:
    """What waits in the database, and for whom."""
    return [
        _of_outbox(waits),
        _of_refused(waits),
        _of_parked(waits, now, totals),
        _of_fuses(blown),
        _of_timers(waits, now),
        _of_deliveries(waits, now),
    ]


def _of_outbox(waits: Backlog) -> Part:
    said = plural(waits.outbox, "event")
    said = f"{said}, the oldest that may go for {duration(waits.outbox_seconds)}" if waits.outbox else "empty"
    old = waits.outbox_seconds > OUTBOX_OLD
    do = "`config check` says whether Kafka is there; docs/runbooks/OutboxOld.md" if old else ""
    return Part("outbox", "trouble" if old else "well", said, do)


def _of_refused(waits: Backlog) -> Part:
    if not waits.outbox_refused:
        return Part("outbox refused", "well", "none")
    said = f"Kafka will not take {plural(waits.outbox_refused, 'event')} as they are"
    return Part("outbox refused", "trouble", said, "`outbox refused`; docs/runbooks/OutboxRefused.md")


def _of_parked(waits: Backlog, now: Standing, totals: Sequence[ParkedTotal]) -> Part:
    if not waits.parked:
        return Part("parked", "well", "none")
    keys = sum(one.keys for one in totals)
    said = f"{plural(waits.parked, 'event')} of {plural(keys, 'key')}, the oldest for {duration(waits.parked_seconds)}"
    if not now.parked_for_operator and waits.parked_seconds <= PARKED_OLD:
        return Part("parked", "well", f"{said}; tried again by themselves")
    return Part("parked", "trouble", said, "`parked list`, then `parked show`; docs/runbooks/poison-event.md")


def _of_fuses(blown: Sequence[BlownFuse]) -> Part:
    if not blown:
        return Part("fuses", "well", "closed")
    names = ", ".join(sorted({one.consumer for one in blown}))
    return Part("fuses", "trouble", f"blown: {names}", "`fuse list` has the reason; docs/runbooks/FuseBlown.md")


def _of_timers(waits: Backlog, now: Standing) -> Part:
    said = f"{waits.timers_due} due, {waits.timers_stuck} stuck"
    if waits.timers_stuck:
        return Part("timers", "trouble", said, "`timers stuck`; docs/runbooks/TimersStuck.md")
    if now.timers_overdue_seconds > TIMERS_OLD:
        overdue = f"{said}, the first since {duration(now.timers_overdue_seconds)}"
        return Part("timers", "trouble", overdue, "docs/runbooks/TimersOverdue.md")
    return Part("timers", "well", said)


def _of_deliveries(waits: Backlog, now: Standing) -> Part:
    said = f"{waits.deliveries_waiting} waiting, {waits.deliveries_failed} failed"
    if waits.deliveries_failed:
        return Part("deliveries", "trouble", said, "`deliveries failed`; docs/runbooks/DeliveriesFailed.md")
    if now.deliveries_seconds > DELIVERIES_OLD:
        late = f"{said}, the first since {duration(now.deliveries_seconds)}"
        return Part("deliveries", "trouble", late, "docs/runbooks/DeliveriesWaiting.md")
    return Part("deliveries", "well", said)


def of_consumer(name: str, reaches: Sequence[Reach]) -> Iterator[Part]:
    """How far one consumer is, and each partition of which it applies nothing."""
    behind, standing = sum(one.behind for one in reaches), [one for one in reaches if one.stands]
    said = f"{plural(behind, 'event')} behind in {plural(len(reaches), 'partition')}"
    refused = [(one, why) for one in reaches if (why := one.refused)]
    for one, why in refused:
        do = f"docs/operating.md, A refused partition ({one.topic}/{one.partition})"
        yield Part(name, "trouble", f"{one.topic}/{one.partition} refused: {why}", do)
    if standing and not refused:
        first = max(standing, key=lambda one: one.behind)
        since = f"for {duration(first.reached.seconds)}" if first.reached else "from the start"
        where = f"{first.topic}/{first.partition} stands {since}"
        yield Part(name, "trouble", f"{said}; {where}", "docs/runbooks/lagging-consumer.md")
    elif behind > FAR_BEHIND:
        yield Part(name, "trouble", said, "docs/runbooks/lagging-consumer.md")
    elif not refused:
        yield Part(name, "well", said)


def by_state(parts: Iterable[Part]) -> Mapping[State, int]:
    found: dict[State, int] = {"well": 0, "trouble": 0, "unknown": 0}
    for part in parts:
        found[part.state] += 1
    return found
