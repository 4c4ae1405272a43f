"""SIGKILL with work in flight: a service is frozen when it has something in hand, looked at, and then killed.

Freezing first (SIGSTOP) makes "in flight" a fact instead of a guess: what lies between the database and the topics
cannot move while it is counted.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import asyncpg

from deploy.local.stack import SERVICES
from deploy.story.clients import OPEN
from deploy.story.ledger import readings
from deploy.story.log import Entry, TopicLog
from shared.contracts.topics import BY_NAME

IN_HAND = """
    SELECT (SELECT count(*) FROM messaging.outbox) AS outbox,
           (SELECT count(*) FROM messaging.deliveries WHERE next_attempt IS NOT NULL) AS deliveries,
           (SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND state LIKE 'idle in transaction%') AS transactions
"""
FROZEN_LOOKS = 75
"""Looks at a frozen service, 20 ms apart, before it is let go."""
APPLIED = "SELECT count(*) FROM messaging.inbox WHERE consumer LIKE $1 AND event_id = $2"


class Services(Protocol):
    """What can be done to a running service by its name."""

    def freeze(self, service: str) -> None: ...
    def thaw(self, service: str) -> None: ...
    async def kill(self, service: str) -> None: ...
    async def restart(self, service: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Kill:
    """One SIGKILL: which service, when (UTC), and what it had in flight."""

    service: str
    at: datetime
    in_flight: str


class Chaos:
    """Kills each service as often as asked for, at most once per act, when an event that concerns it has appeared."""

    def __init__(self, services: Services, log: TopicLog, admin: Callable[[str], str], times: int = 2) -> None:
        self.kills: list[Kill] = []
        self._services, self._admin, self._times = services, admin, times
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy = False
        self._spared: set[str] = set()
        self._handled = {(r.consumer.split(".")[0], type_) for r in readings() for type_ in r.types}
        log.each(self._seen)

    def next_act(self) -> None:
        """Whoever was killed in the act before may be killed again."""
        self._spared.clear()

    def _seen(self, entry: Entry) -> None:
        if self._busy:
            return
        topic = BY_NAME[entry.topic]
        struck = Counter(kill.service for kill in self.kills)
        concerned = [name for name in (topic.producer, *topic.consumers) if name in SERVICES]
        wanted = [name for name in concerned if struck[name] < self._times and name not in self._spared]
        if wanted:
            service = min(wanted, key=lambda name: struck[name])
            self._busy = True
            self._services.freeze(service)
            self._start(self._strike(service, entry))

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _strike(self, service: str, entry: Entry) -> None:
        try:
            in_flight = await self._caught(service, entry)
            if not in_flight:
                self._services.thaw(service)
                return
            await self._services.kill(service)
            self.kills.append(Kill(service, datetime.now(UTC), in_flight))
            self._spared.add(service)
            await self._services.restart(service)
        except BaseException:
            self._services.thaw(service)  # a frozen service would hang the story without a word
            raise
        finally:
            self._busy = False

    async def _caught(self, service: str, entry: Entry) -> str:
        """What the frozen service has in hand; work that comes in while it is frozen counts, it cannot finish it."""
        for _ in range(FROZEN_LOOKS):
            if in_flight := await self._in_flight(service, entry):
                return in_flight
            await asyncio.sleep(0.02)
        return ""

    async def _in_flight(self, service: str, entry: Entry) -> str:
        conn = await asyncpg.connect(self._admin(service))
        try:
            row = dict(await conn.fetchrow(IN_HAND) or {})
            found = [f"{row[name]} in {name}" for name in ("outbox", "deliveries", "transactions") if row[name]]
            if waiting := OPEN[service]:
                found.append(f"{waiting} HTTP requests open")
            if (service, entry.attributes.type) in self._handled and not await conn.fetchval(
                APPLIED, f"{service}.%", entry.attributes.id
            ):
                found.append(f"{entry.kind} not yet applied")
        finally:
            await conn.close()
        return ", ".join(found)

    async def settled(self) -> None:
        """Waits until no strike is under way."""
        while self._tasks:
            done, _ = await asyncio.wait(set(self._tasks))
            for task in done:
                task.result()

    def report(self) -> list[dict[str, Any]]:
        """The kills as the report lists them."""
        return [{"service": k.service, "at": k.at.isoformat(), "in_flight": k.in_flight} for k in self.kills]
