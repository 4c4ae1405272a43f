"""The command line of operations: what every service understands beside its roles, and how it ends.

Exit codes: 0 done, 1 done but something still waits for you, 2 a rule said no, 3 the database cannot be reached;
those of `status` are its own.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal, TypeAlias

import asyncpg

from shared.database import create_pool
from shared.messaging.consumer import Consumer
from shared.operations import (
    configuration,
    engine_commands,
    erase_command,
    key_commands,
    parked_commands,
    partition_commands,
    regain_command,
    replay_command,
    status_command,
    verify_command,
)
from shared.operations.desk import Desk
from shared.operations.evidence import NOTHING, Evidence
from shared.operations.terminal import say
from shared.rules import Invalid, RuleBroken
from shared.settings import ServiceSettings

COMMANDS = (
    "status", "parked", "replay", "fuse", "timers", "deliveries", "outbox", "partitions", "backlog", "history",
    "config", "verify", "rotate-keys", "erase", "regain",
)  # fmt: skip
"""The first words after `python -m services.<name>` that belong here."""
CONNECTIONS = 2
Right: TypeAlias = Literal["backup", "migrator", "worker"]
RIGHTS: Mapping[str, Right] = {"verify": "backup", "rotate-keys": "migrator", "erase": "migrator", "regain": "migrator"}
"""The role of a command that must see every tenant's rows; the others work with the worker's."""


def add_commands(commands: Any) -> None:
    """Adds the commands to a service's parser; `commands` is what `add_subparsers` returned."""
    status_command.add(commands)
    parked_commands.add(commands)
    engine_commands.add(commands)
    partition_commands.add(commands)
    replay_command.add(commands)
    configuration.add(commands)
    verify_command.add(commands)
    key_commands.add(commands)
    erase_command.add(commands)
    regain_command.add(commands)


def run(
    given: argparse.Namespace,
    service: str,
    settings: ServiceSettings,
    consumers: Sequence[Consumer],
    evidence: Evidence = NOTHING,
) -> int:
    """Does one command; returns the exit code. What went wrong stands on standard error."""
    if given.command == "config":
        return asyncio.run(configuration.check(service, settings, as_json=given.json))
    if given.command == "status":
        return asyncio.run(status_command.status(service, settings, consumers, as_json=given.json))
    role: Right = RIGHTS.get(given.command, "worker")
    try:
        dsn = settings.database.dsn(role)
    except LookupError as missing:
        say(f"settings: {missing.args[0]}", to=sys.stderr)
        return 3
    try:
        return asyncio.run(_act(given, dsn, service, settings, consumers, evidence))
    except Invalid as wrong:
        for finding in wrong.findings:
            say(f"{finding.field}: {finding.message}", to=sys.stderr)
    except RuleBroken as wrong:
        say(str(wrong), to=sys.stderr)
    except asyncpg.UndefinedTableError as error:
        say(f"database: {error}; bring it to this release: python -m services.{service} migrate", to=sys.stderr)
        return 3
    except (OSError, asyncpg.PostgresConnectionError, asyncpg.InvalidAuthorizationSpecificationError) as error:
        name = f"{service.upper()}_DATABASE__{role.upper()}_DSN"
        say(f"database: cannot be reached as {name} says: {error}", to=sys.stderr)
        return 3
    except KeyboardInterrupt:
        say("stopped; what was open was rolled back, what was done stays", to=sys.stderr)
        return 130
    return 2


async def _act(
    given: argparse.Namespace,
    dsn: str,
    service: str,
    settings: ServiceSettings,
    consumers: Sequence[Consumer],
    evidence: Evidence,
) -> int:
    if given.command == "verify":
        return await verify_command.verify(service, settings, consumers, evidence, as_json=given.json)
    if given.command == "rotate-keys":
        return await key_commands.rotate(given, service, settings, evidence)
    if given.command == "erase":
        return await erase_command.run(given, service, settings, evidence)
    if given.command == "regain":
        return await regain_command.run(given, service, settings, consumers, evidence)
    return await _at_the_desk(given, dsn, service, settings, consumers)


async def _at_the_desk(
    given: argparse.Namespace, dsn: str, service: str, settings: ServiceSettings, consumers: Sequence[Consumer]
) -> int:
    pool = await create_pool(dsn, name=f"{service}.operations", largest=CONNECTIONS)
    try:
        desk = Desk(service, pool, consumers, settings.engine.tuning())
        given.stop, given.kafka = _stop_when_asked(), settings.kafka.connection()
        code: int = await given.act(desk, given)
        return code
    finally:
        await pool.close()


def _stop_when_asked() -> asyncio.Event:
    """Set by the first Ctrl-C, which lets the open event finish; the second one interrupts."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def asked() -> None:
        stop.set()
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    with suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGINT, asked)
    return stop
