"""What the brokers themselves say: who leads a partition, who coordinates a group and who is in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiokafka.admin import AIOKafkaAdminClient

from deploy.local.cluster import Cluster

ANSWERS_WITHIN_MS = 5000


@asynccontextmanager
async def admin(cluster: Cluster) -> AsyncIterator[AIOKafkaAdminClient]:
    """An administrator who asks the brokers that run, past every link."""
    running = ",".join(f"127.0.0.1:{broker.inside}" for broker in cluster.brokers.values() if broker.runs)
    made = AIOKafkaAdminClient(bootstrap_servers=running, request_timeout_ms=ANSWERS_WITHIN_MS)
    await made.start()
    try:
        yield made
    finally:
        await made.close()


async def leaders(cluster: Cluster, topic: str) -> dict[int, int]:
    """The leader of each partition, by the partition's number; -1 is none."""
    async with admin(cluster) as asked:
        (described,) = await asked.describe_topics([topic])
    return {part["partition"]: part["leader"] for part in described["partitions"]}


async def coordinator(cluster: Cluster, group: str) -> int:
    """The number of the broker that coordinates a group."""
    async with admin(cluster) as asked:
        return int(await asked.find_coordinator(group))


async def stable_members(cluster: Cluster, group: str) -> int:
    """How many members a group has; 0 while it is not stable."""
    async with admin(cluster) as asked:
        (answer,) = await asked.describe_consumer_groups([group])
    ((error, _, state, _, _, members, *_),) = answer.groups
    return len(members) if state == "Stable" and not error else 0
