"""What can happen to an evaluation, its reviews and their cards. Decisions return these."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.evaluation.domain.review import Decline, Review, Taken
from services.evaluation.domain.scorecard import Opened as Contents
from services.evaluation.domain.scorecard import Void
from services.evaluation.domain.summary import Cause, Outcome, Summary


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
class ConflictDeclared:
    """After the reviewer had taken the review on: they must not judge this person's work, now or ever."""

    review_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Reassigned:
    """The review was taken from this reviewer."""

    review_id: UUID
    why: Taken
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
class CardVoided:
    """The card does not count, or not any more; one that was still sealed is never read."""

    review_id: UUID
    why: Void
    at: datetime


@dataclass(frozen=True, slots=True)
class CardAmended:
    """The next version of a revealed card, with a commitment and a nonce of its own; `reason` stands in it."""

    review_id: UUID
    commitment: str
    contents: Contents
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuorumReached:
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewingResumed:
    """A card that had counted for the quorum does not count any more."""

    at: datetime


@dataclass(frozen=True, slots=True)
class AdditionalReviewRequested:
    """`requested_by` is the member who asked, None when the policy did."""

    wanted: int
    at: datetime
    requested_by: UUID | None = None


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
    """`amend_until` is how long reviewers may amend their cards."""

    at: datetime
    amend_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finalized:
    at: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """A gold item's work is over, where a candidate's would have its summary."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SummarySuperseded:
    """`outcome` is that of an appeal, None where none was pending."""

    summary_version: int
    superseded_by: int
    cause: Cause
    outcome: Outcome | None
    at: datetime


@dataclass(frozen=True, slots=True)
class SummaryPublished:
    summary: Summary
    at: datetime


@dataclass(frozen=True, slots=True)
class Appealed:
    """`wanted` is how many cards are asked for; without `needed` of them the appeal is not decided.

    `reviewers_missing` says that nobody is there who could give a new one: it stays open until somebody is.
    """

    wanted: int
    needed: int
    reviewers_missing: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class AppealsClosed:
    """The time in which the candidate could appeal is over."""

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
    | ConflictDeclared
    | Reassigned
    | Overdue
    | Sealed
    | CardVoided
    | CardAmended
    | QuorumReached
    | ReviewingResumed
    | AdditionalReviewRequested
    | AdditionalReviewForgone
    | CardRevealed
    | Revealed
    | Finalized
    | Closed
    | SummarySuperseded
    | SummaryPublished
    | Appealed
    | AppealsClosed
    | Cancelled
)
ReviewEvent: TypeAlias = (
    Accepted
    | Begun
    | Declined
    | ConflictDeclared
    | Reassigned
    | Overdue
    | Sealed
    | CardVoided
    | CardAmended
    | CardRevealed
)
