"""What `make alerts` leaves: a table for people, and the same in docs/observability.md."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from deploy.alerts.fault import Fault, Sight
from deploy.alerts.table import faults

MARK = "<!-- figures: make alerts RECORD=1 -->"
HEAD = "| alert | what was done | seen after |\n|---|---|---|"


def told(sight: Sight) -> str:
    """One line, when it is known."""
    return f"{sight.alert:22} {_seen(sight)}"


def table(sights: Sequence[Sight]) -> str:
    """Every alert, in the order in which they are brought about."""
    known = {sight.alert: sight for sight in sights}
    return "\n".join([HEAD, *(line for fault in faults() for line in _lines(fault, known))])


def _lines(fault: Fault, known: Mapping[str, Sight]) -> Iterator[str]:
    what = fault.what
    for alert in fault.alerts:
        yield f"| {alert} | {what} | {_seen(known[alert]) if alert in known else 'not done'} |"
        what = "the same"


def _seen(sight: Sight) -> str:
    seconds = "never" if sight.seconds is None else f"{sight.seconds:.0f} s"
    return f"{seconds}: {sight.wrong}" if sight.wrong else seconds


def record(path: Path, sights: Sequence[Sight]) -> None:
    """Replaces the table between the two marks of a page; `ValueError` where it has not two."""
    parts = re.split(re.escape(MARK), path.read_text(encoding="utf-8"))
    if len(parts) != 3:
        raise ValueError(f"{path}: needs the line {MARK!r} twice, before and after the table")
    path.write_text(f"{parts[0]}{MARK}\n\n{table(sights)}\n\n{MARK}{parts[2]}", encoding="utf-8")
