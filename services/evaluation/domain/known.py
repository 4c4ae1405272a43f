"""What other services have said, as evaluation keeps it: projects, engagements, members. Nobody's identity among it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.evaluation.domain.rubric import Ref


@dataclass(frozen=True, slots=True)
class Task:
    """One deliverable that the project asks for, and when it counts as done."""

    deliverable_id: UUID
    title: str
    acceptance: str


@dataclass(frozen=True, slots=True)
class Terms:
    """A project as it was published: `reviewer_ids` are the pool, `rubric` and `policy` are pinned."""

    title: str
    brief: str
    tasks: tuple[Task, ...]
    hiring_manager_id: UUID
    supervisor_id: UUID
    reviewer_ids: tuple[UUID, ...]
    time_zone: str
    review_by: datetime
    decide_by: datetime
    rubric: Ref
    policy: Ref


@dataclass(frozen=True, slots=True)
class Project:
    """`terms` is None while publication has not arrived, `panel` while it is open who does the work."""

    id: UUID
    terms: Terms | None = None
    panel: frozenset[UUID] | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who did the work, as far as that matters: an opaque id, a label, who picked them, what excludes a reviewer."""

    subject_id: UUID
    candidate_label: str
    selected_by: UUID
    supervisor_id: UUID
    conflict_tokens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deliverable:
    """The reviewer's copy of one accepted deliverable: its bytes by their digest, or (of old) a bare link."""

    deliverable_id: UUID
    title: str
    version: int
    kind: str
    sha256: str | None = None
    media_type: str | None = None
    size_bytes: int | None = None
    file_name: str | None = None
    link: str | None = None
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class Progress(StrEnum):
    """How far an engagement is; all but the first are final."""

    ACTIVE = "active"
    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Engagement:
    """`person` is None while the confirmation has not arrived; `deliverables` are those of completed work."""

    id: UUID
    project_id: UUID
    person: Person | None = None
    progress: Progress = Progress.ACTIVE
    deliverables: tuple[Deliverable, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the employer's staff; `active` is false for those who have left."""

    id: UUID
    subject: str
    name: str
    email: str
    time_zone: str
    roles: frozenset[str]
    conflict_tokens: frozenset[str] = field(default_factory=frozenset)
    active: bool = True
