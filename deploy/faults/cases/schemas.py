"""Faults of contracts that change: newer producers, older ones, and one that breaks the promise."""

from pathlib import Path
from uuid import UUID, uuid4

from deploy.faults.case import Broken, Verdict, rig
from deploy.faults.rig import Rig, rigged
from deploy.faults.rigs.child import Child
from deploy.faults.rigs.contracts import BUILDS
from deploy.faults.rigs.handlers import consumer
from deploy.faults.until import until
from shared.messaging.parking import Parking


@rig("F31", "producers ahead of consumers, behind them, and one that changes the shape of a field")
async def f31(folder: Path) -> Verdict:
    """Optional fields are nobody's business; another shape waits in parking until somebody can read it."""
    async with rigged(folder) as on:
        keys, broken = [uuid4() for _ in range(20)], [uuid4() for _ in range(4)]
        older = await on.start(build="N")
        await _read(on, "N+1", [*keys, *broken])
        newer = await _upgraded(on, older, "N+1")
        await _read(on, "N", [*keys, *broken])
        before = await on.effects()
        await on.produced("N+2", broken, 2, "reshaped")
        await on.produced("N", [*keys, *broken], 2, "after")
        await until(on.all_read, "the events were not read", within=60)
        parked, applied = await on.parked(), await on.effects() - before
        if len(parked) != 4 * len(broken) or applied != 2 * len(keys):
            raise Broken(f"{len(parked)} parked, {applied} applied beside them; expected 16 and 40")
        reasons = {str(row["reason"]) for row in parked if "text" in str(row["reason"])}
        await on.healing()
        await _upgraded(on, newer, "N+3")
        replayed = await Parking(on.operator).replay(consumer("plain", "N+3", folder, fixed=False))
        names = ", ".join(f"{build} {contract.__name__}" for build, contract in BUILDS.items())
        return await on.judged(
            "F31",
            f"rig of builds {names} in processes of their own: N+1 to N and N to N+1 flow; of N+2, {len(broken)} keys "
            f"parked ({'; '.join(sorted(reasons))}) with all that followed, {replayed} replayed by N+3",
        )


async def _upgraded(on: Rig, old: Child, build: str) -> Child:
    await on.stop(old)
    return await on.start(build=build)


async def _read(on: Rig, build: str, keys: list[UUID]) -> None:
    await on.produced(build, keys, 3, f"from {build}")
    await until(on.all_read, f"what build {build} said was not read", within=60)
    if parked := await on.parked():
        raise Broken(f"{len(parked)} events of build {build} were parked: {parked[0]['reason']}")
