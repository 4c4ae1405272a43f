"""Secrets of a new installation: each is made once, as a file with the name of its setting, and never replaced.

The folder of a service holds what its processes are told and nothing else; whoever runs it mounts that one folder as
`/run/secrets`. A restored installation needs `privacy__key` of posting and evaluation: keep them apart from backups.
"""

import json
import os
import secrets
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from shared.contracts.topics import SERVICES
from shared.database.provision import role_name

SERVED = ("service", "worker", "relay")
ADMINISTRATOR = "postgres"
"""Name and database of PostgreSQL's administrator."""
CERTIFIED = timedelta(days=825)
"""As long as clients accept a certificate that an administrator signed (Apple HT210176)."""
TRIED = "journeywork.localhost"
"""A host that leads to the front from browsers of this machine (RFC 6761) and, in compose's trial, from containers."""
BROKER = """\
# Written once; clients log in at CLIENTS and may do what an ACL allows. ADMINISTRATORS is for who gives rights.
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:9093
listeners=CLIENTS://:9092,ADMINISTRATORS://:9094,CONTROLLER://127.0.0.1:9093
advertised.listeners=CLIENTS://{host}:9092,ADMINISTRATORS://{host}:9094
listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,ADMINISTRATORS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=ADMINISTRATORS
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.clients.scram-sha-512.sasl.jaas.config=\\
  org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.administrators.sasl.enabled.mechanisms=PLAIN
listener.name.administrators.plain.sasl.jaas.config=\\
  org.apache.kafka.common.security.plain.PlainLoginModule required \\
  username="administrator" password="{password}" user_administrator="{password}";
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
# The controller's listener has no names; it is reached from within the container alone.
super.users=User:administrator;User:ANONYMOUS
allow.everyone.if.no.acl.found=false
auto.create.topics.enable=false
log.dirs=/var/lib/kafka/data
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=1000
"""
KEYCLOAK = """\
# Made once. The administrator is temporary: make one of your own in the console, then delete this one.
db-username=keycloak
db-password={database}
bootstrap-admin-username=administrator
bootstrap-admin-password={administrator}
"""


@dataclass(frozen=True, slots=True)
class _Servers:
    postgres: str
    pooler: str | None
    postgres_ca: str | None
    kafka: str
    front: str
    aside: bool

    def dsn(self, service: str, role: str, user: str, password: str, database: str) -> str:
        """How one of the roles of a service reaches its database."""
        host = (self.pooler if role == "service" and self.pooler else self.postgres).replace("{service}", service)
        asked = f"?sslmode=verify-full&sslrootcert={self.postgres_ca}" if self.postgres_ca else ""
        return f"postgresql://{user}:{password}@{host}/{database}{asked}"


def make(
    folder: Path,
    *,
    postgres: str = "postgres:5432",
    pooler: str | None = None,
    postgres_ca: str | None = None,
    kafka: str = "kafka",
    front: str = "localhost",
    aside: bool = False,
) -> list[str]:
    """Makes what is missing below `folder`; the names of what was made.

    `postgres` and `pooler` are `host:port`; `{service}` in them stands for the service's name, where each has a server
    of its own. The pooler is for the role `service` alone (docs/kubernetes.md says why). With `postgres_ca`, the path
    under which processes see a PEM bundle, every DSN asks for a certificate of that host by that authority. `kafka` is
    the broker's host, `front` the host of the public URL. `aside` is for compose: accounts of Keycloak, Grafana and
    KMinion, and a folder for certificates to be trusted.
    """
    servers = _Servers(postgres, pooler, postgres_ca, kafka, front, aside)
    made = [name for name, value in _wanted(folder, servers) if _written(folder / name, value)]
    for service in SERVICES:  # one pair of keys for all: posting signs, everybody verifies
        _written(folder / service / f"{service}_auth__ticket_public_key", lambda: _public_of(folder))
    return made


def put(folder: Path, name: str, value: str) -> None:
    """Replaces one, such as `front/certificate.pem`; `LookupError` where the installation has no such folder."""
    path = (folder / name).resolve()
    if path.parent.parent != folder.resolve() or not path.parent.is_dir():
        raise LookupError(f"{name}: give a folder of the installation and a name, such as front/certificate.pem")
    _replaced(path, value)


def manifest(folder: Path, name: str) -> str:
    """The same as Kubernetes Secrets, in JSON for `kubectl apply`: one for each folder, called `<name>-<folder>`."""
    items = [
        {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": f"{name}-{part.name}", "labels": {"app.kubernetes.io/part-of": "journeywork"}},
            "type": "kubernetes.io/basic-auth" if (part / "username").exists() else "Opaque",
            "data": {path.name: b64encode(path.read_bytes()).decode() for path in _files(part)},
        }
        for part in sorted(folder.iterdir())
        if part.is_dir()
    ]
    return json.dumps({"apiVersion": "v1", "kind": "List", "items": items}, indent=1)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _wanted(folder: Path, servers: _Servers) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "administrator/administrator_kafka__password", _random
    yield "kafka/server.properties", lambda: BROKER.format(host=servers.kafka, password=_read(folder, "kafka"))
    yield from _administered(folder, servers)
    for service in SERVICES:
        for role in SERVED:
            yield f"{service}/{service}_database__{role}_dsn", _dsn(service, role, servers)
        yield f"{service}/{service}_kafka__password", _random
        yield f"{service}/{service}_auth__session_secret", _random
        yield f"{service}-migrate/{service}_database__migrator_dsn", _dsn(service, "migrator", servers)
        yield f"{service}-backup/{service}_database__backup_dsn", _dsn(service, "backup", servers)
    for service in ("posting", "evaluation"):
        yield f"{service}/{service}_privacy__key", _random
    yield "posting/posting_auth__ticket_private_key", _signing_key
    yield "front/certificate.pem", lambda: _certified(folder, servers.front)
    if servers.aside:
        yield from _aside(folder, servers)


def _aside(folder: Path, servers: _Servers) -> Iterator[tuple[str, Callable[[], str]]]:
    """Accounts of what is no service."""
    dsn = "keycloak/keycloak_database__dsn"
    yield dsn, lambda: servers.dsn("keycloak", "", "keycloak", _random(), "keycloak")
    yield (
        "keycloak/keycloak.conf",
        lambda: KEYCLOAK.format(database=urlsplit((folder / dsn).read_text()).password, administrator=_random()),
    )
    yield "trust/certificate.pem", (folder / "front/certificate.pem").read_text
    yield "grafana/admin_password", _random
    yield "kminion/kminion_kafka__password", _random


def _administered(folder: Path, servers: _Servers) -> Iterator[tuple[str, Callable[[], str]]]:
    """PostgreSQL's administrator: one for all services, or one for each where each has a server of its own."""
    if "{service}" not in servers.postgres:
        yield "postgres/password", _random
        yield "administrator/administrator_database__dsn", _administrator(folder / "postgres", "", servers)
        return
    for service in SERVICES:
        own = f"postgres-{service}"
        yield f"{own}/username", lambda: ADMINISTRATOR
        yield f"{own}/password", _random
        yield (
            f"administrator-{service}/administrator_database__dsn",
            _administrator(folder / own, service, servers),
        )


def _administrator(folder: Path, service: str, servers: _Servers) -> Callable[[], str]:
    def dsn() -> str:
        return servers.dsn(service, "", ADMINISTRATOR, (folder / "password").read_text(), ADMINISTRATOR)

    return dsn


def _random() -> str:
    return secrets.token_hex(32)


def _dsn(service: str, role: str, servers: _Servers) -> Callable[[], str]:
    return lambda: servers.dsn(service, role, role_name(service, role), _random(), service)


def _read(folder: Path, server: str) -> str:
    return (folder / f"administrator/administrator_{server}__password").read_text()


def _signing_key() -> str:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _public_of(folder: Path) -> str:
    private = (folder / "posting/posting_auth__ticket_private_key").read_bytes()
    public = load_pem_private_key(private, None).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _certified(folder: Path, front: str) -> str:
    """A certificate signed by itself, so that the front can be tried before it is given a real one."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    _replaced(folder / "front/key.pem", key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, front)])
    hosts = [x509.DNSName(host) for host in dict.fromkeys((front, "localhost", "front", TRIED))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + CERTIFIED)
        .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(Encoding.PEM).decode()


def _written(path: Path, value: Callable[[], str]) -> bool:
    if path.exists():
        return False
    _replaced(path, value())
    return True


def _replaced(path: Path, value: str) -> None:
    """Whole or not at all. Whoever mounts the folder, read-only, may read it; nobody else reaches it.

    Its owner may write: the image of Kafka copies its file with these rights, and then writes to the copy.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, prefix=".", delete=False) as draft:
        draft.write(value)
        os.fchmod(draft.fileno(), 0o644)
    Path(draft.name).replace(path)
