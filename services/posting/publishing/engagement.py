"""What leaves the service about engagements and their deliverables: digests of reviewers' copies, never bytes."""

from typing import Any, assert_never

from services.posting.domain import engagement as domain
from services.posting.domain.deliverable import Deliverable, DeliverableVersion, Status
from services.posting.domain.engagement import Engagement
from shared.contracts import Contract, posting_v1


def outgoing(engagement: Engagement, event: domain.Event) -> Contract | None:  # noqa: C901  one line per event
    """`engagement` is the state after all events of the decision."""
    about: dict[str, Any] = {"engagement_id": engagement.id, "project_id": engagement.project_id}
    match event:
        case domain.Confirmed():
            return posting_v1.EngagementConfirmed(
                **about,
                application_id=engagement.application_id,
                subject_id=engagement.subject_id,
                candidate_label=engagement.candidate_label,
                eligible_for_hire=engagement.eligible_for_hire,
                selected_by=engagement.selected_by,
                supervisor_member_id=engagement.supervisor_id,
                conflict_tokens=list(engagement.conflict_tokens),
            )
        case domain.Started():
            return posting_v1.EngagementStarted(**about, deliver_by=event.deliver_by)
        case domain.DeliverableSubmitted():
            return _submitted(about, event)
        case domain.Submitted():
            return posting_v1.EngagementSubmitted(**about)
        case domain.ChangesRequested():
            return posting_v1.DeliverableChangesRequested(
                **about, deliverable_id=event.deliverable_id, version=event.version
            )
        case domain.DeliverableAccepted():
            return posting_v1.DeliverableAccepted(**about, deliverable_id=event.deliverable_id, version=event.version)
        case domain.DeliverableWaived():
            return posting_v1.DeliverableWaived(**about, deliverable_id=event.deliverable_id)
        case domain.DeliverableOverdue():
            return posting_v1.DeliverableOverdue(**about, deliverable_id=event.deliverable_id)
        case domain.Completed():
            copies = [_copy(one) for one in engagement.deliverables if one.status is Status.ACCEPTED]
            return posting_v1.EngagementCompleted(**about, deliverables=copies, accepted_by=event.accepted_by)
        case domain.Incomplete():
            return posting_v1.EngagementIncomplete(**about, reason=event.reason)
        case domain.Cancelled():
            return posting_v1.EngagementCancelled(**about, cancelled_by=event.by)
        case _:
            assert_never(event)


def _submitted(about: dict[str, Any], event: domain.DeliverableSubmitted) -> Contract:
    version = event.version
    return posting_v1.DeliverableSubmitted(
        **about,
        deliverable_id=event.deliverable_id,
        version=version.number,
        kind=version.kind,
        sha256=version.copy_sha256,
        media_type=version.media_type,
        size_bytes=version.copy_size_bytes,
    )


def _copy(deliverable: Deliverable) -> posting_v1.ReviewersCopy:
    version: DeliverableVersion = deliverable.versions[-1]
    return posting_v1.ReviewersCopy(
        deliverable_id=deliverable.id,
        title=deliverable.title,
        version=version.number,
        kind=version.kind,
        sha256=version.copy_sha256,
        media_type=version.media_type,
        size_bytes=version.copy_size_bytes,
        file_name=version.copy_name,
        link=None if version.withheld else version.link,
        removed=list(version.removed),
        left=list(version.left),
    )
