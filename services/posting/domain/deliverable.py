"""One thing that a project asks to be handed over, with its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

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
    """One version: a link, or a file with the digest of what came and of the reviewer's copy; `removed` says what the
    copy lacks.
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
    """An https address; raises `Invalid`."""
    link = link.strip()
    if not link.startswith("https://") or len(link) > LONGEST_LINK or any(c.isspace() for c in link):
        raise Invalid(Finding("link", "not_an_address", "give an address that begins with https://"))
    return link
