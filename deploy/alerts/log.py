"""Faults of Kafka and of what is on its topics, of timers and of deliveries."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID, uuid4

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from deploy.alerts.place import Place
from deploy.story.scenes import TIMER, signed
from shared.contracts.topics import EMPLOYER, MEMBER

MANY = 10_500
"""More than the 10,000 records from which on a consumer is said to fall behind."""
NAMES = 60
"""So many members get another name: their events are on every partition."""
LETTERS = """
    SELECT messaging.queue_deliveries(
        array_agg(gen_random_uuid()), array_agg($1::uuid), array_agg('mail'::text), array_agg('welcome ' || n),
        array_agg('{"mail": "welcome"}'::jsonb), array_agg('rolled back'::text), array_agg(NULL::text))
    FROM generate_series(1, $2::int) AS n
"""
OLDEST = "message.timestamp.before.max.ms"
STUCK = "DELETE FROM messaging.timers WHERE next_attempt = 'infinity'"
WHY = signed("the cause is gone")


@asynccontextmanager
async def fuse(at: Place) -> AsyncIterator[None]:
    """A right that conversion needs is gone: its fuse blows, and thousands of events arrive that it does not read."""
    async with at.without("INSERT", "public.known_members", of="conversion", service="conversion"):
        await at.joined(12, "fuse", partition=0)
        await asyncio.sleep(2)
        await at.joined(MANY, "import")
        yield
    await at.type("conversion", "fuse", "close", "conversion.posting", *WHY)
    # Those whose attempts are used up; 1 is the answer where something else waits, too.
    await at.type("conversion", "parked", "replay", "conversion.posting", "--all", *WHY, expect=(0, 1))


@asynccontextmanager
async def kafka_gone(at: Place) -> AsyncIterator[None]:
    """Nobody listens on its port. People work on and then rest: a transaction is as late as its last event."""
    await at.broker.kill()
    try:
        for number in range(NAMES):
            await at.people.renames(number)
        yield
    finally:
        await at.broker.restart()


@asynccontextmanager
async def too_large(at: Place) -> AsyncIterator[None]:
    """No event fits into a topic any more, and an employer registers."""
    async with _limited(at, "max.message.bytes", 100, usual=EMPLOYER.max_message_bytes):
        employer_id = await _registered(at, "Second Ltd")
        yield
    await at.type("posting", "outbox", "release", EMPLOYER.name, employer_id, *WHY)


@asynccontextmanager
async def too_old(at: Place) -> AsyncIterator[None]:
    """Kafka is told to take no record that is older than a millisecond, and an employer registers."""
    async with _limited(at, OLDEST, 1, usual=2**63 - 1):
        await _registered(at, "Third Ltd")
        yield


async def _registered(at: Place, name: str) -> str:
    made = await at.stack.create_employer(
        name, source=f"https://{name[0]}.example.com", admin_subject=name, admin_email=f"{name[0]}@example.com"
    )
    return str(made["employer_id"])


@asynccontextmanager
async def _limited(at: Place, limit: str, value: int, *, usual: int) -> AsyncIterator[None]:
    """A limit of the topic of employers is another one."""
    async with _administrator(at) as admin:

        async def say(value: int) -> None:
            change = {limit: str(value)}
            await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, EMPLOYER.name, configs=change)])

        await say(value)
        try:
            yield
        finally:
            await say(usual)


@asynccontextmanager
async def made_anew(at: Place) -> AsyncIterator[None]:
    """While conversion is down a topic is deleted and made again; then a member joins."""
    await at.stack.stop("conversion")
    async with _administrator(at) as admin:
        await admin.delete_topics([MEMBER.name])
        await asyncio.sleep(2)
        await admin.create_topics([NewTopic(MEMBER.name, MEMBER.partitions, 1)])
    await at.joined(1, "anew", partition=0)
    at.stack.start("conversion")
    yield
    for service in ("evaluation", "conversion"):
        for partition in range(MEMBER.partitions):
            where = f"{MEMBER.name}/{partition}"
            await at.type(service, "partitions", "move", f"{service}.posting", where, "--to", "0", "--yes", *WHY)
        await at.stack.stop(service)
        await at.stack.restart(service)


@asynccontextmanager
async def _administrator(at: Place) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(bootstrap_servers=at.stack.backing.kafka)
    await admin.start()
    try:
        yield admin
    finally:
        await admin.close()


@asynccontextmanager
async def unreadable(at: Place) -> AsyncIterator[None]:
    """A name that is a number, as a program with a mistake writes it."""
    (where,) = await at.joined(1, "unreadable", name=7)
    yield
    for service in ("evaluation", "conversion"):
        await at.type(service, "parked", "drop", f"{service}.posting", where, "--yes", *WHY)


@asynccontextmanager
async def lost_offer(at: Place) -> AsyncIterator[None]:
    """A timer for an offer that is not there, as after a backup was restored without it."""
    await at.sql("conversion", TIMER, UUID(at.people.employer.employer_id), str(uuid4()))
    yield
    await at.sql("conversion", STUCK)


@asynccontextmanager
async def unknown_letters(at: Place) -> AsyncIterator[None]:
    """A newer release queued mails, then it was rolled back: this one does not know them."""
    await at.sql("conversion", LETTERS, UUID(at.people.employer.employer_id), 8)
    yield
