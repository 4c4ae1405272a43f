"""`make faults`: runs the cases, each once until it is clean, and leaves the report.

`CASE=F3,F4` selects by name, `CASE='crash:*'` by pattern. A case that was clean is not run again unless `FRESH=1`.
`SEED=` and `MIX_SECONDS=` are the random mix's. Exit 0 only when every selected case is clean.
"""

import asyncio
import fnmatch
import logging
import os
import sys
import time

from deploy.faults import cases, report, suite
from deploy.faults.case import CASES, Case
from deploy.local.stack import ROOT

VAR = ROOT / "var" / "faults"


def selected(wanted: str) -> list[Case]:
    """The cases whose names match one of the patterns, in the order in which they run best: same servers together."""
    cases.gathered()
    patterns = [one.strip() for one in wanted.split(",") if one.strip()] or ["*"]
    found = [case for case in CASES.values() if any(fnmatch.fnmatchcase(case.name, one) for one in patterns)]
    if not found:
        raise SystemExit(f"CASE={wanted} names none of {', '.join(CASES)}")
    return found


async def main() -> int:
    """Runs what is selected and not finished; the exit code."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    chosen = selected(os.environ.get("CASE", ""))
    VAR.mkdir(parents=True, exist_ok=True)
    fresh = os.environ.get("FRESH", "0") not in ("", "0")
    done = {} if fresh else {case.name: old for case in chosen if (old := report.kept(VAR, case.name)) and old.is_clean}
    began = time.monotonic()
    async for verdict in suite.run([case for case in chosen if case.name not in done], VAR):
        done[verdict.case] = verdict
        report.keep(VAR, verdict)
        print(report.line(verdict), flush=True)
    verdicts = [done[case.name] for case in chosen if case.name in done]
    path = report.write(VAR, verdicts)
    print(f"\n{report.table(verdicts)}\n\n{path}  {time.monotonic() - began:.0f} s")
    return 0 if len(verdicts) == len(chosen) and all(verdict.is_clean for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
