"""Faults of the network between services and brokers: lost acknowledgements, and answers that never come."""

import asyncio

from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.proxy import is_produce
from deploy.faults.signs import everywhere, listening, pids
from deploy.faults.world import World

LOST_ANSWERS = 12
DEAF = 30.0
STOP_WITHIN = 25.0


@case("F11", "connection reset instead of Kafka's acknowledgement")
async def f11(world: World) -> Evidence:
    """The idempotent producer repeats what the broker has, and the broker takes it once."""
    way = world.servers.to_kafka[1]
    replaced, repeats = await everywhere(world, "journeywork_relay_errors_total"), repeated(world)
    lost, swallowed = way.counters.ambushed, way.counters.swallowed
    async with world.loaded():
        for _ in range(LOST_ANSWERS):
            way.ambush(is_produce)
            await asyncio.sleep(0.5)
    lost, swallowed = way.counters.ambushed - lost, way.counters.swallowed - swallowed
    if not (lost and swallowed):
        raise NothingHappened("no acknowledgement was lost")
    replaced = await everywhere(world, "journeywork_relay_errors_total") - replaced
    if replaced:
        raise Broken(f"{replaced:.0f} producers were replaced for a lost connection")

    async def once(world: World) -> list[str]:
        twice = repeated(world) - repeats
        return [f"F11: {twice} records stand twice on their topic although no producer was replaced"] if twice else []

    said = f"{lost} produce requests arrived and their answers ({swallowed} bytes) were lost; no producer replaced"
    return Evidence(said, then=once)


@case("F12", "nothing comes back from Kafka for thirty seconds")
async def f12(world: World) -> Evidence:
    """Half-open: requests leave, answers never come. All replicas say so, commands go on, a stop stays bounded."""
    way = world.servers.to_kafka[1]
    up, replaced = way.up.bytes, await everywhere(world, "journeywork_relay_errors_total")
    async with world.loaded() as load, listening(world) as said:
        way.down.hold()
        down, asked = way.down.bytes, load.clients.history.counts["ok"]
        await asyncio.sleep(DEAF - 5)
        leaving = world.replicas.of("posting")[0]
        seconds = await world.replicas.terminate(leaving)
        await asyncio.sleep(max(5 - seconds, 0))
        accepted = load.clients.history.counts["ok"] - asked
        deaf, sent = set(pids(world)) | {leaving.name}, way.up.bytes - up
        if way.down.bytes != down or not sent:
            raise NothingHappened(f"{way.down.bytes - down} bytes came back, {sent} went out")
        way.down.release()
        await world.healing()
        await asyncio.sleep(2)
    given_up = int(await everywhere(world, "journeywork_relay_errors_total") - replaced)
    if not given_up:
        raise NothingHappened("no relay gave up on a send")
    if said.red != deaf or said.silent:
        raise Broken(f"not ready meanwhile: {sorted(said.red)} of {sorted(deaf)}; silent: {said.silent}")
    if seconds > STOP_WITHIN or leaving.process.returncode:
        raise Broken(f"{leaving.name} took {seconds:.1f} s to stop and ended with {leaving.process.returncode}")
    return Evidence(
        f"{DEAF:.0f} s with {sent} bytes sent and none received: all {len(deaf)} replicas not ready "
        f"(slowest answer {said.slowest:.1f} s), {accepted} commands accepted, {given_up} producers replaced, "
        f"{leaving.name} stopped in {seconds:.1f} s"
    )


def repeated(world: World) -> int:
    """How many records repeat one that is on their topic already, as far as the scan has read."""
    return len(world.scan.records) - len({(record.topic, record.event_id) for record in world.scan.records})
