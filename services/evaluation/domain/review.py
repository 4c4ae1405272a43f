"""One reviewer's assignment to one piece of work, with the scorecard that comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.evaluation.domain.scorecard import Scorecard


class Status(StrEnum):
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    SEALED = "sealed"
    REVEALED = "revealed"
    DECLINED = "declined"
    REASSIGNED = "reassigned"
    VOIDED = "voided"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.ASSIGNED: frozenset({Status.ACCEPTED, Status.DECLINED, Status.REASSIGNED}),
    Status.ACCEPTED: frozenset({Status.IN_PROGRESS, Status.REASSIGNED}),
    Status.IN_PROGRESS: frozenset({Status.SEALED, Status.REASSIGNED}),
    Status.SEALED: frozenset({Status.REVEALED, Status.VOIDED}),
    Status.REVEALED: frozenset({Status.VOIDED}),
    Status.DECLINED: frozenset(),
    Status.REASSIGNED: frozenset(),
    Status.VOIDED: frozenset(),
}

WAITED_FOR = frozenset({Status.ASSIGNED, Status.ACCEPTED, Status.IN_PROGRESS})
"""No card yet, and one is expected."""
DELIVERED = frozenset({Status.SEALED, Status.REVEALED})


class Decline(StrEnum):
    """Why somebody does not review: they should not, or they cannot in time."""

    CONFLICT = "conflict"
    CAPACITY = "capacity"


class Taken(StrEnum):
    """Why a review was taken from its reviewer."""

    LATE = "late"
    DEADLINE = "deadline"
    UNFIT = "unfit"
    LEAVE = "leave"
    CONFLICT = "conflict"
    CANCELLED = "cancelled"


WORDS: Mapping[Taken, str] = {
    Taken.LATE: "its due date had passed without a card, and somebody else was asked",
    Taken.DEADLINE: "the review deadline has passed, and the cards that were in have been revealed",
    Taken.UNFIT: "you had left, or were no reviewer any more",
    Taken.LEAVE: "you are on leave when it is due",
    Taken.CONFLICT: "of a conflict of interest",
    Taken.CANCELLED: "the work is not judged any more",
}
"""What is said to the reviewer from whom it was taken."""


@dataclass(frozen=True, slots=True)
class Review:
    """`additional` marks one that was asked for beyond the policy's first ones; `overdue` that its time has passed.

    `declined` is what its reviewer said, also later than the assignment; `taken` why it is theirs no more.
    """

    id: UUID
    reviewer_id: UUID
    due_at: datetime
    additional: bool = False
    status: Status = Status.ASSIGNED
    overdue: bool = False
    declined: Decline | None = None
    taken: Taken | None = None
    card: Scorecard = field(default_factory=Scorecard)
