"""What a candidate is told of their own work: levels in the rubric's words, notes, and why, in plain words.

No score, no chance, no rank, nobody else's numbers, no reviewer's name or letter. Levels are counted per criterion: who
chose which is told of none, though it shows where there is one reviewer or all chose the same. Notes can be followed
from one criterion to the next: those of one review stand together, and the reviews in an order that says nothing.

The first result is told when the summary is published, before the employer decides, because an appeal is of use only
then; another one with every later summary, whenever that is.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

VERDICTS: Mapping[str, str] = {
    "strong_convert": "Your work met the bar for this project.",
    "convert": "Your work met the bar for this project.",
    "hold": "Your work was close to the bar for this project.",
    "no_convert": "Your work did not meet the bar for this project.",
    "insufficient_evidence": "There is too little evidence to say whether your work met the bar.",
}
REASONS: Mapping[str, str] = {
    "clear_of_bar": "The reviews together give a clear answer.",
    "too_few_reviews": "Fewer reviews count than this employer asks for.",
    "another_review_may_decide": "It was too close to call, and one more review might have settled it.",
    "weak_panel": "In this project reviewers differed from each other as much as the works did, so their scores alone "
    "do not settle it: people talk about it and decide.",
    "too_close_to_bar": "It was too close to call, and more reviews of the same kind would most likely not settle it: "
    "people talk about it and decide.",
}
CHANGES: Mapping[str, str] = {
    "additional_review": "One more review of your work has come in, and your result was worked out again.",
    "amendment": "A reviewer has corrected their scorecard, and your result was worked out again.",
    "void": "A scorecard does not count any more, and your result was worked out again.",
    "appeal": "You appealed: people who had not seen your work looked at it without knowing that, and your result was "
    "worked out again.",
}
OUTCOMES: Mapping[str, str] = {
    "changed": "The result is another one now.",
    "unchanged": "The result is the same as before.",
}
DECISIONS: Mapping[str, str] = {
    "hold": "The employer has decided not to make an offer now.",
    "no_convert": "The employer has decided not to make an offer.",
}
"""A decision to convert is told by the offer itself."""


class Appeal(StrEnum):
    """What a candidate may do about their result, or waits for."""

    POSSIBLE = "possible"
    CLOSED = "closed"
    UNDER_REVIEW = "under_review"
    WAITING_FOR_REVIEWERS = "waiting_for_reviewers"
    DECIDED = "decided"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Level:
    """One anchored level, counted from 1, and how many reviewers chose it."""

    number: int
    anchor: str
    chosen: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """`levels` are all that there are, from lowest to highest; `cannot_tell` counts those who chose none."""

    name: str
    question: str
    levels: tuple[Level, ...]
    cannot_tell: int

    @property
    def chosen(self) -> tuple[Level, ...]:
        return tuple(level for level in self.levels if level.chosen)


@dataclass(frozen=True, slots=True)
class Note:
    criterion: str
    note: str


@dataclass(frozen=True, slots=True)
class Result:
    """The latest of one engagement. `feedback` has the notes of each review, in an order that says nothing."""

    engagement_id: UUID
    project_id: UUID
    subject_id: UUID
    project_title: str
    summary_version: int
    recommendation: str
    recommendation_reason: str | None
    reviews: int
    criteria: tuple[Criterion, ...]
    feedback: tuple[tuple[Note, ...], ...]
    superseded_because: str | None
    appeal_until: datetime | None
    decide_by: datetime
    published_at: datetime
    appealed_at: datetime | None = None
    appeal_waiting: bool = False
    appeal_outcome: str | None = None
    cancelled: bool = False

    @property
    def verdict(self) -> str:
        return VERDICTS[self.recommendation]

    @property
    def reason(self) -> str:
        return REASONS.get(self.recommendation_reason or "", "")

    @property
    def change(self) -> str:
        """Why there is another result than before; nothing for the first."""
        said = CHANGES.get(self.superseded_because or "", "")
        if self.superseded_because == "appeal" and self.appeal_outcome:
            return f"{said} {OUTCOMES[self.appeal_outcome]}"
        return said

    def appeal(self, now: datetime) -> Appeal:
        if self.appeal_outcome is not None:
            return Appeal.DECIDED
        if self.cancelled:
            return Appeal.CANCELLED
        if self.appealed_at is not None:
            return Appeal.WAITING_FOR_REVIEWERS if self.appeal_waiting else Appeal.UNDER_REVIEW
        return Appeal.POSSIBLE if self.appeal_until is not None and now <= self.appeal_until else Appeal.CLOSED


def criterion(name: str, question: str, levels: Sequence[tuple[int, str]], chosen: Sequence[int | None]) -> Criterion:
    """`levels` are points with their anchors; who chose which is forgotten here."""
    counted = Counter(chosen)
    shown = (Level(number, anchor, counted[points]) for number, (points, anchor) in enumerate(levels, start=1))
    return Criterion(name, question, tuple(shown), counted[None])


def in_neutral_order(engagement_id: UUID, notes: Sequence[tuple[Note, ...]]) -> tuple[tuple[Note, ...], ...]:
    """The notes of each review that has any, ordered by a digest of what they say: not by letters, time or mark."""

    def digest(of_one: tuple[Note, ...]) -> bytes:
        said = "\n".join(f"{one.criterion}\0{one.note}" for one in of_one)
        return hashlib.sha256(f"{engagement_id}\n{said}".encode()).digest()

    return tuple(sorted((of_one for of_one in notes if of_one), key=digest))
