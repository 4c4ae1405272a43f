"""TLS to PostgreSQL: verify-full lets in only a server whose certificate our authority signed, for the name we asked."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from deploy.local import web
from deploy.local.child import free_port
from deploy.local.docker import POSTGRES, postgres_ready
from tests.docker.conftest import docker

INSIDE = "/certificate"


@dataclass(frozen=True)
class Encrypted:
    port: int
    trusted: Path
    other: Path


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def encrypted(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Encrypted]:
    """A PostgreSQL with a certificate for `localhost`."""
    folder, port = tmp_path_factory.mktemp("tls"), free_port()
    ours, other = web.certificate(folder / "ours.pem", "localhost"), web.certificate(folder / "other.pem", "localhost")
    start = (
        f"install -o postgres -m 600 {INSIDE} /tmp/tls.pem && exec docker-entrypoint.sh postgres -c ssl=on "
        "-c ssl_cert_file=/tmp/tls.pem -c ssl_key_file=/tmp/tls.pem"
    )
    name = docker(
        "run", "-d", "--rm", "-p", f"127.0.0.1:{port}:5432", "-e", "POSTGRES_HOST_AUTH_METHOD=trust",
        "-v", f"{ours}:{INSIDE}:ro", "--entrypoint", "bash", POSTGRES, "-c", start,
    ).stdout.strip()  # fmt: skip
    await postgres_ready(f"postgresql://postgres@127.0.0.1:{port}/postgres")
    yield Encrypted(port, ours, other)
    docker("rm", "-f", "-v", name)


async def connected(to: Encrypted, authority: Path, *, host: str = "localhost") -> str:
    """The version of TLS that the connection has."""
    conn = await asyncpg.connect(
        f"postgresql://postgres@{host}:{to.port}/postgres?sslmode=verify-full&sslrootcert={authority}", timeout=10
    )
    version: str = await conn.fetchval("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    await conn.close()
    return version


async def test_it_is_reached_by_who_trusts_its_authority(encrypted: Encrypted) -> None:
    assert (await connected(encrypted, encrypted.trusted)).startswith("TLSv1.")


async def test_a_server_whom_nobody_vouches_for_is_refused(encrypted: Encrypted) -> None:
    with pytest.raises(OSError, match="certificate verify failed"):
        await connected(encrypted, encrypted.other)


async def test_a_server_of_another_name_is_refused(encrypted: Encrypted) -> None:
    with pytest.raises(OSError, match=r"certificate verify failed.*IP address mismatch|not valid for"):
        await connected(encrypted, encrypted.trusted, host="127.0.0.1")
