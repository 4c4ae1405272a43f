"""The end of every use case of evaluations: save, audit, publish, keep what was opened, queue mail and deadlines."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain.evaluation import Evaluation, Event
from services.evaluation.domain.review import Review
from services.evaluation.publishing.evaluation import outgoing
from services.evaluation.read_models import summaries
from services.evaluation.store import evaluations as store
from services.evaluation.store import reviewers, scorecards
from shared.database import audit
from shared.messaging import Delivery, Transaction

AUDITED = TypeAdapter(Evaluation)
DEADLINE = "evaluation.deadline"
"""The timer that reveals what there is when the last expected card is due; by evaluation."""
REMINDER = "review.reminder"
"""The timer that reminds a reviewer; by review."""
ADVANCE = "panel.advance"
"""The timer that looks at a project again when somebody elsewhere became free or may review; by project."""
DRIFT = "reviewers.drift"
"""The timer that compares how reviewers score with how they did before; by rubric version, after each reveal."""
REMINDED_BEFORE = timedelta(days=1)
MAIL = "mail"


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
        action=", ".join(_name(event) for event in events),
        entity="evaluation",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=why,
    )
    for event in events:
        await _follow(tx, after, event)
    return after


def watch(tx: Transaction, evaluation: Evaluation, due_at: datetime) -> None:
    """What there is by then is revealed."""
    tx.set_timer(DEADLINE, str(evaluation.id), due_at)


async def _follow(tx: Transaction, evaluation: Evaluation, event: Event) -> None:
    match event:
        case domain.Assigned():
            _announce(tx, evaluation, event.review)
        case domain.Sealed() | domain.Declined() | domain.Reassigned():
            tx.clear_timer(REMINDER, str(event.review_id))
            await _retry_elsewhere(tx, evaluation)
        case domain.CardRevealed() if evaluation.gold_item_id is None:
            review = evaluation.review(event.review_id)
            await scorecards.reveal(tx.conn, evaluation, review, event.contents, at=event.at)
        case domain.SummaryPublished():
            await summaries.remember(tx.conn, evaluation.id, event.summary)
            tx.set_timer(DRIFT, f"{evaluation.rubric.id}/{evaluation.rubric.version}", tx.now)
            _rest(tx, evaluation)
        case domain.Closed():
            _rest(tx, evaluation)
        case domain.Cancelled():
            _rest(tx, evaluation)
            await _retry_elsewhere(tx, evaluation)
        case _:
            pass


def _announce(tx: Transaction, evaluation: Evaluation, review: Review) -> None:
    watch(tx, evaluation, review.due_at)
    if review.reviewer_id == evaluation.gold_item_id:
        return  # the experts' card, which nobody has to write
    tx.deliver(mail("review_assigned", review.id))
    if review.due_at - REMINDED_BEFORE > tx.now:
        tx.set_timer(REMINDER, str(review.id), review.due_at - REMINDED_BEFORE)


async def _retry_elsewhere(tx: Transaction, evaluation: Evaluation) -> None:
    """A desk has room again: other projects may have waited for it."""
    for project_id in await reviewers.waiting(tx.conn, evaluation.project_id):
        retry(tx, project_id)


def retry(tx: Transaction, project_id: UUID) -> None:
    """Looks at the project again, at once, in a transaction of its own."""
    tx.set_timer(ADVANCE, str(project_id), tx.now)


def mail(kind: str, review_id: UUID) -> Delivery:
    """One mail to the reviewer per cause."""
    return Delivery(MAIL, f"{kind}/{review_id}", {"kind": kind, "review_id": str(review_id)})


def _rest(tx: Transaction, evaluation: Evaluation) -> None:
    tx.clear_timer(DEADLINE, str(evaluation.id))
    for review in evaluation.reviews:
        tx.clear_timer(REMINDER, str(review.id))


def _name(event: Event) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in type(event).__name__).lstrip("_")


def _dump(evaluation: Evaluation) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(evaluation, mode="json")
    return dumped
