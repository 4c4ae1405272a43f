"""What must hold between the database of a service and its topics, counted over what was read of both. Pure.

The database is read before the topics. What it says is published must then be there, or in the outbox; what it has
applied must lie on a topic. A record that came later than the database was read proves nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shared.operations.found import Found

EXAMPLES = 3

Aggregate = tuple[str, str]
"""Topic and key."""
Partition = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """One record as it lies on a topic; `digest` differs when type or content does, `at` is in seconds since 1970."""

    topic: str
    partition: int
    offset: int
    key: str
    sequence: int
    event_id: str
    type: str
    digest: bytes
    at: float
    employer: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """What the topics held: every record, and the first and the next offset of each partition."""

    records: Sequence[Seen]
    starts: Mapping[Partition, int]
    ends: Mapping[Partition, int]
    foreign: frozenset[str] = frozenset()
    """Topics of others, who count as they like and may send an event once more in other words."""


@dataclass(frozen=True, slots=True)
class State:
    """What the database said, all at one moment."""

    published: Mapping[Aggregate, int] = field(default_factory=dict)
    """How many events each aggregate says that it has published."""
    outbox: frozenset[tuple[str, str, int]] = frozenset()
    """Topic, key and sequence of what waits for Kafka."""
    applied: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    """By consumer: the digest of each event that took effect."""
    positions: Mapping[tuple[str, str, int], int] = field(default_factory=dict)
    """The next offset by consumer, topic and partition."""
    excused: frozenset[tuple[str, str, int, int]] = frozenset()
    """Consumer, topic, partition and offset of what is parked, or was edited or given up by an operator."""
    skipped: Sequence[tuple[str, str, int, int, int]] = ()
    """The same with the first and the next offset of what an operator moved a consumer past."""
    regained: Mapping[Aggregate, int] = field(default_factory=dict)
    """The numbers that were given away before the database was restored: some of them may be on no log."""
    restarted: bool = False
    """Whether a log was taken for a new one then: effects of before have no event on it."""
    erased: frozenset[str] = frozenset()
    """Employers of whom the database knows nothing any more, while Kafka still keeps their events."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What one consumer handles, and for how long it remembers (`since`, in seconds since 1970)."""

    consumer: str
    types: frozenset[str]
    since: float = 0.0


def findings(log: Log, state: State, reads: Iterable[Reads], later: Mapping[Aggregate, int]) -> list[Found]:
    """Every invariant with its verdict; `later` is `state.published` as it was after the topics had been read."""
    numbers: dict[Aggregate, dict[int, str]] = defaultdict(dict)
    twice, steps = _numbered([one for one in _living(log, state) if one.topic not in log.foreign], numbers)
    shortened = {topic for (topic, _), start in log.starts.items() if start > 0}
    lost, gone, beyond = _compared(state, later, numbers, shortened)
    missing, differ, ghosts = _applied(log, state, list(reads))
    astray = [
        f"{consumer} at {at} of {topic}[{number}], which holds {log.starts[topic, number]} to {log.ends[topic, number]}"
        for (consumer, topic, number), at in state.positions.items()
        if (topic, number) in log.ends and not log.starts[topic, number] <= at <= log.ends[topic, number]
    ]
    events, effects = len(log.records), sum(len(one) for one in state.applied.values())
    return [
        _verdict("published events are on their topic", lost, f"{sum(state.published.values())} events"),
        *_noted("no longer kept by Kafka", gone),
        _verdict("topics hold nothing that the database does not know", beyond, f"{events} records"),
        _verdict("a number stands for one event", twice, f"{len(numbers)} aggregates"),
        _verdict("events lie in their order", steps, f"{events} records"),
        _verdict("read events have their effect", missing, f"{effects} effects"),
        _verdict("effects are those of the events", differ, f"{effects} effects"),
        _verdict("effects have their event", ghosts, f"{effects} effects"),
        _verdict("positions lie within their log", astray, f"{len(state.positions)} positions"),
    ]


def _living(log: Log, state: State) -> list[Seen]:
    return [one for one in log.records if one.employer not in state.erased]


def _numbered(records: Sequence[Seen], numbers: dict[Aggregate, dict[int, str]]) -> tuple[list[str], list[str]]:
    """Fills `numbers`; what stands for two events, and what first came behind a later one of its aggregate."""
    twice, steps, last, content = [], [], dict[Aggregate, int](), dict[str, bytes]()
    for one in sorted(records, key=lambda record: (record.topic, record.partition, record.offset)):
        place = (one.topic, one.key)
        where = f"{one.topic} {one.key} number {one.sequence}"
        known = numbers[place].setdefault(one.sequence, one.event_id)
        if known != one.event_id:
            twice.append(f"{where}: {known} and, at {one.partition}/{one.offset}, {one.event_id}")
        elif one.event_id not in content and one.sequence < last.get(place, 0):
            steps.append(f"{where} behind {last[place]}")
        if content.setdefault(one.event_id, one.digest) != one.digest:
            twice.append(f"{where}: {one.event_id} with other content at {one.partition}/{one.offset}")
        last[place] = max(one.sequence, last.get(place, 0))
    return twice, steps


def _compared(
    state: State, later: Mapping[Aggregate, int], numbers: Mapping[Aggregate, Mapping[int, str]], shortened: set[str]
) -> tuple[list[str], list[str], list[str]]:
    """What should be on a topic and is not; what is not because Kafka no longer keeps it; what is there beyond."""
    lost, gone, beyond = list[str](), list[str](), list[str]()
    for (topic, key), last in state.published.items():
        there = numbers.get((topic, key), {})
        first = min(there, default=last + 1)
        for number in range(1, last + 1):
            if number not in there and (topic, key, number) not in state.outbox:
                forgotten = (topic in shortened and number < first) or number <= state.regained.get((topic, key), 0)
                (gone if forgotten else lost).append(f"{topic} {key} number {number}")
    told = {topic for topic, _ in state.published}
    for (topic, key), there in numbers.items():
        known = later.get((topic, key), 0)
        if topic in told and max(there) > known:
            beyond.append(f"{topic} {key} up to {max(there)}, the database says {known}")
    return lost, gone, beyond


def _applied(log: Log, state: State, reads: Sequence[Reads]) -> tuple[list[str], list[str], list[str]]:
    """Events without their effect, effects of other content, effects whose event is nowhere."""
    missing, differ, on_topic = [], [], {one.event_id for one in log.records}
    wanted: dict[str, list[Reads]] = defaultdict(list)
    for one in reads:
        for type_ in one.types:
            wanted[type_].append(one)
    for record in _living(log, state):
        for reader in wanted.get(record.type, ()):
            digest = state.applied.get(reader.consumer, {}).get(record.event_id)
            if digest is None and record.at >= reader.since and _is_past(state, reader.consumer, record):
                missing.append(f"{reader.consumer}: {record.topic}/{record.partition}/{record.offset}")
            elif digest not in (None, record.digest) and not _is_excused(state, reader.consumer, record):
                differ.append(f"{reader.consumer}: {record.event_id}")
    whole = all(start == 0 for start in log.starts.values()) and not state.restarted
    applied = [(consumer, event) for consumer, events in state.applied.items() for event in events]
    ghosts = [f"{consumer}: {event}" for consumer, event in applied if event not in on_topic] if whole else []
    return missing, differ, ghosts


def _is_past(state: State, consumer: str, record: Seen) -> bool:
    """Whether the consumer has gone on behind it, and nobody let it go."""
    place = (consumer, record.topic, record.partition)
    if record.offset >= state.positions.get(place, 0) or _is_excused(state, consumer, record):
        return False
    return not any(one[:3] == place and one[3] <= record.offset < one[4] for one in state.skipped)


def _is_excused(state: State, consumer: str, record: Seen) -> bool:
    return (consumer, record.topic, record.partition, record.offset) in state.excused


def _verdict(what: str, wrong: Sequence[str], well: str) -> Found:
    if not wrong:
        return Found(what, "ok", well)
    return Found(what, "wrong", f"{len(wrong)} are not: {'; '.join(wrong[:EXAMPLES])}")


def _noted(what: str, examples: Sequence[str]) -> Iterator[Found]:
    if examples:
        yield Found(what, "note", f"{len(examples)} events: {'; '.join(examples[:EXAMPLES])}")
