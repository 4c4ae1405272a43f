"""The end of every use case of evaluations: save, audit, publish, keep what was opened, queue mail and deadlines."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import events as happened
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.events import Event
from services.evaluation.domain.review import Review, Taken
from services.evaluation.publishing.evaluation import outgoing
from services.evaluation.read_models import projects, summaries
from services.evaluation.store import appeals, reviewers, scorecards
from services.evaluation.store import evaluations as store
from shared.catalogue import histogram
from shared.database import audit
from shared.messaging import Delivery, Transaction

AUDITED = TypeAdapter(Evaluation)
DEADLINE = "evaluation.deadline"
"""The timer that reveals what there is; by evaluation."""
APPEALS = "evaluation.appeals"
"""The timer after which the candidate cannot appeal any more; by evaluation."""
REMINDER = "review.reminder"
"""The timer that reminds a reviewer; by review."""
OVERDUE = "review.overdue"
"""The timer at which a card that is not in is overdue, and the hiring manager hears of it; by review."""
REPLACEMENT = "review.replacement"
"""The timer after which a silent reviewer is replaced; by review."""
ADVANCE = "panel.advance"
"""The timer that looks at a project again when somebody elsewhere became free or may review; by project."""
DRIFT = "reviewers.drift"
"""The timer that compares how reviewers score with how they did before; by rubric version, after each reveal."""
FREES = (happened.Sealed, happened.Declined, happened.Reassigned, happened.Cancelled)
"""After these somebody has room for one review more."""
OF_REVIEW = (REMINDER, OVERDUE, REPLACEMENT)
REMINDED_BEFORE = timedelta(days=1)
MAIL = "mail"
DAY = 86_400
FIRST_SUMMARY = histogram(
    "journeywork_project_to_summary_seconds",
    "From a project's publication to its first summary, by the domain clock, once per project",
    buckets=tuple(days * DAY for days in (1 / 24, 1, 2, 4, 7, 14, 21, 28, 42, 56, 84)),
)
TOLD = frozenset({Taken.LATE, Taken.DEADLINE, Taken.CANCELLED})
"""Why a review was taken that its reviewer does not know of already."""


async def commit(
    tx: Transaction, before: Evaluation, events: tuple[Event, ...], *, actor: str, why: str | None = None
) -> Evaluation:
    """The evaluation after the events; one of version 0 is new. An audit row knows a card by its commitment alone."""
    if not events:
        return before
    after, sequence = before, before.sequence
    for event in events:
        after = domain.apply(after, event)
        fact = None if after.gold_item_id else outgoing(after, event)
        if fact is not None:
            sequence += 1
            tx.publish(fact, key=after.id, sequence=sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await (store.save if before.version else store.insert)(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=actor,
        action=audit.named(events),
        entity="evaluation",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=why,
    )
    for event in events:
        await _follow(tx, after, event)
    if any(isinstance(event, FREES) for event in events):
        await _retry_elsewhere(tx, after)
    return after


def watch(tx: Transaction, evaluation: Evaluation) -> None:
    """What there is by its deadline is revealed."""
    if evaluation.deadline is not None:
        tx.set_timer(DEADLINE, str(evaluation.id), evaluation.deadline)


async def _follow(tx: Transaction, evaluation: Evaluation, event: Event) -> None:  # noqa: C901, PLR0912  one case per event
    if evaluation.gold_item_id is not None and _nobodys(evaluation, event):
        return
    match event:
        case happened.Opened():
            watch(tx, evaluation)
        case happened.Assigned():
            _announce(tx, evaluation, event.review)
        case happened.Sealed():
            _forget(tx, event.review_id)
        case happened.Declined() | happened.Reassigned():
            _forget(tx, event.review_id)
            await scorecards.drop_draft(tx.conn, event.review_id)
            if isinstance(event, happened.Reassigned) and event.why in TOLD:
                tx.deliver(mail("review_taken", event.review_id))
        case happened.Overdue():
            tx.deliver(mail("review_overdue", event.review_id))
        case happened.Unassignable() if evaluation.appeal_needs:
            about = {"kind": "appeal_stuck", "evaluation_id": str(evaluation.id)}
            tx.deliver(Delivery(MAIL, f"appeal_stuck/{evaluation.id}/{evaluation.version}", about))
        case happened.CardVoided():
            await scorecards.destroy_sealed(tx.conn, event.review_id)
            tx.deliver(mail("card_voided", event.review_id, why=event.why.value))
        case happened.CardRevealed() | happened.CardAmended():
            review = evaluation.review(event.review_id)
            await scorecards.reveal(tx.conn, evaluation, review, event.contents, at=event.at)
        case happened.SummaryPublished():
            await summaries.remember(tx.conn, evaluation.id, event.summary)
            await _count_first(tx, evaluation, event)
            tx.set_timer(DRIFT, f"{evaluation.rubric.id}/{evaluation.rubric.version}", tx.now)
            _rest(tx, evaluation)
            if event.summary.appeal_outcome is not None:
                await appeals.decide(tx.conn, evaluation.id, event.summary.appeal_outcome, at=event.at)
            if event.summary.appeal_until is not None:
                tx.set_timer(APPEALS, str(evaluation.id), event.summary.appeal_until)
        case happened.Closed():
            _rest(tx, evaluation)
        case happened.Appealed():
            tx.clear_timer(APPEALS, str(evaluation.id))
        case happened.Cancelled():
            _rest(tx, evaluation)
            tx.clear_timer(APPEALS, str(evaluation.id))
        case _:
            pass


def _nobodys(evaluation: Evaluation, event: Event) -> bool:
    """Of a gold item: what happens to the experts' card, and what is opened of a candidate's work or told to others."""
    if isinstance(event, happened.Assigned):
        return event.review.reviewer_id == evaluation.gold_item_id
    if isinstance(event, happened.CardRevealed | happened.CardAmended | happened.Overdue):
        return True
    if isinstance(event, happened.ReviewEvent):
        return evaluation.review(event.review_id).reviewer_id == evaluation.gold_item_id
    return False


async def _count_first(tx: Transaction, evaluation: Evaluation, event: happened.SummaryPublished) -> None:
    waited = await projects.summarised(tx.conn, evaluation.project_id, at=event.at)
    if waited is not None:
        tx.afterwards(partial(FIRST_SUMMARY.observe, waited.total_seconds()))


async def _retry_elsewhere(tx: Transaction, evaluation: Evaluation) -> None:
    """A desk has room again: other projects may have waited for it."""
    for project_id in await reviewers.waiting(tx.conn, evaluation.project_id):
        retry(tx, project_id)


def retry(tx: Transaction, project_id: UUID) -> None:
    """Looks at the project again, at once, in a transaction of its own."""
    tx.set_timer(ADVANCE, str(project_id), tx.now)


def _announce(tx: Transaction, evaluation: Evaluation, review: Review) -> None:
    watch(tx, evaluation)
    tx.deliver(mail("review_assigned", review.id))
    if review.due_at - REMINDED_BEFORE > tx.now:
        tx.set_timer(REMINDER, str(review.id), review.due_at - REMINDED_BEFORE)
    if evaluation.deadline is not None and review.due_at < evaluation.deadline:
        tx.set_timer(OVERDUE, str(review.id), review.due_at)


def mail(kind: str, review_id: UUID, **more: str) -> Delivery:
    """One mail about the review per cause."""
    return Delivery(MAIL, f"{kind}/{review_id}", {"kind": kind, "review_id": str(review_id)} | more)


def _forget(tx: Transaction, review_id: UUID) -> None:
    for kind in OF_REVIEW:
        tx.clear_timer(kind, str(review_id))


def _rest(tx: Transaction, evaluation: Evaluation) -> None:
    tx.clear_timer(DEADLINE, str(evaluation.id))
    for review in evaluation.reviews:
        _forget(tx, review.id)


def _dump(evaluation: Evaluation) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(evaluation, mode="json")
    return dumped
