"""What an employer's own operators may see and do: the desk, cut down to records that are theirs beyond doubt.

A record belongs to the employer that its header names. Where that cannot be told (no such header, content that may
name another one) it belongs to nobody, and only operators of the installation reach it, by the command line. For the
same reason headers stay as they are here: one of them is the tenant that the handler will run for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.messaging.editing import Edit
from shared.messaging.parked import ParkedRecord, Place
from shared.messaging.parked_keys import ParkedKey, Sought
from shared.messaging.replay import Replayed, Wanted
from shared.messaging.sending import DeliveryState
from shared.messaging.standing import TenantStanding, standing_of
from shared.messaging.stuck_timers import StuckTimer, retry_timers, stuck_timers
from shared.operations.desk import Actor, Desk
from shared.rules import NotFound

MOST = 100
"""Events of a key that one request looks at or replays; the next request goes on."""


@dataclass(frozen=True, slots=True)
class TenantDesk:
    """A desk for one employer; what is not theirs is not found."""

    desk: Desk
    employer_id: UUID

    async def keys(
        self, consumer: str | None, *, after: tuple[datetime, str, str, str] | None, most: int
    ) -> Sequence[ParkedKey]:
        """Their keys that wait, the longest wait first."""
        if consumer is not None:
            self.desk.consumer(consumer)
        sought = Sought(consumer, employer_id=self.employer_id)
        return await self.desk.parking.list(sought, after=after, most=most)

    async def records(self, consumer: str, topic: str, key: str) -> Sequence[ParkedRecord]:
        """The first `MOST` records of a key; raises `NotFound` unless every one is theirs."""
        found = await self.desk.records(consumer, key, topic=topic, most=MOST)
        if not all(self._owns(one) for one in found):
            raise NotFound(f"parked key {key!r} of {consumer} in {topic}", key)
        return found

    async def one(self, place: Place) -> ParkedRecord:
        """The record at this place; raises `NotFound` unless it is theirs."""
        self.desk.consumer(place.consumer)
        found = await self.desk.parking.one(place)
        if not self._owns(found):
            raise NotFound("parked record", f"{place.topic}[{place.partition}] at {place.offset}")
        return found

    async def edit(self, place: Place, value: bytes, actor: Actor, *, dry_run: bool) -> ParkedRecord:
        """The record with this content, as it is now or with `dry_run` as it would be."""
        before, edit = await self.one(place), Edit(value)
        if dry_run:
            return self.desk.edited(before, edit)
        return await self.desk.parking.edit(place, edit, by=actor.name, why=actor.why)

    async def replay(self, consumer: str, topic: str, key: str, actor: Actor, *, most: int) -> Sequence[Replayed]:
        """Up to `most` events of the key, as far as `records` shows them, in order, until the first failure."""
        found = await self.records(consumer, topic, key)
        wanted = Wanted(key, topic, min(len(found), most))
        return [step async for step in self.desk.replay(consumer, wanted, actor)]

    async def drop(self, place: Place, actor: Actor, *, dry_run: bool) -> ParkedRecord:
        """The record that is given up, or would be."""
        found = await self.one(place)
        if not dry_run:
            await self.desk.drop([found], actor)
        return found

    async def standing(self) -> TenantStanding:
        """How much of theirs waits for somebody."""
        return await standing_of(self.desk.pool, self.employer_id)

    async def timers(self) -> Sequence[StuckTimer]:
        """Those of theirs that used up their attempts."""
        return await stuck_timers(self.desk.pool, employer_id=self.employer_id, most=MOST)

    async def retry_timers(self, kind: str, key: str, actor: Actor) -> int:
        """Gives this timer of theirs all its attempts again; raises `NotFound`."""
        by, why = actor.name, actor.why
        return await retry_timers(self.desk.pool, kind, key, by=by, why=why, employer_id=self.employer_id)

    async def deliveries(self) -> Sequence[DeliveryState]:
        """Those of theirs that were given up, the newest first."""
        return await self.desk.deliveries.latest(failed=True, most=MOST, employer_id=self.employer_id)

    async def retry_delivery(self, delivery_id: UUID, actor: Actor) -> None:
        """Sends one of theirs again that was given up, or sent; raises `NotFound`."""
        by, why = actor.name, actor.why
        await self.desk.deliveries.replay(delivery_id, by=by, why=why, employer_id=self.employer_id)

    def _owns(self, parked: ParkedRecord) -> bool:
        record, names = parked.record, [name for name, _ in parked.record.headers]
        return (
            names.count("ce_employerid") == 1
            and record.header("ce_employerid") == str(self.employer_id).encode()
            and not (record.header("content-type") or b"").startswith(b"application/cloudevents")
        )
