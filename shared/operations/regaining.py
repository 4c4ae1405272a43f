"""What a restored database has to be told before work goes on, judged over what all three know and the log. Pure.

Backups of three databases and of Kafka are of different moments. Whoever is older than the others has given numbers
away that it no longer knows of; whoever reads a log that is new stands at places which that log does not have.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from shared.operations.invariants import Aggregate
from shared.rules import Finding, Invalid

VERSION = 1
LOG = "the log"
Numbers = Mapping[Aggregate, int]


@dataclass(frozen=True, slots=True)
class Survey:
    """What one database says, all at one moment, while its service stands still.

    `published` has the last number of each aggregate, `outbox` the numbers that still wait for Kafka, `applied` by
    consumer the largest number that took effect or is parked.
    """

    service: str
    taken_at: str
    cluster: str
    published: Numbers
    outbox: Mapping[Aggregate, Sequence[int]]
    applied: Mapping[str, Numbers]

    def document(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "regain": VERSION,
            "service": self.service,
            "taken_at": self.taken_at,
            "cluster": self.cluster,
            "published": [[topic, key, last] for (topic, key), last in sorted(self.published.items())],
            "outbox": [[topic, key, list(numbers)] for (topic, key), numbers in sorted(self.outbox.items())],
            "applied": {
                consumer: [[topic, key, last] for (topic, key), last in sorted(numbers.items())]
                for consumer, numbers in sorted(self.applied.items())
            },
        }

    @classmethod
    def of(cls, document: Mapping[str, Any], name: str) -> "Survey":
        """From JSON; raises `Invalid` for what is none."""
        try:
            if document["regain"] != VERSION:
                raise Invalid(
                    Finding(name, "version", f"is of version {document['regain']}: take it with this release")
                )
            return cls(
                document["service"],
                document["taken_at"],
                document["cluster"],
                _numbers(document["published"]),
                {(topic, key): tuple(numbers) for topic, key, numbers in document["outbox"]},
                {consumer: _numbers(numbers) for consumer, numbers in document["applied"].items()},
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Invalid(Finding(name, "unreadable", f"is no survey: {error!r}; `regain survey` writes one")) from None


@dataclass(frozen=True, slots=True)
class Ghosts:
    """Events of an aggregate that others know and this database does not: their numbers, and who knows them.

    `known` is False for an aggregate of which nothing is left here.
    """

    topic: str
    key: str
    first: int
    last: int
    by: str
    known: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """Events that may never have reached a consumer and are on no log: it has handled none behind `first` - 1."""

    consumer: str
    topic: str
    key: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`floors` are the numbers from which each aggregate counts on, where that is not what the database says."""

    ghosts: Sequence[Ghosts]
    gone: Sequence[Gone]
    floors: Numbers
    absent: Numbers = field(default_factory=dict)
    """By aggregate the number up to which the log does not have all of its events."""
    back: Sequence[Ghosts] = ()
    """Those whose rows are made again from the log."""

    def with_back(self, topics: frozenset[str]) -> "Plan":
        """`topics` have events that carry all that a row has."""
        back = [one for one in self.ghosts if one.topic in topics and one.by == LOG]
        return replace(self, ghosts=[one for one in self.ghosts if one not in back], back=back)


def complete(surveys: Sequence[Survey], services: Iterable[str], cluster: str) -> dict[str, Survey]:
    """By service; raises `Invalid` unless there is one of each, all of this Kafka."""
    found = {one.service: one for one in surveys}
    wrong = [
        Finding("survey", "missing", f"of {name}: `python -m services.{name} regain survey`")
        for name in services
        if name not in found
    ]
    if len(found) != len(surveys):
        wrong.append(Finding("survey", "twice", "two are of the same service: give one of each"))
    wrong += [
        Finding("survey", "other_kafka", f"of {one.service} is of Kafka {one.cluster}, here is {cluster}: take it anew")
        for one in surveys
        if one.cluster != cluster
    ]
    if wrong:
        raise Invalid(*wrong)
    return found


def planned(
    own: Survey,
    others: Sequence[Survey],
    log: Mapping[Aggregate, frozenset[int]],
    topics: frozenset[str],
    new: Mapping[str, frozenset[str]],
    shortened: frozenset[str] = frozenset(),
) -> Plan:
    """For the service of `own`, which writes `topics`. `log` has the numbers that lie on what it writes or reads; `new`
    by consumer the topics whose log does not continue what it has applied; `shortened` those that retention has cut.
    """
    ghosts, floors, absent = list[Ghosts](), dict[Aggregate, int](), dict[Aggregate, int]()
    for aggregate in sorted({one for one in _heard_of(others, log) if one[0] in topics} | own.published.keys()):
        knows = {LOG: max(log.get(aggregate, ()), default=0)}
        knows |= {consumer: numbers.get(aggregate, 0) for one in others for consumer, numbers in one.applied.items()}
        here, by = own.published.get(aggregate, 0), max(knows, key=lambda name: knows[name])
        last = max(here, knows[by])
        if last > here:
            ghosts.append(Ghosts(*aggregate, here + 1, last, by, here > 0))
            floors[aggregate] = last
        waiting = set(own.outbox.get(aggregate, ()))
        there = log.get(aggregate, frozenset())
        first = min(there, default=last + 1) if aggregate[0] in shortened else 1
        if any(number not in there and number not in waiting for number in range(first, last + 1)):
            absent[aggregate] = last
    return Plan(ghosts, list(_gone(own, others, log, new)), floors, absent)


def _heard_of(others: Sequence[Survey], log: Mapping[Aggregate, frozenset[int]]) -> set[Aggregate]:
    return {*log, *(aggregate for one in others for numbers in one.applied.values() for aggregate in numbers)}


def _gone(
    own: Survey,
    others: Sequence[Survey],
    log: Mapping[Aggregate, frozenset[int]],
    new: Mapping[str, frozenset[str]],
) -> Iterable[Gone]:
    """What was sent on a log that is no more. Types without a handler leave no trace, so it is the most that may be."""
    for consumer, topics in sorted(new.items()):
        applied = own.applied.get(consumer, {})
        for producer in (own, *others):
            for (topic, key), last in sorted(producer.published.items()):
                waiting = producer.outbox.get((topic, key), ())
                there = log.get((topic, key), frozenset())
                sent = min((*waiting, *there), default=last + 1) - 1
                first = applied.get((topic, key), 0) + 1
                if topic in topics and first <= sent:
                    yield Gone(consumer, topic, key, first, sent)


def _numbers(rows: Iterable[Sequence[Any]]) -> dict[Aggregate, int]:
    return {(str(topic), str(key)): int(last) for topic, key, last in rows}
