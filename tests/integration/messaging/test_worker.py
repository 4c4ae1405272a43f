"""The consumer on a real Kafka: claims, the gate, duplicates, parking, stopping."""

import asyncio
import dataclasses
import time
from uuid import uuid4

from aiokafka.admin import AIOKafkaAdminClient

from shared.contracts.contract import Contract
from shared.messaging import (
    Consumer,
    Event,
    Kafka,
    Record,
    Transaction,
    Worker,
    create_broker,
    event_of,
    metrics,
    positions,
)
from shared.messaging.apply import record_of
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import produce, relaying, tally, until, working
from tests.integration.messaging.rig import COUNTER, QUICK, Counted, command, counting, effect

EMPLOYER = uuid4()


def a_record(key: str, sequence: int, text: str = "") -> Record:
    fact: Contract = Counted(text=text)
    return record_of(event_of(fact, key=key, sequence=sequence, employer_id=EMPLOYER))


async def has_applied(rig: Rig, number: int) -> bool:
    return bool(await rig.admin.fetchval("SELECT count(*) FROM public.applied") >= number)


async def says(worker: Worker, words: str) -> bool:
    return any(words in why for why in worker.trouble())


async def test_every_command_takes_effect_once_and_in_order(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name)
    counters = [uuid4() for _ in range(4)]
    async with working(rig, kafka, counting()), relaying(rig, kafka):
        for n in range(80):
            await command(rig.service, EMPLOYER, counters[n % 4])
        await until(lambda: has_applied(rig, 80))
    found = await tally(rig, kafka)
    assert found.is_clean
    assert (found.events, found.aggregates, found.effects) == (80, 4, 80)


async def test_a_restarted_worker_goes_on_behind_the_anchor(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=1)
    await produce(kafka, [a_record("a", n) for n in range(1, 6)])
    async with working(rig, kafka, counting()):
        await until(lambda: has_applied(rig, 5))
    repeated = a_record("a", 6)
    await produce(kafka, [repeated, repeated])
    async with working(rig, kafka, counting()) as worker:
        await until(lambda: has_applied(rig, 6))
        assert list(worker.trouble()) == []
    assert await rig.applied() == [("a", n) for n in range(1, 7)]
    row = await rig.admin.fetchrow("SELECT next_offset, epoch FROM messaging.consumer_offsets")
    assert row is not None
    assert row["next_offset"] == 7
    assert row["epoch"] >= 2


async def test_a_recreated_topic_is_refused(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=1)
    await produce(kafka, [a_record("a", n) for n in range(1, 6)])
    async with working(rig, kafka, counting()):
        await until(lambda: has_applied(rig, 5))
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    await admin.delete_topics([COUNTER.name])
    await asyncio.sleep(1)
    await admin.close()
    await topics(COUNTER.name, partitions=1)
    await produce(kafka, [a_record("b", n) for n in range(1, 10)])
    async with working(rig, kafka, counting()) as worker:

        async def is_refused() -> bool:
            return any("recreated" in why for why in worker.trouble())

        await until(is_refused)
    assert len(await rig.applied()) == 5


async def test_a_topic_deleted_under_a_running_worker_is_said_its_successor_refused_until_somebody_decides(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=1)
    await produce(kafka, [a_record("a", n) for n in range(1, 6)])
    async with working(rig, kafka, counting()) as worker:
        await until(lambda: has_applied(rig, 5))
        admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
        await admin.start()
        await admin.delete_topics([COUNTER.name])
        await admin.close()
        await until(lambda: says(worker, f"Kafka has no topic {COUNTER.name}"), within=60)
        await topics(COUNTER.name, partitions=1)
        await produce(kafka, [a_record("b", 1)])
        await until(lambda: says(worker, "nothing of it is applied"), within=60)
    assert len(await rig.applied()) == 5

    await positions.move(rig.worker, "rig.counting", COUNTER.name, 0, 0, by="Operator 1", why="the topic was made anew")

    async with working(rig, kafka, counting()):
        await until(lambda: has_applied(rig, 6))
    assert (await rig.applied())[5:] == [("b", 1)]


async def test_a_database_that_was_restored_is_caught_up_although_nothing_new_comes(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=2)
    await produce(kafka, [a_record(key, 1) for key in "abcde"])
    async with working(rig, kafka, counting()):
        await until(lambda: has_applied(rig, 5))
    await rig.admin.execute("TRUNCATE public.applied, messaging.inbox, messaging.consumer_offsets")

    async with working(rig, kafka, counting()):
        await until(lambda: has_applied(rig, 5))
    assert sorted(await rig.applied()) == [(key, 1) for key in "abcde"]


async def test_a_smaller_log_is_refused(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=1)
    await produce(kafka, [a_record("a", 1)])
    await rig.admin.execute(
        """INSERT INTO messaging.consumer_offsets (consumer, topic, partition, next_offset, epoch, anchor, owner)
        VALUES ('rig.counting', $1, 0, 400, 1, 'x', 'before')""",
        COUNTER.name,
    )
    async with working(rig, kafka, counting()) as worker:

        async def is_refused() -> bool:
            return any("log went back: asked for 399, got 0" in why for why in worker.trouble())

        await until(is_refused)
    assert await rig.applied() == []


async def test_a_parked_event_is_tried_again_by_itself_and_its_successors_follow(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=1)
    consumer, failures = Consumer("rig.recovering", COUNTER), [0]

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        if event.fact.text == "flaky" and failures[0] < 2:
            failures[0] += 1
            raise ValueError("not yet")
        await effect(tx, event)

    await produce(kafka, [a_record("a", 1, "flaky"), a_record("a", 2), a_record("b", 1), a_record("a", 3)])
    async with working(rig, kafka, consumer):
        await until(lambda: has_applied(rig, 4))
    applied = await rig.applied()
    assert [sequence for key, sequence in applied if key == "a"] == [1, 2, 3]
    assert applied[0] == ("b", 1)
    assert await rig.parked() == []


async def test_poison_beside_good_keys_does_not_stop_them(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=1)
    good = [a_record("good", n) for n in range(1, 6)]
    poison = [
        dataclasses.replace(a_record("p1", 1), headers=(("ce_type", b"\xff"),)),
        dataclasses.replace(a_record("p2", 1), headers=(("ce_type", None),)),
        dataclasses.replace(a_record("p3", 1), value=None),
        dataclasses.replace(a_record("p4", 1), value=b"{"),
        dataclasses.replace(a_record("p5", 1), headers=()),
        dataclasses.replace(a_record("p6", 1), key=None),
    ]
    await produce(kafka, [good[0], *poison, *good[1:]])
    async with working(rig, kafka, counting()):
        await until(lambda: has_applied(rig, 5))
    assert await rig.applied() == [("good", n) for n in range(1, 6)]
    assert len(await rig.parked()) == 6


async def test_a_slow_partition_is_paused_with_a_bounded_number_in_flight_and_the_other_goes_on(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name)
    consumer, go_on = Consumer("rig.slow", COUNTER), asyncio.Event()
    tuning = dataclasses.replace(QUICK, slice_records=10, poll_records=20, partition_records=40)

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        if event.key == "slow":
            await go_on.wait()
        await effect(tx, event)

    slow = [a_record("slow", n) for n in range(1, 201)]
    quick = [dataclasses.replace(a_record("quick", n), partition=1) for n in range(1, 201)]
    await produce(kafka, [record for pair in zip(slow, quick, strict=True) for record in pair])
    worker = Worker(create_broker(Kafka(kafka), client_id="rig"), rig.worker, consumer, tuning=tuning)
    await worker.start()
    try:
        await until(lambda: has_applied(rig, 200))
        assert {key for key, _ in await rig.applied()} == {"quick"}
        in_flight = metrics.IN_FLIGHT_RECORDS.labels("rig.slow")._value.get()
        assert 40 <= in_flight <= 40 + tuning.poll_records
        assert metrics.PAUSED.labels("rig.slow")._value.get() == 1
        go_on.set()
        await until(lambda: has_applied(rig, 400))
    finally:
        await worker.stop()
    assert [n for key, n in await rig.applied() if key == "slow"] == list(range(1, 201))
    assert metrics.IN_FLIGHT_RECORDS.labels("rig.slow")._value.get() == 0
    assert metrics.PAUSED.labels("rig.slow")._value.get() == 0


async def test_a_worker_stops_within_its_budget_and_another_goes_on(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=1)
    async with working(rig, kafka, counting()) as worker:
        await produce(kafka, [a_record("a", 1)])
        await until(lambda: has_applied(rig, 1))
        started = time.monotonic()
        await worker.stop()
        assert time.monotonic() - started < 10
    await produce(kafka, [a_record("a", 2)])
    async with working(rig, kafka, counting()):
        await until(lambda: has_applied(rig, 2))
    assert await rig.applied() == [("a", 1), ("a", 2)]
