"""A secured broker: who is let in, who may do what, and what its administrator makes of the registry."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    KafkaConnectionError,
    NotCoordinatorForGroupError,
    TopicAuthorizationFailedError,
)

from deploy.local.cluster import Cluster, cluster
from shared.contracts.topics import EMPLOYER, HR_OUTCOMES, HR_PROJECT, MEMBER, OFFER, all_topics
from shared.messaging import Kafka
from shared.provision.__main__ import align_topics
from shared.provision.users import LITERAL, TOPIC, WATCHER, WRITE, allow, forbid, give_password

MINE = [(TOPIC, "mine", LITERAL, WRITE)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def secured() -> AsyncIterator[Cluster]:
    async with cluster(advertised=[None], secured=True) as made:
        admin = AIOKafkaAdminClient(bootstrap_servers=made.inside)
        await admin.start()
        await admin.create_topics([NewTopic(name, 1, 1) for name in ("mine", "theirs")])
        await admin.close()
        await give_password(Kafka(made.inside), "writer", "first")
        await allow(Kafka(made.inside), "writer", MINE)
        async with asyncio.timeout(30):
            while not await _may_write(made):  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(0.1)
        yield made


async def _may_write(made: Cluster) -> bool:
    """A broker learns of a password and of a right a moment after the controller has taken it."""
    with suppress(KafkaConnectionError, ClusterAuthorizationFailedError, TopicAuthorizationFailedError):
        await _written(made, "first", "mine")
        return True
    return False


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
    assert await forbid(Kafka(secured.inside), "writer", MINE) == 1
    await asyncio.sleep(2.0)
    with pytest.raises(ClusterAuthorizationFailedError):  # without any topic to write there is no producer's id
        await _written(secured, "first", "mine")

    await allow(Kafka(secured.inside), "writer", MINE)
    await asyncio.sleep(2.0)
    await _written(secured, "first", "mine")


async def test_an_old_password_is_refused(secured: Cluster) -> None:
    await give_password(Kafka(secured.inside), "writer", "second")
    await asyncio.sleep(2.0)

    with pytest.raises(KafkaConnectionError):
        await _written(secured, "first", "mine")
    await _written(secured, "second", "mine")


PASSWORDS = {"posting": "of posting", "conversion": "of conversion"}


@pytest.fixture
def administrator(secured: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cluster:
    """Of posting and conversion the passwords are known, of evaluation nothing."""
    monkeypatch.setenv("ADMINISTRATOR_KAFKA__BOOTSTRAP_SERVERS", secured.inside)
    monkeypatch.setenv("JOURNEYWORK_SECRETS", str(tmp_path))
    for service, password in PASSWORDS.items():
        (tmp_path / f"{service}_kafka__password").write_text(password)
    return secured


async def _configured(made: Cluster, topic: str) -> dict[str, str]:
    async with _admin(made) as admin:
        (answer,) = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
    return {name: value for resource in answer.resources for name, value, *_ in resource[4]}


async def _altered(made: Cluster, topic: str, **limits: str) -> None:
    """As an operator would: these limits and no others."""
    given = {name.replace("_", "."): value for name, value in limits.items()}
    async with _admin(made) as admin:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, configs=given)])


@asynccontextmanager
async def _admin(made: Cluster) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(bootstrap_servers=made.inside)
    await admin.start()
    yield admin
    await admin.close()


async def test_an_administrator_makes_topics_users_and_rights_once(administrator: Cluster) -> None:
    first = await align_topics()
    assert [line for line in first if line.startswith("created")] == [f"created {one.name}" for one in all_topics()]
    assert "left evaluation: its password in Kafka is not known here" in first

    again = await align_topics()

    assert [line for line in again if not line.startswith(("allowed", "left evaluation"))] == []
    async with _admin(administrator) as admin:
        described = await admin.describe_topics([one.name for one in all_topics()])
    made = {one["topic"]: len(one["partitions"]) for one in described}
    assert made == {one.name: one.partitions for one in all_topics()}


async def test_limits_are_put_right_and_what_operators_set_besides_stays(administrator: Cluster) -> None:
    await align_topics()
    await _altered(administrator, HR_PROJECT.name, retention_ms="1000", segment_bytes="2000000")

    said = [line for line in await align_topics() if line.startswith("changed")]

    assert len(said) == 1
    assert said[0].startswith(f"changed {HR_PROJECT.name}: ")
    found = await _configured(administrator, HR_PROJECT.name)
    assert found["retention.ms"] == str(int(HR_PROJECT.retention.total_seconds() * 1000))
    assert found["max.message.bytes"] == str(HR_PROJECT.max_message_bytes)
    assert found["segment.bytes"] == "2000000"


async def test_another_number_of_partitions_is_told_and_left(administrator: Cluster) -> None:
    await align_topics()
    async with _admin(administrator) as admin:
        await admin.create_partitions({EMPLOYER.name: NewPartitions(2)})

    assert f"left {EMPLOYER.name}: it has 2 partitions, 1 declared" in await align_topics()


async def _reach(made: Cluster, service: str, topic: str, *, password: str | None = None) -> None:
    """Reads the topic's first offsets and writes to it as this service."""
    login = Kafka(made.clients, "SASL_PLAINTEXT", username=service, password=password or PASSWORDS[service])
    producer = AIOKafkaProducer(enable_idempotence=True, request_timeout_ms=5000, **_options(login))
    try:
        await producer.start()
        await producer.send_and_wait(topic, b"x")
    finally:
        await producer.stop()


def _options(kafka: Kafka) -> dict[str, Any]:
    return {name: value for name, value in kafka.client_options().items() if name != "request_timeout_ms"}


async def test_a_service_writes_its_own_topics_and_no_others(administrator: Cluster) -> None:
    await align_topics()

    await _reach(administrator, "posting", MEMBER.name)
    await _reach(administrator, "posting", HR_OUTCOMES.name)
    await _reach(administrator, "conversion", OFFER.name)

    for service, topic in (("posting", OFFER), ("conversion", MEMBER), ("conversion", HR_PROJECT)):
        with pytest.raises(TopicAuthorizationFailedError):
            await _reach(administrator, service, topic.name)


@pytest.mark.parametrize(("who", "password"), [("posting", "guessed"), ("evaluation", "guessed"), ("stranger", "x")])
async def test_who_does_not_know_the_password_is_not_let_in(administrator: Cluster, who: str, password: str) -> None:
    await align_topics()
    with pytest.raises(KafkaConnectionError):
        await _reach(administrator, who, MEMBER.name, password=password)


async def test_a_service_reads_in_its_own_groups_what_it_consumes(administrator: Cluster) -> None:
    await align_topics()
    for group, topic, refused in (
        ("conversion.posting", MEMBER, None),
        ("conversion.posting", HR_PROJECT, TopicAuthorizationFailedError),
        ("posting.hr", MEMBER, GroupAuthorizationFailedError),
    ):
        login = Kafka(administrator.clients, "SASL_PLAINTEXT", username="conversion", password=PASSWORDS["conversion"])
        reader = AIOKafkaConsumer(group_id=group, auto_offset_reset="earliest", **login.client_options())
        reader.subscribe([topic.name])
        try:
            with pytest.raises(refused) if refused else nullcontext():
                await reader.start()
                await reader.getmany(timeout_ms=3000)
        finally:
            await reader.stop()


async def _offsets(admin: AIOKafkaAdminClient, group: str) -> object:
    """Of a group; the first question of all makes a broker the place for offsets, and is refused meanwhile."""
    async with asyncio.timeout(30):
        while True:
            with suppress(GroupCoordinatorNotAvailableError, NotCoordinatorForGroupError, GroupLoadInProgressError):
                return await admin.list_consumer_group_offsets(group)
            await asyncio.sleep(0.1)


async def test_who_looks_on_sees_names_limits_and_offsets_and_no_record(administrator: Cluster, tmp_path: Path) -> None:
    (tmp_path / f"{WATCHER}_kafka__password").write_text("of kminion")
    assert f"allowed {WATCHER} to look on" in await align_topics()
    await _reach(administrator, "posting", MEMBER.name)

    login = Kafka(administrator.clients, "SASL_PLAINTEXT", username=WATCHER, password="of kminion")
    admin = AIOKafkaAdminClient(**login.client_options())
    await admin.start()
    assert {one.name for one in all_topics()} <= set(await admin.list_topics())
    (answer,) = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, MEMBER.name)])
    assert answer.resources[0][0] == 0
    assert isinstance(await _offsets(admin, "conversion.posting"), dict)
    await admin.close()

    part = TopicPartition(MEMBER.name, 0)
    reader = AIOKafkaConsumer(auto_offset_reset="earliest", **login.client_options())
    await reader.start()
    reader.assign([part])
    assert (await reader.end_offsets([part])).keys() == {part}
    with pytest.raises(TopicAuthorizationFailedError):
        await reader.getone()
    await reader.stop()
    with pytest.raises(ClusterAuthorizationFailedError):  # without any topic to write there is no producer's id
        await _reach(administrator, WATCHER, MEMBER.name, password="of kminion")


def test_what_is_missing_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JOURNEYWORK_SECRETS", str(tmp_path))
    with pytest.raises(SystemExit, match=r"ADMINISTRATOR_KAFKA__BOOTSTRAP_SERVERS is not set"):
        asyncio.run(align_topics())
