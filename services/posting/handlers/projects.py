"""Use cases of projects: load, decide, commit. What HR systems ask for comes through `handlers.hr_events`."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.posting import publishing
from services.posting.domain import project as domain
from services.posting.domain.guard import Definition, Surroundings
from services.posting.domain.project import Event, Project, Status
from services.posting.handlers import employers, engagements, outcomes
from services.posting.publishing.project import outgoing
from services.posting.store import applications
from services.posting.store import employers as employer_store
from services.posting.store import projects as store
from shared.database import audit
from shared.messaging import Transaction
from shared.rules import Finding, Stale

EXPIRY = "project.expiry"
"""The timer that asks, when the work should have been delivered, whether anybody was selected at all."""
AUDITED = TypeAdapter(Project)


async def around(tx: Transaction) -> Surroundings:
    return await employers.surroundings(tx, await employer_store.load(tx.conn))


async def findings(tx: Transaction, project: Project) -> tuple[Finding, ...]:
    """What keeps a project from being published now; none once it is."""
    if project.status not in domain.BEFORE_PUBLICATION:
        return ()
    return domain.findings_of(project, await around(tx), at=tx.now)


async def with_findings(tx: Transaction, listed: list[Project]) -> list[tuple[Project, tuple[Finding, ...]]]:
    """The same for a whole list, with one look around."""
    if not any(project.status in domain.BEFORE_PUBLICATION for project in listed):
        return [(project, ()) for project in listed]
    surroundings = await around(tx)
    return [
        (
            project,
            domain.findings_of(project, surroundings, at=tx.now) if project.status in domain.BEFORE_PUBLICATION else (),
        )
        for project in listed
    ]


async def draft(tx: Transaction, definition: Definition, *, actor: str) -> Project:
    """A new project by a person; it may have findings until it is submitted."""
    assert tx.employer_id is not None  # noqa: S101  the edge has set the tenant
    project = Project(uuid7(), tx.employer_id, definition)
    events = domain.draft(project, await around(tx), at=tx.now)
    return await commit(tx, project, events, actor=actor)


async def revise(
    tx: Transaction, project_id: UUID, definition: Definition, *, version: int | None, actor: str
) -> Project:
    """Replaces a draft's words; values that a door could not read are mended by that."""
    project = await load(tx, project_id, version)
    wishes = replace(project.wishes, unread=())
    events = domain.revise(project, definition, wishes, at=tx.now)
    events += domain.advance(domain.evolve(project, events), await around(tx), at=tx.now)
    return await commit(tx, project, events, actor=actor)


async def submit(tx: Transaction, project_id: UUID, *, version: int | None, actor: str) -> Project:
    project = await load(tx, project_id, version)
    return await commit(tx, project, domain.submit(project, await around(tx), at=tx.now), actor=actor)


async def approve(tx: Transaction, project_id: UUID, *, version: int | None, by: UUID) -> Project:
    """By a member; a project that is wanted published goes out at once."""
    project = await load(tx, project_id, version)
    events = domain.approve(project, by, at=tx.now)
    events += domain.advance(domain.evolve(project, events), await around(tx), at=tx.now)
    return await commit(tx, project, events, actor=member_actor(by))


async def reject_approval(tx: Transaction, project_id: UUID, reason: str, *, version: int | None, by: UUID) -> Project:
    project = await load(tx, project_id, version)
    events = domain.reject_approval(project, by, reason, at=tx.now)
    return await commit(tx, project, events, actor=member_actor(by), why=reason)


async def publish(tx: Transaction, project_id: UUID, *, version: int | None, actor: str) -> Project:
    project = await load(tx, project_id, version)
    return await commit(tx, project, domain.publish(project, await around(tx), at=tx.now), actor=actor)


async def hold(tx: Transaction, project_id: UUID, *, version: int | None, actor: str) -> Project:
    project = await load(tx, project_id, version)
    return await commit(tx, project, domain.hold(project, at=tx.now), actor=actor)


async def resume(tx: Transaction, project_id: UUID, *, version: int | None, actor: str) -> Project:
    project = await load(tx, project_id, version)
    return await commit(tx, project, domain.resume(project, at=tx.now), actor=actor)


async def close(tx: Transaction, project_id: UUID, *, version: int | None = None, actor: str) -> Project:
    """No more applications; when nobody is awaited any more, the work begins."""
    project = await load(tx, project_id, version)
    await commit(tx, project, domain.close(project, at=tx.now), actor=actor)
    return await store.load(tx.conn, project_id)


async def start(tx: Transaction, project_id: UUID, engagement_ids: tuple[UUID, ...], *, actor: str) -> Project:
    """The panel is complete; closes applications first if nobody did."""
    project = await load(tx, project_id, None)
    events: tuple[Event, ...] = ()
    if project.status is Status.PUBLISHED:
        events = domain.close(project, at=tx.now)
    events += domain.start(domain.evolve(project, events), engagement_ids, at=tx.now)
    return await commit(tx, project, events, actor=actor)


async def complete(tx: Transaction, project_id: UUID, *, actor: str) -> Project:
    """Every engagement is final and has an outcome."""
    project = await load(tx, project_id, None)
    return await commit(tx, project, domain.complete(project, at=tx.now), actor=actor)


async def cancel(tx: Transaction, project_id: UUID, reason: str, *, version: int | None = None, actor: str) -> Project:
    """Ends the project, and with it the engagements that are not final."""
    await engagements.lock_all(tx, project_id)
    project = await load(tx, project_id, version)
    cancelled = await commit(tx, project, domain.cancel(project, reason, at=tx.now), actor=actor, why=reason)
    await engagements.cancel_all(tx, project_id, actor=actor, why=reason)
    return cancelled


async def expire(tx: Transaction, project_id: UUID) -> Project:
    """When the work should have been delivered and nobody was ever selected."""
    project = await load(tx, project_id, None)
    if project.status is not Status.PUBLISHED or await applications.seats_taken(tx.conn, project_id):
        return project
    return await commit(tx, project, domain.expire(project, at=tx.now), actor="timer")


async def archive(tx: Transaction, project_id: UUID, *, version: int | None, actor: str) -> Project:
    project = await load(tx, project_id, version)
    return await commit(tx, project, domain.archive(project, at=tx.now), actor=actor)


async def advance_all(tx: Transaction) -> None:
    """Takes every waiting project of an HR system as far as wishes and guard allow now."""
    waiting = await store.waiting_drafts(tx.conn)
    if not waiting:
        return
    surroundings = await around(tx)
    for project_id in waiting:
        project = await store.load_for_update(tx.conn, project_id)
        events = domain.advance(project, surroundings, at=tx.now)
        await commit(tx, project, events, actor="guard")


async def load(tx: Transaction, project_id: UUID, version: int | None) -> Project:
    """Locked until the transaction ends; `version` is the one the caller looked at, None if they did not look."""
    project = await store.load_for_update(tx.conn, project_id)
    if version is not None and version != project.version:
        raise Stale("project", project_id, version, project.version)
    return project


async def commit(
    tx: Transaction, before: Project, events: tuple[Event, ...], *, actor: str, why: str | None = None
) -> Project:
    """Saves, audits, publishes, sets timers, tells the HR system. A project of version 0 is new."""
    if not events:
        return before
    after = domain.evolve(before, events)
    published = any(isinstance(event, domain.Published) for event in events)
    employer = await employer_store.load(tx.conn) if published else None
    facts = [outgoing(after, event, employer) for event in events]
    sequence = publishing.publish(tx, facts, key=after.id, sequence=before.sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    changed = domain.changed(before, after) if before.version else None
    if changed is None:
        await store.insert(tx.conn, after)
    else:
        await store.save(tx.conn, after, changed)
    await audit.record(
        tx.conn,
        actor=actor,
        action=audit.named(events),
        entity="project",
        entity_id=after.id,
        version=after.version,
        before=None if changed is None else _dump(before, changed),
        after=_dump(after, changed),
        why=why,
    )
    for event in events:
        await _follow(tx, after, event)
    return after


async def _follow(tx: Transaction, project: Project, event: Event) -> None:
    match event:
        case domain.Published():
            tx.set_timer(EXPIRY, str(project.id), event.terms.deadlines.deliver_by)
            await outcomes.report(tx, project_id=project.id, milestone="published")
        case domain.ClosedToApplications() if project.status is Status.CLOSED_TO_APPLICATIONS:
            if not await applications.waiting_for_answer(tx.conn, project.id):
                await engagements.start_all(tx, project)
        case domain.Started():
            tx.clear_timer(EXPIRY, str(project.id))
        case domain.Cancelled() | domain.Expired():
            # for the HR system both mean that nothing more will come of it
            tx.clear_timer(EXPIRY, str(project.id))
            await outcomes.report(tx, project_id=project.id, milestone="cancelled")
        case _:
            pass


def member_actor(member_id: UUID) -> str:
    """How a member stands in the audit log."""
    return f"member:{member_id}"


def _dump(project: Project, only: set[str] | None) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(project, mode="json", include=only)
    return dumped
