"""Users of a Kafka cluster and their rights: passwords (SCRAM-SHA-512) and ACLs, given and taken while it runs."""

import hashlib
import secrets
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from aiokafka.client import AIOKafkaClient
from aiokafka.errors import for_code
from aiokafka.protocol.admin import CreateAclsRequest, DeleteAclsRequest
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import CompactArray, CompactBytes, CompactString, Int8, Int16, Int32, Schema, TaggedFields

from shared.contracts.topics import TOPICS, consumers_of, dead_letters
from shared.messaging import Kafka

SHA_512, ITERATIONS = 2, 4096
TOPIC, GROUP, CLUSTER = 2, 3, 4
LITERAL = 3
READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS = 3, 4, 8, 10
ALLOW = 3
WATCHER = "kminion"
"""Who tells Prometheus what Kafka knows of topics and groups."""

Right = tuple[int, str, int, int]
"""Resource type, name, kind of pattern (the name itself), operation."""


class _AlteredV0(Response):  # type: ignore[misc]  # aiokafka is untyped
    API_KEY, API_VERSION = 51, 0
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "results",
            CompactArray(
                ("user", CompactString("utf-8")), ("error_code", Int16), ("error_message", CompactString("utf-8")),
                ("tags", TaggedFields),
            ),
        ),
        ("tags", TaggedFields),
    )  # fmt: skip


class _AlterV0(RequestStruct):  # type: ignore[misc]  # aiokafka is untyped
    FLEXIBLE_VERSION = True
    API_KEY, API_VERSION = 51, 0
    RESPONSE_TYPE = _AlteredV0
    SCHEMA = Schema(
        (
            "deletions",
            CompactArray(("name", CompactString("utf-8")), ("mechanism", Int8), ("tags", TaggedFields)),
        ),
        (
            "upsertions",
            CompactArray(
                ("name", CompactString("utf-8")), ("mechanism", Int8), ("iterations", Int32), ("salt", CompactBytes),
                ("salted_password", CompactBytes), ("tags", TaggedFields),
            ),
        ),
        ("tags", TaggedFields),
    )  # fmt: skip


class _Alter(Request[_AlterV0]):  # type: ignore[misc]  # aiokafka is untyped
    """AlterUserScramCredentials, which aiokafka does not have: one user's password."""

    API_KEY: ClassVar[int] = 51

    def __init__(self, user: str, password: str) -> None:
        salt = secrets.token_bytes(16)
        salted = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ITERATIONS)
        self._upsertion: tuple[object, ...] = (user, SHA_512, ITERATIONS, salt, salted, {})

    def build(self, request_struct_class: type[_AlterV0]) -> _AlterV0:
        return request_struct_class([], [self._upsertion], {})


def rights_of(service: str) -> list[Right]:
    """What a service needs and nothing else: to write its topics and dead letters, to read them and others', groups.

    It reads its own when an operator lets it `verify` them.
    """
    consumers = consumers_of(service)
    written = [topic for topic in TOPICS if topic.producer == service] + [dead_letters(name) for name in consumers]
    read = [topic for topic in TOPICS if service in topic.consumers]
    return [
        *((TOPIC, topic.name, LITERAL, WRITE) for topic in written),
        *((TOPIC, topic.name, LITERAL, READ) for topic in (*written, *read)),
        *((GROUP, name, LITERAL, READ) for name in consumers),
    ]


def rights_of_watcher() -> list[Right]:
    """To see names, limits, sizes and offsets of everything; no record, and nothing to be changed."""
    return [
        *((TOPIC, "*", LITERAL, operation) for operation in (DESCRIBE, DESCRIBE_CONFIGS)),
        (GROUP, "*", LITERAL, DESCRIBE),
        *((CLUSTER, "kafka-cluster", LITERAL, operation) for operation in (DESCRIBE, DESCRIBE_CONFIGS)),
    ]


def foreign_topics() -> frozenset[str]:
    """Those that systems outside write: nobody vouches for their ids and numbers."""
    return frozenset(topic.name for topic in TOPICS if topic.foreign)


@asynccontextmanager
async def _asked(kafka: Kafka) -> AsyncIterator[AIOKafkaClient]:
    client = AIOKafkaClient(**kafka.client_options())
    await client.bootstrap()
    try:
        yield client
    finally:
        await client.close()


async def give_password(kafka: Kafka, user: str, password: str) -> None:
    """Makes the user, or changes its password; who is logged in already stays so."""
    async with _asked(kafka) as client:
        answer = await client.send(client.get_random_node(), _Alter(user, password))
    for name, code, message, _ in answer.results:
        _check(code, f"{name}: {message}")


async def allow(kafka: Kafka, user: str, rights: Iterable[Right]) -> None:
    """Gives rights; again is harmless."""
    async with _asked(kafka) as client:
        for kind, name, pattern, operation in rights:
            asked = CreateAclsRequest(kind, name, pattern, f"User:{user}", "*", operation, ALLOW)
            answer = await client.send(client.get_random_node(), asked)
            for code, message, *_ in answer.creation_responses:
                _check(code, message)


async def forbid(kafka: Kafka, user: str, rights: Iterable[Right]) -> int:
    """Takes rights away; how many there were."""
    taken = 0
    async with _asked(kafka) as client:
        for kind, name, pattern, operation in rights:
            asked = DeleteAclsRequest(kind, name, pattern, f"User:{user}", "*", operation, ALLOW)
            answer = await client.send(client.get_random_node(), asked)
            for code, message, matching, *_ in answer.filter_responses:
                _check(code, message)
                taken += len(matching)
    return taken


def _check(code: int, said: Any) -> None:
    if code:
        raise for_code(code)(said)
