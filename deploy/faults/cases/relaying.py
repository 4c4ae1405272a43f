"""Faults of the relay: between Kafka's acknowledgement and the delete, in the middle of a batch, two that lead."""

from deploy.faults.case import Evidence, case
from deploy.faults.world import World


@case("F3", "relay killed after Kafka's acknowledgement, before the delete")
async def f3(world: World) -> Evidence:
    """Three times, once in each service: what was acknowledged is sent again, and takes effect once."""
    said = []
    for service in world.journals:
        async with world.loaded():
            relay = await world.replicas.armed(service, "relay.after_ack_before_delete:2")
            said.append(f"{relay.name} exit {await relay.died(within=45)}")
        await world.replicas.complete()
    return Evidence(", ".join(said), repeats=True)
