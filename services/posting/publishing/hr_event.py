"""What HR systems are told: which of their events were refused and why, and what came of their projects."""

from datetime import datetime

from services.posting.domain.hr_event import Answer, Named
from services.posting.store.outcomes import Outcome
from shared.contracts import hr_v1


def rejected(answer: Answer, named: Named, *, location: str, at: datetime) -> hr_v1.HrEventRejected:
    """Quotes id, field and rule, never the body."""
    return hr_v1.HrEventRejected(
        hr_event_id=answer.hr_event_id,
        event_id=named.event_id,
        event_source=named.source,
        event_type=named.type,
        location=location,
        findings=[
            hr_v1.HrFinding(field=finding.field, rule=finding.rule, message=finding.message)
            for finding in answer.findings
        ],
        rejected_at=at,
    )


def reported(outcome: Outcome) -> hr_v1.HrOutcomeReported:
    return hr_v1.HrOutcomeReported.model_validate(
        {
            "outcome_id": outcome.id,
            "milestone": outcome.milestone,
            "external_source": outcome.origin.source,
            "external_project_id": outcome.origin.external_project_id,
            "project_id": outcome.project_id,
            "application_id": outcome.application_id,
            "engagement_id": outcome.engagement_id,
            "candidate_label": outcome.candidate_label,
            "recommendation": outcome.recommendation,
            "offer_id": outcome.offer_id,
            "occurred_at": outcome.occurred_at,
        }
    )
