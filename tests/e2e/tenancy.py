"""Walks every business table of a database, read from the catalogue, as one tenant, as another, and as none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

import asyncpg

TABLES = """
    SELECT c.relname AS name,
           EXISTS (
               SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'employer_id' AND NOT a.attisdropped
           ) AS tenanted,
           c.relrowsecurity AND c.relforcerowsecurity AS forced
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY 1
"""
ENGINE = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'messaging' AND c.relkind IN ('r', 'p')
"""
COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = ('public.' || quote_ident($1))::regclass AND attnum > 0 AND NOT attisdropped
      AND attgenerated = '' AND attidentity = ''
"""
Conn: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


@dataclass(frozen=True)
class Walk:
    """What is allowed to be different, each with its reason: tables without tenant, tables the story leaves empty."""

    untenanted: Mapping[str, str]
    empty: Mapping[str, str]


async def troubles(conn: Conn, role: str, mine: UUID, other: UUID, walk: Walk) -> list[str]:
    """Everything that is not as it should be, in sentences; `conn` is a superuser's, in a transaction."""
    found = []
    for table in await conn.fetch(TABLES):
        name = table["name"]
        if not table["tenanted"]:
            if name not in walk.untenanted:
                found.append(f"{name} has no employer_id and is not named with a reason")
            continue
        if not table["forced"]:
            found.append(f"{name} has no forced row-level security")
        found += await _reading(conn, role, name, mine, other, walk)
        found += await _writing(conn, role, name, mine, other)
    return found


async def _reading(conn: Conn, role: str, name: str, mine: UUID, other: UUID, walk: Walk) -> list[str]:
    found = []
    own = await _seen(conn, role, name, mine, f"employer_id = '{mine}'")
    if own == 0 and name not in walk.empty:
        found.append(f"{name} shows its tenant nothing")
    if await _seen(conn, role, name, mine, f"employer_id = '{other}'"):
        found.append(f"{name} shows rows of another tenant")
    if await _seen(conn, role, name, None, "true"):
        found.append(f"{name} shows rows to no tenant")
    return found


async def _seen(conn: Conn, role: str, name: str, tenant: UUID | None, where: str) -> int:
    """Rows visible to the role as this tenant; none where the role may not read at all."""
    try:
        async with conn.transaction():
            await _become(conn, role, tenant)
            seen: int = await conn.fetchval(f'SELECT count(*) FROM public."{name}" WHERE {where}')
            await conn.execute("RESET ROLE")
            return seen
    except asyncpg.InsufficientPrivilegeError:
        return 0


async def _writing(conn: Conn, role: str, name: str, mine: UUID, other: UUID) -> list[str]:
    columns = [row["attname"] for row in await conn.fetch(COLUMNS, name)]
    listed = ", ".join(f'"{column}"' for column in columns)
    moved = ", ".join(f"'{other}'::uuid" if column == "employer_id" else f'"{column}"' for column in columns)
    statements = {
        "insert": f'INSERT INTO public."{name}" ({listed}) SELECT {moved} FROM public."{name}" LIMIT 1',
        "update": f"UPDATE public.\"{name}\" SET employer_id = employer_id WHERE employer_id = '{other}'",
        "delete": f"DELETE FROM public.\"{name}\" WHERE employer_id = '{other}'",
    }
    return [
        f"{name} lets a tenant {verb} a row of another"
        for verb, statement in statements.items()
        if await _done(conn, role, mine, statement)
    ]


async def _done(conn: Conn, role: str, tenant: UUID, statement: str) -> int:
    """How many rows the statement changed; nothing stays of it."""
    attempt = conn.transaction()
    await attempt.start()
    try:
        await _become(conn, role, tenant)
        status = await conn.execute(statement)
        return int(status.rpartition(" ")[2])
    except (asyncpg.InsufficientPrivilegeError, asyncpg.UniqueViolationError):
        return 0
    finally:
        await attempt.rollback()


async def _become(conn: Conn, role: str, tenant: UUID | None) -> None:
    await conn.execute(f'SET LOCAL ROLE "{role}"')
    await conn.execute("SELECT set_config('app.employer_id', $1, true)", str(tenant) if tenant else "")


async def readable_engine_tables(conn: Conn, role: str) -> list[str]:
    """Tables of the messaging engine that the role can read: there should be none."""
    return [
        row["relname"]
        for row in await conn.fetch(ENGINE)
        if await conn.fetchval("SELECT has_table_privilege($1, $2, 'SELECT')", role, f"messaging.{row['relname']}")
    ]
