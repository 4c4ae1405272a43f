"""Reads the log once more as one consumer sees it: what became of each event, and which had no effect."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from aiokafka import TopicPartition

from shared.database import Pool
from shared.messaging.arrivals import Arrival, judge_all
from shared.messaging.claims import reached
from shared.messaging.consumer import Consumer
from shared.messaging.fates import Fate, fates
from shared.messaging.record import Record
from shared.messaging.second_chance import give
from shared.operations.desk import Actor
from shared.operations.topic_log import TopicLog
from shared.rules import Finding, Invalid

BATCH = 1000
"""Records that one question to the database is about."""
AT_ONCE = 500
"""Events that are parked in one transaction, for which their partition stands still."""
MOST = 50_000
"""Events of one run; the same command goes on where it ended."""


@dataclass(frozen=True, slots=True)
class Span:
    """Which events: by the time of their records in Kafka, and perhaps of some types or of one key only."""

    since: datetime
    until: datetime | None = None
    types: frozenset[str] = frozenset()
    key: str | None = None

    def holds(self, arrival: Arrival) -> bool:
        """Whether it is one of them, its time aside."""
        return (not self.types or arrival.type in self.types) and self.key in (None, arrival.key)


@dataclass(slots=True)
class Missing:
    """An event without effect; `overtaken`: a later one of its key has taken effect."""

    arrival: Arrival
    overtaken: bool = False


@dataclass(slots=True)
class Reread:
    """What became of one consumer's events: how many by type and fate, and those that had no effect.

    `more`: beyond `MOST` events without effect, which are counted and not held.
    """

    consumer: Consumer
    counts: Counter[tuple[str, Fate]] = field(default_factory=Counter)
    missing: dict[TopicPartition, list[Missing]] = field(default_factory=dict)
    seen_to: dict[TopicPartition, int] = field(default_factory=dict)
    more: int = 0

    def all_missing(self) -> list[Missing]:
        return [one for found in self.missing.values() for one in found]


def remembered(span: Span, inbox_days: int, now: datetime) -> None:
    """Raises `Invalid` for a time before which an effect may have been forgotten."""
    oldest = now - timedelta(days=inbox_days)
    if span.since < oldest:
        said = f"effects are remembered for {inbox_days} days: name a time after {oldest:%Y-%m-%dT%H:%MZ}"
        raise Invalid(Finding("--from", "too_old", said))
    if span.until is not None and span.until <= span.since:
        raise Invalid(Finding("--to", "order", "it lies before --from: name a later time"))


async def reread(there: TopicLog, pool: Pool, consumer: Consumer, span: Span) -> Reread:
    """From `span.since` to where the consumer is now: what lies beyond reaches its handlers by itself."""
    found, at = Reread(consumer), await reached(pool, consumer.name)
    read = [one for one in there.starts if one in at and one.topic in {topic.name for topic in consumer.topics}]
    since = await there.since(span.since)
    until = await there.since(span.until) if span.until else None
    begins = {one: max(since[one], there.starts[one]) for one in read}
    found.seen_to = {one: min(at[one], there.ends[one]) for one in read}
    # Also behind `span.until`: what came later on the same key says whether an event is overtaken.
    waiting: dict[TopicPartition, list[Record]] = {}
    keys: dict[TopicPartition, dict[str, list[Missing]]] = {one: {} for one in read}

    async def judge(where: TopicPartition) -> None:
        arrivals = judge_all(consumer, waiting.pop(where))
        async with pool.acquire() as conn:
            known = await fates(conn, consumer, arrivals)
        ends = until[where] if until else found.seen_to[where]
        for arrival, fate in zip(arrivals, known, strict=True):
            _note(found, where, keys[where], arrival, fate, told=arrival.record.offset < ends and span.holds(arrival))

    async for record in there.records(begins, found.seen_to):
        where = TopicPartition(record.topic, record.partition)
        waiting.setdefault(where, []).append(record)
        if len(waiting[where]) >= BATCH:
            await judge(where)
    for where in list(waiting):
        await judge(where)
    return found


def _note(
    found: Reread,
    where: TopicPartition,
    keys: dict[str, list[Missing]],
    arrival: Arrival,
    fate: Fate,
    *,
    told: bool,
) -> None:
    if fate is Fate.APPLIED:
        for earlier in keys.pop(arrival.key, ()):
            earlier.overtaken = True
    if not told:
        return
    found.counts[arrival.type or "no type", fate] += 1
    if fate is not Fate.MISSING:
        return
    held = found.missing.setdefault(where, [])
    if sum(map(len, found.missing.values())) >= MOST:
        found.more += 1
        return
    one = Missing(arrival)
    held.append(one)
    keys.setdefault(arrival.key, []).append(one)


async def give_again(
    there: TopicLog, pool: Pool, found: Reread, actor: Actor, *, out_of_order: bool
) -> Mapping[TopicPartition, Sequence[Arrival]]:
    """Parks what had no effect, for a replay; returns by partition what was left because it is overtaken."""
    left: dict[TopicPartition, Sequence[Arrival]] = {}
    for where, missing in found.missing.items():
        ready = [one.arrival for one in missing if out_of_order or not one.overtaken]
        late = [one.arrival for one in missing if one.overtaken and not out_of_order]

        async def keys_between(begin: int, end: int, where: TopicPartition = where) -> Collection[str]:
            return {record.ordering_key async for record in there.records({where: begin}, {where: end})}

        for at in range(0, len(ready), AT_ONCE):
            late += await give(
                pool, found.consumer, ready[at : at + AT_ONCE], found.seen_to[where], keys_between,
                by=actor.name, why=actor.why, out_of_order=out_of_order,
            )  # fmt: skip
        left[where] = late
    return left


def moment(text: str, now: datetime | None = None) -> datetime:
    """A time with its zone, as ISO 8601 writes it; raises `ValueError`."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has no zone: write 2026-11-27T10:00Z")
    if at > (now or datetime.now(UTC)):
        raise ValueError(f"{text!r} has not come yet")
    return at
