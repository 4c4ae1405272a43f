"""Processes that die by SIGKILL at the named points: nothing is lost, doubled or out of order."""

import asyncio
from uuid import UUID, uuid4

import pytest

from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import Process, relaying, tally, until, working
from tests.integration.messaging.rig import COUNTER, Setting, command, counting

EMPLOYER = uuid4()
COUNTERS = [uuid4() for _ in range(3)]


async def commands(rig: Rig, number: int) -> None:
    for n in range(number):
        await command(rig.service, EMPLOYER, COUNTERS[n % 3])


async def drained(rig: Rig) -> bool:
    """As many effects as the counters say, and nothing on its way."""
    counted = await rig.admin.fetchval("SELECT coalesce(sum(sequence), 0) FROM public.counters")
    applied = await rig.admin.fetchval("SELECT count(*) FROM messaging.inbox")
    waiting = await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox")
    return bool(applied >= counted and waiting == 0)


def calling(rig: Rig) -> Setting:
    return Setting(rig.database.service, employer_id=str(EMPLOYER), counters=tuple(map(str, COUNTERS)), times=10)


async def answered(process: Process) -> int:
    """How many commands the process said were done."""
    assert process.child.stdout is not None
    return len((await process.child.stdout.read()).split()) - 1


@pytest.mark.parametrize("point", ["command.before_commit", "command.after_commit"])
async def test_a_command_dies_around_its_commit(rig: Rig, kafka: str, topics: MakeTopics, point: str) -> None:
    await topics(COUNTER.name)
    process = await Process.start("command", calling(rig), crash=f"{point}:5")
    assert await process.killed_itself()
    kept = await rig.admin.fetchval("SELECT sum(sequence) FROM public.counters")
    assert kept == {"command.before_commit": 4, "command.after_commit": 5}[point]
    assert await answered(process) == 4
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == kept
    async with relaying(rig, kafka), working(rig, kafka, counting()):
        await until(lambda: drained(rig))
    found = await tally(rig, kafka)
    assert found.is_clean
    assert (found.events, found.effects, found.duplicates_on_topic) == (kept, kept, 0)


@pytest.mark.parametrize(
    ("point", "repeats"),
    [("relay.before_send:1", False), ("relay.after_ack_before_delete:1", True), ("relay.after_delete:1", False)],
)
async def test_a_relay_dies_around_kafkas_acknowledgement(
    rig: Rig, kafka: str, topics: MakeTopics, point: str, repeats: bool
) -> None:
    await topics(COUNTER.name)
    await commands(rig, 30)
    process = await Process.start("relay", Setting(rig.database.relay, kafka), crash=point)
    assert await process.killed_itself()
    await commands(rig, 30)
    async with relaying(rig, kafka), working(rig, kafka, counting()):
        await until(lambda: drained(rig))
    found = await tally(rig, kafka)
    assert found.is_clean
    assert (found.events, found.effects) == (60, 60)
    assert (found.duplicates_on_topic > 0) == repeats


@pytest.mark.parametrize(
    "point",
    ["consumer.after_claim:1", "consumer.mid_batch:7", "consumer.before_commit:1", "consumer.after_commit:1"],
)
async def test_a_consumer_dies_in_and_around_its_transaction(
    rig: Rig, kafka: str, topics: MakeTopics, point: str
) -> None:
    await topics(COUNTER.name)
    await commands(rig, 39)
    async with relaying(rig, kafka):
        process = await Process.start("worker", Setting(rig.database.worker, kafka), crash=point)
        assert await process.killed_itself()
        await commands(rig, 21)
        async with working(rig, kafka, counting()):
            await until(lambda: drained(rig))
    found = await tally(rig, kafka)
    assert found.is_clean
    assert (found.events, found.effects) == (60, 60)
    applied = await rig.applied()
    for counter in COUNTERS:
        assert [n for key, n in applied if key == str(counter)] == list(range(1, 21))


async def test_a_record_that_kills_its_process_again_and_again_is_parked_and_the_rest_goes_on(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=1)
    await command(rig.service, EMPLOYER, UUID(int=1))
    await command(rig.service, EMPLOYER, UUID(int=2))
    async with relaying(rig, kafka):
        deaths = 0
        while not await rig.parked() and deaths < 12:
            process = await Process.start("worker", Setting(rig.database.worker, kafka), crash="consumer.mid_batch:1")
            dead = asyncio.create_task(process.child.wait())

            async def is_over(dead: "asyncio.Task[int]" = dead) -> bool:
                return dead.done() or bool(await rig.parked())

            await until(is_over)
            deaths += dead.done()
            await process.kill()
            await dead
    assert 3 <= deaths <= 8
    assert "its process died" in (await rig.parked())[0][2]


async def test_everything_dies_again_and_again_under_load(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name)
    worker, relay = Setting(rig.database.worker, kafka), Setting(rig.database.relay, kafka)
    for _ in range(2):
        processes = [
            await Process.start("worker", worker, crash="consumer.before_commit:3"),
            await Process.start("relay", relay, crash="relay.after_ack_before_delete:2"),
        ]
        await commands(rig, 30)
        await asyncio.sleep(3)
        for process in processes:
            await process.kill()
    async with relaying(rig, kafka), working(rig, kafka, counting()):
        await until(lambda: drained(rig))
    found = await tally(rig, kafka)
    assert found.is_clean
    assert (found.events, found.effects) == (60, 60)
