"""Who reviews: never who chose, supervised or is related; the least busy first; else a reason that helps."""

from typing import Any
from uuid import UUID

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain.assigning import Choice, choose
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Member
from services.evaluation.domain.review import Review
from tests.unit.evaluation.samples import MANAGER, NOW, REVIEWERS, SUPERVISOR, evaluation, member, person, terms


def everybody() -> list[Member]:
    return [member(one) for one in (*REVIEWERS, MANAGER, SUPERVISOR)]


def ask(
    wanted: int,
    members: list[Member],
    of: Evaluation | None = None,
    load: dict[UUID, int] | None = None,
    **of_person: Any,
) -> Choice:
    return choose(
        of or evaluation(), wanted, terms=terms(), person=person(**of_person), members=members, load=load or {}
    )


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


def test_load_is_balanced_and_nobody_reviews_the_same_work_twice() -> None:
    busy = dict.fromkeys(REVIEWERS[:4], 3)
    assert set(ask(2, everybody(), load=busy).reviewer_ids) == set(REVIEWERS[4:])

    review = Review(UUID(int=1), REVIEWERS[5], NOW)
    asked = domain.evolve(evaluation(), domain.assign(evaluation(), [review], at=NOW))
    assert REVIEWERS[5] not in ask(5, everybody(), of=asked).reviewer_ids


def test_a_shortage_says_what_is_missing_and_what_would_help() -> None:
    choice = ask(2, [member(REVIEWERS[0]), member(REVIEWERS[1])], selected_by=REVIEWERS[1])

    assert choice.reviewer_ids == ()
    assert choice.problem is not None
    assert "2 reviews are still wanted, and 1 may do them" in choice.problem
    assert "1 have a conflict" in choice.problem
    assert "role 'reviewer'" in choice.problem


def test_nobody_at_all_is_a_shortage_too() -> None:
    assert "1 review is still wanted, and 0 may do them" in (ask(1, []).problem or "")
