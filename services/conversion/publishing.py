"""Every event out: maps a domain event to its contract, or says that it stays inside."""

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never
from uuid import UUID

from services.conversion.domain import hire, offer, policy, recommendation
from services.conversion.domain.hire import Hire
from services.conversion.domain.offer import Offer
from services.conversion.domain.policy import Policy
from services.conversion.domain.recommendation import Recommendation
from services.conversion.domain.terms import Terms
from shared.contracts import Contract, conversion_v1
from shared.contracts.contract import OfferTerms
from shared.messaging import Transaction


def publish(tx: Transaction, facts: Iterable[Contract | None], *, key: UUID, sequence: int) -> int:
    """Queues the facts that leave the service, in order, counting on from `sequence`; returns the last number used."""
    for fact in facts:
        if fact is not None:
            sequence += 1
            tx.publish(fact, key=key, sequence=sequence)
    return sequence


def of_policy(state: Policy, event: policy.Event) -> Contract | None:
    match event:
        case policy.Replaced():
            return None
        case policy.Activated():
            numbers = event.terms.numbers
            return conversion_v1.PolicyActivated(
                policy_id=state.id,
                version=event.policy_version,
                name=event.terms.name,
                bar=_score(numbers.bar),
                strong_bar=_score(numbers.strong_bar),
                p_yes=_chance(numbers.p_yes),
                p_no=_chance(numbers.p_no),
                p_strong=_chance(numbers.p_strong),
                resolve=_chance(numbers.resolve),
                weak_separation=_chance(numbers.weak_separation),
                weak_p=_chance(numbers.weak_p),
                min_reviews=numbers.min_reviews,
                max_reviews=numbers.max_reviews,
                window_days=numbers.window_days,
                offer_valid_days=numbers.offer_valid_days,
                approver_groups=[
                    conversion_v1.ApproverGroup(
                        name=group.name,
                        member_ids=list(group.member_ids),
                        approvals_required=group.approvals_required,
                    )
                    for group in event.terms.approver_groups
                ],
                activated_at=event.at,
            )
        case _:
            assert_never(event)


def of_recommendation(state: Recommendation, event: recommendation.Event) -> Contract | None:
    about = {"recommendation_id": state.id, "engagement_id": state.engagement_id, "project_id": state.project_id}
    match event:
        case recommendation.DecisionOpened():
            return None
        case recommendation.Computed():
            return conversion_v1.RecommendationComputed(
                **about,
                subject_id=state.subject_id,
                value=state.value.value,
                summary_version=state.summary_version,
                decide_by=state.decide_by,
            )
        case recommendation.ReviewRequested():
            return conversion_v1.RecommendationReviewRequested(**about, requested_by=event.requested_by)
        case recommendation.Confirmed():
            return conversion_v1.RecommendationConfirmed(
                **about, decision=event.decision.value, decided_by=event.decided_by
            )
        case recommendation.Overridden():
            return conversion_v1.RecommendationOverridden(
                **about, recommended=state.value.value, decision=event.decision.value, decided_by=event.decided_by
            )
        case recommendation.Superseded():
            return conversion_v1.RecommendationSuperseded(**about, superseded_by=event.superseded_by)
        case _:
            assert_never(event)


def of_offer(state: Offer, event: offer.Event) -> Contract | None:  # noqa: C901, PLR0912  one case per event
    about = {"offer_id": state.id, "engagement_id": state.engagement_id, "project_id": state.project_id}
    match event:
        case offer.Started():
            return None  # the hire's own topic says it
        case offer.Drafted():
            return conversion_v1.OfferDrafted(
                **about,
                subject_id=state.subject_id,
                offer_version=event.offer_version,
                terms=terms(event.terms),
                terms_digest=event.terms.digest,
            )
        case offer.ApprovalRequested():
            return conversion_v1.OfferApprovalRequested(
                **about, approver_groups=[group.name for group in event.flow.groups]
            )
        case offer.StepApproved():
            return conversion_v1.OfferApprovalStepApproved(
                **about, group=event.group, approver_member_id=event.member_id
            )
        case offer.StepRejected():
            return conversion_v1.OfferApprovalStepRejected(
                **about, group=event.group, approver_member_id=event.member_id
            )
        case offer.Delegated():
            return conversion_v1.OfferApprovalDelegated(
                **about, group=event.group, approver_member_id=event.member_id, delegated_to=event.delegated_to
            )
        case offer.ApprovalAbandoned():
            return conversion_v1.OfferApprovalAbandoned(**about)
        case offer.ApprovalRejected():
            return conversion_v1.OfferApprovalRejected(**about)
        case offer.Approved():
            return conversion_v1.OfferApproved(**about, offer_version=state.offer_version)
        case offer.Extended():
            return conversion_v1.OfferExtended(
                **about,
                subject_id=state.subject_id,
                offer_version=state.offer_version,
                terms=terms(state.terms),
                terms_digest=state.terms.digest,
                valid_until=event.valid_until,
            )
        case offer.Viewed():
            return conversion_v1.OfferViewed(**about)
        case offer.Negotiated():
            return conversion_v1.OfferNegotiated(**about)
        case offer.Superseded():
            return conversion_v1.OfferSuperseded(**about, offer_version=state.offer_version)
        case offer.Accepted():
            return conversion_v1.OfferAccepted(**about, offer_version=state.offer_version, accepted_at=event.at)
        case offer.Declined():
            return conversion_v1.OfferDeclined(**about, reason=event.reason.value if event.reason else None)
        case offer.Expired():
            return conversion_v1.OfferExpired(**about)
        case offer.Rescinded():
            return conversion_v1.OfferRescinded(**about)
        case offer.Reneged():
            return conversion_v1.OfferReneged(**about)
        case offer.Cancelled():
            return conversion_v1.OfferCancelled(**about)
        case _:
            assert_never(event)


def of_hire(state: Hire, event: hire.Event) -> Contract:
    about = {
        "hire_id": state.id,
        "offer_id": state.offer_id,
        "engagement_id": state.engagement_id,
        "project_id": state.project_id,
    }
    match event:
        case hire.Started():
            return conversion_v1.HireStarted(**about, subject_id=state.subject_id, started_on=event.started_on)
        case hire.Retained():
            return conversion_v1.HireRetained(**about, after=event.after)
        case _:
            assert_never(event)


def terms(offered: Terms) -> OfferTerms:
    """The terms as they travel; the digest of an offer is that of this document without null members."""
    return OfferTerms.model_validate(offered.as_document())


def _score(value: Decimal) -> str:
    return f"{value:.2f}"


def _chance(value: Decimal) -> str:
    return f"{value:.4f}"
