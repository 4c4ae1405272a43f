"""Faults of a handler: it is slower than the group allows, it blocks its process, it locks rows in any order."""

import asyncio
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from deploy.faults import journal as sql
from deploy.faults.case import NothingHappened, Verdict, rig
from deploy.faults.rig import Rig, rigged
from deploy.faults.rigs.child import Child
from deploy.faults.rigs.contracts import Counted
from deploy.faults.until import until

LONGEST_POLL_PAUSE = 4.0
SLEEPS, BLOCKS = 8, 20
OWNERS = "SELECT owner, count(*) FROM messaging.consumer_offsets GROUP BY owner"
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
FAST_DEADLOCKS = "ALTER DATABASE rig SET deadlock_timeout = '50ms'"
SERIAL = "ALTER ROLE rig_worker SET default_transaction_isolation = 'repeatable read'"
SUM = "SELECT sum(amount) FROM public.accounts"


@rig("F18", "a handler slower than a poll may pause, then one that blocks its process for 20 s")
async def f18(folder: Path) -> Verdict:
    """Two workers. The slow one keeps its place, the blocked one loses it, comes back and has done nothing twice."""
    async with rigged(folder) as on:
        workers = [await on.start(handler="slow", longest_poll_pause=LONGEST_POLL_PAUSE) for _ in range(2)]
        keys = [uuid4() for _ in range(40)]
        await _round(on, keys, "", 2)
        claims = await on.journal.number(sql.CLAIMS)
        await on.send(keys[0], Counted(text=f"sleeps {SLEEPS}"))
        await _round(on, keys, "", SLEEPS)
        if not (folder / "slept").exists():
            raise NothingHappened("no handler slept")
        slow = await on.journal.number(sql.CLAIMS) - claims
        await on.send(keys[0], Counted(text=f"blocks {BLOCKS}"))
        await _round(on, keys, "", BLOCKS)
        blocked = await on.journal.number(sql.CLAIMS) - claims - slow
        said = await _noticed(workers)
        if not (folder / "blocked").exists() or not blocked or not said:
            raise NothingHappened(f"nobody lost a partition: {blocked} claims, {said}")
        await on.healing()
        await until(partial(_both_own, on), "the member did not come back", within=30)
        evidence = (
            f"rig deploy.faults.rigs.handlers slow: {SLEEPS} s with longest_poll_pause {LONGEST_POLL_PAUSE:.0f} s: "
            f"{slow} partitions changed hands; blocked {BLOCKS} s with session_timeout 6 s: {blocked} claims anew, "
            f"{said}; both members own partitions afterwards"
        )
        verdict = await on.judged("F18", evidence)
        if slow:
            verdict.findings.append(f"{slow} partitions changed hands because a handler slept")
        return verdict


async def _round(on: Rig, keys: list[UUID], text: str, seconds: float) -> None:
    """One event for each key, again and again."""
    for _ in range(max(int(seconds), 1)):
        for key in keys:
            await on.send(key, Counted(text=text))
        await asyncio.sleep(1)


async def _noticed(workers: list[Child]) -> str:
    """What metrics and logs say of slices that could not be committed any more."""
    doubts = sum([await one.metric("journeywork_slices_in_doubt_total") for one in workers])
    fenced = sum([await one.metric("journeywork_slices_fenced_total") for one in workers])
    troubles = sum(one.said.count("trouble [") for one in workers)
    return (
        f"{doubts:.0f} slices in doubt and {fenced:.0f} fenced by metrics, {troubles} troubles"
        if doubts + fenced
        else ""
    )


async def _both_own(on: Rig) -> bool:
    for _ in range(8):
        await on.send(uuid4())
    return len(await on.journal.ask(OWNERS)) == 2


@rig("F26", "events that lock the same rows in opposite order, and serializable conflicts")
async def f26(folder: Path) -> Verdict:
    """Slices of different partitions meet on the same rows: the database ends one of them, and it is done again."""
    async with rigged(folder) as on:
        await on.journal.do(FAST_DEADLOCKS)
        workers = [await on.start(handler="crossing") for _ in range(2)]
        before = await on.journal.number(DEADLOCKS)
        await _crossed(on, 300)
        deadlocks = await on.journal.number(DEADLOCKS) - before
        await on.stop(*workers)
        await on.journal.do(SERIAL)
        for _ in range(2):
            await on.start(handler="crossing")
        await _crossed(on, 300)
        log = (on.servers.database.home / "log").read_text(errors="replace")
        serial = log.count("could not serialize access")
        if not deadlocks or not serial:
            raise NothingHappened(f"{deadlocks} deadlocks, {serial} serialization failures")
        verdict = await on.judged(
            "F26",
            f"rig deploy.faults.rigs.handlers crossing: {deadlocks} deadlocks by pg_stat_database, "
            f"{serial} serialization failures in PostgreSQL's log",
        )
        total = await on.journal.number(SUM)
        if total != 2 * verdict.events:
            verdict.findings.append(f"I5: {total} additions for {verdict.events} events of two each")
        living = on.children[-2:]
        if parked := sum([await one.metric("journeywork_events_parked_total") for one in living]):
            verdict.findings.append(f"{parked:.0f} events were parked for what was the database's weather")
        return verdict


async def _crossed(on: Rig, number: int) -> None:
    """Events of many keys; half of them name the rows in one order and half in the other."""
    keys = [uuid4() for _ in range(60)]
    for at in range(number):
        order = ("1 2", "2 1", "3 1", "1 3")[at % 4]
        await on.send(keys[at % len(keys)], Counted(text=order))
        if at % 25 == 0:
            await asyncio.sleep(0.1)
    await on.producer.flush()
    await until(on.all_read, "the events were not applied", within=90)
