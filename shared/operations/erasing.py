"""Takes everything of one employer out of a service: its rows in every table that has tenants, and its files.

Works from the database's own catalogue, so that a table that a later release adds is not forgotten. One transaction;
files go first, so that a run that was cut short still knows them when it is started again.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from uuid import UUID

from shared.blobs import Blobs
from shared.database import Conn
from shared.messaging.operations import note
from shared.operations.desk import Actor
from shared.rules import Finding, Invalid

TABLES = """
    SELECT c.oid::regclass::text AS name FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attname = 'employer_id' AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname IN ('public', 'messaging')
    ORDER BY 1
"""
REFERENCES = """
    SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
    WHERE contype = 'f' AND conrelid <> confrelid
"""
PARKED = """
    DELETE FROM messaging.parked
    WHERE header_values[array_position(header_names, 'ce_employerid')] = convert_to($1::uuid::text, 'UTF8')
"""
OUTBOX = "SELECT count(*) FROM messaging.outbox WHERE headers ->> 'ce_employerid' = $1::uuid::text"
UNHURRIED = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'"


@dataclass(frozen=True, slots=True)
class File:
    """One file in one part of the store that belongs to this employer alone."""

    store: Blobs
    digest: str


async def tenant_tables(conn: Conn) -> list[str]:
    """Every table with a tenant, those that refer to others before these."""
    names = [row["name"] for row in await conn.fetch(TABLES)]
    order: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(names, ()))
    for row in await conn.fetch(REFERENCES):
        if row["child"] in names and row["parent"] in names:
            order.add(row["parent"], row["child"])
    return list(order.static_order())


async def erase(conn: Conn, employer_id: UUID, files: Sequence[File], actor: Actor | None) -> Mapping[str, int]:
    """Rows by table that are gone when the caller's transaction commits; without an actor it rolls back itself.

    Needs the migrator's rights. Raises `Invalid` while events of the employer are on their way to Kafka.
    """
    await conn.execute(UNHURRIED)
    waiting = await conn.fetchval(OUTBOX, employer_id)
    if waiting:
        said = f"{waiting} events of it are on their way to Kafka: wait until the outbox is empty, or drop refused ones"
        raise Invalid(Finding("employer", "outbox", said))
    gone = {table: await _delete(conn, table, employer_id) for table in await tenant_tables(conn)}
    gone["messaging.parked"] = _count(await conn.execute(PARKED, employer_id))
    if actor is None:
        return gone
    for file in files:
        await asyncio.to_thread(file.store.remove, file.digest)
    subject = {"employer_id": str(employer_id), "files": len(files), "rows": {t: n for t, n in gone.items() if n}}
    await note(conn, "employer.erase", subject, by=actor.name, why=actor.why)
    return gone


async def _delete(conn: Conn, table: str, employer_id: UUID) -> int:
    return _count(await conn.execute(f"DELETE FROM {table} WHERE employer_id = $1", employer_id))  # noqa: S608  regclass


def _count(done: str) -> int:
    return int(done.rsplit(" ", 1)[1])
