"""`make judgement`: simulates, prints goals and tables, leaves report, page and pictures in var/judgement.

`PANELS=60` makes fewer panels of each scenario than 200, `SCENARIO='n20*,no signal'` selects, `RECORD=1` replaces
docs/judgement. Exit 1 when a goal is missed by more than two standard errors.
"""

import os
import sys
import time
from pathlib import Path

from deploy.judgement import page, plots
from deploy.judgement.report import Report
from deploy.judgement.simulating import ALL, selected, simulated

ROOT = Path(__file__).parents[2]
VAR, DOCS = ROOT / "var" / "judgement", ROOT / "docs" / "judgement"
PANELS = 200


def main() -> int:
    """The exit code."""
    panels, began = int(os.environ.get("PANELS", str(PANELS))), time.monotonic()
    scenarios = selected(os.environ.get("SCENARIO", ""))
    report = Report.of(panels, simulated(scenarios, panels, os.cpu_count() or 1))
    record = os.environ.get("RECORD", "0") not in ("", "0")
    complete = len(scenarios) == len(ALL)
    if record and not (complete and panels >= PANELS):
        print(f"RECORD=1 wants every scenario with at least {PANELS} panels", file=sys.stderr)
        return 2
    folder = DOCS if record else VAR
    folder.mkdir(parents=True, exist_ok=True)
    report.write(folder)
    print(page.scenarios(report), page.policies(report), page.goals(report), sep="\n\n")
    if complete:
        (folder / "README.md").write_text(page.rendered(report))
        plots.write(report, folder)
    missed = [one for one in report.verdicts if not one.met]
    for one in missed:
        print(f"missed: {one.goal.name}, {one.where}: {one.found.value} (standard error {one.found.se})")
    print(f"\n{folder}: {len(report.verdicts) - len(missed)} of {len(report.verdicts)} met, "
          f"{time.monotonic() - began:.0f} s")  # fmt: skip
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
