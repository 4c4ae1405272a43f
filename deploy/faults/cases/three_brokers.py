"""Faults of one broker among three: a leader's, two at once, the one that coordinates a group."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from aiokafka.admin import NewTopic
from aiokafka.errors import KafkaError

from deploy.faults import kafka
from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.servers import servers
from deploy.faults.signs import everywhere, pids
from deploy.faults.world import World, opened
from deploy.local.cluster import Cluster
from shared.contracts.topics import MEMBER, RUBRIC

SINGLE, ALONE = RUBRIC, 1
"""The topic that has one copy, and the broker that has it."""
LEADERLESS = 18.0
"""Longer than two request timeouts of the replicas."""
GROUP, REJOINED_WITHIN = "evaluation.posting", 30.0
EFFECTS = "SELECT count(*) FROM faults.applied WHERE consumer = $1"
ON_TOPIC = "SELECT count(*) FROM faults.applied WHERE topic = $1"


@asynccontextmanager
async def three(folder: Path) -> AsyncIterator[World]:
    """Three brokers: three copies of every topic, two of which must have a record; one copy of the topic that is to
    be left without a leader, because the two that remain of three always find one among three copies.
    """
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(servers(brokers=3))
        async with kafka.admin(made.cluster) as admin:
            placed = {number: [ALONE] for number in range(SINGLE.partitions)}
            configs = {"min.insync.replicas": "1"}
            await admin.create_topics([NewTopic(SINGLE.name, -1, -1, placed, topic_configs=configs)])
        yield await opened(stack, made, folder, seed=1, each=2)


@case("F9", "three brokers: a leader killed, partitions without a leader, then two brokers away", servers=three)
async def f9(world: World) -> Evidence:
    """What has another copy goes on; what has none waits, its producer is replaced, and nothing is lost of it."""
    cluster, before = world.servers.cluster, pids(world)
    led = [number for number, leader in (await kafka.leaders(cluster, MEMBER.name)).items() if leader == ALONE]
    replaced = await everywhere(world, "journeywork_relay_errors_total")
    async with world.loaded():
        code = await cluster.brokers[ALONE].kill()
        moved = await _leaderless(cluster)
        had = await world.journals["evaluation"].number(ON_TOPIC, MEMBER.name)
        await asyncio.sleep(LEADERLESS)
        grown = await world.journals["evaluation"].number(ON_TOPIC, MEMBER.name) - had
        alone = await everywhere(world, "journeywork_relay_errors_total") - replaced
        await cluster.brokers[2].kill()
        await asyncio.sleep(LEADERLESS)
        both = await everywhere(world, "journeywork_relay_errors_total") - replaced - alone
        await cluster.complete()
        await world.healing()
        await asyncio.sleep(2)
    if not (led and alone and both):
        raise NothingHappened(f"led {led}, producers replaced: {alone:.0f} without leaders, {both:.0f} without brokers")
    if not grown:
        raise Broken(f"nothing of {MEMBER.name} took effect while {SINGLE.name} had no leader")
    if pids(world) != before:
        raise Broken(f"processes were replaced: {before} became {pids(world)}")
    first = (
        f"{MEMBER.name}{led} led by others after {moved:.1f} s, {grown} effects of it while {SINGLE.name} had no leader"
    )
    return Evidence(
        f"{cluster.brokers[ALONE].name} exit {code}: {first} for {LEADERLESS:.0f} s ({alone:.0f} producers replaced); "
        f"two of three brokers away for {LEADERLESS:.0f} s ({both:.0f} producers replaced)"
    )


@case("F10", "three brokers: the coordinator of a consumer group killed", servers=three)
async def f10(world: World) -> Evidence:
    """The group finds its new coordinator and goes on."""
    cluster, journal = world.servers.cluster, world.journals["evaluation"]
    members, victim = await kafka.stable_members(cluster, GROUP), await kafka.coordinator(cluster, GROUP)
    async with world.loaded():
        began = time.monotonic()
        code = await cluster.brokers[victim].kill()
        where = await _moved(cluster, victim, members)
        rejoined = time.monotonic() - began
        so_far = await journal.number(EFFECTS, GROUP)
        while await journal.number(EFFECTS, GROUP) == so_far:
            if time.monotonic() - began > REJOINED_WITHIN:
                raise Broken(
                    f"{GROUP} was complete after {rejoined:.1f} s and had applied nothing after {REJOINED_WITHIN:.0f} s"
                )
            await asyncio.sleep(0.2)
        progress = time.monotonic() - began
    return Evidence(
        f"{cluster.brokers[victim].name} coordinated {GROUP} and was killed (exit {code}): all {members} members with "
        f"{cluster.brokers[where].name} after {rejoined:.1f} s, next effect after {progress:.1f} s"
    )


async def _leaderless(cluster: Cluster) -> float:
    """Seconds until Kafka says that the single topic has no leader and the other one has nothing but living ones."""
    began = time.monotonic()
    while time.monotonic() - began < REJOINED_WITHIN:
        with suppress(KafkaError, TimeoutError, OSError):
            single, other = await kafka.leaders(cluster, SINGLE.name), await kafka.leaders(cluster, MEMBER.name)
            if set(single.values()) == {-1} and ALONE not in other.values():
                return time.monotonic() - began
        await asyncio.sleep(0.2)
    raise NothingHappened(f"{SINGLE.name} never was without a leader")


async def _moved(cluster: Cluster, victim: int, members: int) -> int:
    """Who coordinates the group once all its members are with somebody else."""
    deadline = time.monotonic() + REJOINED_WITHIN
    while time.monotonic() < deadline:
        with suppress(KafkaError, TimeoutError, OSError):
            now = await kafka.coordinator(cluster, GROUP)
            if now != victim and await kafka.stable_members(cluster, GROUP) == members:
                return now
        await asyncio.sleep(0.2)
    raise Broken(f"{GROUP} had not found its {members} members again after {REJOINED_WITHIN:.0f} s")
