"""`verify`: walks what must hold in the database of a service and between it and its topics. Changes nothing.

Reads as the role `backup`, which sees every tenant's rows, and every record on the topics that the service writes or
reads. It may run while the service runs.
"""

import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from aiokafka.errors import KafkaError

from shared.database import Conn, create_pool
from shared.messaging import Consumer, Kafka
from shared.messaging.inbox import digest_of
from shared.messaging.record import Record
from shared.operations import arguments, topic_log
from shared.operations.evidence import Evidence, vault_of
from shared.operations.found import Found, show
from shared.operations.invariants import Log, Reads, Seen, State, findings
from shared.operations.sealed import tried
from shared.operations.terminal import plural, say
from shared.provision.users import TOPIC, foreign_topics, rights_of
from shared.settings import ServiceSettings

UNHURRIED = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
OUTBOX = "SELECT topic, key, headers FROM messaging.outbox"
APPLIED = "SELECT consumer, event_id::text AS event_id, digest FROM messaging.inbox"
POSITIONS = "SELECT consumer, topic, partition, next_offset FROM messaging.consumer_offsets"
PARKED = """SELECT consumer, topic, partition, "offset" FROM messaging.parked"""
GIVEN_UP = """
    SELECT action, subject FROM messaging.operations
    WHERE action IN ('parking.edit', 'parking.drop', 'partitions.move')
"""
REGAINED = "SELECT topic, key, last FROM messaging.regained"
RESTARTED = (
    "SELECT EXISTS (SELECT FROM messaging.operations WHERE action = 'regain.settle' AND subject -> 'new' <> '{}')"
)
ERASED = "SELECT subject ->> 'employer_id' AS employer FROM messaging.operations WHERE action = 'employer.erase'"


def add(commands: Any) -> None:
    """The parser of this command."""
    parser = commands.add_parser("verify", help="walk what must hold in the database and on the topics")
    arguments.as_json(parser)
    parser.set_defaults(act=verify)


async def verify(
    service: str, settings: ServiceSettings, consumers: Sequence[Consumer], evidence: Evidence, *, as_json: bool
) -> int:
    """Prints every finding; 0 when nothing is wrong, 1 when something is, 3 when Kafka cannot be asked."""
    try:
        found = await verified(service, settings, consumers, evidence)
    except KafkaError as error:
        say(f"kafka: cannot be asked at {settings.kafka.bootstrap_servers}: {error!r}", to=sys.stderr)
        return 3
    return show(found, as_json=as_json)


async def verified(
    service: str, settings: ServiceSettings, consumers: Sequence[Consumer], evidence: Evidence
) -> list[Found]:
    """Database first, topics afterwards, and what seems to be beyond the database once more."""
    pool = await create_pool(settings.database.dsn("backup"), name=f"{service}.verify", largest=1)
    try:
        async with pool.acquire() as conn, conn.transaction(isolation="repeatable_read", readonly=True):
            await conn.execute(UNHURRIED)
            state, opened = await _state(conn, evidence), list(await evidence.look(conn, settings))
            if evidence.sealed:
                opened += await tried(conn, vault_of(settings), evidence.sealed)
        log = await _log(settings.kafka.connection(), _topics(service))
        async with pool.acquire() as conn:
            later = await published(conn, evidence)
    finally:
        await pool.close()
    since = time.time() - timedelta(days=settings.engine.inbox_days).total_seconds()
    reads = [Reads(one.name, frozenset(one.handlers), since) for one in consumers if one.record_handler is None]
    waiting = [
        Found("outbox", "note", f"{plural(len(state.outbox), 'event')} on their way to Kafka"),
        Found("parked or given up", "note", plural(len(state.excused), "event")),
    ]
    return [*findings(log, state, reads, later), *(one for one in waiting if not one.said.startswith("0 ")), *opened]


def _topics(service: str) -> list[str]:
    return sorted({name for kind, name, *_ in rights_of(service) if kind == TOPIC and not name.endswith(".dlq")})


async def _state(conn: Conn, evidence: Evidence) -> State:
    applied: dict[str, dict[str, bytes]] = {}
    for row in await conn.fetch(APPLIED):
        applied.setdefault(row["consumer"], {})[row["event_id"]] = row["digest"]
    outbox = [(row["topic"], row["key"], int(row["headers"]["ce_sequence"])) for row in await conn.fetch(OUTBOX)]
    excused = [(row["consumer"], row["topic"], row["partition"], row["offset"]) for row in await conn.fetch(PARKED)]
    skipped = []
    for row in await conn.fetch(GIVEN_UP):
        subject = row["subject"]
        place = (subject["consumer"], subject["topic"], int(subject["partition"]))
        if row["action"] == "partitions.move":
            skipped.append((*place, int(subject["from"]), int(subject["to"])))
        else:
            excused.append((*place, int(subject["offset"])))
    return State(
        published=await published(conn, evidence),
        regained=await regained(conn),
        restarted=await conn.fetchval(RESTARTED),
        outbox=frozenset(outbox),
        applied=applied,
        positions={(r["consumer"], r["topic"], r["partition"]): r["next_offset"] for r in await conn.fetch(POSITIONS)},
        excused=frozenset(excused),
        skipped=skipped,
        erased=frozenset(row["employer"] for row in await conn.fetch(ERASED)),
    )


async def published(conn: Conn, evidence: Evidence) -> dict[tuple[str, str], int]:
    """The last number that each aggregate has given away, before a loss or since."""
    found = dict[tuple[str, str], int]()
    for topic, sql in evidence.sequences.items():
        found |= {(topic, row["key"]): row["sequence"] for row in await conn.fetch(sql)}
    for aggregate, last in (await regained(conn)).items():
        found[aggregate] = max(last, found.get(aggregate, 0))
    return found


async def regained(conn: Conn) -> dict[tuple[str, str], int]:
    """The numbers that were given away before a loss."""
    return {(row["topic"], row["key"]): row["last"] for row in await conn.fetch(REGAINED)}


async def _log(kafka: Kafka, topics: Sequence[str]) -> Log:
    """Every record up to what was there when the reading began."""
    async with topic_log.opened(kafka, topics) as there:
        records = [_seen(record) async for record in there.records(there.starts, there.ends)]
    return Log(
        records,
        {(one.topic, one.partition): start for one, start in there.starts.items()},
        {(one.topic, one.partition): end for one, end in there.ends.items()},
        foreign_topics(),
    )


def _seen(record: Record) -> Seen:
    headers = {name: value.decode(errors="replace") for name, value in record.headers if value}
    counted, type_ = headers.get("ce_sequence", ""), headers.get("ce_type", "")
    return Seen(
        record.topic,
        record.partition,
        record.offset,
        (record.key or b"").decode(errors="replace"),
        int(counted) if counted.isascii() and counted.isdecimal() else 0,
        headers.get("ce_id", ""),
        type_,
        digest_of(record, type_),
        record.timestamp / 1000,
        headers.get("ce_employerid", ""),
    )
