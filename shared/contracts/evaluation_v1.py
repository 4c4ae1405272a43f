"""Facts that evaluation publishes: rubrics, reviews, sealed and revealed scorecards, summaries.

Before the reveal no field here depends on a mark. Scores are 0..100 with two decimals as text, probabilities have four.
"""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from shared.contracts import topics
from shared.contracts.contract import (
    Contract,
    Decimal2,
    Decimal4,
    Digest,
    OverallRecommendation,
    Part,
    PolicyRef,
    RecommendationValue,
    RubricRef,
)
from shared.contracts.posting_v1 import ReviewersCopy
from shared.contracts.topics import Topic

_PREFIX = "org.journeywork.evaluation."
SupersededBecause = Literal["additional_review", "amendment", "void", "appeal"]
AppealOutcome = Literal["changed", "unchanged"]


class RubricLevel(Part):
    """One anchored level: its points and the text that a reviewer chooses."""

    points: int
    anchor: str


class RubricCriterion(Part):
    """`weight` is decimal text; the weights of a rubric add up to 1. `levels` go from lowest to highest."""

    criterion_id: str
    name: str
    question: str
    weight: str
    evidence_required: bool
    levels: list[RubricLevel]


class RubricPublished(Contract):
    """One immutable version, named by the digest of its canonical form."""

    TYPE: ClassVar[str] = _PREFIX + "rubric.published.v1"
    TOPIC: ClassVar[Topic] = topics.RUBRIC

    rubric_id: UUID
    version: int
    name: str
    digest: Digest
    criteria: list[RubricCriterion]


class _Evaluation(Contract):
    """The aggregate is the evaluation, one per engagement."""

    TOPIC: ClassVar[Topic] = topics.EVALUATION

    evaluation_id: UUID
    engagement_id: UUID
    project_id: UUID


class EvaluationOpened(_Evaluation):
    TYPE: ClassVar[str] = _PREFIX + "evaluation.opened.v1"

    subject_id: UUID
    candidate_label: str
    rubric: RubricRef
    policy: PolicyRef
    reviews_wanted: int


class _Review(_Evaluation):
    review_id: UUID
    reviewer_member_id: UUID


class ReviewAssigned(_Review):
    TYPE: ClassVar[str] = _PREFIX + "review.assigned.v1"

    due_at: datetime
    additional: bool = False


class ReviewDeclined(_Review):
    TYPE: ClassVar[str] = _PREFIX + "review.declined.v1"

    reason: Literal["conflict", "capacity"]


class ReviewReassigned(_Review):
    """The review is this reviewer's no more; `reason` says why."""

    TYPE: ClassVar[str] = _PREFIX + "review.reassigned.v1"

    reason: Literal["late", "deadline", "unfit", "conflict", "cancelled"] | None = None


class ReviewOverdue(_Review):
    TYPE: ClassVar[str] = _PREFIX + "review.overdue.v1"


class _Scorecard(_Review):
    scorecard_version: Annotated[int, Field(ge=1)]


class ScorecardSealed(_Scorecard):
    """A commitment to a scorecard that nobody can read yet; `sealed` of `wanted` counts cards, nothing else."""

    TYPE: ClassVar[str] = _PREFIX + "scorecard.sealed.v1"

    commitment: Digest
    sealed: int
    wanted: int


class ScorecardRating(Part):
    """Points on one criterion, or null for 'cannot tell'."""

    criterion: str
    points: int | None
    note: str


class ScorecardDocument(Part):
    """The canonical scorecard (RFC 8785, integers and strings only) that the commitment was made from."""

    schema_: str = Field(alias="schema", serialization_alias="schema")
    evaluation: UUID
    rubric: Digest
    reviewer: UUID
    version: int
    overall: OverallRecommendation
    ratings: list[ScorecardRating]
    submitted_at: str
    reason: str | None = None


class ScorecardRevealed(_Scorecard):
    """Contents and nonce (32 bytes, hex): SHA-256 over prefix, nonce and canonical scorecard gives the commitment."""

    TYPE: ClassVar[str] = _PREFIX + "scorecard.revealed.v1"

    scorecard: ScorecardDocument
    nonce: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ScorecardAmended(_Scorecard):
    """The next version of a revealed card: its commitment with the contents and the nonce that open it.

    The version before stays published, and does not count any more. The reason stands in the card too.
    """

    TYPE: ClassVar[str] = _PREFIX + "scorecard.amended.v1"

    commitment: Digest
    reason: str
    scorecard: ScorecardDocument | None = None
    nonce: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


class ScorecardVoided(_Scorecard):
    """The card does not count: `conflict`, `irregular` (a person voided it) or `cancelled` (the work is not judged).

    One that was sealed and not revealed will never be; its commitment stays.
    """

    TYPE: ClassVar[str] = _PREFIX + "scorecard.voided.v1"

    reason: str


class EvaluationQuorumReached(_Evaluation):
    TYPE: ClassVar[str] = _PREFIX + "evaluation.quorum_reached.v1"


class EvaluationAdditionalReviewRequested(_Evaluation):
    """Says only that one more opinion is wanted: neither by how much nor in which direction it is open."""

    TYPE: ClassVar[str] = _PREFIX + "evaluation.additional_review_requested.v1"

    reviews_wanted: int


class EvaluationFinalized(_Evaluation):
    TYPE: ClassVar[str] = _PREFIX + "evaluation.finalized.v1"


class EvaluationAppealed(_Evaluation):
    """The candidate appeals; why is nobody's but evaluation's to know.

    `reviews_wanted` counts the cards there are too. With `reviewers_missing` nobody is there yet for a new one.
    """

    TYPE: ClassVar[str] = _PREFIX + "evaluation.appealed.v1"

    reviews_wanted: int | None = None
    reviewers_missing: bool = False


class EvaluationCancelled(_Evaluation):
    TYPE: ClassVar[str] = _PREFIX + "evaluation.cancelled.v1"

    reason: str


class SummaryRating(Part):
    """What one reviewer (a letter, new per evaluation) chose on one criterion, and the anchor's text."""

    reviewer: str
    points: int | None
    anchor: str | None
    note: str


class SummaryCriterion(Part):
    """`mean` is on the criterion's own levels, `agreement` says agree, close or disagree (2 or more levels apart)."""

    criterion_id: str
    name: str
    question: str
    weight: str
    levels: list[RubricLevel]
    ratings: list[SummaryRating]
    mean: Decimal2 | None
    agreement: Literal["agree", "close", "disagree", "one_rating", "not_rated"]


class SummaryReviewer(Part):
    """One reviewer by letter: their own score of this work, and by how much they score higher (+) or lower (-)."""

    reviewer: str
    overall: OverallRecommendation
    score: Decimal2
    leniency: Decimal2


class PosteriorComponent(Part):
    """One of the 16 Student t distributions whose mixture is the posterior of the score.

    Numbers are the shortest text that gives back the same double, so that another bar can be tried exactly.
    """

    weight: str
    mean: str
    scale: str
    degrees: str


class Sensitivity(Part):
    """What would happen to the recommendation if one thing were different."""

    change: str
    chance: Decimal4 | None
    recommendation: RecommendationValue
    flips: bool


class PanelScorecard(Part):
    """One scorecard as the model saw it, under opaque ids; points by criterion id.

    Ranks and separation are per `project`.
    """

    candidate: str
    reviewer: str
    ratings: dict[str, int | None]
    project: str | None = None


class PanelGold(Part):
    """How one reviewer scored a gold item and what experts had agreed on, as the shortest text of the same double."""

    reviewer: str
    item: str
    score: str
    reference: str


class PanelInput(Part):
    """The exact input of the computation: anybody can recompute the summary from it."""

    scorecards: list[PanelScorecard]
    gold: list[PanelGold] = Field(default_factory=list)


class PanelFigures(Part):
    """How well the panel tells candidates apart."""

    candidates: int
    reviewers: int
    scorecards: int
    sd_reviewer: Decimal2
    sd_residual: Decimal2
    separation: Decimal4 | None


class EvaluationSummaryPublished(_Evaluation):
    """Everything a manager needs to decide, in words first: pages and mail need nothing else.

    `chance` is P(score at or above the bar). Scores, interval and chances are null when no scorecard counts.
    `supersedes` names the summary version that this one replaces, `superseded_because` says why; `appeal_outcome` is
    that of the appeal that led to it. The candidate may appeal until `appeal_until`; null when they have before.
    """

    TYPE: ClassVar[str] = _PREFIX + "evaluation_summary.published.v1"

    subject_id: UUID
    candidate: str = Field(description="The id under which `panel_input` lists this candidate.")
    candidate_label: str
    project_title: str
    summary_version: int
    supersedes: int | None = None
    headline: str
    explanation: str
    method: str
    rubric: RubricRef
    rubric_name: str
    rubric_digest: Digest
    policy: PolicyRef
    policy_numbers: dict[str, str]
    bar: Decimal2
    strong_bar: Decimal2
    reviews: int
    reviewers_calibrated: bool
    raw_score: Decimal2 | None
    score: Decimal2 | None
    adjustment: Decimal2 | None
    sd: Decimal2 | None
    interval: tuple[Decimal2, Decimal2] | None
    rank: tuple[int, int] | None
    candidates_judged: int
    chance: Decimal4 | None
    chance_strong: Decimal4 | None
    recommendation: RecommendationValue
    recommendation_reason: str | None
    posterior: list[PosteriorComponent]
    criteria: list[SummaryCriterion]
    reviewers: list[SummaryReviewer]
    sensitivity: list[Sensitivity]
    panel: PanelFigures | None
    panel_input: PanelInput
    deliverables: list[ReviewersCopy]
    hiring_manager_member_id: UUID
    decide_by: datetime
    last_sealed_at: datetime | None
    published_at: datetime
    superseded_because: SupersededBecause | None = None
    appeal_outcome: AppealOutcome | None = None
    appeal_until: datetime | None = None


class EvaluationSummarySuperseded(_Evaluation):
    """Another summary counts; `appeal_outcome` says whether an appeal has changed the recommendation."""

    TYPE: ClassVar[str] = _PREFIX + "evaluation_summary.superseded.v1"

    summary_version: int
    superseded_by: int
    reason: SupersededBecause | None = None
    appeal_outcome: AppealOutcome | None = None


class _Reviewer(Contract):
    TOPIC: ClassVar[Topic] = topics.REVIEWER

    reviewer_member_id: UUID


class ReviewerCalibrated(_Reviewer):
    TYPE: ClassVar[str] = _PREFIX + "reviewer.calibrated.v1"

    rubric: RubricRef


class ReviewerDriftDetected(_Reviewer):
    TYPE: ClassVar[str] = _PREFIX + "reviewer.drift_detected.v1"

    rubric: RubricRef
