"""Outbox rows as the relay reads and deletes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import asyncpg

from shared.database import Conn
from shared.messaging.lease import Lease

# A refused row holds back its key, nobody else; there is none in almost every pass. What is on its way is named by id:
# a row between two of these may have become visible since, and its successors must not be read before it.
# A slot is a bit of the mask: an inequality, which the planner takes for common, so that it reads by id and stops.
READ = """
    SELECT o.id, o.topic, o.key, o.payload, o.headers, (date_part('epoch', o.created_at) * 1000)::bigint AS timestamp_ms
    FROM messaging.outbox o
    WHERE o.id > $1 AND NOT (o.topic = ANY ($3)) AND NOT (o.id <@ $4::int8multirange)
        AND ($5::int IS NULL OR (1 << (hashtext(o.key) & 15)) & $5 <> 0)
        AND (o.topic, o.key) NOT IN (SELECT r.topic, r.key FROM messaging.outbox r WHERE r.refused IS NOT NULL)
    ORDER BY o.id LIMIT $2
"""
# `id + 0` keeps the planner from walking all of the table in search of a refused row.
SNAPSHOT = """
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS xmax,
        (SELECT min(id + 0) FROM messaging.outbox WHERE refused IS NOT NULL) AS refused
"""
DELETE = """
    DELETE FROM messaging.outbox
    WHERE id = ANY ($1) AND EXISTS (
        SELECT 1 FROM messaging.relay_lease AS l JOIN unnest($2::text[], $3::bigint[]) AS held (name, epoch)
            ON l.name = held.name AND l.epoch = held.epoch
        WHERE l.owner = $4 HAVING count(*) = cardinality($2::text[])
    )
"""
REFUSE = "UPDATE messaging.outbox SET refused = $2 WHERE id = $1"
RESTORE = "UPDATE messaging.outbox SET refused = NULL WHERE topic = $1 AND key = $2 AND refused IS NOT NULL"

Row = tuple[int, str, str, bytes, dict[str, str], int]
"""Id, topic, key, payload, headers, milliseconds since 1970: a driver's record, read by position because it is many."""
Span = tuple[int, int]
"""Ids from the first on, up to but without the second."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Transactions below `xmin` have ended, none at or above `xmax` had begun; `refused` is the lowest such row."""

    xmin: int
    xmax: int
    refused: int | None = None


async def read(
    conn: Conn,
    above: int,
    most: int,
    resting_topics: Sequence[str] = (),
    under_way: Sequence[Span] = (),
    slots: Sequence[int] | None = None,
) -> Sequence[Row]:
    """Visible rows in id order, without keys that are held back, topics that rest and what is on its way already."""
    spans = [asyncpg.Range(first, behind) for first, behind in under_way]
    mask = None if slots is None else sum(1 << slot for slot in slots)
    return cast("Sequence[Row]", await conn.fetch(READ, above, most, resting_topics, spans, mask))


def spans_of(ids: Sequence[int]) -> list[Span]:
    """The ids as spans without gaps; they are in ascending order, and there is at least one."""
    if ids[-1] - ids[0] == len(ids) - 1:
        return [(ids[0], ids[-1] + 1)]
    spans, first = [], ids[0]
    for one, following in pairwise(ids):
        if following != one + 1:
            spans.append((first, one + 1))
            first = following
    return [*spans, (first, ids[-1] + 1)]


async def snapshot(conn: Conn) -> Snapshot:
    row = await conn.fetchrow(SNAPSHOT)
    assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
    return Snapshot(row["xmin"], row["xmax"], row["refused"])


async def delete(conn: Conn, ids: Sequence[int], lease: Lease) -> bool:
    """Deletes exactly these, if all of the lease still holds; False when not all of them went."""
    held = lease.epochs
    done = await conn.execute(DELETE, ids, list(held), list(held.values()), lease.owner)
    return done == f"DELETE {len(ids)}"


async def refuse(conn: Conn, row_id: int, why: str) -> None:
    """Kafka will never take this row: it stays, visible, and holds back its key."""
    await conn.execute(REFUSE, row_id, why)


async def restore(conn: Conn, topic: str, key: str) -> int:
    """An operator has removed the cause; returns how many rows go on."""
    return int((await conn.execute(RESTORE, topic, key)).rsplit(" ", 1)[1])
