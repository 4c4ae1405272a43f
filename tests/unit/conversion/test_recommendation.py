"""Recommendations: adopted, decided by a person, superseded; never outside the table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeAlias
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.conversion.domain import recommendation as r
from services.conversion.domain.recommendation import Decision, Reason, ReasonCode, Recommendation, Status, Value
from shared.rules import IllegalTransition, Invalid, RuleBroken, Stale

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
MANAGER = UUID(int=1)
WHY = Reason(ReasonCode.OTHER, "The debrief showed it.")

Command: TypeAlias = Callable[[Recommendation], tuple[r.Event, ...]]


def computed(value: Value = Value.CONVERT, **more: Any) -> Recommendation:
    own, employer, engagement, project, subject = (UUID(int=10 + n) for n in range(5))
    state = Recommendation(
        own, employer, engagement, project, subject, "Candidate 7", value, 1, MANAGER, AT, 3, 4, **more
    )
    return after(state, r.compute(state, at=AT))


def after(state: Recommendation, events: tuple[r.Event, ...]) -> Recommendation:
    for event in events:
        state = r.apply(state, event)
    return state


def decide(
    state: Recommendation, decision: Decision, reason: Reason | None = None, *, seen: int | None = None
) -> tuple[r.Event, ...]:
    seen = state.version if seen is None else seen
    return r.decide(state, decision, reason, decided_by=MANAGER, seen_version=seen, at=AT)


def deciding(decision: Decision, reason: Reason | None) -> Command:
    return lambda state: decide(state, decision, reason)


COMMANDS: dict[str, Command] = {
    **{f"{d.value} {reason is not None}": deciding(d, reason) for d in Decision for reason in (None, WHY)},
    "ask": lambda s: r.request_review(s, requested_by=MANAGER, seen_version=s.version, at=AT),
    "newer": lambda s: r.supersede(s, 2, at=AT),
    "compute": lambda s: r.compute(s, at=AT),
}


@given(st.sampled_from(Value), st.lists(st.sampled_from(sorted(COMMANDS)), max_size=12))
def test_no_sequence_of_commands_leaves_the_table(value: Value, names: list[str]) -> None:
    state = computed(value)
    for name in names:
        try:
            events = COMMANDS[name](state)
        except RuleBroken:
            continue
        for event in events:
            before, state = state, r.apply(state, event)
            assert state.status is before.status or state.status in r.TRANSITIONS[before.status]
    if state.status is Status.OVERRIDDEN:
        assert state.reason is not None
        assert r.AGREES[state.value] is not state.decision


@pytest.mark.parametrize(
    ("value", "decision"),
    [
        (Value.STRONG_CONVERT, Decision.CONVERT),
        (Value.CONVERT, Decision.CONVERT),
        (Value.HOLD, Decision.HOLD),
        (Value.NO_CONVERT, Decision.NO_CONVERT),
    ],
)
def test_agreeing_needs_no_reason(value: Value, decision: Decision) -> None:
    state = after(computed(value), decide(computed(value), decision))
    assert (state.status, state.decision, state.decided_by) == (Status.CONFIRMED, decision, MANAGER)


def test_differing_needs_a_reason() -> None:
    state = computed(Value.HOLD)
    with pytest.raises(Invalid) as refused:
        decide(state, Decision.CONVERT)
    assert refused.value.findings[0].field == "reason"
    with pytest.raises(Invalid):
        decide(state, Decision.CONVERT, Reason(ReasonCode.OTHER, " "))
    assert after(state, decide(state, Decision.CONVERT, WHY)).status is Status.OVERRIDDEN


def test_with_too_little_evidence_every_decision_is_ones_own() -> None:
    for decision in Decision:
        with pytest.raises(Invalid):
            decide(computed(Value.INSUFFICIENT_EVIDENCE), decision)


def test_who_was_looking_at_something_older_decides_nothing() -> None:
    with pytest.raises(Stale):
        decide(replace(computed(), version=3), Decision.CONVERT, seen=2)
    superseded = after(computed(), r.supersede(computed(), 2, at=AT))
    with pytest.raises(Stale):
        decide(superseded, Decision.CONVERT)


def test_a_decision_is_final() -> None:
    state = after(computed(), decide(computed(), Decision.CONVERT))
    with pytest.raises(IllegalTransition) as refused:
        decide(state, Decision.HOLD, WHY)
    assert refused.value.allowed == ()


def test_one_more_review_is_asked_once_and_up_to_the_most() -> None:
    asked = after(computed(), COMMANDS["ask"](computed()))
    assert asked.status is Status.UNDER_DECISION
    assert COMMANDS["ask"](asked) == ()
    with pytest.raises(Invalid, match="the policy allows 4"):
        COMMANDS["ask"](replace(computed(), reviews=4))
