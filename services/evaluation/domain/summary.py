"""What is told of one piece of work after the reveal: self-contained, numbers as text exactly as they were decided on.

Field names are those of the published event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.evaluation.domain.known import Deliverable


class Cause(StrEnum):
    """Why a summary takes the place of the one before."""

    ADDITIONAL_REVIEW = "additional_review"
    AMENDMENT = "amendment"
    VOID = "void"
    APPEAL = "appeal"


class Outcome(StrEnum):
    """What an appeal has led to: another recommendation, or the same."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Level:
    points: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Rating:
    """What one reviewer, by letter, chose on one criterion."""

    reviewer: str
    points: int | None
    anchor: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Criterion:
    criterion_id: str
    name: str
    question: str
    weight: str
    levels: tuple[Level, ...]
    ratings: tuple[Rating, ...]
    mean: str | None
    agreement: str


@dataclass(frozen=True, slots=True)
class Reviewer:
    """`score` is their own score of this work, `leniency` by how much they score higher (+) or lower (-)."""

    reviewer: str
    overall: str
    score: str
    leniency: str


@dataclass(frozen=True, slots=True)
class Component:
    weight: str
    mean: str
    scale: str
    degrees: str


@dataclass(frozen=True, slots=True)
class Sensitivity:
    change: str
    chance: str | None
    recommendation: str
    flips: bool


@dataclass(frozen=True, slots=True)
class DecidingMark:
    """One mark that, a level up or down, would change the recommendation."""

    change: str
    reviewer: str
    criterion_id: str
    points: int
    other_points: int
    chance: str | None
    recommendation: str


@dataclass(frozen=True, slots=True)
class ReliabilityFigure:
    status: str
    units: int
    value: str | None
    interval: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class CriterionReliability(ReliabilityFigure):
    criterion_id: str
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far reviewers agree over the whole panel; `reviews` is the harmonic mean of reviews per candidate."""

    criteria: tuple[CriterionReliability, ...]
    dependability: ReliabilityFigure
    reviews: str | None
    icc2k: ReliabilityFigure | None


@dataclass(frozen=True, slots=True)
class PanelScorecard:
    candidate: str
    reviewer: str
    ratings: Mapping[str, int | None]
    project: str


@dataclass(frozen=True, slots=True)
class PanelGold:
    """A reviewer's score of a gold item and the experts': the shortest text that gives back the same double."""

    reviewer: str
    item: str
    score: str
    reference: str


@dataclass(frozen=True, slots=True)
class PanelInput:
    scorecards: tuple[PanelScorecard, ...]
    gold: tuple[PanelGold, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelFigures:
    candidates: int
    reviewers: int
    scorecards: int
    sd_reviewer: str
    sd_residual: str
    separation: str | None
    components: int
    crossed: bool
    gold: int
    sd_candidate: str | None
    reviews_for_dependability_80: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """`version` counts the summaries of one evaluation; `supersedes` is the one before, `superseded_because` why.

    `appeal_outcome` is that of the appeal that led to it; `appeal_until` how long the candidate may appeal, None when
    they have done so before.
    """

    version: int
    supersedes: int | None
    candidate: str
    project_title: str
    headline: str
    explanation: str
    method: str
    rubric_name: str
    rubric_digest: str
    policy_numbers: Mapping[str, str]
    bar: str
    strong_bar: str
    reviews: int
    reviewers_calibrated: bool
    raw_score: str | None
    score: str | None
    adjustment: str | None
    sd: str | None
    interval: tuple[str, str] | None
    rank: tuple[int, int] | None
    candidates_judged: int
    chance: str | None
    chance_strong: str | None
    recommendation: str
    recommendation_reason: str | None
    posterior: tuple[Component, ...]
    criteria: tuple[Criterion, ...]
    reviewers: tuple[Reviewer, ...]
    sensitivity: tuple[Sensitivity, ...]
    panel: PanelFigures | None
    panel_input: PanelInput
    deliverables: tuple[Deliverable, ...]
    hiring_manager_member_id: UUID
    decide_by: datetime
    last_sealed_at: datetime | None
    published_at: datetime
    sentences: tuple[str, ...]
    remarks: tuple[str, ...]
    adjustment_reason: str | None
    chance_resolve: str | None
    reviews_requested: int
    component: int | None
    deciding_marks: tuple[DecidingMark, ...]
    reliability: Reliability | None
    code: Mapping[str, str]
    superseded_because: Cause | None = None
    appeal_outcome: Outcome | None = None
    appeal_until: datetime | None = None
