"""Faults of a command: its process is killed before its transaction is committed, or right after."""

import asyncio
import time

from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.replicas import QUICK
from deploy.faults.world import World

LEFT = "SELECT id FROM messaging.outbox"
STILL = "SELECT count(*) FROM messaging.outbox WHERE id = ANY ($1::bigint[])"
TAKEN_OVER_WITHIN = float(QUICK["ENGINE__RELAY_LEASE"]) + 4.0
"""The lease, a candidate's longest pause, one pass; the rest is a machine that does ten things at once."""


@case("F1", "service killed between a command's update and its commit")
async def f1(world: World) -> Evidence:
    """The client hears nothing, and nothing of the command is left."""
    async with world.loaded():
        replica = await world.replicas.armed("posting", "command.before_commit:2")
        code = await replica.died(within=30)
    return Evidence(f"{replica.name} at {replica.crash} exit {code}")


@case("F2", "service killed right after a command's commit, before its relay wakes up")
async def f2(world: World) -> Evidence:
    """The other replica publishes what the dead one had stored."""
    posting = world.journals["posting"]
    replica = await world.replicas.armed("posting", "command.after_commit:10")
    await world.replicas.all_ready("posting")
    async with world.loaded(warm=0):
        code = await replica.died(within=30)
        died = time.monotonic()
        left = [row["id"] for row in await posting.ask(LEFT)]
        if not left:
            raise NothingHappened(f"{replica.name} left nothing in the outbox")
        while await posting.number(STILL, left):
            if time.monotonic() - died > TAKEN_OVER_WITHIN:
                raise Broken(f"the outbox kept rows of {replica.name} for {TAKEN_OVER_WITHIN:.0f} s")
            await asyncio.sleep(0.05)
        after = time.monotonic() - died
        await asyncio.sleep(2)
    return Evidence(f"{replica.name} exit {code} left {len(left)} rows, which the other one sent within {after:.1f} s")
