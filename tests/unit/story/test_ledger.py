"""The counters of the demo's report: one event removed, one effect doubled, two swapped; each figure becomes 1."""

from dataclasses import replace

import pytest

from deploy.story.ledger import Effect, Logged, Reading, count

TOPIC, CONSUMER, TYPE = "posting.project.v1", "evaluation.posting", "org.journeywork.posting.project.published.v1"
READINGS = [Reading(CONSUMER, frozenset({TYPE}))]


def a_log() -> list[Logged]:
    return [
        Logged(TOPIC, 0, key * 3 + sequence - 1, f"{key}-{sequence}", f"k{key}", sequence, TYPE)
        for key in range(2)
        for sequence in (1, 2, 3)
    ]


def effects_of(log: list[Logged]) -> list[Effect]:
    return [Effect(CONSUMER, e.event_id, e.topic, e.key, e.sequence, n) for n, e in enumerate(log)]


def figures(log: list[Logged], effects: list[Effect]) -> tuple[int, int, int, int]:
    found = count(log, effects, READINGS)
    return found["lost"], found["doubled"], found["out_of_order"], found["duplicates_on_topic"]


def test_a_sound_run_counts_nothing() -> None:
    assert figures(a_log(), effects_of(a_log())) == (0, 0, 0, 0)
    assert count(a_log(), effects_of(a_log()), READINGS)["checked"] == {"events": 6, "aggregates": 2, "effects": 6}


@pytest.mark.parametrize("gone", range(6))
def test_an_effect_that_is_missing_is_lost(gone: int) -> None:
    effects = effects_of(a_log())
    del effects[gone]
    assert figures(a_log(), effects) == (1, 0, 0, 0)


def test_an_event_that_nobody_handles_is_not_lost() -> None:
    log = [*a_log(), Logged(TOPIC, 1, 0, "other", "k9", 1, "org.journeywork.posting.project.drafted.v1")]
    assert figures(log, effects_of(a_log())) == (0, 0, 0, 0)


@pytest.mark.parametrize("gone", range(6))
def test_an_event_that_is_missing_from_the_log_is_lost(gone: int) -> None:
    log = a_log()
    event = log.pop(gone)
    assert figures(log, effects_of(a_log()))[0] == 1, event


def test_an_effect_that_happened_twice_is_doubled() -> None:
    effects = effects_of(a_log())
    assert figures(a_log(), [*effects, replace(effects[-1], applied=99)]) == (0, 1, 0, 0)


def test_two_effects_of_one_aggregate_swapped_are_out_of_order() -> None:
    effects = effects_of(a_log())
    effects[0], effects[1] = replace(effects[0], applied=1), replace(effects[1], applied=0)
    assert figures(a_log(), effects) == (0, 0, 1, 0)


def test_two_events_of_one_aggregate_swapped_on_the_topic_are_out_of_order() -> None:
    log = a_log()
    log[0], log[1] = replace(log[0], offset=1), replace(log[1], offset=0)
    assert figures(log, effects_of(a_log())) == (0, 0, 1, 0)


def test_the_order_between_aggregates_is_free() -> None:
    effects = effects_of(a_log())
    interleaved = [effects[i] for i in (0, 3, 1, 4, 2, 5)]
    assert figures(a_log(), [replace(e, applied=n) for n, e in enumerate(interleaved)]) == (0, 0, 0, 0)


def test_a_repetition_on_the_topic_is_counted_and_allowed() -> None:
    log = a_log()
    assert figures([*log, replace(log[2], offset=50)], effects_of(a_log())) == (0, 0, 0, 1)
