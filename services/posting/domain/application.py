"""An application of a candidate to a project: its states, and the decisions of both sides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from shared.rules import Finding, IllegalTransition, Invalid, require

ANSWER_WITHIN = timedelta(days=3)
"""How long a selected candidate may take to confirm, in domain time."""


class Status(StrEnum):
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    SHORTLISTED = "shortlisted"
    WAITLISTED = "waitlisted"
    SELECTED = "selected"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"
    SELECTION_DECLINED = "selection_declined"
    LAPSED = "lapsed"


_OPEN = frozenset({Status.WAITLISTED, Status.REJECTED, Status.WITHDRAWN})

TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.SUBMITTED: _OPEN | {Status.UNDER_REVIEW},
    Status.UNDER_REVIEW: _OPEN | {Status.SHORTLISTED},
    Status.SHORTLISTED: _OPEN | {Status.SELECTED},
    Status.WAITLISTED: frozenset({Status.SELECTED, Status.REJECTED, Status.WITHDRAWN}),
    Status.SELECTED: frozenset({Status.CONFIRMED, Status.SELECTION_DECLINED, Status.LAPSED}),
    Status.REJECTED: frozenset({Status.UNDER_REVIEW}),
    Status.WITHDRAWN: frozenset(),
    Status.CONFIRMED: frozenset(),
    Status.SELECTION_DECLINED: frozenset(),
    Status.LAPSED: frozenset(),
}

HOLDS_A_SEAT = frozenset({Status.SELECTED, Status.CONFIRMED})


class RejectionReason(StrEnum):
    """Why somebody is not selected, in words that can be told to them."""

    SKILLS_NOT_SHOWN = "skills_not_shown"
    OTHERS_FIT_BETTER = "others_fit_better"
    ANSWERS_INCOMPLETE = "answers_incomplete"
    NOT_AVAILABLE = "not_available"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    PROJECT_CHANGED = "project_changed"


@dataclass(frozen=True, slots=True)
class Application:
    """`number` counts within the project; `waitlisted_by` and `selected_by` are the members who did so."""

    id: UUID
    employer_id: UUID
    project_id: UUID
    person_id: UUID
    subject_id: UUID
    number: int
    eligible_for_hire: bool
    conflict_tokens: tuple[str, ...] = ()
    status: Status = Status.SUBMITTED
    waitlisted_at: datetime | None = None
    waitlisted_by: UUID | None = None
    selected_by: UUID | None = None
    rejection_reason: RejectionReason | None = None
    version: int = 0
    sequence: int = 0

    @property
    def label(self) -> str:
        """How everybody but posting knows the candidate."""
        return f"Candidate {self.number}"


@dataclass(frozen=True, slots=True)
class Submitted:
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewStarted:
    at: datetime


@dataclass(frozen=True, slots=True)
class Shortlisted:
    at: datetime


@dataclass(frozen=True, slots=True)
class Waitlisted:
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Selected:
    by: UUID
    from_waitlist: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Rejected:
    reason: RejectionReason
    at: datetime


@dataclass(frozen=True, slots=True)
class Reinstated:
    at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    at: datetime


@dataclass(frozen=True, slots=True)
class Confirmed:
    at: datetime


@dataclass(frozen=True, slots=True)
class SelectionDeclined:
    at: datetime


@dataclass(frozen=True, slots=True)
class Lapsed:
    at: datetime


Event: TypeAlias = (
    Submitted
    | ReviewStarted
    | Shortlisted
    | Waitlisted
    | Selected
    | Rejected
    | Reinstated
    | Withdrawn
    | Confirmed
    | SelectionDeclined
    | Lapsed
)

STATUS_AFTER: Mapping[type[Event], Status] = {
    Submitted: Status.SUBMITTED,
    ReviewStarted: Status.UNDER_REVIEW,
    Shortlisted: Status.SHORTLISTED,
    Waitlisted: Status.WAITLISTED,
    Selected: Status.SELECTED,
    Rejected: Status.REJECTED,
    Reinstated: Status.UNDER_REVIEW,
    Withdrawn: Status.WITHDRAWN,
    Confirmed: Status.CONFIRMED,
    SelectionDeclined: Status.SELECTION_DECLINED,
    Lapsed: Status.LAPSED,
}


def submit(*, at: datetime, apply_by: datetime) -> tuple[Event, ...]:
    """A new application, unless the deadline has passed."""
    if at >= apply_by:
        raise Invalid(Finding("project_id", "deadline_passed", f"applications closed on {apply_by:%Y-%m-%d %H:%M} UTC"))
    return (Submitted(at),)


def review(application: Application, *, at: datetime) -> tuple[Event, ...]:
    if application.status is Status.REJECTED:
        raise _illegal(application, Status.UNDER_REVIEW)
    _require(application, Status.UNDER_REVIEW)
    return (ReviewStarted(at),)


def shortlist(application: Application, *, at: datetime) -> tuple[Event, ...]:
    _require(application, Status.SHORTLISTED)
    return (Shortlisted(at),)


def waitlist(application: Application, by: UUID, *, at: datetime) -> tuple[Event, ...]:
    _require(application, Status.WAITLISTED)
    return (Waitlisted(by, at),)


def select(application: Application, by: UUID, *, seats: int, taken: int, at: datetime) -> tuple[Event, ...]:
    """Offers a seat; `taken` counts those who hold one or have been offered one."""
    _require(application, Status.SELECTED)
    if taken >= seats:
        way_out = "waitlist instead, or wait for an answer"
        raise Invalid(Finding("seats", "all_taken", f"all {seats} seats are taken or offered: {way_out}"))
    return (Selected(by, application.status is Status.WAITLISTED, at),)


def reject(application: Application, reason: RejectionReason, *, at: datetime) -> tuple[Event, ...]:
    _require(application, Status.REJECTED)
    return (Rejected(reason, at),)


def reinstate(application: Application, *, at: datetime) -> tuple[Event, ...]:
    """Takes a rejection back."""
    if application.status is not Status.REJECTED:
        raise _illegal(application, Status.UNDER_REVIEW)
    return (Reinstated(at),)


def withdraw(application: Application, *, at: datetime) -> tuple[Event, ...]:
    _require(application, Status.WITHDRAWN)
    return (Withdrawn(at),)


def confirm(application: Application, *, at: datetime) -> tuple[Event, ...]:
    """The candidate takes the seat."""
    _require(application, Status.CONFIRMED)
    return (Confirmed(at),)


def decline(application: Application, *, at: datetime) -> tuple[Event, ...]:
    """The candidate leaves the seat to somebody else."""
    _require(application, Status.SELECTION_DECLINED)
    return (SelectionDeclined(at),)


def lapse(application: Application, *, at: datetime) -> tuple[Event, ...]:
    """The candidate did not answer in time."""
    _require(application, Status.LAPSED)
    return (Lapsed(at),)


def apply(application: Application, event: Event) -> Application:
    """The application after the event."""
    moved = replace(application, status=STATUS_AFTER[type(event)])
    match event:
        case Waitlisted():
            return replace(moved, waitlisted_at=event.at, waitlisted_by=event.by)
        case Selected():
            return replace(moved, selected_by=event.by)
        case Rejected():
            return replace(moved, rejection_reason=event.reason)
        case Reinstated():
            return replace(moved, rejection_reason=None)
        case _:
            return moved


def evolve(application: Application, events: tuple[Event, ...]) -> Application:
    """The application after all of them."""
    for event in events:
        application = apply(application, event)
    return application


def _require(application: Application, target: Status) -> None:
    require(TRANSITIONS, "application", application.id, application.status, target)


def _illegal(application: Application, target: Status) -> IllegalTransition:
    allowed = tuple(sorted(TRANSITIONS[application.status]))
    return IllegalTransition("application", application.id, application.status, target, allowed)
