"""Commands that need no settings, database or Kafka: what the method says, and whether a log holds.

Light on purpose: nothing here loads the service.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from shared.judgement.answers import answer, refusal
from shared.judgement.reading import Reading, wrong
from shared.judgement.verification import Report, verify
from shared.rules import Finding, Invalid

COMMANDS = {
    "score": "answer questions to the scoring method, one JSON object a line (docs/judgement.md)",
    "verify-panel": "check the seals and summaries of a file of events, offline",
}
VERIFIED, DIFFERS, UNREADABLE = 0, 1, 2


def add_commands(roles: Any) -> None:
    """Adds `score` and `verify-panel` to a command line's choices."""
    roles.add_parser("score", help=COMMANDS["score"])
    verifying = roles.add_parser("verify-panel", help=COMMANDS["verify-panel"])
    verifying.add_argument("file", metavar="FILE", help="events in log order: a JSON list, or one JSON object a line")


def run(arguments: Sequence[str]) -> int:
    """Runs one of `COMMANDS`; `verify-panel` ends with 0 verified, 1 something differs, 2 the file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m services.evaluation")
    add_commands(parser.add_subparsers(dest="command", required=True))
    given = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows less than UTF-8 is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    if given.command == "score":
        return score(sys.stdin.buffer, sys.stdout)
    return verify_panel(Path(given.file), sys.stdout, sys.stderr)


def score(questions: Iterable[bytes], answers: TextIO) -> int:
    """One answer a line, as soon as its question is there; a question that cannot be read is answered with an error."""
    for line in questions:
        if line.strip():
            answers.write(json.dumps(_answered(line), allow_nan=False) + "\n")
            answers.flush()
    return 0


def _answered(line: bytes) -> Any:
    try:
        return answer(_json(line.decode()))
    except Invalid as error:
        return refusal(error)
    except UnicodeDecodeError as error:
        return refusal(Invalid(Finding("question", "not_utf8", f"is not UTF-8 at byte {error.start}")))
    except RecursionError:
        return refusal(Invalid(Finding("question", "too_deep", "is nested too deeply")))


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except ValueError as error:
        raise Invalid(Finding("question", "not_json", f"is not JSON: {error}")) from error


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def verify_panel(file: Path, out: TextIO, err: TextIO) -> int:
    """Writes one line per card, summary and failure."""
    try:
        events = _events(file.read_bytes().decode())
        if not any(".scorecard." in f".{kind}" for kind, _ in events):
            wrong("file", "no_scorecards", "no event in it is about a scorecard: give the events of evaluation")
        report = verify(events)
    except (OSError, UnicodeDecodeError, RecursionError, Invalid) as error:
        err.write(_printable(f"{file}: {_unreadable(error)}") + "\n")
        return UNREADABLE
    out.writelines(_printable(line) + "\n" for line in _lines(report))
    return VERIFIED if report.holds else DIFFERS


def _unreadable(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or "cannot be read"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return "is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _events(text: str) -> list[tuple[str, Reading]]:
    """Type and data of each event, in order; the same event twice counts once."""
    events, seen = [], set[str]()
    for place, document in enumerate(_documents(text), start=1):
        event = Reading(document, f"event {place}")
        kind, data = event.at("type").text(), event.at("data").value
        if isinstance(data, str):
            data = _json(data)
        name = event.members().get("id")
        same = json.dumps([name, kind, data], sort_keys=True)
        if name is None or same not in seen:
            seen.add(same)
            events.append((kind, Reading(data, f"event {place}: data")))
    return events


def _documents(text: str) -> Iterator[Any]:
    """Every JSON value of the text: a list's items, or objects one after the other."""
    decoder, at = json.JSONDecoder(parse_constant=_no_constant), 0
    text = text.removeprefix("\ufeff").strip()
    if not text:
        wrong("file", "empty", "it is empty")
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except ValueError as error:
            line = text.count("\n", 0, getattr(error, "pos", at)) + 1
            raise Invalid(Finding(f"line {line}", "not_json", "is not JSON")) from error
        yield from value if isinstance(value, list) else [value]
        while at < len(text) and text[at].isspace():
            at += 1


def _printable(line: str) -> str:
    """What a file says cannot look like a line of ours."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def _lines(report: Report) -> Iterator[str]:
    for rubric in report.rubrics:
        yield f"DIFFERS  {rubric}"
    for card in report.cards:
        if not card.failures:
            yield f"ok       {card.name}: {card.state}"
        for failure in card.failures:
            yield f"DIFFERS  {card.name}: {failure}"
    for summary in report.summaries:
        if not summary.failures:
            yield f"ok       {summary.name}: worked out again, the same"
        for failure in summary.failures:
            yield f"DIFFERS  {summary.name}: {failure}"
        for note in summary.notes:
            yield f"note     {summary.name}: {note}"
    said = "verified" if report.holds else "differs"
    cards, summaries = len(report.cards), len(report.summaries)
    yield f"{said}: {cards} card{'s' * (cards != 1)}, {summaries} summar{'y' if summaries == 1 else 'ies'}"
