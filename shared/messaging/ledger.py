"""Compares what is on the topics with what took effect: the count behind "nothing lost, nothing doubled, in order".

Pure: lists in, figures out. The demo's report and the fault tests read both sides from Kafka and the databases.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

EFFECTS = """
    SELECT consumer, source || ' ' || event_id AS event, topic, key, sequence
    FROM messaging.inbox ORDER BY applied
"""
"""The effects in a service's database, in the order in which they happened; rows fit `Effect`."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One record of a topic, in the order of its partition. `event` tells it apart: source and id."""

    topic: str
    event: str
    type: str
    key: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect in one consumer's database, in the order in which they happened there."""

    consumer: str
    event: str
    topic: str
    key: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Interest:
    """What one consumer is bound to apply: event types per topic."""

    consumer: str
    types: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Count:
    """The figures. `lost` and `doubled` are effects, `out_of_order` first occurrences and effects that stand after a
    later one of their aggregate; repeats on a topic are allowed.
    """

    lost: int
    doubled: int
    out_of_order: int
    duplicates_on_topic: int
    events: int
    aggregates: int
    effects: int

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.out_of_order)


def count(log: Sequence[Logged], effects: Sequence[Effect], interests: Iterable[Interest]) -> Count:
    """Counts; `log` must hold each partition in its order, partitions may follow one another in any way."""
    first: dict[tuple[str, str], Logged] = {}
    for record in log:
        first.setdefault((record.topic, record.event), record)
    applied = Counter((effect.consumer, effect.topic, effect.event) for effect in effects)
    due = {
        (interest.consumer, record.topic, record.event)
        for interest in interests
        for record in first.values()
        if record.type in interest.types.get(record.topic, frozenset())
    }
    published = [((record.topic, record.key), record.sequence) for record in first.values()]
    happened = [((effect.consumer, effect.topic, effect.key), effect.sequence) for effect in _once(effects)]
    return Count(
        lost=len(due - applied.keys()) + _holes(published),
        doubled=sum(times - 1 for times in applied.values()) + sum(effect not in due for effect in applied),
        out_of_order=_inversions(published) + _inversions(happened),
        duplicates_on_topic=len(log) - len(first),
        events=len(first),
        aggregates=len({key for key, _ in published}),
        effects=len(effects),
    )


def _once(effects: Sequence[Effect]) -> list[Effect]:
    """First effects only: a doubled one is counted as doubled, not again as out of order."""
    seen: dict[tuple[str, str, str], Effect] = {}
    for effect in effects:
        seen.setdefault((effect.consumer, effect.topic, effect.event), effect)
    return list(seen.values())


def _inversions(order: Iterable[tuple[tuple[str, ...], int]]) -> int:
    """How many stand after one with a higher sequence of the same aggregate."""
    highest: dict[tuple[str, ...], int] = {}
    wrong = 0
    for key, sequence in order:
        wrong += sequence < highest.get(key, 0)
        highest[key] = max(sequence, highest.get(key, 0))
    return wrong


def _holes(order: Iterable[tuple[tuple[str, ...], int]]) -> int:
    """Numbers missing below the highest sequence of each aggregate: events that never reached the topic."""
    numbers: dict[tuple[str, ...], set[int]] = {}
    for key, sequence in order:
        numbers.setdefault(key, set()).add(sequence)
    return sum(max(seen) - len(seen) for seen in numbers.values())
