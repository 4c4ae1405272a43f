"""`make cost`: what a project takes, in bytes of tables, indexes and topics and in processor seconds of each process.

Whole stories are told to shipped services on servers of this command alone; sizes are those after them less those
before, divided by their number. `--write` keeps the figures and the tables of docs/scaling.md.
"""

import argparse
import asyncio
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.bench.place import Place, idempotent_producer, laid_out
from deploy.bench.shipped import shipped
from deploy.bench.stopwatch import cpu_of, cpu_of_server
from deploy.bench.stories import AT_ONCE, Told
from deploy.faults.client import Clients, History
from deploy.faults.employer import settled_in
from deploy.faults.load import Load
from deploy.faults.replicas import Replicas
from deploy.local.backing import Backing, backing
from deploy.local.stack import ROOT, SERVICES, Stack
from shared.contracts.topics import TOPICS

PAGE = ROOT / "docs" / "scaling.md"
KEPT = ROOT / "docs" / "scaling.json"
BLOCK = re.compile(r"(<!-- made: cost -->\n)(.*?)(<!-- end -->)", re.DOTALL)
STORIES = 120
QUIET = 60.0
"""Seconds until nothing is on its way any more."""
SIZES = """
    SELECT n.nspname || '.' || coalesce(p.relname, c.relname) AS name,
        sum(pg_table_size(c.oid))::bigint AS rows, sum(pg_indexes_size(c.oid))::bigint AS indexes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent
    WHERE c.relkind = 'r' AND n.nspname IN ('public', 'messaging') GROUP BY 1
"""
WAITING = "SELECT count(*) FROM messaging.outbox"
EFFECTS = "SELECT count(*) FROM messaging.inbox"
LOG = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"


@dataclass(frozen=True, slots=True)
class Sized:
    """Everything that is measured, at one moment: bytes by name, events by topic, seconds by process."""

    rows: Mapping[str, int]
    indexes: Mapping[str, int]
    topics: Mapping[str, int]
    events: Mapping[str, int]
    effects: int
    seconds: Mapping[str, float]
    log: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Per project. `rows` and `indexes` by `service.schema.table`, `topics` and `events` by topic, in bytes and events;
    `effects` of events in all services; `seconds` of the processor by process; `log` is PostgreSQL's, of all databases.
    """

    stories: int
    rows: Mapping[str, float]
    indexes: Mapping[str, float]
    topics: Mapping[str, float]
    events: Mapping[str, float]
    effects: float
    seconds: Mapping[str, float]
    log: float


def between(before: Sized, after: Sized, stories: int) -> Cost:
    """What one of so many stories took."""

    def each(then: Mapping[str, float], now: Mapping[str, float]) -> dict[str, float]:
        return {name: round((now[name] - then.get(name, 0)) / stories, 4) for name in sorted(now)}

    return Cost(
        stories,
        each(before.rows, after.rows),
        each(before.indexes, after.indexes),
        each(before.topics, after.topics),
        each(before.events, after.events),
        round((after.effects - before.effects) / stories, 4),
        each(before.seconds, after.seconds),
        round((after.log - before.log) / stories, 1),
    )


async def measured(stories: int) -> Cost:
    """Tells so many, at least one for each teller."""
    each = max(stories // AT_ONCE, 1)
    async with _telling() as (servers, stack, replicas, told):
        await asyncio.gather(*(told.some(1) for _ in range(AT_ONCE)))
        before = await _sized(servers, stack, replicas)
        await asyncio.gather(*(told.some(each) for _ in range(AT_ONCE)))
        return between(before, await _sized(servers, stack, replicas), each * AT_ONCE)


@asynccontextmanager
async def _telling() -> AsyncIterator[tuple[Backing, Stack, Replicas, Told]]:
    async with backing() as servers:
        if servers.kafka_process is None or servers.postgres_process is None:
            raise SystemExit("cost: sizes and seconds are read where the servers are started here: set BACKING=local")
        place: Place = await laid_out(servers)
        async with shipped(place) as stack:
            replicas, producer = Replicas(stack, 1), await idempotent_producer(place)
            for service in SERVICES:
                await replicas.start(service)
            history = History(stack.folder / "history.jsonl")
            async with httpx2.AsyncClient(timeout=10.0) as http:
                clients = Clients(http, replicas, history)
                employer = await settled_in(stack, clients, "cost")
                yield servers, stack, replicas, Told(Load(clients, employer, producer, seed=1))
            await producer.stop()
            history.close()
            await replicas.close()


async def _sized(servers: Backing, stack: Stack, replicas: Replicas) -> Sized:
    """Once nothing is on its way, and what is dead is taken out of tables."""
    assert servers.kafka_process is not None and servers.postgres_process is not None  # noqa: S101, PT018
    seconds = {one.service: cpu_of(one.process.pid) for one in replicas.all}
    seconds |= {"PostgreSQL": cpu_of_server(servers.postgres_process.process.pid)}
    seconds |= {"Kafka": cpu_of(servers.kafka_process.process.pid)}
    rows, indexes, effects, log = dict[str, int](), dict[str, int](), 0, 0
    for service, dsn in stack.databases.items():
        conn = await asyncpg.connect(dsn)
        async with asyncio.timeout(QUIET):
            while await conn.fetchval(WAITING):  # noqa: ASYNC110 - other processes send
                await asyncio.sleep(0.1)
        await conn.execute("VACUUM (ANALYZE)")
        for row in await conn.fetch(SIZES):
            rows[f"{service}.{row['name']}"], indexes[f"{service}.{row['name']}"] = row["rows"], row["indexes"]
        effects += await conn.fetchval(EFFECTS)
        log = int(await conn.fetchval(LOG))
        await conn.close()
    topics = _bytes_of_topics(servers.kafka_process.home / "data")
    return Sized(rows, indexes, topics, await _events(servers.kafka), effects, seconds, log)


def _bytes_of_topics(data: Path) -> dict[str, int]:
    found: Counter[str] = Counter({topic.name: 0 for topic in TOPICS})
    for segment in data.glob("*/*.log"):
        topic = segment.parent.name.rpartition("-")[0]
        if topic in found:
            found[topic] += segment.stat().st_size
    return dict(found)


async def _events(bootstrap_servers: str) -> dict[str, int]:
    reader = AIOKafkaConsumer(bootstrap_servers=bootstrap_servers, enable_auto_commit=False)
    await reader.start()
    try:
        ends = await reader.end_offsets([TopicPartition(one.name, n) for one in TOPICS for n in range(one.partitions)])
    finally:
        await reader.stop()
    return {one.name: sum(ends[TopicPartition(one.name, n)] for n in range(one.partitions)) for one in TOPICS}


def tables(cost: Cost) -> str:
    """The tables of docs/scaling.md."""
    events, kilobytes = sum(cost.events.values()), 1000
    lines = [
        f"Per project, of {cost.stories} whole stories (a wish, one candidate, one deliverable, three reviews,",
        f"a decision, an offer with two approvals): {events:.1f} events published,",
        f"{cost.effects:.1f} effects of events.",
        "",
        "| where | rows, kB | indexes, kB | stays |",
        "|---|---|---|---|",
    ]
    for service in SERVICES:
        for schema, stays in (
            ("public", "for good"),
            ("messaging", "35 days (inbox), 90 days (deliveries), or until done"),
        ):
            prefix = f"{service}.{schema}."
            rows, indexes = (
                sum(size for name, size in sizes.items() if name.startswith(prefix)) / kilobytes
                for sizes in (cost.rows, cost.indexes)
            )
            lines.append(f"| {service}, schema `{schema}` | {rows:.1f} | {indexes:.1f} | {stays} |")
    on_topics = sum(cost.topics.values())
    lines += [
        f"| all topics, one copy | {on_topics / kilobytes:.1f} | - | 30 days |",
        f"| PostgreSQL's log, all databases | {cost.log / kilobytes:.1f} | - | as long as its archive is kept |",
        "",
        "| process | processor ms per project | us per effect |",
        "|---|---|---|",
    ]
    for name, seconds in cost.seconds.items():
        lines.append(f"| {name} | {seconds * 1e3:.0f} | {seconds / cost.effects * 1e6:.0f} |")
    whole = sum(cost.seconds.values())
    lines += [
        f"| all | {whole * 1e3:.0f} | {whole / cost.effects * 1e6:.0f} |",
        "",
        f"An event takes {on_topics / events:.0f} bytes on its topic, and its effect {_inbox(cost) / cost.effects:.0f}",
        "bytes in the inbox of each service that applies it.",
    ]
    return "\n".join(lines) + "\n"


def _inbox(cost: Cost) -> float:
    return sum(size for sizes in (cost.rows, cost.indexes) for name, size in sizes.items() if name.endswith(".inbox"))


def with_tables(page: str, cost: Cost) -> str:
    """The page with these figures; `ValueError` where it has no place for them."""
    if not BLOCK.search(page):
        raise ValueError("docs/scaling.md has no block `made: cost`")
    return BLOCK.sub(lambda found: found[1] + tables(cost) + found[3], page)


def kept() -> Cost:
    """The figures that the page cites."""
    told: dict[str, Any] = json.loads(KEPT.read_text())
    return Cost(**told)


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints; 0."""
    parser = argparse.ArgumentParser(prog="python -m deploy.bench.cost")
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--write", action="store_true", help="docs/scaling.md cites this run from now on")
    given = parser.parse_args(words)
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    cost = asyncio.run(measured(given.stories))
    print(tables(cost))
    if given.write:
        KEPT.write_text(json.dumps(asdict(cost), indent=1) + "\n")
        PAGE.write_text(with_tables(PAGE.read_text(), cost))
    return 0


if __name__ == "__main__":
    sys.exit(main())
