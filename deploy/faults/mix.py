"""The random mix: `mix:<seed>`, faults of every kind drawn from a seed, under load, for ten minutes.

The plan - what, when, whom, for how long - depends on the seed alone; `SEED=` plays it again. What was planned and
what was done stands in `mix-<seed>.jsonl` of the world's folder. A supervisor replaces what died, as in operation.
"""

import asyncio
import contextlib
import functools
import json
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from deploy.faults.case import CASES, Evidence, NothingHappened, case
from deploy.faults.proxy import Link
from deploy.faults.replicas import Replica
from deploy.faults.world import World, world
from deploy.local.stack import SERVICES
from shared.messaging.crashpoints import POINTS

SECONDS = 600.0
SETTLING = 15.0
"""At the end nothing new begins for so long, so that what was struck last is still under load."""
GAPS = (2.0, 7.0)
SEVERITY = {
    "kill": (20, SERVICES, (0.0, 0.0)),
    "freeze": (12, SERVICES, (1.0, 14.0)),
    "terminate": (10, SERVICES, (0.0, 0.0)),
    "crash": (20, SERVICES, (0.0, 0.0)),
    "cut": (8, ("kafka", "database"), (0.0, 0.0)),
    "black_hole": (8, ("kafka", "database"), (1.0, 12.0)),
    "delay": (6, ("kafka", "database"), (3.0, 12.0)),
    "throttle": (4, ("kafka", "database"), (3.0, 10.0)),
    "broker_kill": (5, ("kafka",), (0.5, 6.0)),
    "broker_freeze": (5, ("kafka",), (1.0, 12.0)),
    "database_restart": (5, ("database",), (0.0, 0.0)),
}
"""What may happen: how often it is drawn, whom it strikes, for how many seconds."""
SLOW, NARROW = 0.05, 30_000.0
"""Seconds per chunk of a delayed link, bytes per second of a throttled one."""


@dataclass(frozen=True, slots=True)
class Strike:
    """One fault: `at` seconds after the start; `crash` is what a process is armed with."""

    at: float
    what: str
    whom: str
    lasts: float
    crash: str = ""


def plan(seed: int, seconds: float) -> list[Strike]:
    """What happens under this seed; a longer run begins like a shorter one. Nobody is struck twice at a time."""
    chance = random.Random(seed)  # noqa: S311 - a seed makes a run repeatable
    weights = [weight for weight, _, _ in SEVERITY.values()]
    at, free = 0.0, dict.fromkeys((*SERVICES, "kafka", "database"), 0.0)
    strikes: list[Strike] = []
    while True:
        at += chance.uniform(*GAPS)
        (what,) = chance.choices(list(SEVERITY), weights)
        _, targets, (shortest, longest) = SEVERITY[what]
        whom, lasts = chance.choice(targets), round(chance.uniform(shortest, longest), 2)
        crash = f"{chance.choice(sorted(POINTS))}:{chance.randint(1, 30)}"
        if at > seconds - SETTLING:
            return strikes
        if at >= free[whom]:
            free[whom] = at + lasts + 1.0
            strikes.append(Strike(round(at, 2), what, whom, lasts, crash if what == "crash" else ""))


def registered(seed: int, seconds: float = SECONDS) -> None:
    """Puts the mix of this seed into the registry; again is harmless."""
    if f"mix:{seed}" in CASES:
        return

    @case(
        f"mix:{seed}",
        f"random mix of faults for {seconds:.0f} s",
        servers=functools.partial(world, seed=seed),
        longest=seconds + 240,
    )
    async def mix(on: World) -> Evidence:
        print(f"mix: SEED={seed} MIX_SECONDS={seconds:.0f} plays it again", flush=True)
        return await _mixed(on, plan(seed, seconds), seconds, on.folder / f"mix-{seed}.jsonl")


def drawn(folder: Path) -> tuple[int, float]:
    """Seed and length: as the environment says, else as the unfinished run before, else a new seed that is kept."""
    seconds, kept = float(os.environ.get("MIX_SECONDS") or SECONDS), folder / "seed"
    if told := os.environ.get("SEED"):
        return int(told), seconds
    if not kept.exists() or os.environ.get("FRESH", "0") not in ("", "0"):
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(str(random.SystemRandom().randrange(10**6)))
    return int(kept.read_text()), seconds


async def _kill(on: World, strike: Strike) -> str:
    replica = _oldest(on, strike.whom)
    return f"{replica.name} exit {await on.replicas.kill(replica)}"


async def _freeze(on: World, strike: Strike) -> str:
    replica = _oldest(on, strike.whom)
    on.replicas.freeze(replica)
    await asyncio.sleep(strike.lasts)
    if replica.process.poll() is None:
        on.replicas.thaw(replica)
    return f"{replica.name} stood still"


async def _terminate(on: World, strike: Strike) -> str:
    replica = _oldest(on, strike.whom)
    return f"{replica.name} ended within {await on.replicas.terminate(replica):.1f} s"


async def _crash(on: World, strike: Strike) -> str:
    """One that will die takes the place of the oldest."""
    replica = on.replicas.spawned(strike.whom, crash=strike.crash)
    await on.replicas.ready(replica)
    if others := [one for one in on.replicas.of(strike.whom) if one is not replica and not one.draining]:
        await on.replicas.terminate(others[0])
    return f"{replica.name} will die at {strike.crash}"


async def _cut(on: World, strike: Strike) -> str:
    number = _link(on, strike).cut()
    if not number:
        raise NothingHappened("no connection was open")
    return f"{number} connections reset"


async def _black_hole(on: World, strike: Strike) -> str:
    link = _link(on, strike)
    link.black_hole()
    return await _held(link, strike)


async def _delay(on: World, strike: Strike) -> str:
    link = _link(on, strike)
    link.up.delay = link.down.delay = SLOW
    return await _held(link, strike)


async def _throttle(on: World, strike: Strike) -> str:
    link = _link(on, strike)
    link.up.rate = link.down.rate = NARROW
    return await _held(link, strike)


async def _held(link: Link, strike: Strike) -> str:
    connections = link.connections
    await asyncio.sleep(strike.lasts)
    await link.clear()
    return f"{connections} connections"


async def _broker_kill(on: World, strike: Strike) -> str:
    broker = on.servers.cluster.brokers[1]
    code = await broker.kill()
    await asyncio.sleep(strike.lasts)
    broker.start()
    await broker.ready()
    return f"exit {code}"


async def _broker_freeze(on: World, strike: Strike) -> str:
    broker = on.servers.cluster.brokers[1]
    broker.freeze()
    await asyncio.sleep(strike.lasts)
    broker.thaw()
    return "stood still"


async def _database_restart(on: World, strike: Strike) -> str:  # noqa: ARG001 - all have the same shape
    return f"exit {await on.servers.database.restart()}"


def _oldest(on: World, service: str) -> Replica:
    """Whoever has the most of the work, as a rule."""
    found = [one for one in on.replicas.of(service) if one.runs and not one.draining]
    if not found:
        raise NothingHappened(f"no replica of {service} runs")
    return found[0]


def _link(on: World, strike: Strike) -> Link:
    return on.servers.to_kafka[1] if strike.whom == "kafka" else on.servers.to_database


ACTIONS: Mapping[str, Callable[[World, Strike], Awaitable[str]]] = {
    "kill": _kill, "freeze": _freeze, "terminate": _terminate, "crash": _crash, "cut": _cut,
    "black_hole": _black_hole, "delay": _delay, "throttle": _throttle, "broker_kill": _broker_kill,
    "broker_freeze": _broker_freeze, "database_restart": _database_restart,
}  # fmt: skip


async def _mixed(on: World, strikes: Sequence[Strike], seconds: float, path: Path) -> Evidence:
    done: Counter[str] = Counter()
    with path.open("w") as file:
        for strike in strikes:
            _note(file, "planned", **asdict(strike))
        async with on.loaded(), _supervised(on):
            began = time.monotonic()
            under_way = []
            for strike in strikes:
                await asyncio.sleep(max(began + strike.at - time.monotonic(), 0))
                under_way.append(asyncio.create_task(_struck(on, strike, began, file, done), name=strike.what))
            await asyncio.gather(*under_way)
            await asyncio.sleep(max(began + seconds - time.monotonic(), 0))
        crashed = [one for one in on.replicas.all if one.crash and one.process.returncode == -9]
        _note(file, "crashed", replicas=[f"{one.name} {one.crash}" for one in crashed])
    if sum(done.values()) < len(strikes) * 0.8:
        raise NothingHappened(f"of {len(strikes)} faults {sum(done.values())} were done: {dict(done)}")
    said = ", ".join(f"{what} {times}" for what, times in sorted(done.items()))
    return Evidence(f"{sum(done.values())} faults in {seconds:.0f} s: {said}; {len(crashed)} died at a crash point")


async def _struck(on: World, strike: Strike, began: float, file: IO[str], done: Counter[str]) -> None:
    """Does one fault; one that finds nobody to strike, or a server that is away already, says so."""
    try:
        said = await ACTIONS[strike.what](on, strike)
    except Exception as error:  # noqa: BLE001 - the mix goes on; what did not happen is not counted
        _note(file, "failed", **asdict(strike), error=repr(error)[:200])
        return
    done[strike.what] += 1
    _note(file, "done", **asdict(strike), over=round(time.monotonic() - began, 2), said=said)


def _note(file: IO[str], kind: str, **what: object) -> None:
    file.write(json.dumps({"kind": kind, **what}) + "\n")
    file.flush()


@contextlib.asynccontextmanager
async def _supervised(on: World) -> AsyncIterator[None]:
    """Starts a replica for each that is missing, for as long as the block runs."""

    async def watched() -> None:
        while True:
            for service in SERVICES:
                there = [one for one in on.replicas.of(service) if not one.draining]
                for _ in range(on.replicas.each - len(there)):
                    on.replicas.spawned(service)
            await asyncio.sleep(0.5)

    task = asyncio.create_task(watched(), name="supervisor")
    try:
        yield
    finally:
        task.cancel()
