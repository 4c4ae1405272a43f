"""What `status` calls well, and each thing that makes it call for somebody."""

from dataclasses import replace
from typing import Any

import pytest

from shared.messaging.backlog import Backlog
from shared.messaging.shares import SLOTS
from shared.messaging.standing import Reached, Standing
from shared.operations import status_command, verdict
from shared.operations.verdict import Part, Reach

QUIET = Backlog(0, 0, 0.0, 0, 0.0, 0, 0, 0, 0)
ALL = Standing({"rig.all": 2, "rig.worker": 5}, 1, SLOTS, None, 0, 0.0, 0.0)
T = "rig.counter.v1"


def judged(waits: Backlog = QUIET, now: Standing = ALL) -> list[Part]:
    return [*verdict.of_standing("rig", now), *verdict.of_backlog(waits, now, (), ())]


def troubled(waits: Backlog = QUIET, now: Standing = ALL) -> list[str]:
    return [part.what for part in judged(waits, now) if part.state == "trouble"]


def reach(at: int, *, start: int = 0, end: int = 10, seconds: float = 0.0, other: bool = False) -> Reach:
    return Reach(T, 0, start, end, Reached("rig.counting", T, 0, at, "anchor", seconds), other)


def test_a_quiet_service_with_every_role_is_well() -> None:
    assert verdict.exit_code(judged()) == 0
    assert status_command.headline("rig", judged()) == "rig is well"


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("outbox", {"outbox": 3, "outbox_seconds": 61.0}),
        ("outbox refused", {"outbox_refused": 1}),
        ("parked", {"parked": 2, "parked_seconds": 901.0}),
        ("timers", {"timers_stuck": 1}),
        ("deliveries", {"deliveries_failed": 1}),
    ],
)
def test_what_waits_too_long_or_for_somebody_is_a_trouble_with_a_next_step(what: str, more: dict[str, Any]) -> None:
    parts = judged(replace(QUIET, **more))
    assert [part.what for part in parts if part.state == "trouble"] == [what]
    assert all(part.do for part in parts if part.state == "trouble")
    assert verdict.exit_code(parts) == 1


def test_what_is_only_on_its_way_is_well() -> None:
    waits = replace(QUIET, outbox=500, outbox_seconds=3.0, parked=1, parked_seconds=5.0, timers_due=4)
    assert troubled(replace(waits, deliveries_waiting=2)) == []


def test_what_nothing_tries_again_is_a_trouble_at_once() -> None:
    waits = replace(QUIET, parked=1, parked_seconds=1.0)
    assert troubled(waits, replace(ALL, parked_for_operator=1)) == ["parked"]


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("timers", {"timers_overdue_seconds": 301.0}),
        ("deliveries", {"deliveries_seconds": 1801.0}),
        ("relay", {"slots": SLOTS - 1}),
    ],
)
def test_what_is_late_or_without_a_leader_is_a_trouble(what: str, more: dict[str, Any]) -> None:
    assert troubled(QUIET, replace(ALL, **more)) == [what]


def test_a_role_without_a_session_is_named_with_its_command() -> None:
    parts = judged(QUIET, replace(ALL, sessions={"rig.api": 1}))
    (roles,) = [part for part in parts if part.state == "trouble"]
    assert roles == Part(
        "roles", "trouble", "api connected, worker absent, relay connected", "start `python -m services.rig worker`"
    )


def test_no_relay_is_a_trouble_unless_somebody_reads_the_slot_instead() -> None:
    alone = replace(ALL, relays=0, slots=0)
    assert troubled(QUIET, alone) == ["roles", "relay"]
    assert troubled(QUIET, replace(alone, slot="debezium")) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (reach(5, start=7), "log starts at 7, we are at 5"),
        (reach(12), "log ends at 10, we are at 12"),
        (reach(5, other=True), "offset 4 holds another event"),
    ],
)
def test_a_log_that_does_not_go_on_is_refused(one: Reach, said: str) -> None:
    (part,) = verdict.of_consumer("rig.counting", [one])
    assert (part.state, part.said) == ("trouble", f"{T}/0 refused: {said}")


def test_a_consumer_is_behind_and_well_until_it_stands() -> None:
    moving, standing, even = reach(4, seconds=3.0), reach(4, seconds=500.0), reach(10, seconds=5000.0)
    assert [part.state for part in verdict.of_consumer("rig.counting", [moving, even])] == ["well"]
    (part,) = verdict.of_consumer("rig.counting", [standing, even])
    assert part.said == f"6 events behind in 2 partitions; {T}/0 stands for 8m 20s"
    assert part.state == "trouble"


def test_a_consumer_that_was_never_there_is_behind_by_all_there_is() -> None:
    (part,) = verdict.of_consumer("rig.counting", [Reach(T, 0, 2, 9, None)])
    assert (part.state, part.said) == ("trouble", f"7 events behind in 1 partition; {T}/0 stands from the start")


def test_far_behind_is_a_trouble_even_while_it_moves() -> None:
    (part,) = verdict.of_consumer("rig.counting", [reach(0, end=10_001)])
    assert part.state == "trouble"


def test_trouble_weighs_more_than_what_cannot_be_told() -> None:
    well, trouble, unknown = Part("a", "well", ""), Part("b", "trouble", ""), Part("c", "unknown", "")
    assert verdict.exit_code([well]) == 0
    assert verdict.exit_code([well, unknown]) == 2
    assert verdict.exit_code([trouble, unknown]) == 1
    assert status_command.headline("rig", [trouble, unknown]) == "rig needs somebody: 1 trouble; 1 part cannot be told"


def test_the_screen_fits_100_columns_whatever_is_said() -> None:
    long = Part("rig.counting", "trouble", "word " * 60, "do " * 90)
    assert max(map(len, status_command.screen([long, *judged()]).splitlines())) <= 100
