"""A project moves only along its table, whatever the order of commands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.posting.domain import project as domain
from services.posting.domain.project import TRANSITIONS, Event, Origin, Project, Status, Wishes
from shared.rules import Finding, IllegalTransition, Invalid
from tests.unit.posting.samples import MANAGER, NOW, definition, project, surroundings

AROUND = surroundings()

COMMANDS: dict[str, Callable[[Project], tuple[Event, ...]]] = {
    "revise": lambda one: domain.revise(one, definition(seats=4), one.wishes, at=NOW),
    "spoil": lambda one: domain.revise(one, definition(hours=Decimal(99)), one.wishes, at=NOW),
    "wish": lambda one: domain.wish(one, definition(title="New"), Wishes(approved=True, publish=True), at=NOW),
    "submit": lambda one: domain.submit(one, AROUND, at=NOW),
    "approve": lambda one: domain.approve(one, MANAGER, at=NOW),
    "reject": lambda one: domain.reject_approval(one, MANAGER, "too dear", at=NOW),
    "publish": lambda one: domain.publish(one, AROUND, at=NOW),
    "hold": lambda one: domain.hold(one, at=NOW),
    "resume": lambda one: domain.resume(one, at=NOW),
    "close": lambda one: domain.close(one, at=NOW),
    "start": lambda one: domain.start(one, (UUID(int=5),), at=NOW),
    "complete": lambda one: domain.complete(one, at=NOW),
    "cancel": lambda one: domain.cancel(one, "no budget", at=NOW),
    "expire": lambda one: domain.expire(one, at=NOW),
    "archive": lambda one: domain.archive(one, at=NOW),
    "advance": lambda one: domain.advance(one, AROUND, at=NOW),
}


@given(st.lists(st.sampled_from(sorted(COMMANDS)), max_size=25))
def test_no_sequence_of_commands_leaves_the_table(names: list[str]) -> None:
    one = project()
    for name in names:
        try:
            events = COMMANDS[name](one)
        except (IllegalTransition, Invalid):
            continue
        for event in events:
            after = domain.apply(one, event)
            assert after.status is one.status or after.status in TRANSITIONS[one.status]
            assert (after.terms is None) or (one.terms in (None, after.terms))
            one = after


@given(st.sampled_from(sorted(COMMANDS)), st.sampled_from(sorted(Status)))
def test_a_refused_command_names_state_and_allowed_moves(name: str, status: Status) -> None:
    refused = _refusal(name, project(status=status))

    assert refused is None or (
        refused.state == status.value
        and refused.allowed == tuple(sorted(target.value for target in TRANSITIONS[status]))
    )


def _refusal(name: str, one: Project) -> IllegalTransition | None:
    try:
        COMMANDS[name](one)
    except IllegalTransition as error:
        return error
    except Invalid:
        pass
    return None


@pytest.mark.parametrize(
    ("name", "only_in"),
    [("revise", {Status.DRAFT}), ("reject", {Status.PENDING_APPROVAL}), ("resume", {Status.ON_HOLD})],
)
def test_some_commands_belong_to_one_state(name: str, only_in: set[Status]) -> None:
    allowed = {status for status in Status if _refusal(name, project(status=status)) is None}

    assert allowed == only_in


def test_every_status_is_in_the_table_and_reached_from_draft() -> None:
    assert set(TRANSITIONS) == set(Status)
    reached, rest = {Status.DRAFT}, [Status.DRAFT]
    while rest:
        new = TRANSITIONS[rest.pop()] - reached
        reached |= new
        rest += new
    assert reached == set(Status)


def test_final_states_allow_nothing() -> None:
    assert {status for status, allowed in TRANSITIONS.items() if not allowed} == {
        Status.CANCELLED,
        Status.EXPIRED,
        Status.ARCHIVED,
    }


def test_a_draft_with_findings_cannot_be_submitted() -> None:
    with pytest.raises(Invalid) as refused:
        domain.submit(project(definition=definition(hours=Decimal(3))), AROUND, at=NOW)
    assert [finding.field for finding in refused.value.findings] == ["hours"]


def test_the_wishes_of_an_hr_system_take_a_sound_draft_to_publication() -> None:
    one = project(origin=Origin("https://hr.example.com", "7"), wishes=Wishes(approved=True, publish=True))

    events = domain.advance(one, AROUND, at=NOW)

    assert [type(event) for event in events] == [domain.SubmittedForApproval, domain.Approved, domain.Published]
    assert domain.evolve(one, events).status is Status.PUBLISHED


def test_an_unread_value_keeps_a_draft_a_draft() -> None:
    unread = (Finding("hours", "not_understood", "correct it"),)
    one = project(wishes=Wishes(approved=True, publish=True, unread=unread))

    assert domain.advance(one, AROUND, at=NOW) == ()
    assert domain.findings_of(one, AROUND, at=NOW) == unread


def test_an_approved_project_whose_deadlines_have_passed_waits() -> None:
    one = project(status=Status.APPROVED, wishes=Wishes(approved=True, publish=True))

    assert domain.advance(one, AROUND, at=NOW + timedelta(days=30)) == ()


def test_what_was_submitted_no_longer_follows_the_template() -> None:
    lent = surroundings(template=replace(AROUND.template, hours=Decimal(10)))
    one = project(definition=definition(hours=None))

    submitted = domain.evolve(one, domain.submit(one, lent, at=NOW))

    assert submitted.definition.hours == Decimal(10)


def test_a_rejected_approval_needs_a_reason_and_voids_the_approval_of_the_hr_system() -> None:
    one = project(status=Status.PENDING_APPROVAL, wishes=Wishes(approved=True))
    with pytest.raises(Invalid):
        domain.reject_approval(one, MANAGER, " ", at=NOW)

    back = domain.evolve(one, domain.reject_approval(one, MANAGER, "too dear", at=NOW))

    assert (back.status, back.wishes.approved) == (Status.DRAFT, False)
