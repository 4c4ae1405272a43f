"""One service's operations on its engine: every act with who does it and why, every act with a dry run.

Acts on single rows are written down by the engine in the transaction that does them; here the ones that span many.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from shared.database import Pool
from shared.messaging.backlog import Backlog, backlog
from shared.messaging.consumer import Consumer
from shared.messaging.editing import Edit
from shared.messaging.operations import Operation, latest, note
from shared.messaging.parked import ParkedRecord, Place
from shared.messaging.parked_keys import ParkedKey, Sought
from shared.messaging.parking import Parking, obstacle
from shared.messaging.replay import Replayed, Wanted
from shared.messaging.sending import DeliveryLog
from shared.messaging.tuning import DEFAULT, Tuning
from shared.rules import Finding, Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and why, for the log of operations. `payloads`: may see what records carry."""

    name: str
    why: str
    payloads: bool = False


class Desk:
    """What can be seen and done in one service. `consumers` are those of its worker: a replay runs their handlers."""

    def __init__(self, service: str, pool: Pool, consumers: Sequence[Consumer], tuning: Tuning = DEFAULT) -> None:
        self.service, self.pool = service, pool
        self.consumers = {consumer.name: consumer for consumer in consumers}
        self.parking, self.tuning = Parking(pool, tuning), tuning
        self.deliveries = DeliveryLog(pool)

    def consumer(self, name: str) -> Consumer:
        """The consumer of this name; raises `Invalid` with those there are."""
        if name not in self.consumers:
            known = ", ".join(sorted(self.consumers)) or "none"
            raise Invalid(Finding("consumer", "unknown", f"{self.service} has no consumer {name!r}; it has: {known}"))
        return self.consumers[name]

    async def backlog(self) -> Backlog:
        return await backlog(self.pool)

    async def history(self, most: int = 50) -> Sequence[Operation]:
        """What operators did, the newest first."""
        async with self.pool.acquire() as conn:
            return await latest(conn, most)

    async def records(
        self, consumer: str, key: str, *, topic: str | None = None, most: int = 100
    ) -> Sequence[ParkedRecord]:
        """The records of a key in their order; raises `NotFound` when the key has none."""
        found = await self.parking.show(self.consumer(consumer).name, key, topic=topic, most=most)
        if not found:
            raise NotFound(f"parked key {key!r} of {consumer}; `parked list` shows those there are", key)
        return found

    async def disclosed(self, records: Sequence[ParkedRecord], actor: Actor) -> Sequence[ParkedRecord]:
        """The same records with their content, once it is written down who looked and why."""
        return [await self.parking.disclosed(one.place, by=actor.name, why=actor.why) for one in records]

    def obstacle(self, parked: ParkedRecord) -> str | None:
        """What keeps this record from being read; None when its handler would get it."""
        return obstacle(self.consumer(parked.place.consumer), parked)

    def edited(self, parked: ParkedRecord, edit: Edit) -> ParkedRecord:
        """The record as the edit would leave it; raises `Invalid` when it may not."""
        return replace(parked, record=edit.applied_to(parked.record))

    async def waiting(self, wanted: Wanted, consumer: str) -> Sequence[ParkedKey]:
        """The keys that a replay would take, in its order; raises `NotFound` when a named key is not parked."""
        found = await self.parking.list(Sought(self.consumer(consumer).name, wanted.key, wanted.reason), most=1_000_000)
        found = [one for one in found if wanted.topic in (None, one.topic)]
        if wanted.key is not None and not found:
            raise NotFound(f"parked key {wanted.key!r} of {consumer}; `parked list` shows those there are", wanted.key)
        return found

    async def replay(self, consumer: str, wanted: Wanted, actor: Actor) -> AsyncIterator[Replayed]:
        """Writes down who starts it, then yields after each event; stop between two and start again at will."""
        waiting = await self.waiting(wanted, consumer)
        subject = {
            "consumer": consumer, "key": wanted.key, "topic": wanted.topic, "most": wanted.most, "rate": wanted.rate,
            "keys": len(waiting), "records": sum(one.records for one in waiting),
        }  # fmt: skip
        async with self.pool.acquire() as conn, conn.transaction():
            await note(conn, "parking.replay", subject, by=actor.name, why=actor.why)
        async for step in self.parking.replayed(self.consumer(consumer), wanted):
            yield step

    async def to_drop(self, consumer: str, place: Place | None, key: str | None) -> Sequence[ParkedRecord]:
        """The records that a drop of this place, or of this whole key, would take."""
        if (place is None) == (key is None):
            raise Invalid(Finding("place", "one_of", "name one record (topic/partition/offset) or one key, not both"))
        if place is not None:
            return [await self.parking.one(place)]
        return await self.records(consumer, str(key), most=1_000_000)

    async def drop(self, records: Sequence[ParkedRecord], actor: Actor) -> None:
        """Gives them up one by one, the last one first, so that no successor is tried meanwhile."""
        for record in reversed(records):
            await self.parking.drop(record.place, by=actor.name, why=actor.why)
