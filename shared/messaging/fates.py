"""What became of records that a consumer has been past, by its inbox, what is parked, and what operators did."""

from collections.abc import Sequence
from enum import Enum

from shared.database import Conn
from shared.messaging.arrivals import Arrival, is_passed_over
from shared.messaging.consumer import Consumer
from shared.messaging.inbox import changed

KNOWN = """
    SELECT i.source, i.event_id FROM messaging.inbox i
    JOIN unnest($2::text[], $3::uuid[]) AS e (source, event_id) USING (source, event_id)
    WHERE i.consumer = $1
"""
PARKED = """
    SELECT "offset" FROM messaging.parked
    WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = ANY ($4)
"""
# What was edited and is parked no more took effect, with the content that it had then.
DECIDED = """
    SELECT action, (subject ->> 'offset')::bigint AS "offset" FROM messaging.operations
    WHERE action IN ('parking.drop', 'parking.edit') AND subject ->> 'consumer' = $1 AND subject ->> 'topic' = $2
        AND (subject ->> 'partition')::int = $3 AND (subject ->> 'offset')::bigint = ANY ($4)
"""


class Fate(Enum):
    """`MISSING`: it has a handler and had no effect, as after a release that passed it over or a position moved on."""

    APPLIED = "applied"
    PARKED = "parked"
    DROPPED = "dropped"
    PASSED_OVER = "passed over"
    UNREADABLE = "unreadable"
    OTHER_CONTENT = "other content"
    MISSING = "missing"


async def fates(conn: Conn, consumer: Consumer, arrivals: Sequence[Arrival]) -> list[Fate]:
    """One for each record, all of one partition, as far as the inbox remembers."""
    name = consumer.name
    first, offsets = arrivals[0].record, [one.record.offset for one in arrivals]
    events = [one for one in arrivals if one.event is not None]
    sources, ids = [one.event.source for one in events if one.event], [one.event.id for one in events if one.event]
    known = {(row["source"], row["event_id"]) for row in await conn.fetch(KNOWN, name, sources, ids)}
    applied = [one for one in events if one.event and (one.event.source, one.event.id) in known]
    place = (name, first.topic, first.partition, offsets)
    parked = {row["offset"] for row in await conn.fetch(PARKED, *place)}
    decided = {(row["action"], row["offset"]) for row in await conn.fetch(DECIDED, *place)}
    other = {one.record.offset for one in await changed(conn, name, applied)}
    here = {one.record.offset for one in applied}

    def of(arrival: Arrival) -> Fate:
        offset = arrival.record.offset
        if offset in parked:
            return Fate.PARKED
        if ("parking.drop", offset) in decided:
            return Fate.DROPPED
        if ("parking.edit", offset) in decided:
            return Fate.APPLIED
        if offset in here:
            return Fate.OTHER_CONTENT if offset in other else Fate.APPLIED
        if is_passed_over(consumer, arrival):
            return Fate.PASSED_OVER
        return Fate.UNREADABLE if arrival.poison is not None else Fate.MISSING

    return [of(arrival) for arrival in arrivals]
