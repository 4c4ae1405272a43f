"""The events that every consuming measurement reads: pinned by a seed, the same for limit programs and engine.

525 bytes of JSON with 15 fields, the headers that the relay sends (CloudEvents binary mode, tenant, correlation,
trace), keys by Zipf or evenly.
"""

import functools
import random
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal

import orjson
from aiokafka.partitioner import murmur2
from pydantic import Field

from shared.contracts.contract import Contract, Part
from shared.contracts.envelope import Attributes, to_headers
from shared.contracts.topics import Topic

Wire = tuple[int, bytes, bytes, list[tuple[str, bytes]]]
"""Partition, key, value, headers."""
REFUSED, RAISED = "refused", "raised"
POISON_EVERY = 100
"""One key in so many is poisoned where a feed is."""


class Score(Part):
    criterion: str
    score: Annotated[int, Field(ge=1, le=5)]


class Scored(Contract):
    """A made-up fact of the size and shape of real ones."""

    TYPE: ClassVar[str] = "bench.scored.v1"
    TOPIC: ClassVar[Topic]

    project_id: uuid.UUID
    employer_id: uuid.UUID
    subject_id: uuid.UUID
    title: Annotated[str, Field(max_length=200)]
    status: Literal["scored", "submitted", "revised"]
    hours: Annotated[int, Field(ge=1, le=400)]
    amount_cents: int
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    overall: float
    scores: list[Score]
    tags: list[str]
    submitted_at: datetime
    due_on: date
    remote: bool
    version: int


@dataclass(frozen=True, slots=True)
class Feed:
    """One preloaded topic: how many events on how many keys, in which partitions."""

    name: str
    events: int
    partitions: int = 6
    keys: int = 200
    zipf: bool = True
    employers: int = 1
    poison: bool = False

    @property
    def topic(self) -> Topic:
        return Topic(f"bench.{self.name}.v1", "project_id", "bench", ("bench",), "Pinned.", partitions=self.partitions)

    @property
    def contract(self) -> type[Scored]:
        """`Scored`, travelling on this feed's topic."""
        return type("Scored", (Scored,), {"TOPIC": self.topic, "__doc__": Scored.__doc__, "__module__": __name__})


SCORED = Feed("scored", 100_000)
EMPLOYERS = Feed("employers", 100_000, employers=7)
LARGE = Feed("even", 360_000, keys=2_000, zipf=False)
SINGLE = Feed("lone", 6_000, partitions=1)
MANY_KEYS = Feed("many-keys", 60_000, keys=2_000, zipf=False)
POISONED = Feed("poisoned", 60_000, keys=2_000, zipf=False, poison=True)
BACKLOG = Feed("backlog", 1_000_000)
DRAINED = Feed("drained", 60_000)
"""What outboxes are filled with; never preloaded."""
FEW = Feed("few", 2_000)
"""The same for what is slow."""
EMPTY = Feed("empty", 0)
LIVE = Feed("live", 0)
OUT = Feed("out", 0)
FEEDS = {feed.name: feed for feed in (SCORED, EMPLOYERS, LARGE, SINGLE, MANY_KEYS, POISONED, BACKLOG, EMPTY, LIVE, OUT)}


@functools.lru_cache(maxsize=65536)
def partition_of(key: bytes, partitions: int) -> int:
    """Where Kafka's default partitioner puts this key."""
    return int((murmur2(key) & 0x7FFFFFFF) % partitions)


def keys_of(feed: Feed) -> list[str]:
    """The aggregates of a feed, the most frequent first."""
    drawn = random.Random(1)  # noqa: S311 - pinned, not secret
    return [str(uuid.UUID(int=drawn.getrandbits(128), version=4)) for _ in range(feed.keys)]


def poisoned_keys(feed: Feed) -> frozenset[str]:
    """One key in a hundred."""
    return frozenset(keys_of(feed)[::POISON_EVERY])


def wires(feed: Feed) -> Iterator[Wire]:
    """The feed's events in the order in which they are sent; ids are ordered by time, as UUIDv7 are."""
    drawn, keys = random.Random(1), keys_of(feed)  # noqa: S311 - pinned, not secret
    poisoned = poisoned_keys(feed) if feed.poison else frozenset()
    weights = [1 / (i + 1) for i in range(feed.keys)] if feed.zipf else None
    versions, base = [0] * feed.keys, time.time_ns() // 1_000_000
    for i, k in enumerate(drawn.choices(range(feed.keys), weights=weights, k=feed.events)):
        versions[k] += 1
        made = (base + i // 20 << 80) | (7 << 76) | ((i & 0xFFF) << 64) | (2 << 62) | drawn.getrandbits(62)
        at = f"2026-11-23T10:{i // 60000 % 60:02d}:{i // 1000 % 60:02d}.{i % 1000:03d}Z"
        body = _body(keys, k, i, at, versions[k])
        if keys[k] in poisoned:
            body["hours"] = 0  # fewer than one: refused by validation
        key = keys[k].encode()
        headers = _headers(str(uuid.UUID(int=made)), keys[k], at, versions[k], keys[k % feed.employers])
        yield partition_of(key, feed.partitions), key, orjson.dumps(body), headers


def _body(keys: list[str], k: int, i: int, at: str, version: int) -> dict[str, Any]:
    return {
        "project_id": keys[k],
        "employer_id": keys[k % 7],
        "subject_id": keys[(k * 31 + i) % len(keys)],
        "title": "Forecast of returns for the spring catalogue",
        "status": ("scored", "submitted", "revised")[i % 3],
        "hours": 5 + i % 36,
        "amount_cents": 40000 + i % 9000,
        "currency": "EUR",
        "overall": 1 + (i % 401) / 100,
        "scores": [{"criterion": c, "score": 1 + (i + j) % 5} for j, c in enumerate(("correct", "clear", "on-time"))],
        "tags": ["data", "retail"],
        "submitted_at": at,
        "due_on": "2026-12-18",
        "remote": True,
        "version": version,
    }


def _headers(event_id: str, key: str, at: str, sequence: int, employer: str) -> list[tuple[str, bytes]]:
    """What the relay sends of an event that was published inside a trace; `ce_id` comes first."""
    attributes = Attributes(
        id=event_id,
        source="/journeywork/bench",
        type=Scored.TYPE,
        subject=key,
        time=at,
        partitionkey=key,
        sequence=str(sequence),
        employerid=employer,
        correlationid=event_id,
        traceparent=f"00-{event_id.replace('-', '')}-{event_id[-12:]}0001-01",
    )
    return to_headers(attributes)
