"""Use cases of HR events: whoever speaks, through whichever door, an event is answered once and the answer stays."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from services.posting import publishing
from services.posting.domain import project as domain
from services.posting.domain.guard import Definition
from services.posting.domain.hr_event import Answer, Ask, Named, Reading, Request, Status, Withdraw
from services.posting.domain.project import Event, Origin, Project, Wishes
from services.posting.handlers import projects
from services.posting.publishing.hr_event import rejected
from services.posting.store import employers as employer_store
from services.posting.store import hr_events as store
from services.posting.store import projects as project_store
from shared.messaging import Transaction
from shared.messaging.transaction import Cause
from shared.rules import Finding, IllegalTransition, Invalid
from shared.tracing import current_traceparent


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event as its door hands it over.

    `digest` is the same for the same content in whatever mode, `location` says where it lies for whoever looks for it,
    `employer_id` is for whom the door knows the sender to speak (None: the source alone decides), `correlation_id` what
    the sender calls the chain of which this event is part.
    """

    named: Named
    reading: Reading
    digest: bytes
    location: str
    employer_id: UUID | None = None
    correlation_id: str | None = None


async def answer(tx: Transaction, arrival: Arrival) -> Answer:
    """Recognises the sender, then the event; takes what is right and refuses what is wrong, whole."""
    named = arrival.named
    if chain := arrival.correlation_id or named.event_id:
        tx.caused_by(Cause(chain, named.event_id, current_traceparent()))
    found = await employer_store.employer_of_source(tx.conn, named.source) if named.source else None
    employer_id = arrival.employer_id or (found[0] if found else None)
    if employer_id is not None:
        await tx.enter(employer_id)
    if found is None or found[0] != employer_id:
        # not kept: once the source is registered, the same event is welcome
        return _refused(tx, arrival, (*arrival.reading.findings, *_unknown(named)))
    await employer_store.lock_source(tx.conn, found[1])
    if named.event_id is None or named.source is None:
        return _refused(tx, arrival, arrival.reading.findings)
    before = await store.answered(tx.conn, named.source, named.event_id, arrival.digest)
    if before is not None and before.same:
        return before.answer
    given = _refused(tx, arrival, (REUSED,)) if before else await _answer_new(tx, arrival, named.source)
    await store.insert(tx.conn, given, named, arrival.digest)
    return given


async def _answer_new(tx: Transaction, arrival: Arrival, source: str) -> Answer:
    if arrival.reading.findings:
        return _refused(tx, arrival, arrival.reading.findings)
    if arrival.reading.request is None:
        return Answer(uuid7(), Status.IGNORED, (), None, tx.now)
    try:
        project = await _take(tx, source, arrival.reading.request)
    except Invalid as error:
        return _refused(tx, arrival, error.findings)
    except IllegalTransition as error:
        return _refused(tx, arrival, (Finding("external_project_id", "illegal_transition", str(error)),))
    return Answer(uuid7(), Status.ACCEPTED, (), project.id, tx.now)


def _refused(tx: Transaction, arrival: Arrival, findings: tuple[Finding, ...]) -> Answer:
    given = Answer(uuid7(), Status.REJECTED, findings[:MOST_FINDINGS], None, tx.now)
    fact = rejected(given, arrival.named, location=arrival.location, at=tx.now)
    publishing.publish(tx, [fact], key=given.hr_event_id, sequence=0)
    return given


MOST_FINDINGS = 100
"""More than a person will read of one event; the rest shows once these are mended."""
REUSED = Finding(
    "id",
    "reused",
    "an event with this source and id was received before with other content: give each event its own id",
)


def _unknown(named: Named) -> tuple[Finding, ...]:
    if named.source is None:
        return ()
    return (Finding("source", "unknown", "this source is not registered for you: register it with the employer first"),)


async def _take(tx: Transaction, source: str, request: Request) -> Project:
    """Decides first and writes last, so that a refused request leaves nothing behind."""
    match request:
        case Ask():
            return await _ask(tx, Origin(source, request.external_project_id), request)
        case Withdraw():
            return await _withdraw(tx, Origin(source, request.external_project_id), request.reason)


async def _withdraw(tx: Transaction, origin: Origin, reason: str) -> Project:
    project = await project_store.by_origin_for_update(tx.conn, origin)
    if project is None:
        raise Invalid(
            Finding("external_project_id", "unknown", "this source has not asked for such a project: nothing to cancel")
        )
    return await projects.cancel(tx, project.id, reason, actor=hr_actor(origin))


async def _ask(tx: Transaction, origin: Origin, ask: Ask) -> Project:
    project = await project_store.by_origin_for_update(tx.conn, origin)
    around = await projects.around(tx)
    events: tuple[Event, ...]
    if project is None:
        assert tx.employer_id is not None  # noqa: S101  the source has decided it
        wishes = Wishes(bool(ask.approved), bool(ask.publish), ask.unread)
        project = Project(uuid7(), tx.employer_id, ask.definition, origin, wishes)
        events = domain.draft(project, around, at=tx.now)
    elif ask.complete and project.status is not domain.Status.DRAFT:
        raise Invalid(
            Finding(
                "external_project_id",
                "already_requested",
                f"this project was requested before and is {project.status}: use another id for another project",
            )
        )
    else:
        events = _say_more(tx, project, ask)
    wanted = domain.evolve(project, events)
    if ask.complete and (findings := domain.findings_of(wanted, around, at=tx.now)):
        raise Invalid(*findings)
    events += domain.advance(wanted, around, at=tx.now)
    return await projects.commit(tx, project, events, actor=hr_actor(origin))


def _say_more(tx: Transaction, project: Project, ask: Ask) -> tuple[Event, ...]:
    """A draft takes new words; later only the wishes count, and a post that is taken down closes applications."""
    wishes = Wishes(
        project.wishes.approved if ask.approved is None else ask.approved,
        project.wishes.publish if ask.publish is None else ask.publish,
        (*(one for one in project.wishes.unread if one.field not in ask.read), *ask.unread),
    )
    if project.status is domain.Status.DRAFT:
        definition = ask.definition if ask.complete else _merged(project.definition, ask.definition)
        return domain.revise(project, definition, wishes, at=tx.now)
    if project.status is domain.Status.PUBLISHED and ask.publish is False:
        return domain.close(project, at=tx.now)
    return domain.wish(project, ask.definition, replace(wishes, unread=project.wishes.unread), at=tx.now)


def _merged(before: Definition, said: Definition) -> Definition:
    """What was said now over what was said before."""
    new: dict[str, Any] = {
        name: value for name in said.__slots__ if (value := getattr(said, name)) is not None and value != ()
    }
    return replace(before, **new)


def hr_actor(origin: Origin) -> str:
    """How an HR system stands in the audit log."""
    return f"source:{origin.source}"


async def look_up(tx: Transaction, wanted: str, *, source: str | None) -> tuple[Named, Answer] | None:
    """The answer to an event, by our id or the sender's; one whose draft has findings is waiting, with these."""
    found = await store.find(tx.conn, wanted, source=source)
    if found is None or found[1].status is not Status.ACCEPTED or found[1].project_id is None:
        return found
    project = await project_store.load(tx.conn, found[1].project_id)
    findings = await projects.findings(tx, project) if project.status is domain.Status.DRAFT else ()
    if not findings:
        return found
    return found[0], replace(found[1], status=Status.WAITING, findings=findings)
