"""Faults of the log itself: a topic deleted and made again, records gone before they were read."""

import asyncio
import os
import sys
from functools import partial
from uuid import uuid4

from aiokafka import TopicPartition
from aiokafka.admin import NewTopic, RecordsToDelete

from deploy.faults import kafka
from deploy.faults.case import Broken, Evidence, case
from deploy.faults.signs import Said, listening
from deploy.faults.world import World
from deploy.local.stack import ROOT
from deploy.story.clients import until
from shared.contracts.topics import MEMBER

READERS = {"evaluation": "evaluation.posting", "conversion": "conversion.posting"}
POSITION = "SELECT next_offset FROM messaging.consumer_offsets WHERE consumer = $1 AND topic = $2 AND partition = $3"
OF_THE_LOG_THAT_WAS = """
    UPDATE faults.moved AS old SET topic = topic || ' (deleted)'
    WHERE topic = $1 AND seq < (
        SELECT max(seq) FROM faults.moved AS new
        WHERE new.topic = $1 AND new.partition = old.partition AND new.next_offset = 0
    )
"""
LOST = 5


@case("F28", "a topic deleted and made again, and records deleted before they were read", longest=400)
async def f28(world: World) -> Evidence:
    """Refused loudly, nothing applied, nothing skipped; what an operator types as documented lets it go on.

    Not counted: the offsets' history of the deleted log (an operator moved them back), and the records without
    meaning that were written for being lost.
    """
    async with listening(world) as said:
        anew = await _made_anew(world, said)
        passed = await _passed(world, said)
    async with world.loaded():
        await asyncio.sleep(2)
    return Evidence(f"{anew}; {passed}")


async def _made_anew(world: World, said: Said) -> str:
    """Deletes a topic under its consumers, lets its producer go on, makes it again, and does what is documented."""
    await world.at_rest()
    await world.scan.follow()
    async with kafka.admin(world.servers.cluster) as admin:
        await admin.delete_topics([MEMBER.name])
        async with world.loaded():
            await _said_by_all(world, said, f"Kafka has no topic {MEMBER.name}")
            await _said_by_some(said, f"relay: topic {MEMBER.name} rests")
        await admin.create_topics([NewTopic(MEMBER.name, MEMBER.partitions, 1)])
    await world.scan.renewed(MEMBER.name)
    await _said_by_all(world, said, MEMBER.name, "docs/operating.md")
    lines = sum(one.said("partition.refused", MEMBER.name) for name in READERS for one in world.replicas.of(name))
    for service, consumer in READERS.items():
        await asyncio.gather(*(_moved(world, service, consumer, n, to=0) for n in range(MEMBER.partitions)))
        await world.journals[service].do(OF_THE_LOG_THAT_WAS, MEMBER.name)
        await _restarted(world, service)
    readers = " and ".join(READERS.values())
    return f"{MEMBER.name} deleted and made again: refused by {readers} ({lines} lines in their logs), moved to 0"


async def _passed(world: World, said: Said) -> str:
    """Deletes records that one consumer, which is away, has not read."""
    await world.at_rest()
    for replica in world.replicas.of("conversion"):
        await world.replicas.terminate(replica)
    ids = [str(uuid4()) for _ in range(LOST + 1)]
    world.oracle.injected.update(ids)
    for event_id in ids:
        await world.inject(MEMBER.name, world.load.employer.extras[0], event_id, "member.without.meaning.v1")
    (number,) = {one.partition for one in await world.scan.follow() if one.event_id in ids}
    journal, consumer = world.journals["conversion"], READERS["conversion"]
    stood = await journal.number(POSITION, consumer, MEMBER.name, number)
    await until(partial(_has_read, world, "evaluation", number, stood + len(ids)), "evaluation has read what is lost")
    async with kafka.admin(world.servers.cluster) as admin:
        start = stood + LOST
        await admin.delete_records({TopicPartition(MEMBER.name, number): RecordsToDelete(start)})
    for _ in range(world.replicas.each):
        world.replicas.spawned("conversion")
    await _said_by_some(said, consumer, "records were lost to retention", "docs/operating.md")
    if await journal.number(POSITION, consumer, MEMBER.name, number) != stood:
        raise Broken(f"{consumer} moved on {MEMBER.name}[{number}] although records are missing")
    await _moved(world, "conversion", consumer, number, to=start)
    await _restarted(world, "conversion")
    where = f"{stood}-{start - 1} of {MEMBER.name}[{number}]"
    return f"{LOST} records without meaning deleted at {where}: refused by {consumer}, moved to {start}"


async def _has_read(world: World, service: str, number: int, to: int) -> bool:
    """Whether a service that is there stands at `to`: what it had not read would be lost to it as well."""
    return await world.journals[service].number(POSITION, READERS[service], MEMBER.name, number) >= to


async def _said_by_all(world: World, said: Said, *words: str) -> None:
    """Waits until every replica of the topic's readers is not ready and says so."""

    async def everyone() -> bool:
        return {one.name for service in READERS for one in world.replicas.of(service)} <= said.by(*words)

    await until(everyone, f"all readers say {words}", within=60)


async def _said_by_some(said: Said, *words: str) -> None:
    async def someone() -> bool:
        return bool(said.by(*words))

    await until(someone, f"somebody says {words}", within=60)


async def _moved(world: World, service: str, consumer: str, number: int, *, to: int) -> None:
    """What an operator types, as docs/operating.md says."""
    command = ["-m", f"services.{service}", "partitions", "move", consumer, f"{MEMBER.name}/{number}", "--to", str(to)]
    command += ["--yes", "--actor", "Operator 1", "--why", "the log is another one"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, env={**os.environ, **world.stack.services[service].environment},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    if process.returncode:
        raise Broken(f"{' '.join(command[1:])}: {output.decode()[-500:]}")


async def _restarted(world: World, service: str) -> None:
    """One after the other."""
    for replica in world.replicas.of(service):
        world.replicas.spawned(service)
        await world.replicas.terminate(replica)
    await world.replicas.all_ready(service)
