"""Leases spare repetitions and carry no correctness: relays that ignore each other lose nothing and keep the order."""

from dataclasses import replace

import pytest

from tests.model.sharing import Scope, explored

MOST = 60_000
TWO_KEYS = Scope(keys=(0, 1, 0, 1), places=(0, 0))
TWO_PARTITIONS = Scope(keys=(0, 1, 0, 0), places=(0, 1))
THREE_RELAYS = Scope(keys=(0, 0), places=(0,), senders=3, repeats=2)


@pytest.mark.parametrize("scope", [TWO_KEYS, TWO_PARTITIONS, THREE_RELAYS], ids=["keys", "partitions", "relays"])
def test_any_number_of_relays_may_send_anything_at_any_time(scope: Scope) -> None:
    states, counterexample = explored(scope, MOST)
    print(f"{states} states")  # noqa: T201
    assert counterexample is None, counterexample
    assert states > 10_000


def test_a_pass_that_overtakes_one_that_failed_is_refuted() -> None:
    _, counterexample = explored(replace(TWO_PARTITIONS, overtakes=True), MOST)
    assert counterexample is not None
    assert counterexample[-1].endswith("appears before event 0")


def test_reading_on_behind_the_last_id_is_refuted() -> None:
    _, counterexample = explored(replace(TWO_KEYS, skips_a_range=True), MOST)
    assert counterexample is not None
    assert counterexample[-1] == "event 2 appears before event 0"
