"""Sample work, people and cards: valid unless a test makes them otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Member, Person, Task, Terms
from services.evaluation.domain.rubric import Ref
from services.evaluation.domain.scorecard import Marks, Overall, Rating
from services.evaluation.domain.standard_rubric import STANDARD

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
POLICY = Ref(UUID("018f0000-0000-7000-8000-000000000001"), 1)
MANAGER, SUPERVISOR = UUID(int=1), UUID(int=2)
REVIEWERS = tuple(UUID(int=10 + n) for n in range(6))
PROJECT = UUID(int=500)


def terms() -> Terms:
    return Terms(
        title="Customer churn analysis",
        brief="Find the causes.",
        tasks=(Task(UUID(int=900), "Report", "Names three causes."),),
        hiring_manager_id=MANAGER,
        supervisor_id=SUPERVISOR,
        reviewer_ids=REVIEWERS,
        time_zone="Europe/Berlin",
        review_by=NOW + timedelta(days=7),
        decide_by=NOW + timedelta(days=14),
        rubric=STANDARD.ref,
        policy=POLICY,
    )


def person(**changes: Any) -> Person:
    given: dict[str, Any] = {
        "subject_id": UUID(int=700),
        "candidate_label": "Candidate 7",
        "selected_by": MANAGER,
        "supervisor_id": SUPERVISOR,
    }
    return Person(**(given | changes))


def member(member_id: UUID, **changes: Any) -> Member:
    given: dict[str, Any] = {
        "id": member_id,
        "subject": f"s-{member_id.int}",
        "name": f"Reviewer {member_id.int}",
        "email": f"reviewer-{member_id.int}@example.com",
        "time_zone": "Europe/Berlin",
        "roles": frozenset({"reviewer"}),
    }
    return Member(**(given | changes))


def evaluation(number: int = 0, *, wanted: int = 2) -> Evaluation:
    return Evaluation(
        id=UUID(int=1000 + number),
        employer_id=UUID(int=5),
        engagement_id=UUID(int=2000 + number),
        project_id=PROJECT,
        subject_id=UUID(int=700 + number),
        candidate_label=f"Candidate {number}",
        rubric=STANDARD.ref,
        policy=POLICY,
        wanted=wanted,
    )


def marks(*points: int | None, overall: Overall | None = Overall.YES) -> Marks:
    """Points in the order of the standard rubric's criteria."""
    given = points or (4, 4, 3, 5)
    ratings = (
        Rating(criterion.id, one, f"Seen: {criterion.name.lower()}.")
        for criterion, one in zip(STANDARD.criteria, given, strict=True)
    )
    return Marks(overall, tuple(ratings))
