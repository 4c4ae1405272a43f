"""`config check`: whether what a service is told leads where it should, before anybody depends on it.

Every finding says what is well or what to change. Nothing is written, sent or created anywhere.
"""

import asyncio
import os
import ssl
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, Literal

import aiosmtplib
import asyncpg
import httpx2
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from shared.blobs import Missing, Unreachable, reader
from shared.database.migrate import pending
from shared.operations import arguments
from shared.operations.found import Found, show
from shared.provision.users import TOPIC, WRITE, rights_of
from shared.settings import DatabaseSettings, ServiceSettings, StoreSettings

WITHIN = 20.0
"""Seconds for each server."""
NOBODY = "0" * 64
"""The digest of no content."""
WHO = """
    SELECT current_user AS name, current_database() AS database, r.rolsuper OR r.rolbypassrls AS passes,
        coalesce(s.version, '') AS tls, abs(extract(epoch FROM clock_timestamp()) - $1)::float8 AS apart
    FROM pg_roles r LEFT JOIN pg_stat_ssl s ON s.pid = pg_backend_pid() AND s.ssl
    WHERE r.rolname = current_user
"""
Role = Literal["service", "worker", "relay", "migrator"]
ROLES: tuple[Role, ...] = ("service", "worker", "relay", "migrator")
PASSES = frozenset({"migrator"})
"""Roles that pass row-level security, on purpose."""


def add(commands: Any) -> None:
    """The parsers of this command."""
    actions = commands.add_parser("config", help="what this service is told").add_subparsers(
        dest="action", required=True
    )
    parser = actions.add_parser("check", help="whether it leads where it should; nothing is written or sent")
    arguments.as_json(parser)
    parser.set_defaults(act=check)


async def check(service: str, settings: ServiceSettings, *, as_json: bool) -> int:
    """Prints every finding; 0 when nothing is wrong, otherwise 1."""
    return show(await checked(service, settings), as_json=as_json)


async def checked(service: str, settings: ServiceSettings) -> Sequence[Found]:
    """All servers at once; the findings of each in order."""
    looks: list[tuple[str, Callable[[], AsyncIterator[Found]]]] = [
        ("database", lambda: _database(service, settings.database)),
        ("kafka", lambda: _kafka(service, settings)),
        ("issuer", lambda: _issuer(settings)),
        ("mail", lambda: _mail(settings)),
    ]
    store = getattr(settings, "store", None)
    if isinstance(store, StoreSettings):
        looks.append(("store", lambda: _store(service, store)))
    return [one for found in await asyncio.gather(*(_within(what, look) for what, look in looks)) for one in found]


async def _within(what: str, look: Callable[[], AsyncIterator[Found]]) -> list[Found]:
    found: list[Found] = []
    try:
        async with asyncio.timeout(WITHIN):
            found.extend([one async for one in look()])
    except TimeoutError:
        found.append(Found(what, "wrong", f"no answer within {WITHIN:.0f} s: is the address right, is it reachable?"))
    return found


async def _database(service: str, told: DatabaseSettings) -> AsyncIterator[Found]:
    missing = [role for role in ROLES if getattr(told, f"{role}_dsn") is None]
    for role in ROLES:
        if role not in missing:
            yield await _role(service, role, told.dsn(role))
    if missing:
        names = ", ".join(f"DATABASE__{role.upper()}_DSN" for role in missing)
        yield Found("database", "note", f"not set here: {names}; a process needs only those of its role")


async def _role(service: str, role: Role, dsn: str) -> Found:
    what = f"database, {role}"
    try:
        conn = await asyncpg.connect(dsn, timeout=10)
    except (OSError, asyncpg.PostgresError, ValueError) as error:
        return Found(what, "wrong", f"cannot connect: {error or repr(error)}")
    try:
        who = await conn.fetchrow(WHO, time.time())
        left = await pending(conn, service) if role == "migrator" else []
    except asyncpg.PostgresError as error:
        return Found(what, "wrong", f"{error}")
    finally:
        await conn.close()
    assert who is not None  # noqa: S101  everybody who is connected has a role
    said = f"{who['name']} in {who['database']}, {who['tls'] or 'not encrypted'}"
    if who["passes"] and role not in PASSES:
        return Found(what, "wrong", f"{said}: passes row-level security, tenants are not kept apart: use {role}'s own")
    if who["apart"] > 5:
        return Found(what, "wrong", f"{said}: its clock is {who['apart']:.0f} s from this one: set both by NTP")
    if left:
        return Found(what, "wrong", f"{said}: {len(left)} migrations are missing, such as {left[0]}: run migrate")
    return Found(what, "ok", said)


async def _kafka(service: str, settings: ServiceSettings) -> AsyncIterator[Found]:
    told = settings.kafka
    admin = AIOKafkaAdminClient(**told.connection().client_options())
    try:
        await admin.start()
        cluster, topics = await admin.describe_cluster(), await admin.describe_topics()
    except (OSError, KafkaError) as error:
        yield Found("kafka", "wrong", f"cannot be asked at {told.bootstrap_servers}: {error!r}")
        return
    finally:
        await admin.close()
    brokers = len(cluster["brokers"])
    how = f"{told.security_protocol}{f' as {told.username}' if told.username else ''}"
    yield Found("kafka", "ok", f"{brokers} {'broker' if brokers == 1 else 'brokers'}, {how}")
    if told.security_protocol == "PLAINTEXT" and settings.environment == "production":
        yield Found("kafka", "note", "whoever reaches it may read and write everything: set KAFKA__SECURITY_PROTOCOL")
    seen = {topic["topic"]: topic for topic in topics}
    rights = [(name, operation) for kind, name, _, operation in rights_of(service) if kind == TOPIC]
    written = {name for name, operation in rights if operation == WRITE}
    for name in dict.fromkeys(name for name, _ in rights):
        yield _topic(name, "writes" if name in written else "reads", seen.get(name), brokers)


def _topic(name: str, what: str, seen: dict[str, Any] | None, brokers: int) -> Found:
    if seen is None:
        return Found(f"topic {name}", "wrong", f"the service {what} it; it is not there, or may not be seen: topics")
    copies = min(len(partition["replicas"]) for partition in seen["partitions"])
    said = f"{what}, {len(seen['partitions'])} partitions, {copies} {'copy' if copies == 1 else 'copies'}"
    if copies == 1 and brokers > 1:
        return Found(f"topic {name}", "note", f"{said}: a broker that is lost takes its events with it")
    return Found(f"topic {name}", "ok", said)


async def _issuer(settings: ServiceSettings) -> AsyncIterator[Found]:
    issuer = settings.auth.issuer.rstrip("/")
    try:
        async with httpx2.AsyncClient(timeout=10) as http:
            told = (await http.get(f"{issuer}/.well-known/openid-configuration")).raise_for_status().json()
            keys = (await http.get(told["jwks_uri"])).raise_for_status().json()["keys"]
    except (httpx2.HTTPError, LookupError, TypeError, ValueError) as error:
        yield Found("issuer", "wrong", f"{issuer} says nothing of itself: {error!r}; nobody can sign in")
        return
    if str(told.get("issuer", "")).rstrip("/") != issuer:
        yield Found("issuer", "wrong", f"{issuer} calls itself {told.get('issuer')!r}: set AUTH__ISSUER to that")
        return
    yield Found("issuer", "ok", f"{issuer}, {len(keys)} {'key' if len(keys) == 1 else 'keys'}")


async def _mail(settings: ServiceSettings) -> AsyncIterator[Found]:
    told = settings.mail
    context = ssl.create_default_context(cafile=told.ca_file) if told.security != "none" else None
    client = aiosmtplib.SMTP(
        hostname=told.host,
        port=told.port,
        timeout=10,
        use_tls=told.security == "tls",
        start_tls=told.security == "starttls",
        tls_context=context,
    )
    try:
        async with client:
            if told.username and told.password:
                await client.login(told.username, told.password.get_secret_value())
            await client.noop()
    except (OSError, aiosmtplib.SMTPException) as error:
        yield Found("mail", "wrong", f"{told.host}:{told.port}, {told.security}: {error!r}")
        return
    yield Found(
        "mail", "ok", f"{told.host}:{told.port}, {told.security}{f' as {told.username}' if told.username else ''}"
    )
    if told.security == "none" and settings.environment == "production":
        yield Found("mail", "note", "mails go there unencrypted: set MAIL__SECURITY")


async def _store(service: str, told: StoreSettings) -> AsyncIterator[Found]:
    where = f"{told.endpoint}/{told.bucket}" if told.kind == "s3" else f"{told.folder}"
    if told.kind == "folder":
        folder = told.folder
        if folder is None or not os.access(folder, os.R_OK | os.X_OK):
            yield Found("store", "wrong", f"{where} cannot be read: mount it, for the user of this process")
            return
        writes = os.access(folder, os.W_OK)
        if service == "posting" and not writes:
            yield Found("store", "wrong", f"{where} cannot be written: nobody can deliver")
            return
        if service != "posting" and writes:
            yield Found("store", "note", f"{where} may be written, which {service} never does: mount it read-only")
            return
    try:
        await asyncio.to_thread(reader(told).get, NOBODY)
    except Missing:
        yield Found("store", "ok", where)
    except Unreachable as error:
        yield Found("store", "wrong", f"{where}: {error}")
