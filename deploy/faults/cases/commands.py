"""Faults of a command: its process is killed before its transaction is committed."""

from deploy.faults.case import Evidence, case
from deploy.faults.world import World


@case("F1", "service killed between a command's update and its commit")
async def f1(world: World) -> Evidence:
    """The client hears nothing, and nothing of the command is left."""
    async with world.loaded():
        replica = await world.replicas.armed("posting", "command.before_commit:2")
        code = await replica.died(within=30)
    return Evidence(f"{replica.name} at {replica.crash} exit {code}")
