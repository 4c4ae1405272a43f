"""A consumer of its own for cases whose handler no service has: servers, a database, worker processes, an oracle."""

import signal
import sys
import time
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from deploy.faults import journal as sql
from deploy.faults.case import Verdict
from deploy.faults.journal import Journal
from deploy.faults.rigs.child import Child
from deploy.faults.rigs.contracts import CONSUMER, COUNTER, Counted
from deploy.faults.rigs.ground import DLQ, dsn_of, laid
from deploy.faults.rigs.role import Setting
from deploy.faults.scan import Scan
from deploy.faults.servers import Servers, servers
from deploy.faults.until import until
from deploy.local.child import free_port, spawn, stopped
from deploy.local.stack import ROOT
from deploy.story.ledger import Effect, Logged, Reading, count
from shared.contracts.contract import Contract
from shared.database import Pool, create_pool
from shared.messaging.event import encode, event_of

EFFECTS = "SELECT n, event_id::text AS event_id, key, sequence FROM public.applied ORDER BY n"
PARKED = """
    SELECT event_id::text AS event_id, key, topic, partition, "offset", reason, attempts, next_attempt
    FROM messaging.parked ORDER BY partition, "offset"
"""
EFFECT_COUNT = "SELECT count(*) FROM public.applied"


@dataclass
class Rig:
    """What a rig case works with. Records are written straight to Kafka, or by producers through their outbox."""

    folder: Path
    servers: Servers
    journal: Journal
    scan: Scan
    producer: AIOKafkaProducer
    operator: Pool
    children: list[Child] = field(default_factory=list)
    sequences: dict[str, int] = field(default_factory=dict)
    _healed: tuple[float, int] | None = None

    def dsn(self, role: str, *, linked: bool = True) -> str:
        """The way of one role to the rig's database."""
        return dsn_of(self.servers, role, linked=linked)

    async def start(self, **told: Any) -> Child:
        """A worker process, when it works."""
        child = self.spawned("worker", **told)

        async def ready() -> bool:
            return "ready" in child.said or child.process.poll() is not None

        await until(ready, f"{child.log.name} was not ready", within=60)
        return child

    def spawned(self, role: str, **told: Any) -> Child:
        """A process of the rig, which may not be ready yet."""
        right, port = ("worker" if role == "worker" else "service"), free_port()
        setting = Setting(role, self.dsn(right), self.servers.cluster.clients, port, folder=str(self.folder))
        setting = replace(setting, relay_dsn=self.dsn("relay"), **told)
        log = self.folder / f"{role}-{len(self.children) + 1}.log"
        command = [sys.executable, "-m", "deploy.faults.rigs.role", setting.as_text()]
        self.children.append(Child(spawn(command, log=log, dies_by=signal.SIGKILL, cwd=ROOT), log, port, setting))
        return self.children[-1]

    async def stop(self, *children: Child) -> None:
        """Kills these processes, or all."""
        for child in children or self.children:
            await stopped(child.process, signal.SIGKILL, within=5)

    async def produced(self, build: str, keys: Collection[UUID], times: int, text: str = "") -> None:
        """A producer of this build changes each counter so often, and ends when Kafka has it all."""
        child = self.spawned("producer", build=build, keys=tuple(str(key) for key in keys), times=times, text=text)

        async def ended() -> bool:
            return child.process.poll() is not None

        await until(ended, f"the producer of build {build} did not end", within=60)
        if child.process.returncode:
            raise RuntimeError(child.said[-2000:])

    async def send(self, key: UUID, fact: Contract | None = None, **changes: Any) -> UUID:
        """Writes the next event of a key; `changes` are a `value` or `headers` that differ from a good event's."""
        self.sequences[str(key)] = self.sequences.get(str(key), 0) + 1
        event = event_of(fact or Counted(), key=key, sequence=self.sequences[str(key)], employer_id=None)
        told, value = encode(event)
        headers = {name: text.encode() for name, text in told.items()} | changes.get("headers", {})
        value = changes.get("value", value)
        await self.producer.send(COUNTER.name, value, key=str(key).encode(), headers=list(headers.items()))
        return event.id

    async def effects(self) -> int:
        return await self.journal.number(EFFECT_COUNT)

    async def parked(self) -> Sequence[Mapping[str, object]]:
        """What waits in parking, in the order of its offsets."""
        return await self.journal.ask(PARKED)

    async def letters(self) -> Sequence[Mapping[str, str]]:
        """The headers of every dead letter."""
        reader = AIOKafkaConsumer(bootstrap_servers=self.servers.cluster.inside, enable_auto_commit=False)
        await reader.start()
        try:
            partition = TopicPartition(DLQ.name, 0)
            reader.assign([partition])
            await reader.seek_to_beginning(partition)
            end, found = (await reader.end_offsets([partition]))[partition], []
            while await reader.position(partition) < end:
                for batch in (await reader.getmany(timeout_ms=200)).values():
                    found += [{name: value.decode() for name, value in record.headers} for record in batch]
        finally:
            await reader.stop()
        return found

    async def healing(self) -> None:
        """The fault ends now."""
        self._healed = time.monotonic(), await self.effects()

    async def judged(self, name: str, evidence: str, *, never: Collection[str] = ()) -> Verdict:
        """Waits for rest and counts. `never` are the ids of records that are no events and were dropped."""
        if self._healed is None:
            await self.healing()
        progress, drained = await self._drained()
        log = [
            Logged(one.topic, one.partition, one.offset, one.event_id, one.key, one.sequence, one.type)
            for one in await self.scan.follow()
            if one.event_id not in never
        ]
        rows = await self.journal.ask(EFFECTS)
        effects = [
            Effect(CONSUMER, str(row["event_id"]), COUNTER.name, str(row["key"]), _int(row["sequence"]), _int(row["n"]))
            for row in rows
        ]
        figures = count(log, effects, [Reading(CONSUMER, frozenset(one.type for one in log))])
        verdict = Verdict(
            name, evidence, figures["checked"]["events"], figures["duplicates_on_topic"], figures["lost"],
            figures["doubled"], figures["out_of_order"], progress, drained,
        )  # fmt: skip
        verdict.findings += await self._findings(effects)
        return verdict

    async def _drained(self) -> tuple[float, float]:
        assert self._healed is not None  # noqa: S101 - its only caller saw to it
        at, before = self._healed
        progress: float | None = None

        async def rest() -> bool:
            nonlocal progress
            if progress is None and await self.effects() > before:
                progress = time.monotonic() - at
            return not await self.waiting()

        await until(rest, "I10: everything at rest", within=120, every=0.1)
        drained = time.monotonic() - at
        return (drained if progress is None else progress), drained

    async def waiting(self) -> str:
        """What is still on its way, in words."""
        if rows := await self.journal.number(sql.OUTBOX):
            return f"{rows} rows in the outbox"
        if rows := await self.journal.number("SELECT count(*) FROM messaging.parked"):
            return f"{rows} records parked"
        return await self.unread()

    async def unread(self) -> str:
        """Which partition has records that were not applied or parked."""
        ends = await self.scan.ends()
        at = {_int(row["partition"]): _int(row["next_offset"]) for row in await self.journal.ask(sql.OFFSETS)}
        behind = [f"[{tp.partition}] at {at.get(tp.partition)} of {end}" for tp, end in ends.items()
                  if at.get(tp.partition, 0) < end]  # fmt: skip
        return ", ".join(behind)

    async def all_read(self) -> bool:
        """Every record was applied or parked."""
        return not await self.unread()

    async def _findings(self, effects: Collection[Effect]) -> list[str]:
        found, (steps,) = [], await self.journal.ask(sql.STEPS_BACK)
        if any(steps.values()):
            found.append(f"I8: offsets or epochs stepped back: {dict(steps)}")
        by_key: dict[str, list[int]] = {}
        for effect in effects:
            by_key.setdefault(effect.key, []).append(effect.sequence)
        uneven = [f"{key} {seen[:20]}" for key, seen in by_key.items() if seen != list(range(1, len(seen) + 1))]
        if uneven:
            found.append(f"I4: {len(uneven)} keys whose effects are not 1 to n: {uneven[:3]}")
        if number := await self.journal.number(sql.HANGING):
            found.append(f"I9: {number} hanging transactions")
        return found


def _int(value: object) -> int:
    return int(str(value))


@asynccontextmanager
async def rigged(folder: Path, *, seed: int = 1) -> AsyncIterator[Rig]:
    """Servers of its own and no process yet."""
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(servers(seed=seed))
        journal = await laid(made)
        stack.push_async_callback(journal.close)
        scan = Scan(made.cluster.inside, [COUNTER])
        stack.push_async_callback(scan.close)
        producer = AIOKafkaProducer(bootstrap_servers=made.cluster.inside, enable_idempotence=True, acks="all")
        await producer.start()
        stack.push_async_callback(producer.stop)
        pool = await create_pool(dsn_of(made, "worker", linked=False), name="rig.operator", smallest=0)
        stack.callback(pool.terminate)
        rig = Rig(folder, made, journal, scan, producer, pool)
        stack.push_async_callback(rig.stop)
        yield rig
