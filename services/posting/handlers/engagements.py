"""Use cases of engagements: load, decide, commit. What happens to one deliverable stands in `deliverables`."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.posting import publishing
from services.posting.domain import engagement as domain
from services.posting.domain.application import Application
from services.posting.domain.deliverable import Deliverable
from services.posting.domain.engagement import CancelledBy, Engagement, Event, Status
from services.posting.domain.guard import Terms
from services.posting.domain.project import Project
from services.posting.handlers import outcomes, projects, verdicts
from services.posting.publishing.engagement import outgoing
from services.posting.store import engagements as store
from shared.database import audit
from shared.messaging import Transaction
from shared.rules import Finding, Invalid, NotFound

DEADLINE, SILENCE = "engagement.deadline", "engagement.silence"
CHANGES_TAKE = timedelta(days=3)
"""At least this long a candidate has for a version that was asked for."""
AUDITED = TypeAdapter(Engagement)


async def open_for(tx: Transaction, application: Application, terms: Terms) -> Engagement:
    """The engagement of a candidate who has taken a seat."""
    if application.selected_by is None:
        raise Invalid(Finding("selected_by", "missing", "nobody has selected this application"))
    engagement = Engagement(
        id=uuid7(),
        employer_id=application.employer_id,
        project_id=application.project_id,
        application_id=application.id,
        person_id=application.person_id,
        subject_id=application.subject_id,
        candidate_label=application.label,
        eligible_for_hire=application.eligible_for_hire,
        selected_by=application.selected_by,
        supervisor_id=terms.supervisor_id,
        conflict_tokens=application.conflict_tokens,
        deliverables=tuple(Deliverable(one.id, one.title, one.acceptance) for one in terms.deliverables),
    )
    actor = f"candidate:{application.person_id}"
    return await commit(tx, engagement, domain.confirm(at=tx.now), actor=actor)


async def start_all(tx: Transaction, project: Project) -> None:
    """Everybody who will do the work is known: the project starts, and they with it."""
    waiting = [one for one in await store.of_project(tx.conn, project.id) if one.status is Status.PENDING_START]
    if not waiting or project.terms is None:
        return
    await projects.start(tx, project.id, tuple(one.id for one in waiting), actor="guard")
    for engagement in waiting:
        events = domain.start(engagement, project.terms.deadlines.deliver_by, at=tx.now)
        await commit(tx, engagement, events, actor="guard")


async def cancel(tx: Transaction, engagement_id: UUID, by: CancelledBy, *, actor: str, why: str) -> Engagement:
    engagement = await store.load_for_update(tx.conn, engagement_id)
    return await commit(tx, engagement, domain.cancel(engagement, by, at=tx.now), actor=actor, why=why)


async def lock_all(tx: Transaction, project_id: UUID) -> None:
    """Before the project itself: whoever ends an engagement locks that first and its project last."""
    await store.of_project(tx.conn, project_id)


async def cancel_all(tx: Transaction, project_id: UUID, *, actor: str, why: str) -> None:
    """The project is off: so is everything in it that has not ended."""
    for engagement in await store.of_project(tx.conn, project_id):
        if engagement.status not in domain.FINAL:
            await commit(tx, engagement, domain.cancel(engagement, "employer", at=tx.now), actor=actor, why=why)


async def cancel_own(tx: Transaction, engagement_id: UUID, *, person_id: UUID, why: str) -> Engagement:
    engagement = await load_own(tx, engagement_id, person_id)
    events = domain.cancel(engagement, "candidate", at=tx.now)
    return await commit(tx, engagement, events, actor=f"candidate:{person_id}", why=why)


async def deadline_passed(tx: Transaction, engagement_id: UUID) -> None:
    """Something expected is missing and the time is over."""
    engagement = await store.load_for_update(tx.conn, engagement_id)
    if engagement.status is Status.ACTIVE:
        await commit(tx, engagement, domain.miss_deadline(engagement, at=tx.now), actor="timer")


async def supervisor_was_silent(tx: Transaction, engagement_id: UUID) -> None:
    """Five working days without a word accept the work."""
    engagement = await store.load_for_update(tx.conn, engagement_id)
    if engagement.status is Status.SUBMITTED:
        await commit(tx, engagement, domain.accept_by_silence(engagement, at=tx.now), actor="timer")


async def commit(
    tx: Transaction, before: Engagement, events: tuple[Event, ...], *, actor: str, why: str | None = None
) -> Engagement:
    """Saves, audits, publishes, sets timers, tells the HR system. Version 0 is new."""
    after = domain.evolve(before, events)
    facts = [outgoing(after, event) for event in events]
    sequence = publishing.publish(tx, facts, key=after.id, sequence=before.sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await (store.save if before.version else store.insert)(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=actor,
        action=", ".join(type(event).__name__ for event in events).lower(),
        entity="engagement",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=why,
    )
    for event in events:
        await _follow(tx, after, event)
    return after


async def _follow(tx: Transaction, engagement: Engagement, event: Event) -> None:
    key = str(engagement.id)
    match event:
        case domain.Started():
            tx.set_timer(DEADLINE, key, event.deliver_by)
            await _report(tx, engagement, "started")
        case domain.Submitted():
            tx.clear_timer(DEADLINE, key)
            tx.set_timer(SILENCE, key, domain.silent_until(tx.now))
        case domain.ChangesRequested():
            tx.clear_timer(SILENCE, key)
            tx.set_timer(DEADLINE, key, max(engagement.deliver_by or tx.now, tx.now + CHANGES_TAKE))
        case domain.Completed():
            tx.clear_timer(SILENCE, key)
            await _report(tx, engagement, "completed")
        case domain.Incomplete():
            await _report(tx, engagement, "incomplete")
            await verdicts.settle(tx, engagement.project_id)
        case domain.Cancelled():
            tx.clear_timer(DEADLINE, key)
            tx.clear_timer(SILENCE, key)
            await verdicts.settle(tx, engagement.project_id)
        case _:
            pass


async def _report(tx: Transaction, engagement: Engagement, milestone: str) -> None:
    await outcomes.report(
        tx,
        project_id=engagement.project_id,
        milestone=milestone,
        application_id=engagement.application_id,
        engagement_id=engagement.id,
        candidate_label=engagement.candidate_label,
    )


def _dump(engagement: Engagement) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(engagement, mode="json")
    return dumped


async def load_own(tx: Transaction, engagement_id: UUID, person_id: UUID) -> Engagement:
    """Somebody else's engagement is not found."""
    engagement = await store.load_for_update(tx.conn, engagement_id)
    if engagement.person_id != person_id:
        raise NotFound("engagement", engagement_id)
    return engagement
