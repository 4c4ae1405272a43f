"""Every event and every due timer in. What HR systems say comes through `doors/`, and every door ends in `accept`."""

from uuid import UUID

from services.posting.domain.guard import Ref
from services.posting.domain.hr_event import Answer, Status
from services.posting.domain.result import Note, Result, criterion, in_neutral_order
from services.posting.handlers import applications, engagements, hr_events, projects, results, verdicts
from services.posting.handlers.hr_events import Arrival
from services.posting.read_models import catalogue
from services.posting.read_models import results as told
from services.posting.read_models.verdicts import Extended
from shared.catalogue import counter
from shared.contracts import conversion_v1, evaluation_v1, topics
from shared.messaging import Consumer, Event, Timer, Timers, Transaction

evaluation = Consumer("posting.evaluation", topics.RUBRIC, topics.EVALUATION)
conversion = Consumer("posting.conversion", topics.POLICY, topics.RECOMMENDATION, topics.OFFER, topics.HIRE)
timers = Timers()

HR_EVENTS = counter(
    "journeywork_hr_events",
    "Events of HR systems by what became of them",
    unit="events",
    labels={"status": "`repeated`, `accepted`, `rejected`, or `ignored`: a type that is passed over on purpose"},
)


for _status in ("repeated", Status.ACCEPTED, Status.REJECTED, Status.IGNORED):
    HR_EVENTS.labels(status=_status)  # the first one rejected is a rise then, which an alert can see


async def accept(tx: Transaction, arrival: Arrival) -> Answer:
    """The one way in for HR events: sender recognised, repetition recognised, taken whole or refused whole."""
    answer = await hr_events.answer(tx, arrival)
    tx.afterwards(HR_EVENTS.labels(status="repeated" if answer.repeated else answer.status.value).inc)
    return answer


@evaluation.on(evaluation_v1.RubricPublished)
async def on_rubric_published(tx: Transaction, event: Event[evaluation_v1.RubricPublished]) -> None:
    """Lets projects pin the rubric version."""
    fact = event.fact
    await catalogue.remember_rubric(tx.conn, Ref(fact.rubric_id, fact.version), published_at=event.occurred_at)


@evaluation.on(evaluation_v1.EvaluationSummaryPublished)
async def on_summary_published(tx: Transaction, event: Event[evaluation_v1.EvaluationSummaryPublished]) -> None:
    """Tells the candidate levels, notes and why, and the HR system the recommendation."""
    fact = event.fact
    await results.tell(tx, _result(fact))
    await verdicts.recommend(
        tx,
        engagement_id=fact.engagement_id,
        project_id=fact.project_id,
        summary_version=fact.summary_version,
        recommendation=fact.recommendation,
    )


@evaluation.on(evaluation_v1.EvaluationCancelled)
async def on_evaluation_cancelled(tx: Transaction, event: Event[evaluation_v1.EvaluationCancelled]) -> None:
    """The work will not be judged: the engagement has its end."""
    fact = event.fact
    await told.cancelled(tx.conn, fact.engagement_id)
    await verdicts.cancel_evaluation(tx, engagement_id=fact.engagement_id, project_id=fact.project_id)


@evaluation.on(evaluation_v1.EvaluationAppealed)
async def on_evaluation_appealed(tx: Transaction, event: Event[evaluation_v1.EvaluationAppealed]) -> None:
    """Tells the candidate that it has arrived."""
    fact = event.fact
    await results.appealed(tx, fact.engagement_id, at=event.occurred_at, waiting=fact.reviewers_missing)


@evaluation.on(evaluation_v1.ReviewAssigned)
async def on_review_assigned(tx: Transaction, event: Event[evaluation_v1.ReviewAssigned]) -> None:
    """Somebody is there for an appeal that waited."""
    await told.reviewer_found(tx.conn, event.fact.engagement_id)


@conversion.on(conversion_v1.PolicyActivated)
async def on_policy_activated(tx: Transaction, event: Event[conversion_v1.PolicyActivated]) -> None:
    """Lets projects pin the policy version."""
    fact = event.fact
    await catalogue.remember_policy(
        tx.conn, Ref(fact.policy_id, fact.version), min_reviews=fact.min_reviews, activated_at=fact.activated_at
    )


@conversion.on(conversion_v1.RecommendationConfirmed)
async def on_recommendation_confirmed(tx: Transaction, event: Event[conversion_v1.RecommendationConfirmed]) -> None:
    """A decision that follows the recommendation."""
    fact = event.fact
    await verdicts.decide(tx, engagement_id=fact.engagement_id, project_id=fact.project_id, decision=fact.decision)


@conversion.on(conversion_v1.RecommendationOverridden)
async def on_recommendation_overridden(tx: Transaction, event: Event[conversion_v1.RecommendationOverridden]) -> None:
    """A decision against the recommendation."""
    fact = event.fact
    await verdicts.decide(tx, engagement_id=fact.engagement_id, project_id=fact.project_id, decision=fact.decision)


@conversion.on(conversion_v1.OfferDrafted)
async def on_offer_drafted(tx: Transaction, event: Event[conversion_v1.OfferDrafted]) -> None:
    """An offer is being made: the engagement's outcome is open."""
    await _offer_moved(tx, event.fact, "draft")


@conversion.on(conversion_v1.OfferExtended)
async def on_offer_extended(tx: Transaction, event: Event[conversion_v1.OfferExtended]) -> None:
    """Sends the addressed letter and tells the HR system."""
    fact = event.fact
    offer = Extended(
        offer_id=fact.offer_id,
        engagement_id=fact.engagement_id,
        project_id=fact.project_id,
        subject_id=fact.subject_id,
        version=fact.offer_version,
        terms=fact.terms.model_dump(mode="json", exclude_none=True),
        terms_digest=fact.terms_digest,
        valid_until=fact.valid_until,
    )
    await verdicts.extend_offer(tx, offer)


@conversion.on(conversion_v1.OfferAccepted)
async def on_offer_accepted(tx: Transaction, event: Event[conversion_v1.OfferAccepted]) -> None:
    """Tells the HR system."""
    await _offer_moved(tx, event.fact, "accepted", milestone="offer_accepted")


@conversion.on(conversion_v1.OfferDeclined)
async def on_offer_declined(tx: Transaction, event: Event[conversion_v1.OfferDeclined]) -> None:
    """Tells the HR system; the engagement has its end."""
    await _offer_moved(tx, event.fact, "declined", milestone="offer_declined")


@conversion.on(conversion_v1.OfferExpired)
async def on_offer_expired(tx: Transaction, event: Event[conversion_v1.OfferExpired]) -> None:
    """Tells the HR system; the engagement has its end."""
    await _offer_moved(tx, event.fact, "expired", milestone="offer_expired")


@conversion.on(conversion_v1.OfferRescinded)
async def on_offer_rescinded(tx: Transaction, event: Event[conversion_v1.OfferRescinded]) -> None:
    """The engagement has its end."""
    await _offer_moved(tx, event.fact, "rescinded")


@conversion.on(conversion_v1.OfferReneged)
async def on_offer_reneged(tx: Transaction, event: Event[conversion_v1.OfferReneged]) -> None:
    """The engagement has its end."""
    await _offer_moved(tx, event.fact, "reneged")


@conversion.on(conversion_v1.OfferCancelled)
async def on_offer_cancelled(tx: Transaction, event: Event[conversion_v1.OfferCancelled]) -> None:
    """The engagement has its end."""
    await _offer_moved(tx, event.fact, "cancelled")


@conversion.on(conversion_v1.OfferSuperseded)
async def on_offer_superseded(tx: Transaction, event: Event[conversion_v1.OfferSuperseded]) -> None:
    """Another version takes its place."""
    await _offer_moved(tx, event.fact, "superseded")


@conversion.on(conversion_v1.HireStarted)
async def on_hire_started(tx: Transaction, event: Event[conversion_v1.HireStarted]) -> None:
    """The job has begun: tells the HR system; the engagement has its end."""
    await _offer_moved(tx, event.fact, "started", milestone="hired")


@timers.on(projects.EXPIRY)
async def on_project_overdue(tx: Transaction, timer: Timer) -> None:
    """The work should have been delivered by now: a project for which nobody was selected expires."""
    await projects.expire(tx, UUID(timer.key))


@timers.on(applications.ANSWER)
async def on_answer_overdue(tx: Transaction, timer: Timer) -> None:
    """Who was offered a seat has not answered: the seat goes to somebody else."""
    await applications.lapse(tx, UUID(timer.key))


@timers.on(engagements.DEADLINE)
async def on_delivery_overdue(tx: Transaction, timer: Timer) -> None:
    """The time to deliver is over: an engagement that still owes something is incomplete."""
    await engagements.deadline_passed(tx, UUID(timer.key))


@timers.on(engagements.SILENCE)
async def on_supervisor_silent(tx: Transaction, timer: Timer) -> None:
    """A supervisor who has said nothing for five working days has accepted."""
    await engagements.supervisor_was_silent(tx, UUID(timer.key))


_OfferFact = (
    conversion_v1.OfferDrafted
    | conversion_v1.OfferAccepted
    | conversion_v1.OfferDeclined
    | conversion_v1.OfferExpired
    | conversion_v1.OfferRescinded
    | conversion_v1.OfferReneged
    | conversion_v1.OfferCancelled
    | conversion_v1.OfferSuperseded
    | conversion_v1.HireStarted
)


async def _offer_moved(tx: Transaction, fact: _OfferFact, status: str, *, milestone: str | None = None) -> None:
    await verdicts.move_offer(
        tx,
        offer_id=fact.offer_id,
        engagement_id=fact.engagement_id,
        project_id=fact.project_id,
        status=status,
        milestone=milestone,
    )


def _result(fact: evaluation_v1.EvaluationSummaryPublished) -> Result:
    """What the candidate may know of a summary: letters, scores and everybody else's numbers stay behind."""
    notes: dict[str, list[Note]] = {}
    for one in fact.criteria:
        for rating in one.ratings:
            if rating.note.strip():
                notes.setdefault(rating.reviewer, []).append(Note(one.name, rating.note))
    return Result(
        engagement_id=fact.engagement_id,
        project_id=fact.project_id,
        subject_id=fact.subject_id,
        project_title=fact.project_title,
        summary_version=fact.summary_version,
        recommendation=fact.recommendation,
        recommendation_reason=fact.recommendation_reason,
        reviews=fact.reviews,
        criteria=tuple(
            criterion(
                one.name,
                one.question,
                [(level.points, level.anchor) for level in one.levels],
                [rating.points for rating in one.ratings],
            )
            for one in fact.criteria
        ),
        feedback=in_neutral_order(fact.engagement_id, [tuple(of_one) for of_one in notes.values()]),
        superseded_because=fact.superseded_because,
        appeal_until=fact.appeal_until,
        decide_by=fact.decide_by,
        published_at=fact.published_at,
        appeal_outcome=fact.appeal_outcome,
    )
