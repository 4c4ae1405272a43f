"""What the suite leaves: one file per finished case in `var/faults/`, the report over all of them, and its table."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from deploy.faults.case import Verdict

REPORTED = (
    "case", "evidence", "events", "duplicates_on_topic", "lost", "doubled", "reordered",
    "seconds_to_progress", "seconds_to_drained",
)  # fmt: skip


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


def write(folder: Path, verdicts: Iterable[Verdict]) -> Path:
    """`report.json`: the figures of every case, in the order of the cases."""
    rows = [{name: row[name] for name in REPORTED} | {"findings": row["findings"]} for row in _rows(verdicts)]
    path = folder / "report.json"
    path.write_text(json.dumps({"cases": rows}, indent=2) + "\n")
    return path


def _rows(verdicts: Iterable[Verdict]) -> list[dict[str, object]]:
    return [verdict.as_json() for verdict in verdicts]


def table(verdicts: Sequence[Verdict]) -> str:
    """The same for people: one line per case."""
    figures = f"{'events':>7} {'dupl.':>6} {'lost':>5} {'doub.':>5} {'reord':>5} {'progr.':>7} {'drain':>6}"
    head = f"{'case':<38} {figures}  evidence"
    return "\n".join([head, *(line(verdict) for verdict in verdicts)])


def line(verdict: Verdict) -> str:
    """One case in one line; what did not hold follows below it."""
    said = (
        f"{verdict.case:<38} {verdict.events:>7} {verdict.duplicates_on_topic:>6} {verdict.lost:>5} "
        f"{verdict.doubled:>5} {verdict.reordered:>5} {_seconds(verdict.seconds_to_progress):>7} "
        f"{_seconds(verdict.seconds_to_drained):>6}  {verdict.evidence}"
    )
    return "\n".join([said, *(f"    BROKEN {finding}" for finding in verdict.findings)])


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
