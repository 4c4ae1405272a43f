"""Due dates leave room for somebody else; a silent reviewer is replaced on a working day, with time left to review."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.domain.due import LATE_REVIEW, first_due, replaced_at

BERLIN = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(("days", "kept"), [(1, 0), (2, 0), (3, 1), (5, 1), (6, 2), (9, 3), (30, 3)])
def test_a_third_of_the_days_is_kept_and_three_at_most(days: int, kept: int) -> None:
    review_by = MONDAY + timedelta(days=days)

    assert first_due(MONDAY, review_by, BERLIN) == review_by - timedelta(days=kept)


def test_after_the_deadline_a_review_has_three_days() -> None:
    assert first_due(MONDAY, MONDAY - timedelta(hours=1), BERLIN) == MONDAY + LATE_REVIEW


def test_the_due_date_keeps_the_deadlines_time_of_day_when_the_clocks_change() -> None:
    review_by = datetime(2026, 10, 26, 16, tzinfo=UTC)  # 17:00 in Berlin, the day after summer time
    due = first_due(review_by - timedelta(days=9), review_by, BERLIN)

    assert [one.astimezone(ZoneInfo(BERLIN)).hour for one in (review_by, due)] == [17, 17]


@pytest.mark.parametrize(("due_on", "replaced_on"), [(0, 1), (3, 4), (4, 7), (5, 7), (6, 7)])
def test_a_working_day_later_somebody_else_is_asked(due_on: int, replaced_on: int) -> None:
    due = MONDAY + timedelta(days=due_on)

    assert replaced_at(due, due + timedelta(days=20), BERLIN) == MONDAY + timedelta(days=replaced_on)


@given(st.integers(0, 400), st.integers(1, 14 * 24))
def test_at_least_half_of_what_is_left_belongs_to_the_replacement(start: int, left: int) -> None:
    due = MONDAY + timedelta(hours=start)
    deadline = due + timedelta(hours=left)

    at = replaced_at(due, deadline, BERLIN)

    assert due < at <= deadline
    assert deadline - at >= (deadline - due) / 2
