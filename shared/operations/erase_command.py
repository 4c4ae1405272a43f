"""`erase`: takes everything of one employer out of this service's database, and out of the store that it writes."""

import argparse
from typing import Any
from uuid import UUID

from shared.database import close_pool, create_pool
from shared.operations import arguments
from shared.operations.erasing import erase
from shared.operations.evidence import Evidence
from shared.operations.terminal import plural, say, say_json, table
from shared.settings import ServiceSettings

COLUMNS = {"table": "table", "rows": "rows"}


def add(commands: Any) -> None:
    """The parser of this command."""
    parser = commands.add_parser("erase", help="take everything of one employer out of this service, for good")
    parser.add_argument("employer", type=UUID, help="employer id")
    arguments.signed(parser)
    arguments.dangerous(parser)
    arguments.as_json(parser)
    parser.set_defaults(act=run)


async def run(given: argparse.Namespace, service: str, settings: ServiceSettings, evidence: Evidence) -> int:
    """One transaction; 0 when it is done, or would be. What remains elsewhere is in docs/runbooks/erase-tenant.md."""
    who = arguments.actor(given)
    arguments.confirmed(given, f"everything of employer {given.employer} in {service} will be gone for good")
    pool = await create_pool(settings.database.dsn("migrator"), name=f"{service}.erase", largest=1)
    try:
        async with pool.acquire() as conn:
            attempt = conn.transaction()
            await attempt.start()
            try:
                files = await evidence.files(conn, settings, given.employer)
                gone = await erase(conn, given.employer, files, None if given.dry_run else who)
            except BaseException:
                await attempt.rollback()
                raise
            await (attempt.rollback() if given.dry_run else attempt.commit())
    finally:
        await close_pool(pool, within=1.0)
    rows, total = {name: count for name, count in gone.items() if count}, sum(gone.values())
    if given.json:
        say_json({"dry_run": given.dry_run, "employer_id": given.employer, "rows": rows, "files": len(files)})
        return 0
    if rows:
        say(table(COLUMNS, [{"table": name, "rows": count} for name, count in rows.items()]))
        say()
    verb = "would be erased" if given.dry_run else "erased"
    say(f"{plural(total, 'row')} and {plural(len(files), 'file')} {verb} in {service}")
    return 0
