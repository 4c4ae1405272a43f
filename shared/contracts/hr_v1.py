"""What HR systems write (`hr.project.*`, no prefix) and what they read: rejections and outcomes."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from shared.contracts import topics
from shared.contracts.contract import Contract, Money, Part, PolicyRef, RubricRef
from shared.contracts.topics import Topic

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Mail = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class HrDeliverable(Part):
    """A thing to be handed over, and the sentence by which it is accepted."""

    title: Text
    acceptance: str | None = None


class HrProjectRequested(Contract):
    """An HR system asks for a project.

    Everything that posting can take from the employer's template may be missing; what is missing after that is a
    finding. Staff are named by work mail. `external_project_id` is the HR system's own id and comes back with every
    outcome. Hours are for the whole project, the fee is per person, times carry their zone.
    """

    TYPE: ClassVar[str] = "hr.project.requested"
    TOPIC: ClassVar[Topic] = topics.HR_PROJECT

    external_project_id: Text
    title: Text
    brief: str | None = None
    hours: float | None = None
    fee: Money | None = None
    seats: int | None = None
    deliverables: list[HrDeliverable] | None = None
    skills: list[str] | None = None
    hiring_manager: Mail | None = None
    supervisor: Mail | None = None
    reviewers: list[Mail] | None = None
    apply_by: AwareDatetime | None = None
    deliver_by: AwareDatetime | None = None
    review_by: AwareDatetime | None = None
    decide_by: AwareDatetime | None = None
    rubric: RubricRef | None = None
    policy: PolicyRef | None = None
    approved: bool = Field(
        default=True, description="The HR system has approved the spending; false leaves it a draft."
    )
    publish: bool = Field(default=True, description="Publish as soon as it is approved and free of findings.")


class HrProjectCancelled(Contract):
    """An HR system withdraws a project that it asked for."""

    TYPE: ClassVar[str] = "hr.project.cancelled"
    TOPIC: ClassVar[Topic] = topics.HR_PROJECT

    external_project_id: Text
    reason: Text


class HrFinding(Part):
    """One field that breaks one rule, and the way out. Never quotes the body."""

    field: str
    rule: str
    message: str


class HrEventRejected(Contract):
    """An HR event was not accepted; nothing else changed.

    `event_id` and `event_source` are null when the event was too broken to carry them; then `location` (topic,
    partition and offset, or the HTTP request's correlation id) says which one it was.
    """

    TYPE: ClassVar[str] = "org.journeywork.posting.hr_event.rejected.v1"
    TOPIC: ClassVar[Topic] = topics.HR_REJECTIONS

    hr_event_id: UUID
    event_id: str | None
    event_source: str | None
    event_type: str | None
    location: str
    findings: list[HrFinding]
    rejected_at: datetime


Milestone = Literal[
    "published", "selected", "started", "completed", "incomplete", "recommended", "offer_extended",
    "offer_accepted", "offer_declined", "offer_expired", "hired", "cancelled",
]  # fmt: skip


class HrOutcomeReported(Contract):
    """A milestone of a project that the HR system requested, with both sides' ids.

    Milestones of one person (from `selected` on) carry the application and its label; never a name.
    """

    TYPE: ClassVar[str] = "org.journeywork.posting.hr_outcome.reported.v1"
    TOPIC: ClassVar[Topic] = topics.HR_OUTCOMES

    outcome_id: UUID
    milestone: Milestone
    external_source: str
    external_project_id: str
    project_id: UUID
    application_id: UUID | None = None
    engagement_id: UUID | None = None
    candidate_label: str | None = None
    recommendation: str | None = None
    offer_id: UUID | None = None
    occurred_at: datetime
