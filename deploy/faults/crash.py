"""Every named crash point of the source, hit at its 1st, 2nd and 50th passage: `crash:<point>:<nth>`.

The points are found in the source, so that one that is added is hit too. Three cases share one load, one in each
service: a process has room for one crash point.
"""

import ast
import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiokafka import AIOKafkaConsumer
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor

from deploy.faults.case import Evidence, case
from deploy.faults.client import Asked
from deploy.faults.load import Load, P
from deploy.faults.replicas import Replica
from deploy.faults.until import meanwhile
from deploy.faults.world import World
from deploy.local.stack import ROOT, SERVICES
from shared.contracts.posting_v1 import MemberChanged
from shared.contracts.topics import TOPICS

PASSAGES = (1, 2, 50)
WITHIN = 75.0
PLACES = {
    "timer": ("posting",),
    "delivery": ("posting",),
    "parking": ("evaluation", "conversion"),
    "consumer.after_claim": ("conversion",),
}
"""Where a point is passed fifty times under the load; any service is good enough for the others."""
ALONE = ("timer", "delivery", "parking")
"""Work that replicas share: here the others stay away until the point was hit."""

DROP_POISON = "DELETE FROM messaging.parked WHERE key = $1 AND next_attempt IS NULL"
"""What waits behind it does not wait for an operator, and is tried from now on."""


def points(root: Path = ROOT) -> dict[str, str]:
    """Every `crashpoint("...")` of the product's source, with its place."""
    found: dict[str, str] = {}
    for folder in ("shared", "services"):
        for path in sorted((root / folder).rglob("*.py")):
            for name, line in _calls(path):
                found[name] = f"{path.relative_to(root)}:{line}"
    return found


def _calls(path: Path) -> Iterator[tuple[str, int]]:
    source = path.read_text()
    if "crashpoint(" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="crashpoint"), args=[ast.Constant(value=str(name))]):
                yield name, node.lineno


def planned(names: Sequence[str]) -> list[tuple[str, str, int]]:
    """Service, point and passage of every case, so that three neighbours are of three services and take equally long:
    what is passed fifty times comes together.
    """
    picky = sorted(names, key=lambda name: len(_places(name)))
    return [one for nth in PASSAGES for one in _spread(picky, nth)]


def _spread(names: Sequence[str], nth: int) -> list[tuple[str, str, int]]:
    rows: dict[str, list[tuple[str, str, int]]] = {service: [] for service in SERVICES}
    for name in names:
        service = min(_places(name), key=lambda one: len(rows[one]))
        rows[service].append((service, name, nth))
    longest = max(len(row) for row in rows.values())
    return [row[n] for n in range(longest) for row in rows.values() if n < len(row)]


def _places(name: str) -> tuple[str, ...]:
    return next((where for prefix, where in PLACES.items() if name.startswith(prefix)), SERVICES)


async def struck(world: World, service: str, point: str, nth: int) -> Replica:
    """The replica that died at the nth passage; the load runs already."""
    async with _food(world, service, point, nth) as feed:
        alone = point.startswith(ALONE)
        replica = await world.replicas.armed(service, f"{point}:{nth}", alone=alone)
        async with meanwhile(feed(), "food"):
            await replica.died(within=WITHIN)
    return replica


Feed = Callable[[], Coroutine[Any, Any, None]]


@asynccontextmanager
async def _food(world: World, service: str, point: str, nth: int) -> AsyncIterator[Feed]:
    """What brings a process to this point so often, beyond the ordinary load."""
    if point.startswith("timer"):
        await _projects(world.load, nth + 5)

        async def advance() -> None:
            await asyncio.sleep(2)
            await world.advance(timedelta(days=22))

        yield advance
    elif point.startswith("parking"):
        async with _queue(world, service, nth + 3) as release:
            yield release
    elif point == "consumer.after_claim":

        async def churn() -> None:
            while True:
                await _joined_and_left(world)
                await asyncio.sleep(0.5)

        yield churn if nth > PASSAGES[1] else _more_of(world, service, point)
    else:
        yield _more_of(world, service, point)


def _more_of(world: World, service: str, point: str) -> Feed:
    """Commands of which each brings this service there once more, one after the other."""
    load = world.load
    own = {"posting": load.rename_member, "evaluation": load.new_rubric, "conversion": load.new_policy}
    others = {"posting": load.new_rubric, "evaluation": load.rename_member, "conversion": load.rename_member}
    letters = (load.apply, load.move_application)
    does = letters if point.startswith("delivery") else ((others if point.startswith("consumer") else own)[service],)

    async def more() -> None:
        for act in itertools.cycle(does):
            await act()
            await asyncio.sleep(0)

    return more


async def _joined_and_left(world: World) -> None:
    """A member that applies nothing makes the others of its group claim anew, twice."""
    topics = [topic.name for topic in TOPICS if "conversion" in topic.consumers and topic.producer == "posting"]
    member = AIOKafkaConsumer(
        *topics, bootstrap_servers=world.servers.direct.kafka, group_id="conversion.posting", enable_auto_commit=False,
        partition_assignment_strategy=(RoundRobinPartitionAssignor,), session_timeout_ms=6000,
    )  # fmt: skip
    try:
        await member.start()
    finally:
        await member.stop()


async def _projects(load: Load, number: int) -> None:
    """So many projects with a deadline more than there are."""
    for _ in range(number):
        await load.send_wish(*load.wish(seats=1))


@asynccontextmanager
async def _queue(world: World, service: str, length: int) -> AsyncIterator[Feed]:
    """So many events of one member behind a record that nobody can read; released, they are tried one by one."""
    member, poison = world.load.employer.extras[-1 - len(world.oracle.poisoned)], str(uuid4())
    world.oracle.injected.add(poison)
    world.oracle.poisoned.add(member)
    await world.inject("posting.member.v1", member, poison, MemberChanged.TYPE)
    token = world.load.employer.token("admin")

    async def parked() -> int:
        return await world.journals[service].number("SELECT count(*) FROM messaging.parked WHERE key = $1", member)

    async with asyncio.timeout(40):
        for number in itertools.count():
            body = {"name": f"Queued {number} {poison}"}
            await world.load.command(token, Asked("PATCH", f"{P}/members/{member}", body))
            if await parked() > length:
                break

    async def release() -> None:
        for name in ("evaluation", "conversion"):
            await world.journals[name].do(DROP_POISON, member)

    try:
        yield release
    finally:
        await release()


def _register() -> None:
    where = points()
    for service, point, nth in planned(list(where)):
        _add(service, point, nth, where[point])


def _add(service: str, point: str, nth: int, place: str) -> None:
    @case(f"crash:{point}:{nth}", f"killed at passage {nth} of {place}", strikes=service)
    async def crash(world: World) -> Evidence:
        replica = await struck(world, service, point, nth)
        return Evidence(f"{replica.name} exit {replica.process.returncode} at {place}")


_register()
