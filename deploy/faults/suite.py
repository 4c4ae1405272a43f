"""Runs cases: those on the same servers share one world, the others bring their own; what fails ends its world only."""

import time
import traceback
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from deploy.faults.case import Broken, Case, NothingHappened, Opened, Verdict
from deploy.faults.world import World, world


async def run(cases: Sequence[Case], folder: Path) -> AsyncIterator[Verdict]:
    """The verdict of each case, as soon as it is there."""
    for servers in dict.fromkeys(case.servers for case in cases if case.run):
        sharing = [case for case in cases if case.run and case.servers is servers]
        async for verdict in _sharing(sharing, servers or world, folder):
            yield verdict
    for case in cases:
        if case.alone:
            yield await _alone(case, folder)


async def _sharing(cases: Sequence[Case], servers: Opened, folder: Path) -> AsyncIterator[Verdict]:
    """One world for all of them; a new one after a case that was not clean, which may have left anything behind."""
    left = list(cases)
    while left:
        where = folder / "worlds" / f"{time.strftime('%H%M%S')}-{left[0].name.replace(':', '-')}"
        async with AsyncExitStack() as stack:
            on = await stack.enter_async_context(servers(where))
            while left:
                verdict = await judged(left.pop(0), on)
                yield verdict
                if not verdict.is_clean:
                    break


async def judged(case: Case, on: World) -> Verdict:
    """Runs one case on a world at rest, heals, and lets the oracle count."""
    assert case.run is not None  # noqa: S101 - cases of a world have it
    began = time.monotonic()
    verdict = Verdict(case.name, "")
    try:
        evidence = await case.run(on)
        verdict.evidence = evidence.happened
        healing = await on.heal()
        verdict.seconds_to_progress, verdict.seconds_to_drained = healing.progress, healing.drained
        figures, verdict.findings = await on.account()
        verdict.events, verdict.duplicates_on_topic = figures.events, figures.duplicates_on_topic
        verdict.lost, verdict.doubled, verdict.reordered = figures.lost, figures.doubled, figures.reordered
        if evidence.repeats and not figures.duplicates_on_topic:
            verdict.findings.append("I11: no duplicate on any topic: the fault did not bite")
    except (NothingHappened, Broken) as error:
        verdict.findings.append(f"{type(error).__name__}: {error}")
    except Exception:  # noqa: BLE001 - whatever a case raises is its verdict, and the others go on
        verdict.findings.append(traceback.format_exc()[-2000:])
    verdict.seconds = time.monotonic() - began
    return verdict


async def _alone(case: Case, folder: Path) -> Verdict:
    assert case.alone is not None  # noqa: S101 - rigs have it
    began, where = time.monotonic(), folder / "worlds" / f"{time.strftime('%H%M%S')}-{case.name}"
    where.mkdir(parents=True, exist_ok=True)
    try:
        verdict = await case.alone(where)
    except Exception:  # noqa: BLE001 - as above
        verdict = Verdict(case.name, "", findings=[traceback.format_exc()[-2000:]])
    verdict.seconds = time.monotonic() - began
    return verdict
