"""Sample employers, staff and projects: valid unless a test makes them otherwise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.posting.domain.employer import Deliverable, Fee, Template
from services.posting.domain.guard import (
    BUILT_IN_POLICY,
    BUILT_IN_RUBRIC,
    Definition,
    Staff,
    Surroundings,
)
from services.posting.domain.member import Role
from services.posting.domain.project import Project

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EMPLOYER = UUID(int=1)
MANAGER, SUPERVISOR, REVIEWER_B, REVIEWER_C, REVIEWER_D = (UUID(int=number) for number in range(10, 15))


def surroundings(**changes: Any) -> Surroundings:
    around = Surroundings(
        template=Template(),
        fee_floor=Decimal("20.00"),
        staff={
            "manager@example.com": Staff(MANAGER, frozenset({Role.HIRING_MANAGER})),
            "supervisor@example.com": Staff(SUPERVISOR, frozenset({Role.SUPERVISOR})),
            "b@example.com": Staff(REVIEWER_B, frozenset({Role.REVIEWER})),
            "c@example.com": Staff(REVIEWER_C, frozenset({Role.REVIEWER})),
            "d@example.com": Staff(REVIEWER_D, frozenset({Role.REVIEWER, Role.SUPERVISOR})),
        },
        rubrics=frozenset({BUILT_IN_RUBRIC}),
        policies={BUILT_IN_POLICY: 2},
        rubric=BUILT_IN_RUBRIC,
        policy=BUILT_IN_POLICY,
    )
    return replace(around, **changes)


def definition(**changes: Any) -> Definition:
    whole = Definition(
        title="Why do customers leave?",
        brief="Find the causes of churn in a year of data.",
        hours=Decimal(20),
        fee=Fee(Decimal("500.00"), "EUR"),
        seats=3,
        deliverables=(Deliverable("Report", "Names three causes, each with a figure."),),
        hiring_manager="manager@example.com",
        supervisor="supervisor@example.com",
        apply_by=NOW + timedelta(days=7),
        deliver_by=NOW + timedelta(days=21),
        review_by=NOW + timedelta(days=28),
        decide_by=NOW + timedelta(days=35),
    )
    return replace(whole, **changes)


def project(**changes: Any) -> Project:
    return replace(Project(UUID(int=100), EMPLOYER, definition(), version=1, sequence=1), **changes)
