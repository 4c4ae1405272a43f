"""Faults of a consumer group: members that come and go, members without a partition."""

import asyncio
import itertools
import time

from deploy.faults import journal as sql
from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.world import World, few_partitions
from deploy.story.clients import until

STORM, WINDOW, PACE = 60.0, 10.0, 2.0
POLL_PAUSE = 8.0
"""Seconds without a poll after which a client leaves its group, in F17."""
HR_OWNER = "SELECT split_part(owner, ':', 2)::int FROM messaging.consumer_offsets WHERE consumer = 'posting.hr'"
HR_OFFSET = "SELECT next_offset FROM messaging.consumer_offsets WHERE consumer = 'posting.hr'"


@case("F16", "rebalance storm: a member joins or leaves every two seconds for a minute")
async def f16(world: World) -> Evidence:
    """There is progress in every ten seconds of it."""
    journal, claims = world.journals["evaluation"], 0
    async with world.loaded():
        claims = await journal.number(sql.CLAIMS)
        storm = asyncio.create_task(_storm(world), name="storm")
        progress = [await journal.number(sql.APPLIED_SO_FAR)]
        for _ in range(int(STORM / WINDOW)):
            await asyncio.sleep(WINDOW)
            progress.append(await journal.number(sql.APPLIED_SO_FAR))
        moves = await storm
    steps = [after - before for before, after in itertools.pairwise(progress)]
    claims = await journal.number(sql.CLAIMS) - claims
    if moves < STORM / PACE / 2 or claims < moves:
        raise NothingHappened(f"{moves} members came and went, {claims} claims")
    if not all(steps):
        raise Broken(f"no progress in one of the {WINDOW:.0f} s: {steps}")
    return Evidence(
        f"{moves} members of evaluation came and went, {claims} claims; effects per {WINDOW:.0f} s: {steps}"
    )


async def _storm(world: World) -> int:
    """By turns one comes and the oldest goes, if that leaves anybody at work; how many did."""
    moves, began, leaving = 0, time.monotonic(), []
    while time.monotonic() - began < STORM:
        if moves % 2 == 0:
            world.replicas.spawned("evaluation")
        elif len(serving := [one for one in world.replicas.of("evaluation") if one.serves and not one.draining]) > 1:
            leaving.append(asyncio.create_task(world.replicas.terminate(serving[0])))
        moves += 1
        await asyncio.sleep(PACE)
    await asyncio.gather(*leaving)
    return moves


@case("F17", "more members than partitions for longer than a poll may pause, then an owner is killed",
      servers=few_partitions)  # fmt: skip
async def f17(world: World) -> Evidence:
    """A spare member takes over."""
    posting, idle = world.journals["posting"], 2 * POLL_PAUSE
    before = world.replicas.of("posting")
    members = [world.replicas.spawned("posting", ENGINE__LONGEST_POLL_PAUSE=str(POLL_PAUSE)) for _ in before]
    await world.replicas.all_ready("posting")
    await asyncio.gather(*(world.replicas.terminate(one) for one in before))
    async with world.loaded(clients=3):
        await asyncio.sleep(idle)
        pid, killed = await posting.number(HR_OWNER), time.monotonic()
        owner = next((one for one in members if one.process.pid == pid), None)
        if owner is None:
            raise NothingHappened(f"none of {len(members)} members owns the one partition of posting.hr")
        code, offset = await world.replicas.kill(owner), await posting.number(HR_OFFSET)

        async def went_on() -> bool:
            return await posting.number(HR_OWNER) != pid and await posting.number(HR_OFFSET) > offset

        await until(went_on, "a spare member takes over and goes on", within=45)
    return Evidence(
        f"{len(members)} members, 1 partition for {idle:.0f} s (a poll may pause for {POLL_PAUSE:.0f} s); {owner.name} "
        f"exit {code}, a spare one went on after {time.monotonic() - killed:.1f} s"
    )
