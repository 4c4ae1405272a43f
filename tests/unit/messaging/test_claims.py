"""The anchor: what the first record after a claim says about the log."""

import pytest

from shared.messaging.claims import Claim, Refused, check_anchor
from shared.messaging.record import Record


def a_record(offset: int, value: bytes = b"{}") -> Record:
    return Record("t", 0, offset, b"k", value, ())


def held(expected: int) -> Claim:
    return Claim("c", "t", 0, 1, expected, a_record(expected - 1).anchor)


def test_the_anchor_itself_is_recognised_and_not_applied_again() -> None:
    assert check_anchor(held(8), a_record(7), 0)


def test_a_gap_that_compaction_left_is_passed() -> None:
    assert not check_anchor(held(8), a_record(9), 0)


@pytest.mark.parametrize(
    ("first", "log_start", "said"),
    [
        (a_record(0), 0, "log went back: asked for 7, got 0"),
        (a_record(7, b"another"), 0, "topic was recreated"),
        (a_record(12), 12, "log starts at 12, we are at 8"),
    ],
)
def test_another_log_is_refused(first: Record, log_start: int, said: str) -> None:
    with pytest.raises(Refused, match=said):
        check_anchor(held(8), first, log_start)
