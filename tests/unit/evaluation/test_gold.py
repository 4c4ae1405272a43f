"""Gold items and the gate: whose cards count, who needs which item, nothing that gives an item away."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.domain import evaluation as evaluations
from services.evaluation.domain import gold as domain
from services.evaluation.domain.evaluation import Status
from services.evaluation.domain.gold import GoldCard, GoldItem, GoldReview, Reference, Standing
from services.evaluation.domain.known import Deliverable
from services.evaluation.domain.panel import Card, Panel
from services.evaluation.domain.review import Review
from services.evaluation.domain.review import Status as ReviewStatus
from services.evaluation.domain.reviewer import Calibration
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.publishing.evaluation import outgoing
from shared.judgement.policy import Policy
from shared.rules import IllegalTransition, Invalid
from tests.unit.evaluation.samples import MANAGER, NOW, PROJECT, REVIEWERS, SUPERVISOR, evaluation, marks

WHO, OTHER = REVIEWERS[:2]


def item(number: int = 1, **changes: Any) -> GoldItem:
    given_: dict[str, Any] = {
        "id": UUID(int=8000 + number),
        "rubric": STANDARD.ref,
        "title": "Warehouse forecast",
        "brief": "Forecast the stock.",
        "tasks": (),
        "deliverables": (Deliverable(UUID(int=1), "Notebook", 1, "link", link="https://example.com/n"),),
        "engagement_id": None,
        "reference": tuple(Reference(one.id, 3, "Right.") for one in STANDARD.criteria),
        "experts": frozenset({MANAGER, SUPERVISOR}),
        "created_by": MANAGER,
        "created_at": NOW,
    }
    return GoldItem(**(given_ | changes))


def given_to(number: int, *, open_: bool = False, sealed: bool = True, days: int = 0) -> GoldReview:
    at = NOW + timedelta(days=days)
    return GoldReview(
        UUID(int=number), UUID(int=number), WHO, item(number).id, at, at if sealed else None, open_, decided=False
    )


def test_an_item_is_kept_in_the_rubrics_order_once_nothing_is_wrong_with_it() -> None:
    turned = item(reference=tuple(Reference(one.id, 3, "Right.") for one in reversed(STANDARD.criteria)))

    made = domain.made(turned, STANDARD, [MANAGER, SUPERVISOR])

    assert [one.criterion for one in made.reference] == [one.id for one in STANDARD.criteria]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"title": " "}, "title", "missing"),
        ({"brief": ""}, "brief", "missing"),
        ({"deliverables": ()}, "deliverables", "missing"),
        ({"experts": frozenset({MANAGER})}, "agreed_by", "too_few"),
        ({"experts": frozenset({MANAGER, UUID(int=77)})}, "agreed_by", "not_a_member"),
        ({"reference": item().reference[1:]}, "reference.problem", "missing"),
        ({"reference": (*item().reference, item().reference[0])}, "reference.problem", "repeated"),
        ({"reference": (replace(item().reference[0], note=""), *item().reference[1:])}, "reference.problem", "note_missing"),
        ({"reference": (replace(item().reference[0], points=9), *item().reference[1:])}, "reference.problem", "outside_the_anchors"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_item_is_named(changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        domain.made(item(**changes), STANDARD, [MANAGER, SUPERVISOR])

    assert (field, code) in {(one.field, one.rule) for one in refused.value.findings}


def test_an_item_is_retired_once() -> None:
    gone = domain.retired(item(), at=NOW)

    assert (gone.retired_at, gone.version) == (NOW, 2)
    with pytest.raises(IllegalTransition):
        domain.retired(gone, at=NOW)


BEFORE, AFTER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("standing", "assigned_at", "of_project", "counts"),
    [
        (Standing(), AFTER, False, True),
        (Standing(NOW, frozenset({WHO})), AFTER, False, True),
        (Standing(NOW), BEFORE, True, True),
        (Standing(NOW), BEFORE, False, False),
        (Standing(NOW), NOW, True, False),
        (Standing(NOW, failed=frozenset({WHO})), BEFORE, True, False),
        (Standing(None, failed=frozenset({WHO})), AFTER, True, True),
    ],
)
def test_whose_cards_count(standing: Standing, assigned_at: Any, *, of_project: bool, counts: bool) -> None:
    assert standing.counts(WHO, assigned_at, of_project=of_project) is counts


def test_without_a_gate_nobody_is_uncalibrated() -> None:
    assert Standing(calibrated=frozenset({WHO})).uncalibrated([WHO, OTHER]) == frozenset()
    assert Standing(NOW, frozenset({WHO})).uncalibrated([WHO, OTHER]) == {OTHER}


@pytest.mark.parametrize(
    ("calibration", "reviews", "count"),
    [
        (Calibration(), [], 2),
        (Calibration(), [given_to(1)], 1),
        (Calibration(), [given_to(1), given_to(2, sealed=False, open_=True)], 0),
        (Calibration(), [given_to(1), given_to(2, sealed=False)], 1),  # declined, or its time was over
        (Calibration("third_item", decided_at=NOW - timedelta(hours=7)), [given_to(1), given_to(2)], 1),
        (Calibration("third_item", decided_at=NOW - timedelta(hours=5)), [given_to(1), given_to(2)], 0),
        (Calibration("passed"), [], 0),
        (Calibration("training"), [], 0),
        (Calibration(since=NOW), [given_to(1, days=-1), given_to(2, days=-1), given_to(3, days=1)], 1),
    ],
)
def test_how_many_more_items_somebody_needs(calibration: Calibration, reviews: list[GoldReview], count: int) -> None:
    assert domain.lacking(calibration, reviews, at=NOW) == count


def test_an_item_is_picked_that_is_new_to_the_reviewer_and_none_of_their_own() -> None:
    items = [
        item(1),
        item(2, experts=frozenset({WHO, MANAGER})),
        item(3, created_by=WHO),
        item(4, retired_at=NOW),
        item(5),
        item(6),
    ]

    picked = domain.pick(items, WHO, {item(1).id}, 5)

    assert {one.id for one in picked} == {item(5).id, item(6).id}
    assert len(domain.pick(items, WHO, (), 2)) == 2


def test_reviewers_do_not_all_meet_the_items_in_one_order() -> None:
    items = [item(number) for number in range(6)]

    orders = {tuple(one.id for one in domain.pick(items, UUID(int=n), (), 6)) for n in range(20)}

    assert len(orders) > 10


@pytest.mark.parametrize(
    ("ordinary", "days", "due"), [(9, 10, False), (10, 1, True), (0, 400, False), (1, 89, False), (1, 90, True)]
)
def test_one_more_item_after_ten_reviews_or_ninety_days(ordinary: int, days: int, *, due: bool) -> None:
    assert domain.seeding(ordinary=ordinary, last=NOW - timedelta(days=days), at=NOW) is due


@given(st.uuids(), st.uuids(), st.sets(st.integers(1, 20), max_size=15))
def test_a_label_is_like_any_other_and_not_on_the_desk_yet(item_id: UUID, who: UUID, numbers: set[int]) -> None:
    taken = {f"Candidate {number}" for number in numbers}

    label = domain.label(item_id, who, taken)

    assert label not in taken
    assert 1 <= int(label.removeprefix("Candidate ")) <= 36


@given(st.uuids(), st.integers(0, 3))
def test_the_experts_card_comes_in_before_the_end(evaluation_id: UUID, number: int) -> None:
    at = domain.colleague_at(evaluation_id, number, begun=NOW, due=NOW + timedelta(days=10))

    assert NOW + timedelta(days=2) <= at <= NOW + timedelta(days=9)


def test_a_gold_items_work_ends_without_anything_to_read() -> None:
    state = replace(evaluation(), gold_item_id=item().id)
    reviews = [Review(UUID(int=1), WHO, NOW), Review(UUID(int=2), item().id, NOW)]
    state = evaluations.evolve(state, evaluations.assign(state, reviews, at=NOW))
    state = evaluations.evolve(state, evaluations.seal(state, UUID(int=2), "sha256:" + "a" * 64, at=NOW))

    events = evaluations.close(state, at=NOW)

    ended = evaluations.evolve(state, events)
    assert ended.status is Status.SUMMARY_PUBLISHED
    assert [one.status for one in ended.reviews] == [ReviewStatus.REASSIGNED, ReviewStatus.REVEALED]
    assert outgoing(ended, events[-1]) is None
    with pytest.raises(IllegalTransition):
        evaluations.close(ended, at=NOW)


def cards() -> list[Card]:
    return [
        Card(evaluation(work).id, PROJECT, reviewer, marks(*points))
        for work in range(4)
        for reviewer, points in ((WHO, (4, 4, 4, 4 + work % 2)), (OTHER, (2, 2, 3, 2 + work % 2)))
    ]


def gold(*given_: tuple[int, UUID, tuple[int, ...]]) -> list[GoldCard]:
    return [
        GoldCard(item(number).id, who, dict(zip((one.id for one in STANDARD.criteria), points, strict=True)), item().points)
        for number, who, points in given_
    ]  # fmt: skip


def judged(*rows: GoldCard, calibrated: frozenset[UUID] = frozenset()) -> Panel:
    works = [evaluation(work).id for work in range(4)]
    return Panel(STANDARD, Policy(), cards(), PROJECT, works, gold=rows, calibrated=calibrated)


def test_gold_rows_say_who_is_right_where_reviewers_disagree() -> None:
    """Both scored everybody: only gold can tell who is strict."""
    plain = judged()
    known = judged(
        *gold((1, WHO, (4, 4, 4, 4)), (2, WHO, (4, 4, 4, 4)), (1, OTHER, (3, 3, 3, 3)), (2, OTHER, (3, 3, 3, 3)))
    )

    for name, found in known.estimate.candidates.items():
        before = plain.estimate.candidates[name]
        assert found.score is not None
        assert before.score is not None
        assert found.score < before.score
        assert found.sd is not None
        assert before.sd is not None
        assert found.sd < before.sd


def test_rows_of_who_has_no_card_here_are_left_out_and_items_are_pseudonyms() -> None:
    rows = gold((1, WHO, (4, 4, 4, 4)), (2, WHO, (3, 3, 3, 4)), (1, REVIEWERS[4], (1, 1, 1, 1)))

    panel = judged(*rows)

    assert [(one.reviewer, one.item) for one in panel.gold] == [("reviewer-1", "item-1"), ("reviewer-1", "item-2")]
    assert str(WHO) not in str(panel.gold)
    assert str(item(1).id) not in str(panel.gold)
    assert judged(*reversed(rows)).gold == panel.gold
