"""Databases and roles of one service, made by an administrator once per cluster.

Each process can do only what its role is for. A new role without a password cannot log in.
"""

from collections.abc import Mapping

import asyncpg

from shared.database.names import database_in, identifier, literal
from shared.database.pool import LIMITS

ROLES: Mapping[str, str] = {
    "service": "its tenant's rows only; writes the outbox, reads nothing of the engine",
    "worker": "the service's rights, and the engine's tables",
    "relay": "outbox and lease, nothing else",
    "migrator": "owns every object, passes row-level security, never serves",
    "backup": "reads everything, writes nothing",
    "clock": "moves the domain clock; has a password only in local runs",
}

SERVING = ("service", "worker", "relay")


def role_name(service: str, role: str) -> str:
    """`posting`, `posting_worker`, …: the service role has the service's own name."""
    return service if role == "service" else f"{service}_{role}"


async def provision(admin_dsn: str, service: str, passwords: Mapping[str, str], *, database: str | None = None) -> None:
    """Creates the database (named as the service unless `database` says otherwise) and its roles; safe to repeat.

    `passwords` maps a word of `ROLES` to a password. Raises `ValueError` for an unknown word.
    """
    unknown = passwords.keys() - ROLES.keys()
    if unknown:
        raise ValueError(f"no such role: {', '.join(sorted(unknown))}; there are {', '.join(ROLES)}")
    database = database or service
    admin = await asyncpg.connect(admin_dsn)
    try:
        async with admin.transaction():
            await admin.execute("SELECT pg_advisory_xact_lock(hashtext('journeywork.provision'))")
            for role in ROLES:
                await _ensure_role(admin, role_name(service, role), role, passwords.get(role))
            await admin.execute(f"GRANT {identifier(service)} TO {identifier(role_name(service, 'worker'))}")
        if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            owner = identifier(role_name(service, "migrator"))
            await admin.execute(f"CREATE DATABASE {identifier(database)} OWNER {owner}")
    finally:
        await admin.close()
    await _close_to_others(database_in(admin_dsn, database), service, database)


async def _ensure_role(admin: "asyncpg.Connection[asyncpg.Record]", name: str, role: str, password: str | None) -> None:
    if not await admin.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", name):
        await admin.execute(f"CREATE ROLE {identifier(name)} NOLOGIN")
    rights = "BYPASSRLS" if role in ("migrator", "backup") else "NOBYPASSRLS"
    # Whose password is not known here may be at work and keeps its login; the clock's ends with the run that had it.
    without = "NOLOGIN" if role == "clock" else ""
    login = f"LOGIN PASSWORD {literal(password)}" if password is not None else without
    await admin.execute(f"ALTER ROLE {identifier(name)} NOSUPERUSER NOCREATEDB NOCREATEROLE {rights} {login}")
    if role in SERVING:
        for setting, value in LIMITS.items():
            await admin.execute(f"ALTER ROLE {identifier(name)} SET {setting} = {literal(value)}")


async def _close_to_others(dsn: str, service: str, database: str) -> None:
    """Only this service's roles may connect, and nobody but the migrator may create anything."""
    admin = await asyncpg.connect(dsn)
    roles = ", ".join(identifier(role_name(service, role)) for role in ROLES)
    try:
        async with admin.transaction():
            await admin.execute("SELECT pg_advisory_xact_lock(hashtext('journeywork.provision'))")
            await admin.execute(f"REVOKE ALL ON DATABASE {identifier(database)} FROM PUBLIC")
            await admin.execute(f"GRANT CONNECT ON DATABASE {identifier(database)} TO {roles}")
            await admin.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
            await admin.execute(f"GRANT USAGE ON SCHEMA public TO {roles}")
            migrator = identifier(role_name(service, "migrator"))
            await admin.execute(f"GRANT CREATE, USAGE ON SCHEMA public TO {migrator}")
            backup = identifier(role_name(service, "backup"))
            await admin.execute(f"GRANT pg_read_all_data TO {backup}")
    finally:
        await admin.close()
