"""Every state that the engine can reach within so many steps keeps its promises; six mistakes do not."""

from collections.abc import Sequence

import pytest

from tests.model.explore import Explorer, explore
from tests.model.liveness import Healing
from tests.model.state import Build, Scope

ONE_KEY = Scope(keys=(0, 0), places=(0,))
TWO_KEYS = Scope(keys=(0, 0, 1), places=(0, 0))
TWO_PARTITIONS = Scope(keys=(0, 1), places=(0, 1))
DEPTH = 20

EXPLORED = [
    ("one key", ONE_KEY, 20, 190_206),
    ("two keys", TWO_KEYS, 12, 94_954),
    ("two partitions", TWO_PARTITIONS, 15, 138_207),
]
REFUTED = [
    ("I1", Build(commit_before_process=True), ["commits a slice from 0 to 0: the offset only", "dies"]),
    ("I1", Build(range_delete=True), ["reads event 2", "transaction 0 (key A) commits", "deletes events 0,2"]),
    ("I8", Build(no_compare_and_set=True), ["under epoch 1", "under epoch 2", "member 0/1 commits", "member 0/2"]),
    ("I2", Build(no_inbox=True), ["Kafka takes event", "Kafka takes event", "commits a slice"]),
    (
        "I7",
        Build(order_by_transaction_id=True),
        ["transaction 0 (key A) begins", "1 (key A) commits", "0 (key A) commits"],
    ),
    ("I1", Build(swallowed_failure=True), ["commits a slice from 0 to 0"]),
]
FAULTS = [
    "transaction (key A) dies before its commit",
    "relay dies",
    "relay deletes nothing, its lease is gone",
    "relay gives up event which is lost",
    "relay gives up event which is still on its way",
    "Kafka takes event late",
    "member dies or loses its partition",
    "member commits a slice from to which is fenced",
    "the parked event at is applied",
]


@pytest.mark.parametrize(("name", "scope", "depth", "states"), EXPLORED, ids=[name for name, *_ in EXPLORED])
def test_every_reachable_state_keeps_the_promises(name: str, scope: Scope, depth: int, states: int) -> None:
    explorer = Explorer(scope)
    seen = explorer.explore(depth)
    print(f"{name}: {seen.states} states, {seen.steps} steps, depth {seen.depth}")  # noqa: T201
    assert seen.counterexample is None, f"\n{seen.counterexample}"
    assert (seen.depth, seen.states) == (depth, states)
    healing = Healing(scope)
    stuck = [state for state in explorer.come_from if not healing.comes_to_rest(state)]
    assert not stuck, f"I10: no way to rest from {stuck[0]}"
    assert not [fault for fault in FAULTS if not seen.kinds[fault]]


@pytest.mark.parametrize(("invariant", "build", "told"), REFUTED, ids=[build.mistake for _, build, _ in REFUTED])
def test_each_mistake_is_refuted_by_a_shortest_run(invariant: str, build: Build, told: Sequence[str]) -> None:
    found = explore(TWO_KEYS, DEPTH, build).counterexample
    assert found is not None
    print(f"\n{found}")  # noqa: T201
    assert found.invariant == invariant
    assert _in_this_order(str(found), told), f"\n{found}"


def test_a_counterexample_is_a_numbered_run_that_ends_with_what_is_wrong() -> None:
    found = str(explore(TWO_KEYS, DEPTH, Build(no_inbox=True)).counterexample).splitlines()
    assert [line.split(".")[0].strip() for line in found[:-1]] == [str(n) for n in range(1, len(found))]
    assert found[-1].strip().startswith("I2: event")


def _in_this_order(text: str, parts: Sequence[str]) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at) + 1
        if not at:
            return False
    return True
