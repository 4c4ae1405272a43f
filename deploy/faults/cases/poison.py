"""Faults of single events: unreadable, unknown, too large, and good ones that their handler cannot bear."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from deploy.faults.case import Broken, NothingHappened, Verdict, rig
from deploy.faults.rig import Rig, rigged
from deploy.faults.rigs.contracts import CONSUMER, COUNTER, Counted, Noted
from deploy.faults.rigs.handlers import consumer
from deploy.faults.until import meanwhile, until
from shared.contracts.contract import Contract
from shared.database import create_pool
from shared.messaging import Parking, transaction
from shared.messaging.editing import Edit
from shared.messaging.parked import Place
from shared.messaging.refused import refused_rows, release
from shared.messaging.tuning import DEFAULT

SMALL, LARGE = 65_536, 1_048_576
"""Bytes that Kafka takes on the rig's topic: less and more than its contract says."""
OTHERS, EACH = 30, 10
WHO = {"by": "Operator 1", "why": "put right"}


@dataclass(frozen=True, slots=True)
class Poison:
    """The third event of a key, what its reason must say, and what an operator changes before a replay."""

    reason: str
    fact: Contract = field(default_factory=Counted)
    changes: Mapping[str, Any] = field(default_factory=dict)
    edit: Edit | None = None
    attempts: int = 0


POISONS: Mapping[str, Poison] = {
    "bad JSON": Poison("JSON", changes={"value": b'{"text": '}, edit=Edit(b'{"text": "mended"}')),
    "null value": Poison("no data", changes={"value": None}, edit=Edit(b'{"text": "mended"}')),
    "header not UTF-8": Poison(
        "not UTF-8",
        changes={"headers": {"ce_correlationid": b"\xff\xfe"}},
        edit=Edit(headers={"ce_correlationid": b"c"}),
    ),
    "too large": Poison(
        f"is for {COUNTER.max_message_bytes} at most",
        changes={"value": b'{"text": "%s"}' % (b"x" * 250_000)},
        edit=Edit(b'{"text": "mended"}'),
    ),
    "unknown type": Poison("no handler", Noted()),
    "handler bug": Poison("KeyError", Counted(text="bug"), attempts=DEFAULT.attempts),
    "handler exits": Poison("process died", Counted(text="exits")),
}


@rig("F25", "poison of every kind, each on a key of its own, amid good events")
async def f25(folder: Path) -> Verdict:
    """Each is parked once with its reason, its successors wait, others go on; put right and replayed, all are there."""
    async with rigged(folder) as on:
        on.spawned("relay")
        keys = {name: uuid4() for name in POISONS}
        async with _kept_alive(on) as deaths:
            await _sent(on, keys)
            await _kafka_takes(on, SMALL)
            large = await _too_large(on)
            await until(on.all_read, "the events were not read", within=90)
            await until(lambda: _given_up(on), "attempts did not end", within=30)
            await until(lambda: _refused(on, large), "the large event was not refused", within=30)
            said = await _as_promised(on, keys)
        if not deaths:
            raise NothingHappened("no process died of its event")
        await on.stop(*[one for one in on.children if one.setting.role == "worker"])
        await on.healing()
        replayed = await _put_right(on, keys, large)
        return await on.judged(
            "F25",
            f"rig deploy.faults.rigs.handlers misbehaving: {len(POISONS)} parked, each once ({said}), 1 refused by "
            f"Kafka; {deaths[0]} processes died; {OTHERS * EACH} events of other keys applied meanwhile; {replayed} "
            "replayed",
        )


@asynccontextmanager
async def _kept_alive(on: Rig) -> AsyncIterator[list[int]]:
    """Two workers; whoever dies gets a successor. What is yielded has the number of deaths, once there is one."""
    deaths: list[int] = []
    living = [await on.start(handler="misbehaving") for _ in range(2)]

    async def watch() -> None:
        while True:
            for at, child in enumerate(living):
                if child.process.poll() is not None:
                    deaths[:] = [sum(deaths) + 1]
                    living[at] = on.spawned("worker", handler="misbehaving")
            await asyncio.sleep(0.1)

    async with meanwhile(watch(), "successors"):
        yield deaths


async def _sent(on: Rig, keys: Mapping[str, UUID]) -> None:
    """Five events of each poisoned key, the third one bad, spread among ten of each other key."""
    others = [uuid4() for _ in range(OTHERS)]
    for number in range(1, EACH + 1):
        for other in others:
            await on.send(other)
        for name, key in keys.items() if number <= 5 else ():
            poison = POISONS[name]
            if number == 3:
                await on.send(key, poison.fact, **poison.changes)
            else:
                await on.send(key)
    await on.producer.flush()


async def _too_large(on: Rig) -> UUID:
    """The same through an outbox, with an event that Kafka does not take."""
    key, pool = uuid4(), await create_pool(on.dsn("service"), name="rig.large")
    for sequence in range(1, 6):
        async with transaction(pool, employer_id=None) as tx:
            tx.publish(Counted(text="x" * (2 * SMALL if sequence == 3 else 1)), key=key, sequence=sequence)
    await pool.close()
    return key


async def _given_up(on: Rig) -> bool:
    """No parked event waits for a further attempt by itself, but for those behind another one."""
    heads: dict[object, Mapping[str, object]] = {}
    for row in await on.parked():
        heads.setdefault(row["key"], row)
    return len(heads) == len(POISONS) and all(row["next_attempt"] is None for row in heads.values())


async def _refused(on: Rig, key: UUID) -> bool:
    rows = await refused_rows(on.operator)
    return [(row.key, row.behind) for row in rows] == [(str(key), 2)]


async def _as_promised(on: Rig, keys: Mapping[str, UUID]) -> str:
    """The kinds that are parked; `Broken` when there is anything else than one event of each, for its reason, and two
    behind it.
    """
    rows = await on.parked()
    for name, key in keys.items():
        mine = [row for row in rows if row["key"] == str(key)]
        if len(mine) != 3 or POISONS[name].reason not in str(mine[0]["reason"]):
            raise Broken(f"{name}: {[(row['reason'], row['attempts']) for row in mine]}")
    accused = {str(row["key"]) for row in rows if "process died" in str(row["reason"])}
    if accused != {str(keys["handler exits"])}:
        raise Broken(f"the deaths are written down against {accused}, and {keys['handler exits']} brought them about")
    others = await on.effects() - 2 * len(keys) - 2
    if len(rows) != 3 * len(keys) or others != OTHERS * EACH:
        raise Broken(f"{len(rows)} records parked, {others} events of other keys applied")
    await _letters_as_promised(on, {str(keys[name]): poison for name, poison in POISONS.items()})
    for child in on.children:
        if child.setting.role == "worker" and "fuse.blown" in child.said:
            raise Broken("the fuse blew for a few events")
    return ", ".join(keys)


async def _letters_as_promised(on: Rig, poisons: Mapping[str, Poison]) -> None:
    letters = await until(lambda: _letters(on, len(poisons)), "dead letters did not come")
    seen = {one["dead-letter-key"]: one for one in letters}
    if len(letters) != len(poisons) or seen.keys() != poisons.keys():
        raise Broken(f"{len(letters)} dead letters of {len(seen)} keys for {len(poisons)} events")
    for key, poison in poisons.items():
        letter = seen[key]
        origin = (letter["dead-letter-topic"], letter["dead-letter-consumer"])
        told = (origin, letter["dead-letter-attempts"], bool(letter["dead-letter-error"]))
        if (
            told != ((COUNTER.name, CONSUMER), str(poison.attempts), True)
            or poison.reason not in letter["dead-letter-reason"]
        ):
            raise Broken(f"a dead letter says {letter}")


async def _letters(on: Rig, wanted: int) -> list[Mapping[str, str]]:
    found = list(await on.letters())
    return found if len(found) >= wanted else []


async def _put_right(on: Rig, keys: Mapping[str, UUID], large: UUID) -> int:
    """A fixed build, records mended by hand, the topic's limit raised: how many were replayed."""
    await on.start(handler="misbehaving", fixed=True)
    parking = Parking(on.operator)
    for name, key in keys.items():
        if edit := POISONS[name].edit:
            head = next(row for row in await on.parked() if row["key"] == str(key))
            await parking.edit(_place(head), edit, **WHO)
    await _kafka_takes(on, LARGE)
    await release(on.operator, COUNTER.name, str(large), **WHO)
    return await parking.replay(consumer("misbehaving", "N", on.folder, fixed=True))


async def _kafka_takes(on: Rig, most: int) -> None:
    """The largest batch of the topic, as an operator sets it."""
    admin = AIOKafkaAdminClient(bootstrap_servers=on.servers.cluster.inside)
    await admin.start()
    limit = {"max.message.bytes": str(most)}
    await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, COUNTER.name, limit)])
    await admin.close()


def _place(row: Mapping[str, object]) -> Place:
    return Place(CONSUMER, str(row["topic"]), int(str(row["partition"])), int(str(row["offset"])))
