"""Employers and members: what they need, and the table of the member's states."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.posting.domain import employer, member
from services.posting.domain.employer import Days, Template
from services.posting.domain.member import TRANSITIONS, Details, Role, Status
from shared.rules import IllegalTransition, Invalid
from tests.unit.posting.samples import EMPLOYER, NOW

DETAILS = Details("reviewer-b", "Reviewer B", "B@Example.com", frozenset({Role.REVIEWER}))


def joined() -> member.Member:
    return member.join(UUID(int=3), EMPLOYER, DETAILS, at=NOW)[0]


def test_a_member_is_known_by_their_work_mail_in_lower_case() -> None:
    assert joined().details.email == "b@example.com"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": " "}, "subject"),
        ({"name": ""}, "name"),
        ({"email": "no address"}, "email"),
        ({"roles": frozenset()}, "roles"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
    ],
)
def test_a_member_without_what_is_needed_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        member.join(UUID(int=3), EMPLOYER, replace(DETAILS, **changes), at=NOW)
    assert [finding.field for finding in refused.value.findings] == [field]


@given(st.lists(st.sampled_from(["change", "leave"]), max_size=6))
def test_no_sequence_of_commands_leaves_the_table_of_a_member(names: list[str]) -> None:
    one = joined()
    for number, name in enumerate(names):
        try:
            if name == "change":
                events = member.change(one, replace(DETAILS, name=f"Reviewer {number}"), at=NOW)
            else:
                events = member.leave(one, at=NOW)
        except IllegalTransition:
            assert one.status is Status.LEFT
            continue
        for event in events:
            after = member.apply(one, event)
            assert after.status is one.status or after.status in TRANSITIONS[one.status]
            one = after


def test_a_change_that_changes_nothing_is_no_event() -> None:
    assert member.change(joined(), DETAILS, at=NOW) == ()


def test_an_employer_needs_a_name_and_a_real_time_zone() -> None:
    with pytest.raises(Invalid) as refused:
        employer.register(EMPLOYER, name="", time_zone="CET7", language="en", fee_floor=Decimal(20), at=NOW)
    assert [finding.field for finding in refused.value.findings] == ["name", "time_zone"]


@pytest.mark.parametrize(
    "template",
    [Template(days=Days(0, 5, 6, 7)), Template(days=Days(5, 5, 6, 366)), Template(custom_fields={"salary": "x"})],
)
def test_a_template_out_of_order_or_with_unknown_fields_is_refused(template: Template) -> None:
    one, _ = employer.register(EMPLOYER, name="Example", time_zone="UTC", language="en", fee_floor=Decimal(20), at=NOW)
    with pytest.raises(Invalid):
        employer.change_template(one, template, fee_floor=Decimal(20), at=NOW)


def test_the_tables_hold_every_state() -> None:
    assert set(TRANSITIONS) == set(Status)
    assert set(employer.TRANSITIONS) == set(employer.Status)
