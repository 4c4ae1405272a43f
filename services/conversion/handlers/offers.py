"""Use cases of offers, from draft to hire: load, decide, commit."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.conversion import publishing
from services.conversion.domain import offer as domain
from services.conversion.domain.offer import DeclineReason, Offer, Status
from services.conversion.domain.terms import Terms
from services.conversion.handlers import hires, policies
from services.conversion.handlers.actors import CANDIDATE, TIMER, member_actor
from services.conversion.handlers.recommendations import load as load_recommendation
from services.conversion.handlers.recommendations import may_offer
from services.conversion.read_models import members, reviews, work
from services.conversion.read_models.work import Project
from services.conversion.store import offers as store
from services.conversion.store import recommendations
from shared.database import audit
from shared.messaging import Delivery, Transaction
from shared.rules import Finding, Invalid, NotFound, Stale

EXPIRY = "offer_expiry"
"""The timer that ends an unanswered offer."""
APPROVAL_MAIL = "approval"
AUDITED = TypeAdapter(Offer)


async def draft(tx: Transaction, engagement_id: UUID, terms: Terms, *, by: UUID) -> Offer:
    """A first version, after a decision to convert and only while there is no other offer for this work."""
    assert tx.employer_id is not None  # noqa: S101  the edge has set the tenant
    recommendation = await load_recommendation(tx, engagement_id, by=by)
    if not may_offer(recommendation):
        state = recommendation.decision or recommendation.status
        raise Invalid(
            Finding("engagement_id", "not_decided", f"the decision is {state.value}: decide to convert before an offer")
        )
    other = await store.open_for(tx.conn, engagement_id)
    if other is not None:
        raise Invalid(
            Finding(
                "engagement_id", "already_offered", f"there is an offer that is {other.status.value}: go on with it"
            )
        )
    offer = Offer(
        id=uuid7(),
        employer_id=tx.employer_id,
        engagement_id=engagement_id,
        project_id=recommendation.project_id,
        subject_id=recommendation.subject_id,
        recommendation_id=recommendation.id,
        candidate_label=recommendation.candidate_label,
        terms=terms,
        drafted_by=by,
    )
    return await _commit(tx, offer, domain.draft(offer, at=tx.now), actor=member_actor(by))


async def revise(tx: Transaction, offer_id: UUID, terms: Terms, *, version: int | None, by: UUID) -> Offer:
    """New terms: the next version, to be approved again."""
    offer = await load(tx, offer_id, version)
    return await _commit(tx, offer, domain.revise(offer, terms, revised_by=by, at=tx.now), actor=member_actor(by))


async def request_approval(tx: Transaction, offer_id: UUID, *, version: int | None, by: UUID) -> Offer:
    """Asks the first group of the project's policy."""
    offer = await load(tx, offer_id, version)
    project = await _project(tx, offer)
    groups = await policies.approver_groups(tx, await policies.pinned(tx, project))
    reviewers = await reviews.reviewers(tx.conn, offer.engagement_id)
    events = domain.request_approval(offer, groups, reviewers, project.time_zone, requested_by=by, at=tx.now)
    return await _commit(tx, offer, events, actor=member_actor(by))


async def approve(tx: Transaction, offer_id: UUID, comment: str, *, offer_version: int | None, by: UUID) -> Offer:
    offer = await load(tx, offer_id)
    seen = offer.offer_version if offer_version is None else offer_version
    events = domain.approve(offer, by, comment, offer_version=seen, at=tx.now)
    return await _commit(tx, offer, events, actor=member_actor(by), why=comment)


async def reject(tx: Transaction, offer_id: UUID, comment: str, *, offer_version: int | None, by: UUID) -> Offer:
    offer = await load(tx, offer_id)
    seen = offer.offer_version if offer_version is None else offer_version
    events = domain.reject(offer, by, comment, offer_version=seen, at=tx.now)
    return await _commit(tx, offer, events, actor=member_actor(by), why=comment)


async def delegate(tx: Transaction, offer_id: UUID, to: UUID, comment: str, *, by: UUID) -> Offer:
    offer = await load(tx, offer_id)
    approvers = frozenset(member.id for member in await members.with_role(tx.conn, "approver"))
    events = domain.delegate(offer, by, to, comment, approvers, at=tx.now)
    return await _commit(tx, offer, events, actor=member_actor(by), why=comment)


async def abandon_approval(tx: Transaction, offer_id: UUID, *, version: int | None, by: UUID) -> Offer:
    offer = await load(tx, offer_id, version)
    return await _commit(tx, offer, domain.abandon_approval(offer, by=by, at=tx.now), actor=member_actor(by))


async def extend(tx: Transaction, offer_id: UUID, *, version: int | None, by: UUID) -> Offer:
    """Sends the approved version out, for as many days as the project's policy says.

    Not while a newer summary has opened the decision anew: the offer would rest on cards that do not count any more.
    """
    offer = await load(tx, offer_id, version)
    if not may_offer(await recommendations.current(tx.conn, offer.engagement_id)):
        raise Invalid(
            Finding(
                "engagement_id",
                "decision_open",
                "a newer summary has opened the decision anew: decide to convert before the offer goes out",
            )
        )
    project = await _project(tx, offer)
    days = (await policies.pinned(tx, project)).numbers.offer_valid_days
    return await _commit(tx, offer, domain.extend(offer, days, project.time_zone, at=tx.now), actor=member_actor(by))


async def view(tx: Transaction, offer_id: UUID, subject_id: UUID) -> Offer:
    """The candidate opens the offer."""
    offer = await load_for_candidate(tx, offer_id, subject_id)
    return await _commit(tx, offer, domain.view(offer, at=tx.now), actor=CANDIDATE)


async def negotiate(tx: Transaction, offer_id: UUID, *, version: int | None, by: UUID) -> Offer:
    offer = await load(tx, offer_id, version)
    return await _commit(tx, offer, domain.negotiate(offer, at=tx.now), actor=member_actor(by))


async def accept(tx: Transaction, offer_id: UUID, subject_id: UUID, *, offer_version: int) -> Offer:
    offer = await load_for_candidate(tx, offer_id, subject_id)
    return await _commit(tx, offer, domain.accept(offer, offer_version=offer_version, at=tx.now), actor=CANDIDATE)


async def decline(
    tx: Transaction, offer_id: UUID, subject_id: UUID, reason: DeclineReason | None, *, offer_version: int
) -> Offer:
    offer = await load_for_candidate(tx, offer_id, subject_id)
    events = domain.decline(offer, reason, offer_version=offer_version, at=tx.now)
    return await _commit(tx, offer, events, actor=CANDIDATE)


async def expire(tx: Transaction, offer_id: UUID) -> Offer:
    offer = await load(tx, offer_id)
    return await _commit(tx, offer, domain.expire(offer, at=tx.now), actor=TIMER)


async def rescind(tx: Transaction, offer_id: UUID, reason: str, *, version: int | None, by: UUID) -> Offer:
    offer = await load(tx, offer_id, version)
    return await _commit(tx, offer, domain.rescind(offer, reason, at=tx.now), actor=member_actor(by), why=reason)


async def renege(tx: Transaction, offer_id: UUID, *, version: int | None, by: UUID) -> Offer:
    offer = await load(tx, offer_id, version)
    return await _commit(tx, offer, domain.renege(offer, at=tx.now), actor=member_actor(by))


async def cancel(tx: Transaction, offer_id: UUID, reason: str, *, version: int | None, by: UUID) -> Offer:
    offer = await load(tx, offer_id, version)
    return await _commit(tx, offer, domain.cancel(offer, reason, at=tx.now), actor=member_actor(by), why=reason)


async def start(tx: Transaction, offer_id: UUID, started_on: date | None, *, version: int | None, by: UUID) -> Offer:
    """The person has started: the offer is fulfilled and a hire begins."""
    offer = await load(tx, offer_id, version)
    project = await _project(tx, offer)
    events = domain.start(offer, started_on, project.time_zone, at=tx.now)
    after = await _commit(tx, offer, events, actor=member_actor(by))
    for event in events:
        if isinstance(event, domain.Started):
            await hires.start(tx, after, event.started_on, by=by)
    return after


async def load(tx: Transaction, offer_id: UUID, version: int | None = None) -> Offer:
    """Locked until the transaction ends; `version` is the one the caller looked at, None if they did not look."""
    offer = await store.load_for_update(tx.conn, offer_id)
    if version is not None and version != offer.version:
        raise Stale("offer", offer_id, version, offer.version)
    return offer


async def load_for_candidate(tx: Transaction, offer_id: UUID, subject_id: UUID) -> Offer:
    """Nothing is there for anybody else, nor before the offer was extended."""
    offer = await store.load_for_update(tx.conn, offer_id)
    if offer.subject_id != subject_id or offer.extended_at is None:
        raise NotFound("offer", offer_id)
    return offer


async def _project(tx: Transaction, offer: Offer) -> Project:
    project = await work.project(tx.conn, offer.project_id)
    if project is None:
        raise Invalid(
            Finding("engagement_id", "not_yet_known", "the project has not arrived here yet: try again in a moment")
        )
    return project


async def _commit(
    tx: Transaction, before: Offer, events: tuple[domain.Event, ...], *, actor: str, why: str | None = None
) -> Offer:
    """Saves, audits, publishes, sets timers, asks approvers. An offer of version 0 is new."""
    if not events:
        return before
    after = before
    facts = []
    for event in events:
        after = domain.apply(after, event)
        facts.append(publishing.of_offer(after if not isinstance(event, domain.Superseded) else before, event))
    sequence = publishing.publish(tx, facts, key=after.id, sequence=before.sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await (store.save if before.version else store.insert)(tx.conn, after)
    if any(isinstance(event, domain.Drafted) for event in events):
        await store.keep_version(tx.conn, after, tx.now)
    await audit.record(
        tx.conn,
        actor=actor,
        action=audit.named(events),
        entity="offer",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=why or None,
    )
    _set_timer(tx, before, after)
    _ask_approvers(tx, before, after)
    return after


def _set_timer(tx: Transaction, before: Offer, after: Offer) -> None:
    waits = after.status in domain.WITH_CANDIDATE
    if waits and after.valid_until is not None and after.valid_until != before.valid_until:
        tx.set_timer(EXPIRY, str(after.id), after.valid_until)
    elif before.status in domain.WITH_CANDIDATE and not waits and after.status is not Status.EXPIRED:
        tx.clear_timer(EXPIRY, str(after.id))


def _ask_approvers(tx: Transaction, before: Offer, after: Offer) -> None:
    """One mail to each who is due now and was not before."""
    for member_id in after.flow.due:
        if member_id not in before.flow.due:
            tx.deliver(
                Delivery(
                    "mail",
                    f"{APPROVAL_MAIL}:{after.id}:{after.offer_version}:{member_id}",
                    {"mail": APPROVAL_MAIL, "offer_id": str(after.id), "member_id": str(member_id)},
                )
            )


def _dump(offer: Offer) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(offer, mode="json")
    return dumped
