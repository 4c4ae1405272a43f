"""`rotate-keys`: seals anew, under the present key of the installation, what an older one had sealed."""

import argparse
import sys
from typing import Any

from shared.database import create_pool
from shared.messaging.operations import note
from shared.operations import arguments
from shared.operations.evidence import Evidence, vault_of
from shared.operations.sealed import resealed
from shared.operations.terminal import plural, say
from shared.privacy import Unreadable
from shared.settings import ServiceSettings


def add(commands: Any) -> None:
    """The parser of this command."""
    parser = commands.add_parser("rotate-keys", help="seal anew what an older key had sealed")
    arguments.signed(parser)
    parser.set_defaults(act=rotate)


async def rotate(given: argparse.Namespace, service: str, settings: ServiceSettings, evidence: Evidence) -> int:
    """Table by table, in small transactions; cut short, it is simply started again. 2 when no key opens a value."""
    actor = arguments.actor(given)
    if not evidence.sealed:
        say(f"{service} seals nothing")
        return 0
    vault, changed = vault_of(settings), dict[str, int]()
    pool = await create_pool(settings.database.dsn("migrator"), name=f"{service}.rotate-keys", largest=1)
    try:
        for kind in evidence.sealed:
            changed[kind.table] = await resealed(pool, vault, kind, dry_run=given.dry_run)
            done = "would be sealed anew" if given.dry_run else "sealed anew"
            say(f"{kind.table}: {plural(changed[kind.table], 'row')} {done}")
        if not given.dry_run:
            async with pool.acquire() as conn, conn.transaction():
                await note(conn, "keys.rotate", changed, by=actor.name, why=actor.why)
    except Unreadable as error:
        say(f"{error}: name the key that sealed it in PRIVACY__OLDER_KEYS", to=sys.stderr)
        return 2
    finally:
        await pool.close()
    return 0
