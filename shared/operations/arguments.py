"""Arguments that several operations share: who and why, places, ages, JSON."""

import argparse
import re
import sys
from datetime import timedelta

from shared.messaging.parked import Place
from shared.operations.desk import Actor
from shared.rules import Finding, Invalid

_AGE = re.compile(r"(\d+)(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_PARTITION = re.compile(r"([^/\s]+)/(\d+)")
_PLACE = re.compile(r"(?P<topic>[^/\s]+)/(?P<partition>\d+)/(?P<offset>-?\d+)")


def as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")


def signed(parser: argparse.ArgumentParser, *, dry_run: bool = True) -> None:
    """Who does it and why; needed for everything that changes something or shows content."""
    parser.add_argument("--actor", default="", help="who you are, for the log of operations")
    parser.add_argument("--why", default="", help="your reason, for the log of operations")
    if dry_run:
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")


def actor(given: argparse.Namespace, *, payloads: bool = False) -> Actor:
    """Raises `Invalid` unless both are there."""
    findings = [
        Finding(f"--{name}", "missing", f"{what}: it goes into the log of operations")
        for name, what in (("actor", "say who you are"), ("why", "give your reason"))
        if not getattr(given, name).strip()
    ]
    if findings:
        raise Invalid(*findings)
    return Actor(given.actor.strip(), given.why.strip(), payloads)


def dangerous(parser: argparse.ArgumentParser) -> None:
    """For what cannot be undone, or takes effect in many places."""
    parser.add_argument("--yes", action="store_true", help="do not ask")


def confirmed(given: argparse.Namespace, said: str) -> None:
    """Asks whoever sits at a terminal; raises `Invalid` unless they, or `--yes`, agree."""
    if given.yes or given.dry_run:
        return
    if sys.stdin.isatty() and input(f"{said}. Go on? Type yes: ").strip() == "yes":
        return
    raise Invalid(Finding("--yes", "missing", f"{said}. Nothing was changed: look with --dry-run, then add --yes"))


def an_age(text: str) -> timedelta:
    """`90s`, `10m`, `2h`, `3d`."""
    found = _AGE.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no age: write 90s, 10m, 2h or 3d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def place_of(consumer: str, text: str) -> Place:
    """`topic/partition/offset`, as lists print it."""
    found = _PLACE.fullmatch(text)
    if found is None:
        raise Invalid(
            Finding("place", "unreadable", f"{text!r} is no place: write topic/partition/offset, as `parked show` does")
        )
    return Place(consumer, found["topic"], int(found["partition"]), int(found["offset"]))


def partition_of(text: str) -> tuple[str, int]:
    """`topic/partition`."""
    found = _PARTITION.fullmatch(text)
    if found is None:
        raise Invalid(Finding("partition", "unreadable", f"{text!r} is no partition: write topic/partition"))
    return found[1], int(found[2])


def an_offset(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no offset: write a whole number from 0")
    return int(text)


def at_least_one(text: str) -> int:
    """A positive whole number."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def a_rate(text: str) -> float:
    """Events per second, above 0."""
    try:
        rate = float(text)
    except ValueError:
        rate = 0.0
    if not 0 < rate < 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no rate: write events per second, such as 50 or 0.5")
    return rate
