"""`make bench`: five rounds, limit and ours in turn, then the table, the report and the gate.

`ROW=consume` selects. Rounds that were measured are kept in var/bench/rounds.json and not measured again unless
`FRESH=1`. `ROUNDS=1` is for trying; fewer than five rounds are no figures. Exit 1 when a ratio fell.
"""

import asyncio
import json
import logging
import os
import platform
import sys
from collections.abc import Sequence

from deploy.bench import gate, report
from deploy.bench.measure import MEASUREMENTS
from deploy.bench.place import NOWHERE, Place, laid_out, preloaded
from deploy.bench.rows import Row, selected
from deploy.bench.stopwatch import Result
from deploy.local.backing import backing
from deploy.local.stack import ROOT

VAR = ROOT / "var" / "bench"
KEPT = VAR / "rounds.json"


async def main() -> int:
    """Measures what is selected and missing; the exit code."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    rows, rounds = possible(selected(os.environ.get("ROW", ""))), int(os.environ.get("ROUNDS", "5"))
    VAR.mkdir(parents=True, exist_ok=True)
    fresh = os.environ.get("FRESH", "0") not in ("", "0")
    taken: dict[str, list[Result]] = json.loads(KEPT.read_text()) if KEPT.exists() and not fresh else {}
    names = list(dict.fromkeys(name for row in rows for name in (row.limit, row.ours) if isinstance(name, str)))
    if any(len(taken.get(name, [])) < _rounds(name, rounds) for name in names):
        await _measured(names, rounds, taken)
    return _told(rows, taken)


def possible(rows: Sequence[Row]) -> list[Row]:
    """Says once per measurement why it cannot be made here, and leaves its rows out."""
    reasons = {name: MEASUREMENTS[name].impossible() for name in dict.fromkeys(row.ours for row in rows)}
    for name, reason in reasons.items():
        if reason:
            print(f"{name}: not measured, {reason}", flush=True)
    return [row for row in rows if not reasons[row.ours]]


async def _measured(names: Sequence[str], rounds: int, taken: dict[str, list[Result]]) -> None:
    if not any(MEASUREMENTS[name].servers for name in names):
        await _in_turn(NOWHERE, names, rounds, taken)
        return
    async with backing() as servers:
        place = await laid_out(servers)
        for feed in dict.fromkeys(feed for name in names for feed in MEASUREMENTS[name].feeds):
            await preloaded(place, feed)
        await _in_turn(place, names, rounds, taken)


async def _in_turn(place: Place, names: Sequence[str], rounds: int, taken: dict[str, list[Result]]) -> None:
    for number in range(rounds):
        for name in names:
            if number >= _rounds(name, rounds) or len(taken.setdefault(name, [])) > number:
                continue
            taken[name].append(await _one(place, name))
            KEPT.write_text(json.dumps(taken))
            print(f"round {number + 1} {name}: {taken[name][-1]}", flush=True)


def _rounds(name: str, wanted: int) -> int:
    return min(wanted, MEASUREMENTS[name].most_rounds)


async def _one(place: Place, name: str) -> Result:
    command = (sys.executable, "-m", "deploy.bench.measure", name)
    child = await asyncio.create_subprocess_exec(
        *command, env=place.environment(), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await child.communicate()
    if child.returncode:
        raise RuntimeError(f"{name} ended with {child.returncode}; what it said is above")
    found: Result = json.loads(out.decode().strip().splitlines()[-1])
    return found


def _told(rows: Sequence[Row], taken: dict[str, list[Result]]) -> int:
    lines = [report.line(row, taken) for row in rows]
    environment = {"python": platform.python_version(), "system": platform.platform(), "cores": str(os.cpu_count())}
    path = report.write(VAR, lines, environment)
    print(f"\n{environment}\n{report.table(lines)}\n\n{path}")
    worse = gate.fallen(lines, gate.committed())
    print("\n".join(worse))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
