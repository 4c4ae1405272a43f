"""A project from draft to archive: its states, the facts that move it, and the decisions that yield those facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from services.posting.domain.guard import Definition, Surroundings, Terms, completed, judge
from shared.rules import Finding, IllegalTransition, Invalid, require


class Status(StrEnum):
    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"
    PUBLISHED = "published"
    ON_HOLD = "on_hold"
    CLOSED_TO_APPLICATIONS = "closed_to_applications"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    ARCHIVED = "archived"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.PENDING_APPROVAL, Status.CANCELLED}),
    Status.PENDING_APPROVAL: frozenset({Status.APPROVED, Status.DRAFT, Status.CANCELLED}),
    Status.APPROVED: frozenset({Status.PUBLISHED, Status.CANCELLED}),
    Status.PUBLISHED: frozenset(
        {Status.CLOSED_TO_APPLICATIONS, Status.ON_HOLD, Status.EXPIRED, Status.CANCELLED},
    ),
    Status.ON_HOLD: frozenset({Status.PUBLISHED, Status.CANCELLED}),
    Status.CLOSED_TO_APPLICATIONS: frozenset({Status.IN_PROGRESS, Status.CANCELLED}),
    Status.IN_PROGRESS: frozenset({Status.COMPLETED, Status.CANCELLED}),
    Status.COMPLETED: frozenset({Status.ARCHIVED}),
    Status.CANCELLED: frozenset(),
    Status.EXPIRED: frozenset(),
    Status.ARCHIVED: frozenset(),
}

BEFORE_PUBLICATION = frozenset({Status.DRAFT, Status.PENDING_APPROVAL, Status.APPROVED})


@dataclass(frozen=True, slots=True)
class Origin:
    """The HR system that asked for the project: its registered source and its own id for it."""

    source: str
    external_project_id: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the HR system said beyond the definition: that spending is approved, that it is to be published.

    `unread` are the findings of the door that read the request: values it could not understand.
    """

    approved: bool = False
    publish: bool = False
    unread: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """`definition` is what was asked for so far, `terms` what was published; `sequence` counts published events."""

    id: UUID
    employer_id: UUID
    definition: Definition
    origin: Origin | None = None
    wishes: Wishes = field(default_factory=Wishes)
    terms: Terms | None = None
    status: Status = Status.DRAFT
    version: int = 0
    sequence: int = 0


def changed(before: Project, after: Project) -> set[str]:
    """The fields that became others; `evolve` keeps what it does not touch."""
    return {one.name for one in fields(Project) if getattr(before, one.name) is not getattr(after, one.name)}


@dataclass(frozen=True, slots=True)
class Drafted:
    title: str
    findings: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Revised:
    definition: Definition
    wishes: Wishes
    at: datetime


@dataclass(frozen=True, slots=True)
class SubmittedForApproval:
    definition: Definition
    at: datetime


@dataclass(frozen=True, slots=True)
class Approved:
    """`approved_by` is None when the HR system had approved the spending."""

    approved_by: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ApprovalRejected:
    rejected_by: UUID
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    terms: Terms
    at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    at: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    at: datetime


@dataclass(frozen=True, slots=True)
class ClosedToApplications:
    at: datetime


@dataclass(frozen=True, slots=True)
class Started:
    engagement_ids: tuple[UUID, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Completed:
    at: datetime


@dataclass(frozen=True, slots=True)
class Cancelled:
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Expired:
    at: datetime


@dataclass(frozen=True, slots=True)
class Archived:
    at: datetime


Event: TypeAlias = (
    Drafted
    | Revised
    | SubmittedForApproval
    | Approved
    | ApprovalRejected
    | Published
    | Held
    | Resumed
    | ClosedToApplications
    | Started
    | Completed
    | Cancelled
    | Expired
    | Archived
)


def findings_of(project: Project, around: Surroundings, *, at: datetime) -> tuple[Finding, ...]:
    """What keeps the project from being published now; a field that could not be read counts as missing only once."""
    unread = {finding.field for finding in project.wishes.unread}
    judged = judge(project.id, project.definition, around, at=at).findings
    return project.wishes.unread + tuple(
        finding for finding in judged if not (finding.rule == "missing" and finding.field in unread)
    )


def draft(project: Project, around: Surroundings, *, at: datetime) -> tuple[Event, ...]:
    """A new draft, with whatever findings it has."""
    return (Drafted(project.definition.title or "", len(findings_of(project, around, at=at)), at),)


def revise(project: Project, definition: Definition, wishes: Wishes, *, at: datetime) -> tuple[Event, ...]:
    """Replaces what a draft asks for; once it was submitted, its words stand."""
    _only_when(project, Status.DRAFT, Status.DRAFT)
    if (definition, wishes) == (project.definition, project.wishes):
        return ()
    return (Revised(definition, wishes, at),)


def wish(project: Project, said: Definition, wishes: Wishes, *, at: datetime) -> tuple[Event, ...]:
    """What the HR system wants now; without effect once the project is published.

    Its approval is of the spending: until publication it may still change what candidates read, title and brief.
    """
    if project.status not in BEFORE_PUBLICATION:
        return ()
    definition = project.definition
    if project.wishes.approved:
        definition = replace(definition, title=said.title or definition.title, brief=said.brief or definition.brief)
    if (definition, wishes) == (project.definition, project.wishes):
        return ()
    return (Revised(definition, wishes, at),)


def submit(project: Project, around: Surroundings, *, at: datetime) -> tuple[Event, ...]:
    """Asks for approval; the words that the template lent become the project's own."""
    require(TRANSITIONS, "project", project.id, project.status, Status.PENDING_APPROVAL)
    findings = findings_of(project, around, at=at)
    if findings:
        raise Invalid(*findings)
    return (SubmittedForApproval(completed(project.definition, around.template), at),)


def approve(project: Project, approved_by: UUID | None, *, at: datetime) -> tuple[Event, ...]:
    require(TRANSITIONS, "project", project.id, project.status, Status.APPROVED)
    return (Approved(approved_by, at),)


def reject_approval(project: Project, rejected_by: UUID, reason: str, *, at: datetime) -> tuple[Event, ...]:
    """Sends it back to draft, with a reason."""
    _only_when(project, Status.PENDING_APPROVAL, Status.DRAFT)
    _given(reason)
    return (ApprovalRejected(rejected_by, reason, at),)


def publish(project: Project, around: Surroundings, *, at: datetime) -> tuple[Event, ...]:
    """Pins the terms, rubric and policy versions included."""
    require(TRANSITIONS, "project", project.id, project.status, Status.PUBLISHED)
    if project.status is Status.ON_HOLD:
        return resume(project, at=at)
    verdict = judge(project.id, project.definition, around, at=at)
    if verdict.terms is None:
        raise Invalid(*verdict.findings)
    return (Published(verdict.terms, at),)


def hold(project: Project, *, at: datetime) -> tuple[Event, ...]:
    require(TRANSITIONS, "project", project.id, project.status, Status.ON_HOLD)
    return (Held(at),)


def resume(project: Project, *, at: datetime) -> tuple[Event, ...]:
    _only_when(project, Status.ON_HOLD, Status.PUBLISHED)
    return (Resumed(at),)


def close(project: Project, *, at: datetime) -> tuple[Event, ...]:
    require(TRANSITIONS, "project", project.id, project.status, Status.CLOSED_TO_APPLICATIONS)
    return (ClosedToApplications(at),)


def start(project: Project, engagement_ids: tuple[UUID, ...], *, at: datetime) -> tuple[Event, ...]:
    """The panel is complete: everybody who will do the work is known."""
    require(TRANSITIONS, "project", project.id, project.status, Status.IN_PROGRESS)
    if not engagement_ids:
        raise Invalid(Finding("engagement_ids", "missing", "nobody has confirmed a seat; cancel the project instead"))
    return (Started(engagement_ids, at),)


def complete(project: Project, *, at: datetime) -> tuple[Event, ...]:
    require(TRANSITIONS, "project", project.id, project.status, Status.COMPLETED)
    return (Completed(at),)


def cancel(project: Project, reason: str, *, at: datetime) -> tuple[Event, ...]:
    require(TRANSITIONS, "project", project.id, project.status, Status.CANCELLED)
    _given(reason)
    return (Cancelled(reason, at),)


def expire(project: Project, *, at: datetime) -> tuple[Event, ...]:
    """Nobody was selected in time."""
    require(TRANSITIONS, "project", project.id, project.status, Status.EXPIRED)
    return (Expired(at),)


def archive(project: Project, *, at: datetime) -> tuple[Event, ...]:
    require(TRANSITIONS, "project", project.id, project.status, Status.ARCHIVED)
    return (Archived(at),)


STATUS_AFTER: Mapping[type[Event], Status] = {
    SubmittedForApproval: Status.PENDING_APPROVAL,
    Approved: Status.APPROVED,
    ApprovalRejected: Status.DRAFT,
    Published: Status.PUBLISHED,
    Held: Status.ON_HOLD,
    Resumed: Status.PUBLISHED,
    ClosedToApplications: Status.CLOSED_TO_APPLICATIONS,
    Started: Status.IN_PROGRESS,
    Completed: Status.COMPLETED,
    Cancelled: Status.CANCELLED,
    Expired: Status.EXPIRED,
    Archived: Status.ARCHIVED,
}


def apply(project: Project, event: Event) -> Project:
    """The project after the event."""
    moved = replace(project, status=STATUS_AFTER.get(type(event), project.status))
    match event:
        case Revised():
            return replace(moved, definition=event.definition, wishes=event.wishes)
        case SubmittedForApproval():
            return replace(moved, definition=event.definition)
        case ApprovalRejected():
            # an approval given before by the HR system was for other words
            return replace(moved, wishes=replace(project.wishes, approved=False))
        case Published():
            return replace(moved, terms=event.terms)
        case _:
            return moved


def evolve(project: Project, events: tuple[Event, ...]) -> Project:
    """The project after all of them."""
    for event in events:
        project = apply(project, event)
    return project


def advance(project: Project, around: Surroundings, *, at: datetime) -> tuple[Event, ...]:
    """As far towards publication as the HR system's wishes and the guard allow; nothing is an answer."""
    events: tuple[Event, ...] = ()
    if project.status is Status.DRAFT and project.wishes.approved and not findings_of(project, around, at=at):
        events += submit(project, around, at=at)
    if evolve(project, events).status is Status.PENDING_APPROVAL and project.wishes.approved:
        events += approve(evolve(project, events), None, at=at)
    if evolve(project, events).status is Status.APPROVED and project.wishes.publish:
        ready = evolve(project, events)
        if judge(ready.id, ready.definition, around, at=at).terms is not None:
            events += publish(ready, around, at=at)
    return events


def _only_when(project: Project, status: Status, target: Status) -> None:
    """For moves that only one state allows, though others have the same target or are left where they are."""
    if project.status is not status:
        allowed = tuple(sorted(one.value for one in TRANSITIONS[project.status]))
        raise IllegalTransition("project", project.id, project.status.value, target.value, allowed)


def _given(reason: str) -> None:
    if not reason.strip():
        raise Invalid(Finding("reason", "missing", "say why, in a sentence"))
