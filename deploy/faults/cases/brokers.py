"""Faults of a broker: killed, and standing still for longer than anybody waits for an answer."""

import asyncio

from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.signs import everywhere, listening, pids
from deploy.faults.world import World

AWAY = 3.0
"""Seconds between a broker's death and its start, while the load goes on."""
FROZEN = 20.0
"""Longer than two request timeouts of the replicas: sends are given up, and nobody knows what became of them."""

WINDOW = 5.0
"""Seconds in which some command must be accepted: as long as the load's HR systems try to reach Kafka themselves."""


@case("F7", "broker killed and started again under load")
async def f7(world: World) -> Evidence:
    """Twice. Every process is still there afterwards: producers and consumers find back by themselves."""
    broker, way = world.servers.cluster.brokers[1], world.servers.to_kafka[1]
    before, codes, accepted = pids(world), [], 0
    async with world.loaded() as load:
        for _ in range(2):
            asked = load.clients.history.counts["ok"]
            codes.append(await broker.kill())
            await asyncio.sleep(AWAY)
            accepted += load.clients.history.counts["ok"] - asked
            connections = way.counters.accepted
            broker.start()
            await broker.ready()
            await asyncio.sleep(AWAY)
            if way.counters.accepted == connections:
                raise NothingHappened("nobody had to connect anew")
        await world.healing()
        await asyncio.sleep(1)

    async def same(world: World) -> list[str]:
        return [] if pids(world) == before else [f"F7: processes were replaced: {before} became {pids(world)}"]

    said = f"{broker.name} exit {codes}, {accepted} commands accepted meanwhile, all {len(before)} processes as before"
    return Evidence(said, then=same)


@case("F8", "broker stands still for longer than the request timeout")
async def f8(world: World) -> Evidence:
    """Commands are accepted all the while; what the relays gave up on is resolved by sending it again."""
    broker, before = world.servers.cluster.brokers[1], pids(world)
    replaced = await everywhere(world, "journeywork_relay_errors_total")
    async with world.loaded() as load, listening(world) as said:
        broker.freeze()
        counts = load.clients.history.counts
        accepted = [await _accepted(counts) for _ in range(int(FROZEN / WINDOW))]
        broker.thaw()
        await world.healing()
        await asyncio.sleep(2)
    given_up = int(await everywhere(world, "journeywork_relay_errors_total") - replaced)
    if not given_up:
        raise NothingHappened("no relay gave up on a send")
    if not all(accepted) or said.silent:
        raise Broken(f"commands accepted per {WINDOW:.0f} s meanwhile: {accepted}, silent: {said.silent}")
    if pids(world) != before:
        raise Broken(f"processes were replaced: {before} became {pids(world)}")
    return Evidence(
        f"{broker.name} stood still for {FROZEN:.0f} s, commands accepted in each {WINDOW:.0f} s of it: {accepted}; "
        f"{given_up} producers replaced, not ready meanwhile: {len(said.red)} replicas"
    )


async def _accepted(counts: dict[str, int]) -> int:
    """Commands that were answered as done in the next while."""
    before = counts["ok"]
    await asyncio.sleep(WINDOW)
    return counts["ok"] - before
