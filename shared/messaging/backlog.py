"""What waits in the engine's tables, for exporters, readiness and operators. Needs the worker's rights."""

from dataclasses import dataclass

from shared.database import Pool

BACKLOG = """
    SELECT
        (SELECT count(*) FROM (SELECT FROM messaging.outbox LIMIT 100000) AS waiting) AS outbox,
        (SELECT count(*) FROM messaging.outbox WHERE refused IS NOT NULL) AS outbox_refused,
        coalesce((SELECT extract(epoch FROM clock_timestamp() - o.created_at) FROM messaging.outbox o
            WHERE (o.topic, o.key) NOT IN (SELECT r.topic, r.key FROM messaging.outbox r WHERE r.refused IS NOT NULL)
            ORDER BY o.id LIMIT 1), 0)::float8 AS outbox_seconds,
        (SELECT count(*) FROM (SELECT FROM messaging.parked LIMIT 100000) AS waiting) AS parked,
        (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(parked_at)), 0)::float8
            FROM messaging.parked) AS parked_seconds,
        (SELECT count(*) FROM (
            SELECT FROM messaging.timers WHERE due <= app.now() LIMIT 100000) AS waiting) AS timers_due,
        (SELECT count(*) FROM messaging.timers WHERE next_attempt = 'infinity') AS timers_stuck,
        (SELECT count(*) FROM (
            SELECT FROM messaging.deliveries WHERE next_attempt IS NOT NULL LIMIT 100000) AS waiting
        ) AS deliveries_waiting,
        (SELECT count(*) FROM messaging.deliveries WHERE failed_at IS NOT NULL) AS deliveries_failed
"""
"""Bounded on purpose: it is asked while things are bad. Counts of what may be many end at 100,000."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """Rows that wait, and the age in seconds of the oldest of a kind; `outbox_seconds` of those that may go.

    A refused row and what it holds back would say for days that Kafka is away.
    """

    outbox: int
    outbox_refused: int
    outbox_seconds: float
    parked: int
    parked_seconds: float
    timers_due: int
    timers_stuck: int
    deliveries_waiting: int
    deliveries_failed: int

    @property
    def is_quiet(self) -> bool:
        """Nothing is on its way and nothing waits for anybody."""
        return not (self.outbox or self.parked or self.timers_due or self.deliveries_waiting)


async def backlog(pool: Pool) -> Backlog:
    row = await pool.fetchrow(BACKLOG)
    assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
    return Backlog(**dict(row))
