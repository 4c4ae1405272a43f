"""Evaluations: whatever happens in whatever order, they, their reviews and their cards move only along their tables."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import review as reviews
from services.evaluation.domain import scorecard as scorecards
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.events import Event
from services.evaluation.domain.known import Engagement
from services.evaluation.domain.panel import Card, Panel
from services.evaluation.domain.review import Decline, Review, Taken
from services.evaluation.domain.scorecard import OPEN, Opened, Void
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.domain.summary import Cause, Summary
from shared.judgement.policy import Policy
from shared.rules import IllegalTransition, NotFound, RuleBroken
from tests.unit.evaluation.samples import NOW, evaluation, marks, terms

BASE = 2
UNTIL = NOW + timedelta(days=14)
Command = Callable[[Evaluation, int], tuple[Event, ...]]


def contents(review: Review, of: Evaluation) -> Opened:
    document = scorecards.document(
        marks(), STANDARD, evaluation_id=of.id, reviewer_id=review.reviewer_id, version=1, at=NOW
    )
    return Opened(document, bytes(32))


def summary(state: Evaluation) -> Summary:
    cards = [
        Card(state.id, state.project_id, one.reviewer_id, marks()) for one in state.reviews if one.card.status in OPEN
    ]
    panel = Panel(STANDARD, Policy(), cards, state.project_id, [state.id])
    found = panel.summary(state, Engagement(state.engagement_id, state.project_id), terms(), at=NOW)
    return found if state.appealed else replace(found, appeal_until=UNTIL)


def fresh(state: Evaluation, number: int, *, additional: bool = False) -> list[Review]:
    taken = len(state.reviews)
    return [
        Review(UUID(int=3000 + taken + n), UUID(int=4000 + taken + n), NOW + timedelta(days=1), additional)
        for n in range(number)
    ]


def reveal(state: Evaluation) -> tuple[Event, ...]:
    sealed = {one.id: contents(one, state) for one in state.reviews if one.status is reviews.Status.SEALED}
    events = domain.reveal(state, sealed, amend_until=UNTIL, at=NOW)
    revealed = domain.evolve(state, events)
    return events + domain.conclude(revealed, summary(revealed), before="hold", at=NOW)


def restate(state: Evaluation, events: tuple[Event, ...], cause: Cause) -> tuple[Event, ...]:
    """What follows when a card of published work was amended or voided."""
    after = domain.evolve(state, events)
    if after.status is not Status.SUMMARY_PUBLISHED:
        return events
    return events + domain.conclude(after, summary(after), cause=cause, at=NOW)


def void(state: Evaluation, review_id: UUID) -> tuple[Event, ...]:
    return restate(state, domain.void(state, review_id, Void.IRREGULAR, at=NOW), Cause.VOID)


def conflict(state: Evaluation, review_id: UUID) -> tuple[Event, ...]:
    return restate(state, domain.declare_conflict(state, review_id, at=NOW), Cause.VOID)


def amend(state: Evaluation, review_id: UUID) -> tuple[Event, ...]:
    opened = contents(state.review(review_id), state)
    events = domain.amend(state, review_id, "sha256:" + "b" * 64, opened, "A number was misread.", at=NOW)
    return restate(state, events, Cause.AMENDMENT)


def on_review(decide: Callable[[Evaluation, UUID], tuple[Event, ...]]) -> Command:
    """The command on the n-th review that there is."""

    def command(state: Evaluation, n: int) -> tuple[Event, ...]:
        if not state.reviews:
            raise NotFound("review", "none")
        return decide(state, state.reviews[n % len(state.reviews)].id)

    return command


COMMANDS: dict[str, Command] = {
    "assign": lambda s, n: domain.assign(s, fresh(s, max(1, s.missing - n % 2)), at=NOW),
    "cannot assign": lambda s, n: domain.cannot_assign(s, f"nobody {n}", base=BASE, at=NOW),
    "accept": on_review(lambda s, r: domain.accept(s, r, at=NOW)),
    "begin": on_review(lambda s, r: domain.begin(s, r, at=NOW)),
    "decline": on_review(lambda s, r: domain.decline(s, r, Decline.CONFLICT, at=NOW)),
    "reassign": on_review(lambda s, r: domain.reassign(s, r, Taken.LATE, at=NOW)),
    "seal": on_review(lambda s, r: domain.seal(s, r, "sha256:" + "a" * 64, at=NOW)),
    "be late": lambda s, n: domain.be_late(s, at=NOW + timedelta(days=1)),
    "request": lambda s, n: domain.request_additional(s, fresh(s, 1, additional=True), at=NOW),
    "reveal": lambda s, n: reveal(s),
    "appeal": lambda s, n: domain.appeal(s, n % 3, at=NOW),
    "close appeals": lambda s, n: domain.close_appeals(s, at=NOW + timedelta(days=10 * n)),
    "void": on_review(void),
    "conflict": on_review(conflict),
    "amend": on_review(amend),
    "cancel": lambda s, n: domain.cancel(s, "project_cancelled", at=NOW),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(COMMANDS)), st.integers(0, 5)), max_size=40))
def test_no_sequence_of_commands_leaves_the_tables(commands: list[tuple[str, int]]) -> None:
    state = evaluation()
    for name, number in commands:
        try:
            events = COMMANDS[name](state, number)
        except RuleBroken:
            continue
        for event in events:
            before, state = state, domain.apply(state, event)
            assert state.status is before.status or state.status in domain.TRANSITIONS[before.status], (name, event)
            for old, new in zip(before.reviews, state.reviews, strict=False):
                assert new.status is old.status or new.status in reviews.TRANSITIONS[old.status], (name, event)
                assert new.card.status is old.card.status or (
                    new.card.status in scorecards.TRANSITIONS[old.card.status]
                ), (name, event)
        assert state.missing >= 0
        # an appeal that is pending has the cards that it needs before anything is revealed
        assert state.appeal_needs == 0 or state.status is not Status.SUMMARY_PUBLISHED
        if state.status is Status.QUORUM_REACHED:
            assert state.sealed >= max(state.wanted, state.appeal_needs)


def test_the_tables_are_closed() -> None:
    for table in (domain.TRANSITIONS, reviews.TRANSITIONS, scorecards.TRANSITIONS):
        states = type(next(iter(table)))
        assert set(table) == set(states)


def run(*commands: tuple[str, int], wanted: int = 2) -> Evaluation:
    state = evaluation(wanted=wanted)
    for name, number in commands:
        state = domain.evolve(state, COMMANDS[name](state, number))
    return state


def test_the_last_wanted_card_reaches_the_quorum_and_drafting_means_accepting() -> None:
    one = run(("assign", 0), ("seal", 0))
    both = run(("assign", 0), ("seal", 0), ("begin", 1), ("seal", 1))

    assert (one.status, one.sealed, one.wanted) == (Status.REVIEWING, 1, 2)
    assert both.status is Status.QUORUM_REACHED
    assert [review.status for review in both.reviews] == [reviews.Status.SEALED] * 2


def test_a_sealed_card_cannot_be_sealed_or_declined_again() -> None:
    state = run(("assign", 0), ("seal", 0))

    for name in ("seal", "decline", "reassign", "begin"):
        with pytest.raises(IllegalTransition):
            COMMANDS[name](state, 0)


def test_an_accepted_review_cannot_be_declined() -> None:
    state = run(("assign", 0), ("accept", 0))

    with pytest.raises(IllegalTransition) as refused:
        COMMANDS["decline"](state, 0)

    assert refused.value.state == "accepted"
    assert refused.value.allowed == ("in_progress", "reassigned")


def test_a_declined_review_leaves_a_gap_that_another_fills() -> None:
    gap = run(("assign", 0), ("decline", 0))
    filled = domain.evolve(gap, COMMANDS["assign"](gap, 0))

    assert (gap.status, gap.missing, gap.reviews[0].declined) == (Status.REVIEWING, 1, Decline.CONFLICT)
    assert (filled.missing, len(filled.reviews)) == (0, 3)


def test_an_additional_review_that_nobody_can_give_is_gone_without() -> None:
    asked = run(("assign", 0), ("seal", 0), ("seal", 1), ("request", 0))
    declined = domain.evolve(asked, COMMANDS["decline"](asked, 2))

    settled = domain.evolve(declined, COMMANDS["cannot assign"](declined, 0))

    assert (asked.status, asked.wanted) == (Status.REVIEWING, 3)
    assert (settled.status, settled.wanted, settled.problem) == (Status.QUORUM_REACHED, 2, None)


def test_a_first_review_that_nobody_can_give_is_a_problem_that_is_said_once() -> None:
    state = run(("assign", 0), ("decline", 0), ("cannot assign", 0))

    assert (state.status, state.wanted, state.problem) == (Status.REVIEWING, 2, "nobody 0")
    assert COMMANDS["cannot assign"](state, 0) == ()
    assert domain.evolve(state, COMMANDS["assign"](state, 0)).problem is None


def test_the_deadline_reveals_what_there_is() -> None:
    nothing = run(("reveal", 0))
    half = run(("assign", 0), ("seal", 0), ("be late", 0), ("reveal", 0))

    assert (nothing.status, nothing.summary_version) == (Status.SUMMARY_PUBLISHED, 1)
    assert half.status is Status.SUMMARY_PUBLISHED
    assert [(one.status.value, one.overdue, one.card.status.value) for one in half.reviews] == [
        ("revealed", False, "final"),
        ("reassigned", True, "draft"),
    ]
    with pytest.raises(IllegalTransition):
        COMMANDS["seal"](half, 1)


def test_a_later_opinion_supersedes_the_summary() -> None:
    state = run(("assign", 0), ("seal", 0), ("seal", 1), ("reveal", 0), ("request", 0), ("seal", 2))
    events = COMMANDS["reveal"](state, 0)

    assert [type(event).__name__ for event in events] == [
        "CardRevealed",
        "Revealed",
        "Finalized",
        "SummarySuperseded",
        "SummaryPublished",
    ]
    assert domain.evolve(state, events).summary_version == 2


def test_an_appeal_is_possible_once() -> None:
    state = run(("assign", 0), ("seal", 0), ("seal", 1), ("reveal", 0), ("appeal", 1), ("assign", 0), ("seal", 2))
    decided = domain.evolve(state, COMMANDS["reveal"](state, 0))

    with pytest.raises(IllegalTransition, match="possible once"):
        domain.appeal(decided, 1, at=NOW)


def test_a_judged_evaluation_is_not_cancelled() -> None:
    with pytest.raises(IllegalTransition):
        COMMANDS["cancel"](run(("reveal", 0)), 0)
    assert COMMANDS["cancel"](run(("assign", 0)), 0)
