"""Use cases of recommendations: adopt a summary, ask the manager, record the decision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.conversion import publishing
from services.conversion.domain import recommendation as domain
from services.conversion.domain.recommendation import Decision, Reason, Recommendation, Status, Value
from services.conversion.handlers.actors import EVALUATION, member_actor
from services.conversion.read_models import members, reviews, work
from services.conversion.store import recommendations as store
from services.conversion.store import summaries
from shared.database import audit
from shared.messaging import Delivery, Transaction
from shared.rules import NotFound

AUDITED = TypeAdapter(Recommendation)
SUMMARY_MAIL = "summary"


@dataclass(frozen=True, slots=True)
class Adopted:
    """A published summary: the document whole, and what a recommendation is made of."""

    engagement_id: UUID
    project_id: UUID
    subject_id: UUID
    candidate_label: str
    summary_version: int
    value: Value
    reviews: int
    most_reviews: int
    hiring_manager_id: UUID
    decide_by: datetime
    published_at: datetime
    document: Mapping[str, Any]


async def adopt(tx: Transaction, adopted: Adopted) -> None:
    """Keeps the summary, supersedes the open recommendation, opens a decision on the new one."""
    assert tx.employer_id is not None  # noqa: S101  the engine has set the tenant
    current = await store.current_for_update(tx.conn, adopted.engagement_id)
    if current is not None and current.summary_version >= adopted.summary_version:
        return
    await summaries.insert(
        tx.conn, adopted.engagement_id, adopted.summary_version, adopted.document, adopted.published_at
    )
    if current is not None and current.status in domain.OPEN:
        await _commit(tx, current, domain.supersede(current, adopted.summary_version, at=tx.now), actor=EVALUATION)
    fresh = Recommendation(
        id=uuid7(),
        employer_id=tx.employer_id,
        engagement_id=adopted.engagement_id,
        project_id=adopted.project_id,
        subject_id=adopted.subject_id,
        candidate_label=adopted.candidate_label,
        value=adopted.value,
        summary_version=adopted.summary_version,
        hiring_manager_id=adopted.hiring_manager_id,
        decide_by=adopted.decide_by,
        reviews=adopted.reviews,
        most_reviews=adopted.most_reviews,
    )
    opened = await _commit(tx, fresh, domain.compute(fresh, at=tx.now), actor=EVALUATION)
    await announce(tx, opened)


async def announce(tx: Transaction, recommendation: Recommendation) -> None:
    """Queues the mail to the hiring manager once everything it needs is known; the same one never twice.

    Called again when the member or the project becomes known after the summary, and when the manager has no card to
    seal any more.
    """
    manager = await members.find(tx.conn, recommendation.hiring_manager_id)
    project = await work.project(tx.conn, recommendation.project_id)
    if manager is None or not manager.active or project is None:
        return
    if recommendation.project_id in await reviews.to_seal(tx.conn, manager.id):
        return
    tx.deliver(
        Delivery(
            "mail",
            f"{SUMMARY_MAIL}:{recommendation.id}:{recommendation.summary_version}:{manager.id}",
            {"mail": SUMMARY_MAIL, "recommendation_id": str(recommendation.id), "member_id": str(manager.id)},
        )
    )


async def announce_to(tx: Transaction, member_id: UUID) -> None:
    """A member has become known: what waits for them is announced."""
    for recommendation in await store.waiting_for(tx.conn, member_id):
        await announce(tx, recommendation)


async def announce_held_back(tx: Transaction, project_id: UUID, member_id: UUID) -> None:
    """A member has one card less to seal in this project: what waits there for them is announced."""
    for recommendation in await store.waiting_for(tx.conn, member_id):
        if recommendation.project_id == project_id:
            await announce(tx, recommendation)


async def announce_in(tx: Transaction, project_id: UUID) -> None:
    """A project has become known: what is to be decided in it is announced."""
    for recommendation in await store.waiting_in(tx.conn, project_id):
        await announce(tx, recommendation)


async def decide(
    tx: Transaction, engagement_id: UUID, decision: Decision, reason: Reason | None, *, version: int, by: UUID
) -> Recommendation:
    """The manager's decision on the newest recommendation; `version` is the one they were looking at."""
    current = await load(tx, engagement_id, by=by)
    events = domain.decide(current, decision, reason, decided_by=by, seen_version=version, at=tx.now)
    why = f"{reason.code.value}: {reason.words}" if reason else None
    return await _commit(tx, current, events, actor=member_actor(by), why=why)


async def request_review(tx: Transaction, engagement_id: UUID, *, version: int, by: UUID) -> Recommendation:
    """Asks evaluation for one more reviewer."""
    current = await load(tx, engagement_id, by=by)
    events = domain.request_review(current, requested_by=by, seen_version=version, at=tx.now)
    return await _commit(tx, current, events, actor=member_actor(by))


async def visible(tx: Transaction, engagement_id: UUID, reader: UUID | None) -> Recommendation | None:
    """The newest of this engagement; None before there is one, and to a member with a card to seal in its project.

    Nothing tells the two apart, and `reader` is None for callers who are no members.
    """
    return await _unless_blind(tx, await store.current(tx.conn, engagement_id), reader)


async def load(tx: Transaction, engagement_id: UUID, *, by: UUID) -> Recommendation:
    """As `visible`, locked until the transaction ends; raises `NotFound` where that has none."""
    current = await _unless_blind(tx, await store.current_for_update(tx.conn, engagement_id), by)
    if current is None:
        raise NotFound("recommendation", engagement_id)
    return current


async def _unless_blind(tx: Transaction, current: Recommendation | None, reader: UUID | None) -> Recommendation | None:
    if current is None or current.project_id in await reviews.to_seal(tx.conn, reader):
        return None
    return current


async def _commit(
    tx: Transaction,
    before: Recommendation,
    events: tuple[domain.Event, ...],
    *,
    actor: str,
    why: str | None = None,
) -> Recommendation:
    """Saves, audits, publishes. A recommendation of version 0 is new."""
    if not events:
        return before
    after = before
    for event in events:
        after = domain.apply(after, event)
    facts = [publishing.of_recommendation(after, event) for event in events]
    sequence = publishing.publish(tx, facts, key=after.id, sequence=before.sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await (store.save if before.version else store.insert)(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=actor,
        action=audit.named(events),
        entity="recommendation",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=why,
    )
    return after


def _dump(recommendation: Recommendation) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(recommendation, mode="json")
    return dumped


def may_offer(recommendation: Recommendation | None) -> bool:
    """An offer follows only a decision to convert."""
    return (
        recommendation is not None
        and recommendation.status in {Status.CONFIRMED, Status.OVERRIDDEN}
        and recommendation.decision is Decision.CONVERT
    )
