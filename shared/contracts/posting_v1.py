"""Facts that posting publishes: employers, staff, projects, applications, engagements with deliverables, erasures.

No field here may identify a candidate: people appear as `subject_id` (opaque, per person and employer) and as a
label such as 'Candidate 7' (the number of the application within its project).
"""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from shared.contracts import topics
from shared.contracts.contract import (
    Contract,
    Language,
    MemberRole,
    Money,
    Part,
    PolicyRef,
    RubricRef,
    Sha256,
)
from shared.contracts.topics import Topic

_PREFIX = "org.journeywork.posting."


class EmployerRegistered(Contract):
    TYPE: ClassVar[str] = _PREFIX + "employer.registered.v1"
    TOPIC: ClassVar[Topic] = topics.EMPLOYER

    name: str
    time_zone: str
    language: Language


class _Member(Contract):
    TOPIC: ClassVar[Topic] = topics.MEMBER

    member_id: UUID


class _MemberDetails(_Member):
    """Staff contact. `subject` is the `sub` claim of the employer's identity provider; `conflict_tokens` are opaque."""

    subject: str
    name: str
    email: str
    roles: list[MemberRole]
    time_zone: str
    language: Language
    conflict_tokens: list[str] = Field(default_factory=list)


class MemberJoined(_MemberDetails):
    TYPE: ClassVar[str] = _PREFIX + "member.joined.v1"


class MemberChanged(_MemberDetails):
    TYPE: ClassVar[str] = _PREFIX + "member.changed.v1"


class MemberLeft(_Member):
    TYPE: ClassVar[str] = _PREFIX + "member.left.v1"


class ExpectedDeliverable(Part):
    """What the project asks to be handed over."""

    deliverable_id: UUID
    title: str
    acceptance: str


class _Project(Contract):
    TOPIC: ClassVar[Topic] = topics.PROJECT

    project_id: UUID


class ProjectDrafted(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.drafted.v1"

    title: str
    findings: int = Field(description="How many findings keep it from being published.")


class ProjectSubmittedForApproval(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.submitted_for_approval.v1"


class ProjectApproved(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.approved.v1"

    approved_by: UUID | None = Field(description="The member, or null when the HR system had approved it.")


class ProjectApprovalRejected(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.approval_rejected.v1"

    rejected_by: UUID
    reason: str


class ProjectPublished(_Project):
    """Everything that evaluation and conversion need to know of a project; rubric and policy are pinned here.

    Hours are for the whole project, the fee is per person. Reviewers are chosen among `reviewer_member_ids`.
    """

    TYPE: ClassVar[str] = _PREFIX + "project.published.v1"

    employer_name: str
    employer_time_zone: str
    title: str
    brief: str
    hours: float
    fee: Money
    seats: int
    deliverables: list[ExpectedDeliverable]
    hiring_manager_member_id: UUID
    supervisor_member_id: UUID
    reviewer_member_ids: list[UUID]
    apply_by: datetime
    deliver_by: datetime
    review_by: datetime
    decide_by: datetime
    rubric: RubricRef
    policy: PolicyRef
    published_at: datetime


class ProjectHeld(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.held.v1"


class ProjectResumed(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.resumed.v1"


class ProjectClosedToApplications(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.closed_to_applications.v1"


class ProjectStarted(_Project):
    """All seats that will be taken are taken: the panel is complete and `engagement_ids` names everyone in it."""

    TYPE: ClassVar[str] = _PREFIX + "project.started.v1"

    engagement_ids: list[UUID]


class ProjectCancelled(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.cancelled.v1"

    reason: str


class ProjectExpired(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.expired.v1"


class ProjectCompleted(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.completed.v1"


class ProjectArchived(_Project):
    TYPE: ClassVar[str] = _PREFIX + "project.archived.v1"


class _Application(Contract):
    TOPIC: ClassVar[Topic] = topics.APPLICATION

    application_id: UUID
    project_id: UUID
    subject_id: UUID
    candidate_label: str


class ApplicationSubmitted(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.submitted.v1"

    eligible_for_hire: bool = Field(description="The candidate may take a full-time role (base of NACE's rates).")


class ApplicationShortlisted(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.shortlisted.v1"


class ApplicationWaitlisted(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.waitlisted.v1"


class ApplicationSelected(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.selected.v1"

    selected_by: UUID
    from_waitlist: bool = False


class ApplicationSelectionDeclined(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.selection_declined.v1"


class ApplicationLapsed(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.lapsed.v1"


class ApplicationRejected(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.rejected.v1"

    rejection_reason: str = Field(description="The coded reason, such as `skills_not_shown`; never free text.")


class ApplicationReinstated(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.reinstated.v1"


class ApplicationWithdrawn(_Application):
    TYPE: ClassVar[str] = _PREFIX + "application.withdrawn.v1"


class _Engagement(Contract):
    TOPIC: ClassVar[Topic] = topics.ENGAGEMENT

    engagement_id: UUID
    project_id: UUID


class EngagementConfirmed(_Engagement):
    """A selected candidate has said yes. `conflict_tokens` are opaque; a token shared with a reviewer excludes them."""

    TYPE: ClassVar[str] = _PREFIX + "engagement.confirmed.v1"

    application_id: UUID
    subject_id: UUID
    candidate_label: str
    eligible_for_hire: bool
    selected_by: UUID
    supervisor_member_id: UUID
    conflict_tokens: list[str] = Field(default_factory=list)


class EngagementStarted(_Engagement):
    TYPE: ClassVar[str] = _PREFIX + "engagement.started.v1"

    deliver_by: datetime


class EngagementMilestoneReached(_Engagement):
    TYPE: ClassVar[str] = _PREFIX + "engagement.milestone_reached.v1"

    milestone: str


class EngagementSubmitted(_Engagement):
    TYPE: ClassVar[str] = _PREFIX + "engagement.submitted.v1"


class EngagementIncomplete(_Engagement):
    TYPE: ClassVar[str] = _PREFIX + "engagement.incomplete.v1"

    reason: Literal["missed_deadline", "ghosted"]


class EngagementCancelled(_Engagement):
    TYPE: ClassVar[str] = _PREFIX + "engagement.cancelled.v1"

    cancelled_by: Literal["employer", "candidate", "operator"]


class ReviewersCopy(Part):
    """What a reviewer may see of one accepted deliverable.

    `sha256` addresses the reviewer's copy in the deliverable store. A link has its URL, unless that names the
    candidate, and the digest of a snapshot, unless it was delivered before there were any.
    """

    deliverable_id: UUID
    title: str
    version: Annotated[int, Field(ge=1)]
    kind: Literal["file", "link"]
    sha256: Sha256 | None = None
    media_type: str | None = None
    size_bytes: int | None = None
    file_name: str | None = None
    link: str | None = None
    removed: list[str] = Field(default_factory=list, description="What the copy lacks, such as `EXIF`.")
    left: list[str] = Field(default_factory=list, description="What could not be looked into.")


class EngagementCompleted(_Engagement):
    """The work is accepted (a supervisor who was silent for five working days has accepted); reviewing starts here."""

    TYPE: ClassVar[str] = _PREFIX + "engagement.completed.v1"

    deliverables: list[ReviewersCopy]
    accepted_by: UUID | None = Field(description="The member who accepted, or null for silence.")


class EngagementFeeApproved(_Engagement):
    TYPE: ClassVar[str] = _PREFIX + "engagement.fee_approved.v1"

    fee: Money


class EngagementFeePaid(_Engagement):
    TYPE: ClassVar[str] = _PREFIX + "engagement.fee_paid.v1"

    fee: Money


class _Deliverable(_Engagement):
    deliverable_id: UUID


class DeliverableSubmitted(_Deliverable):
    TYPE: ClassVar[str] = _PREFIX + "deliverable.submitted.v1"

    version: int
    kind: Literal["file", "link"]
    sha256: Sha256 | None = None
    media_type: str | None = None
    size_bytes: int | None = None


class DeliverableChangesRequested(_Deliverable):
    TYPE: ClassVar[str] = _PREFIX + "deliverable.changes_requested.v1"

    version: int


class DeliverableAccepted(_Deliverable):
    TYPE: ClassVar[str] = _PREFIX + "deliverable.accepted.v1"

    version: int


class DeliverableOverdue(_Deliverable):
    TYPE: ClassVar[str] = _PREFIX + "deliverable.overdue.v1"


class DeliverableWaived(_Deliverable):
    TYPE: ClassVar[str] = _PREFIX + "deliverable.waived.v1"


class _Candidate(Contract):
    TOPIC: ClassVar[Topic] = topics.CANDIDATE

    subject_id: UUID


class CandidateErasureRequested(_Candidate):
    TYPE: ClassVar[str] = _PREFIX + "candidate.erasure_requested.v1"


class CandidateErased(_Candidate):
    TYPE: ClassVar[str] = _PREFIX + "candidate.erased.v1"
