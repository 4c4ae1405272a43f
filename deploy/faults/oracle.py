"""Nothing lost, nothing doubled, everything in order: the invariants I1 to I10 over topics, journals and histories.

| | holds when |
|---|---|
| I1 | every event on a topic has its effect in every consumer that handles its type, or is parked behind a poison |
| I2 | no effect stands twice in a journal; no command and no event caused the same event twice |
| I3 | no effect without its record, no record beyond what its aggregate has published |
| I4 | effects of one aggregate follow its sequence |
| I5 | an aggregate's version is the number of its audited saves |
| I6 | what a client was told is done is on a topic, what was refused is not |
| I7 | every number of every aggregate's sequence is on its topic, first occurrences in order |
| I8 | offsets and epochs never step back, and end where the topics end |
| I9 | the outbox is empty, nobody holds a transaction or waits for a lock, connections and memory stay bounded |
| I10 | progress and drain within their bounds |
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from deploy.faults.client import History
from deploy.faults.journal import PARKED, PUBLISHED_NOT_SENT, STEPS_BACK, UNEVEN, Applied, Journal
from deploy.faults.scan import Scan, Seen
from deploy.story.ledger import Reading, readings

AGGREGATES = {
    "posting": {
        "posting.employer.v1": "SELECT employer_id::text AS key, sequence FROM employers",
        "posting.member.v1": "SELECT member_id::text AS key, sequence FROM members",
        "posting.project.v1": "SELECT project_id::text AS key, sequence FROM projects",
        "posting.application.v1": "SELECT application_id::text AS key, sequence FROM applications",
        "posting.engagement.v1": "SELECT engagement_id::text AS key, sequence FROM engagements",
        "hr.outcomes.v1": "SELECT project_id::text AS key, max(sequence) AS sequence FROM outcomes GROUP BY 1",
    },
    "evaluation": {
        "evaluation.evaluation.v1": "SELECT evaluation_id::text AS key, sequence FROM evaluations",
        "evaluation.rubric.v1": "SELECT rubric_id::text AS key, max(version) AS sequence FROM rubrics GROUP BY 1",
    },
    "conversion": {
        "conversion.policy.v1": "SELECT policy_id::text AS key, sequence FROM policies",
        "conversion.recommendation.v1": "SELECT recommendation_id::text AS key, sequence FROM recommendations",
        "conversion.offer.v1": "SELECT offer_id::text AS key, sequence FROM offers",
        "conversion.hire.v1": "SELECT hire_id::text AS key, sequence FROM hires",
    },
}
"""How many events each aggregate says that it has published, by the topic they went to."""
SEVERAL = ("deliverable.", "application.")
"""Types of which one cause may bring several to one aggregate, without saying to which part."""


@dataclass(slots=True)
class Figures:
    """Counts over everything so far; a case's own are the difference to those before it."""

    events: int = 0
    duplicates_on_topic: int = 0
    lost: int = 0
    doubled: int = 0
    reordered: int = 0

    def since(self, before: "Figures") -> "Figures":
        return Figures(*(getattr(self, one.name) - getattr(before, one.name) for one in fields(self)))


@dataclass(slots=True)
class Account:
    """Figures, and in words what did not hold."""

    figures: Figures
    findings: list[str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record in parking."""

    consumer: str
    event_id: str
    key: str


@dataclass(slots=True)
class Readings:
    """Everything that is looked at, by service where a database says it."""

    records: Sequence[Seen]
    effects: Mapping[str, Sequence[Applied]]
    parked: Sequence[Waiting] = ()
    published: Sequence[tuple[str, str, int]] = ()
    """Topic, key, and how many events the aggregate says that it has published."""
    uneven: Sequence[str] = ()
    stepped_back: Sequence[str] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    """What the client was told of each command, by its correlation id."""
    publishing: frozenset[str] = frozenset()
    injected: frozenset[str] = frozenset()
    poisoned: frozenset[str] = frozenset()
    earlier: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """By topic and key, how many events an aggregate had sent before the topics began."""


class Oracle:
    """Reads and counts. `injected` are ids of records that a case wrote itself and no aggregate stands behind,
    `poisoned` the keys on which it wrote what nobody can read: only there may events wait in parking. `wanted` says
    what each consumer must have applied.
    """

    def __init__(self, scan: Scan, journals: Mapping[str, Journal], history: History) -> None:
        self._scan, self._journals, self._history = scan, journals, history
        self.wanted: Sequence[Reading] = readings()
        self.injected: set[str] = set()
        self.poisoned: set[str] = set()
        self._earlier: dict[tuple[str, str], int] = {}
        self._uneven: set[str] = set()

    async def begin(self) -> None:
        """Takes what the databases hold before anything runs for given: rows of an earlier life are nobody's loss.

        Events that still wait in an outbox are to be sent like all that follow.
        """
        for service, journal in self._journals.items():
            waiting = {(str(row["topic"]), str(row["key"])): row for row in await journal.ask(PUBLISHED_NOT_SENT)}
            for topic, sql in AGGREGATES[service].items():
                for row in await journal.ask(sql):
                    place = (topic, str(row["key"]))
                    held = int(str(waiting[place]["waiting"])) if place in waiting else 0
                    self._earlier[place] = int(str(row["sequence"])) - held
            self.poisoned |= {str(row["key"]) for row in await journal.ask(PARKED)}
            self._uneven |= {f"{service} {row['what']}" for row in await journal.ask(UNEVEN)}

    async def account(self) -> Account:
        """Counts everything from the beginning."""
        return counted(await self._read(), self.wanted)

    async def _read(self) -> Readings:
        found = Readings(await self._scan.follow(), {name: await one.follow() for name, one in self._journals.items()})
        parked, published, uneven, back = [], [], [], []
        for service, journal in self._journals.items():
            rows = await journal.ask(PARKED)
            parked += [Waiting(str(row["consumer"]), str(row["event_id"]), str(row["key"])) for row in rows]
            for topic, sql in AGGREGATES[service].items():
                published += [(topic, str(row["key"]), int(str(row["sequence"]))) for row in await journal.ask(sql)]
            uneven += [f"{service} {row['what']}" for row in await journal.ask(UNEVEN)]
            (steps,) = await journal.ask(STEPS_BACK)
            back += [f"{service}: {what} {times} times" for what, times in steps.items() if times]
        found.parked, found.published, found.stepped_back, found.earlier = parked, published, back, self._earlier
        found.uneven = [what for what in uneven if what not in self._uneven]
        found.outcomes, found.publishing = self._history.outcomes, frozenset(self._history.publishing)
        found.injected, found.poisoned = frozenset(self.injected), frozenset(self.poisoned)
        return found


def counted(found: Readings, wanted: Iterable[Reading]) -> Account:
    """Every invariant over these readings; `wanted` says what each consumer must have applied."""
    first = [record for record in _first(found.records) if record.event_id not in found.injected]
    findings = Findings()
    lost = _without_effect(found, first, wanted, findings) + _never_sent(found, first, findings)
    doubled = _doubled(found.effects, findings) + _caused_twice(first, findings)
    reordered = _out_of_order(first, found.effects, findings)
    _clients(found, first, findings)
    findings.add("I5", f"{len(found.uneven)} aggregates whose version is not their saves", found.uneven)
    findings.add("I8", "offsets or epochs stepped back", found.stepped_back)
    repeated = len(found.records) - len(_first(found.records))
    return Account(Figures(len(first), repeated, lost, doubled, reordered), findings.said)


def _without_effect(found: Readings, first: Sequence[Seen], wanted: Iterable[Reading], findings: "Findings") -> int:
    done = {(one.consumer, one.event_id) for rows in found.effects.values() for one in rows}
    waiting = {(one.consumer, one.event_id) for one in found.parked}
    missing = [pair for pair in _wanted(first, wanted) if pair not in done and pair not in waiting]
    findings.add("I1", f"{len(missing)} events without effect", missing)
    stray = [one for one in found.parked if one.key not in found.poisoned]
    findings.add("I1", f"{len(stray)} events parked on keys that no case has poisoned", stray)
    on_topic = {record.event_id for record in first} | found.injected
    ghosts = [pair for pair in done if pair[1] not in on_topic]
    findings.add("I3", f"{len(ghosts)} effects without a record", ghosts)
    return len(missing) + len(ghosts)


def _never_sent(found: Readings, first: Sequence[Seen], findings: "Findings") -> int:
    sent: dict[tuple[str, str], set[int]] = defaultdict(set)
    for record in first:
        sent[record.topic, record.key].add(record.sequence)
    gaps, beyond = [], []
    for topic, key, number in found.published:
        there = sent.get((topic, key), set())
        gaps += [(topic, key, n) for n in range(found.earlier.get((topic, key), 0) + 1, number + 1) if n not in there]
        beyond += [(topic, key, n) for n in there if n > number]
    findings.add("I7", f"{len(gaps)} events never reached their topic", gaps)
    findings.add("I3", f"{len(beyond)} records that no aggregate has published", beyond)
    return len(gaps) + len(beyond)


def _clients(found: Readings, first: Sequence[Seen], findings: "Findings") -> None:
    truth = {record.correlation for record in first if not record.cause}
    denied = [one for one in found.publishing if found.outcomes[one] == "ok" and one not in truth]
    findings.add("I6", f"{len(denied)} commands answered as done left nothing", denied)
    ghosts = [one for one, outcome in found.outcomes.items() if outcome == "fail" and one in truth]
    findings.add("I6", f"{len(ghosts)} refused commands took effect", ghosts)


class Findings:
    """What did not hold, with a few examples of each."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def add(self, invariant: str, what: str, examples: Sequence[object]) -> None:
        """Nothing when there is no example."""
        if examples:
            self.said.append(f"{invariant}: {what}: {', '.join(str(one) for one in list(examples)[:3])}")


def _first(records: Iterable[Seen]) -> list[Seen]:
    """First occurrences, in the order of the log within each partition."""
    found: dict[tuple[str, str], Seen] = {}
    for record in sorted(records, key=lambda one: (one.topic, one.partition, one.offset)):
        found.setdefault((record.topic, record.event_id), record)
    return list(found.values())


def _wanted(first: Iterable[Seen], wanted: Iterable[Reading]) -> list[tuple[str, str]]:
    consumers: dict[str, list[str]] = defaultdict(list)
    for reading in wanted:
        for type_ in reading.types:
            consumers[type_].append(reading.consumer)
    return [(consumer, record.event_id) for record in first for consumer in consumers.get(record.type, ())]


def _doubled(effects: Mapping[str, Sequence[Applied]], findings: Findings) -> int:
    times = Counter((one.consumer, one.event_id) for rows in effects.values() for one in rows)
    twice = [pair for pair, number in times.items() if number > 1]
    findings.add("I2", f"{len(twice)} events took effect more than once", twice)
    return sum(times[pair] - 1 for pair in twice)


def _caused_twice(first: Iterable[Seen], findings: Findings) -> int:
    times = Counter(
        (record.correlation, record.cause, record.topic, record.key, record.type, record.part)
        for record in first
        if not any(several in record.type for several in SEVERAL)
    )
    twice = [what for what, number in times.items() if number > 1]
    findings.add("I2", f"{len(twice)} causes brought the same event twice", twice)
    return sum(times[what] - 1 for what in twice)


def _out_of_order(first: Iterable[Seen], effects: Mapping[str, Sequence[Applied]], findings: Findings) -> int:
    on_topic = _steps_back(((one.topic, one.key), one.sequence) for one in first)
    findings.add("I7", f"{len(on_topic)} first occurrences out of order", on_topic)
    applied = [
        step
        for rows in effects.values()
        for step in _steps_back(((one.consumer, one.topic, one.key), one.sequence) for one in rows)
    ]
    findings.add("I4", f"{len(applied)} effects out of order", applied)
    return len(on_topic) + len(applied)


def _steps_back(numbered: Iterable[tuple[tuple[str, ...], int]]) -> list[tuple[tuple[str, ...], int]]:
    last: dict[tuple[str, ...], int] = {}
    steps = []
    for key, sequence in numbered:
        if sequence < last.get(key, 0):
            steps.append((key, sequence))
        last[key] = max(sequence, last.get(key, 0))
    return steps
