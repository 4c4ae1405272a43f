"""What `make alerts` leaves: a table for people, and the same in docs/observability.md."""

import re
from collections.abc import Sequence
from pathlib import Path

from deploy.alarms.fault import Sight
from deploy.alarms.table import SPARED, faults

MARK = "<!-- figures: make alerts RECORD=1 -->"
HEAD = "| alert | what was done | seen after |\n|---|---|---|"


def told(sight: Sight) -> str:
    """One line, when it is known."""
    seen = "        -" if sight.seconds is None else f"{sight.seconds:7.1f} s"
    return f"{sight.alert:22} {seen}  {sight.wrong or sight.what}"


def table(sights: Sequence[Sight]) -> str:
    """Every alert, in the order in which they are brought about; those of faults that were not done say so."""
    seen = {sight.alert: sight for sight in sights}
    lines = [_line(alert, fault.what, seen.get(alert)) for fault in faults() for alert in fault.alerts]
    lines += [f"| {one.alert} | nothing: {one.why} | |" for one in SPARED]
    return "\n".join([HEAD, *lines])


def _line(alert: str, what: str, sight: Sight | None) -> str:
    if sight is None:
        return f"| {alert} | {what} | not done |"
    seconds = "never" if sight.seconds is None else f"{sight.seconds:.0f} s"
    return f"| {alert} | {what} | {f'{seconds}: {sight.wrong}' if sight.wrong else seconds} |"


def record(path: Path, sights: Sequence[Sight]) -> None:
    """Replaces the table between the two marks of a page; `ValueError` where it has not two."""
    parts = re.split(re.escape(MARK), path.read_text(encoding="utf-8"))
    if len(parts) != 3:
        raise ValueError(f"{path}: needs the line {MARK!r} twice, before and after the table")
    path.write_text(f"{parts[0]}{MARK}\n\n{table(sights)}\n\n{MARK}{parts[2]}", encoding="utf-8")
