"""Every event and every due timer in. Own copies are filled as events arrive; no topic waits for another."""

from uuid import UUID

from services.conversion.domain.recommendation import Value
from services.conversion.handlers import offers, recommendations
from services.conversion.handlers.recommendations import Adopted
from services.conversion.read_models import members, reviews, work
from services.conversion.read_models.members import Member
from services.conversion.read_models.work import Application, Engagement, Project
from shared.contracts import evaluation_v1, posting_v1, topics
from shared.messaging import Consumer, Event, Timer, Timers, Transaction

posting = Consumer("conversion.posting", topics.MEMBER, topics.PROJECT, topics.APPLICATION, topics.ENGAGEMENT)
evaluation = Consumer("conversion.evaluation", topics.EVALUATION)
timers = Timers()


@posting.on(posting_v1.MemberJoined)
async def on_member_joined(tx: Transaction, event: Event[posting_v1.MemberJoined]) -> None:
    await _remember_member(tx, event.fact)


@posting.on(posting_v1.MemberChanged)
async def on_member_changed(tx: Transaction, event: Event[posting_v1.MemberChanged]) -> None:
    await _remember_member(tx, event.fact)


async def _remember_member(tx: Transaction, fact: posting_v1.MemberJoined | posting_v1.MemberChanged) -> None:
    member = Member(
        id=fact.member_id,
        subject=fact.subject,
        name=fact.name,
        email=fact.email,
        roles=frozenset(fact.roles),
        time_zone=fact.time_zone,
        language=fact.language,
    )
    await members.remember(tx.conn, member)
    await recommendations.announce_to(tx, fact.member_id)


@posting.on(posting_v1.MemberLeft)
async def on_member_left(tx: Transaction, event: Event[posting_v1.MemberLeft]) -> None:
    await members.left(tx.conn, event.fact.member_id)


@posting.on(posting_v1.ProjectPublished)
async def on_project_published(tx: Transaction, event: Event[posting_v1.ProjectPublished]) -> None:
    fact = event.fact
    project = Project(
        id=fact.project_id,
        title=fact.title,
        employer_name=fact.employer_name,
        time_zone=fact.employer_time_zone,
        hiring_manager_id=fact.hiring_manager_member_id,
        policy_id=fact.policy.policy_id,
        policy_version=fact.policy.version,
        review_by=fact.review_by,
        decide_by=fact.decide_by,
    )
    await work.remember_project(tx.conn, project)
    await recommendations.announce_in(tx, fact.project_id)


@posting.on(posting_v1.ApplicationSubmitted)
async def on_application_submitted(tx: Transaction, event: Event[posting_v1.ApplicationSubmitted]) -> None:
    await _remember_application(tx, event.fact, "submitted", eligible_for_hire=event.fact.eligible_for_hire)


@posting.on(posting_v1.ApplicationShortlisted)
async def on_application_shortlisted(tx: Transaction, event: Event[posting_v1.ApplicationShortlisted]) -> None:
    await _remember_application(tx, event.fact, "shortlisted")


@posting.on(posting_v1.ApplicationWaitlisted)
async def on_application_waitlisted(tx: Transaction, event: Event[posting_v1.ApplicationWaitlisted]) -> None:
    await _remember_application(tx, event.fact, "waitlisted")


@posting.on(posting_v1.ApplicationSelected)
async def on_application_selected(tx: Transaction, event: Event[posting_v1.ApplicationSelected]) -> None:
    await _remember_application(tx, event.fact, "selected")


@posting.on(posting_v1.ApplicationSelectionDeclined)
async def on_selection_declined(tx: Transaction, event: Event[posting_v1.ApplicationSelectionDeclined]) -> None:
    await _remember_application(tx, event.fact, "selection_declined")


@posting.on(posting_v1.ApplicationLapsed)
async def on_application_lapsed(tx: Transaction, event: Event[posting_v1.ApplicationLapsed]) -> None:
    await _remember_application(tx, event.fact, "lapsed")


@posting.on(posting_v1.ApplicationRejected)
async def on_application_rejected(tx: Transaction, event: Event[posting_v1.ApplicationRejected]) -> None:
    await _remember_application(tx, event.fact, "rejected")


@posting.on(posting_v1.ApplicationReinstated)
async def on_application_reinstated(tx: Transaction, event: Event[posting_v1.ApplicationReinstated]) -> None:
    await _remember_application(tx, event.fact, "under_review")


@posting.on(posting_v1.ApplicationWithdrawn)
async def on_application_withdrawn(tx: Transaction, event: Event[posting_v1.ApplicationWithdrawn]) -> None:
    await _remember_application(tx, event.fact, "withdrawn")


async def _remember_application(
    tx: Transaction,
    fact: posting_v1.ApplicationSubmitted
    | posting_v1.ApplicationShortlisted
    | posting_v1.ApplicationWaitlisted
    | posting_v1.ApplicationSelected
    | posting_v1.ApplicationSelectionDeclined
    | posting_v1.ApplicationLapsed
    | posting_v1.ApplicationRejected
    | posting_v1.ApplicationReinstated
    | posting_v1.ApplicationWithdrawn,
    status: str,
    *,
    eligible_for_hire: bool | None = None,
) -> None:
    application = Application(
        id=fact.application_id,
        project_id=fact.project_id,
        subject_id=fact.subject_id,
        candidate_label=fact.candidate_label,
        eligible_for_hire=eligible_for_hire,
        status=status,
    )
    await work.remember_application(tx.conn, application)


@posting.on(posting_v1.EngagementConfirmed)
async def on_engagement_confirmed(tx: Transaction, event: Event[posting_v1.EngagementConfirmed]) -> None:
    fact = event.fact
    engagement = Engagement(
        id=fact.engagement_id,
        project_id=fact.project_id,
        application_id=fact.application_id,
        subject_id=fact.subject_id,
        candidate_label=fact.candidate_label,
        eligible_for_hire=fact.eligible_for_hire,
        status="pending_start",
    )
    await work.remember_engagement(tx.conn, engagement)


@posting.on(posting_v1.EngagementStarted)
async def on_engagement_started(tx: Transaction, event: Event[posting_v1.EngagementStarted]) -> None:
    await work.move_engagement(tx.conn, event.fact.engagement_id, "active")


@posting.on(posting_v1.EngagementSubmitted)
async def on_engagement_submitted(tx: Transaction, event: Event[posting_v1.EngagementSubmitted]) -> None:
    await work.move_engagement(tx.conn, event.fact.engagement_id, "submitted")


@posting.on(posting_v1.DeliverableChangesRequested)
async def on_changes_requested(tx: Transaction, event: Event[posting_v1.DeliverableChangesRequested]) -> None:
    await work.move_engagement(tx.conn, event.fact.engagement_id, "active")


@posting.on(posting_v1.EngagementCompleted)
async def on_engagement_completed(tx: Transaction, event: Event[posting_v1.EngagementCompleted]) -> None:
    await work.move_engagement(tx.conn, event.fact.engagement_id, "completed", completed_at=event.occurred_at)


@posting.on(posting_v1.EngagementIncomplete)
async def on_engagement_incomplete(tx: Transaction, event: Event[posting_v1.EngagementIncomplete]) -> None:
    await work.move_engagement(tx.conn, event.fact.engagement_id, "incomplete")


@posting.on(posting_v1.EngagementCancelled)
async def on_engagement_cancelled(tx: Transaction, event: Event[posting_v1.EngagementCancelled]) -> None:
    await work.move_engagement(tx.conn, event.fact.engagement_id, "cancelled")


@evaluation.on(evaluation_v1.EvaluationOpened)
async def on_evaluation_opened(tx: Transaction, event: Event[evaluation_v1.EvaluationOpened]) -> None:
    fact = event.fact
    await reviews.remember_evaluation(tx.conn, fact.evaluation_id, fact.engagement_id, fact.reviews_wanted)


@evaluation.on(evaluation_v1.EvaluationAdditionalReviewRequested)
async def on_additional_review_requested(
    tx: Transaction, event: Event[evaluation_v1.EvaluationAdditionalReviewRequested]
) -> None:
    await reviews.want(tx.conn, event.fact.evaluation_id, event.fact.reviews_wanted)


@evaluation.on(evaluation_v1.EvaluationAppealed)
async def on_evaluation_appealed(tx: Transaction, event: Event[evaluation_v1.EvaluationAppealed]) -> None:
    """More cards are wanted; why the candidate appeals is nobody's here to know."""
    if event.fact.reviews_wanted is not None:
        await reviews.want(tx.conn, event.fact.evaluation_id, event.fact.reviews_wanted)


@evaluation.on(evaluation_v1.EvaluationCancelled)
async def on_evaluation_cancelled(tx: Transaction, event: Event[evaluation_v1.EvaluationCancelled]) -> None:
    await reviews.move_evaluation(tx.conn, event.fact.evaluation_id, "cancelled")


@evaluation.on(evaluation_v1.ReviewAssigned)
async def on_review_assigned(tx: Transaction, event: Event[evaluation_v1.ReviewAssigned]) -> None:
    fact = event.fact
    await reviews.remember_review(
        tx.conn,
        fact.review_id,
        evaluation_id=fact.evaluation_id,
        engagement_id=fact.engagement_id,
        project_id=fact.project_id,
        reviewer_id=fact.reviewer_member_id,
        due_at=fact.due_at,
    )


@evaluation.on(evaluation_v1.ReviewDeclined)
async def on_review_declined(tx: Transaction, event: Event[evaluation_v1.ReviewDeclined]) -> None:
    await _ended(tx, event.fact, "declined")


@evaluation.on(evaluation_v1.ReviewReassigned)
async def on_review_reassigned(tx: Transaction, event: Event[evaluation_v1.ReviewReassigned]) -> None:
    await _ended(tx, event.fact, "reassigned")


@evaluation.on(evaluation_v1.ScorecardSealed)
async def on_scorecard_sealed(tx: Transaction, event: Event[evaluation_v1.ScorecardSealed]) -> None:
    """Counts; a card's contents are nothing that this service keeps."""
    await _ended(tx, event.fact, "sealed")


@evaluation.on(evaluation_v1.ScorecardRevealed)
async def on_scorecard_revealed(tx: Transaction, event: Event[evaluation_v1.ScorecardRevealed]) -> None:
    await reviews.move_review(tx.conn, event.fact.review_id, "revealed")


@evaluation.on(evaluation_v1.ScorecardVoided)
async def on_scorecard_voided(tx: Transaction, event: Event[evaluation_v1.ScorecardVoided]) -> None:
    await reviews.move_review(tx.conn, event.fact.review_id, "voided")


async def _ended(
    tx: Transaction,
    fact: evaluation_v1.ReviewDeclined | evaluation_v1.ReviewReassigned | evaluation_v1.ScorecardSealed,
    status: str,
) -> None:
    """There is no card to seal any more: what was held back from its reviewer is announced."""
    await reviews.move_review(tx.conn, fact.review_id, status)
    await recommendations.announce_held_back(tx, fact.project_id, fact.reviewer_member_id)


@evaluation.on(evaluation_v1.EvaluationSummaryPublished)
async def on_summary_published(tx: Transaction, event: Event[evaluation_v1.EvaluationSummaryPublished]) -> None:
    """Opens the decision and queues the mail."""
    fact = event.fact
    await recommendations.adopt(
        tx,
        Adopted(
            engagement_id=fact.engagement_id,
            project_id=fact.project_id,
            subject_id=fact.subject_id,
            candidate_label=fact.candidate_label,
            summary_version=fact.summary_version,
            value=Value(fact.recommendation),
            reviews=fact.reviews,
            most_reviews=int(fact.policy_numbers.get("max_reviews", "4")),
            hiring_manager_id=fact.hiring_manager_member_id,
            decide_by=fact.decide_by,
            published_at=fact.published_at,
            document=fact.model_dump(mode="json"),
        ),
    )


@timers.on(offers.EXPIRY)
async def on_offer_expiry(tx: Transaction, timer: Timer) -> None:
    await offers.expire(tx, UUID(timer.key))
