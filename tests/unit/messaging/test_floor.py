"""The relay's floor never hides a row whose transaction was open when its successors went out."""

from shared.messaging.floor import Floor
from shared.messaging.outgoing_rows import Row, Snapshot


def a_row(row_id: int) -> Row:
    return Row(row_id, "t", b"k", b"{}", [], 0)


def test_the_floor_waits_for_old_transactions_and_for_its_lag() -> None:
    now = [0.0]
    floor = Floor(clock=lambda: now[0])
    floor.propose(10, Snapshot(5, 9))
    now[0] = 6.0
    floor.follow([], Snapshot(8, 20))
    assert floor.next_scan() == 0
    floor.follow([], Snapshot(9, 20))
    assert floor.next_scan() == 10


def test_a_row_below_the_candidate_keeps_the_floor_down() -> None:
    now = [0.0]
    floor = Floor(clock=lambda: now[0])
    floor.propose(10, Snapshot(5, 9))
    now[0] = 6.0
    floor.follow([a_row(7)], Snapshot(9, 20))
    assert floor.next_scan() == 0


def test_a_full_scan_comes_in_any_case() -> None:
    now = [0.0]
    floor = Floor(clock=lambda: now[0])
    floor.propose(10, Snapshot(5, 9))
    now[0] = 6.0
    floor.follow([], Snapshot(9, 20))
    now[0] = 31.0
    assert floor.next_scan() == 0
    assert floor.next_scan() == 10
