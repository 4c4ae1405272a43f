"""Records what an operator sees and does when something is stuck: `make operate`.

A real local stack; faults as they happen; then only what an operator types. `python -m deploy.story.operate` compares
the run with the recorded one; `--write` replaces the recording, and what `docs/operating.md` quotes of it.
"""

import argparse
import asyncio
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from deploy.local.stack import ROOT, running, scratch
from deploy.story import scenes
from deploy.story.terminal import Terminal, compared

RECORDED = ROOT / "docs" / "operating-run.txt"
MANUAL = ROOT / "docs" / "operating.md"
QUOTED = re.compile(r"(<!-- recorded: (?P<name>[\w ]+) -->\n```console\n)(?:(?!```)[^\n]*\n)*(```\n)")


def quoting(manual: str, shown: Mapping[str, str]) -> str:
    """The manual with each marked block as this run has shown it; `KeyError` where the run showed no such thing."""
    return QUOTED.sub(lambda found: found[1] + shown[found["name"]] + "\n" + found[3], manual)


async def run() -> Terminal:
    """The whole terminal of one run."""
    async with running(scratch(), durable=False) as stack:
        made = await stack.create_employer(
            "Example Ltd",
            source="https://hr.example.com",
            admin_subject="administrator",
            admin_email="administrator@example.com",
        )
        terminal, employer_id = Terminal(stack), made["employer_id"]
        await scenes.well(terminal)
        await scenes.poison(terminal, employer_id)
        await scenes.several(terminal, employer_id)
        await scenes.fuse(terminal, employer_id)
        await scenes.timer(terminal, employer_id)
        await scenes.delivery(terminal, employer_id)
        await scenes.refused_row(terminal)
        await scenes.growing(terminal)
        await scenes.passed_over(terminal, employer_id)
        await scenes.refused_partition(terminal, employer_id)
        return terminal


def main(recorded: Path = RECORDED, manual: Path = MANUAL) -> int:
    """0 when the run is as recorded."""
    parser = argparse.ArgumentParser(prog="python -m deploy.story.operate")
    parser.add_argument("--write", action="store_true", help="this run is the recording from now on")
    given, terminal = parser.parse_args(), asyncio.run(run())
    said = "\n".join(terminal.lines).strip() + "\n"
    if given.write:
        recorded.write_text(said, encoding="utf-8")
        manual.write_text(quoting(manual.read_text(encoding="utf-8"), terminal.shown), encoding="utf-8")
    difference = compared(said, recorded.read_text(encoding="utf-8"))
    print("\n".join(difference) if difference else "\noperate: as recorded")
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main())
