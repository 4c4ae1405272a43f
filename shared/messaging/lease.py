"""Who may send: one relay per database, by a lease on the database's clock whose epoch fences the one before."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from shared.database import Conn

NAME = "outbox"
ACQUIRE = """
    INSERT INTO messaging.relay_lease AS l (name, owner, epoch, expires_at)
    VALUES ($1, $2, 1, clock_timestamp() + $3)
    ON CONFLICT (name) DO UPDATE
    SET owner = excluded.owner, epoch = l.epoch + 1, expires_at = excluded.expires_at
    WHERE l.expires_at < clock_timestamp()
    RETURNING epoch
"""
RENEW = """
    UPDATE messaging.relay_lease SET expires_at = clock_timestamp() + $4
    WHERE name = $1 AND owner = $2 AND epoch = $3
"""
RELEASE = """
    UPDATE messaging.relay_lease SET expires_at = clock_timestamp() - interval '1 second'
    WHERE name = $1 AND owner = $2 AND epoch = $3
"""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to delete what Kafka has acknowledged, as long as nobody holds a later epoch."""

    owner: UUID
    epoch: int


async def acquire(conn: Conn, owner: UUID, ttl: timedelta) -> Lease | None:
    """The lease if it is free or expired."""
    epoch = await conn.fetchval(ACQUIRE, NAME, owner, ttl)
    return None if epoch is None else Lease(owner, epoch)


async def renew(conn: Conn, lease: Lease, ttl: timedelta) -> bool:
    """False when another relay leads."""
    return await conn.execute(RENEW, NAME, lease.owner, lease.epoch, ttl) == "UPDATE 1"


async def release(conn: Conn, lease: Lease) -> None:
    """Lets the next relay start at once instead of after the expiry."""
    await conn.execute(RELEASE, NAME, lease.owner, lease.epoch)
