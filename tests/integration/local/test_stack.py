"""All of it on one machine: each service from its own folder, killed, and stopped with everything it started."""

import asyncio
import json
import os
import shutil
import signal
import sys
from pathlib import Path

import asyncpg
import httpx2
import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.local.backing import NoBacking, backing
from deploy.local.stack import ROOT, SERVICES, running
from shared.contracts.topics import HR_PROJECT

LEFT_OUT = shutil.ignore_patterns("__pycache__")


async def test_each_service_runs_with_its_own_folder_alone_and_comes_back_after_a_kill(tmp_path: Path) -> None:
    async with running(tmp_path, durable=False) as stack:
        for name in SERVICES:
            home = tmp_path / name
            shutil.copytree(ROOT / "shared", home / "shared", ignore=LEFT_OUT)
            shutil.copytree(ROOT / "services" / name, home / "services" / name, ignore=LEFT_OUT)
            stack.services[name].home = home
        await asyncio.gather(*(stack.kill(name) for name in SERVICES))
        await asyncio.gather(*(stack.restart(name) for name in SERVICES))
        for name in SERVICES:
            answer = await stack.http.get(f"{stack.front}/{name}/api/anything", headers={"Authorization": "Bearer x"})
            assert answer.status_code in {401, 404}
            assert answer.headers["content-type"] == "application/problem+json"


async def test_serve_tells_where_everything_is_and_stops_what_it_started(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "deploy.local.serve", str(tmp_path), cwd=ROOT, env=dict(os.environ)
    )
    async with asyncio.timeout(120):
        while not (tmp_path / "ready").exists():
            assert process.returncode is None
            await asyncio.sleep(0.1)
    told = json.loads((tmp_path / "endpoints.json").read_text())
    started = _children_of(process.pid)
    assert len(started) >= len(SERVICES)
    await _all_answer(told)
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 60) == 0
    assert not (tmp_path / "ready").exists()
    assert _alive(started) == []


async def test_servers_of_the_user_are_left_as_they_were_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with backing(durable=False) as servers:
        monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", servers.kafka)
        monkeypatch.setenv("POSTGRES_DSN", servers.postgres)
        monkeypatch.setenv("BACKING", "env")
        async with running(tmp_path, durable=False) as stack:
            assert stack.backing.kind == "env"
            assert await _databases(servers.postgres) != []
        assert await _databases(servers.postgres) == []
        async with AIOKafkaProducer(bootstrap_servers=servers.kafka) as producer:
            assert HR_PROJECT.name not in (await producer.client.fetch_all_metadata()).topics()
            admin = AIOKafkaAdminClient(bootstrap_servers=servers.kafka)
            await admin.start()
            await admin.create_topics([NewTopic(HR_PROJECT.name, 1, 1)])
            await admin.close()
            await producer.send_and_wait(HR_PROJECT.name, b"somebody else's")
        with pytest.raises(NoBacking, match=f"already has records on {HR_PROJECT.name}"):
            async with running(tmp_path, durable=False):
                pass


async def _databases(dsn: str) -> list[str]:
    conn = await asyncpg.connect(dsn)
    names = await conn.fetch("SELECT datname FROM pg_database WHERE datname ~ '^(posting|evaluation|conversion)_'")
    await conn.close()
    return [row["datname"] for row in names]


async def _all_answer(told: dict[str, object]) -> None:
    services, issuer, postgres = told["services"], told["issuer"], told["postgres"]
    assert isinstance(services, dict)
    assert isinstance(issuer, dict)
    assert isinstance(postgres, dict)
    assert set(services) == set(postgres) == set(SERVICES)
    async with httpx2.AsyncClient() as client:
        minted = await client.post(
            issuer["mint"],
            json={"subject": "hiring_manager", "employer": told["employer_id"], "role": "hiring_manager"},
        )
        for token in (issuer["tokens"]["hiring_manager"], minted.json()["token"]):
            answer = await client.get(f"{services['posting']}/projects", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200, answer.text
        assert (await client.get(f"{told['mail']}/messages")).status_code == 200
        assert (await client.get(issuer["clock"])).json()["now"]
    for dsn in postgres.values():
        conn = await asyncpg.connect(dsn)
        assert await conn.fetchval("SELECT count(*) > 0 FROM pg_catalog.pg_tables WHERE schemaname = 'messaging'")
        await conn.close()


def _alive(pids: list[int]) -> list[int]:
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def _children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
