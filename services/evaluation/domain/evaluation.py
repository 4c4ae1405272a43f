"""The evaluation of one engagement's work: who reviews it, how many cards are in, how far it has come.

No mark is in here before the reveal. Whether one more opinion is wanted, and what follows from the cards, is judged in
`domain.panel` over the whole project.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.evaluation.domain import events as happened
from services.evaluation.domain import review as reviews
from services.evaluation.domain import scorecard as scorecards
from services.evaluation.domain.due import SECOND_CHANCE
from services.evaluation.domain.events import Event, ReviewEvent
from services.evaluation.domain.review import DELIVERED, WAITED_FOR, Decline, Review, Taken
from services.evaluation.domain.rubric import Ref
from services.evaluation.domain.scorecard import Opened as Contents
from services.evaluation.domain.scorecard import Void
from services.evaluation.domain.summary import Cause, Outcome, Summary
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
    # back to reviewing when a card is voided
    Status.QUORUM_REACHED: frozenset(
        {Status.REVIEWING, Status.ADDITIONAL_REVIEW_REQUESTED, Status.REVEALED, Status.CANCELLED}
    ),
    Status.ADDITIONAL_REVIEW_REQUESTED: frozenset({Status.REVIEWING, Status.CANCELLED}),
    Status.REVEALED: frozenset({Status.FINALIZED, Status.CANCELLED}),
    Status.FINALIZED: frozenset({Status.SUMMARY_PUBLISHED}),
    # final once more when a revealed card is amended or voided
    Status.SUMMARY_PUBLISHED: frozenset({Status.ADDITIONAL_REVIEW_REQUESTED, Status.APPEALED, Status.FINALIZED}),
    Status.APPEALED: frozenset({Status.REVIEWING, Status.CANCELLED}),
    Status.CANCELLED: frozenset(),
}

SETTLED = frozenset({Status.SUMMARY_PUBLISHED, Status.CANCELLED})
"""Nothing is under way."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`wanted` is how many cards are asked for; `problem` says, for people, why reviewing does not go on.

    `review_by` is the project's review deadline, `requested_by` who asked for more opinions. `appealed` says that the
    candidate has appealed, `appeal_needs` without how many cards the appeal is not decided (0 when none is pending);
    while `appeal_open` they may appeal, until `appeal_until`. Reviewers may amend their cards until `amend_until`.
    """

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
    review_by: datetime | None = None
    requested_by: tuple[UUID, ...] = ()
    appealed: bool = False
    appeal_needs: int = 0
    appeal_open: bool = False
    appeal_until: datetime | None = None
    amend_until: datetime | None = None
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
    def deadline(self) -> datetime | None:
        """When what there is, is revealed: the project's review deadline, or later when somebody was asked later."""
        if self.due_at is None:
            return self.review_by
        if self.review_by is None:
            return self.due_at
        return self.review_by if self.due_at <= self.review_by else self.due_at + SECOND_CHANCE

    @property
    def last_sealed_at(self) -> datetime | None:
        return max((one.card.sealed_at for one in self.reviews if one.card.sealed_at), default=None)

    def review(self, review_id: UUID) -> Review:
        """Raises `NotFound`."""
        for review in self.reviews:
            if review.id == review_id:
                return review
        raise NotFound("review", review_id)


def assign(evaluation: Evaluation, chosen: Sequence[Review], *, at: datetime) -> tuple[Event, ...]:
    """Gives missing reviews to these reviewers."""
    if len(chosen) > evaluation.missing:
        raise Invalid(Finding("reviews", "too_many", f"{evaluation.missing} are missing, not {len(chosen)}"))
    if evaluation.status is not Status.REVIEWING:
        _move(evaluation, Status.REVIEWING)
    return tuple(happened.Assigned(review, at) for review in chosen)


def cannot_assign(evaluation: Evaluation, problem: str, *, base: int, at: datetime) -> tuple[Event, ...]:
    """Nobody can be found. Opinions beyond the policy's first `base` are gone without; else the problem is said.

    An appeal is not gone without: it stays open. What is still missing then may be found, so try once more.
    """
    needed = max(base, evaluation.appeal_needs, evaluation.wanted - evaluation.missing)
    if evaluation.status is Status.REVIEWING and needed < evaluation.wanted:
        events: tuple[Event, ...] = (happened.AdditionalReviewForgone(needed, at),)
        return events + _quorum(evolve(evaluation, events), at)
    return () if evaluation.problem == problem else (happened.Unassignable(problem, at),)


def accept(evaluation: Evaluation, review_id: UUID, *, at: datetime) -> tuple[Event, ...]:
    """The reviewer will do it."""
    _reviewing(evaluation, review_id, reviews.Status.ACCEPTED)
    return (happened.Accepted(review_id, at),)


def begin(evaluation: Evaluation, review_id: UUID, *, at: datetime) -> tuple[Event, ...]:
    """A draft was saved; whoever drafts has accepted."""
    review = evaluation.review(review_id)
    if review.status is reviews.Status.ASSIGNED:
        events = accept(evaluation, review_id, at=at)
        return events + begin(evolve(evaluation, events), review_id, at=at)
    if review.status is reviews.Status.IN_PROGRESS and evaluation.status is Status.REVIEWING:
        return ()
    _reviewing(evaluation, review_id, reviews.Status.IN_PROGRESS)
    return (happened.Begun(review_id, at),)


def decline(evaluation: Evaluation, review_id: UUID, reason: Decline, *, at: datetime) -> tuple[Event, ...]:
    _reviewing(evaluation, review_id, reviews.Status.DECLINED)
    return (happened.Declined(review_id, reason, at),)


def reassign(evaluation: Evaluation, review_id: UUID, why: Taken, *, at: datetime) -> tuple[Event, ...]:
    """Takes the review from its reviewer."""
    _reviewing(evaluation, review_id, reviews.Status.REASSIGNED)
    return (happened.Reassigned(review_id, why, at),)


def declare_conflict(evaluation: Evaluation, review_id: UUID, *, at: datetime) -> tuple[Event, ...]:
    """The reviewer must not judge this work: what is not sealed goes to somebody else, a card is voided."""
    review = evaluation.review(review_id)
    if review.status in DELIVERED:
        return (happened.ConflictDeclared(review_id, at), *void(evaluation, review_id, Void.CONFLICT, at=at))
    if review.status is reviews.Status.ASSIGNED:
        return decline(evaluation, review_id, Decline.CONFLICT, at=at)
    taken = reassign(evaluation, review_id, Taken.CONFLICT, at=at)
    return (happened.ConflictDeclared(review_id, at), *taken)


def sealable(evaluation: Evaluation, review_id: UUID) -> None:
    """Raises `IllegalTransition`, with the way out, unless a card may be sealed now."""
    review = evaluation.review(review_id)
    if review.status in WAITED_FOR and evaluation.status is Status.REVIEWING:
        return
    _refuse(evaluation, review, reviews.Status.SEALED)


def seal(evaluation: Evaluation, review_id: UUID, commitment: str, *, at: datetime) -> tuple[Event, ...]:
    """The card is in and cannot be changed any more; with the last one that is wanted the quorum is reached."""
    sealable(evaluation, review_id)
    events = begin(evaluation, review_id, at=at)
    events += (happened.Sealed(review_id, commitment, at),)
    return events + _quorum(evolve(evaluation, events), at)


def void(evaluation: Evaluation, review_id: UUID, why: Void, *, at: datetime) -> tuple[Event, ...]:
    """The card does not count, or not any more. Before the reveal its place is free again."""
    review = evaluation.review(review_id)
    if review.status not in DELIVERED:
        way_out = "Only a sealed or revealed card can be voided"
        require(reviews.TRANSITIONS, "review", review_id, review.status, reviews.Status.VOIDED, way_out)
    events: tuple[Event, ...] = (happened.CardVoided(review_id, why, at),)
    after = evolve(evaluation, events)
    if after.status is Status.QUORUM_REACHED and after.missing > 0:
        events += (happened.ReviewingResumed(at),)
    return events


def amendable(evaluation: Evaluation, review_id: UUID, *, at: datetime) -> None:
    """Raises `IllegalTransition`, with the way out, unless the card may be amended now."""
    review = evaluation.review(review_id)
    if review.status is not reviews.Status.REVEALED:
        _refuse(evaluation, review, scorecards.Status.AMENDED)
    if evaluation.status is not Status.SUMMARY_PUBLISHED:
        way_out = "A review of this work is under way: amend your card when its summary is published"
        if evaluation.status is Status.CANCELLED:
            way_out = "The work is not judged any more"
        raise _closed(evaluation, review, scorecards.Status.AMENDED, way_out)
    if evaluation.amend_until is None or at > evaluation.amend_until:
        until = f"{evaluation.amend_until:%Y-%m-%d %H:%M} UTC" if evaluation.amend_until else "the reveal"
        way_out = f"Cards could be amended until {until}: ask an administrator to void it if it must not count"
        raise _closed(evaluation, review, scorecards.Status.AMENDED, way_out)


def amend(
    evaluation: Evaluation, review_id: UUID, commitment: str, contents: Contents, reason: str, *, at: datetime
) -> tuple[Event, ...]:
    """The next version of the card; the one before stays, and does not count any more."""
    amendable(evaluation, review_id, at=at)
    if not reason.strip():
        raise Invalid(Finding("reason", "missing", "say why the card is amended: it stands in the card"))
    card = evaluation.review(review_id).card
    require(scorecards.TRANSITIONS, "scorecard", review_id, card.status, scorecards.Status.AMENDED)
    return (happened.CardAmended(review_id, commitment, contents, reason, at),)


def be_late(evaluation: Evaluation, *, at: datetime) -> tuple[Event, ...]:
    """Every card that is due by now and not in is overdue."""
    if evaluation.status is not Status.REVIEWING:
        return ()
    late = (one for one in evaluation.reviews if one.status in WAITED_FOR and not one.overdue and one.due_at <= at)
    return tuple(happened.Overdue(review.id, at) for review in late)


def request_additional(
    evaluation: Evaluation, chosen: Sequence[Review], *, at: datetime, requested_by: UUID | None = None
) -> tuple[Event, ...]:
    """More opinions, by these reviewers: before the reveal, or after the summary when a person asks for one."""
    _move(evaluation, Status.ADDITIONAL_REVIEW_REQUESTED)
    wanted = evaluation.sealed + len(chosen)
    events: tuple[Event, ...] = (happened.AdditionalReviewRequested(wanted, at, requested_by),)
    return events + assign(evolve(evaluation, events), chosen, at=at)


def reveal(
    evaluation: Evaluation,
    contents: Mapping[UUID, Contents],
    *,
    at: datetime,
    amend_until: datetime | None = None,
) -> tuple[Event, ...]:
    """Opens every sealed card; `contents` by review id. Cards that are not in by now are not waited for any more."""
    _move(evaluation, Status.REVEALED)
    open_ = tuple(_taken(evaluation, Taken.DEADLINE, at))
    sealed = [review for review in evaluation.reviews if review.status is reviews.Status.SEALED]
    for review in sealed:
        require(scorecards.TRANSITIONS, "scorecard", review.id, review.card.status, scorecards.Status.REVEALED)
    revealed = (happened.CardRevealed(review.id, contents[review.id], at) for review in sealed)
    return (*open_, *revealed, happened.Revealed(at, amend_until))


def conclude(
    evaluation: Evaluation, summary: Summary, *, at: datetime, cause: Cause | None = None, before: str | None = None
) -> tuple[Event, ...]:
    """What the open cards say together: final, in place of the summary before.

    `cause` says why there is another one, where it was not one more opinion or an appeal; `before` is the
    recommendation of the summary before: an appeal has changed something when it is another one now.
    """
    _move(evaluation, Status.FINALIZED)
    events: tuple[Event, ...] = (happened.Finalized(at),)
    if summary.supersedes is None:
        return (*events, happened.SummaryPublished(summary, at))
    outcome = None
    if cause is None and evaluation.appeal_needs:
        outcome = Outcome.UNCHANGED if before == summary.recommendation else Outcome.CHANGED
    cause = cause or (Cause.APPEAL if evaluation.appeal_needs else Cause.ADDITIONAL_REVIEW)
    summary = replace(summary, superseded_because=cause, appeal_outcome=outcome)
    superseded = happened.SummarySuperseded(summary.version - 1, summary.version, cause, outcome, at)
    return (*events, superseded, happened.SummaryPublished(summary, at))


def close(evaluation: Evaluation, *, at: datetime, amend_until: datetime | None = None) -> tuple[Event, ...]:
    """The end of a gold item's work: its cards move as those of a reveal do, and nobody is shown what they say."""
    sealed = {one.id: Contents({}, b"") for one in evaluation.reviews if one.status is reviews.Status.SEALED}
    ended = reveal(evaluation, sealed, at=at, amend_until=amend_until)
    return (*ended, happened.Finalized(at), happened.Closed(at))


def appealable(evaluation: Evaluation, *, at: datetime) -> None:
    """Raises `IllegalTransition`, with the date or the way out, unless the candidate may appeal now."""
    until = f"{evaluation.appeal_until:%Y-%m-%d %H:%M} UTC" if evaluation.appeal_until else ""
    if evaluation.appealed:
        raise _no_appeal(evaluation, "appealed before", "An appeal is possible once: its outcome stands")
    if evaluation.status is Status.CANCELLED:
        raise _no_appeal(evaluation, evaluation.status.value, "The work is not judged any more")
    if evaluation.summary_version == 0:
        raise _no_appeal(evaluation, evaluation.status.value, "There is no result yet: appeal once there is one")
    if evaluation.status is not Status.SUMMARY_PUBLISHED:
        way_out = "One more review of your work is under way: its result can be appealed once it is there"
        raise _no_appeal(evaluation, evaluation.status.value, way_out)
    if not evaluation.appeal_open or evaluation.appeal_until is None or at > evaluation.appeal_until:
        raise _no_appeal(evaluation, "closed for appeals", f"An appeal was possible until {until}" if until else "")


def appeal(evaluation: Evaluation, found: int, *, at: datetime) -> tuple[Event, ...]:
    """The candidate asks for another look, once: of `found` new reviewers, or of one as soon as there is one."""
    appealable(evaluation, at=at)
    _move(evaluation, Status.APPEALED)
    needed = evaluation.sealed + 1
    return (happened.Appealed(evaluation.sealed + max(found, 1), needed, found == 0, at),)


def close_appeals(evaluation: Evaluation, *, at: datetime) -> tuple[Event, ...]:
    """The time to appeal is over; nothing happens when it was given anew meanwhile."""
    if not evaluation.appeal_open or evaluation.appeal_until is None or at < evaluation.appeal_until:
        return ()
    return (happened.AppealsClosed(at),)


def cancel(evaluation: Evaluation, reason: str, *, at: datetime) -> tuple[Event, ...]:
    """Nobody reviews it any more; cards that are still sealed never open. Revealed ones stay what they are."""
    _move(evaluation, Status.CANCELLED)
    sealed = (one for one in evaluation.reviews if one.status is reviews.Status.SEALED)
    voided = (happened.CardVoided(review.id, Void.CANCELLED, at) for review in sealed)
    return (*_taken(evaluation, Taken.CANCELLED, at), *voided, happened.Cancelled(reason, at))


STATUS_AFTER: Mapping[type[Event], Status] = {
    happened.Opened: Status.OPENED,
    happened.Assigned: Status.REVIEWING,
    happened.QuorumReached: Status.QUORUM_REACHED,
    happened.ReviewingResumed: Status.REVIEWING,
    happened.AdditionalReviewRequested: Status.ADDITIONAL_REVIEW_REQUESTED,
    happened.Revealed: Status.REVEALED,
    happened.Finalized: Status.FINALIZED,
    happened.Closed: Status.SUMMARY_PUBLISHED,
    happened.SummaryPublished: Status.SUMMARY_PUBLISHED,
    happened.Appealed: Status.APPEALED,
    happened.Cancelled: Status.CANCELLED,
}
REVIEW_AFTER: Mapping[type[Event], reviews.Status] = {
    happened.Accepted: reviews.Status.ACCEPTED,
    happened.Begun: reviews.Status.IN_PROGRESS,
    happened.Declined: reviews.Status.DECLINED,
    happened.Reassigned: reviews.Status.REASSIGNED,
    happened.Sealed: reviews.Status.SEALED,
    happened.CardVoided: reviews.Status.VOIDED,
    happened.CardRevealed: reviews.Status.REVEALED,
}


def apply(evaluation: Evaluation, event: Event) -> Evaluation:  # noqa: C901  one case per event
    """The evaluation after the event."""
    moved = replace(evaluation, status=STATUS_AFTER.get(type(event), evaluation.status))
    if isinstance(event, ReviewEvent):
        changed = tuple(_after(one, event) if one.id == event.review_id else one for one in moved.reviews)
        return _counted_anew(replace(moved, reviews=changed), evaluation, event)
    match event:
        case happened.Assigned():
            return replace(moved, reviews=(*moved.reviews, event.review), problem=None)
        case happened.Unassignable():
            return replace(moved, problem=event.problem)
        case happened.AdditionalReviewRequested():
            asked = (*moved.requested_by, event.requested_by) if event.requested_by else moved.requested_by
            return replace(moved, wanted=event.wanted, requested_by=asked, problem=None)
        case happened.AdditionalReviewForgone():
            return replace(moved, wanted=event.wanted, problem=None)
        case happened.Revealed():
            return replace(moved, amend_until=event.amend_until)
        case happened.Finalized():
            return replace(moved, reviews=tuple(_final(review) for review in moved.reviews), problem=None)
        case happened.SummaryPublished():
            until = event.summary.appeal_until
            return replace(
                moved,
                summary_version=event.summary.version,
                appeal_needs=0,
                appeal_open=until is not None,
                appeal_until=until or moved.appeal_until,
            )
        case happened.Appealed():
            return replace(moved, appealed=True, appeal_open=False, wanted=event.wanted, appeal_needs=event.needed)
        case happened.AppealsClosed():
            return replace(moved, appeal_open=False)
        case _:
            return moved


def evolve(evaluation: Evaluation, events: Sequence[Event]) -> Evaluation:
    """The evaluation after all of them."""
    for event in events:
        evaluation = apply(evaluation, event)
    return evaluation


def _counted_anew(moved: Evaluation, before: Evaluation, event: ReviewEvent) -> Evaluation:
    """A late card ends the problem that nobody could be found; an appeal needs one card more than still count."""
    if isinstance(event, happened.Sealed):
        return replace(moved, problem=None)
    revealed = before.review(event.review_id).status is reviews.Status.REVEALED
    if isinstance(event, happened.CardVoided) and revealed and before.appeal_needs:
        return replace(moved, appeal_needs=before.appeal_needs - 1)
    return moved


def _after(review: Review, event: ReviewEvent) -> Review:
    moved = replace(review, status=REVIEW_AFTER.get(type(event), review.status))
    match event:
        case happened.Overdue():
            return replace(moved, overdue=True)
        case happened.Declined():
            return replace(moved, declined=event.reason)
        case happened.ConflictDeclared():
            return replace(moved, declined=Decline.CONFLICT)
        case happened.Reassigned():
            return replace(moved, taken=event.why)
        case happened.Sealed():
            sealed = scorecards.Status.SEALED
            card = replace(moved.card, status=sealed, commitment=event.commitment, sealed_at=event.at)
            return replace(moved, card=card)
        case happened.CardRevealed():
            return replace(moved, card=replace(moved.card, status=scorecards.Status.REVEALED))
        case happened.CardVoided():
            return replace(moved, card=replace(moved.card, status=scorecards.Status.VOIDED))
        case happened.CardAmended():
            version, amended = moved.card.version + 1, scorecards.Status.AMENDED
            card = replace(moved.card, version=version, status=amended, commitment=event.commitment, sealed_at=event.at)
            return replace(moved, card=card)
        case _:
            return moved


def _final(review: Review) -> Review:
    if review.card.status not in scorecards.OPEN:
        return review
    return replace(review, card=replace(review.card, status=scorecards.Status.FINAL))


def _quorum(evaluation: Evaluation, at: datetime) -> tuple[Event, ...]:
    return (happened.QuorumReached(at),) if evaluation.sealed >= evaluation.wanted else ()


def _taken(evaluation: Evaluation, why: Taken, at: datetime) -> tuple[Event, ...]:
    """Every review whose card is not in, taken from its reviewer."""
    return tuple(happened.Reassigned(one.id, why, at) for one in evaluation.reviews if one.status in WAITED_FOR)


def _move(evaluation: Evaluation, target: Status) -> None:
    require(TRANSITIONS, "evaluation", evaluation.id, evaluation.status, target)


def _reviewing(evaluation: Evaluation, review_id: UUID, target: reviews.Status) -> None:
    """Reviews move while their evaluation is being reviewed, and along their own table."""
    review = evaluation.review(review_id)
    if target not in reviews.TRANSITIONS[review.status] or evaluation.status is not Status.REVIEWING:
        _refuse(evaluation, review, target)


def _refuse(evaluation: Evaluation, review: Review, target: StrEnum) -> None:
    if review.status in WAITED_FOR and evaluation.status is not Status.REVIEWING:
        raise _closed(evaluation, review, target, "")
    allowed = tuple(sorted(one.value for one in reviews.TRANSITIONS[review.status]))
    raise IllegalTransition("review", review.id, review.status.value, target.value, allowed, _way_out(review))


def _way_out(review: Review) -> str:
    match review.status:
        case reviews.Status.SEALED:
            return (
                "A sealed card stays as it is until all are revealed; then you may amend it and say why. "
                "If you should not have judged this work, declare the conflict"
            )
        case reviews.Status.REVEALED:
            return "All cards are revealed: amend yours and say why"
        case reviews.Status.REASSIGNED if review.taken is not None:
            return f"The review was taken from you because {reviews.WORDS[review.taken]}"
        case reviews.Status.DECLINED:
            return "You declined it, and somebody else was asked"
        case reviews.Status.VOIDED:
            return "The card was voided: it does not count and cannot be given again"
        case _:
            return "Seal it, or declare a conflict if you must not judge this work"


def _closed(evaluation: Evaluation, review: Review, target: StrEnum, way_out: str) -> IllegalTransition:
    return IllegalTransition("review", review.id, f"closed ({evaluation.status.value})", target.value, (), way_out)


def _no_appeal(evaluation: Evaluation, state: str, way_out: str) -> IllegalTransition:
    return IllegalTransition("evaluation", evaluation.id, state, Status.APPEALED.value, (), way_out)
