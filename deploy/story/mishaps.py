"""How the recorded run brings trouble about and sees that it has come: other programs, settings, lost rights."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid5

import asyncpg
import httpx2
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from deploy.story.terminal import Terminal
from shared.contracts.envelope import Attributes, to_headers
from shared.contracts.topics import EMPLOYER, MEMBER

CONSUMER = "conversion.posting"
RECORDS = "SELECT count(*) FROM messaging.parked"
FINAL = "SELECT count(*) FROM messaging.parked WHERE next_attempt IS NULL AND attempts > 0"


async def send(
    terminal: Terminal, employer_id: str, member: UUID, *events: tuple[str, Any], partition: int | None = None
) -> None:
    """Events of a member, written as another program would; a name that is no text is the mistake of that program."""
    producer = AIOKafkaProducer(bootstrap_servers=terminal.stack.backing.kafka)
    await producer.start()
    try:
        for number, (type_, name) in enumerate(events, 1):
            attributes = Attributes(
                id=str(uuid5(member, str(number))), source="/journeywork/posting", type=type_, subject=str(member),
                partitionkey=str(member), sequence=str(number), employerid=employer_id, time="2026-11-24T09:00:00Z",
            )  # fmt: skip
            value = json.dumps(_member(member, name)).encode()
            await producer.send_and_wait(
                MEMBER.name, value, key=str(member).encode(), headers=to_headers(attributes), partition=partition
            )
    finally:
        await producer.stop()


def _member(member: UUID, name: Any) -> dict[str, Any]:
    subject = member.hex[:8]
    return {
        "member_id": str(member), "subject": subject, "name": name, "email": f"{subject}@example.com",
        "roles": ["reviewer"], "time_zone": "Europe/Berlin", "language": "en",
    }  # fmt: skip


async def employer(terminal: Terminal, name: str, number: int) -> None:
    await terminal.stack.create_employer(
        name, source=f"https://hr{number}.example.com", admin_subject=f"administrator-{number}",
        admin_email=f"administrator{number}@example.com",
    )  # fmt: skip


@asynccontextmanager
async def administrator(terminal: Terminal) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(bootstrap_servers=terminal.stack.backing.kafka)
    await admin.start()
    try:
        yield admin
    finally:
        await admin.close()


async def limit(terminal: Terminal, size: int) -> None:
    change = {"max.message.bytes": str(size)}
    async with administrator(terminal) as admin:
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, EMPLOYER.name, configs=change)])


async def shows(terminal: Terminal, gauge: str, value: float) -> bool:
    answer = await terminal.stack.http.get(f"{terminal.stack.services[terminal.service].url}/metrics")
    return f'{gauge}{{consumer="{CONSUMER}"}} {value}' in answer.text


async def ready_says(terminal: Terminal, what: str) -> bool:
    try:
        answer = await terminal.stack.http.get(f"{terminal.stack.services[terminal.service].url}/health/ready")
    except httpx2.TransportError:
        return False
    return what in answer.text


async def settled(terminal: Terminal, keys: int) -> bool:
    """So many keys wait for an operator, and none for its next attempt."""
    return bool(await value(terminal, FINAL) == keys and await value(terminal, RECORDS) == 2 * keys)


async def is_so(terminal: Terminal, question: str, wanted: int, *values: Any) -> bool:
    return bool(await value(terminal, question, *values) == wanted)


async def value(terminal: Terminal, question: str, *values: Any) -> Any:
    conn = await asyncpg.connect(terminal.stack.dsns[terminal.service]["admin"])
    try:
        return await conn.fetchval(question, *values)
    finally:
        await conn.close()


async def execute(terminal: Terminal, statement: str, *values: Any) -> None:
    await value(terminal, statement, *values)


async def dead_letter(terminal: Terminal) -> str:
    """The headers of the first copy in the dead letters, a line each, of those that say why and whence."""
    reader = AIOKafkaConsumer(bootstrap_servers=terminal.stack.backing.kafka, enable_auto_commit=False)
    await reader.start()
    try:
        reader.assign([TopicPartition(f"{CONSUMER}.dlq", 0)])
        await reader.seek_to_beginning()
        first = await reader.getone()
    finally:
        await reader.stop()
    return "\n".join(f"{name}: {value.decode()}" for name, value in first.headers if name.startswith("dead-letter-"))
