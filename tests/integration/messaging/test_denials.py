"""A password that Kafka does not take and a right that it does not give are said in words, and nothing waits for more
than their return.
"""

import asyncio
import dataclasses
import functools
from collections.abc import AsyncIterator, Callable, Sequence
from uuid import uuid4

import pytest_asyncio
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.local.cluster import Cluster, cluster
from shared.messaging import Kafka, Worker, create_broker, event_of
from shared.messaging.apply import record_of
from shared.messaging.denials import RECENT
from shared.messaging.relay import Pace, Relay
from shared.provision.users import GROUP, LITERAL, READ, TOPIC, WRITE, allow, forbid, give_password
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import produce, until
from tests.integration.messaging.rig import COUNTER, QUICK, Counted, command, counting

USER, PASSWORD = "rig", "right"
TO_READ = (TOPIC, COUNTER.name, LITERAL, READ)
TO_WRITE = (TOPIC, COUNTER.name, LITERAL, WRITE)
THE_GROUP = (GROUP, "rig.denied", LITERAL, READ)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def secured() -> AsyncIterator[Cluster]:
    async with cluster(advertised=[None], secured=True) as made:
        admin = AIOKafkaAdminClient(bootstrap_servers=made.inside)
        await admin.start()
        await admin.create_topics([NewTopic(COUNTER.name, 1, 1)])
        await admin.close()
        await give_password(Kafka(made.inside), USER, PASSWORD)
        await allow(Kafka(made.inside), USER, [TO_READ, TO_WRITE, THE_GROUP])
        yield made


def _kafka(made: Cluster) -> Kafka:
    return Kafka(made.clients, "SASL_PLAINTEXT", "SCRAM-SHA-512", USER, PASSWORD, request_timeout=3.0)


async def test_a_relay_whose_password_was_changed_says_so_and_goes_on_when_it_is_right_again(
    rig: Rig, secured: Cluster
) -> None:
    await give_password(Kafka(secured.inside), USER, "another")
    await command(rig.service, uuid4(), uuid4())
    relay = Relay(rig.relay, _kafka(secured), pace=Pace(pass_timeout=5.0))
    running = asyncio.create_task(relay.run())

    await until(lambda: _says(relay.trouble, "SaslAuthenticationFailed"))

    await give_password(Kafka(secured.inside), USER, PASSWORD)
    await until(lambda: _is_sent(rig))
    await until(lambda: _is_well(relay.trouble))
    running.cancel()
    await asyncio.wait({running})


async def test_a_worker_that_may_not_read_or_not_work_in_its_group_says_so_and_goes_on_when_it_may(
    rig: Rig, secured: Cluster
) -> None:
    tuning = dataclasses.replace(QUICK, watchdog_after=10.0)
    broker = create_broker(_kafka(secured), client_id="rig")
    worker = Worker(broker, rig.worker, counting("rig.denied"), tuning=tuning)
    await worker.start()
    await _takes_effect(rig, secured)

    for right, word in ((TO_READ, "TopicAuthorizationFailed"), (THE_GROUP, "GroupAuthorizationFailed")):
        assert await forbid(Kafka(secured.inside), USER, [right]) == 1
        await until(functools.partial(_says, worker.trouble, word))
        await allow(Kafka(secured.inside), USER, [right])
        await _takes_effect(rig, secured)

    await until(lambda: _is_well(worker.trouble), within=2 * RECENT)
    await worker.stop()


async def _takes_effect(rig: Rig, secured: Cluster) -> None:
    """One more event, and waits for its effect."""
    key = str(uuid4())
    await produce(secured.inside, [record_of(event_of(Counted(), key=key, sequence=1, employer_id=uuid4()))])

    async def is_there() -> bool:
        return (key, 1) in await rig.applied()

    await until(is_there, within=60.0)


async def _is_sent(rig: Rig) -> bool:
    return not await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox")


async def _is_well(trouble: Callable[[], Sequence[str]]) -> bool:
    return not trouble()


async def _says(trouble: Callable[[], Sequence[str]], word: str) -> bool:
    return any(word in why for why in trouble())
