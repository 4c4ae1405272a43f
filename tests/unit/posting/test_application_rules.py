"""An application moves only along its table, whatever the order of commands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.posting.domain import application as domain
from services.posting.domain.application import TRANSITIONS, Application, Event, RejectionReason, Status
from shared.rules import IllegalTransition, Invalid
from tests.unit.posting.samples import EMPLOYER, MANAGER, NOW

COMMANDS: dict[str, Callable[[Application], tuple[Event, ...]]] = {
    "review": lambda one: domain.review(one, at=NOW),
    "shortlist": lambda one: domain.shortlist(one, at=NOW),
    "waitlist": lambda one: domain.waitlist(one, MANAGER, at=NOW),
    "select": lambda one: domain.select(one, MANAGER, seats=3, taken=1, at=NOW),
    "reject": lambda one: domain.reject(one, RejectionReason.SKILLS_NOT_SHOWN, at=NOW),
    "reinstate": lambda one: domain.reinstate(one, at=NOW),
    "withdraw": lambda one: domain.withdraw(one, at=NOW),
    "confirm": lambda one: domain.confirm(one, at=NOW),
    "decline": lambda one: domain.decline(one, at=NOW),
    "lapse": lambda one: domain.lapse(one, at=NOW),
}


def application(**changes: object) -> Application:
    whole = Application(
        id=UUID(int=200),
        employer_id=EMPLOYER,
        project_id=UUID(int=100),
        person_id=UUID(int=300),
        subject_id=UUID(int=301),
        number=7,
        eligible_for_hire=True,
        version=1,
        sequence=1,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # the tests name fields and their values


@given(st.lists(st.sampled_from(sorted(COMMANDS)), max_size=20))
def test_no_sequence_of_commands_leaves_the_table(names: list[str]) -> None:
    one = application()
    for name in names:
        try:
            events = COMMANDS[name](one)
        except (IllegalTransition, Invalid):
            continue
        for event in events:
            after = domain.apply(one, event)
            assert after.status in TRANSITIONS[one.status]
            assert (after.rejection_reason is not None) == (after.status is Status.REJECTED)
            assert after.status is not Status.SELECTED or after.selected_by == MANAGER
            one = after


@given(st.sampled_from(sorted(COMMANDS)), st.sampled_from(sorted(Status)))
def test_a_refused_command_names_state_and_allowed_moves(name: str, status: Status) -> None:
    refused = _refusal(name, application(status=status))

    assert refused is None or (
        refused.state == status.value
        and refused.allowed == tuple(sorted(target.value for target in TRANSITIONS[status]))
    )


def _refusal(name: str, one: Application) -> IllegalTransition | None:
    try:
        COMMANDS[name](one)
    except IllegalTransition as refused:
        return refused
    return None


def test_every_move_of_the_table_is_made_by_some_command() -> None:
    made = set()
    for status in Status:
        for command in COMMANDS.values():
            try:
                (event,) = command(application(status=status))
            except IllegalTransition:
                continue
            made.add((status, domain.STATUS_AFTER[type(event)]))

    assert made == {(status, target) for status, targets in TRANSITIONS.items() for target in targets}


def test_nobody_is_offered_a_seat_that_is_taken() -> None:
    with pytest.raises(Invalid) as refused:
        domain.select(application(status=Status.SHORTLISTED), MANAGER, seats=3, taken=3, at=NOW)

    assert [(one.field, one.rule) for one in refused.value.findings] == [("seats", "all_taken")]


def test_a_selection_says_whether_it_came_from_the_waitlist() -> None:
    taken = [
        domain.select(application(status=status), MANAGER, seats=3, taken=2, at=NOW)[0]
        for status in (Status.SHORTLISTED, Status.WAITLISTED)
    ]

    assert taken == [domain.Selected(MANAGER, False, NOW), domain.Selected(MANAGER, True, NOW)]


def test_after_the_deadline_nobody_applies() -> None:
    with pytest.raises(Invalid) as refused:
        domain.submit(at=NOW, apply_by=NOW)

    assert refused.value.findings[0].rule == "deadline_passed"
    assert domain.submit(at=NOW, apply_by=NOW + timedelta(seconds=1)) == (domain.Submitted(NOW),)


def test_a_reinstated_application_has_no_reason_any_more() -> None:
    rejected = domain.evolve(application(), domain.reject(application(), RejectionReason.NOT_AVAILABLE, at=NOW))

    back = domain.evolve(rejected, domain.reinstate(rejected, at=NOW))

    assert (back.status, back.rejection_reason) == (Status.UNDER_REVIEW, None)
    assert application().label == "Candidate 7"
