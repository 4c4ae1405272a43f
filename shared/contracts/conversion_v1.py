"""Facts that conversion publishes: policies, recommendations with the decisions of people, offers, hires."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from shared.contracts import topics
from shared.contracts.contract import Contract, DecisionValue, Digest, OfferTerms, Part, RecommendationValue
from shared.contracts.topics import Topic

_PREFIX = "org.journeywork.conversion."


class ApproverGroup(Part):
    """Who approves an offer at this step, and how many of them must."""

    name: str
    member_ids: list[UUID]
    approvals_required: Annotated[int, Field(ge=1)]


class PolicyActivated(Contract):
    """A whole policy version: thresholds as decimal text, reviews as counts, who approves offers in which order."""

    TYPE: ClassVar[str] = _PREFIX + "policy.activated.v1"
    TOPIC: ClassVar[Topic] = topics.POLICY

    policy_id: UUID
    version: int
    name: str
    bar: str
    strong_bar: str
    p_yes: str
    p_no: str
    p_strong: str
    resolve: str
    weak_separation: str
    weak_p: str
    min_reviews: int
    max_reviews: int
    window_days: int
    offer_valid_days: int
    approver_groups: list[ApproverGroup]
    activated_at: datetime


class _Recommendation(Contract):
    TOPIC: ClassVar[Topic] = topics.RECOMMENDATION

    recommendation_id: UUID
    engagement_id: UUID
    project_id: UUID


class RecommendationComputed(_Recommendation):
    TYPE: ClassVar[str] = _PREFIX + "recommendation.computed.v1"

    subject_id: UUID
    value: RecommendationValue
    summary_version: int
    decide_by: datetime


class RecommendationReviewRequested(_Recommendation):
    TYPE: ClassVar[str] = _PREFIX + "recommendation.review_requested.v1"

    requested_by: UUID


class RecommendationConfirmed(_Recommendation):
    TYPE: ClassVar[str] = _PREFIX + "recommendation.confirmed.v1"

    decision: DecisionValue
    decided_by: UUID


class RecommendationOverridden(_Recommendation):
    """A person decided differently. The reason stays in conversion's audit log."""

    TYPE: ClassVar[str] = _PREFIX + "recommendation.overridden.v1"

    recommended: RecommendationValue
    decision: DecisionValue
    decided_by: UUID


class RecommendationSuperseded(_Recommendation):
    TYPE: ClassVar[str] = _PREFIX + "recommendation.superseded.v1"

    superseded_by: int = Field(description="The summary version that replaces the one this was computed from.")


class _Offer(Contract):
    TOPIC: ClassVar[Topic] = topics.OFFER

    offer_id: UUID
    engagement_id: UUID
    project_id: UUID


class OfferDrafted(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.drafted.v1"

    subject_id: UUID
    offer_version: int
    terms: OfferTerms
    terms_digest: Digest


class OfferApprovalRequested(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.approval_requested.v1"

    approver_groups: list[str]


class _ApprovalStep(_Offer):
    group: str
    approver_member_id: UUID


class OfferApprovalStepApproved(_ApprovalStep):
    TYPE: ClassVar[str] = _PREFIX + "offer.approval_step_approved.v1"


class OfferApprovalStepRejected(_ApprovalStep):
    TYPE: ClassVar[str] = _PREFIX + "offer.approval_step_rejected.v1"


class OfferApprovalDelegated(_ApprovalStep):
    TYPE: ClassVar[str] = _PREFIX + "offer.approval_delegated.v1"

    delegated_to: UUID


class OfferApprovalAbandoned(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.approval_abandoned.v1"


class OfferApprovalRejected(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.approval_rejected.v1"


class OfferApproved(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.approved.v1"

    offer_version: int


class OfferExtended(_Offer):
    """The terms and their digest: posting, which alone knows the name, renders the letter from them and mails it."""

    TYPE: ClassVar[str] = _PREFIX + "offer.extended.v1"

    subject_id: UUID
    offer_version: int
    terms: OfferTerms
    terms_digest: Digest
    valid_until: datetime


class OfferViewed(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.viewed.v1"


class OfferNegotiated(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.negotiated.v1"


class OfferSuperseded(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.superseded.v1"

    offer_version: int


class OfferAccepted(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.accepted.v1"

    offer_version: int
    accepted_at: datetime


class OfferDeclined(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.declined.v1"

    reason: str | None = Field(default=None, description="A coded reason, if the candidate gave one.")


class OfferExpired(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.expired.v1"


class OfferRescinded(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.rescinded.v1"


class OfferReneged(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.reneged.v1"


class OfferCancelled(_Offer):
    TYPE: ClassVar[str] = _PREFIX + "offer.cancelled.v1"


class _Hire(Contract):
    TOPIC: ClassVar[Topic] = topics.HIRE

    hire_id: UUID
    offer_id: UUID
    engagement_id: UUID
    project_id: UUID


class HireStarted(_Hire):
    TYPE: ClassVar[str] = _PREFIX + "hire.started.v1"

    subject_id: UUID
    started_on: date


class HireRetained(_Hire):
    TYPE: ClassVar[str] = _PREFIX + "hire.retained.v1"

    after: Literal["90_days", "1_year"]
