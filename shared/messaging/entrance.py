"""The one statement that begins a slice: limits, offset, waiting keys, inbox, tenant.

All of it in one round trip and one JSON parameter: arguments that are arrays cost the driver more per event than
everything else that the engine does to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import asyncpg

from shared.database import Conn
from shared.messaging.arrivals import Arrival
from shared.messaging.claims import ADVANCE, Claim, Fenced
from shared.messaging.inbox import digest_of
from shared.messaging.record import Record

LIMITS = (
    "SET LOCAL idle_in_transaction_session_timeout = '10s'; SET LOCAL statement_timeout = '20s'; "
    "SET LOCAL lock_timeout = '10s'"
)
# The keys are read as of before the offset's lock was there. Only who holds that lock parks records, and leaves
# another offset behind: then nothing moves here. Who waits no longer but is still seen to is parked, and due at once.
_ENTRANCE = f"""
    WITH moved AS (
        {ADVANCE} RETURNING 1
    ), waiting AS (
        SELECT DISTINCT key FROM messaging.parked
        WHERE consumer = $1 AND topic = $2 AND partition = $3
            AND key = ANY (ARRAY(SELECT jsonb_array_elements_text($10::jsonb)))
    ), entered AS (
        INSERT INTO messaging.inbox
            (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence)
        SELECT $1, e ->> 0, (e ->> 1)::uuid, substring($9::bytea, 16 * place::int - 15, 16), e ->> 2,
            $2, $3, (e ->> 3)::bigint, e ->> 4, (e ->> 5)::bigint
        FROM jsonb_array_elements($8::jsonb) WITH ORDINALITY AS r (e, place)
        WHERE EXISTS (SELECT FROM moved) AND e ->> 4 NOT IN (SELECT key FROM waiting)
        ORDER BY place
        %s
        RETURNING "offset"
    )
    SELECT EXISTS (SELECT FROM moved) AS moved, ARRAY(SELECT key FROM waiting) AS waiting,
        CASE WHEN (SELECT count(*) FROM entered) < jsonb_array_length($8::jsonb)
            THEN ARRAY(SELECT "offset" FROM entered) END AS entered, app.now() AS now,
        set_config('app.employer_id', $11, true), set_config('app.person_id', '', true),
        set_config('idle_in_transaction_session_timeout', '10s', true),
        set_config('statement_timeout', '20s', true), set_config('lock_timeout', '10s', true)
"""  # noqa: S608 - nothing but constants
# To pass over what is there costs the server three microseconds a row, and hardly ever is anything there.
ENTRANCE = _ENTRANCE % ""
ENTRANCE_AGAIN = _ENTRANCE % "ON CONFLICT DO NOTHING"


class AppliedBefore(Exception):
    """At least one of the candidates is in the inbox; the transaction is lost and nothing has moved."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the slice met: keys that wait, and the offsets of events that were not applied before; None is all."""

    waiting: frozenset[str]
    entered: frozenset[int] | None
    now: datetime


async def enter_slice(
    conn: Conn,
    held: Claim,
    start: int,
    last: Record,
    *,
    keys: Sequence[str],
    candidates: Sequence[Arrival],
    employer_id: UUID | None,
    again: bool = False,
) -> Entrance:
    """Moves the offset past `last` and enters the candidates whose keys do not wait; acts for the employer from here.

    `again` expects that some were applied before. Raises `AppliedBefore` where that was not expected, and `Fenced` when
    the offset does not stand at `start` or the claim no longer holds.
    """
    events = [(arrival.record, arrival.event) for arrival in candidates if arrival.event is not None]
    try:
        row = await conn.fetchrow(
            ENTRANCE_AGAIN if again else ENTRANCE,
            held.consumer,
            held.topic,
            held.partition,
            held.epoch,
            start,
            last.offset + 1,
            last.anchor,
            [(e.source, str(e.id), e.type, record.offset, e.key, e.sequence) for record, e in events],
            b"".join([digest_of(record, e.type) for record, e in events]),
            keys,
            str(employer_id) if employer_id else "",
        )
    except asyncpg.UniqueViolationError as error:
        raise AppliedBefore from error
    if row is None or not row["moved"]:
        raise Fenced(f"{held.consumer} {held.topic}[{held.partition}] is no longer at {start} under epoch {held.epoch}")
    entered = row["entered"]
    return Entrance(frozenset(row["waiting"]), None if entered is None else frozenset(entered), row["now"])
