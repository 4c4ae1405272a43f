"""The model's invariants, asked of a real database and a scripted log of the rig."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import asyncpg

from shared.messaging import Record
from tests.model.log import Log

Versioned = tuple[str, int]
"""A key and the number of one of its events."""
Complaint = tuple[str, str]


@dataclass(frozen=True)
class Facts:
    """What the tables and the log say at one moment; `effects` in the order in which they happened."""

    counters: Mapping[str, int]
    outbox: Sequence[Versioned]
    log: Mapping[int, Sequence[Versioned]]
    effects: Sequence[Versioned]
    parked: Sequence[Versioned]
    offsets: Mapping[int, int]
    epochs: Mapping[int, int]

    def is_at_rest(self) -> bool:
        """Nothing waits anywhere."""
        read = all(self.offsets.get(partition, 0) == len(log) for partition, log in self.log.items())
        return read and not self.outbox and not self.parked


def versioned(record: Record) -> Versioned:
    return (record.key or b"").decode(), int(record.header("ce_sequence") or b"0")


async def facts_of(admin: "asyncpg.Connection[asyncpg.Record]", log: Log, consumer: str) -> Facts:
    """Reads them with an administrator's connection, to which rows of every tenant are visible."""
    counters = await admin.fetch("SELECT id, sequence FROM public.counters")
    outbox = await admin.fetch("SELECT key, (headers->>'ce_sequence')::int AS n FROM messaging.outbox ORDER BY id")
    effects = await admin.fetch("SELECT key, sequence FROM public.applied ORDER BY n")
    parked = await admin.fetch(
        'SELECT partition, "offset" FROM messaging.parked WHERE consumer = $1 ORDER BY 1, 2', consumer
    )
    positions = await admin.fetch(
        "SELECT partition, next_offset, epoch FROM messaging.consumer_offsets WHERE consumer = $1", consumer
    )
    logged = {partition: [versioned(record) for record in records] for partition, records in log.partitions.items()}
    return Facts(
        counters={str(row["id"]): row["sequence"] for row in counters},
        outbox=[(row["key"], row["n"]) for row in outbox],
        log=logged,
        effects=[(row["key"], row["sequence"]) for row in effects],
        parked=[logged[row["partition"]][row["offset"]] for row in parked],
        offsets={row["partition"]: row["next_offset"] for row in positions},
        epochs={row["partition"]: row["epoch"] for row in positions},
    )


def broken(now: Facts, before: Facts | None = None) -> list[Complaint]:
    """Every invariant that does not hold; I5 only once nothing waits, I8 against the moment before."""
    found = [
        *(("I1", f"{one} is nowhere") for one in _lost(now)),
        *(("I2", f"{one} took effect {count} times") for one, count in Counter(now.effects).items() if count > 1),
        *(("I3", f"{one} was never accepted") for one in _ghosts(now)),
        *(("I4", wrong) for wrong in _gaps(now.effects, "took effect")),
        *(("I7", wrong) for log in now.log.values() for wrong in _gaps(list(dict.fromkeys(log)), "is on the topic")),
        *(("I8", wrong) for wrong in _moved_back(now, before)),
    ]
    if now.is_at_rest():
        done = Counter(key for key, _ in now.effects)
        found += [
            ("I5", f"{key}: {n} events, {done[key]} effects") for key, n in now.counters.items() if done[key] != n
        ]
    return found


def _lost(now: Facts) -> list[Versioned]:
    ahead = [one for partition, log in now.log.items() for one in log[now.offsets.get(partition, 0) :]]
    somewhere = {*now.outbox, *ahead, *now.parked, *now.effects}
    truth = [(key, version) for key, n in now.counters.items() for version in range(1, n + 1)]
    return [one for one in truth if one not in somewhere]


def _ghosts(now: Facts) -> list[Versioned]:
    seen = [*now.effects, *(one for log in now.log.values() for one in log)]
    return [(key, version) for key, version in seen if version > now.counters.get(key, 0)]


def _gaps(order: Sequence[Versioned], what: str) -> list[str]:
    versions: dict[str, list[int]] = {}
    for key, version in order:
        versions.setdefault(key, []).append(version)
    return [f"{key} {what} as {seen}" for key, seen in versions.items() if seen != list(range(1, len(seen) + 1))]


def _moved_back(now: Facts, before: Facts | None) -> list[str]:
    wrong = [f"partition {p} stands at {at}" for p, at in now.offsets.items() if at > len(now.log.get(p, ()))]
    if before is None:
        return wrong
    wrong += [f"offset of {p}: {at} to {now.offsets[p]}" for p, at in before.offsets.items() if now.offsets[p] < at]
    return wrong + [f"epoch of {p}: {e} to {now.epochs[p]}" for p, e in before.epochs.items() if now.epochs[p] < e]
