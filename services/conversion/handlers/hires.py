"""Use cases of hires: load, decide, commit."""

from dataclasses import replace
from datetime import date
from typing import Any, Literal
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.conversion import publishing
from services.conversion.domain import hire as domain
from services.conversion.domain.hire import Hire
from services.conversion.domain.offer import Offer
from services.conversion.handlers.actors import member_actor
from services.conversion.store import hires as store
from shared.database import audit
from shared.messaging import Transaction

AUDITED = TypeAdapter(Hire)


async def start(tx: Transaction, offer: Offer, started_on: date, *, by: UUID) -> Hire:
    """Begins with the day on which the person of an accepted offer started."""
    hire = Hire(
        id=uuid7(),
        employer_id=offer.employer_id,
        offer_id=offer.id,
        engagement_id=offer.engagement_id,
        project_id=offer.project_id,
        subject_id=offer.subject_id,
        started_on=started_on,
    )
    return await _commit(tx, hire, domain.start(hire, at=tx.now), by=by)


async def retain(tx: Transaction, offer_id: UUID, after: Literal["90_days", "1_year"], *, by: UUID) -> Hire:
    """The person is still there after that time."""
    hire = await store.of_offer_for_update(tx.conn, offer_id)
    return await _commit(tx, hire, domain.retain(hire, after, at=tx.now), by=by)


async def _commit(tx: Transaction, before: Hire, events: tuple[domain.Event, ...], *, by: UUID) -> Hire:
    after = before
    for event in events:
        after = domain.apply(after, event)
    facts = [publishing.of_hire(after, event) for event in events]
    sequence = publishing.publish(tx, facts, key=after.id, sequence=before.sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await (store.save if before.version else store.insert)(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=member_actor(by),
        action=audit.named(events),
        entity="hire",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=None,
    )
    return after


def _dump(hire: Hire) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(hire, mode="json")
    return dumped
