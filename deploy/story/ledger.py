"""Lost, doubled, out of order: the topics against the effects in every consumer's database."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from deploy.local.reached import reached
from deploy.story.clients import PATIENCE
from deploy.story.stage import Place, Stage
from shared.contracts.topics import BY_NAME, SERVICES
from shared.messaging import Consumer
from shared.privacy import Vault

EFFECTS = """
    SELECT consumer, source, event_id::text AS event_id, topic, key, sequence, applied
    FROM messaging.inbox ORDER BY applied
"""
WAITING = """
    SELECT (SELECT count(*) FROM messaging.outbox) + (SELECT count(*) FROM messaging.parked)
         + (SELECT count(*) FROM messaging.deliveries WHERE next_attempt IS NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Logged:
    """One record on a topic: where it lies, and its place among the events of its aggregate."""

    topic: str
    partition: int
    offset: int
    event_id: str
    key: str
    sequence: int
    type: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect in a consumer's database; `applied` grows in the order of commits of one partition."""

    consumer: str
    event_id: str
    topic: str
    key: str
    sequence: int
    applied: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What one consumer must have applied: every event of these types on its topics."""

    consumer: str
    types: frozenset[str]


def count(log: Sequence[Logged], effects: Sequence[Effect], readings: Iterable[Reading]) -> dict[str, Any]:
    """Events without their effect (or the reverse), effects beyond the first, and steps back in order."""
    first = list({(entry.topic, entry.event_id): entry for entry in sorted(log, key=_place, reverse=True)}.values())
    done = Counter((effect.consumer, effect.event_id) for effect in effects)
    wanted = [
        (reading.consumer, entry.event_id) for reading in readings for entry in first if entry.type in reading.types
    ]
    logged = {entry.event_id for entry in first}
    unlogged = {effect.event_id for effect in effects} - logged
    return {
        "lost": sum(pair not in done for pair in wanted) + len(unlogged),
        "doubled": sum(times - 1 for times in done.values()),
        "out_of_order": _steps_back(((entry.topic, entry.key), entry.sequence) for entry in sorted(first, key=_place))
        + _steps_back(
            ((effect.consumer, effect.topic, effect.key), effect.sequence)
            for effect in sorted(effects, key=lambda effect: effect.applied)
        ),
        "duplicates_on_topic": len(log) - len(first),
        "checked": {
            "events": len(first),
            "aggregates": len({(entry.topic, entry.key) for entry in first}),
            "effects": len(effects),
        },
    }


def _place(entry: Logged) -> tuple[str, int, int]:
    return (entry.topic, entry.partition, entry.offset)


def _steps_back(numbered: Iterable[tuple[tuple[str, ...], int]]) -> int:
    """How often an aggregate's next event is not after the one before; a swapped pair is one step back."""
    last: dict[tuple[str, ...], int] = {}
    steps = 0
    for key, sequence in numbered:
        steps += sequence < last.get(key, 0)
        last[key] = sequence
    return steps


async def counted(place: Place, stage: Stage, *, within: float = 30.0) -> dict[str, Any]:
    """The figures of a running stack, once everything has come to rest.

    What Kafka has and nobody has read yet waits nowhere that can be asked: as long as something seems lost, it is
    counted again.
    """
    deadline = asyncio.get_running_loop().time() + within * PATIENCE
    await _at_rest(place, deadline)
    while (found := await _counted(place, stage))["lost"] and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110
        await asyncio.sleep(0.5)
    return found


async def _counted(place: Place, stage: Stage) -> dict[str, Any]:
    log = [
        Logged(
            entry.topic,
            entry.partition,
            entry.offset,
            entry.attributes.id,
            entry.attributes.partitionkey or "",
            int(entry.attributes.sequence or 0),
            entry.attributes.type,
        )
        for entry in stage.log.entries
        if not BY_NAME[entry.topic].foreign
    ]
    effects = [effect for service in SERVICES for effect in await _effects(place.databases[service])]
    return count(log, effects, readings())


def consumers() -> list[Consumer]:
    """Every consumer of the three services."""
    from services.conversion import consumers as conversion  # noqa: PLC0415 - nobody else outside asks them
    from services.evaluation.consumers import Inbound  # noqa: PLC0415
    from services.posting import consumers as posting  # noqa: PLC0415

    found = [*vars(posting).values(), *vars(conversion).values(), *vars(Inbound(Vault("00" * 32))).values()]
    return [one for one in found if isinstance(one, Consumer)]


def readings() -> list[Reading]:
    """What each consumer of the three services says that it handles."""
    return [Reading(one.name, frozenset(one.handlers)) for one in consumers() if one.record_handler is None]


async def _at_rest(place: Place, deadline: float) -> None:
    while asyncio.get_running_loop().time() < deadline:
        if not any([await _waiting(place.databases[service]) for service in SERVICES]):
            await asyncio.sleep(0.5)
            return
        await asyncio.sleep(0.1)


async def _waiting(dsn: str) -> int:
    conn = await reached(dsn)
    try:
        waiting: int = await conn.fetchval(WAITING)
        return waiting
    finally:
        await conn.close()


async def _effects(dsn: str) -> list[Effect]:
    conn = await reached(dsn)
    try:
        return [
            Effect(row["consumer"], row["event_id"], row["topic"], row["key"], row["sequence"], row["applied"])
            for row in await conn.fetch(EFFECTS)
        ]
    finally:
        await conn.close()
