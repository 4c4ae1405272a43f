"""One relay's place among the others: it keeps its leases alive, takes what is its share and says what is too much."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from shared.database import Conn, Pool
from shared.messaging import metrics
from shared.messaging.faults import is_transient_outside
from shared.messaging.lease import Lease, give_back, living, renew, take
from shared.messaging.shares import SLOTS, fair_share, free_seat, slots_of, too_few, too_many

log = logging.getLogger(__name__)
SOON = 0.3
"""Seconds until a relay that has not got its share looks again."""


class Seat:
    """Renews in a task of its own, so that a pass may take longer than a lease. `lease` changes only in here."""

    def __init__(self, pool: Pool, lease: Lease, *, ttl: timedelta, every: float) -> None:
        self._pool, self._ttl, self._every = pool, ttl, every
        self._one_at_a_time = asyncio.Lock()
        self._renewing: asyncio.Task[None] | None = None
        self._complete = False
        self.lease = lease
        self.surplus: Sequence[str] = ()

    @classmethod
    async def taken(cls, pool: Pool, owner: UUID, relays: int, *, ttl: timedelta, every: float) -> "Seat | None":
        """The first free one of so many seats, with the slots that are free; None when all are taken."""
        async with pool.acquire() as conn:
            name = free_seat(await living(conn), relays)
            if name is None:
                return None
            lease = await take(conn, Lease(owner, {}), [name], ttl)
            if not lease.epochs:
                return None  # somebody was quicker
            seat = cls(pool, lease, ttl=ttl, every=every)
            await seat._compare(conn)
        log.info("relay.seated seat=%s epoch=%d", name, lease.epochs[name])
        seat._renewing = asyncio.create_task(seat._renew(), name="relay lease")
        return seat

    @property
    def is_lost(self) -> bool:
        """Whether another relay may have taken over."""
        return self._renewing is None or self._renewing.done()

    @property
    def slots(self) -> Sequence[int] | None:
        """Which slots it leads; None means all, which needs no look at the keys."""
        held = slots_of(self.lease.epochs)
        return None if len(held) == SLOTS else held

    async def hand_over(self) -> None:
        """Gives back what is too much; nothing of it may be on its way any more."""
        async with self._one_at_a_time, self._pool.acquire() as conn:
            surplus, self.surplus = self.lease.of(self.surplus), ()
            self.lease = self.lease.of(self.lease.epochs.keys() - surplus.epochs.keys())
            await give_back(conn, surplus)
        self._show()
        log.info("relay.handed_over slots=%d", len(surplus.epochs))

    async def leave(self) -> None:
        """Gives everything back, within a second or not at all."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.wait({self._renewing})
        metrics.RELAY_SLOTS.set(0)
        with contextlib.suppress(Exception):
            async with asyncio.timeout(1), self._pool.acquire() as conn:
                await give_back(conn, self.lease)

    async def _renew(self) -> None:
        last = time.monotonic()
        while True:
            await asyncio.sleep(self._every if self._complete else min(self._every, SOON))
            try:
                async with self._one_at_a_time, self._pool.acquire() as conn:
                    if not await renew(conn, self.lease, self._ttl):
                        return
                    last = time.monotonic()
                    await self._compare(conn)
            except Exception as error:  # noqa: BLE001 - a lease that cannot be renewed ends by itself
                if time.monotonic() - last > self._ttl.total_seconds() or not is_transient_outside(error):
                    return

    async def _compare(self, conn: Conn) -> None:
        """Looks who else is there, and takes what is free and its own."""
        owner, now = self.lease.owner, await living(conn)
        self.surplus = too_many(owner, self.lease.epochs, now)
        if wanted := too_few(owner, self.lease.epochs, now):
            self.lease = await take(conn, self.lease, wanted, self._ttl)
            log.info("relay.leading slots=%d", len(slots_of(self.lease.epochs)))
        self._complete = len(slots_of(self.lease.epochs)) == fair_share(owner, now)
        self._show()

    def _show(self) -> None:
        metrics.RELAY_SLOTS.set(len(slots_of(self.lease.epochs)))
