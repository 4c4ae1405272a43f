"""Each invariant of `verify`: what keeps it, and what breaks it alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from shared.operations.found import Found
from shared.operations.invariants import Log, Reads, Seen, State, findings

T = "posting.project.v1"
KIND = "project.published"
READER = Reads("evaluation.posting", frozenset({KIND}))


def record(offset: int, sequence: int, event: str = "", **other: Any) -> Seen:
    event = event or f"event {sequence}"
    return replace(Seen(T, 0, offset, "a", sequence, event, KIND, event.encode(), 100.0), **other)


def log(*records: Seen, start: int = 0, end: int | None = None) -> Log:
    return Log(records, {(T, 0): start}, {(T, 0): len(records) + start if end is None else end})


def sound(count: int = 3) -> tuple[Log, State]:
    """`count` events of one aggregate, all applied by one consumer."""
    records = [record(n, n + 1) for n in range(count)]
    applied = {READER.consumer: {one.event_id: one.digest for one in records}}
    return log(*records), State({(T, "a"): count}, applied=applied, positions={(READER.consumer, T, 0): count})


def wrong(found: Log, state: State, *, later: Mapping[tuple[str, str], int] | None = None) -> list[str]:
    """What did not hold."""
    verdicts = findings(found, state, [READER], state.published if later is None else later)
    return [one.what for one in verdicts if one.state == "wrong"]


def said(verdicts: Sequence[Found], what: str) -> str:
    return next(one.said for one in verdicts if one.what == what)


def test_what_is_sound_is_found_sound() -> None:
    assert wrong(*sound()) == []


def test_an_event_that_neither_the_topic_nor_the_outbox_has_is_lost() -> None:
    found, state = sound()
    state = replace(state, published={(T, "a"): 4})
    verdicts = findings(found, state, [READER], state.published)
    assert [one.what for one in verdicts if one.state == "wrong"] == ["published events are on their topic"]
    assert f"{T} a number 4" in said(verdicts, "published events are on their topic")
    assert wrong(found, replace(state, outbox=frozenset({(T, "a", 4)}))) == [], "it is on its way"


def test_what_kafka_no_longer_keeps_is_told_and_not_lost() -> None:
    kept = log(record(5, 3), start=5, end=6)
    state = State({(T, "a"): 3})
    verdicts = findings(kept, state, [], state.published)
    assert [one.what for one in verdicts if one.state == "wrong"] == []
    assert said(verdicts, "no longer kept by Kafka").startswith("2 events")


def test_a_topic_of_which_nothing_was_read_is_lost_and_not_forgotten() -> None:
    assert wrong(Log((), {}, {}), State({(T, "a"): 2})) == ["published events are on their topic"]


def test_a_gap_behind_what_kafka_still_keeps_is_lost() -> None:
    kept = log(record(5, 2), record(6, 4), start=5, end=7)
    assert wrong(kept, State({(T, "a"): 4})) == ["published events are on their topic"]


def test_a_topic_that_knows_more_than_the_database() -> None:
    found, state = sound()
    state = replace(state, published={(T, "a"): 2})
    assert wrong(found, state) == ["topics hold nothing that the database does not know"]
    assert wrong(found, state, later={(T, "a"): 3}) == [], "it was published while the topics were read"


def test_an_aggregate_that_the_database_does_not_know() -> None:
    found, state = sound()
    stray = record(3, 1, "stray", key="b")
    applied = {READER.consumer: {**state.applied[READER.consumer], "stray": b"stray"}}
    state = replace(state, applied=applied, positions={(READER.consumer, T, 0): 4})
    assert wrong(log(*found.records, stray), state) == ["topics hold nothing that the database does not know"]


@pytest.mark.parametrize("second", [record(3, 3, "another"), record(3, 3, "event 3", digest=b"other content")])
def test_a_number_that_stands_for_two_events(second: Seen) -> None:
    found, state = sound()
    assert "a number stands for one event" in wrong(log(*found.records, second), state)


def test_others_may_count_as_they_like() -> None:
    found, state = sound()
    twice = [record(n, 0, "theirs", topic="hr.project.v1", digest=bytes([n]), type="hr") for n in range(2)]
    theirs = replace(log(*found.records, *twice), foreign=frozenset({"hr.project.v1"}))
    assert wrong(theirs, state) == []
    assert wrong(replace(theirs, foreign=frozenset()), state) == ["a number stands for one event"]


def test_a_repetition_is_no_second_event() -> None:
    found, state = sound()
    again = replace(found.records[0], offset=3)
    assert wrong(log(*found.records, again), replace(state, positions={(READER.consumer, T, 0): 4})) == []


def test_an_event_that_first_lies_behind_a_later_one() -> None:
    found, state = sound()
    first, second, third = found.records
    swapped = log(first, replace(third, offset=1), replace(second, offset=2))
    assert wrong(swapped, state) == ["events lie in their order"]


def test_an_event_that_was_passed_without_effect() -> None:
    found, state = sound()
    applied = {READER.consumer: {"event 1": b"event 1", "event 3": b"event 3"}}
    state = replace(state, applied=applied)
    assert wrong(found, state) == ["read events have their effect"]
    place = (READER.consumer, T, 0)
    assert wrong(found, replace(state, excused=frozenset({(*place, 1)}))) == [], "it is parked"
    assert wrong(found, replace(state, skipped=[(*place, 1, 2)])) == [], "an operator moved past it"
    assert wrong(found, replace(state, positions={place: 1}, applied={READER.consumer: {"event 1": b"event 1"}})) == []


def test_what_was_before_the_consumers_memory_needs_no_trace() -> None:
    found, state = sound()
    state = replace(state, applied={})
    late = replace(READER, since=101.0)
    assert [one.what for one in findings(found, state, [late], state.published) if one.state == "wrong"] == []


def test_an_effect_of_other_content() -> None:
    found, state = sound()
    applied = {READER.consumer: {**state.applied[READER.consumer], "event 2": b"other"}}
    assert wrong(found, replace(state, applied=applied)) == ["effects are those of the events"]


def test_an_effect_without_an_event() -> None:
    found, state = sound()
    applied = {READER.consumer: {**state.applied[READER.consumer], "nowhere": b""}}
    assert wrong(found, replace(state, applied=applied)) == ["effects have their event"]
    kept = replace(found, starts={(T, 0): 1}, records=found.records[1:])
    assert "effects have their event" not in wrong(kept, replace(state, applied=applied)), "it may have been kept once"


@pytest.mark.parametrize(("at", "start"), [(4, 0), (0, 1)])
def test_a_position_outside_its_log(at: int, start: int) -> None:
    found, state = sound()
    found = replace(found, starts={(T, 0): start}, records=found.records[start:])
    state = replace(state, positions={(READER.consumer, T, 0): at})
    assert "positions lie within their log" in wrong(found, state)


def test_events_of_an_erased_employer_are_neither_missed_nor_too_many() -> None:
    left = [record(n, n + 1, employer="erased") for n in range(3)]
    gone = State({(T, "b"): 0}, positions={(READER.consumer, T, 0): 3})
    assert wrong(log(*left), gone), "without the erasure they are"
    assert wrong(log(*left), replace(gone, erased=frozenset({"erased"}))) == []
