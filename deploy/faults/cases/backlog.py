"""Faults of sheer weight: more records than a process may hold, and a database that answers slowly."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

from deploy.faults import journal as sql
from deploy.faults.case import NothingHappened, Verdict, rig
from deploy.faults.rig import rigged
from deploy.faults.rigs.child import Child
from deploy.faults.rigs.contracts import COUNTER, Counted
from deploy.faults.until import meanwhile, until

EVENTS, SIZE = 2000, 26_000
DELAY = 0.05
MOST_GROWTH = 150 * 2**20
"""Bytes that a worker may grow by: what is in flight (48 MiB at most), and what its client has fetched ahead."""


@rig("F32", "50 MB at once, and a database 50 ms away")
async def f32(folder: Path) -> Verdict:
    """Two workers: each holds a bounded part of it, neither misses a heartbeat, and the order stays."""
    async with rigged(folder) as on:
        workers = [await on.start(), await on.start()]
        keys = [uuid4() for _ in range(200)]
        for key in keys:
            await on.send(key)
        await until(on.all_read, "the first events were not applied")
        claims, idle = await on.journal.number(sql.CLAIMS), [_resident(one) for one in workers]
        on.servers.to_database.up.delay = DELAY
        async with _watched(workers) as most:
            for at in range(EVENTS):
                await on.send(keys[at % len(keys)], Counted(text="x" * SIZE))
            await on.producer.flush()
            waited = int(sum((await on.scan.ends()).values())) - len(keys) - await on.effects()
            await on.healing()
            await until(on.all_read, "the backlog was not applied", within=120, every=0.5)
        growth = [peak - before for peak, before in zip(most, idle, strict=True)]
        lost = await on.journal.number(sql.CLAIMS) - claims
        if waited < EVENTS // 2 or on.servers.to_database.up.delay != DELAY:
            raise NothingHappened(f"only {waited} records ever waited")
        grown = " and ".join(f"{one / 2**20:.0f}" for one in growth)
        verdict = await on.judged(
            "F32",
            f"rig of two plain workers: {EVENTS * SIZE / 1e6:.0f} MB at once on {COUNTER.name}, PostgreSQL "
            f"{DELAY * 1000:.0f} ms away: workers grew by {grown} MiB (bound {MOST_GROWTH >> 20}), {lost} partitions "
            "changed hands",
        )
        if max(growth) > MOST_GROWTH:
            verdict.findings.append(f"I9: a worker grew by {max(growth) / 2**20:.0f} MiB")
        if lost:
            verdict.findings.append(f"{lost} partitions changed hands: a heartbeat was missed")
        return verdict


@asynccontextmanager
async def _watched(workers: list[Child]) -> AsyncIterator[list[int]]:
    """The most memory that each was seen with while the block ran."""
    most = [0 for _ in workers]

    async def look() -> None:
        while True:
            for at, one in enumerate(workers):
                most[at] = max(most[at], _resident(one))
            await asyncio.sleep(0.1)

    async with meanwhile(look(), "memory"):
        yield most


def _resident(child: Child) -> int:
    return int(Path(f"/proc/{child.process.pid}/statm").read_text().split()[1]) * 4096
