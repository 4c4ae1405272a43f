"""The roles of a service and the commands of its operators, as `python -m services.<name>` understands them."""

import argparse
from collections.abc import Coroutine, Sequence
from typing import Any, Protocol, TypeVar

import uvloop

from shared import logs, operations
from shared.messaging import Consumer
from shared.serving import Role
from shared.settings import ServiceSettings

Settings_contra = TypeVar("Settings_contra", bound=ServiceSettings, contravariant=True)
ROLES = {
    "all": "everything in one process (the default)",
    "api": "HTTP only",
    "worker": "consumers, timers and mail only",
    "relay": "outbox to Kafka only",
    "migrate": "bring the database to this release, then end",
}


class App(Protocol[Settings_contra]):
    """The module `app` of a service."""

    SERVICE: str

    def run(self, settings: Settings_contra, role: Role) -> Coroutine[Any, Any, None]: ...
    def migrate_database(self, settings: Settings_contra) -> Coroutine[Any, Any, None]: ...
    def consumers_of(self, settings: Settings_contra, /) -> Sequence[Consumer]: ...


def parser_of(service: str) -> tuple[argparse.ArgumentParser, Any]:
    """The parser, whose `command` is `all` without any word, and its commands, to which a service may add."""
    parser = argparse.ArgumentParser(prog=f"python -m services.{service}", description=f"The {service} service.")
    commands = parser.add_subparsers(dest="command", metavar="role or command")
    parser.set_defaults(command="all")
    for role, what in ROLES.items():
        commands.add_parser(role, help=what)
    operations.add_commands(commands)
    return parser, commands


def run(given: argparse.Namespace, app: App[Settings_contra], settings: Settings_contra) -> int:
    """0 when the role has ended as it should; see `shared.operations` for the rest."""
    logs.configure(app.SERVICE, level="CRITICAL" if given.command in operations.COMMANDS else "INFO")
    if given.command in operations.COMMANDS:
        return operations.run(given, app.SERVICE, settings, app.consumers_of(settings))
    uvloop.run(app.migrate_database(settings) if given.command == "migrate" else app.run(settings, given.command))
    return 0
