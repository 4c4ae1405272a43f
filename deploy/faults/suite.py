"""Runs cases: those on the same servers share one world, the others bring their own; what fails ends its world only."""

import asyncio
import time
import traceback
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from deploy.faults.case import Broken, Case, Evidence, NothingHappened, Opened, Verdict
from deploy.faults.world import World, world
from deploy.story.clients import Unexpected


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
    """One world for all of them; a new one after a case that was not clean, which may have left anything behind.

    Where no world can be had, that is the verdict on all that are left.
    """
    left = list(cases)
    while left:
        where = folder / "worlds" / f"{time.strftime('%H%M%S')}-{left[0].name.replace(':', '-')}"
        async with AsyncExitStack() as stack:
            try:
                on = await stack.enter_async_context(servers(where))
            except Exception as error:  # noqa: BLE001 - the cases on other servers go on
                for case in left:
                    yield Verdict(case.name, "", findings=[_said(error)])
                return
            clean = True
            while left and clean:
                sharing = together(left)
                del left[: len(sharing)]
                for verdict in await judged(sharing, on):
                    yield verdict
                    clean &= verdict.is_clean


def together(left: Sequence[Case]) -> list[Case]:
    """The next case, and its neighbours as long as each strikes a service of its own under the same load."""
    first, *others = left
    found = [first]
    for other in others if first.strikes else ():
        if not other.strikes or other.strikes in {one.strikes for one in found}:
            break
        found.append(other)
    return found


async def judged(cases: Sequence[Case], on: World) -> list[Verdict]:
    """Runs a case (or some under one load) on a world at rest, heals, and lets the oracle count once for all."""
    began = time.monotonic()
    verdicts = {case.name: Verdict(case.name, "") for case in cases}
    evidence = await _done(cases, on, verdicts)
    try:
        healing = await on.heal()
        figures, findings = await on.account()
        for one in evidence.values():
            findings += await one.then(on) if one.then else []
    except Exception as error:  # noqa: BLE001 - what goes wrong here is the verdict on all of them
        for verdict in verdicts.values():
            verdict.findings.append(_said(error))
        return list(verdicts.values())
    if any(one.repeats for one in evidence.values()) and not figures.duplicates_on_topic:
        findings.append("I11: no duplicate on any topic: the fault did not bite")
    for verdict in verdicts.values():
        verdict.seconds_to_progress, verdict.seconds_to_drained = healing.progress, healing.drained
        verdict.events, verdict.duplicates_on_topic = figures.events, figures.duplicates_on_topic
        verdict.lost, verdict.doubled, verdict.reordered = figures.lost, figures.doubled, figures.reordered
        verdict.findings += findings
        verdict.seconds = time.monotonic() - began
    return list(verdicts.values())


async def _done(cases: Sequence[Case], on: World, verdicts: Mapping[str, Verdict]) -> dict[str, Evidence]:
    evidence: dict[str, Evidence] = {}

    async def one(case: Case) -> None:
        assert case.run is not None  # noqa: S101 - cases of a world have it
        try:
            async with asyncio.timeout(case.longest):
                evidence[case.name] = await case.run(on)
            verdicts[case.name].evidence = evidence[case.name].happened
        except Exception as error:  # noqa: BLE001 - whatever a case raises is its verdict, and the others go on
            verdicts[case.name].findings.append(_said(error))

    if not cases[0].strikes:
        await one(cases[0])
        return evidence
    async with on.loaded():
        await asyncio.gather(*(one(case) for case in cases))
    return evidence


def _said(error: Exception) -> str:
    """What a case says itself in one line; anything else with where it came from."""
    if isinstance(error, (NothingHappened, Broken, Unexpected)):
        return f"{type(error).__name__}: {error}"
    return "".join(traceback.format_exception(error))[-2000:]


async def _alone(case: Case, folder: Path) -> Verdict:
    assert case.alone is not None  # noqa: S101 - rigs have it
    began, where = time.monotonic(), folder / "worlds" / f"{time.strftime('%H%M%S')}-{case.name}"
    where.mkdir(parents=True, exist_ok=True)
    try:
        async with asyncio.timeout(case.longest):
            verdict = await case.alone(where)
    except Exception:  # noqa: BLE001 - as above
        verdict = Verdict(case.name, "", findings=[traceback.format_exc()[-2000:]])
    verdict.seconds = time.monotonic() - began
    return verdict
