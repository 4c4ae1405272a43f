"""What leaves the service about projects."""

from datetime import datetime
from typing import assert_never

from services.posting.domain import project as domain
from services.posting.domain.employer import Employer, Fee
from services.posting.domain.guard import Terms
from services.posting.domain.project import Project
from shared.contracts import Contract, posting_v1
from shared.contracts.contract import Money, PolicyRef, RubricRef


def outgoing(project: Project, event: domain.Event, employer: Employer | None) -> Contract | None:  # noqa: C901, PLR0912  one line per event
    """`employer` is needed for what candidates read: a publication."""
    project_id = project.id
    match event:
        case domain.Revised():
            return None
        case domain.Drafted():
            return posting_v1.ProjectDrafted(project_id=project_id, title=event.title, findings=event.findings)
        case domain.SubmittedForApproval():
            return posting_v1.ProjectSubmittedForApproval(project_id=project_id)
        case domain.Approved():
            return posting_v1.ProjectApproved(project_id=project_id, approved_by=event.approved_by)
        case domain.ApprovalRejected():
            return posting_v1.ProjectApprovalRejected(
                project_id=project_id, rejected_by=event.rejected_by, reason=event.reason
            )
        case domain.Published():
            assert employer is not None  # noqa: S101  the use case has loaded it
            return _published(project, event.terms, employer, event.at)
        case domain.Held():
            return posting_v1.ProjectHeld(project_id=project_id)
        case domain.Resumed():
            return posting_v1.ProjectResumed(project_id=project_id)
        case domain.ClosedToApplications():
            return posting_v1.ProjectClosedToApplications(project_id=project_id)
        case domain.Started():
            return posting_v1.ProjectStarted(project_id=project_id, engagement_ids=list(event.engagement_ids))
        case domain.Completed():
            return posting_v1.ProjectCompleted(project_id=project_id)
        case domain.Cancelled():
            return posting_v1.ProjectCancelled(project_id=project_id, reason=event.reason)
        case domain.Expired():
            return posting_v1.ProjectExpired(project_id=project_id)
        case domain.Archived():
            return posting_v1.ProjectArchived(project_id=project_id)
        case _:
            assert_never(event)


def _published(project: Project, terms: Terms, employer: Employer, at: datetime) -> posting_v1.ProjectPublished:
    return posting_v1.ProjectPublished(
        project_id=project.id,
        employer_name=employer.name,
        employer_time_zone=employer.time_zone,
        title=terms.title,
        brief=terms.brief,
        hours=float(terms.hours),
        fee=money(terms.fee),
        seats=terms.seats,
        deliverables=[
            posting_v1.ExpectedDeliverable(deliverable_id=item.id, title=item.title, acceptance=item.acceptance)
            for item in terms.deliverables
        ],
        hiring_manager_member_id=terms.hiring_manager_id,
        supervisor_member_id=terms.supervisor_id,
        reviewer_member_ids=list(terms.reviewer_ids),
        apply_by=terms.deadlines.apply_by,
        deliver_by=terms.deadlines.deliver_by,
        review_by=terms.deadlines.review_by,
        decide_by=terms.deadlines.decide_by,
        rubric=RubricRef(rubric_id=terms.rubric.id, version=terms.rubric.version),
        policy=PolicyRef(policy_id=terms.policy.id, version=terms.policy.version),
        published_at=at,
    )


def money(fee: Fee) -> Money:
    return Money(amount=f"{fee.amount:f}", currency=fee.currency)
