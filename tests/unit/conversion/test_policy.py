"""Policies: every number that cannot be is named; versions follow one another."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from services.conversion.domain import policy
from services.conversion.domain.policy import ApproverGroup, Numbers, Policy, Status, Terms
from shared.rules import IllegalTransition, Invalid

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
FINANCE, PEOPLE = UUID(int=1), UUID(int=2)
STAFF = frozenset({FINANCE, PEOPLE})


def a_policy(terms: Terms) -> Policy:
    return Policy(UUID(int=10), UUID(int=11), terms)


def test_the_defaults_are_valid() -> None:
    (event,) = policy.activate(a_policy(Terms("Ours")), staff=STAFF, at=AT)
    state = policy.apply(a_policy(Terms("Ours")), event)
    assert (state.status, state.policy_version, state.activated_at) == (Status.ACTIVE, 1, AT)


def test_a_version_replaces_the_one_before() -> None:
    state = replace(a_policy(Terms("Ours")), status=Status.ACTIVE)
    for event in policy.renew(state, Terms("Ours", Numbers(bar=Decimal(65))), staff=STAFF, at=AT):
        state = policy.apply(state, event)
    assert (state.policy_version, state.terms.numbers.bar) == (2, Decimal(65))
    with pytest.raises(IllegalTransition):
        policy.activate(state, staff=STAFF, at=AT)


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        (Numbers(bar=Decimal(101)), "bar"),
        (Numbers(bar=Decimal("NaN")), "bar"),
        (Numbers(bar=Decimal(85)), "strong_bar"),
        (Numbers(p_yes=Decimal("0.4")), "p_yes"),
        (Numbers(p_no=Decimal("0.6")), "p_no"),
        (Numbers(p_yes=Decimal("0.99")), "weak_p"),
        (Numbers(min_reviews=5), "max_reviews"),
        (Numbers(min_reviews=0), "min_reviews"),
        (Numbers(offer_valid_days=0), "offer_valid_days"),
    ],
)
def test_a_number_that_cannot_be_is_named(numbers: Numbers, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        policy.activate(a_policy(Terms("Ours", numbers)), staff=STAFF, at=AT)
    assert field in {finding.field for finding in refused.value.findings}


def test_groups_that_cannot_approve_are_named() -> None:
    groups = (
        ApproverGroup("Finance", (FINANCE,), 2),
        ApproverGroup("finance", (PEOPLE, PEOPLE), 1),
        ApproverGroup("Board", (UUID(int=9),), 1),
    )
    with pytest.raises(Invalid) as refused:
        policy.activate(a_policy(Terms(" ", approver_groups=groups)), staff=STAFF, at=AT)
    assert [(f.field, f.rule) for f in refused.value.findings] == [
        ("name", "missing"),
        ("approver_groups[0].approvals_required", "out_of_range"),
        ("approver_groups[1].name", "not_unique"),
        ("approver_groups[1].member_ids", "not_unique"),
        ("approver_groups[2].member_ids", "unknown"),
    ]
