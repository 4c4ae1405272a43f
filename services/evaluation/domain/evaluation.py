"""The evaluation of one engagement's work: who reviews it, how many cards are in, how far it has come.

No mark is in here before the reveal. Whether one more opinion is wanted, and what follows from the cards, is judged in
`domain.panel` over the whole project.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from services.evaluation.domain import review as reviews
from services.evaluation.domain import scorecard as scorecards
from services.evaluation.domain.review import DELIVERED, WAITED_FOR, Decline, Review
from services.evaluation.domain.rubric import Ref
from services.evaluation.domain.scorecard import Opened as Contents
from services.evaluation.domain.summary import Summary
from shared.rules import Finding, IllegalTransition, Invalid, NotFound, require


class Status(StrEnum):
    OPENED = "opened"
    REVIEWING = "reviewing"
    QUORUM_REACHED = "quorum_reached"
    ADDITIONAL_REVIEW_REQUESTED = "additional_review_requested"
    REVEALED = "revealed"
    FINALIZED = "finalized"
    SUMMARY_PUBLISHED = "summary_published"
    APPEALED = "appealed"
    CANCELLED = "cancelled"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    # the review deadline reveals what there is, be it nothing
    Status.OPENED: frozenset({Status.REVIEWING, Status.REVEALED, Status.CANCELLED}),
    Status.REVIEWING: frozenset({Status.QUORUM_REACHED, Status.REVEALED, Status.CANCELLED}),
    Status.QUORUM_REACHED: frozenset({Status.ADDITIONAL_REVIEW_REQUESTED, Status.REVEALED, Status.CANCELLED}),
    Status.ADDITIONAL_REVIEW_REQUESTED: frozenset({Status.REVIEWING, Status.CANCELLED}),
    Status.REVEALED: frozenset({Status.FINALIZED, Status.CANCELLED}),
    Status.FINALIZED: frozenset({Status.SUMMARY_PUBLISHED}),
    Status.SUMMARY_PUBLISHED: frozenset({Status.ADDITIONAL_REVIEW_REQUESTED, Status.APPEALED}),
    Status.APPEALED: frozenset({Status.REVIEWING}),
    Status.CANCELLED: frozenset(),
}

SETTLED = frozenset({Status.SUMMARY_PUBLISHED, Status.CANCELLED})
"""Nothing is under way."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`wanted` is how many cards are asked for; `problem` says, for people, why reviewing does not go on."""

    id: UUID
    employer_id: UUID
    engagement_id: UUID
    project_id: UUID
    subject_id: UUID
    candidate_label: str
    rubric: Ref
    policy: Ref
    wanted: int
    status: Status = Status.OPENED
    reviews: tuple[Review, ...] = ()
    problem: str | None = None
    appealed: bool = False
    summary_version: int = 0
    version: int = 0
    sequence: int = 0
    gold_item_id: UUID | None = None
    """Set when the work is no candidate's but a gold item: it goes the same way, and nothing is published of it."""

    @property
    def sealed(self) -> int:
        """How many cards are in."""
        return sum(review.status in DELIVERED for review in self.reviews)

    @property
    def missing(self) -> int:
        """How many reviewers are still to be found."""
        return self.wanted - sum(review.status in DELIVERED | WAITED_FOR for review in self.reviews)

    def regular_missing(self, base: int) -> int:
        """How many of the policy's first `base` reviews are still to be found."""
        active = (one for one in self.reviews if one.status in DELIVERED | WAITED_FOR and not one.additional)
        return max(0, base - sum(1 for _ in active))

    @property
    def due_at(self) -> datetime | None:
        """When the last card that is expected is due; None when none is."""
        return max((review.due_at for review in self.reviews if review.status in WAITED_FOR), default=None)

    @property
    def last_sealed_at(self) -> datetime | None:
        return max((review.card.sealed_at for review in self.reviews if review.card.sealed_at), default=None)

    def review(self, review_id: UUID) -> Review:
        """Raises `NotFound`."""
        for review in self.reviews:
            if review.id == review_id:
                return review
        raise NotFound("review", review_id)


@dataclass(frozen=True, slots=True)
class Opened:
    at: datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    review: Review
    at: datetime


@dataclass(frozen=True, slots=True)
class Unassignable:
    """Nobody may do the review that is missing: why, and what would help."""

    problem: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    review_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Begun:
    """The first draft was saved."""

    review_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Declined:
    review_id: UUID
    reason: Decline
    at: datetime


@dataclass(frozen=True, slots=True)
class Reassigned:
    """The review was taken from this reviewer."""

    review_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Overdue:
    review_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Sealed:
    review_id: UUID
    commitment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuorumReached:
    at: datetime


@dataclass(frozen=True, slots=True)
class AdditionalReviewRequested:
    wanted: int
    at: datetime


@dataclass(frozen=True, slots=True)
class AdditionalReviewForgone:
    """Nobody is left who could give the additional opinion: it goes on without."""

    wanted: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CardRevealed:
    review_id: UUID
    contents: Contents
    at: datetime


@dataclass(frozen=True, slots=True)
class Revealed:
    at: datetime


@dataclass(frozen=True, slots=True)
class Finalized:
    at: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """A gold item's work is over, where a candidate's would have its summary."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SummarySuperseded:
    summary_version: int
    superseded_by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SummaryPublished:
    summary: Summary
    at: datetime


@dataclass(frozen=True, slots=True)
class Appealed:
    at: datetime


@dataclass(frozen=True, slots=True)
class Cancelled:
    reason: str
    at: datetime


Event: TypeAlias = (
    Opened
    | Assigned
    | Unassignable
    | Accepted
    | Begun
    | Declined
    | Reassigned
    | Overdue
    | Sealed
    | QuorumReached
    | AdditionalReviewRequested
    | AdditionalReviewForgone
    | CardRevealed
    | Revealed
    | Finalized
    | Closed
    | SummarySuperseded
    | SummaryPublished
    | Appealed
    | Cancelled
)


def assign(evaluation: Evaluation, chosen: Sequence[Review], *, at: datetime) -> tuple[Event, ...]:
    """Gives missing reviews to these reviewers."""
    if len(chosen) > evaluation.missing:
        raise Invalid(Finding("reviews", "too_many", f"{evaluation.missing} are missing, not {len(chosen)}"))
    if evaluation.status is not Status.REVIEWING:
        _move(evaluation, Status.REVIEWING)
    return tuple(Assigned(review, at) for review in chosen)


def cannot_assign(evaluation: Evaluation, problem: str, *, base: int, at: datetime) -> tuple[Event, ...]:
    """Nobody can be found. Opinions beyond the policy's first `base` are gone without; else the problem is said."""
    needed = max(base, evaluation.wanted - evaluation.missing)
    if evaluation.status is Status.REVIEWING and needed < evaluation.wanted:
        events: tuple[Event, ...] = (AdditionalReviewForgone(needed, at),)
        return events + _quorum(evolve(evaluation, events), at)
    return () if evaluation.problem == problem else (Unassignable(problem, at),)


def accept(evaluation: Evaluation, review_id: UUID, *, at: datetime) -> tuple[Event, ...]:
    """The reviewer will do it."""
    _reviewing(evaluation, review_id, reviews.Status.ACCEPTED)
    return (Accepted(review_id, at),)


def begin(evaluation: Evaluation, review_id: UUID, *, at: datetime) -> tuple[Event, ...]:
    """A draft was saved; whoever drafts has accepted."""
    review = evaluation.review(review_id)
    if review.status is reviews.Status.ASSIGNED:
        events = accept(evaluation, review_id, at=at)
        return events + begin(evolve(evaluation, events), review_id, at=at)
    if review.status is reviews.Status.IN_PROGRESS and evaluation.status is Status.REVIEWING:
        return ()
    _reviewing(evaluation, review_id, reviews.Status.IN_PROGRESS)
    return (Begun(review_id, at),)


def decline(evaluation: Evaluation, review_id: UUID, reason: Decline, *, at: datetime) -> tuple[Event, ...]:
    _reviewing(evaluation, review_id, reviews.Status.DECLINED)
    return (Declined(review_id, reason, at),)


def reassign(evaluation: Evaluation, review_id: UUID, *, at: datetime) -> tuple[Event, ...]:
    """Takes the review from its reviewer, who cannot do it any more."""
    _reviewing(evaluation, review_id, reviews.Status.REASSIGNED)
    return (Reassigned(review_id, at),)


def seal(evaluation: Evaluation, review_id: UUID, commitment: str, *, at: datetime) -> tuple[Event, ...]:
    """The card is in and cannot be changed any more; with the last one that is wanted the quorum is reached."""
    review = evaluation.review(review_id)
    events: tuple[Event, ...] = ()
    if review.status in (reviews.Status.ASSIGNED, reviews.Status.ACCEPTED):
        events = begin(evaluation, review_id, at=at)
    before = evolve(evaluation, events)
    _reviewing(before, review_id, reviews.Status.SEALED)
    require(
        scorecards.TRANSITIONS, "scorecard", review_id, before.review(review_id).card.status, scorecards.Status.SEALED
    )
    events += (Sealed(review_id, commitment, at),)
    return events + _quorum(evolve(evaluation, events), at)


def be_late(evaluation: Evaluation, *, at: datetime) -> tuple[Event, ...]:
    """Every card that is still expected is overdue."""
    if evaluation.status is not Status.REVIEWING:
        return ()
    late = (review for review in evaluation.reviews if review.status in WAITED_FOR and not review.overdue)
    return tuple(Overdue(review.id, at) for review in late)


def request_additional(evaluation: Evaluation, chosen: Sequence[Review], *, at: datetime) -> tuple[Event, ...]:
    """More opinions, by these reviewers: before the reveal, or after the summary when a person asks for one."""
    _move(evaluation, Status.ADDITIONAL_REVIEW_REQUESTED)
    events: tuple[Event, ...] = (AdditionalReviewRequested(evaluation.sealed + len(chosen), at),)
    return events + assign(evolve(evaluation, events), chosen, at=at)


def reveal(evaluation: Evaluation, contents: Mapping[UUID, Contents], *, at: datetime) -> tuple[Event, ...]:
    """Opens every sealed card; `contents` by review id. Cards that are not in by now are not waited for any more."""
    _move(evaluation, Status.REVEALED)
    open_ = tuple(Reassigned(review.id, at) for review in evaluation.reviews if review.status in WAITED_FOR)
    sealed = [review for review in evaluation.reviews if review.status is reviews.Status.SEALED]
    for review in sealed:
        require(scorecards.TRANSITIONS, "scorecard", review.id, review.card.status, scorecards.Status.REVEALED)
    return (*open_, *(CardRevealed(review.id, contents[review.id], at) for review in sealed), Revealed(at))


def conclude(evaluation: Evaluation, summary: Summary, *, at: datetime) -> tuple[Event, ...]:
    """What the revealed cards say together: final, in place of the summary before."""
    _move(evaluation, Status.FINALIZED)
    events: tuple[Event, ...] = (Finalized(at),)
    if summary.supersedes is not None:
        events += (SummarySuperseded(summary.supersedes, summary.version, at),)
    return (*events, SummaryPublished(summary, at))


def close(evaluation: Evaluation, *, at: datetime) -> tuple[Event, ...]:
    """The end of a gold item's work: its cards move as those of a reveal do, and nobody is shown what they say."""
    sealed = {one.id: Contents({}, b"") for one in evaluation.reviews if one.status is reviews.Status.SEALED}
    return (*reveal(evaluation, sealed, at=at), Finalized(at), Closed(at))


def appeal(evaluation: Evaluation, *, at: datetime) -> tuple[Event, ...]:
    """The candidate asks for another look; once."""
    _move(evaluation, Status.APPEALED)
    if evaluation.appealed:
        raise IllegalTransition("evaluation", evaluation.id, "appealed before", Status.APPEALED.value, ())
    return (Appealed(at),)


def cancel(evaluation: Evaluation, reason: str, *, at: datetime) -> tuple[Event, ...]:
    _move(evaluation, Status.CANCELLED)
    return (Cancelled(reason, at),)


STATUS_AFTER: Mapping[type[Event], Status] = {
    Opened: Status.OPENED,
    Assigned: Status.REVIEWING,
    QuorumReached: Status.QUORUM_REACHED,
    AdditionalReviewRequested: Status.ADDITIONAL_REVIEW_REQUESTED,
    Revealed: Status.REVEALED,
    Finalized: Status.FINALIZED,
    Closed: Status.SUMMARY_PUBLISHED,
    SummaryPublished: Status.SUMMARY_PUBLISHED,
    Appealed: Status.APPEALED,
    Cancelled: Status.CANCELLED,
}
REVIEW_AFTER: Mapping[type[Event], reviews.Status] = {
    Accepted: reviews.Status.ACCEPTED,
    Begun: reviews.Status.IN_PROGRESS,
    Declined: reviews.Status.DECLINED,
    Reassigned: reviews.Status.REASSIGNED,
    Sealed: reviews.Status.SEALED,
    CardRevealed: reviews.Status.REVEALED,
}


def apply(evaluation: Evaluation, event: Event) -> Evaluation:
    """The evaluation after the event."""
    moved = replace(evaluation, status=STATUS_AFTER.get(type(event), evaluation.status))
    match event:
        case Assigned():
            return replace(moved, reviews=(*moved.reviews, event.review), problem=None)
        case Unassignable():
            return replace(moved, problem=event.problem)
        case Accepted() | Begun() | Declined() | Reassigned() | Overdue() | Sealed() | CardRevealed():
            changed = tuple(_after(one, event) if one.id == event.review_id else one for one in moved.reviews)
            return replace(moved, reviews=changed)
        case AdditionalReviewRequested() | AdditionalReviewForgone():
            return replace(moved, wanted=event.wanted, problem=None)
        case Finalized():
            return replace(moved, reviews=tuple(_final(review) for review in moved.reviews), problem=None)
        case SummaryPublished():
            return replace(moved, summary_version=event.summary.version)
        case Appealed():
            return replace(moved, appealed=True, wanted=moved.sealed + 1)
        case _:
            return moved


def evolve(evaluation: Evaluation, events: Sequence[Event]) -> Evaluation:
    """The evaluation after all of them."""
    for event in events:
        evaluation = apply(evaluation, event)
    return evaluation


ReviewEvent: TypeAlias = Accepted | Begun | Declined | Reassigned | Overdue | Sealed | CardRevealed


def _after(review: Review, event: ReviewEvent) -> Review:
    moved = replace(review, status=REVIEW_AFTER.get(type(event), review.status))
    match event:
        case Overdue():
            return replace(moved, overdue=True)
        case Declined():
            return replace(moved, declined=event.reason)
        case Sealed():
            sealed = scorecards.Status.SEALED
            return replace(
                moved, card=replace(moved.card, status=sealed, commitment=event.commitment, sealed_at=event.at)
            )
        case CardRevealed():
            return replace(moved, card=replace(moved.card, status=scorecards.Status.REVEALED))
        case _:
            return moved


def _final(review: Review) -> Review:
    if review.card.status is not scorecards.Status.REVEALED:
        return review
    return replace(review, card=replace(review.card, status=scorecards.Status.FINAL))


def _quorum(evaluation: Evaluation, at: datetime) -> tuple[Event, ...]:
    return (QuorumReached(at),) if evaluation.sealed >= evaluation.wanted else ()


def _move(evaluation: Evaluation, target: Status) -> None:
    require(TRANSITIONS, "evaluation", evaluation.id, evaluation.status, target)


def _reviewing(evaluation: Evaluation, review_id: UUID, target: reviews.Status) -> None:
    """Reviews move while their evaluation is being reviewed, and along their own table."""
    review = evaluation.review(review_id)
    require(reviews.TRANSITIONS, "review", review_id, review.status, target)
    if evaluation.status is not Status.REVIEWING:
        raise IllegalTransition("review", review_id, f"closed ({evaluation.status.value})", target.value, ())
