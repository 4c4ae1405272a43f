"""Times as people read them."""

from datetime import UTC, datetime

from shared import times


def test_days_and_deadlines_in_the_readers_zone() -> None:
    at = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    assert times.day(at, "Europe/Berlin") == "Fri 27 Nov"
    assert times.moment(at, "Europe/Berlin") == "Fri 27 Nov, 00:30"
    assert times.zone_offset(at, "Europe/Berlin") == "Europe/Berlin (UTC+1)"
    assert times.zone_offset(at, "Asia/Kolkata") == "Asia/Kolkata (UTC+5:30)"
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert [times.ahead(datetime(2026, 11, day, 9, tzinfo=UTC), now, "UTC") for day in (23, 24, 25, 27)] == [
        "1 day ago",
        "today",
        "tomorrow",
        "in 3 days",
    ]


def test_a_time_of_today_is_its_clock_alone() -> None:
    now = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert times.clock(now, now, "UTC") == "at 23:30"
    assert times.clock(datetime(2026, 11, 24, 22, 30, tzinfo=UTC), now, "Europe/Berlin") == "on Tue 24 Nov"
