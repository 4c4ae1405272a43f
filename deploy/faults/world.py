"""A running Journeywork for faults: servers, replicas, load and oracle, healed and at rest between two cases."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
from aiokafka import AIOKafkaProducer, TopicPartition

from deploy.faults import journal as sql
from deploy.faults.case import Broken
from deploy.faults.client import ANSWERED_WITHIN, Clients, History
from deploy.faults.employer import settled_in
from deploy.faults.journal import Journal
from deploy.faults.load import Load
from deploy.faults.oracle import Account, Figures, Oracle
from deploy.faults.replicas import QUICK, Replicas
from deploy.faults.scan import Scan
from deploy.faults.servers import Servers, servers
from deploy.local.ground import Fill, laid, migrated
from deploy.local.release import CURRENT, Release
from deploy.local.stack import SERVICES, Stack, prepared
from deploy.story.ledger import Reading, consumers
from shared.contracts.envelope import Attributes, to_headers
from shared.contracts.topics import TOPICS
from shared.messaging import Consumer

READINGS = 5
"""At most, of topics and databases, until one is not disturbed."""
AT_REST_FOR = 1.0
"""Seconds for which nothing may move before everything counts as drained."""
LONGEST_DRAIN = 120.0
LARGEST_REPLICA = 600 * 1024 * 1024
MOST_CONNECTIONS = 30
"""Of one replica, in its service's database: its pools and the relay's."""


@dataclass
class Healing:
    """When the fault was taken away, how far everything was then, and how long it took from there."""

    at: float
    applied: int
    progress: float | None = None
    drained: float | None = None


@dataclass
class World:
    """What a case is given."""

    folder: Path
    servers: Servers
    stack: Stack
    replicas: Replicas
    journals: Mapping[str, Journal]
    scan: Scan
    load: Load
    oracle: Oracle
    producer: AIOKafkaProducer
    before: Figures = field(default_factory=Figures)
    consumers: Sequence[Consumer] = field(default_factory=consumers)
    _healing: Healing | None = None
    _watch: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def loaded(self, *, clients: int = 6, warm: float = 1.0) -> AsyncIterator[Load]:
        """The load runs while the block does; the block begins when it has run for `warm` seconds."""
        async with self.load.running(clients=clients):
            await asyncio.sleep(warm)
            yield self.load

    async def healing(self) -> None:
        """The fault ends now: progress and drain are timed from here. `heal` calls it for cases that do not."""
        if self._healing is None:
            self._healing = Healing(time.monotonic(), await self._applied())
            self._watch = asyncio.create_task(self._watched(self._healing), name="progress after healing")

    async def advance(self, span: timedelta) -> None:
        """Moves the domain clock of all services forward."""
        body = {"seconds": int(span.total_seconds())}
        (await self.stack.http.post(f"{self.stack.issuer}/clock/advance", json=body)).raise_for_status()
        self.load.wanders += span

    async def inject(self, topic: str, key: str, event_id: str, type_: str, value: bytes = b"{}") -> None:
        """Writes a record that looks like an event of this employer, whatever its value is."""
        attributes = Attributes(
            event_id, "urn:journeywork:posting", type_, subject=key, partitionkey=key, sequence="1",
            time=datetime.now(UTC).isoformat(), employerid=self.load.employer.employer_id, correlationid=event_id,
        )  # fmt: skip
        await self.producer.send_and_wait(topic, value, key=key.encode(), headers=to_headers(attributes))

    async def heal(self) -> Healing:
        """Takes every fault away, waits until all is at rest; `Broken` when that takes too long."""
        await self.servers.complete()
        await self.healing()
        assert self._healing is not None and self._watch is not None  # noqa: PT018, S101 - set the line before
        await self.replicas.complete()
        await self._watch
        healing, self._healing, self._watch = self._healing, None, None
        return healing

    async def at_rest(self) -> None:
        """Waits until all is at rest in the middle of a case."""
        await self._watched(Healing(time.monotonic(), await self._applied()))

    async def account(self) -> tuple[Figures, list[str]]:
        """The case's own figures, and every invariant that does not hold."""
        account = await self._undisturbed()
        figures, self.before = account.figures.since(self.before), account.figures
        return figures, account.findings + await self._left_over()

    async def _undisturbed(self) -> Account:
        """Topics and databases are read one after the other: a timer that fires between them would look like a loss."""
        for _ in range(READINGS):
            drawn = await self._drawn()
            if not await self.waiting():
                account = await self.oracle.account()
                if await self._drawn() == drawn:
                    return account
            await self.at_rest()
        raise Broken(f"I10: something was published during each of {READINGS} readings")

    async def _drawn(self) -> list[int]:
        return [await one.number(sql.DRAWN) for one in self.journals.values()]

    async def _applied(self) -> int:
        return sum([await one.number(sql.APPLIED_SO_FAR) for one in self.journals.values()])

    async def _watched(self, healing: Healing) -> None:
        quiet_since: float | None = None
        while time.monotonic() - healing.at < LONGEST_DRAIN:
            with contextlib.suppress(Exception):  # a server may still be on its way back
                now, applied, waiting = time.monotonic(), await self._applied(), await self.waiting()
                if applied > healing.applied and healing.progress is None:
                    healing.progress = now - healing.at
                quiet_since = (quiet_since or now) if not waiting else None
                if quiet_since is not None and now - quiet_since >= AT_REST_FOR:
                    healing.drained = quiet_since - healing.at
                    healing.progress = healing.progress if healing.progress is not None else healing.drained
                    return
            await asyncio.sleep(0.2)
        raise Broken(f"I10: not drained within {LONGEST_DRAIN:.0f} s: {await self.waiting()}")

    async def waiting(self) -> str:
        """What is still on its way, in words; empty when nothing is."""
        for name, journal in self.journals.items():
            if waiting := await journal.number(sql.OUTBOX):
                return f"{waiting} rows in the outbox of {name}"
            if keys := await journal.number(sql.TRIED_AGAIN):
                return f"{keys} keys in parking of {name} that are tried again"
        ends = await self.scan.ends(TOPICS)
        at = {
            (reader.name, one): 0
            for reader in self.consumers
            for one in ends
            if one.topic in [topic.name for topic in reader.topics]
        }
        for journal in self.journals.values():
            for row in await journal.ask(sql.OFFSETS):
                partition = TopicPartition(row["topic"], row["partition"])
                at[str(row["consumer"]), partition] = int(str(row["next_offset"]))
        for (consumer, partition), offset in at.items():
            if offset < ends.get(partition, 0):
                return f"{consumer} is at {offset} of {ends[partition]} on {partition.topic}[{partition.partition}]"
        return ""

    async def _left_over(self) -> list[str]:
        """I9: what nobody may hold any more, and sizes."""
        said = []
        for name, journal in self.journals.items():
            for what, query in (("hanging transactions", sql.HANGING), ("waits for locks", sql.WAITING_LOCKS)):
                if number := await journal.number(query):
                    said.append(f"I9: {number} {what} in {name}")
            open_ = await journal.number(sql.CONNECTIONS, f"{name}%")
            if open_ > MOST_CONNECTIONS * len(self.replicas.of(name)):
                said.append(f"I9: {open_} connections to {name}")
        living = [replica for replica in self.replicas.all if replica.process.poll() is None]
        sizes = {replica.name: _resident(replica.process.pid) for replica in living}
        said += [f"I9: {n} holds {size / 2**20:.0f} MiB" for n, size in sizes.items() if size > LARGEST_REPLICA]
        return said


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a world begins with: code and roles of its replicas, what fills its databases, and settings of each service
    (`told`) and of every replica (`pace`, without a prefix).

    `events` puts records on the topics before anything runs, given the bootstrap servers; it returns their ids, which
    no database need know. `wanted` says what each consumer must apply, where that is not what this code handles.
    `next_one`: clients ask another replica when one refuses the connection.
    """

    release: Release = CURRENT
    roles: Sequence[str] = ("all",)
    fill: Fill = migrated
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pace: Mapping[str, str] = field(default_factory=QUICK.copy)
    events: Callable[[str], Awaitable[set[str]]] | None = None
    wanted: Sequence[Reading] | None = None
    next_one: bool = False


EMPTY = Beginning()


@asynccontextmanager
async def world(
    folder: Path,
    *,
    seed: int = 1,
    each: int = 2,
    brokers: int = 1,
    most_partitions: int = 100,
    beginning: Beginning = EMPTY,
) -> AsyncIterator[World]:
    """Servers behind links, `each` replicas of every service and role, an employer that has settled in."""
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(servers(brokers=brokers, seed=seed))
        yield await opened(
            stack, made, folder, seed=seed, each=each, most_partitions=most_partitions, beginning=beginning
        )


def few_partitions(folder: Path) -> AbstractAsyncContextManager[World]:
    """A world with three replicas of each service and one partition per topic: more members than partitions."""
    return world(folder, each=3, most_partitions=1)


async def opened(
    stack: AsyncExitStack,
    made: Servers,
    folder: Path,
    *,
    seed: int,
    each: int,
    most_partitions: int = 100,
    beginning: Beginning = EMPTY,
) -> World:
    """A world on servers that run."""
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    dsns = await laid(stack, made.direct, most_partitions=most_partitions, fill=beginning.fill)
    seen = {name: {**told, **beginning.told.get(name, {})} for name, told in made.seen(dsns).items()}
    around = await prepared(stack, made.linked, folder, dsns, seen=seen)
    around.release = beginning.release
    journals = {name: Journal(name, around.dsns[name]["admin"]) for name in SERVICES}
    for one in journals.values():
        await one.install()
        stack.push_async_callback(one.close)
    scan = Scan(made.direct.kafka, most_partitions=most_partitions)
    stack.push_async_callback(scan.close)
    history = History(folder / "history.jsonl")
    stack.callback(history.close)
    oracle = Oracle(scan, journals, history)
    oracle.wanted = oracle.wanted if beginning.wanted is None else beginning.wanted
    oracle.injected |= await beginning.events(made.direct.kafka) if beginning.events else set()
    await oracle.begin()
    replicas = Replicas(around, each, seed=seed, roles=beginning.roles, pace=beginning.pace)
    stack.push_async_callback(replicas.close)
    await replicas.complete()
    http = await stack.enter_async_context(httpx2.AsyncClient(timeout=ANSWERED_WITHIN))
    clients = Clients(http, replicas, history, next_one=beginning.next_one)
    employer = await settled_in(around, clients, f"faults-{seed}")
    producer = AIOKafkaProducer(bootstrap_servers=made.direct.kafka, acks="all")  # HR systems may repeat themselves
    await producer.start()
    stack.push_async_callback(producer.stop)
    load = Load(clients, employer, producer, seed=seed)
    load.wanders = timedelta(seconds=await journals["posting"].number(sql.AHEAD))
    on = World(folder, made, around, replicas, journals, scan, load, oracle, producer)
    await on.heal()
    on.before = (await oracle.account()).figures
    return on
