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


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.ASSIGNED: frozenset({Status.ACCEPTED, Status.DECLINED, Status.REASSIGNED}),
    Status.ACCEPTED: frozenset({Status.IN_PROGRESS, Status.REASSIGNED}),
    Status.IN_PROGRESS: frozenset({Status.SEALED, Status.REASSIGNED}),
    Status.SEALED: frozenset({Status.REVEALED}),
    Status.REVEALED: frozenset(),
    Status.DECLINED: frozenset(),
    Status.REASSIGNED: frozenset(),
}

WAITED_FOR = frozenset({Status.ASSIGNED, Status.ACCEPTED, Status.IN_PROGRESS})
"""No card yet, and one is expected."""
DELIVERED = frozenset({Status.SEALED, Status.REVEALED})


class Decline(StrEnum):
    """Why somebody does not review: they should not, or they cannot in time."""

    CONFLICT = "conflict"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Review:
    """`additional` marks one that was asked for beyond the policy's first ones; `overdue` that its time has passed."""

    id: UUID
    reviewer_id: UUID
    due_at: datetime
    additional: bool = False
    status: Status = Status.ASSIGNED
    overdue: bool = False
    declined: Decline | None = None
    card: Scorecard = field(default_factory=Scorecard)
