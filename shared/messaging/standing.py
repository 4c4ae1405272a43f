"""How a service stands, as its database tells it beside `backlog`: sessions, relays, and what waits for somebody.

Asked once by an operator, with the worker's rights. That a process lives is told by its sessions, which bear the name
of its pool; that a relay may send, by its lease.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.database import Pool
from shared.messaging.shares import SEATS, SLOT_NAMES

STANDING = """
    SELECT
        (SELECT coalesce(jsonb_object_agg(application_name, number), '{}') FROM (
            SELECT application_name, count(*) AS number FROM pg_stat_activity
            WHERE datname = current_database() AND application_name LIKE $1 || '.%' GROUP BY 1
        ) AS one) AS sessions,
        (SELECT count(DISTINCT owner) FROM messaging.relay_lease
            WHERE name = ANY ($2) AND expires_at >= clock_timestamp()) AS relays,
        (SELECT count(*) FROM messaging.relay_lease
            WHERE name = ANY ($3) AND expires_at >= clock_timestamp()) AS slots,
        (SELECT max(slot_name::text) FROM pg_replication_slots
            WHERE database = current_database() AND slot_type = 'logical' AND active) AS slot,
        (SELECT count(*) FROM (
            SELECT FROM messaging.parked WHERE next_attempt IS NULL LIMIT 100000
        ) AS bounded) AS parked_for_operator,
        coalesce((
            SELECT extract(epoch FROM app.now() - due) FROM messaging.timers
            WHERE due <= app.now() AND next_attempt IS DISTINCT FROM 'infinity' ORDER BY due, id LIMIT 1
        ), 0)::float8 AS timers_overdue_seconds,
        (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(queued_at)), 0)::float8 FROM (
            SELECT queued_at FROM messaging.deliveries WHERE next_attempt IS NOT NULL LIMIT 100000
        ) AS bounded) AS deliveries_seconds
"""

REACHED = """
    SELECT consumer, topic, partition, next_offset, anchor,
        extract(epoch FROM clock_timestamp() - updated_at)::float8 AS seconds
    FROM messaging.consumer_offsets
"""
OF_EMPLOYER = """
    SELECT
        (SELECT count(*) FROM messaging.parked
            WHERE header_values[array_position(header_names, 'ce_employerid')] = convert_to($1::uuid::text, 'UTF8')
        ) AS parked,
        (SELECT count(*) FROM messaging.timers WHERE next_attempt = 'infinity' AND employer_id = $1) AS timers_stuck,
        (SELECT count(*) FROM messaging.deliveries
            WHERE failed_at IS NOT NULL AND employer_id = $1) AS deliveries_failed
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """`sessions` by name of the pool, such as `posting.worker`; `slots` of the outbox have a relay that may send.

    `slot` is the replication slot that somebody reads instead of a relay, such as Debezium. Of what is parked,
    `parked_for_operator` is tried no more by itself. Ages in seconds.
    """

    sessions: Mapping[str, int]
    relays: int
    slots: int
    slot: str | None
    parked_for_operator: int
    timers_overdue_seconds: float
    deliveries_seconds: float


@dataclass(frozen=True, slots=True)
class Reached:
    """What a consumer applies next in one partition; `anchor` seals the record before, `seconds` since it moved."""

    consumer: str
    topic: str
    partition: int
    next_offset: int
    anchor: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class TenantStanding:
    """How many events, timers and deliveries of one employer wait for somebody."""

    parked: int
    timers_stuck: int
    deliveries_failed: int


async def standing(pool: Pool, service: str) -> Standing:
    row = await pool.fetchrow(STANDING, service, list(SEATS), list(SLOT_NAMES))
    assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
    return Standing(**dict(row))


async def reached(pool: Pool) -> Sequence[Reached]:
    """Every position of every consumer."""
    return [Reached(**dict(row)) for row in await pool.fetch(REACHED)]


async def standing_of(pool: Pool, employer_id: UUID) -> TenantStanding:
    row = await pool.fetchrow(OF_EMPLOYER, employer_id)
    assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
    return TenantStanding(**dict(row))
