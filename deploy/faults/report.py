"""What the suite leaves: one file per finished case in `var/faults/`, the report over all of them, and its table."""

import json
import re
import shutil
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

from deploy.faults.case import Verdict

REPORTED = (
    "case", "evidence", "events", "duplicates_on_topic", "lost", "doubled", "reordered",
    "seconds_to_progress", "seconds_to_drained",
)  # fmt: skip

NAMED = 40
"""Columns of a case's name: the longest crash point and its passage."""
NARROWEST = 30
"""Columns below which evidence has lines of its own."""


def _file(folder: Path, case: str) -> Path:
    return folder / "finished" / f"{re.sub('[^A-Za-z0-9.]+', '-', case)}.json"


def keep(folder: Path, verdict: Verdict) -> None:
    """Writes a finished case down; a clean one is not run again until it is asked for anew."""
    path = _file(folder, verdict.case)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(verdict.as_json(), indent=2) + "\n")


def kept(folder: Path, case: str) -> Verdict | None:
    """The verdict of an earlier run."""
    path = _file(folder, case)
    return Verdict(**json.loads(path.read_text())) if path.exists() else None


def forget(folder: Path, cases: Iterable[str]) -> None:
    """As if they had never run."""
    for case in cases:
        _file(folder, case).unlink(missing_ok=True)


def write(folder: Path, verdicts: Iterable[Verdict]) -> Path:
    """`report.json`: the figures of every case that was run, now or before, and what did not hold."""
    rows = [{name: row[name] for name in REPORTED} | {"findings": row["findings"]} for row in _rows(verdicts)]
    path = folder / "report.json"
    path.write_text(json.dumps({"cases": rows}, indent=2) + "\n")
    return path


def in_order(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """F1 to F32, then the crash points, then the mix; numbers as numbers."""
    return sorted(verdicts, key=lambda one: _natural(one.case))


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name)]


def _rows(verdicts: Iterable[Verdict]) -> list[dict[str, object]]:
    return [verdict.as_json() for verdict in in_order(verdicts)]


def table(verdicts: Sequence[Verdict], *, width: int = 0) -> str:
    """The same for people: one line per case, evidence wrapped at `width` columns (0: the terminal's)."""
    named = max((len(verdict.case) for verdict in verdicts), default=NAMED)
    head = (
        f"{'case':<{named}} {'events':>7} {'dupl.':>6} {'lost':>5} {'doub.':>5} {'reord':>5} {'progr.':>7} {'drain':>6}"
        "  evidence"
    )
    return "\n".join([head, *(line(verdict, width=width, named=named) for verdict in verdicts)])


def line(verdict: Verdict, *, width: int = 0, named: int = NAMED) -> str:
    """One case in one line; more evidence than fits, and what did not hold, follow below it."""
    figures = (
        f"{verdict.case:<{named}} {verdict.events:>7} {verdict.duplicates_on_topic:>6} {verdict.lost:>5} "
        f"{verdict.doubled:>5} {verdict.reordered:>5} {_seconds(verdict.seconds_to_progress):>7} "
        f"{_seconds(verdict.seconds_to_drained):>6}  "
    )
    width = width or shutil.get_terminal_size((160, 24)).columns
    beside = width - len(figures) >= NARROWEST
    indent = len(figures) if beside else named + 1
    evidence = _wrapped(verdict.evidence, width - indent)
    first, more = (evidence[:1], evidence[1:]) if beside else ([], evidence)
    broken = [part for one in verdict.findings for part in _wrapped(f"BROKEN {one}", width - named - 1)]
    below = [*(" " * indent + one for one in more), *(" " * (named + 1) + one for one in broken)]
    return "\n".join([(figures + "".join(first)).rstrip(), *below])


def _wrapped(text: str, width: int) -> list[str]:
    return [part for one in text.splitlines() for part in textwrap.wrap(one, max(width, 20))]


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
