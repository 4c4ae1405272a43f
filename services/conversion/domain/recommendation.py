"""What the policy recommends after a summary, and what a person decides about it.

One recommendation per summary version: a newer summary supersedes the open one. The value is the evaluation's;
here it only opens a decision, and the decision is a person's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from shared.rules import Finding, IllegalTransition, Invalid, Stale, require


class Status(StrEnum):
    COMPUTED = "computed"
    UNDER_DECISION = "under_decision"
    CONFIRMED = "confirmed"
    OVERRIDDEN = "overridden"
    SUPERSEDED = "superseded"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.COMPUTED: frozenset({Status.UNDER_DECISION}),
    Status.UNDER_DECISION: frozenset({Status.CONFIRMED, Status.OVERRIDDEN, Status.SUPERSEDED}),
    Status.CONFIRMED: frozenset(),
    Status.OVERRIDDEN: frozenset(),
    Status.SUPERSEDED: frozenset(),
}

OPEN = frozenset({Status.COMPUTED, Status.UNDER_DECISION})
DECIDED = frozenset({Status.CONFIRMED, Status.OVERRIDDEN})


class Value(StrEnum):
    STRONG_CONVERT = "strong_convert"
    CONVERT = "convert"
    HOLD = "hold"
    NO_CONVERT = "no_convert"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"


class Decision(StrEnum):
    CONVERT = "convert"
    HOLD = "hold"
    NO_CONVERT = "no_convert"


class ReasonCode(StrEnum):
    """Why somebody decided differently, in words that the candidate may be told."""

    NO_OPENING = "no_opening"
    EVIDENCE = "evidence"
    ROLE = "role"
    DEBRIEF = "debrief"
    OTHER = "other"


REASONS: Mapping[Decision, tuple[ReasonCode, ...]] = {
    Decision.CONVERT: (ReasonCode.DEBRIEF, ReasonCode.EVIDENCE, ReasonCode.OTHER),
    Decision.HOLD: (ReasonCode.NO_OPENING, ReasonCode.EVIDENCE, ReasonCode.ROLE, ReasonCode.OTHER),
    Decision.NO_CONVERT: (ReasonCode.EVIDENCE, ReasonCode.ROLE, ReasonCode.OTHER),
}
"""The reasons that make sense for each decision."""

AGREES: Mapping[Value, Decision | None] = {
    Value.STRONG_CONVERT: Decision.CONVERT,
    Value.CONVERT: Decision.CONVERT,
    Value.HOLD: Decision.HOLD,
    Value.NO_CONVERT: Decision.NO_CONVERT,
    Value.INSUFFICIENT_EVIDENCE: None,
}
"""The decision that follows a recommendation; with too little evidence every decision is one's own."""

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Reason:
    """The words stay inside conversion; only the code may ever be told to the candidate."""

    code: ReasonCode
    words: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`hiring_manager_id` is the member who is asked; decision, decider and time are None while it is open."""

    id: UUID
    employer_id: UUID
    engagement_id: UUID
    project_id: UUID
    subject_id: UUID
    candidate_label: str
    value: Value
    summary_version: int
    hiring_manager_id: UUID
    decide_by: datetime
    reviews: int
    most_reviews: int
    status: Status = Status.COMPUTED
    decision: Decision | None = None
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    reason: Reason | None = None
    review_requested_by: UUID | None = None
    version: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Computed:
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionOpened:
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewRequested:
    requested_by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Confirmed:
    decision: Decision
    decided_by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Overridden:
    decision: Decision
    decided_by: UUID
    reason: Reason
    at: datetime


@dataclass(frozen=True, slots=True)
class Superseded:
    superseded_by: int
    at: datetime


Event: TypeAlias = Computed | DecisionOpened | ReviewRequested | Confirmed | Overridden | Superseded


def compute(recommendation: Recommendation, *, at: datetime) -> tuple[Event, ...]:
    """The policy's value stands; the decision is open from now on."""
    require(TRANSITIONS, "recommendation", recommendation.id, recommendation.status, Status.UNDER_DECISION)
    return (Computed(at), DecisionOpened(at))


def decide(
    recommendation: Recommendation,
    decision: Decision,
    reason: Reason | None,
    *,
    decided_by: UUID,
    seen_version: int,
    at: datetime,
) -> tuple[Event, ...]:
    """Confirms, or decides differently with a reason. `seen_version` is what the person was looking at."""
    differs = AGREES[recommendation.value] is not decision
    target = Status.OVERRIDDEN if differs else Status.CONFIRMED
    _still_the_same(recommendation, seen_version)
    require(TRANSITIONS, "recommendation", recommendation.id, recommendation.status, target)
    if not differs:
        return (Confirmed(decision, decided_by, at),)
    if reason is None:
        raise Invalid(
            Finding(
                "reason",
                "missing",
                "a decision that differs from the recommendation needs one: choose a reason or write it",
            )
        )
    _check(reason, decision)
    return (Overridden(decision, decided_by, reason, at),)


def request_review(
    recommendation: Recommendation, *, requested_by: UUID, seen_version: int, at: datetime
) -> tuple[Event, ...]:
    """One more reviewer is asked, once per summary and up to the policy's most; the decision stays open."""
    _still_the_same(recommendation, seen_version)
    if recommendation.status is not Status.UNDER_DECISION:
        _closed(recommendation)
    if recommendation.review_requested_by is not None:
        return ()
    if recommendation.reviews >= recommendation.most_reviews:
        raise Invalid(
            Finding(
                "reviews",
                "at_most",
                f"{recommendation.reviews} reviews are in and the policy allows {recommendation.most_reviews}: "
                "decide on what is there",
            )
        )
    return (ReviewRequested(requested_by, at),)


def supersede(recommendation: Recommendation, summary_version: int, *, at: datetime) -> tuple[Event, ...]:
    """A newer summary makes an open recommendation void; a decided one stands."""
    require(TRANSITIONS, "recommendation", recommendation.id, recommendation.status, Status.SUPERSEDED)
    return (Superseded(summary_version, at),)


STATUS_AFTER: Mapping[type[Event], Status] = {
    Computed: Status.COMPUTED,
    DecisionOpened: Status.UNDER_DECISION,
    Confirmed: Status.CONFIRMED,
    Overridden: Status.OVERRIDDEN,
    Superseded: Status.SUPERSEDED,
}


def apply(recommendation: Recommendation, event: Event) -> Recommendation:
    """The recommendation after the event."""
    moved = replace(recommendation, status=STATUS_AFTER.get(type(event), recommendation.status))
    match event:
        case ReviewRequested():
            return replace(moved, review_requested_by=event.requested_by)
        case Confirmed():
            return replace(moved, decision=event.decision, decided_by=event.decided_by, decided_at=event.at)
        case Overridden():
            return replace(
                moved,
                decision=event.decision,
                decided_by=event.decided_by,
                decided_at=event.at,
                reason=event.reason,
            )
        case _:
            return moved


def _still_the_same(recommendation: Recommendation, seen_version: int) -> None:
    if recommendation.status is Status.SUPERSEDED or recommendation.version != seen_version:
        raise Stale("recommendation", recommendation.id, seen_version, recommendation.version)


def _closed(recommendation: Recommendation) -> None:
    allowed = tuple(sorted(status.value for status in TRANSITIONS[recommendation.status]))
    raise IllegalTransition(
        "recommendation", recommendation.id, recommendation.status.value, Status.UNDER_DECISION.value, allowed
    )


def _check(reason: Reason, decision: Decision) -> None:
    findings = []
    if reason.code not in REASONS[decision]:
        known = ", ".join(code.value for code in REASONS[decision])
        findings.append(Finding("reason_code", "not_for_this", f"choose one of {known} for {decision.value}"))
    if reason.code is ReasonCode.OTHER and not reason.words.strip():
        findings.append(Finding("reason", "missing", "say in your own words why you decide differently"))
    if len(reason.words) > LONGEST_REASON:
        findings.append(Finding("reason", "too_long", f"{len(reason.words)} characters: keep it to {LONGEST_REASON}"))
    if findings:
        raise Invalid(*findings)
