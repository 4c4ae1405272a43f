"""Faults of a consumer's process: killed inside and after its transaction, standing still while it holds locks."""

import asyncio
import time

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.journal import Journal
from deploy.faults.replicas import Replica
from deploy.faults.world import World
from deploy.story.clients import until

OWNED = "SELECT topic, partition, next_offset FROM messaging.consumer_offsets WHERE consumer = $1 AND owner LIKE $2"
TAKEN = """
    SELECT count(*) FROM messaging.consumer_offsets AS now
    WHERE now.owner NOT LIKE $1 AND EXISTS (
        SELECT 1 FROM faults.moved m
        WHERE m.consumer = now.consumer AND m.topic = now.topic AND m.partition = now.partition AND m.owner LIKE $1
    )
"""
"""Partitions that had this owner and have another one now."""
LOCKED = """
    WITH free AS (
        SELECT consumer, topic, partition FROM messaging.consumer_offsets WHERE owner LIKE $1 FOR UPDATE SKIP LOCKED
    )
    SELECT consumer, topic, partition FROM messaging.consumer_offsets
    WHERE owner LIKE $1 AND (consumer, topic, partition) NOT IN (SELECT consumer, topic, partition FROM free)
"""
STILL_OWNED = """
    SELECT count(*) FROM messaging.consumer_offsets
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND owner LIKE $4
"""
LONGEST_TRANSACTION = 10.0
"""The engine's idle_in_transaction_session_timeout: then PostgreSQL ends the transaction of one who stands still."""
NEXT_CLAIM = 8.0
"""A claim's own wait for the lock and the longest pause until the next one."""
DUPLICATES = "journeywork_events_duplicate_total"


@case("F13", "consumer killed in the middle of its transaction")
async def f13(world: World) -> Evidence:
    """Inside the handlers' work and right before the commit: rolled back, done once more by another replica."""

    async def struck(service: str, crash: str) -> str:
        replica = await world.replicas.armed(service, crash)
        code = await replica.died(within=45)
        taken = await _taken_over(world.journals[service], replica)
        return f"{replica.name} at {crash} exit {code}, another took over {taken} of its partitions"

    async with world.loaded():
        said = await asyncio.gather(
            struck("evaluation", "consumer.mid_batch:12"), struck("conversion", "consumer.before_commit:12")
        )
    return Evidence("; ".join(said))


@case("F14", "consumer killed after its commit, before Kafka hears of it")
async def f14(world: World) -> Evidence:
    """The next owner begins where the database stands: what Kafka still takes for open is not handled again."""
    journal = world.journals["evaluation"]
    async with world.loaded():
        replica = await world.replicas.armed("evaluation", "consumer.after_commit:15")
        code = await replica.died(within=45)
        behind = await _behind(world, journal, replica)
        if not behind:
            raise NothingHappened(f"Kafka knew of every commit of {replica.name}")
        taken = await _taken_over(journal, replica)

    async def nothing_handled_again(on: World) -> list[str]:
        again = sum([await on.replicas.figure(one, DUPLICATES) for one in on.replicas.of("evaluation")])
        return [f"{again:.0f} records that had taken effect were offered to the inbox again"] if again else []

    return Evidence(
        f"{replica.name} exit {code}, its database {behind} records ahead of Kafka's offsets; another took over "
        f"{taken} of its partitions",
        then=nothing_handled_again,
    )


@case("F15", "consumer stands still inside its transaction for longer than its session, holding locks")
async def f15(world: World) -> Evidence:
    """The next owner waits no longer than PostgreSQL lets a transaction idle; the zombie commits nothing."""
    journal = world.journals["evaluation"]
    async with world.loaded():
        zombie = await world.replicas.armed("evaluation", "consumer.before_commit:12:stop")
        await zombie.stood_still(within=45)
        since = time.monotonic()
        held = await journal.ask(LOCKED, _owner(zombie))
        if not held:
            raise NothingHappened(f"{zombie.name} holds no partition's row")
        (consumer, topic, partition), bound = held[0].values(), LONGEST_TRANSACTION + NEXT_CLAIM

        async def another() -> bool:
            return not await journal.number(STILL_OWNED, consumer, topic, partition, _owner(zombie))

        await until(another, f"a new owner of {topic}[{partition}]", within=45)
        waited = time.monotonic() - since
        world.replicas.thaw(zombie)

        async def noticed() -> bool:
            return zombie.said("slice.in_doubt") + zombie.said("slice.fenced") > 0

        await until(noticed, f"{zombie.name} notices that its transaction is gone", within=20)
    if waited > bound:
        raise Broken(f"the next owner of {topic}[{partition}] waited {waited:.1f} s, not {bound:.0f}")
    return Evidence(
        f"{zombie.name} stopped at {zombie.crash} with {topic}[{partition}] locked; another owned it after "
        f"{waited:.1f} s, and the zombie's commit failed"
    )


async def _taken_over(journal: Journal, dead: Replica) -> int:
    """So many of its partitions have another owner; waits for the first."""

    async def taken() -> int | None:
        return await journal.number(TAKEN, _owner(dead)) or None

    return await until(taken, f"a new owner of a partition of {dead.name}", within=45)


async def _behind(world: World, journal: Journal, dead: Replica) -> int:
    """How many records the database has committed that the group's offsets in Kafka do not know of."""
    admin = AIOKafkaAdminClient(bootstrap_servers=world.servers.direct.kafka)
    await admin.start()
    try:
        behind = 0
        for consumer in ("evaluation.posting", "evaluation.conversion"):
            known = await admin.list_consumer_group_offsets(consumer)
            for row in await journal.ask(OWNED, consumer, _owner(dead)):
                partition = TopicPartition(row["topic"], row["partition"])
                told = known[partition].offset if partition in known else 0
                behind += max(int(str(row["next_offset"])) - max(told, 0), 0)
        return behind
    finally:
        await admin.close()


def _owner(replica: Replica) -> str:
    """How the engine signs the claims of this process, as a LIKE pattern."""
    return f"%:{replica.process.pid}"
