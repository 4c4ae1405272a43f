"""Topics as the registry declares them: created where they are missing, their limits put right where they differ."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import for_code
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import (
    Boolean,
    CompactArray,
    CompactString,
    Int8,
    Int16,
    Int32,
    Schema,
    TaggedFields,
)

from shared.contracts.topics import Topic, all_topics
from shared.messaging import Kafka

TOPIC, SET = 2, 0
EXISTS = 36
"""The error code where somebody else has just created it."""
COPIES = 3


class _AlteredV1(Response):  # type: ignore[misc]  # aiokafka is untyped
    API_KEY, API_VERSION = 44, 1
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "responses",
            CompactArray(
                ("error_code", Int16), ("error_message", CompactString("utf-8")), ("resource_type", Int8),
                ("resource_name", CompactString("utf-8")), ("tags", TaggedFields),
            ),
        ),
        ("tags", TaggedFields),
    )  # fmt: skip


class _AlterV1(RequestStruct):  # type: ignore[misc]  # aiokafka is untyped
    FLEXIBLE_VERSION = True
    API_KEY, API_VERSION = 44, 1
    RESPONSE_TYPE = _AlteredV1
    SCHEMA = Schema(
        (
            "resources",
            CompactArray(
                ("resource_type", Int8), ("resource_name", CompactString("utf-8")),
                (
                    "configs",
                    CompactArray(
                        ("name", CompactString("utf-8")), ("operation", Int8), ("value", CompactString("utf-8")),
                        ("tags", TaggedFields),
                    ),
                ),
                ("tags", TaggedFields),
            ),
        ),
        ("validate_only", Boolean),
        ("tags", TaggedFields),
    )  # fmt: skip


class _Alter(Request[_AlterV1]):  # type: ignore[misc]  # aiokafka is untyped
    """IncrementalAlterConfigs, which aiokafka has not: its AlterConfigs would reset what operators set besides."""

    API_KEY: ClassVar[int] = 44

    def __init__(self, topic: str, limits: dict[str, str]) -> None:
        self._resource: tuple[object, ...] = (
            TOPIC,
            topic,
            [(name, SET, value, {}) for name, value in limits.items()],
            {},
        )

    def build(self, request_struct_class: type[_AlterV1]) -> _AlterV1:
        return request_struct_class([self._resource], False, {})  # noqa: FBT003  in the order of the wire


def limits_of(topic: Topic, copies: int) -> dict[str, str]:
    """What the registry decides of a topic's configuration; everything else is the cluster's."""
    return {
        "max.message.bytes": str(topic.max_message_bytes),
        "retention.ms": str(int(topic.retention.total_seconds() * 1000)),
        "min.insync.replicas": str(max(copies - 1, 1)),
    }


async def create(kafka: Kafka, *, most_partitions: int = 100) -> Sequence[str]:
    """Creates what is missing; the names of those that were new.

    Three copies where there are three brokers. A topic gets the partitions that it declares, but not more than
    `most_partitions`.
    """
    async with _administrator(kafka) as admin:
        new = await _created(admin, await _copies(admin), most_partitions)
        await _described(admin)
        return new


async def align(kafka: Kafka) -> list[str]:
    """Creates what is missing and puts limits right; what was done and what differs, one sentence each.

    The number of partitions is only told: to change it moves keys to other partitions (`docs/scaling.md`).
    """
    async with _administrator(kafka) as admin:
        copies = await _copies(admin)
        said = [f"created {name}" for name in await _created(admin, copies, most_partitions=100)]
        there = await _described(admin)
        for topic in all_topics():
            placed = min(copies, *(len(partition["replicas"]) for partition in there[topic.name]))
            wrong = await _wrong(admin, topic, placed)
            if wrong:
                answer = await admin._send_to_controller(_Alter(topic.name, wrong))  # noqa: SLF001  no public way
                for code, message, *_ in answer.responses:
                    if code:
                        raise for_code(code)(message)
                said.append(f"changed {topic.name}: {', '.join(f'{k} to {v}' for k, v in wrong.items())}")
            if len(there[topic.name]) != topic.partitions:
                said.append(
                    f"left {topic.name}: it has {len(there[topic.name])} partitions, {topic.partitions} declared"
                )
    return said


@asynccontextmanager
async def _administrator(kafka: Kafka) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(**kafka.client_options())
    await admin.start()
    try:
        yield admin
    finally:
        await admin.close()


async def _described(admin: AIOKafkaAdminClient) -> dict[str, Any]:
    """The partitions of every topic; a broker learns of a new one a moment after it was created."""
    async with asyncio.timeout(30):
        while True:
            there = {found["topic"]: found["partitions"] for found in await admin.describe_topics(_names())}
            if all(partitions and all(one["replicas"] for one in partitions) for partitions in there.values()):
                return there
            await asyncio.sleep(0.1)


def _names() -> list[str]:
    return [topic.name for topic in all_topics()]


async def _copies(admin: AIOKafkaAdminClient) -> int:
    return min(COPIES, len((await admin.describe_cluster())["brokers"]))


async def _created(admin: AIOKafkaAdminClient, copies: int, most_partitions: int) -> list[str]:
    known = set(await admin.list_topics())
    new = [topic for topic in all_topics() if topic.name not in known]
    if not new:
        return []
    wanted = [
        NewTopic(topic.name, min(topic.partitions, most_partitions), copies, topic_configs=limits_of(topic, copies))
        for topic in new
    ]
    answer: Any = await admin.create_topics(wanted)
    for name, code, *rest in answer.topic_errors:
        if code not in (0, EXISTS):
            raise for_code(code)(f"{name}: {rest[0] if rest else ''}")
    return [topic.name for topic in new]


async def _wrong(admin: AIOKafkaAdminClient, topic: Topic, copies: int) -> dict[str, str]:
    wanted = limits_of(topic, copies)
    asked = ConfigResource(ConfigResourceType.TOPIC, topic.name, configs=dict.fromkeys(wanted))
    (answer,) = await admin.describe_configs([asked])
    found = {name: value for resource in answer.resources for name, value, *_ in resource[4]}
    return {name: value for name, value in wanted.items() if found.get(name) != value}


async def answers(kafka: Kafka) -> None:
    """Raises whatever the client raises while the cluster cannot be asked."""
    async with _administrator(kafka) as admin:
        await admin.list_topics()
