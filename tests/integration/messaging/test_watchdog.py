"""A subscriber that has lost its partitions is noticed and replaced."""

import asyncio
import dataclasses
from collections.abc import Callable
from uuid import uuid4

import pytest
from aiokafka.errors import UnknownTopicOrPartitionError

from deploy.faults.proxy import link
from shared.messaging import Kafka, Record, Worker, create_broker, event_of
from shared.messaging.apply import record_of
from shared.messaging.metrics import REBUILT
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import produce, until
from tests.integration.messaging.rig import COUNTER, QUICK, Counted, counting

IMPATIENT = dataclasses.replace(QUICK, watchdog_after=2.0, rebuilds=2)


async def test_a_subscriber_without_a_partition_is_rebuilt_and_takes_over(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=1)
    tuning = dataclasses.replace(QUICK, watchdog_after=2.0)
    before = REBUILT.labels("rig.watched")._value.get()

    def a_worker() -> Worker:
        broker = create_broker(Kafka(kafka), client_id="rig")
        return Worker(broker, rig.worker, counting("rig.watched"), tuning=tuning)

    first, spare = a_worker(), a_worker()
    await first.start()
    await spare.start()

    async def is_rebuilt() -> bool:
        return bool(REBUILT.labels("rig.watched")._value.get() > before)

    await until(is_rebuilt)
    await first.stop()
    await produce(kafka, [a_record(1)])
    await until(lambda: has_applied(rig, 1))
    await spare.stop()


async def test_a_rebuild_that_failed_while_kafka_was_away_is_repeated_as_soon_as_it_is_back(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=1)
    tuning = dataclasses.replace(QUICK, watchdog_after=2.0)
    async with link(int(kafka.rpartition(":")[2])) as way:
        brokers = [create_broker(Kafka(way.address), client_id="rig") for _ in range(2)]
        workers = [Worker(broker, rig.worker, counting("rig.away"), tuning=tuning) for broker in brokers]
        for worker in workers:
            await worker.start()
        way.refuse()

        def unsubscribed() -> list[Worker]:
            return [one for one in workers if any("not subscribed" in trouble for trouble in one.trouble())]

        await until(lambda: _true(unsubscribed))
        (spare,) = unsubscribed()
        await asyncio.sleep(3.0)
        assert spare in unsubscribed()
        await way.clear()
        await until(lambda: _true(lambda: not unsubscribed()), within=5.0)
        await next(one for one in workers if one is not spare).stop()
        await produce(kafka, [a_record(1)])
        await until(lambda: has_applied(rig, 1), within=10.0)
        await spare.stop()


async def test_a_subscriber_that_polls_and_gets_nothing_although_records_wait_is_rebuilt(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=1)
    before = REBUILT.labels("rig.deaf")._value.get()
    tuning = dataclasses.replace(IMPATIENT, watchdog_after=8.0)
    worker = Worker(create_broker(Kafka(kafka), client_id="rig"), rig.worker, counting("rig.deaf"), tuning=tuning)
    await worker.start()
    await until(lambda: _true(lambda: paused(worker)))
    await produce(kafka, [a_record(1)])

    await until(lambda: has_applied(rig, 1))

    assert REBUILT.labels("rig.deaf")._value.get() == before + 1
    assert not worker.trouble()
    await worker.stop()


async def test_a_worker_gives_up_when_rebuilding_does_not_help(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=1)
    worker = Worker(create_broker(Kafka(kafka), client_id="rig"), rig.worker, counting("rig.lost"), tuning=IMPATIENT)
    await worker.start()

    async def always_deaf() -> None:
        while True:
            paused(worker)
            await asyncio.sleep(0.001)

    deafening = asyncio.create_task(always_deaf())
    await until(lambda: _true(lambda: paused(worker)))
    await produce(kafka, [a_record(1)])

    why = await asyncio.wait_for(worker.gave_up(), 40)

    assert "records wait" in why
    assert "2 rebuilds did not help" in why
    deafening.cancel()
    await worker.stop()
    assert not await has_applied(rig, 1)


async def test_a_worker_whose_topic_comes_later_starts_at_the_second_attempt(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    worker = Worker(create_broker(Kafka(kafka), client_id="rig"), rig.worker, counting(), tuning=QUICK)
    with pytest.raises(UnknownTopicOrPartitionError):
        await worker.start()
    assert list(worker.trouble()) == ["the worker has not started"]
    await topics(COUNTER.name, partitions=1)
    await produce(kafka, [a_record(1)])
    await worker.start()
    await until(lambda: has_applied(rig, 1))
    await worker.stop()


def a_record(sequence: int) -> Record:
    return record_of(event_of(Counted(), key="a", sequence=sequence, employer_id=uuid4()))


async def has_applied(rig: Rig, number: int) -> bool:
    return bool(await rig.admin.fetchval("SELECT count(*) FROM public.applied") == number)


def paused(worker: Worker) -> bool:
    """Stops the client's fetches behind the engine's back, as a client does that has lost count of its own."""
    (subscription,) = worker._subscriptions
    if subscription.kafka is None or not subscription.assignment():
        return False
    subscription.kafka.pause(*subscription.assignment())
    return True


async def _true(what: Callable[[], object]) -> bool:
    return bool(what())
