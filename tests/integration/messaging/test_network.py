"""What networks do between this engine and a broker: answers lost with their connection, answers that never come."""

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest_asyncio
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.faults.proxy import Link, is_produce, link
from deploy.local.cluster import cluster
from shared.messaging import Kafka, Worker, create_broker
from shared.messaging.metrics import RELAY_ERRORS
from shared.messaging.relay import Pace, Relay
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import log_of, until
from tests.integration.messaging.rig import COUNTER, QUICK, command, counting

EMPLOYER = uuid4()


@dataclass(frozen=True)
class Behind:
    """A broker that is reached by a link only, and by `inside` for who looks."""

    way: Link
    inside: str

    @property
    def kafka(self) -> Kafka:
        return Kafka(self.way.address, request_timeout=4.0)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def broker() -> AsyncIterator[Behind]:
    async with link() as way, cluster(advertised=[way.port]) as made:
        way.target = made.brokers[1].port
        admin = AIOKafkaAdminClient(bootstrap_servers=made.inside)
        await admin.start()
        await admin.create_topics([NewTopic(COUNTER.name, 2, 1)])
        await admin.close()
        yield Behind(way, made.inside)


async def is_empty(rig: Rig) -> bool:
    return not await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox")


async def test_an_acknowledgement_that_is_lost_with_its_connection_costs_no_producer_and_repeats_nothing(
    rig: Rig, broker: Behind
) -> None:
    before, counter = _replaced(), uuid4()
    running = asyncio.create_task(Relay(rig.relay, broker.kafka).run())

    for _ in range(10):
        broker.way.ambush(is_produce)
        await command(rig.service, EMPLOYER, counter)
        await until(lambda: is_empty(rig))

    assert broker.way.counters.ambushed == 10
    assert broker.way.counters.swallowed > 0
    assert _replaced() == before
    assert [one.sequence for one in await log_of(broker.inside) if one.key == str(counter)] == list(range(1, 11))
    running.cancel()
    await asyncio.wait({running})


async def test_a_broker_that_is_heard_no_more_is_said_and_holds_up_no_stop(rig: Rig, broker: Behind) -> None:
    tuning = dataclasses.replace(QUICK, watchdog_after=8.0)
    worker = Worker(create_broker(broker.kafka, client_id="rig"), rig.worker, counting(), tuning=tuning)
    relay = Relay(rig.relay, broker.kafka, pace=Pace(pass_timeout=8.0))
    running = asyncio.create_task(relay.run())
    await worker.start()
    counter = uuid4()
    await command(rig.service, EMPLOYER, counter)
    await until(lambda: _has_applied(rig, counter, 1))

    broker.way.down.hold()
    await command(rig.service, EMPLOYER, counter)

    async def both_say_so() -> bool:
        return bool(relay.trouble()) and any("no answer from Kafka" in why for why in worker.trouble())

    await until(both_say_so)
    began = time.monotonic()
    await worker.stop(within=timedelta(seconds=8))
    assert time.monotonic() - began < 9
    broker.way.down.release()
    await until(lambda: is_empty(rig))
    running.cancel()
    await asyncio.wait({running})
    first = list(dict.fromkeys(one.sequence for one in await log_of(broker.inside) if one.key == str(counter)))
    assert first == [1, 2]


def _replaced() -> float:
    """How many producers were replaced so far, in this process."""
    return sum(one.value for metric in RELAY_ERRORS.collect() for one in metric.samples if one.name.endswith("_total"))


async def _has_applied(rig: Rig, key: object, sequence: int) -> bool:
    return (str(key), sequence) in await rig.applied()
