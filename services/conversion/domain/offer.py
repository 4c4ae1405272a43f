"""An offer of a full-time role, from draft to answer: versions of its terms, their approval, the candidate's answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from services.conversion.domain import approval
from services.conversion.domain.approval import ApprovalFlow
from services.conversion.domain.policy import ApproverGroup
from services.conversion.domain.terms import Terms, check
from shared.rules import Finding, IllegalTransition, Invalid, Stale, require


class Status(StrEnum):
    DRAFT = "draft"
    APPROVAL_IN_PROGRESS = "approval_in_progress"
    APPROVAL_REJECTED = "approval_rejected"
    APPROVED = "approved"
    EXTENDED = "extended"
    VIEWED = "viewed"
    IN_NEGOTIATION = "in_negotiation"
    SUPERSEDED = "superseded"
    ACCEPTED = "accepted"
    STARTED = "started"
    DECLINED = "declined"
    EXPIRED = "expired"
    RESCINDED = "rescinded"
    RENEGED = "reneged"
    CANCELLED = "cancelled"


_ANSWERABLE = frozenset(
    {Status.IN_NEGOTIATION, Status.ACCEPTED, Status.DECLINED, Status.EXPIRED, Status.RESCINDED, Status.SUPERSEDED}
)
TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.APPROVAL_IN_PROGRESS, Status.CANCELLED}),
    Status.APPROVAL_IN_PROGRESS: frozenset({Status.APPROVED, Status.APPROVAL_REJECTED}),
    Status.APPROVAL_REJECTED: frozenset({Status.DRAFT}),
    Status.APPROVED: frozenset({Status.EXTENDED, Status.CANCELLED}),
    Status.EXTENDED: frozenset({Status.VIEWED}) | _ANSWERABLE,
    Status.VIEWED: _ANSWERABLE,
    Status.IN_NEGOTIATION: frozenset({Status.SUPERSEDED, Status.DECLINED, Status.EXPIRED}),
    Status.SUPERSEDED: frozenset(),
    Status.ACCEPTED: frozenset({Status.STARTED, Status.RESCINDED, Status.RENEGED}),
    Status.STARTED: frozenset(),
    Status.DECLINED: frozenset(),
    Status.EXPIRED: frozenset(),
    Status.RESCINDED: frozenset(),
    Status.RENEGED: frozenset(),
    Status.CANCELLED: frozenset(),
}
"""Of one version of an offer: a superseded version is followed by the next one, which begins as a draft."""

WITH_CANDIDATE = frozenset({Status.EXTENDED, Status.VIEWED, Status.IN_NEGOTIATION})
OVER = frozenset({Status.DECLINED, Status.EXPIRED, Status.RESCINDED, Status.RENEGED, Status.CANCELLED, Status.STARTED})
APPROVAL_DAYS = 7
CLOSING_TIME = time(17, 0)
LAST_MINUTE = time(23, 59)


class DeclineReason(StrEnum):
    """What a candidate may say, if they want to."""

    SALARY = "salary"
    LOCATION = "location"
    ANOTHER_OFFER = "another_offer"
    TIMING = "timing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Offer:
    """`offer_version` counts versions of the terms, `version` saves, `sequence` published events."""

    id: UUID
    employer_id: UUID
    engagement_id: UUID
    project_id: UUID
    subject_id: UUID
    recommendation_id: UUID
    candidate_label: str
    terms: Terms
    drafted_by: UUID
    offer_version: int = 1
    flow: ApprovalFlow = field(default_factory=ApprovalFlow)
    valid_until: datetime | None = None
    extended_at: datetime | None = None
    answered_at: datetime | None = None
    decline_reason: DeclineReason | None = None
    status: Status = Status.DRAFT
    version: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Drafted:
    offer_version: int
    terms: Terms
    drafted_by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class ApprovalRequested:
    flow: ApprovalFlow
    at: datetime


@dataclass(frozen=True, slots=True)
class StepApproved:
    group: str
    member_id: UUID
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StepRejected:
    group: str
    member_id: UUID
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Delegated:
    group: str
    member_id: UUID
    delegated_to: UUID
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ApprovalAbandoned:
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class ApprovalRejected:
    at: datetime


@dataclass(frozen=True, slots=True)
class Approved:
    at: datetime


@dataclass(frozen=True, slots=True)
class Extended:
    valid_until: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Viewed:
    at: datetime


@dataclass(frozen=True, slots=True)
class Negotiated:
    at: datetime


@dataclass(frozen=True, slots=True)
class Superseded:
    at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    at: datetime


@dataclass(frozen=True, slots=True)
class Declined:
    reason: DeclineReason | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Expired:
    at: datetime


@dataclass(frozen=True, slots=True)
class Rescinded:
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reneged:
    at: datetime


@dataclass(frozen=True, slots=True)
class Cancelled:
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Started:
    started_on: date
    at: datetime


Event: TypeAlias = (
    Drafted
    | ApprovalRequested
    | StepApproved
    | StepRejected
    | Delegated
    | ApprovalAbandoned
    | ApprovalRejected
    | Approved
    | Extended
    | Viewed
    | Negotiated
    | Superseded
    | Accepted
    | Declined
    | Expired
    | Rescinded
    | Reneged
    | Cancelled
    | Started
)


def draft(offer: Offer, *, at: datetime) -> tuple[Event, ...]:
    """A new offer's first version."""
    check(offer.terms, at)
    return (Drafted(1, offer.terms, offer.drafted_by, at),)


def revise(offer: Offer, terms: Terms, *, revised_by: UUID, at: datetime) -> tuple[Event, ...]:
    """A new version of the terms: it is a draft again and has to be approved again."""
    if offer.status is Status.IN_NEGOTIATION:
        require(TRANSITIONS, "offer", offer.id, offer.status, Status.SUPERSEDED)
    elif offer.status is not Status.DRAFT:
        require(TRANSITIONS, "offer", offer.id, offer.status, Status.DRAFT)
    check(terms, at)
    drafted = Drafted(offer.offer_version + 1, terms, revised_by, at)
    return (Superseded(at), drafted) if offer.status is Status.IN_NEGOTIATION else (drafted,)


def request_approval(
    offer: Offer,
    groups: tuple[ApproverGroup, ...],
    reviewers: frozenset[UUID],
    zone: str,
    *,
    requested_by: UUID,
    at: datetime,
) -> tuple[Event, ...]:
    """Asks the groups in their order, without the drafter and without who reviewed the work."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.APPROVAL_IN_PROGRESS)
    check(offer.terms, at)
    flow = approval.request(
        offer.id,
        groups,
        reviewers | {offer.drafted_by, requested_by},
        requested_by=requested_by,
        approve_by=deadline(at, APPROVAL_DAYS, zone, CLOSING_TIME),
    )
    return (ApprovalRequested(flow, at),)


def approve(offer: Offer, member_id: UUID, comment: str, *, offer_version: int, at: datetime) -> tuple[Event, ...]:
    """An approver's yes to that version; the offer is approved when it was the last one needed."""
    _still_the_same(offer, offer_version)
    group = approval.due_step(offer.flow, offer.id, member_id, approval.StepStatus.APPROVED)
    step = StepApproved(group.name, member_id, comment, at)
    after = approval.approved(offer.flow, member_id, comment, at)
    return (step, Approved(at)) if after.status is approval.Status.APPROVED else (step,)


def reject(offer: Offer, member_id: UUID, comment: str, *, offer_version: int, at: datetime) -> tuple[Event, ...]:
    """An approver's no, with a comment for who drafted it."""
    _still_the_same(offer, offer_version)
    group = approval.due_step(offer.flow, offer.id, member_id, approval.StepStatus.REJECTED)
    if not comment.strip():
        raise Invalid(Finding("comment", "missing", "say what has to change, in a sentence"))
    return (StepRejected(group.name, member_id, comment, at), ApprovalRejected(at))


def delegate(
    offer: Offer, member_id: UUID, to: UUID, comment: str, approvers: frozenset[UUID], *, at: datetime
) -> tuple[Event, ...]:
    """Another approver is asked instead."""
    group = approval.due_step(offer.flow, offer.id, member_id, approval.StepStatus.DELEGATED)
    approval.check_delegate(offer.flow, group, to, comment, approvers)
    return (Delegated(group.name, member_id, to, comment, at),)


def abandon_approval(offer: Offer, *, by: UUID, at: datetime) -> tuple[Event, ...]:
    """Takes the request back; as after a rejection, a revised draft can be sent again."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.APPROVAL_REJECTED)
    return (ApprovalAbandoned(by, at),)


def extend(offer: Offer, valid_days: int, zone: str, *, at: datetime) -> tuple[Event, ...]:
    """Sends the approved version to the candidate, valid until the end of the last day in the employer's zone."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.EXTENDED)
    return (Extended(deadline(at, valid_days, zone, LAST_MINUTE), at),)


def view(offer: Offer, *, at: datetime) -> tuple[Event, ...]:
    """The candidate has opened it; only the first time is a fact."""
    return (Viewed(at),) if offer.status is Status.EXTENDED else ()


def negotiate(offer: Offer, *, at: datetime) -> tuple[Event, ...]:
    """The candidate wants something else: a new version or a decline follows."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.IN_NEGOTIATION)
    return (Negotiated(at),)


def accept(offer: Offer, *, offer_version: int, at: datetime) -> tuple[Event, ...]:
    """The candidate's yes to that version, in time."""
    _still_the_same(offer, offer_version)
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.ACCEPTED)
    _in_time(offer, Status.ACCEPTED, at)
    return (Accepted(at),)


def decline(offer: Offer, reason: DeclineReason | None, *, offer_version: int, at: datetime) -> tuple[Event, ...]:
    """The candidate's no."""
    _still_the_same(offer, offer_version)
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.DECLINED)
    return (Declined(reason, at),)


def expire(offer: Offer, *, at: datetime) -> tuple[Event, ...]:
    """Nobody answered in time; nothing when somebody did, or when a newer version is valid for longer."""
    if offer.status not in WITH_CANDIDATE or offer.valid_until is None or at < offer.valid_until:
        return ()
    return (Expired(at),)


def rescind(offer: Offer, reason: str, *, at: datetime) -> tuple[Event, ...]:
    """The employer takes an offer back, before or after it was accepted."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.RESCINDED)
    _given(reason)
    return (Rescinded(reason, at),)


def renege(offer: Offer, *, at: datetime) -> tuple[Event, ...]:
    """The candidate had accepted and does not come."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.RENEGED)
    return (Reneged(at),)


def cancel(offer: Offer, reason: str, *, at: datetime) -> tuple[Event, ...]:
    """Ends an offer that the candidate has never seen."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.CANCELLED)
    _given(reason)
    return (Cancelled(reason, at),)


def start(offer: Offer, started_on: date | None, zone: str, *, at: datetime) -> tuple[Event, ...]:
    """The person has started: on the agreed day unless another day is stated."""
    require(TRANSITIONS, "offer", offer.id, offer.status, Status.STARTED)
    today = at.astimezone(ZoneInfo(zone)).date()
    if started_on is None and today < offer.terms.start_on:
        raise Invalid(
            Finding(
                "started_on",
                "missing",
                f"the agreed start is {offer.terms.start_on.isoformat()}, which has not come: state the day",
            )
        )
    return (Started(started_on or offer.terms.start_on, at),)


STATUS_AFTER: Mapping[type[Event], Status] = {
    Drafted: Status.DRAFT,
    ApprovalRequested: Status.APPROVAL_IN_PROGRESS,
    ApprovalAbandoned: Status.APPROVAL_REJECTED,
    ApprovalRejected: Status.APPROVAL_REJECTED,
    Approved: Status.APPROVED,
    Extended: Status.EXTENDED,
    Viewed: Status.VIEWED,
    Negotiated: Status.IN_NEGOTIATION,
    Superseded: Status.SUPERSEDED,
    Accepted: Status.ACCEPTED,
    Declined: Status.DECLINED,
    Expired: Status.EXPIRED,
    Rescinded: Status.RESCINDED,
    Reneged: Status.RENEGED,
    Cancelled: Status.CANCELLED,
    Started: Status.STARTED,
}


def apply(offer: Offer, event: Event) -> Offer:
    """The offer after the event."""
    moved = replace(offer, status=STATUS_AFTER.get(type(event), offer.status))
    match event:
        case Drafted():
            return replace(
                moved,
                offer_version=event.offer_version,
                terms=event.terms,
                drafted_by=event.drafted_by,
                flow=ApprovalFlow(),
                valid_until=None,
                extended_at=None,
            )
        case Extended():
            return replace(moved, valid_until=event.valid_until, extended_at=event.at)
        case Declined():
            return replace(moved, decline_reason=event.reason, answered_at=event.at)
        case Accepted():
            return replace(moved, answered_at=event.at)
        case _:
            return replace(moved, flow=_flow_after(offer, event))


def _flow_after(offer: Offer, event: Event) -> ApprovalFlow:
    match event:
        case ApprovalRequested():
            return event.flow
        case StepApproved():
            return approval.approved(offer.flow, event.member_id, event.comment, event.at)
        case StepRejected():
            return approval.rejected(offer.flow, event.member_id, event.comment, event.at)
        case Delegated():
            return approval.delegated(offer.flow, event.member_id, event.delegated_to, event.comment, event.at)
        case ApprovalAbandoned():
            return approval.abandoned(offer.flow)
        case _:
            return offer.flow


def deadline(at: datetime, days: int, zone: str, closing: time) -> datetime:
    """That many days from now, at this time of the day in the zone; the same instant in UTC."""
    day = at.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    return datetime.combine(day, closing, ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def _still_the_same(offer: Offer, offer_version: int) -> None:
    if offer.offer_version != offer_version:
        raise Stale("offer", offer.id, offer_version, offer.offer_version)


def _in_time(offer: Offer, target: Status, at: datetime) -> None:
    # the timer may be a moment late, the promise is not
    if offer.valid_until is not None and at > offer.valid_until:
        raise IllegalTransition("offer", offer.id, Status.EXPIRED.value, target.value, ())


def _given(reason: str) -> None:
    if not reason.strip():
        raise Invalid(Finding("reason", "missing", "say why, in a sentence"))
