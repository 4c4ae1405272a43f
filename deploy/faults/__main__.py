"""`make faults`: runs the cases, each once until it is clean, and leaves the report.

`CASE=F3,F4` selects by name, `CASE=crash` all of a kind, `CASE='crash:relay.*'` by pattern. A case that was clean is
not run again unless `FRESH=1`. `SEED=` and `MIX_SECONDS=` are the random mix's. Exit 0 only when every selected case
is clean; a name that selects nothing is refused.
"""

import asyncio
import fnmatch
import logging
import os
import sys
import time
from pathlib import Path

from deploy.faults import cases, mix, report, suite
from deploy.faults.case import CASES, Case
from deploy.local.stack import ROOT

VAR = ROOT / "var" / "faults"


def selected(wanted: str) -> list[Case]:
    """The cases whose names, or what stands before their first colon, match one of the patterns.

    Ends the program when a pattern selects nothing.
    """
    patterns = [one.strip() for one in wanted.split(",") if one.strip()] or ["*"]
    for pattern in patterns:
        if not any(_matches(case, pattern) for case in CASES.values()):
            raise SystemExit(f"CASE={pattern} selects none of: {', '.join(CASES)}")
    return [case for case in CASES.values() if any(_matches(case, pattern) for pattern in patterns)]


def _matches(case: Case, pattern: str) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for name in (case.name, case.name.split(":")[0]))


async def main() -> int:
    """Runs what is selected and not finished; the exit code."""
    cases.gathered()
    mix.registered(*mix.drawn(VAR))
    chosen = selected(os.environ.get("CASE", ""))
    VAR.mkdir(parents=True, exist_ok=True)
    if os.environ.get("FRESH", "0") not in ("", "0"):
        report.forget(VAR, [case.name for case in chosen])
    done = {case.name: old for case in chosen if (old := report.kept(VAR, case.name)) and old.is_clean}
    began = time.monotonic()
    path = _written()
    async for verdict in suite.run([case for case in chosen if case.name not in done], VAR):
        done[verdict.case] = verdict
        report.keep(VAR, verdict)
        path = _written()
        print(report.line(verdict), flush=True)
    print(f"\n{report.table(report.in_order(done.values()))}\n\n{path}  {time.monotonic() - began:.0f} s")
    return 0 if len(done) == len(chosen) and all(verdict.is_clean for verdict in done.values()) else 1


def _written() -> Path:
    """The report over everything that was run, now or before."""
    return report.write(VAR, [kept for name in CASES if (kept := report.kept(VAR, name))])


if __name__ == "__main__":
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    try:
        sys.exit(asyncio.run(main()))
    except KeyboardInterrupt:
        sys.exit("interrupted; without FRESH=1 the same command goes on with what is left")
