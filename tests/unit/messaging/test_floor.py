"""The relay's floor never hides a row whose transaction was open when its successors went out."""

from shared.messaging.floor import Floor
from shared.messaging.outgoing_rows import Snapshot


def test_the_floor_waits_for_old_transactions_and_for_its_lag() -> None:
    now = [0.0]
    floor = Floor(clock=lambda: now[0])
    floor.propose(10, Snapshot(5, 9))
    now[0] = 6.0
    floor.follow(None, Snapshot(8, 20))
    assert floor.next_scan() == 0
    floor.follow(None, Snapshot(9, 20))
    assert floor.next_scan() == 10


def test_a_row_below_the_candidate_keeps_the_floor_down() -> None:
    now = [0.0]
    floor = Floor(clock=lambda: now[0])
    floor.propose(10, Snapshot(5, 9))
    now[0] = 6.0
    floor.follow(7, Snapshot(9, 20))
    assert floor.next_scan() == 0


def test_a_refused_row_keeps_the_floor_below_it() -> None:
    now = [0.0]
    floor = Floor(clock=lambda: now[0])
    floor.propose(10, Snapshot(5, 9))
    now[0] = 6.0
    floor.follow(None, Snapshot(9, 20, refused=10))
    assert floor.next_scan() == 0
    floor.propose(12, Snapshot(5, 9))
    now[0] = 12.0
    floor.follow(13, Snapshot(9, 20, refused=13))
    assert floor.next_scan() == 12


def test_a_full_scan_comes_in_any_case() -> None:
    now = [0.0]
    floor = Floor(clock=lambda: now[0])
    floor.propose(10, Snapshot(5, 9))
    now[0] = 6.0
    floor.follow(None, Snapshot(9, 20))
    now[0] = 31.0
    assert floor.next_scan() == 0
    assert floor.next_scan() == 10
