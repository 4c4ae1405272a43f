"""What scrubbing hands back: the copy, and a report of what was removed, what was left, and where a name stands."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from services.posting.domain.scrub.names import Names
from shared.rules import Finding, Invalid, Oversized, Unsupported

ACCEPTED = (
    "PDF, PNG, JPEG, SVG, zip, docx, xlsx, pptx, a git bundle, HTML, Markdown, CSV, other text or a Jupyter notebook"
)
LONGEST_REPORT = 100
LONGEST_PLACE = 200
DEEPEST = 3
"""Archives within archives; an Office document counts as one."""
_TOO_MUCH = "send less, or several deliverables"


class Outcome(StrEnum):
    """`removed` is not in the copy any more. `left` could not be looked into. `flagged` names the candidate."""

    REMOVED = "removed"
    LEFT = "left"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of the report. `what` is from a fixed vocabulary; `place` is a part, page or line, names masked."""

    outcome: Outcome
    what: str
    place: str = ""
    times: int = 1


def words(report: tuple[Trace, ...], outcome: Outcome) -> tuple[str, ...]:
    """What there is of this outcome, each once and without its place."""
    return tuple(sorted({trace.what for trace in report if trace.outcome is outcome}))


@dataclass(frozen=True, slots=True)
class Copy:
    """The reviewer's copy of a file."""

    content: bytes
    media_type: str
    extension: str
    report: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one delivered file may come to, counted while it is unpacked and never from what its headers say."""

    unpacked: int = 500 * 1024 * 1024
    entries: int = 10_000
    ratio: int = 200
    pixels: int = 200_000_000
    from_ratio: int = 10 * 1024 * 1024
    """An entry is as dense as it likes below so many bytes."""


@dataclass(slots=True)
class Work:
    """One file being scrubbed, with all that is packed into it: whom to look for, what may still be unpacked."""

    names: Names
    limits: Limits = field(default_factory=Limits)
    unpacked: int = 0
    entries: int = 0
    depth: int = 0
    seen: Counter[tuple[Outcome, str, str]] = field(default_factory=Counter)

    def removed(self, what: str, place: str = "") -> None:
        self._note(Outcome.REMOVED, what, place)

    def left(self, what: str, place: str = "") -> None:
        self._note(Outcome.LEFT, what, place)

    def flagged(self, what: str, place: str = "") -> None:
        self._note(Outcome.FLAGGED, what, place)

    def search(self, text: str, place: str = "") -> None:
        """Flags every line of a text that names the candidate."""
        for line, what in self.names.lines(text):
            self.flagged(f"{what} in the text", f"{place}, line {line}" if place else f"line {line}")

    def search_name(self, name: str, what: str, place: str = "") -> None:
        """Flags a name of a file, a sheet, a branch that names the candidate."""
        for found in self.names.found(name):
            self.flagged(f"{found} in the name of a {what}", place or name)

    def search_bytes(self, content: bytes, place: str = "") -> None:
        """Flags bytes of unknown make that hold the full name or the mail address."""
        for found in self.names.found_in_bytes(content):
            self.flagged(f"{found} in unread content", place)

    def spend(self, unpacked: int, packed: int, place: str) -> None:
        """Counts bytes of an entry that came out; raises `Oversized` as soon as they are too many."""
        self.unpacked += unpacked
        if self.unpacked > self.limits.unpacked:
            most = self.limits.unpacked // (1024 * 1024)
            raise oversized("unpacks_to_too_much", f"it unpacks to more than {most} MB: {_TOO_MUCH}")
        if unpacked > self.limits.from_ratio and unpacked > self.limits.ratio * max(packed, 1):
            shown = self.names.masked(place)
            raise oversized("packed_too_densely", f"{shown} unpacks to {unpacked // max(packed, 1)} times its size: "
                            "leave it out, or send it unpacked")  # fmt: skip

    def enter(self, place: str) -> None:
        """Counts an entry of an archive."""
        self.entries += 1
        if self.entries > self.limits.entries:
            problem = f"there are more than {self.limits.entries} files in it: leave out what is not your work"
            raise oversized("too_many_entries", problem)
        if len(place) > 1000:
            raise refused("name_too_long", "a name in it has more than 1000 characters: shorten it")

    def descend(self, place: str) -> None:
        """Goes one archive deeper; `ascend` comes back."""
        self.depth += 1
        if self.depth > DEEPEST:
            problem = (
                f"{self.names.masked(place) or 'it'} is packed {self.depth} times: pack it {DEEPEST} times at most"
            )
            raise oversized("nested_too_deeply", problem)

    def ascend(self) -> None:
        self.depth -= 1

    def report(self) -> tuple[Trace, ...]:
        """Flags first, then what was left, then what is gone; the end of a long one is cut off and says so."""
        order = (Outcome.FLAGGED, Outcome.LEFT, Outcome.REMOVED)
        lines = sorted(
            (Trace(outcome, what, place, times) for (outcome, what, place), times in self.seen.items()),
            key=lambda trace: order.index(trace.outcome),
        )
        if len(lines) <= LONGEST_REPORT:
            return tuple(lines)
        kept = lines[: LONGEST_REPORT - len(order)]
        rest = Counter(trace.outcome for trace in lines[len(kept) :])
        more = (Trace(outcome, "more of the same", "", rest[outcome]) for outcome in order if rest[outcome])
        return (*kept, *more)

    def _note(self, outcome: Outcome, what: str, place: str) -> None:
        self.seen[outcome, what, self.names.masked(place)[:LONGEST_PLACE]] += 1


def refused(rule: str, problem: str) -> Invalid:
    """422: of an accepted type, but not like this."""
    return Invalid(Finding("file", rule, problem))


def unsupported(rule: str, problem: str) -> Unsupported:
    """415: of no accepted type."""
    return Unsupported(Finding("file", rule, f"{problem}: send {ACCEPTED}"))


def oversized(rule: str, problem: str) -> Oversized:
    """413: too large, once unpacked."""
    return Oversized(Finding("file", rule, problem))
