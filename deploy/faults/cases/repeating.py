"""Faults of the past: a whole topic published into itself once more, and a consumer's offset put back to the start."""

from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.faults import journal as sql
from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.world import World
from deploy.story.clients import until
from shared.contracts.topics import MEMBER

CONSUMER = "evaluation.posting"
RESET = """
    UPDATE messaging.consumer_offsets SET next_offset = {start}, anchor = NULL
    WHERE consumer = '{consumer}' AND topic = '{topic}' AND partition = {partition};
    DELETE FROM faults.moved
    WHERE consumer = '{consumer}' AND topic = '{topic}' AND partition = {partition};
"""
"""What an operator would do by hand; the journal's history of this partition begins anew, or I8 would speak up."""
OFFSET = """
    SELECT next_offset FROM messaging.consumer_offsets WHERE consumer = $1 AND topic = $2 AND partition = $3
"""


@case("F27", "a whole topic published into itself once more, and an offset put back to the start of the log")
async def f27(world: World) -> Evidence:
    """Everything comes again, in the wrong order among what came since; nothing takes effect."""
    async with world.loaded(warm=5):
        pass
    await world.at_rest()
    evaluation, before = world.journals["evaluation"], await _effects(world)
    partition, offset = await _longest(world)
    where = {"consumer": CONSUMER, "topic": MEMBER.name, "partition": partition}
    start = await world.scan.start(TopicPartition(MEMBER.name, partition))
    await evaluation.do(RESET.format(start=start, **where))
    if await evaluation.number(OFFSET, *where.values()) != start:
        raise NothingHappened(f"the offset of {MEMBER.name}[{partition}] was not put back")
    again = await _republished(world)

    async def caught_up() -> bool:
        return await evaluation.number(OFFSET, *where.values()) > offset

    await until(caught_up, f"{CONSUMER} reads {MEMBER.name}[{partition}] again from {start}", within=45)
    await world.at_rest()
    if (new := await _effects(world) - before) != 0:
        raise Broken(f"{new} effects of what had taken effect")
    return Evidence(
        f"{again} records of {MEMBER.name} written once more, {CONSUMER} put back from {offset} to {start} on "
        f"partition {partition}: no new effect",
        repeats=True,
    )


async def _effects(world: World) -> int:
    return sum([await one.number(sql.APPLIED_SO_FAR) for one in world.journals.values()])


async def _longest(world: World) -> tuple[int, int]:
    """The partition of which this consumer has applied the most, and its offset."""
    rows = await world.journals["evaluation"].ask(sql.OFFSETS)
    mine = [row for row in rows if row["consumer"] == CONSUMER and row["topic"] == MEMBER.name]
    offset, partition = max((int(str(row["next_offset"])), int(str(row["partition"]))) for row in mine)
    return partition, offset


async def _republished(world: World) -> int:
    """Reads the topic to its present end and writes every record again, as it is, where it is; how many."""
    reader = AIOKafkaConsumer(bootstrap_servers=world.servers.direct.kafka, enable_auto_commit=False)
    await reader.start()
    try:
        partitions = [TopicPartition(MEMBER.name, number) for number in range(MEMBER.partitions)]
        reader.assign(partitions)
        await reader.seek_to_beginning(*partitions)
        ends, records = await reader.end_offsets(partitions), []
        while any([await reader.position(one) < ends[one] for one in partitions]):
            for batch in (await reader.getmany(timeout_ms=200)).values():
                records += batch
    finally:
        await reader.stop()
    for record in records:
        await world.producer.send(
            record.topic, record.value, key=record.key, partition=record.partition, headers=list(record.headers)
        )
    await world.producer.flush()
    return len(records)
