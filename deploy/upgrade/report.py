"""What `make upgrade` leaves: figures in `var/upgrade/report.json`, and the same as a table for docs."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deploy.upgrade.rolling import Account, Passage

MARK = "<!-- figures: make upgrade RECORD=1 -->"
HEAD = (
    "| phase | s | replaced | requests | failed | longest pause of a key, s | p50, ms | p99, ms | slowest end, s |\n"
    "|---|---|---|---|---|---|---|---|---|"
)
COUNTED = ("events", "duplicates_on_topic", "lost", "doubled", "reordered")


def figures_of(accounts: Sequence[Account]) -> dict[str, Any]:
    """Everything that was counted, by load."""
    return {
        "loads": [
            {
                "passages": [one.as_json() for one in account.passages],
                "counted": {name: getattr(account.figures, name) for name in COUNTED},
                "broken": account.broken,
                "slow": account.slow,
            }
            for account in accounts
        ]
    }


def write(path: Path, accounts: Sequence[Account]) -> None:
    """The figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures_of(accounts), indent=2) + "\n")


def table(accounts: Sequence[Account]) -> str:
    """The figures for people."""
    lines = [_line(one) for account in accounts for one in account.passages]
    sums = {name: sum(getattr(one.figures, name) for one in accounts) for name in COUNTED}
    said = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in sums.items())
    return "\n".join([HEAD, *lines, "", f"Counted when all had come to rest: {said}."])


def _line(one: Passage) -> str:
    return (
        f"| {one.name} | {one.ended - one.began:.0f} | {one.replaced} | {one.requests} | {len(one.failed)} "
        f"| {one.pause:.1f} | {one.median * 1000:.0f} | {one.slowest_percent * 1000:.0f} | {one.longest_end:.1f} |"
    )


def record(path: Path, accounts: Sequence[Account]) -> None:
    """Replaces the table between the two marks of a page."""
    page = path.read_text(encoding="utf-8")
    parts = re.split(re.escape(MARK), page)
    if len(parts) != 3:
        raise ValueError(f"{path}: needs the line {MARK!r} twice, before and after the table")
    path.write_text(f"{parts[0]}{MARK}\n\n{table(accounts)}\n\n{MARK}{parts[2]}", encoding="utf-8")
