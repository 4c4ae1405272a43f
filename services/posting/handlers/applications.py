"""Use cases of applications: load, decide, commit. Seats are counted under the lock on the project."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.posting import publishing
from services.posting.domain import application as domain
from services.posting.domain import project as project_domain
from services.posting.domain.application import ANSWER_WITHIN, Application, Event, RejectionReason, Status
from services.posting.domain.guard import Terms
from services.posting.domain.project import Project
from services.posting.handlers import candidates, engagements, outcomes
from services.posting.handlers.letters import MAIL
from services.posting.publishing.application import outgoing
from services.posting.store import applications as store
from services.posting.store import candidates as candidate_store
from services.posting.store import projects as project_store
from shared.database import audit
from shared.messaging import Delivery, Transaction
from shared.privacy import Vault
from shared.rules import NotFound, RuleBroken, Stale

ANSWER = "application.answer"
"""The timer after which a seat that was offered and not taken goes to somebody else."""
AUDITED = TypeAdapter(Application)
_TAKES_APPLICATIONS = frozenset({project_domain.Status.PUBLISHED})
_SELECTS = frozenset({project_domain.Status.PUBLISHED, project_domain.Status.CLOSED_TO_APPLICATIONS})


class AppliedAlready(RuleBroken):
    """One application per person and project."""


class ProjectClosed(RuleBroken):
    """The project is in a state in which nobody applies, is selected or answers."""


async def submit(
    tx: Transaction,
    vault: Vault,
    person_id: UUID,
    project_id: UUID,
    *,
    answers: Mapping[str, str],
    conflicts: Sequence[str],
) -> Application:
    """A candidate applies; the transaction acts for the employer and the person."""
    assert tx.employer_id is not None  # noqa: S101  the edge has set the tenant
    project, terms = await _project(tx, project_id, _TAKES_APPLICATIONS, "applying")
    candidate = await candidates.load(tx, vault, person_id)
    known = await store.of_person(tx.conn, project_id, person_id)
    if known is not None:
        raise AppliedAlready(f"you have applied to this project already, as {known.label}")
    employer_id = tx.employer_id
    relations = [("institution", candidate.institution), *(("relation", text) for text in conflicts)]
    tokens = tuple(vault.conflict_token(employer_id, kind, text) for kind, text in relations if text.strip())
    application = Application(
        id=uuid7(),
        employer_id=employer_id,
        project_id=project.id,
        person_id=person_id,
        subject_id=await candidate_store.subject_of(tx.conn, person_id, uuid4()),
        number=await store.next_number(tx.conn, project_id),
        eligible_for_hire=candidate.eligible_for_hire,
        conflict_tokens=tokens,
    )
    events = domain.submit(at=tx.now, apply_by=terms.deadlines.apply_by)
    done = await commit(tx, application, events, actor=_person(person_id))
    await candidate_store.save_answers(tx.conn, vault, person_id, done.id, answers)
    return done


async def review(tx: Transaction, application_id: UUID, *, version: int | None, by: UUID) -> Application:
    application = await _load(tx, application_id, version)
    return await commit(tx, application, domain.review(application, at=tx.now), actor=_member(by))


async def shortlist(tx: Transaction, application_id: UUID, *, version: int | None, by: UUID) -> Application:
    application = await _load(tx, application_id, version)
    return await commit(tx, application, domain.shortlist(application, at=tx.now), actor=_member(by))


async def waitlist(tx: Transaction, application_id: UUID, *, version: int | None, by: UUID) -> Application:
    application = await _load(tx, application_id, version)
    return await commit(tx, application, domain.waitlist(application, by, at=tx.now), actor=_member(by))


async def reject(
    tx: Transaction, application_id: UUID, reason: RejectionReason, *, version: int | None, by: UUID
) -> Application:
    application = await _load(tx, application_id, version)
    return await commit(tx, application, domain.reject(application, reason, at=tx.now), actor=_member(by), why=reason)


async def reinstate(tx: Transaction, application_id: UUID, *, version: int | None, by: UUID) -> Application:
    application = await _load(tx, application_id, version)
    return await commit(tx, application, domain.reinstate(application, at=tx.now), actor=_member(by))


async def select(tx: Transaction, application_id: UUID, *, version: int | None, by: UUID) -> Application:
    """Offers a seat while there is one."""
    project_id = (await store.load(tx.conn, application_id)).project_id
    _, terms = await _project(tx, project_id, _SELECTS, "selecting")
    application = await _load(tx, application_id, version)
    taken = await store.seats_taken(tx.conn, project_id)
    events = domain.select(application, by, seats=terms.seats, taken=taken, at=tx.now)
    return await commit(tx, application, events, actor=_member(by))


async def withdraw(tx: Transaction, application_id: UUID, *, version: int | None, person_id: UUID) -> Application:
    application = await _own(tx, application_id, person_id, version)
    return await commit(tx, application, domain.withdraw(application, at=tx.now), actor=_person(person_id))


async def confirm(tx: Transaction, application_id: UUID, *, version: int | None, person_id: UUID) -> Application:
    """The candidate takes the seat: an engagement begins, and with the last seat the project starts."""
    project_id = (await store.load(tx.conn, application_id)).project_id
    await engagements.lock_all(tx, project_id)
    _, terms = await _project(tx, project_id, _SELECTS, "answering")
    application = await _own(tx, application_id, person_id, version)
    application = await commit(tx, application, domain.confirm(application, at=tx.now), actor=_person(person_id))
    await engagements.open_for(tx, application, terms)
    await _begin(tx, project_id, terms)
    return application


async def decline(tx: Transaction, application_id: UUID, *, version: int | None, person_id: UUID) -> Application:
    """The candidate leaves the seat; the first of the waitlist moves up."""
    project_id = (await store.load(tx.conn, application_id)).project_id
    await engagements.lock_all(tx, project_id)
    _, terms = await _project(tx, project_id, _SELECTS, "answering")
    application = await _own(tx, application_id, person_id, version)
    application = await commit(tx, application, domain.decline(application, at=tx.now), actor=_person(person_id))
    await _move_up(tx, project_id, terms)
    return application


async def lapse(tx: Transaction, application_id: UUID) -> None:
    """The candidate did not answer in time; the first of the waitlist moves up."""
    found = await store.load(tx.conn, application_id)
    await engagements.lock_all(tx, found.project_id)
    project = await project_store.load_for_update(tx.conn, found.project_id)
    application = await store.load_for_update(tx.conn, application_id)
    if application.status is not Status.SELECTED:
        return
    await commit(tx, application, domain.lapse(application, at=tx.now), actor="timer")
    if project.terms is not None and project.status in _SELECTS:
        await _move_up(tx, project.id, project.terms)


async def _move_up(tx: Transaction, project_id: UUID, terms: Terms) -> None:
    # Whoever was first may be leaving the list at this moment: the second look sees the list without them.
    waiting = await store.next_waiting(tx.conn, project_id) or await store.next_waiting(tx.conn, project_id)
    if waiting is None or waiting.waitlisted_by is None:
        await _begin(tx, project_id, terms)
        return
    taken = await store.seats_taken(tx.conn, project_id)
    events = domain.select(waiting, waiting.waitlisted_by, seats=terms.seats, taken=taken, at=tx.now)
    await commit(tx, waiting, events, actor="waitlist")


async def _begin(tx: Transaction, project_id: UUID, terms: Terms) -> None:
    """Starts the project once nobody is awaited any more: every seat is taken, or applications are closed."""
    if await store.waiting_for_answer(tx.conn, project_id):
        return
    project = await project_store.load_for_update(tx.conn, project_id)
    full = await store.seats_taken(tx.conn, project_id) >= terms.seats
    if full or project.status is project_domain.Status.CLOSED_TO_APPLICATIONS:
        await engagements.start_all(tx, project)


async def commit(
    tx: Transaction, before: Application, events: tuple[Event, ...], *, actor: str, why: str | None = None
) -> Application:
    """Saves, audits, publishes, sets timers, tells the candidate and the HR system. Version 0 is new."""
    after = domain.evolve(before, events)
    facts = [outgoing(after, event) for event in events]
    sequence = publishing.publish(tx, facts, key=after.id, sequence=before.sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await (store.save if before.version else store.insert)(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=actor,
        action=", ".join(type(event).__name__ for event in events).lower(),
        entity="application",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=why,
    )
    for event in events:
        await _follow(tx, after, event)
    return after


async def _follow(tx: Transaction, application: Application, event: Event) -> None:
    match event:
        case domain.Selected():
            answer_by = tx.now + ANSWER_WITHIN
            tx.set_timer(ANSWER, str(application.id), answer_by)
            _tell(tx, application, "selected", answer_by=answer_by.isoformat())
            await outcomes.report(
                tx,
                project_id=application.project_id,
                milestone="selected",
                application_id=application.id,
                candidate_label=application.label,
            )
        case domain.Rejected():
            _tell(tx, application, "rejected")
        case domain.Confirmed() | domain.SelectionDeclined() | domain.Lapsed():
            tx.clear_timer(ANSWER, str(application.id))
        case _:
            pass


def _tell(tx: Transaction, application: Application, what: str, **more: str) -> None:
    payload = {"letter": what, "application_id": str(application.id)} | more
    tx.deliver(Delivery(MAIL, f"application.{what}/{application.id}/{application.version}", payload))


def _dump(application: Application) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(application, mode="json")
    return dumped


async def _load(tx: Transaction, application_id: UUID, version: int | None) -> Application:
    application = await store.load_for_update(tx.conn, application_id)
    if version is not None and version != application.version:
        raise Stale("application", application_id, version, application.version)
    return application


async def _own(tx: Transaction, application_id: UUID, person_id: UUID, version: int | None) -> Application:
    """Somebody else's application is not found."""
    application = await _load(tx, application_id, version)
    if application.person_id != person_id:
        raise NotFound("application", application_id)
    return application


async def _project(
    tx: Transaction, project_id: UUID, states: frozenset[project_domain.Status], move: str
) -> tuple[Project, Terms]:
    """The project, locked, when its state allows the move; and its terms."""
    project = await project_store.load_for_update(tx.conn, project_id)
    if project.status not in states or project.terms is None:
        possible = " or ".join(sorted(states))
        raise ProjectClosed(f"the project is {project.status}: {move} is possible while it is {possible}")
    return project, project.terms


def _member(member_id: UUID) -> str:
    return f"member:{member_id}"


def _person(person_id: UUID) -> str:
    return f"candidate:{person_id}"
