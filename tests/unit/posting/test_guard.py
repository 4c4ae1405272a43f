"""The guard names each broken rule by field, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from services.posting.domain.employer import Days, Deliverable, Fee, Template
from services.posting.domain.guard import BUILT_IN_POLICY, BUILT_IN_RUBRIC, Definition, Ref, judge
from shared.contracts import defaults
from tests.unit.posting.samples import (
    MANAGER,
    NOW,
    REVIEWER_B,
    REVIEWER_C,
    REVIEWER_D,
    SUPERVISOR,
    definition,
    surroundings,
)

PROJECT = UUID(int=100)


def broken(asked: Definition, **around: object) -> set[tuple[str, str]]:
    return {(found.field, found.rule) for found in judge(PROJECT, asked, surroundings(**around), at=NOW).findings}


def test_a_whole_definition_gets_its_terms_with_everybody_by_id_and_versions_pinned() -> None:
    verdict = judge(PROJECT, definition(), surroundings(), at=NOW)

    assert verdict.findings == ()
    assert verdict.terms is not None
    assert (verdict.terms.hiring_manager_id, verdict.terms.supervisor_id) == (MANAGER, SUPERVISOR)
    assert verdict.terms.reviewer_ids == (REVIEWER_B, REVIEWER_C, REVIEWER_D)
    assert (verdict.terms.rubric, verdict.terms.policy) == (BUILT_IN_RUBRIC, BUILT_IN_POLICY)


def test_deliverables_keep_their_ids_however_often_they_are_judged() -> None:
    first = judge(PROJECT, definition(), surroundings(), at=NOW).terms
    again = judge(PROJECT, definition(), surroundings(), at=NOW).terms

    assert first is not None
    assert again is not None
    assert [item.id for item in first.deliverables] == [item.id for item in again.deliverables]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": None}, ("title", "missing")),
        ({"title": "x" * 201}, ("title", "too_long")),
        ({"brief": "x" * 20_001}, ("brief", "too_long")),
        ({"hours": None}, ("hours", "missing")),
        ({"hours": Decimal("4.9")}, ("hours", "out_of_range")),
        ({"hours": Decimal("40.1")}, ("hours", "out_of_range")),
        ({"fee": None}, ("fee", "missing")),
        ({"fee": Fee(Decimal("399.99"), "EUR")}, ("fee", "below_floor")),
        ({"seats": None}, ("seats", "missing")),
        ({"seats": 0}, ("seats", "out_of_range")),
        ({"deliverables": ()}, ("deliverables", "missing")),
        ({"deliverables": (Deliverable("Report", " "),)}, ("deliverables[0].acceptance", "missing")),
        ({"hiring_manager": None}, ("hiring_manager", "missing")),
        ({"hiring_manager": "nobody@example.com"}, ("hiring_manager", "unknown_member")),
        ({"hiring_manager": "b@example.com"}, ("hiring_manager", "lacks_role")),
        ({"supervisor": None}, ("supervisor", "missing")),
        ({"supervisor": "nobody@example.com"}, ("supervisor", "unknown_member")),
        ({"reviewers": ("b@example.com", "c@example.com", "x@example.com")}, ("reviewers[2]", "unknown_member")),
        ({"reviewers": ("b@example.com",)}, ("reviewers", "too_few")),
        ({"apply_by": NOW}, ("apply_by", "in_the_past")),
        ({"decide_by": NOW + timedelta(days=28)}, ("decide_by", "not_in_order")),
        ({"deliver_by": NOW + timedelta(days=8)}, ("deliver_by", "too_soon")),
        ({"rubric": Ref(UUID(int=7), 1)}, ("rubric", "unknown_version")),
    ],
)
def test_one_broken_rule_is_one_finding(changes: dict[str, object], expected: tuple[str, str]) -> None:
    assert broken(definition(**changes)) == {expected}


def test_a_supervisor_among_the_reviewers_is_a_finding() -> None:
    asked = definition(supervisor="d@example.com", reviewers=("b@example.com", "c@example.com", "d@example.com"))

    assert broken(asked) == {("supervisor", "is_reviewer")}


def test_a_supervisor_with_the_reviewers_role_is_only_left_out_when_nobody_was_named() -> None:
    verdict = judge(PROJECT, definition(supervisor="d@example.com"), surroundings(), at=NOW)

    assert verdict.terms is not None
    assert verdict.terms.reviewer_ids == (REVIEWER_B, REVIEWER_C)


def test_every_finding_is_reported_at_once() -> None:
    asked = definition(hours=Decimal(60), supervisor=None)

    assert broken(asked) == {("hours", "out_of_range"), ("supervisor", "missing")}


def test_the_template_fills_what_was_not_said_and_nothing_else() -> None:
    template = Template(
        hours=Decimal(10),
        fee=Fee(Decimal("300.00"), "EUR"),
        seats=2,
        deliverables=(Deliverable("Notebook", "Runs from start to end."),),
        hiring_manager="manager@example.com",
        supervisor="supervisor@example.com",
        days=Days(5, 7, 8, 10),
    )
    verdict = judge(PROJECT, Definition(title="A cool job", seats=1), surroundings(template=template), at=NOW)

    assert verdict.findings == ()
    assert verdict.terms is not None
    assert (verdict.terms.hours, verdict.terms.seats) == (Decimal(10), 1)
    assert verdict.terms.deadlines.deliver_by == NOW + timedelta(days=12)


def test_the_policy_says_how_many_reviewers_are_enough() -> None:
    policy = Ref(UUID(int=9), 4)
    around = {"policies": {policy: 4}, "policy": policy}

    assert broken(definition(), **around) == {("reviewers", "too_few")}


def test_no_finding_quotes_what_was_sent() -> None:
    secret = "candidate.seven@private.example"
    asked = replace(definition(), supervisor=secret, title="t" * 300, hours=Decimal(99))

    assert all(secret not in found.message for found in judge(PROJECT, asked, surroundings(), at=NOW).findings)


def test_the_built_in_rubric_and_policy_are_those_on_the_wire() -> None:
    assert Ref(defaults.DEFAULT_RUBRIC_ID, defaults.DEFAULT_RUBRIC_VERSION) == BUILT_IN_RUBRIC
    assert Ref(defaults.DEFAULT_POLICY_ID, defaults.DEFAULT_POLICY_VERSION) == BUILT_IN_POLICY
