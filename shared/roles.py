"""The roles of a service and the commands of its operators, as `python -m services.<name>` understands them."""

import argparse
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol, TypeVar

import uvloop

from shared import logs, operations
from shared.database import migrate
from shared.messaging import Consumer
from shared.serving import Role
from shared.settings import CannotStart, MigratorSettings, ServiceSettings

Settings = TypeVar("Settings", bound=ServiceSettings)
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
    EVIDENCE: operations.Evidence

    def run(self, settings: Settings_contra, role: Role) -> Coroutine[Any, Any, None]: ...
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


def run(given: argparse.Namespace, app: App[Settings], read: Callable[[], Settings]) -> int:
    """0 when the role has ended as it should; see `shared.operations` for the rest. `read` reads the settings."""
    logs.configure(app.SERVICE, level="CRITICAL" if given.command in operations.COMMANDS else "INFO")
    if given.command in operations.COMMANDS:
        settings = read()
        return operations.run(given, app.SERVICE, settings, app.consumers_of(settings), app.EVIDENCE)
    if given.command == "migrate":
        uvloop.run(migrate(_migrator(app.SERVICE), app.SERVICE))
        return 0
    uvloop.run(app.run(read(), given.command))
    return 0


def _migrator(service: str) -> str:
    try:
        return MigratorSettings.of(service).database.dsn("migrator")
    except LookupError as missing:
        raise CannotStart(f"{service.upper()}_{missing.args[0]}") from None
