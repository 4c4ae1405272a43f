"""An evaluation summary as conversion keeps it, and what can be worked out from it without knowing more.

The document comes whole with its event and is never changed here. Scores are 0..100, chances 0..1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Literal
from uuid import UUID

from services.conversion.domain.recommendation import Value

FAR = 2
"""Two reviewers this many levels apart disagree."""

Agreement = Literal["agree", "close", "disagree", "one_rating", "not_rated"]


@dataclass(frozen=True, slots=True)
class Level:
    points: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Rating:
    """`reviewer` is a letter; points and anchor are None for 'cannot tell'."""

    reviewer: str
    note: str
    points: int | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    criterion_id: str
    name: str
    question: str
    weight: Decimal
    levels: tuple[Level, ...]
    ratings: tuple[Rating, ...]
    agreement: Agreement
    mean: Decimal | None = None

    @property
    def rated(self) -> tuple[Rating, ...]:
        """The ratings that say a level."""
        return tuple(rating for rating in self.ratings if rating.points is not None)

    @property
    def spread(self) -> int:
        """How many levels lie between the lowest and the highest choice."""
        return spread(self.levels, [rating.points for rating in self.rated])

    @property
    def lowest(self) -> Rating:
        return min(self.rated, key=lambda rating: (rating.points or 0, rating.reviewer))

    @property
    def highest(self) -> Rating:
        return max(self.rated, key=lambda rating: (rating.points or 0, rating.reviewer))


@dataclass(frozen=True, slots=True)
class Reviewer:
    """`score` is the reviewer's own score of this work, `leniency` by how much they score higher than the others."""

    reviewer: str
    overall: str
    score: Decimal
    leniency: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """What would follow if one thing were different: `change` says what."""

    change: str
    recommendation: Value
    flips: bool
    chance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DecidingMark:
    """One mark that, a level up or down, would change the recommendation: `change` says which and how."""

    change: str
    recommendation: Value


@dataclass(frozen=True, slots=True)
class CriterionReliability:
    """How far reviewers agree on one criterion over `units` pieces of work; no interval on fewer than ten."""

    criterion_id: str
    status: Literal["ok", "insufficient_data", "no_variation"]
    units: int
    value: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None
    verdict: Literal["reliable", "tentative", "cannot_tell", "anchors_do_not_work"] | None = None


@dataclass(frozen=True, slots=True)
class Reliability:
    criteria: tuple[CriterionReliability, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One scorecard as the model saw it: points by criterion id, under opaque ids."""

    candidate: str
    reviewer: str
    ratings: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class PanelInput:
    scorecards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    candidates: int
    reviewers: int
    scorecards: int
    sd_reviewer: Decimal
    sd_residual: Decimal
    separation: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Deliverable:
    title: str
    version: int
    kind: Literal["file", "link"]
    size_bytes: int | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Pinned:
    """A version that was fixed before publication."""

    version: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures are None when no scorecard counts."""

    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    project_title: str
    summary_version: int
    headline: str
    explanation: str
    method: str
    rubric: Pinned
    rubric_name: str
    policy: Pinned
    policy_numbers: Mapping[str, str]
    bar: Decimal
    strong_bar: Decimal
    reviews: int
    reviewers_calibrated: bool
    candidates_judged: int
    recommendation: Value
    criteria: tuple[Criterion, ...]
    reviewers: tuple[Reviewer, ...]
    sensitivity: tuple[Change, ...]
    panel_input: PanelInput
    deliverables: tuple[Deliverable, ...]
    decide_by: datetime
    published_at: datetime
    raw_score: Decimal | None = None
    score: Decimal | None = None
    adjustment: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None
    rank: tuple[int, int] | None = None
    chance: Decimal | None = None
    recommendation_reason: str | None = None
    panel: Panel | None = None
    last_sealed_at: datetime | None = None
    sentences: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    deciding_marks: tuple[DecidingMark, ...] | None = None
    reliability: Reliability | None = None
    superseded_because: Literal["additional_review", "amendment", "void", "appeal"] | None = None
    appeal_outcome: Literal["changed", "unchanged"] | None = None

    @property
    def shows_score(self) -> bool:
        """A score is shown only with its range, and not on fewer reviews than the policy asks for."""
        return self.score is not None and self.interval is not None and self.recommendation_reason != "too_few_reviews"

    @property
    def disputed(self) -> tuple[Criterion, ...]:
        """The criteria on which reviewers are two or more levels apart, the widest apart first."""
        far = [criterion for criterion in self.criteria if criterion.agreement == "disagree"]
        return tuple(sorted(far, key=lambda criterion: -criterion.spread))

    @property
    def widest(self) -> int:
        return max((criterion.spread for criterion in self.criteria), default=0)

    @property
    def flips(self) -> tuple[Change, ...]:
        return tuple(change for change in self.sensitivity if change.flips)

    @property
    def would_hire(self) -> tuple[int, int]:
        """How many reviewers would, of those who said."""
        said = [reviewer.overall for reviewer in self.reviewers if reviewer.overall != "no_decision"]
        return sum(overall in {"yes", "strong_yes"} for overall in said), len(said)

    def reliability_of(self, criterion: Criterion) -> CriterionReliability | None:
        """None for summaries of releases that did not measure it."""
        measured = self.reliability.criteria if self.reliability else ()
        return next((one for one in measured if one.criterion_id == criterion.criterion_id), None)

    def disputes_in_panel(self, criterion: Criterion) -> tuple[int, int]:
        """For how many pieces of work of the panel reviewers are far apart on it, of those that two or more rated."""
        cards = sorted(self.panel_input.scorecards, key=lambda card: card.candidate)
        points = [
            [
                card.ratings[criterion.criterion_id]
                for card in of_one
                if card.ratings.get(criterion.criterion_id) is not None
            ]
            for _, of_one in groupby(cards, key=lambda card: card.candidate)
        ]
        shared = [chosen for chosen in points if len(chosen) > 1]
        return sum(spread(criterion.levels, chosen) >= FAR for chosen in shared), len(shared)


def spread(levels: Sequence[Level], points: Sequence[int | None]) -> int:
    """Levels between the lowest and the highest of these points; 0 for fewer than two."""
    order = [level.points for level in levels]
    places = [order.index(point) for point in points if point in order]
    return max(places) - min(places) if places else 0
