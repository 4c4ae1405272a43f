"""The servers that everything else stands on."""

import asyncio
import shutil
import signal
import sys
from pathlib import Path

import asyncpg
import pytest

from deploy.local import backing as module
from deploy.local.backing import Backing, NoBacking
from tests.conftest import MakeDatabase

ROOT = Path(__file__).parents[2]
PARENT = """
import asyncio
from deploy.local.kafka import kafka
from deploy.local.postgresql import postgresql
async def main():
    async with postgresql(durable=False) as database, kafka() as broker:
        print(database.process.pid, broker.process.pid, flush=True)
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
    children = [int(pid) for pid in (await asyncio.wait_for(parent.stdout.readline(), 60)).split()]
    assert len(children) == 2
    parent.send_signal(signal.SIGKILL)
    await parent.wait()
    async with asyncio.timeout(10):
        while any(_lives(pid) for pid in children):  # noqa: ASYNC110 - processes have no event
            await asyncio.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


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
