"""Faults of everyday operations: a clock that jumps, a deployment that replaces every replica under load."""

import asyncio
import signal
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from deploy.faults import journal as sql
from deploy.faults.case import Broken, Evidence, case
from deploy.faults.replicas import Replica
from deploy.faults.world import World
from deploy.local.stack import ROOT, SERVICES
from deploy.story.clients import until

CLOCK = Path(__file__).parents[1] / "clock"
JUMPS = {"posting": 3600, "evaluation": -3600, "conversion": 3600}
JUMPS_AT = 15.0
"""Seconds after the process began: it leads and owns partitions by then."""
EPOCH = "SELECT epoch FROM messaging.relay_lease WHERE name = 'outbox'"
ROUNDS = 3
ENDED_WITHIN = 25.0
LONGEST_PAUSE = 5.0


@case("F29", "the clock of one replica of each service jumps by an hour, forward or back")
async def f29(world: World) -> Evidence:
    """Leases and pauses go by the database's and the monotonic clock: whoever leads goes on leading."""
    before = list(world.replicas.all)
    wrong = {
        service: world.replicas.spawned(
            service, around={"PYTHONPATH": f"{CLOCK}:{ROOT}", "CLOCK_JUMP": f"{by}:{JUMPS_AT}"}
        )
        for service, by in JUMPS.items()
    }
    for service in SERVICES:
        await world.replicas.all_ready(service)
    await asyncio.gather(*(world.replicas.terminate(one) for one in before if one.process.poll() is None))
    for service in SERVICES:
        world.replicas.spawned(service)
    async with world.loaded():
        await asyncio.gather(*(_jumped(world, replica, JUMPS[service]) for service, replica in wrong.items()))
        epochs, applied, since = (
            await _numbers(world, EPOCH),
            await _numbers(world, sql.APPLIED_SO_FAR),
            time.monotonic(),
        )

        async def everywhere() -> bool:
            now = await _numbers(world, sql.APPLIED_SO_FAR)
            return all(after > before for before, after in zip(applied, now, strict=True))

        await asyncio.sleep(5)
        await until(everywhere, "effects in every service after the jump", within=40)
        seconds, changes = time.monotonic() - since, sum(await _numbers(world, EPOCH)) - sum(epochs)
        effects = sum(await _numbers(world, sql.APPLIED_SO_FAR)) - sum(applied)
        said = [f"{one.name} {await _off(world, one):+.0f} s" for one in wrong.values()]
    return Evidence(
        f"by their own clocks: {', '.join(said)}; {effects} effects in the {seconds:.0f} s after, in every service; "
        f"the lead changed {changes} times"
    )


async def _numbers(world: World, query: str) -> list[int]:
    return [await one.number(query) for one in world.journals.values()]


async def _jumped(world: World, replica: Replica, by: int) -> None:
    async def wrong() -> bool:
        return abs(await _off(world, replica) - by) < 60

    await until(wrong, f"the clock of {replica.name} jumps by {by} s", within=JUMPS_AT + 30)


async def _off(world: World, replica: Replica) -> float:
    """By how many seconds its clock is ahead of ours, by what it says in its answers."""
    answer = await world.stack.http.get(f"{replica.url}/health/live")
    return (parsedate_to_datetime(answer.headers["date"]) - datetime.now(UTC)).total_seconds()


@case("F30", "rolling deployment under load: every replica replaced three times, one told twice, one frozen and killed")
async def f30(world: World) -> Evidence:
    """No request fails at a replica that is not on its way out, and no key waits for long."""
    history, began = world.load.clients.history, time.time()
    async with world.loaded():
        answered, ending = len(history.unanswered), [*await _round(world), *await _round(world)]
        frozen_at, frozen = time.time(), world.replicas.of("evaluation")[-1]
        killing = asyncio.create_task(_frozen(world, frozen), name="frozen")
        ending += await _round(world)
        seconds = await asyncio.gather(*ending)
        await killing
        over = time.time()
    failed = [got for got in history.unanswered[answered:] if got.replica != frozen.name]
    if failed:
        raise Broken(f"{len(failed)} requests failed: {failed[:3]}")
    if max(seconds) > ENDED_WITHIN:
        raise Broken(f"a replica took {max(seconds):.1f} s to end")
    await world.at_rest()
    pause = max(
        await _longest_pause(world, SERVICES, began, frozen_at),
        await _longest_pause(world, ("posting", "conversion"), frozen_at, over),
    )
    if pause > LONGEST_PAUSE:
        raise Broken(f"a key waited {pause:.1f} s")
    behind = await _longest_pause(world, ("evaluation",), frozen_at, over)
    return Evidence(
        f"{len(seconds)} replicas told to end, {ROUNDS} of them twice, took up to {max(seconds):.1f} s; {frozen.name} "
        f"frozen, told, killed after {ENDED_WITHIN:.0f} s; no request failed; a key waited up to {pause:.1f} s, behind "
        f"the frozen one {behind:.1f} s"
    )


async def _round(world: World) -> list[asyncio.Task[float]]:
    """Replaces every replica once, one of each service at a time; what goes is told when its successor is ready."""
    before = [[one for one in world.replicas.of(name) if one.runs and not one.draining] for name in SERVICES]
    leaving: list[asyncio.Task[float]] = []
    for number in range(world.replicas.each):
        for service in SERVICES:
            world.replicas.spawned(service)
        await asyncio.gather(*(world.replicas.all_ready(service) for service in SERVICES))
        going = [one for replicas in before for one in replicas[number : number + 1]]
        leaving += [asyncio.create_task(world.replicas.terminate(one), name=f"{one.name} ends") for one in going]
    _again(going[-1])
    return leaving


def _again(replica: Replica) -> None:
    """The second signal, to one that has got the first."""
    if replica.process.poll() is None:
        replica.process.send_signal(signal.SIGTERM)


async def _frozen(world: World, replica: Replica) -> None:
    """Nothing new comes to it any more, it stops where it stands, is told to end and in the end made to."""
    replica.draining = True
    await asyncio.sleep(1)
    world.replicas.freeze(replica)
    replica.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(ENDED_WITHIN)
    await world.replicas.kill(replica)


async def _longest_pause(world: World, services: Iterable[str], since: float, until_: float) -> float:
    """The longest time from when an event was stored to its effect in one of these services."""
    stored = {one.event_id: one.at for one in reversed(await world.scan.follow()) if since <= one.at < until_}
    effects = [one for service in services for one in await world.journals[service].follow()]
    return max((one.at - stored[one.event_id] for one in effects if one.event_id in stored), default=0.0)
