"""`make alerts`: every alert is made to fire by its real fault; the table of what was done and seen after how long.

`CASE=FuseBlown,OutboxOld` selects by alert; `LONG=1` does not leave out what takes a quarter of an hour or more.
`--record` puts the table of all of them into docs/observability.md. Exit 0 only when every expected alert fired.
"""

import argparse
import asyncio
import logging
import os
import sys
import time
from collections.abc import Sequence

from deploy.alerts import report
from deploy.alerts.fault import Fault, Sight
from deploy.alerts.place import place
from deploy.alerts.run import run
from deploy.alerts.table import faults
from deploy.local.backing import NoBacking
from deploy.local.child import DidNotStart
from deploy.local.stack import ROOT, NotReady

VAR = ROOT / "var" / "alerts"
PAGE = ROOT / "docs" / "observability.md"


def selected(wanted: str, *, long: bool) -> list[Fault]:
    """The faults of these alerts, by default of all; ends the program when there is none of a name."""
    names = {name.strip() for name in wanted.split(",") if name.strip()}
    known = {alert for fault in faults() for alert in fault.alerts}
    if unknown := names - known:
        raise SystemExit(f"CASE: no alert is called {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    if names:
        return [fault for fault in faults() if names & fault.alerts.keys()]
    return [fault for fault in faults() if long or not fault.long]


async def _run(chosen: Sequence[Fault]) -> Sequence[Sight]:
    async with place(VAR / time.strftime("%H%M%S")) as at:
        return await run(at, chosen, lambda sight: print(report.told(sight), flush=True))


def main() -> int:
    parser = argparse.ArgumentParser(prog="make alerts", description=__doc__)
    parser.add_argument("--record", action="store_true", help="put the table into docs/observability.md")
    given, began = parser.parse_args(), time.monotonic()
    chosen = selected(os.environ.get("CASE", ""), long=os.environ.get("LONG", "0") not in ("", "0"))
    if given.record and len(chosen) < len(faults()):
        parser.error("the table on the page is of all faults: LONG=1, and no CASE")
    try:
        sights = asyncio.run(_run(chosen))
    except (DidNotStart, NoBacking, NotReady) as reason:
        print(reason, file=sys.stderr)
        return 1
    wrong = [sight for sight in sights if sight.wrong]
    print(f"\n{report.table(sights)}\n\n{len(sights) - len(wrong)} fired, {len(wrong)} did not as expected; "
          f"{time.monotonic() - began:.0f} s")  # fmt: skip
    if given.record and not wrong:
        report.record(PAGE, sights)
    return 1 if wrong else 0


if __name__ == "__main__":
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    sys.exit(main())
