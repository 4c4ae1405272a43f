"""What lies in the three databases, and who can get at it: as the roles of the others, as another tenant, as anybody."""

import re

import asyncpg

from deploy.local.stack import SERVICES
from tests.blindness.heard import Leak, Piece
from tests.blindness.house import House
from tests.blindness.play import Play

ROLES = ("service", "worker", "relay")
TABLES = """
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'messaging', 'app') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY 1, 2
"""
TENANT_TABLES = """
    SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'employer_id' AND NOT a.attisdropped
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""
A_CARD = re.compile(r'"(overall|ratings)"')
"""What JSON of a card has, and JSON of a rubric has not."""


async def strangers_in(house: House) -> list[Leak]:
    """Roles that may connect to a database of another service."""
    return [
        Leak("database", f"{other}.{role} in {service}", "may connect")
        for service in SERVICES
        for other in SERVICES
        if other != service
        for role in ROLES
        if await _connects(house, other, role, service)
    ]


async def read_by_relay(house: House) -> list[Leak]:
    """Business tables of evaluation that its relay, which needs the outbox alone, may read."""
    conn = await asyncpg.connect(house.dsn("evaluation", "relay"))
    try:
        tables = [row["name"] for row in await house.query("evaluation", TABLES) if row["schema"] == "public"]
        return [
            Leak("database", f"evaluation.relay: {name}", "may read")
            for name in tables
            if await _count(conn, name, "true") is not None
        ]
    finally:
        await conn.close()


async def rows_of_others(house: House, worlds: tuple[Play, Play]) -> list[Leak]:
    """Rows of one world that a service's own role sees as the tenant of the other."""
    found = []
    for service in SERVICES:
        tables = [row["name"] for row in await house.query(service, TENANT_TABLES)]
        conn = await asyncpg.connect(house.dsn(service, "service"))
        for mine, theirs in (worlds, worlds[::-1]):
            await conn.execute("SELECT set_config('app.employer_id', $1, false)", mine.employer_id)
            own, seen = [
                {name: await _count(conn, name, f"employer_id = '{play.employer_id}'") for name in tables}
                for play in (mine, theirs)
            ]
            assert any(own.values()), f"{service} shows its tenant nothing: then nothing of others says nothing"
            found += [
                Leak("database", f"{service}: {name}", f"shows {n} rows of others") for name, n in seen.items() if n
            ]
        await conn.close()
    return found


async def rows(house: House, service: str) -> list[Piece]:
    """Every row of every table as text, binary columns in hexadecimal, as somebody would find it in a backup."""
    found = []
    for table in await house.query(service, TABLES):
        name = f'{table["schema"]}."{table["name"]}"'
        said = await house.query(service, f"SELECT t::text AS said FROM {name} AS t")
        found += [Piece(f"{service}: {name}", row["said"]) for row in said]
    return found


async def _connects(house: House, other: str, role: str, service: str) -> bool:
    dsn = house.dsn(other, role).rpartition("/")[0] + "/" + house.dsn(service, role).rpartition("/")[2]
    try:
        await (await asyncpg.connect(dsn)).close()
    except asyncpg.InsufficientPrivilegeError:
        return False
    return True


async def _count(conn: "asyncpg.Connection[asyncpg.Record]", table: str, where: str) -> int | None:
    """None where the role may not read."""
    try:
        seen: int = await conn.fetchval(f'SELECT count(*) FROM public."{table}" WHERE {where}')
    except asyncpg.InsufficientPrivilegeError:
        return None
    return seen
