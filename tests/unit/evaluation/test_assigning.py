"""Who reviews: never who chose, supervised or is related; loads balanced over a project; else a reason that helps."""

from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain.assigning import Choice, Desks, Work, allot, attainable, choose
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Member
from services.evaluation.domain.review import Review
from shared.judgement.assignment import Problem, assign
from tests.unit.evaluation.samples import (
    MANAGER,
    NOW,
    PROJECT,
    REVIEWERS,
    SUPERVISOR,
    evaluation,
    member,
    person,
    terms,
)


def everybody() -> list[Member]:
    return [member(one) for one in (*REVIEWERS, MANAGER, SUPERVISOR)]


def ask(
    wanted: int, members: list[Member], of: Evaluation | None = None, desks: Desks | None = None, **of_person: Any
) -> Choice:
    return choose(
        of or evaluation(),
        wanted,
        terms=terms(),
        person=person(**of_person),
        members=members,
        desks=desks or Desks(),
    )


def works(count: int, missing: int = 2) -> list[Work]:
    return [Work(evaluation(n), person(subject_id=UUID(int=700 + n)), missing) for n in range(count)]


def solve(given_: list[Work], members: list[Member], desks: Desks | None = None) -> dict[UUID, Choice]:
    return allot(given_, terms=terms(), members=members, desks=desks or Desks(), project_id=PROJECT)


def asked(state: Evaluation, *reviewer_ids: UUID) -> Evaluation:
    reviews = [Review(UUID(int=at), one, NOW) for at, one in enumerate(reviewer_ids, start=1)]
    return domain.evolve(state, domain.assign(state, reviews, at=NOW))


def test_the_pool_is_the_projects_active_reviewers() -> None:
    outsider, left, plain = (
        member(UUID(int=99)),
        member(REVIEWERS[0], active=False),
        member(REVIEWERS[1], roles=frozenset()),
    )

    choice = ask(2, [outsider, left, plain, member(REVIEWERS[2]), member(REVIEWERS[3])])

    assert set(choice.reviewer_ids) == {REVIEWERS[2], REVIEWERS[3]}


def test_who_selected_supervised_or_shares_a_token_is_excluded() -> None:
    members = [member(REVIEWERS[0], conflict_tokens=frozenset({"t1"})), *(member(one) for one in REVIEWERS[1:4])]

    choice = ask(1, members, selected_by=REVIEWERS[1], supervisor_id=REVIEWERS[2], conflict_tokens=frozenset({"t1"}))

    assert choice.reviewer_ids == (REVIEWERS[3],)


def test_a_declared_conflict_leave_the_gate_and_a_full_desk_exclude_too() -> None:
    desks = Desks(
        declared=frozenset({(UUID(int=700), REVIEWERS[0])}),
        away=frozenset({REVIEWERS[1]}),
        uncalibrated=frozenset({REVIEWERS[2]}),
        open={REVIEWERS[3]: 8},
    )

    choice = ask(1, everybody(), replace(evaluation(), requested_by=(REVIEWERS[4],)), desks)

    assert choice.reviewer_ids == (REVIEWERS[5],)


def test_load_is_balanced_and_nobody_reviews_the_same_work_twice() -> None:
    busy = dict.fromkeys(REVIEWERS[:4], 3)
    assert set(ask(2, everybody(), desks=Desks(load=busy)).reviewer_ids) == set(REVIEWERS[4:])

    assert REVIEWERS[5] not in ask(5, everybody(), of=asked(evaluation(), REVIEWERS[5])).reviewer_ids


def test_a_project_is_solved_at_once_loads_equal_and_everybody_connected() -> None:
    found = solve(works(12), [member(one) for one in REVIEWERS[:4]])

    loads = Counter(who for choice in found.values() for who in choice.reviewer_ids)
    assert set(loads.values()) == {6}
    group, grew = {REVIEWERS[0]}, True
    while grew:
        joined = {who for one in found.values() if group & set(one.reviewer_ids) for who in one.reviewer_ids}
        grew, group = not joined <= group, group | joined
    assert group == set(REVIEWERS[:4])


def test_pairs_that_exist_stay_and_only_what_is_missing_is_given_out() -> None:
    half = Work(asked(evaluation(0), REVIEWERS[0]), person(), 1)

    found = solve([half, *works(3)[1:]], [member(one) for one in REVIEWERS[:3]])

    assert len(found[half.evaluation.id].reviewer_ids) == 1
    assert REVIEWERS[0] not in found[half.evaluation.id].reviewer_ids


def test_when_not_all_is_possible_every_work_gets_one_before_any_gets_two() -> None:
    desks = Desks(capacity=dict.fromkeys(REVIEWERS[:2], 2))

    found = solve(works(3), [member(one) for one in REVIEWERS[:2]], desks)

    counts = sorted(len(one.reviewer_ids) for one in found.values())
    assert counts == [1, 1, 2]
    assert [one.problem is None for one in found.values()] == [len(one.reviewer_ids) == 2 for one in found.values()]


def test_a_shortage_names_who_cannot_why_and_what_would_do() -> None:
    members = [member(one, name=f"Reviewer {letter}") for one, letter in zip(REVIEWERS, "ABCDEF", strict=True)]
    desks = Desks(
        declared=frozenset({(UUID(int=700), REVIEWERS[1])}),
        away=frozenset({REVIEWERS[2]}),
        uncalibrated=frozenset({REVIEWERS[3]}),
        open={REVIEWERS[4]: 8},
    )

    problem = ask(2, members, desks=desks, selected_by=REVIEWERS[0]).problem

    assert problem == (
        "1 more review is wanted for Candidate 0: of the project's 6 active reviewers 1 may do it (Reviewer A chose or "
        "supervised this person; Reviewer B declared a conflict or is related; Reviewer C on leave; Reviewer D not "
        "calibrated for this rubric; Reviewer E with 8 of 8 at full capacity). Any one of these would do: raise the "
        "capacity of Reviewer E; or calibrate Reviewer D; or lift the conflict of Reviewer B with Candidate 0, if it is "
        "not right; or be content with 1 more for each work; or give 1 more of the project's reviewers the role "
        "'reviewer'. Assignment is tried again whenever one of them changes."
    )


def test_what_does_not_suffice_alone_is_not_proposed_alone() -> None:
    desks = Desks(uncalibrated=frozenset({REVIEWERS[0]}), open={REVIEWERS[1]: 8})

    problem = ask(2, [member(one) for one in REVIEWERS[:2]], desks=desks).problem or ""

    assert "a combination is needed" in problem
    assert "raise the capacity" not in problem
    assert "or calibrate" not in problem


def test_nobody_at_all_is_a_shortage_too() -> None:
    assert "1 more review is wanted for Candidate 0: of the project's 0 active reviewers 0 may do it" in (
        ask(1, []).problem or ""
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    candidates = [f"c{n}" for n in range(draw(st.integers(1, 4)))]
    reviewers = [f"r{n}" for n in range(draw(st.integers(1, 4)))]
    every = [(c, r) for c in candidates for r in reviewers]
    return Problem(
        reviews={one: draw(st.integers(0, 3)) for one in candidates},
        capacity={one: draw(st.integers(0, 3)) for one in reviewers},
        conflicts=frozenset(draw(st.lists(st.sampled_from(every), max_size=6))),
    )


def fairest(problem: Problem, held: dict[str, int]) -> list[int]:
    """Of everything that can be given out: as much as possible, the worst off as well off as possible."""
    best: tuple[int, list[int]] | None = None
    ranges = [range(wanted + 1) for wanted in problem.reviews.values()]
    for counts in product(*ranges):
        trial = dict(zip(problem.reviews, counts, strict=True))
        if assign_is_possible(problem, trial):
            totals = sorted(held[one] + n for one, n in trial.items())
            best = max(best or (-1, []), (sum(counts), totals))
    assert best is not None
    return best[1]


def assign_is_possible(problem: Problem, reviews: dict[str, int]) -> bool:
    some = {one: n for one, n in reviews.items() if n}
    return not some or assign(replace(problem, reviews=some)).shortage is None


@settings(max_examples=60)
@given(problems(), st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_what_is_attainable_is_the_most_and_the_fairest(problem: Problem, holds: list[int]) -> None:
    held = dict(zip(problem.reviews, holds, strict=False))

    found = attainable(problem, held)

    assert all(found[one] <= wanted for one, wanted in problem.reviews.items())
    assert assign_is_possible(problem, found)
    assert sorted(held[one] + n for one, n in found.items()) == fairest(problem, held)
