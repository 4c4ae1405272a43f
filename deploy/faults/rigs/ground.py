"""The rig's database, tables and topics, and the way of each role to them."""

import secrets
from urllib.parse import urlsplit, urlunsplit

from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.faults.journal import Journal
from deploy.faults.rigs.contracts import CONSUMER, COUNTER
from deploy.faults.servers import Servers
from shared.contracts.topics import dead_letters
from shared.database import migrate, provision
from shared.database.provision import ROLES, role_name

DLQ = dead_letters(CONSUMER)
TABLES = """
    CREATE TABLE public.applied (
        n bigint GENERATED ALWAYS AS IDENTITY, event_id uuid, key text, sequence bigint, text text
    );
    CREATE TABLE public.counters (id uuid PRIMARY KEY, sequence integer NOT NULL);
    CREATE TABLE public.accounts (id integer PRIMARY KEY, amount bigint NOT NULL);
    INSERT INTO public.accounts SELECT id, 0 FROM generate_series(1, 8) AS id;
    GRANT SELECT, INSERT, UPDATE ON public.applied, public.counters, public.accounts TO rig;
"""
_PASSWORD = secrets.token_hex(16)


def dsn_of(servers: Servers, role: str, *, linked: bool = True) -> str:
    """A role's way to the database, through the link or past it."""
    parts = urlsplit(servers.database.dsn)
    where = servers.to_database.address if linked else parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role_name('rig', role)}:{_PASSWORD}@{where}", path="/rig"))


async def laid(servers: Servers) -> Journal:
    """Makes all of it on fresh servers; the database's journal."""
    await provision(servers.database.dsn, "rig", dict.fromkeys(ROLES, _PASSWORD))
    await migrate(dsn_of(servers, "migrator", linked=False), "rig")
    journal = Journal("rig", urlunsplit(urlsplit(servers.database.dsn)._replace(path="/rig")))
    await journal.install()
    await journal.do(TABLES)
    admin = AIOKafkaAdminClient(bootstrap_servers=servers.cluster.inside)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(one.name, one.partitions, 1) for one in (COUNTER, DLQ)])
    finally:
        await admin.close()
    return journal
