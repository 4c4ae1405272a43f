"""One thing that a project asks to be handed over, with its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

from services.posting.domain.scrub.report import Outcome, Trace, words
from shared.rules import Finding, Invalid, require


class Status(StrEnum):
    EXPECTED = "expected"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    ACCEPTED = "accepted"
    OVERDUE = "overdue"
    WAIVED = "waived"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.EXPECTED: frozenset({Status.SUBMITTED, Status.OVERDUE, Status.WAIVED}),
    Status.SUBMITTED: frozenset({Status.SUBMITTED, Status.ACCEPTED, Status.CHANGES_REQUESTED}),
    Status.CHANGES_REQUESTED: frozenset({Status.SUBMITTED, Status.WAIVED}),
    Status.OVERDUE: frozenset({Status.SUBMITTED, Status.WAIVED}),
    Status.ACCEPTED: frozenset(),
    Status.WAIVED: frozenset(),
}

HANDED_OVER = frozenset({Status.SUBMITTED, Status.ACCEPTED, Status.WAIVED})
SETTLED = frozenset({Status.ACCEPTED, Status.WAIVED})
LONGEST_LINK = 2000


@dataclass(frozen=True, slots=True)
class DeliverableVersion:
    """One version: a file, or a link with a snapshot, with the digest of what came and of the reviewer's copy.

    `removed` is, in words, what the copy lacks, `report` where from, and what was left or names the candidate. A link
    whose address names the candidate is `withheld` from reviewers. Links of old have no snapshot.
    """

    number: int
    kind: Literal["file", "link"]
    submitted_at: datetime
    link: str | None = None
    sha256: str | None = None
    size_bytes: int | None = None
    media_type: str | None = None
    copy_sha256: str | None = None
    copy_size_bytes: int | None = None
    copy_name: str | None = None
    removed: tuple[str, ...] = ()
    report: tuple[Trace, ...] = ()
    withheld: bool = False

    @property
    def left(self) -> tuple[str, ...]:
        """In words, what of the copy nobody could look into."""
        return words(self.report, Outcome.LEFT)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """`note` is what the supervisor wants different."""

    id: UUID
    title: str
    acceptance: str
    status: Status = Status.EXPECTED
    versions: tuple[DeliverableVersion, ...] = ()
    note: str = ""

    @property
    def latest(self) -> int:
        """The number of the newest version; 0 before the first."""
        return len(self.versions)


def submitted(deliverable: Deliverable, version: DeliverableVersion) -> Deliverable:
    """With one more version."""
    return replace(deliverable, status=Status.SUBMITTED, versions=(*deliverable.versions, version), note="")


def require_move(deliverable: Deliverable, target: Status) -> None:
    """Raises `IllegalTransition` unless the table allows the move."""
    require(TRANSITIONS, "deliverable", deliverable.id, deliverable.status, target)


def checked_link(link: str) -> str:
    """An https address of a host, without a password in it; raises `Invalid`."""
    link = link.strip()
    parts = _split(link)
    if parts is None or parts.scheme != "https" or not parts.hostname or len(link) > LONGEST_LINK:
        raise Invalid(Finding("link", "not_an_address", "give an address that begins with https://"))
    if "@" in parts.netloc:
        raise Invalid(Finding("link", "with_a_password", "give an address that opens without a name and a password"))
    return link


def _split(link: str) -> SplitResult | None:
    if any(c.isspace() or ord(c) < 0x20 for c in link):
        return None
    try:
        parts = urlsplit(link)
        _ = parts.port
    except ValueError:
        return None
    return parts
