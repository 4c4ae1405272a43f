"""`regain survey|settle`: how the services agree again after databases, or Kafka, were restored to different moments.

With all services stopped: `survey` of each, then `settle` of each with all three surveys, then start. What it does and
what cannot be regained: docs/runbooks/lost-database.md and docs/decisions/0023-regaining-consistency.md.
"""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from aiokafka.admin import AIOKafkaAdminClient

from shared.contracts.topics import SERVICES
from shared.database import Conn, Pool, close_pool, create_pool
from shared.messaging import Consumer, Kafka
from shared.messaging.operations import note
from shared.messaging.positions import FORGET_SUSPECTS, MOVE
from shared.messaging.record import Record
from shared.messaging.standing import Reached, reached
from shared.operations import arguments, topic_log
from shared.operations.evidence import Evidence
from shared.operations.invariants import Aggregate
from shared.operations.regaining import Plan, Survey, complete, planned
from shared.operations.status_command import reaches_of
from shared.operations.terminal import plural, say, say_json, table
from shared.operations.topic_log import TopicLog
from shared.operations.verdict import Reach
from shared.operations.verify_command import published
from shared.rules import Finding, Invalid
from shared.settings import ServiceSettings

OUTBOX = """
    SELECT topic, key, array_agg((headers ->> 'ce_sequence')::bigint ORDER BY 1) AS numbers FROM messaging.outbox
    WHERE headers ->> 'ce_sequence' ~ '^[0-9]{1,18}$' GROUP BY topic, key
"""
APPLIED = """
    SELECT consumer, topic, key, max(sequence) AS last FROM messaging.inbox GROUP BY consumer, topic, key
"""
# What is parked waits there whole, with its number among the headers.
PARKED = """
    SELECT consumer, topic, key, max(number::bigint) AS last FROM (
        SELECT consumer, topic, key,
            convert_from(header_values[array_position(header_names, 'ce_sequence')], 'UTF8') AS number
        FROM messaging.parked
    ) AS one WHERE number ~ '^[0-9]{1,18}$' GROUP BY consumer, topic, key
"""
AT_WORK = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
        AND application_name = ANY (ARRAY[$1 || '.api', $1 || '.worker', $1 || '.relay', $1 || '.all'])
"""
REMEMBER = """
    INSERT INTO messaging.regained (topic, key, last) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
    ON CONFLICT (topic, key) DO UPDATE SET last = greatest(regained.last, excluded.last)
"""
# Places of the old log: below zero they stay in their order, before everything that the new one will bring.
SHIFT = """
    UPDATE messaging.parked SET "offset" = "offset" - $4
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" >= 0
"""
UNHURRIED = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
GHOSTS = {"topic": "topic", "key": "key", "first": "from", "last": "to", "by": "known to", "left": "left here"}
GONE = {"consumer": "consumer", "topic": "topic", "key": "key", "first": "from", "last": "to"}
SHOWN, KEPT = 20, 1000


def add(commands: Any) -> None:
    """The parsers of these commands."""
    parser = commands.add_parser("regain", help="let the services agree again after something was restored")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("survey", help="what this database knows, as JSON for `settle`; changes nothing")
    settling = actions.add_parser("settle", help="count on behind what others know, go on where the log is new")
    settling.add_argument("surveys", nargs="+", type=Path, metavar="SURVEY", help="those of all services")
    arguments.signed(settling)
    arguments.dangerous(settling)
    arguments.as_json(settling)


async def run(
    given: argparse.Namespace,
    service: str,
    settings: ServiceSettings,
    consumers: Sequence[Consumer],
    evidence: Evidence,
) -> int:
    """0 when it is done, or would be. `KafkaError` when Kafka cannot be asked."""
    who = arguments.actor(given) if given.action == "settle" else None
    pool = await create_pool(settings.database.dsn("migrator"), name=f"{service}.regain", largest=2)
    try:
        await _refuse_work(pool, service)
        kafka = settings.kafka.connection()
        own = await surveyed(pool, service, await _cluster(kafka), evidence)
        if who is None:
            say_json(own.document())
            return 0
        known = complete([_read(path) for path in given.surveys], SERVICES, own.cluster)
        others = [one for name, one in known.items() if name != service]
        topics = sorted({*evidence.sequences, *(topic.name for one in consumers for topic in one.topics)})
        async with topic_log.opened(kafka, topics) as there:
            log, forgotten = await _read_log(there, own.published, evidence)
            shortened = frozenset(one.topic for one, start in there.starts.items() if start)
            refused = await _refused(there, consumers, await reached(pool))
        new = {name: frozenset(one.topic for one in parts) for name, parts in refused.items() if parts}
        plan = planned(own, others, log, frozenset(evidence.sequences), new, shortened).with_back(
            frozenset(one.TOPIC.name for one in evidence.brought_back)
        )
        if not given.dry_run:
            arguments.confirmed(given, _question(plan, refused))
            async with pool.acquire() as conn, conn.transaction():
                await conn.execute(UNHURRIED)
                for record in forgotten:
                    await _bring_back(conn, evidence, record)
                await _settle(conn, evidence, plan, refused)
                await note(conn, "regain.settle", _subject(plan, refused), by=who.name, why=who.why)
    finally:
        await close_pool(pool, within=1.0)
    return _told(given, plan, refused)


async def surveyed(pool: Pool, service: str, cluster: str, evidence: Evidence) -> Survey:
    """What the database says at one moment."""
    applied: dict[str, dict[Aggregate, int]] = defaultdict(dict)
    async with pool.acquire() as conn, conn.transaction(isolation="repeatable_read", readonly=True):
        await conn.execute(UNHURRIED)
        for row in (*await conn.fetch(APPLIED), *await conn.fetch(PARKED)):
            aggregate = (row["topic"], row["key"])
            applied[row["consumer"]][aggregate] = max(row["last"], applied[row["consumer"]].get(aggregate, 0))
        return Survey(
            service,
            datetime.now(UTC).isoformat(timespec="seconds"),
            cluster,
            await published(conn, evidence),
            {(row["topic"], row["key"]): tuple(row["numbers"]) for row in await conn.fetch(OUTBOX)},
            applied,
        )


async def _refuse_work(pool: Pool, service: str) -> None:
    if at_work := await pool.fetchval(AT_WORK, service):
        said = f"{plural(at_work, 'connection')} of {service}'s processes: stop every process of every service first"
        raise Invalid(Finding("service", "at_work", said))


async def _cluster(kafka: Kafka) -> str:
    admin = AIOKafkaAdminClient(**kafka.client_options())
    try:
        await admin.start()
        found: Mapping[str, Any] = await admin.describe_cluster()
    finally:
        await admin.close()
    return str(found["cluster_id"])


def _read(path: Path) -> Survey:
    try:
        document = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise Invalid(Finding(str(path), "unreadable", f"{error}: `regain survey > {path.name}` writes it")) from None
    return Survey.of(document, str(path))


async def _read_log(
    there: TopicLog, published: Mapping[Aggregate, int], evidence: Evidence
) -> tuple[dict[Aggregate, frozenset[int]], list[Record]]:
    """The numbers that lie there of each aggregate, and the records from which rows can be made again."""
    found: dict[Aggregate, set[int]] = defaultdict(set)
    forgotten, types = list[Record](), {one.TYPE.encode() for one in evidence.brought_back}
    async for record in there.records(there.starts, there.ends):
        counted = record.header("ce_sequence") or b""
        if not counted.isdigit():
            continue
        aggregate, number = (record.topic, (record.key or b"").decode(errors="replace")), int(counted)
        found[aggregate].add(number)
        if record.header("ce_type") in types and number > published.get(aggregate, 0):
            forgotten.append(record)
    return {aggregate: frozenset(numbers) for aggregate, numbers in found.items()}, forgotten


async def _bring_back(conn: Conn, evidence: Evidence, record: Record) -> None:
    employer, at, type_ = (record.header(f"ce_{name}") or b"" for name in ("employerid", "time", "type"))
    for contract, bring_back in evidence.brought_back.items():
        if contract.TYPE.encode() == type_:
            fact = contract.model_validate_json(record.value or b"")
            await bring_back(conn, UUID(employer.decode()), datetime.fromisoformat(at.decode()), fact)


async def _refused(
    there: TopicLog, consumers: Sequence[Consumer], positions: Sequence[Reached]
) -> dict[str, list[Reach]]:
    """By consumer the partitions whose log does not continue what it has applied."""
    return {
        consumer.name: [one for one in await reaches_of(there, consumer, positions) if one.refused]
        for consumer in consumers
    }


async def _settle(conn: Conn, evidence: Evidence, plan: Plan, refused: Mapping[str, Sequence[Reach]]) -> None:
    kept = {**plan.absent, **plan.floors}
    for (topic, key), last in plan.floors.items():
        if topic in evidence.raised:
            await conn.execute(evidence.raised[topic], key, last)
    names = list(kept)
    await conn.execute(REMEMBER, [topic for topic, _ in names], [key for _, key in names], list(kept.values()))
    for consumer, parts in refused.items():
        for one in parts:
            place = (consumer, one.topic, one.partition)
            at = one.reached.next_offset if one.reached else 0
            await conn.execute(FORGET_SUSPECTS, *place)
            if one.other or one.end < at:
                await conn.execute(SHIFT, *place, at + 1)
            await conn.execute(MOVE, *place, one.start)


def _subject(plan: Plan, refused: Mapping[str, Sequence[Reach]]) -> dict[str, Any]:
    """What is kept of it, the lists up to a length."""
    moved = {name: [f"{one.topic}/{one.partition}" for one in parts] for name, parts in refused.items() if parts}
    return {
        "ghosts": [asdict(one) for one in plan.ghosts[:KEPT]],
        "gone": [asdict(one) for one in plan.gone[:KEPT]],
        "back": [asdict(one) for one in plan.back[:KEPT]],
        "all_ghosts": len(plan.ghosts),
        "all_gone": len(plan.gone),
        "new": moved,
    }


def _question(plan: Plan, refused: Mapping[str, Sequence[Reach]]) -> str:
    moved = sum(len(parts) for parts in refused.values())
    return (
        f"{plural(len(plan.floors), 'aggregate')} will count on behind events that are lost here, "
        f"{plural(moved, 'position')} will begin a new log"
    )


def _told(given: argparse.Namespace, plan: Plan, refused: Mapping[str, Sequence[Reach]]) -> int:
    moved = [
        {"consumer": name, "partition": f"{one.topic}/{one.partition}", "why": one.refused, "to": one.start}
        for name, parts in refused.items()
        for one in parts
    ]
    if given.json:
        lists = {name: [asdict(one) for one in getattr(plan, name)] for name in ("ghosts", "back", "gone")}
        say_json({"dry_run": given.dry_run, **lists, "moved": moved})
        return 0
    if plan.ghosts:
        say("Lost here, and known to others:")
        rows = [asdict(one) | {"left": "its state of before" if one.known else "nothing"} for one in plan.ghosts]
        _say_rows(GHOSTS, rows)
    if plan.back:
        say(f"{plural(len(plan.back), 'aggregate')} brought back from the log")
    if plan.gone:
        say("Sent on a log that is no more, and perhaps never read:")
        _say_rows(GONE, [asdict(one) for one in plan.gone])
    said = f"{plural(len(plan.floors), 'aggregate')} counted on, {plural(len(moved), 'position')} moved to a new log"
    say(f"would be: {said}; nothing was changed" if given.dry_run else said)
    return 0


def _say_rows(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
    say(table(columns, rows[:SHOWN]))
    if len(rows) > SHOWN:
        say(f"and {len(rows) - SHOWN} more; --json has them all")
    say()
