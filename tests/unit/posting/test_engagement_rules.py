"""An engagement and its deliverables move only along their tables, whatever the order of commands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.posting.domain import deliverable as deliverables
from services.posting.domain import engagement as domain
from services.posting.domain.deliverable import Deliverable, DeliverableVersion
from services.posting.domain.engagement import FINAL, TRANSITIONS, Engagement, Event, Status
from shared.rules import IllegalTransition, Invalid, NotFound
from tests.unit.posting.samples import EMPLOYER, MANAGER, NOW, SUPERVISOR

FIRST, SECOND = UUID(int=401), UUID(int=402)
LATER = NOW + timedelta(days=10)


def engagement(**changes: Any) -> Engagement:
    whole = Engagement(
        id=UUID(int=400),
        employer_id=EMPLOYER,
        project_id=UUID(int=100),
        application_id=UUID(int=200),
        person_id=UUID(int=300),
        subject_id=UUID(int=301),
        candidate_label="Candidate 7",
        eligible_for_hire=True,
        selected_by=MANAGER,
        supervisor_id=SUPERVISOR,
        conflict_tokens=(),
        deliverables=(Deliverable(FIRST, "Report", "Names causes."), Deliverable(SECOND, "Slides", "Ten at most.")),
        version=1,
        sequence=1,
    )
    return replace(whole, **changes)


def _deliver(one: Engagement, deliverable_id: UUID) -> tuple[Event, ...]:
    number = one.deliverable(deliverable_id).latest + 1
    version = DeliverableVersion(number, "link", NOW, link="https://example.com/work")
    return domain.deliver(one, deliverable_id, version, at=NOW)


COMMANDS: dict[str, Callable[[Engagement], tuple[Event, ...]]] = {
    "start": lambda one: domain.start(one, LATER, at=NOW),
    "deliver the first": lambda one: _deliver(one, FIRST),
    "deliver the second": lambda one: _deliver(one, SECOND),
    "accept the first": lambda one: domain.accept(one, FIRST, SUPERVISOR, at=NOW),
    "accept the second": lambda one: domain.accept(one, SECOND, SUPERVISOR, at=NOW),
    "send the first back": lambda one: domain.request_changes(one, FIRST, "shorter", SUPERVISOR, at=NOW),
    "send the second back": lambda one: domain.request_changes(one, SECOND, "longer", SUPERVISOR, at=NOW),
    "waive the first": lambda one: domain.waive(one, FIRST, SUPERVISOR, at=NOW),
    "waive the second": lambda one: domain.waive(one, SECOND, SUPERVISOR, at=NOW),
    "silence": lambda one: domain.accept_by_silence(one, at=NOW),
    "deadline": lambda one: domain.miss_deadline(one, at=NOW),
    "cancel": lambda one: domain.cancel(one, "employer", at=NOW),
}


def after(one: Engagement, *names: str) -> Engagement:
    for name in names:
        one = domain.evolve(one, COMMANDS[name](one))
    return one


@given(st.lists(st.sampled_from(sorted(COMMANDS)), max_size=25))
def test_no_sequence_of_commands_leaves_the_tables(names: list[str]) -> None:
    one = engagement()
    for name in names:
        try:
            events = COMMANDS[name](one)
        except (IllegalTransition, Invalid):
            continue
        for event in events:
            moved = domain.apply(one, event)
            assert moved.status is one.status or moved.status in TRANSITIONS[one.status]
            for before, now in zip(one.deliverables, moved.deliverables, strict=True):
                assert now is before or now.status in deliverables.TRANSITIONS[before.status]
                assert [version.number for version in now.versions] == list(range(1, now.latest + 1))
            one = moved
        if one.status is Status.COMPLETED:
            assert all(item.status in deliverables.SETTLED for item in one.deliverables)
            assert any(item.status is deliverables.Status.ACCEPTED for item in one.deliverables)
        if one.status is Status.SUBMITTED:
            assert all(item.status in deliverables.HANDED_OVER for item in one.deliverables)


@given(st.sampled_from(sorted(COMMANDS)), st.sampled_from(sorted(FINAL)))
def test_what_is_final_stays(name: str, status: Status) -> None:
    with pytest.raises(IllegalTransition) as refused:
        COMMANDS[name](engagement(status=status))

    assert (refused.value.state, refused.value.allowed) == (status.value, ())


def test_the_work_is_submitted_when_nothing_expected_is_missing() -> None:
    half = after(engagement(), "start", "deliver the first")
    whole = after(half, "deliver the second")

    assert (half.status, whole.status) == (Status.ACTIVE, Status.SUBMITTED)


def test_changes_make_it_active_and_the_next_version_submits_it_again() -> None:
    submitted = after(engagement(), "start", "deliver the first", "deliver the second", "accept the second")

    back = after(submitted, "send the first back")
    again = after(back, "deliver the first")

    assert (back.status, back.deliverable(FIRST).note) == (Status.ACTIVE, "shorter")
    assert (again.status, again.deliverable(FIRST).latest, again.deliverable(FIRST).note) == (Status.SUBMITTED, 2, "")


def test_the_last_acceptance_completes() -> None:
    submitted = after(engagement(), "start", "deliver the first", "deliver the second", "accept the first")

    events = domain.accept(submitted, SECOND, SUPERVISOR, at=NOW)

    assert events[-1] == domain.Completed(SUPERVISOR, NOW)


def test_silence_accepts_what_is_open_and_nobody_did_it() -> None:
    submitted = after(engagement(), "start", "deliver the first", "deliver the second", "accept the first")

    events = domain.accept_by_silence(submitted, at=NOW)

    assert events == (domain.DeliverableAccepted(SECOND, 1, None, NOW), domain.Completed(None, NOW))


def test_a_missed_deadline_names_what_is_overdue() -> None:
    half = after(engagement(), "start", "deliver the first")

    events = domain.miss_deadline(half, at=NOW)

    assert events == (domain.DeliverableOverdue(SECOND, NOW), domain.Incomplete("missed_deadline", NOW))


def test_nothing_is_delivered_before_the_start_and_nothing_that_was_not_asked_for() -> None:
    with pytest.raises(IllegalTransition):
        _deliver(engagement(), FIRST)
    with pytest.raises(NotFound):
        _deliver(engagement(status=Status.ACTIVE), UUID(int=999))


def test_waiving_what_is_left_submits_but_something_must_be_left_to_judge() -> None:
    half = after(engagement(), "start", "deliver the first")

    assert after(half, "waive the second").status is Status.SUBMITTED
    with pytest.raises(Invalid):
        after(engagement(), "start", "waive the first", "waive the second")


def test_changes_need_a_note() -> None:
    submitted = after(engagement(), "start", "deliver the first", "deliver the second")

    with pytest.raises(Invalid):
        domain.request_changes(submitted, FIRST, "  ", SUPERVISOR, at=NOW)


@pytest.mark.parametrize(
    ("said", "accepted"),
    [("2026-11-23", "2026-11-30"), ("2026-11-27", "2026-12-04"), ("2026-11-28", "2026-12-04")],
)
def test_five_working_days_pass_over_the_weekend(said: str, accepted: str) -> None:
    at = datetime.fromisoformat(said).replace(hour=9, tzinfo=UTC)

    assert domain.silent_until(at) == datetime.fromisoformat(accepted).replace(hour=9, tzinfo=UTC)


@pytest.mark.parametrize("link", ["http://example.com", "example.com", "https://example.com/a b", "javascript:x", ""])
def test_a_link_is_an_https_address(link: str) -> None:
    with pytest.raises(Invalid):
        deliverables.checked_link(link)
