"""Brings a database to the schema of this release: plain SQL files, in order, each exactly once.

The shared files come first, then the service's own `services/<name>/migrations/NNNN_*.sql`. `${service}` in a file is
replaced by the service's name, which is the prefix of its roles. A file that has run may never change: its sha256 is
kept and compared. One migrator at a time (advisory lock). Whoever serves meanwhile goes first: a file that does not get
its locks at once lets go of those it has and is tried again.
"""

import asyncio
import hashlib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from shared.database.connection import Conn
from shared.database.names import service_name

log = logging.getLogger(__name__)

SHARED = Path(__file__).parent / "migrations"
SERVICES = Path(__file__).parents[2] / "services"
OWN_TRANSACTION = "-- no transaction"
_FILE = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")

HISTORY = """
    CREATE TABLE IF NOT EXISTS public.schema_migrations (
        origin text NOT NULL,
        name text NOT NULL,
        sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (origin, name)
    )
"""
APPLIED = "SELECT origin, name, sha256 FROM public.schema_migrations"
REMEMBER = "INSERT INTO public.schema_migrations (origin, name, sha256) VALUES ($1, $2, $3)"
LOCK = "SELECT pg_advisory_lock(hashtext('journeywork.migrate'))"
LIMITS = "SET lock_timeout = '400ms'; SET statement_timeout = '60s'"
"""Below PostgreSQL's `deadlock_timeout` (1 s): of two who wait for each other it is the migration that lets go."""
PATIENT = "SET lock_timeout = '30s'"
"""Of a file with transactions of its own: an index that is made concurrently waits for whoever is at work."""
TRIES = 60
PAUSE = 0.5
"""Seconds until the next try: who waited behind the one before is served first."""
MAKE_DAY = "SELECT messaging.make_inbox_day()"


class MigrationRefused(Exception):
    """The database and the files disagree, or a file cannot run; says which and what to do."""


class InUse(MigrationRefused):
    """Somebody holds what a file changes."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: `origin` is `shared` or the service; the checksum is of the file as it is in the repository."""

    origin: str
    name: str
    text: str
    sha256: str


async def migrate(dsn: str, service: str, *, folder: Path | None = None) -> list[str]:
    """Runs what has not run yet as the migrator role; returns the names of the files that ran.

    `MigrationRefused` when a file cannot run, or gets its locks in none of `TRIES` tries; those before it stay.
    `folder` replaces the service's own migrations folder.
    """
    service_name(service)
    migrations = _all(service, folder or SERVICES / service / "migrations")
    connection = await asyncpg.connect(
        dsn, server_settings={"application_name": f"{service}.migrate"}, command_timeout=600
    )
    try:
        await connection.execute(LOCK)
        await connection.execute(LIMITS)
        await connection.execute(HISTORY)
        applied = {(row["origin"], row["name"]): row["sha256"] for row in await connection.fetch(APPLIED)}
        _refuse_edited(migrations, applied)
        ran = [
            await _run_between(connection, migration, service)
            for migration in migrations
            if (migration.origin, migration.name) not in applied
        ]
        await _make_days(connection)
        return ran
    finally:
        await connection.close()


async def pending(connection: Conn, service: str) -> list[str]:
    """Names of the files that have not run here yet; the worker may ask, too."""
    fresh = await connection.fetchval("SELECT to_regclass('public.schema_migrations') IS NULL")
    applied = set() if fresh else {(row["origin"], row["name"]) for row in await connection.fetch(APPLIED)}
    return [
        one.name for one in _all(service, SERVICES / service / "migrations") if (one.origin, one.name) not in applied
    ]


def _all(service: str, folder: Path) -> list[Migration]:
    return [*_read("shared", SHARED), *_read(service, folder)]


def _read(origin: str, folder: Path) -> Iterator[Migration]:
    if not folder.is_dir():
        return
    for path in sorted(folder.glob("*.sql")):
        if not _FILE.fullmatch(path.name):
            raise MigrationRefused(f"{path.name}: a migration is named NNNN_what_it_does.sql")
        raw = path.read_bytes()
        yield Migration(origin, path.name, raw.decode(), hashlib.sha256(raw).hexdigest())


def _refuse_edited(migrations: list[Migration], applied: dict[tuple[str, str], str]) -> None:
    for migration in migrations:
        known = applied.get((migration.origin, migration.name))
        if known is not None and known != migration.sha256:
            raise MigrationRefused(
                f"{migration.origin}/{migration.name} was changed after it ran here "
                f"(ran with sha256 {known[:12]}, is {migration.sha256[:12]} now): restore it and add a new file"
            )


async def _make_days(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """The inbox's next days, for a service whose workers were off for longer than they make ahead."""
    try:
        while await connection.fetchval(MAKE_DAY) is not None:
            pass
    except asyncpg.LockNotAvailableError:
        log.info("migration.days_later: the inbox is in use, its workers make the days")


async def _run_between(connection: "asyncpg.Connection[asyncpg.Record]", migration: Migration, service: str) -> str:
    """Runs a file in a gap of the traffic; one with transactions of its own is not repeated, half of it may be done."""
    tries = 1 if migration.text.startswith(OWN_TRANSACTION) else TRIES
    for left in reversed(range(tries)):
        try:
            return await _run(connection, migration, service)
        except InUse:
            if not left:
                raise
            log.info("migration.in_use %s/%s tries_left=%d", migration.origin, migration.name, left)
            await asyncio.sleep(PAUSE)
    raise AssertionError("the last try returns or raises")


async def _run(connection: "asyncpg.Connection[asyncpg.Record]", migration: Migration, service: str) -> str:
    sql = migration.text.replace("${service}", service)
    try:
        if migration.text.startswith(OWN_TRANSACTION):
            await connection.execute(PATIENT)
            await connection.execute(sql)
            await connection.execute(LIMITS)
            await connection.execute(REMEMBER, migration.origin, migration.name, migration.sha256)
        else:
            async with connection.transaction():
                await connection.execute(sql)
                await connection.execute(REMEMBER, migration.origin, migration.name, migration.sha256)
    except (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError) as error:
        raise InUse(
            f"{migration.origin}/{migration.name}: a table it changes is in use; nothing of it was kept, run it again"
        ) from error
    except asyncpg.PostgresError as error:
        raise MigrationRefused(f"{migration.origin}/{migration.name}: {error}") from error
    log.info("migration.applied %s/%s", migration.origin, migration.name)
    return migration.name
