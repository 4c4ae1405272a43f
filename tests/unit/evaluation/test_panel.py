"""A panel under pseudonyms: the same answer whatever the order of cards, letters of each evaluation's own."""

import random
from dataclasses import replace
from uuid import UUID

from services.evaluation.domain import events as happened
from services.evaluation.domain.known import Engagement
from services.evaluation.domain.panel import Card, Panel
from services.evaluation.domain.scorecard import Rating
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.domain.summary import Summary
from services.evaluation.handlers import panels
from services.evaluation.publishing.evaluation import outgoing
from shared.contracts import topics
from shared.judgement.policy import Policy
from tests.unit.evaluation.samples import NOW, PROJECT, REVIEWERS, evaluation, marks, terms

WORK = {0: ((5, 5, 5, 5), (5, 4, 5, 5)), 1: ((4, 3, 4, 3), (3, 4, 4, 3)), 2: ((1, 2, 1, 1), (2, 1, 1, 2))}


def cards() -> list[Card]:
    return [
        Card(evaluation(work).id, PROJECT, REVIEWERS[(work + n) % 3], marks(*points))
        for work, given in WORK.items()
        for n, points in enumerate(given)
    ]


def panel(given: list[Card], policy: Policy | None = None) -> Panel:
    return Panel(STANDARD, policy or Policy(), given, PROJECT, [evaluation(work).id for work in WORK])


def told(of: Panel, work: int) -> Summary:
    state = evaluation(work)
    return of.summary(state, Engagement(state.engagement_id, PROJECT), terms(), at=NOW)


def test_the_order_of_cards_changes_nothing() -> None:
    shuffled = cards()
    random.Random(3).shuffle(shuffled)

    for work in WORK:
        assert told(panel(shuffled), work) == told(panel(cards()), work)


def test_one_more_opinion_is_asked_for_where_it_may_decide_and_nowhere_else() -> None:
    asked = {work: panel(cards()).asks(evaluation(work).id) for work in WORK}
    enough = {work: panel(cards(), Policy(max_reviews=2)).asks(evaluation(work).id) for work in WORK}

    assert asked == {0: 0, 1: 1, 2: 0}
    assert set(enough.values()) == {0}


def test_work_without_a_card_is_listed_and_asks_for_the_policys_reviews() -> None:
    none = [card for card in cards() if card.evaluation_id != evaluation(1).id]

    summary = told(panel(none), 1)

    assert panel(none).asks(evaluation(1).id) == 2
    assert (summary.score, summary.interval, summary.chance, summary.posterior, summary.sensitivity) == (
        None, None, None, (), ()
    )  # fmt: skip
    assert summary.headline == "Not enough evidence: 0 of 2 reviews"
    assert [one.agreement for one in summary.criteria] == ["not_rated"] * 4


def test_letters_are_of_each_evaluation_and_pseudonyms_hide_ids() -> None:
    crossed = [
        Card(UUID(int=n), PROJECT, reviewer, marks(3 + at % 2, 4, 4, 4))
        for n in range(1, 9)
        for at, reviewer in enumerate(REVIEWERS[:3])
    ]
    judged = Panel(STANDARD, Policy(), crossed, PROJECT, [UUID(int=n) for n in range(1, 9)])

    orders = set()
    for n in range(1, 9):
        state = replace(evaluation(), id=UUID(int=n))
        summary = judged.summary(state, Engagement(state.engagement_id, PROJECT), terms(), at=NOW)
        assert [one.reviewer for one in summary.reviewers] == ["A", "B", "C"]
        orders.add(tuple(rating.points for rating in summary.criteria[0].ratings))
        assert str(UUID(int=n)) not in str(summary.panel_input)
        assert summary.adjustment == "0.00"

    assert len(orders) > 1


def test_the_summary_of_the_largest_panel_fits_its_topic() -> None:
    others = [
        Card(UUID(int=10_000 + n), UUID(int=5_000 + n // 50), REVIEWERS[n % 3], marks(1 + n % 5, 3, 4, 2))
        for n in range(panels.MOST_OF_OTHERS)
    ]
    wordy = [replace(card, marks=replace(card.marks, ratings=tuple(_wordy(card)))) for card in cards()]
    state = evaluation(1)

    fact = outgoing(state, happened.SummaryPublished(told(panel([*others, *wordy]), 1), NOW))

    assert fact is not None
    assert len(fact.model_dump_json()) < topics.EVALUATION.max_message_bytes


def _wordy(card: Card) -> list[Rating]:
    return [replace(rating, note="x" * 5_000) for rating in card.marks.ratings]
