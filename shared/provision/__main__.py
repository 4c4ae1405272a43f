"""The administrator's command: `python -m shared.provision secrets|databases|topics|keycloak`.

secrets make FOLDER      what a new installation needs and does not have yet
secrets put FOLDER NAME  replaces one by what standard input says
secrets manifest FOLDER  the same as Kubernetes Secrets, for `kubectl apply -f -`
databases                database, roles and passwords of every service whose DSNs are known here
topics                   topics, their limits, and every service's user with its rights, where its password is known
keycloak                 the database of a Keycloak that runs beside the services, and its owner
"""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import asyncpg

from shared import logs
from shared.contracts.topics import SERVICES
from shared.database import provision
from shared.database.names import identifier, literal
from shared.database.provision import ROLES
from shared.provision import secrets, topics, users
from shared.provision.settings import Accounts, DatabaseAdministrator, KafkaAdministrator, KeycloakAccount
from shared.settings import CannotStart

STARTING = 60.0
"""Seconds that a server which has just been started may need."""


async def databases() -> list[str]:
    """Creates what is missing of each service whose DSNs are known; one sentence each."""
    admin, said = DatabaseAdministrator.read().database.dsn.get_secret_value(), []
    await _reached(lambda: _answers(admin), "PostgreSQL")
    for service in SERVICES:
        passwords, database = _passwords(service, Accounts.of(service))
        if not passwords:
            said.append(f"left {service}: none of its DSNs is known here")
            continue
        await provision(admin, service, passwords, database=database)
        said.append(f"provisioned {database} for {', '.join(passwords)} of {service}")
    return said


def _passwords(service: str, accounts: Accounts) -> tuple[dict[str, str], str]:
    """The password of each role whose DSN is known, and the one database of all."""
    found, names = {}, set()
    for role in ROLES:
        dsn = getattr(accounts.database, f"{role}_dsn")
        if dsn is not None:
            parts = urlsplit(dsn.get_secret_value())
            found[role] = unquote(parts.password or "")
            names.add(parts.path.lstrip("/"))
    if len(names) > 1:
        raise CannotStart(f"the DSNs of {service} name several databases ({', '.join(sorted(names))}): give them one")
    return found, names.pop() if names else service


async def align_topics() -> list[str]:
    """Topics first, then users and rights."""
    kafka = KafkaAdministrator.read().kafka.connection()
    await _reached(lambda: topics.answers(kafka), f"Kafka at {kafka.bootstrap_servers}")
    said = await topics.align(kafka)
    for service in SERVICES:
        login = Accounts.of(service).kafka
        if not login.password.get_secret_value():
            said.append(f"left {service}: its password in Kafka is not known here")
            continue
        await users.give_password(kafka, login.username or service, login.password.get_secret_value())
        await users.allow(kafka, login.username or service, users.rights_of(service))
        said.append(f"allowed {login.username or service} what {service} needs")
    watcher = Accounts.of(users.WATCHER).kafka
    if watcher.password.get_secret_value():
        await users.give_password(kafka, users.WATCHER, watcher.password.get_secret_value())
        await users.allow(kafka, users.WATCHER, users.rights_of_watcher())
        said.append(f"allowed {users.WATCHER} to look on")
    return said


async def keycloak() -> list[str]:
    """A database that Keycloak owns and no service reaches; safe to repeat."""
    admin_dsn = DatabaseAdministrator.read().database.dsn.get_secret_value()
    parts = urlsplit(KeycloakAccount.read().database.dsn.get_secret_value())
    owner, name = identifier(unquote(parts.username or "")), parts.path.lstrip("/")
    await _reached(lambda: _answers(admin_dsn), "PostgreSQL")
    admin = await asyncpg.connect(admin_dsn)
    try:
        if not await admin.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", unquote(parts.username or "")):
            await admin.execute(f"CREATE ROLE {owner}")
        password = literal(unquote(parts.password or ""))
        await admin.execute(f"ALTER ROLE {owner} NOSUPERUSER NOCREATEDB NOCREATEROLE LOGIN PASSWORD {password}")
        if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            await admin.execute(f"CREATE DATABASE {identifier(name)} OWNER {owner}")
        await admin.execute(f"REVOKE ALL ON DATABASE {identifier(name)} FROM PUBLIC")
    finally:
        await admin.close()
    return [f"provisioned {name} for {unquote(parts.username or '')}"]


async def _answers(dsn: str) -> None:
    await (await asyncpg.connect(dsn, timeout=5)).close()


async def _reached(ask: Callable[[], Awaitable[None]], server: str) -> None:
    """A wrong password is told at once; everything else may be gone at the next attempt."""
    deadline = asyncio.get_running_loop().time() + STARTING
    while True:
        try:
            return await ask()
        except asyncpg.InvalidAuthorizationSpecificationError as error:
            raise CannotStart(f"{server} refuses the administrator: {error}") from None
        except Exception as error:  # noqa: BLE001  whatever it is, the next attempt may find it gone
            if asyncio.get_running_loop().time() > deadline:
                raise CannotStart(f"{server} does not answer: {error!r}") from None
        await asyncio.sleep(1)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when everything is as it should be."""
    parser = argparse.ArgumentParser(prog="python -m shared.provision", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    files = commands.add_parser("secrets", help="files of a new installation").add_subparsers(dest="act", required=True)
    making = files.add_parser("make", help="make what is missing")
    making.add_argument("folder", type=Path)
    making.add_argument(
        "--postgres", default="postgres:5432", metavar="HOST:PORT", help="{service} in it stands for the service"
    )
    making.add_argument("--pooler", metavar="HOST:PORT", help="for the role `service` alone; {service} as before")
    making.add_argument("--postgres-ca", metavar="PATH", help="verify-full by this bundle, as the processes see it")
    making.add_argument("--kafka", default="kafka", metavar="HOST")
    making.add_argument("--front", default="localhost", metavar="HOST", help="of the public URL")
    making.add_argument("--aside", action="store_true", help="of Keycloak, Grafana and KMinion as well")
    putting = files.add_parser("put", help="replace one by standard input")
    putting.add_argument("folder", type=Path)
    putting.add_argument("name", help="such as front/certificate.pem")
    showing = files.add_parser("manifest", help="print them as Kubernetes Secrets")
    showing.add_argument("folder", type=Path)
    showing.add_argument("--name", default="journeywork", help="what the names of the Secrets begin with")
    commands.add_parser("databases", help="databases and roles")
    commands.add_parser("topics", help="topics, users and rights")
    commands.add_parser("keycloak", help="Keycloak's database")
    given = parser.parse_args(arguments)
    logs.configure("provision", level="WARNING")
    for line in _done(given):
        print(line)
    return 0


def _done(given: argparse.Namespace) -> Sequence[str]:
    if given.command == "databases":
        return asyncio.run(databases())
    if given.command == "topics":
        return asyncio.run(align_topics())
    if given.command == "keycloak":
        return asyncio.run(keycloak())
    if given.act == "make":
        made = secrets.make(
            given.folder,
            postgres=given.postgres,
            pooler=given.pooler,
            postgres_ca=given.postgres_ca,
            kafka=given.kafka,
            front=given.front,
            aside=given.aside,
        )
        return [f"made {name}" for name in made]
    if given.act == "manifest":
        return [secrets.manifest(given.folder, given.name)]
    try:
        secrets.put(given.folder, given.name, sys.stdin.read())
    except LookupError as error:
        raise CannotStart(str(error)) from None
    return [f"replaced {given.name}: restart what uses it"]


if __name__ == "__main__":
    sys.exit(main())
