"""A shipped service is told to stop while its servers are well, or stand still: it ends within 25 seconds, always."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
import pytest_asyncio

from deploy.faults.replicas import Replica, Replicas
from deploy.faults.servers import Servers, servers
from deploy.local.child import ended
from deploy.local.ground import laid
from deploy.local.stack import Stack, prepared

pytestmark = pytest.mark.xdist_group("stopping")
SERVICE = "conversion"
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'conversion.%'"
TOPIC = "conversion.policy.v1"
FILL = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    SELECT gen_random_uuid(), 'rig', n::text, 'rig', $1, n::text, '{}', '{}' FROM generate_series(1, 20000) AS n
"""


@dataclass
class Ground:
    """Servers that may be frozen, and the replicas of one service."""

    servers: Servers
    stack: Stack
    replicas: Replicas

    @contextmanager
    def frozen(self, *names: str) -> Any:
        (broker,) = self.servers.cluster.brokers.values()
        if "kafka" in names:
            broker.freeze()
        if "postgresql" in names:
            assert self.servers.database.freeze() > 1
        try:
            yield
        finally:
            broker.thaw()
            self.servers.database.thaw()

    async def started(self) -> Replica:
        return await self.replicas.start(SERVICE)

    async def filled(self) -> None:
        conn = await asyncpg.connect(self.stack.dsns[SERVICE]["admin"])
        await conn.execute(FILL, TOPIC)
        await conn.close()

    async def ask(self, sql: str) -> Any:
        conn = await asyncpg.connect(self.stack.dsns[SERVICE]["admin"])
        found = await conn.fetchval(sql)
        await conn.close()
        return found


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def ground(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ground]:
    folder: Path = tmp_path_factory.mktemp("stopping")
    (folder / "logs").mkdir()
    async with servers() as own, AsyncExitStack() as stack:
        made = await prepared(stack, own.direct, folder, await laid(stack, own.direct))
        replicas = Replicas(made)
        yield Ground(own, made, replicas)
        for replica in replicas.all:
            replica.process.kill()


async def stopped(replica: Replica, *, again_after: float | None = None) -> tuple[int, float]:
    """SIGTERM, perhaps twice; the exit code and the seconds that it took."""
    began = time.monotonic()
    replica.process.send_signal(signal.SIGTERM)
    if again_after is not None:
        await asyncio.sleep(again_after)
        replica.process.send_signal(signal.SIGTERM)
    code = await asyncio.wait_for(ended(replica.process), 30)
    return code, time.monotonic() - began


async def asking(replica: Replica, answers: list[int]) -> None:
    """Eight clients behind a balancer, which sends nothing more once the replica says that it is not ready."""
    ready = True

    async def client() -> None:
        async with httpx2.AsyncClient(timeout=30) as http:
            while ready:
                answers.append((await http.get(f"{replica.url}/{SERVICE}/api/policies")).status_code)

    async def balancer() -> None:
        nonlocal ready
        async with httpx2.AsyncClient(timeout=30) as http:
            while ready:
                ready = (await http.get(f"{replica.url}/health/ready")).status_code == 200
                await asyncio.sleep(0.05)

    await asyncio.gather(balancer(), *(client() for _ in range(8)))


async def test_under_load_with_all_well_it_ends_with_0_in_silence_and_gives_the_lease_back(ground: Ground) -> None:
    replica, answers = await ground.replicas.start(SERVICE, HTTP__NOTICE="3"), list[int]()
    await ground.filled()
    load = asyncio.create_task(asking(replica, answers))
    await asyncio.sleep(0.5)
    before = len(replica.log.read_text())
    code, seconds = await stopped(replica)
    await load
    assert (code, seconds < 15) == (0, True), seconds
    assert set(answers) == {401}, "a request was dropped or failed"
    said = replica.log.read_text()[before:]
    assert "Traceback" not in said
    assert '"level":"error"' not in said
    assert await ground.ask("SELECT count(*) FROM messaging.relay_lease WHERE expires_at > clock_timestamp()") == 0
    async with asyncio.timeout(10):  # a backend ends when it has read that its client is gone
        while await ground.ask(CONNECTIONS):  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("servers", [("kafka",), ("postgresql",), ("kafka", "postgresql")], ids="+".join)
async def test_with_servers_that_stand_still(ground: Ground, servers: tuple[str, ...]) -> None:
    replica = await ground.started()
    await ground.filled()
    with ground.frozen(*servers):
        await asyncio.sleep(2)
        code, seconds = await stopped(replica)
    assert (code, seconds < 25) == (0, True), f"{code} after {seconds:.1f} s\n{replica.tail()}"
    assert "Traceback" not in replica.log.read_text()


def _is_told_of_sigterm(pid: int) -> bool:
    """Whether the process has a handler of its own by now: before, Python's imports are what is ended."""
    status = Path(f"/proc/{pid}/status").read_text()
    (caught,) = [int(line.split()[1], 16) for line in status.splitlines() if line.startswith("SigCgt")]
    return bool(caught >> (signal.SIGTERM - 1) & 1)


async def test_with_servers_that_stood_still_when_it_was_started(ground: Ground) -> None:
    with ground.frozen("kafka", "postgresql"):
        replica = ground.replicas.spawned(SERVICE)
        async with asyncio.timeout(60):
            while not _is_told_of_sigterm(replica.process.pid):  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(0.1)
        await asyncio.sleep(4)
        code, seconds = await stopped(replica)
    assert code in (0, 1)
    assert seconds < 25


async def test_told_twice_it_ends_as_told_once(ground: Ground) -> None:
    replica = await ground.started()
    code, seconds = await stopped(replica, again_after=0.3)
    assert (code, seconds < 15) == (0, True), seconds
    assert "Traceback" not in replica.log.read_text()


async def test_a_worker_pool_that_is_too_small_is_refused_with_the_way_out(ground: Ground) -> None:
    replica = ground.replicas.spawned(SERVICE, DATABASE__WORKER_POOL="5")
    assert await asyncio.wait_for(ended(replica.process), 60) == 1
    assert "DATABASE__WORKER_POOL is 5, and this worker needs 7 connections" in replica.tail()
    assert "lower ENGINE__PARTITIONS_AT_ONCE" in replica.tail()


async def test_pools_that_the_server_cannot_fill_are_trouble(ground: Ground) -> None:
    replica = ground.replicas.spawned(SERVICE, DATABASE__SERVICE_POOL="400")
    async with asyncio.timeout(60):
        while not (found := await _troubles(replica)):  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.2)
    assert "may ask for 413 connections, PostgreSQL gives at most 297" in found[0]
    assert (await stopped(replica))[0] == 0


async def _troubles(replica: Replica) -> list[str]:
    try:
        async with httpx2.AsyncClient() as http:
            body = (await http.get(f"{replica.url}/health/ready")).json()
    except httpx2.TransportError:
        return []
    return [trouble for trouble in body["troubles"] if "connections" in trouble]
