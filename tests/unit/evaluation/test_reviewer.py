"""Reviewers: what the gate decides is said once, leave and capacity make sense, drift is told when it begins."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.domain import reviewer as domain
from services.evaluation.domain.diagnosis import Diagnosis, report
from services.evaluation.domain.panel import Card
from services.evaluation.domain.reviewer import Calibration, Leave, Reviewer
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.publishing.reviewer import outgoing
from shared.contracts import evaluation_v1
from shared.judgement.calibration import Gate, Marked, State, gate
from shared.rules import IllegalTransition, Invalid
from tests.unit.evaluation.samples import NOW, PROJECT, REVIEWERS, evaluation, marks

REF = STANDARD.ref
WHO = REVIEWERS[0]


def found(*points: tuple[int, ...]) -> Gate:
    """The gate after these marks; experts gave 3 on everything."""
    names = [one.id for one in STANDARD.criteria]
    items = [
        Marked(f"i{n}", dict(zip(names, one, strict=True)), dict.fromkeys(names, 3)) for n, one in enumerate(points)
    ]
    return gate(STANDARD.method, items)


CLOSE, FAR = (3, 3, 4, 3), (5, 5, 5, 5)


@pytest.mark.parametrize(
    ("state", "points", "event", "after"),
    [
        ("needs_items", [CLOSE], None, "needs_items"),
        ("needs_items", [CLOSE, CLOSE], domain.Calibrated, "passed"),
        ("needs_items", [FAR, FAR], domain.Measured, "third_item"),
        ("third_item", [FAR, FAR], None, "third_item"),
        ("third_item", [FAR, FAR, FAR], domain.Failed, "training"),
        ("third_item", [CLOSE, FAR, CLOSE], domain.Failed, "training"),  # 50 + 5 + 5 over three is 20
        ("third_item", [CLOSE, CLOSE, FAR], domain.Failed, "training"),
        ("third_item", [CLOSE, (3, 4, 4, 4), CLOSE], domain.Calibrated, "passed"),
        ("passed", [FAR, FAR, FAR], None, "passed"),
        ("training", [CLOSE, CLOSE], None, "training"),
    ],
)
def test_what_follows_from_gold_cards(state: State, points: list[Any], event: type | None, after: str) -> None:
    reviewer = Reviewer(WHO, calibrations={REF: Calibration(state)})

    events = domain.measure(reviewer, REF, found(*points), at=NOW)

    assert [type(one) for one in events] == ([event] if event else [])
    assert domain.evolve(reviewer, events).calibration(REF).state == after


def test_after_training_it_begins_again() -> None:
    failed = domain.evolve(Reviewer(WHO), domain.measure(Reviewer(WHO), REF, found(FAR, FAR, FAR), at=NOW))

    trained = domain.evolve(failed, domain.train(failed, REF, at=NOW + timedelta(days=2)))

    assert (failed.calibration(REF).items, failed.calibration(REF).apart) == (3, 50.0)
    assert trained.calibration(REF) == Calibration(since=NOW + timedelta(days=2))
    with pytest.raises(IllegalTransition):
        domain.train(trained, REF, at=NOW)


def test_rubric_versions_are_apart() -> None:
    reviewer = domain.evolve(Reviewer(WHO), domain.measure(Reviewer(WHO), REF, found(CLOSE, CLOSE), at=NOW))

    assert reviewer.calibration(type(REF)(REF.id, REF.version + 1)).state == "needs_items"


@pytest.mark.parametrize(
    ("drifting", "flagged", "event"),
    [
        (False, True, domain.DriftDetected), (True, True, None), (True, False, domain.DriftEnded), (False, False, None),
    ],
)  # fmt: skip
def test_a_drift_is_told_when_it_begins(*, drifting: bool, flagged: bool, event: type | None) -> None:
    reviewer = Reviewer(WHO, calibrations={REF: Calibration("passed", drifting=drifting)})

    events = domain.watch_drift(reviewer, REF, flagged=flagged, shift=12.0, z=3.0, basis="gold", at=NOW)

    assert [type(one) for one in events] == ([event] if event else [])
    after = domain.evolve(reviewer, events).calibration(REF)
    assert (after.drifting, after.state) == (flagged, "passed")


def test_two_things_are_published_and_neither_has_a_number() -> None:
    calibrated = domain.Calibrated(REF, found(CLOSE, CLOSE), NOW)
    drift = domain.DriftDetected(REF, 12.0, 3.0, "gold", NOW)

    facts = [outgoing(Reviewer(WHO), one) for one in (calibrated, drift)]

    assert [type(one) for one in facts] == [evaluation_v1.ReviewerCalibrated, evaluation_v1.ReviewerDriftDetected]
    assert [set(one.model_dump()) for one in facts if one] == [{"reviewer_member_id", "rubric"}] * 2
    assert outgoing(Reviewer(WHO), domain.Failed(REF, found(FAR, FAR, FAR), NOW)) is None
    assert outgoing(Reviewer(WHO), domain.LeaveSet(None)) is None


@given(st.integers(-5, 200))
def test_a_capacity_is_a_number_of_reviews(capacity: int) -> None:
    reviewer = Reviewer(WHO)
    if not 0 <= capacity <= domain.LARGEST_CAPACITY:
        with pytest.raises(Invalid):
            domain.set_capacity(reviewer, capacity)
        return
    after = domain.evolve(reviewer, domain.set_capacity(reviewer, capacity))
    assert after.capacity == capacity
    assert domain.set_capacity(after, capacity) == ()
    assert domain.evolve(after, domain.set_capacity(after, None)).capacity is None


def test_leave_begins_with_its_first_moment_and_ends_before_its_last() -> None:
    leave = Leave(NOW, NOW + timedelta(days=2))

    assert leave.covers(NOW)
    assert leave.covers(NOW - timedelta(days=9), NOW + timedelta(days=1))
    assert not leave.covers(leave.end)
    for wrong in (Leave(NOW, NOW), Leave(NOW - timedelta(days=2), NOW)):
        with pytest.raises(Invalid):
            domain.set_leave(Reviewer(WHO), wrong, at=NOW)


def test_a_report_says_of_each_reviewer_what_the_cards_say() -> None:
    strict, *rest = REVIEWERS[:5]
    cards = [
        Card(evaluation(work).id, PROJECT, who, marks(*_points(work, -2 if who == strict else 0)))
        for work in range(12)
        for who in (strict, *rest)
    ]

    told = report(STANDARD, cards, ())

    assert set(told.of) == {strict, *rest}
    assert told.of[strict].flags == ("severe",)
    assert told.of[strict].words[0].startswith("You score ")
    assert "stricter" in told.of[strict].words[0]
    assert "corrected" in told.of[strict].words[0]
    assert told.figures.flagged == 1
    assert [one.criterion for one in told.figures.criteria] == [one.id for one in STANDARD.criteria]
    few = report(STANDARD, [card for card in cards if card.reviewer_id != strict], ())
    assert (few.figures.reviewers, few.figures.flagged, few.figures.sd_reviewer) == (4, None, None)


def _points(work: int, off: int) -> tuple[int, ...]:
    return tuple(min(5, max(1, 3 + (work + k) % 3 + off)) for k in range(4))


def test_words_say_when_there_is_too_little_and_what_to_do() -> None:
    few = Diagnosis(1, 0.0, 12.0, None, None, None, ())
    flagged = Diagnosis(20, 6.0, 2.0, 0.2, 0.3, 0.4, ("severe", "inconsistent", "halo", "central_tendency"))

    assert [one.split(" ")[0] for one in few.words] == ["You", "There", "There", "There"]
    assert "read the anchors" in flagged.words[1]
    assert "each criterion by itself" in flagged.words[2]
    assert "whole scale" in flagged.words[3]
