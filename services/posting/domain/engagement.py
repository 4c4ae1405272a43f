"""A selected candidate at work: the engagement with its deliverables, from the start to the acceptance."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, TypeAlias
from uuid import UUID

from services.posting.domain import deliverable as deliverables
from services.posting.domain.deliverable import Deliverable, DeliverableVersion
from shared.rules import Finding, IllegalTransition, Invalid, NotFound, require

SILENCE_ACCEPTS_AFTER_WORKING_DAYS = 5


class Status(StrEnum):
    PENDING_START = "pending_start"
    ACTIVE = "active"
    SUBMITTED = "submitted"
    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    CANCELLED = "cancelled"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.PENDING_START: frozenset({Status.ACTIVE, Status.CANCELLED}),
    Status.ACTIVE: frozenset({Status.SUBMITTED, Status.INCOMPLETE, Status.CANCELLED}),
    Status.SUBMITTED: frozenset({Status.COMPLETED, Status.ACTIVE, Status.CANCELLED}),
    Status.COMPLETED: frozenset(),
    Status.INCOMPLETE: frozenset(),
    Status.CANCELLED: frozenset(),
}

FINAL = frozenset({Status.COMPLETED, Status.INCOMPLETE, Status.CANCELLED})
CancelledBy: TypeAlias = Literal["employer", "candidate", "operator"]


@dataclass(frozen=True, slots=True)
class Engagement:
    """`selected_by` and `supervisor_id` are members who never judge this work; `deliver_by` is set at the start."""

    id: UUID
    employer_id: UUID
    project_id: UUID
    application_id: UUID
    person_id: UUID
    subject_id: UUID
    candidate_label: str
    eligible_for_hire: bool
    selected_by: UUID
    supervisor_id: UUID
    conflict_tokens: tuple[str, ...]
    deliverables: tuple[Deliverable, ...]
    status: Status = Status.PENDING_START
    deliver_by: datetime | None = None
    version: int = 0
    sequence: int = 0

    def deliverable(self, deliverable_id: UUID) -> Deliverable:
        """Raises `NotFound` when the project does not ask for it."""
        for one in self.deliverables:
            if one.id == deliverable_id:
                return one
        raise NotFound("deliverable", deliverable_id)


@dataclass(frozen=True, slots=True)
class Confirmed:
    at: datetime


@dataclass(frozen=True, slots=True)
class Started:
    deliver_by: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliverableSubmitted:
    deliverable_id: UUID
    version: DeliverableVersion
    at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    at: datetime


@dataclass(frozen=True, slots=True)
class ChangesRequested:
    deliverable_id: UUID
    version: int
    note: str
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliverableAccepted:
    deliverable_id: UUID
    version: int
    by: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliverableWaived:
    deliverable_id: UUID
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliverableOverdue:
    deliverable_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Completed:
    """`accepted_by` is None when the supervisor was silent."""

    accepted_by: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Incomplete:
    reason: Literal["missed_deadline", "ghosted"]
    at: datetime


@dataclass(frozen=True, slots=True)
class Cancelled:
    by: CancelledBy
    at: datetime


Event: TypeAlias = (
    Confirmed
    | Started
    | DeliverableSubmitted
    | Submitted
    | ChangesRequested
    | DeliverableAccepted
    | DeliverableWaived
    | DeliverableOverdue
    | Completed
    | Incomplete
    | Cancelled
)


def confirm(*, at: datetime) -> tuple[Event, ...]:
    return (Confirmed(at),)


def start(engagement: Engagement, deliver_by: datetime, *, at: datetime) -> tuple[Event, ...]:
    _require(engagement, Status.ACTIVE)
    if engagement.status is not Status.PENDING_START:
        raise IllegalTransition(
            "engagement", engagement.id, engagement.status, Status.ACTIVE, tuple(sorted(TRANSITIONS[engagement.status]))
        )
    return (Started(deliver_by, at),)


def deliver(
    engagement: Engagement, deliverable_id: UUID, version: DeliverableVersion, *, at: datetime
) -> tuple[Event, ...]:
    """Hands over one version; when nothing expected is missing any more, the whole work counts as submitted."""
    _require(engagement, Status.SUBMITTED)
    one = engagement.deliverable(deliverable_id)
    deliverables.require_move(one, deliverables.Status.SUBMITTED)
    events: tuple[Event, ...] = (DeliverableSubmitted(deliverable_id, version, at),)
    if all(item.status in deliverables.HANDED_OVER for item in evolve(engagement, events).deliverables):
        events += (Submitted(at),)
    return events


def request_changes(
    engagement: Engagement, deliverable_id: UUID, note: str, by: UUID, *, at: datetime
) -> tuple[Event, ...]:
    """Sends one deliverable back; the engagement is active again."""
    _supervised(engagement, Status.ACTIVE)
    one = engagement.deliverable(deliverable_id)
    deliverables.require_move(one, deliverables.Status.CHANGES_REQUESTED)
    if not note.strip():
        raise Invalid(Finding("note", "missing", "say what should be different in the next version"))
    return (ChangesRequested(deliverable_id, one.latest, note.strip(), by, at),)


def accept(engagement: Engagement, deliverable_id: UUID, by: UUID, *, at: datetime) -> tuple[Event, ...]:
    """Accepts one deliverable; with the last one the engagement is completed."""
    _supervised(engagement, Status.COMPLETED)
    one = engagement.deliverable(deliverable_id)
    deliverables.require_move(one, deliverables.Status.ACCEPTED)
    events: tuple[Event, ...] = (DeliverableAccepted(deliverable_id, one.latest, by, at),)
    return events + _finished(engagement, events, by, at)


def waive(engagement: Engagement, deliverable_id: UUID, by: UUID, *, at: datetime) -> tuple[Event, ...]:
    """Does without one that is still owed; when that was the last, the work counts as submitted, or is completed."""
    if engagement.status is not Status.ACTIVE:
        allowed = tuple(sorted(TRANSITIONS[engagement.status]))
        raise IllegalTransition("engagement", engagement.id, engagement.status, Status.SUBMITTED, allowed)
    deliverables.require_move(engagement.deliverable(deliverable_id), deliverables.Status.WAIVED)
    events: tuple[Event, ...] = (DeliverableWaived(deliverable_id, by, at),)
    after = evolve(engagement, events).deliverables
    if all(one.status is deliverables.Status.WAIVED for one in after):
        raise Invalid(
            Finding("deliverable_id", "last", "nothing would be left to judge: cancel the engagement instead")
        )
    if all(one.status in deliverables.HANDED_OVER for one in after):
        events += (Submitted(at),)
        return events + _finished(engagement, events, by, at)
    return events


def accept_by_silence(engagement: Engagement, *, at: datetime) -> tuple[Event, ...]:
    """The supervisor said nothing in five working days."""
    _supervised(engagement, Status.COMPLETED)
    events: tuple[Event, ...] = tuple(
        DeliverableAccepted(one.id, one.latest, None, at)
        for one in engagement.deliverables
        if one.status is deliverables.Status.SUBMITTED
    )
    return events + _finished(engagement, events, None, at)


def miss_deadline(engagement: Engagement, *, at: datetime) -> tuple[Event, ...]:
    """The time is over and something expected is missing."""
    _require(engagement, Status.INCOMPLETE)
    late: tuple[Event, ...] = tuple(
        DeliverableOverdue(one.id, at) for one in engagement.deliverables if one.status is deliverables.Status.EXPECTED
    )
    return (*late, Incomplete("missed_deadline", at))


def cancel(engagement: Engagement, by: CancelledBy, *, at: datetime) -> tuple[Event, ...]:
    _require(engagement, Status.CANCELLED)
    return (Cancelled(by, at),)


def silent_until(at: datetime) -> datetime:
    """Five working days (Monday to Friday) later."""
    day, left = at, SILENCE_ACCEPTS_AFTER_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


STATUS_AFTER: Mapping[type[Event], Status] = {
    Confirmed: Status.PENDING_START,
    Started: Status.ACTIVE,
    Submitted: Status.SUBMITTED,
    ChangesRequested: Status.ACTIVE,
    Completed: Status.COMPLETED,
    Incomplete: Status.INCOMPLETE,
    Cancelled: Status.CANCELLED,
}


def apply(engagement: Engagement, event: Event) -> Engagement:
    """The engagement after the event."""
    moved = replace(engagement, status=STATUS_AFTER.get(type(event), engagement.status))
    match event:
        case Started():
            return replace(moved, deliver_by=event.deliver_by)
        case DeliverableSubmitted():
            return _with(moved, deliverables.submitted(engagement.deliverable(event.deliverable_id), event.version))
        case ChangesRequested():
            one = engagement.deliverable(event.deliverable_id)
            return _with(moved, replace(one, status=deliverables.Status.CHANGES_REQUESTED, note=event.note))
        case DeliverableAccepted():
            one = engagement.deliverable(event.deliverable_id)
            return _with(moved, replace(one, status=deliverables.Status.ACCEPTED, note=""))
        case DeliverableWaived():
            one = engagement.deliverable(event.deliverable_id)
            return _with(moved, replace(one, status=deliverables.Status.WAIVED))
        case DeliverableOverdue():
            one = engagement.deliverable(event.deliverable_id)
            return _with(moved, replace(one, status=deliverables.Status.OVERDUE))
        case _:
            return moved


def evolve(engagement: Engagement, events: tuple[Event, ...]) -> Engagement:
    """The engagement after all of them."""
    for event in events:
        engagement = apply(engagement, event)
    return engagement


def _with(engagement: Engagement, changed: Deliverable) -> Engagement:
    return replace(
        engagement,
        deliverables=tuple(changed if one.id == changed.id else one for one in engagement.deliverables),
    )


def _finished(engagement: Engagement, events: tuple[Event, ...], by: UUID | None, at: datetime) -> tuple[Event, ...]:
    after = evolve(engagement, events)
    if all(one.status in deliverables.SETTLED for one in after.deliverables):
        return (Completed(by, at),)
    return ()


def _require(engagement: Engagement, target: Status) -> None:
    require(TRANSITIONS, "engagement", engagement.id, engagement.status, target)


def _supervised(engagement: Engagement, target: Status) -> None:
    """Only what was handed over as a whole can be accepted or sent back."""
    if engagement.status is not Status.SUBMITTED:
        allowed = tuple(sorted(TRANSITIONS[engagement.status]))
        raise IllegalTransition("engagement", engagement.id, engagement.status, target, allowed)
