"""`status`: one screen that says whether the service is well, and what to do next where it is not.

Exit codes: 0 well, 1 needs somebody, 2 cannot tell. Nothing is changed; Kafka is asked without a group.
"""

import asyncio
import textwrap
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict
from typing import Any

import asyncpg
from aiokafka.errors import KafkaError

from shared.database import Pool, close_pool, create_pool
from shared.database.migrate import pending
from shared.messaging import Consumer, Kafka
from shared.messaging.backlog import backlog
from shared.messaging.fuses import blown_fuses
from shared.messaging.parked_keys import parked_totals
from shared.messaging.standing import Reached, reached, standing
from shared.operations import arguments, topic_log, verdict
from shared.operations.terminal import plural, say, say_json
from shared.operations.topic_log import TopicLog
from shared.operations.verdict import Part, Reach
from shared.settings import ServiceSettings

WITHIN = 20.0
"""Seconds for the database, and as many for Kafka."""
WIDTH = 100
AWAY = (OSError, TimeoutError, asyncpg.PostgresConnectionError, asyncpg.InvalidAuthorizationSpecificationError)


def add(commands: Any) -> None:
    """The parser of this command."""
    parser = commands.add_parser("status", help="is it well? what next where it is not")
    arguments.as_json(parser)
    parser.set_defaults(act=status)


async def status(service: str, settings: ServiceSettings, consumers: Sequence[Consumer], *, as_json: bool) -> int:
    """Prints the screen; 0 well, 1 needs somebody, 2 cannot tell."""
    parts = await judged(service, settings, consumers)
    code = verdict.exit_code(parts)
    if as_json:
        say_json({"service": service, "code": code, "parts": [asdict(part) for part in parts]})
        return code
    say(headline(service, parts))
    say()
    say(screen(parts))
    return code


def headline(service: str, parts: Sequence[Part]) -> str:
    """The verdict in one line."""
    count = verdict.by_state(parts)
    unknown = f"{plural(count['unknown'], 'part')} cannot be told"
    if count["trouble"]:
        said = f"{service} needs somebody: {plural(count['trouble'], 'trouble')}"
        return f"{said}; {unknown}" if count["unknown"] else said
    return f"{service}: {unknown}" if count["unknown"] else f"{service} is well"


def screen(parts: Sequence[Part]) -> str:
    """At most 100 columns: every part, then what to do where something is not well."""
    wide = max(len(part.what) for part in parts)
    heads = f"{'WHAT'.ljust(wide)}  STATE    FOUND"
    found = [line for part in parts for line in _hung(f"{part.what.ljust(wide)}  {part.state:7}  ", part.said)]
    steps = [line for part in parts if part.do for line in _hung(f"  {part.what.ljust(wide)}  ", part.do)]
    return "\n".join([heads, *found, *(["", "next:", *steps] if steps else [])])


def _hung(first: str, text: str) -> list[str]:
    """Wrapped beside `first`; commands and names of files stay whole."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False,
    )  # fmt: skip


async def judged(service: str, settings: ServiceSettings, consumers: Sequence[Consumer]) -> list[Part]:
    """Every part; where the database cannot be asked nothing else can be told."""
    name = f"{service.upper()}_DATABASE__WORKER_DSN"
    try:
        dsn = settings.database.dsn("worker")
    except LookupError:
        return [Part("database", "unknown", f"{name} is not set here", f"set {name}, or ask where the worker runs")]
    try:
        async with asyncio.timeout(WITHIN):
            pool = await create_pool(dsn, name=f"{service}.operations", largest=1)
    except AWAY as error:
        do = f"is it there, and does {name} lead to it? `config check`; docs/runbooks/README.md"
        return [Part("database", "unknown", f"cannot be reached: {error or type(error).__name__}", do)]
    try:
        async with asyncio.timeout(WITHIN):
            parts, positions = await _database(service, pool)
    except AWAY as error:
        return [Part("database", "unknown", f"does not answer: {error or type(error).__name__}", "`config check`")]
    finally:
        await close_pool(pool, within=1.0)
    if positions is not None:
        parts += await _kafka(settings.kafka.connection(), consumers, positions)
    return parts


async def _database(service: str, pool: Pool) -> tuple[list[Part], Sequence[Reached] | None]:
    try:
        async with pool.acquire() as conn:
            missing = await pending(conn, service)
    except asyncpg.InsufficientPrivilegeError:
        missing = ["0021_operators_see_the_schema.sql"]
    parts = [verdict.of_migrations(service, missing)]
    try:
        now, waits = await standing(pool, service), await backlog(pool)
        blown = await blown_fuses(pool)
        async with pool.acquire() as conn:
            totals = await parked_totals(conn)
        positions = await reached(pool)
    except (asyncpg.UndefinedTableError, asyncpg.UndefinedColumnError, asyncpg.InvalidSchemaNameError):
        return parts, None
    return [*parts, *verdict.of_standing(service, now), *verdict.of_backlog(waits, now, totals, blown)], positions


async def _kafka(kafka: Kafka, consumers: Sequence[Consumer], positions: Sequence[Reached]) -> list[Part]:
    if not consumers:
        return []
    topics = sorted({topic.name for consumer in consumers for topic in consumer.topics})
    try:
        async with asyncio.timeout(WITHIN), topic_log.opened(kafka, topics) as there:
            return [part async for part in _consumers(there, consumers, positions)]
    except (KafkaError, OSError, TimeoutError) as error:
        said = f"cannot be asked: {error!r}"
        do = f"is {kafka.bootstrap_servers} there? `config check`; docs/runbooks/lost-broker.md"
        return [Part("kafka", "unknown", said, do)]


async def _consumers(
    there: TopicLog, consumers: Sequence[Consumer], positions: Sequence[Reached]
) -> AsyncIterator[Part]:
    for consumer in consumers:
        for part in verdict.of_consumer(consumer.name, await reaches_of(there, consumer, positions)):
            yield part


async def reaches_of(there: TopicLog, consumer: Consumer, positions: Sequence[Reached]) -> list[Reach]:
    """Every partition that the consumer reads, with its place in the log."""
    read = {topic.name for topic in consumer.topics}
    at = {(one.topic, one.partition): one for one in positions if one.consumer == consumer.name}
    other = await _others(there, at)
    return [
        Reach(where.topic, where.partition, there.starts[where], there.ends[where], at.get(where), other=where in other)
        for where in sorted(there.starts)
        if where.topic in read
    ]


async def _others(there: TopicLog, at: dict[tuple[str, int], Reached]) -> set[tuple[str, int]]:
    """Where the record before the position is not the one that was applied."""
    sealed = {
        where: one.next_offset
        for where in there.starts
        if (one := at.get(where)) and one.anchor and there.starts[where] < one.next_offset <= there.ends[where]
    }
    before = {where: offset - 1 for where, offset in sealed.items()}
    return {
        (record.topic, record.partition)
        async for record in there.records(before, sealed)
        if record.anchor != at[record.topic, record.partition].anchor
    }
