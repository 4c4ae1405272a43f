"""Who may send: leases by name on the database's clock, each with an epoch that fences the holders before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from shared.database import Conn

# Rows are locked in the order of their names by all who take several.
TAKE = """
    INSERT INTO messaging.relay_lease AS l (name, owner, epoch, expires_at)
    SELECT name, $2, 1, clock_timestamp() + $3 FROM unnest($1::text[]) AS wanted (name) ORDER BY name
    ON CONFLICT (name) DO UPDATE
    SET owner = excluded.owner, epoch = l.epoch + 1, expires_at = excluded.expires_at
    WHERE l.expires_at < clock_timestamp()
    RETURNING name, epoch
"""
RENEW = """
    UPDATE messaging.relay_lease AS l SET expires_at = clock_timestamp() + $4
    FROM unnest($1::text[], $2::bigint[]) AS held (name, epoch)
    WHERE l.name = held.name AND l.epoch = held.epoch AND l.owner = $3
"""
LIVING = "SELECT name, owner FROM messaging.relay_lease WHERE expires_at >= clock_timestamp()"


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to delete what Kafka has acknowledged, as long as nobody holds a later epoch of any of its names."""

    owner: UUID
    epochs: Mapping[str, int]

    def of(self, names: Collection[str]) -> "Lease":
        """The part of it that bears these names."""
        return Lease(self.owner, {name: epoch for name, epoch in self.epochs.items() if name in names})


async def take(conn: Conn, lease: Lease, names: Collection[str], ttl: timedelta) -> Lease:
    """The lease, and of the names those that were free or expired."""
    found = await conn.fetch(TAKE, list(names), lease.owner, ttl)
    return Lease(lease.owner, {**lease.epochs, **{row["name"]: row["epoch"] for row in found}})


async def renew(conn: Conn, lease: Lease, ttl: timedelta) -> bool:
    """False when another relay holds some of it; the others are renewed all the same."""
    done = await conn.execute(RENEW, list(lease.epochs), list(lease.epochs.values()), lease.owner, ttl)
    return done == f"UPDATE {len(lease.epochs)}"


async def give_back(conn: Conn, lease: Lease) -> None:
    """Lets the next relay start at once instead of after the expiry."""
    await renew(conn, lease, timedelta(seconds=-1))


async def living(conn: Conn) -> Mapping[str, UUID]:
    """Every lease that holds now, and whose it is."""
    return {row["name"]: row["owner"] for row in await conn.fetch(LIVING)}
