"""A secured broker lets in who knows the password, and lets them do what an ACL allows."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import ClusterAuthorizationFailedError, KafkaConnectionError, TopicAuthorizationFailedError

from deploy.local.accounts import LITERAL, TOPIC, WRITE, allow, forbid, give_password
from deploy.local.cluster import Cluster, cluster

MINE = [(TOPIC, "mine", LITERAL, WRITE)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def secured() -> AsyncIterator[Cluster]:
    async with cluster(advertised=[None], secured=True) as made:
        admin = AIOKafkaAdminClient(bootstrap_servers=made.inside)
        await admin.start()
        await admin.create_topics([NewTopic(name, 1, 1) for name in ("mine", "theirs")])
        await admin.close()
        await give_password(made.inside, "writer", "first")
        await allow(made.inside, "writer", MINE)
        yield made


async def _written(made: Cluster, password: str, topic: str) -> None:
    producer = AIOKafkaProducer(
        bootstrap_servers=made.clients, enable_idempotence=True, request_timeout_ms=5000,
        security_protocol="SASL_PLAINTEXT", sasl_mechanism="SCRAM-SHA-512",
        sasl_plain_username="writer", sasl_plain_password=password,
    )  # fmt: skip
    try:
        await producer.start()
        await producer.send_and_wait(topic, b"x")
    finally:
        await producer.stop()


async def test_who_knows_the_password_does_what_an_acl_allows(secured: Cluster) -> None:
    await _written(secured, "first", "mine")

    with pytest.raises(TopicAuthorizationFailedError):
        await _written(secured, "first", "theirs")


async def test_a_right_that_is_taken_is_gone_until_it_is_given_again(secured: Cluster) -> None:
    assert await forbid(secured.inside, "writer", MINE) == 1
    await asyncio.sleep(0.5)
    with pytest.raises(ClusterAuthorizationFailedError):  # without any topic to write there is no producer's id
        await _written(secured, "first", "mine")

    await allow(secured.inside, "writer", MINE)
    await asyncio.sleep(0.5)
    await _written(secured, "first", "mine")


async def test_an_old_password_is_refused(secured: Cluster) -> None:
    await give_password(secured.inside, "writer", "second")
    await asyncio.sleep(0.5)

    with pytest.raises(KafkaConnectionError):
        await _written(secured, "first", "mine")
    await _written(secured, "second", "mine")
