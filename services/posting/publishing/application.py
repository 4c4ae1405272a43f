"""What leaves the service about applications: no name, no answer, no free text."""

from typing import Any, assert_never

from services.posting.domain import application as domain
from services.posting.domain.application import Application
from shared.contracts import Contract, posting_v1


def outgoing(application: Application, event: domain.Event) -> Contract | None:  # noqa: C901  one line per event
    about: dict[str, Any] = {
        "application_id": application.id,
        "project_id": application.project_id,
        "subject_id": application.subject_id,
        "candidate_label": application.label,
    }
    match event:
        case domain.ReviewStarted() | domain.Confirmed():
            return None
        case domain.Submitted():
            return posting_v1.ApplicationSubmitted(**about, eligible_for_hire=application.eligible_for_hire)
        case domain.Shortlisted():
            return posting_v1.ApplicationShortlisted(**about)
        case domain.Waitlisted():
            return posting_v1.ApplicationWaitlisted(**about)
        case domain.Selected():
            return posting_v1.ApplicationSelected(**about, selected_by=event.by, from_waitlist=event.from_waitlist)
        case domain.Rejected():
            return posting_v1.ApplicationRejected(**about, rejection_reason=event.reason)
        case domain.Reinstated():
            return posting_v1.ApplicationReinstated(**about)
        case domain.Withdrawn():
            return posting_v1.ApplicationWithdrawn(**about)
        case domain.SelectionDeclined():
            return posting_v1.ApplicationSelectionDeclined(**about)
        case domain.Lapsed():
            return posting_v1.ApplicationLapsed(**about)
        case _:
            assert_never(event)
