"""Runs a role of the service, or an operator's command: everything that needs settings."""

import argparse
from collections.abc import Sequence

import uvloop

from services.evaluation import app, offline
from services.evaluation.settings import Settings
from shared import logs, operations

ROLES = {
    "all": "everything in one process (the default)",
    "api": "HTTP only",
    "worker": "consumers, timers and mail only",
    "relay": "outbox to Kafka only",
    "migrate": "bring the database to this release, then end",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the process was told to stop, or the database is at this release; see `shared.operations` for the rest."""
    given = _parser().parse_args(arguments)
    role, settings = given.role, Settings.read()
    logs.configure(app.SERVICE, level="CRITICAL" if role in operations.COMMANDS else "INFO")
    if role in operations.COMMANDS:
        return operations.run(given, app.SERVICE, settings, app.consumers_of(settings))
    uvloop.run(app.migrate_database(settings) if role == "migrate" else app.run(settings, role))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services.evaluation", description="The evaluation service.")
    roles = parser.add_subparsers(dest="role", metavar="role or command")
    parser.set_defaults(role="all")
    for role, what in ROLES.items():
        roles.add_parser(role, help=what)
    operations.add_commands(roles)
    offline.add_commands(roles)
    return parser
