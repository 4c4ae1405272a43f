"""Relays that send the same rows without any lease between them, each reading ahead: the worst that shares may come to.

Events are numbered by the id of their row. One commits only after those before it on its key: they share a lock. What
a relay has read it sends whenever it likes; an answer may be lost, a batch may arrive late, a relay may forget all.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

READ_AT_ONCE, PASSES = 2, 2
Events = tuple[int, ...]


class Batch(NamedTuple):
    """Rows of one partition in one pass; `fate` is one of the words below."""

    events: Events
    fate: str = "waits"


Pass = tuple[Batch, ...]
Sender = tuple[Pass, ...]


class State(NamedTuple):
    """Everything; senders with the same memory are interchangeable."""

    committed: Events
    outbox: Events
    log: tuple[Events, ...]
    late: tuple[Events, ...]
    senders: tuple[Sender, ...]


@dataclass(frozen=True)
class Scope:
    """The key of each event, the partition of each key, and the mistakes that a relay may make."""

    keys: Events
    places: Events
    senders: int = 2
    repeats: int = 1
    overtakes: bool = False
    skips_a_range: bool = False

    def begin(self) -> State:
        partitions = max(self.places) + 1
        return State((), (), ((),) * partitions, (), ((),) * self.senders)

    def place(self, event: int) -> int:
        return self.places[self.keys[event]]


def steps(state: State, scope: Scope) -> Iterator[tuple[str, State]]:
    for event, key in enumerate(scope.keys):
        before = [other for other in range(event) if scope.keys[other] == key]
        if event not in state.committed and all(other in state.committed for other in before):
            committed, outbox = (tuple(sorted((*known, event))) for known in (state.committed, state.outbox))
            yield f"event {event} commits", state._replace(committed=committed, outbox=outbox)
    for batch in state.late:
        yield from _takes(f"Kafka takes {batch} late", state._replace(late=()), scope, batch)
    for at, sender in enumerate(state.senders):
        if sender in state.senders[:at]:
            continue
        for told, others, memory in _of_one(state, scope, sender):
            senders = tuple(sorted((*state.senders[:at], memory, *state.senders[at + 1 :])))
            yield f"relay {at} {told}", others._replace(senders=senders)


def _of_one(state: State, scope: Scope, sender: Sender) -> Iterator[tuple[str, State, Sender]]:
    if sender:
        yield "forgets everything", state, ()
    found = _read(state, scope, sender)
    failed = any(batch.fate == "failed" for one in sender for batch in one)
    if found and len(sender) < PASSES and not failed:
        places = sorted({scope.place(event) for event in found})
        batches = tuple(Batch(tuple(e for e in found if scope.place(e) == place)) for place in places)
        yield f"reads {found}", state, (*sender, batches)
    for number, one in enumerate(sender):
        for at, batch in enumerate(one):
            for told, others, after in _of_batch(state, scope, sender[:number], batch):
                changed = (*one[:at], after, *one[at + 1 :])
                rest = () if all(each.fate == "gone" for each in changed) else (changed,)
                yield told, others, (*sender[:number], *rest, *sender[number + 1 :])


def _of_batch(state: State, scope: Scope, before: Sender, batch: Batch) -> Iterator[tuple[str, State, Batch]]:
    if batch.fate == "acknowledged":
        outbox = tuple(event for event in state.outbox if event not in batch.events)
        yield f"deletes {batch.events}", state._replace(outbox=outbox), batch._replace(fate="gone")
    place = scope.place(batch.events[0])
    lane = [other for one in before for other in one if scope.place(other.events[0]) == place]
    is_first = all(other.fate in ("acknowledged", "gone") for other in lane)
    if batch.fate != "waits" or not (is_first or scope.overtakes):
        return
    for told, after in _takes(f"sends {batch.events}", state, scope, batch.events):
        yield told, after, batch._replace(fate="acknowledged")
        yield f"{told}, unanswered", after, batch._replace(fate="failed")
    yield f"sends {batch.events}, lost", state, batch._replace(fate="failed")
    if not state.late:
        yield f"sends {batch.events}, late", state._replace(late=(batch.events,)), batch._replace(fate="failed")


def _read(state: State, scope: Scope, sender: Sender) -> Events:
    under_way = {event for one in sender for batch in one for event in batch.events}
    if scope.skips_a_range:
        under_way |= set(range(max(under_way, default=-1) + 1))
    return tuple(event for event in state.outbox if event not in under_way)[:READ_AT_ONCE]


def _takes(told: str, state: State, scope: Scope, batch: Events) -> Iterator[tuple[str, State]]:
    place = scope.place(batch[0])
    log = (*state.log[place], *batch)
    if len(log) - len(set(log)) <= scope.repeats:
        yield told, state._replace(log=(*state.log[:place], log, *state.log[place + 1 :]))


def wrong(state: State, scope: Scope) -> str | None:
    """What is broken: an event that is nowhere, or one that appears before its predecessor on the key."""
    for log in state.log:
        for at, event in enumerate(log):
            for other in range(event):
                if scope.keys[other] == scope.keys[event] and other not in log[:at]:
                    return f"event {event} appears before event {other}"
    taken = {event for log in state.log for event in log}
    lost = [event for event in state.committed if event not in state.outbox and event not in taken]
    return f"event {lost[0]} is lost" if lost else None


def explored(scope: Scope, most: int) -> tuple[int, list[str] | None]:
    """How many states were seen, breadth-first, at most so many; and the shortest run to one that is wrong, if any."""
    begin = scope.begin()
    come_from: dict[State, tuple[State, str] | None] = {begin: None}
    waiting = deque([begin])
    while waiting and len(come_from) < most:
        state = waiting.popleft()
        for told, after in steps(state, scope):
            if after in come_from:
                continue
            come_from[after] = (state, told)
            if complaint := wrong(after, scope):
                return len(come_from), [*_run(come_from, after), complaint]
            waiting.append(after)
    return len(come_from), None


def _run(come_from: dict[State, tuple[State, str] | None], state: State) -> list[str]:
    told: list[str] = []
    while (step := come_from[state]) is not None:
        state, what = step
        told.append(what)
    return told[::-1]
