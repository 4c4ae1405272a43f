"""The bench of the judgement: limit programs come to what is shipped, and a wrong assignment is no measurement."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from scipy.optimize import linprog

from deploy.bench import judging, plain_judging
from deploy.bench.place import NOWHERE
from shared.judgement.assignment import assign
from shared.judgement.panel import estimate
from shared.judgement.policy import Policy


def test_the_arithmetic_of_the_limit_gives_the_published_numbers() -> None:
    drawn = judging.panel_of(60)
    panel = estimate(drawn.scenario.rubric, Policy(), drawn.cards())
    rows = [panel.candidates[name] for name in sorted(panel.candidates)]

    score, low, high = plain_judging.judged(plain_judging.arrays(drawn))

    assert score == pytest.approx([row.score for row in rows], abs=0.006)
    published = np.array([row.interval for row in rows])
    assert np.clip(np.column_stack([low, high]), 0, 100) == pytest.approx(published, abs=0.006)


def test_the_solver_of_the_limit_deals_out_as_many_reviews() -> None:
    cost, matrix, wanted = plain_judging.programme()

    solved = linprog(cost, A_eq=matrix, b_eq=wanted, bounds=(0, 1), method="highs-ds")

    assert matrix.shape == (len(wanted), len(cost))
    assert wanted.sum() == judging.WORKS * judging.EACH
    pairs = len(cost) - plain_judging.SLOTS
    assert pairs == judging.WORKS * judging.REVIEWERS - len(judging.problem().conflicts)
    assert solved.x[:pairs].sum() == pytest.approx(judging.WORKS * judging.EACH)
    assert solved.x[pairs:].reshape(judging.REVIEWERS, -1).sum(axis=1) == pytest.approx(20), "evenly"


def test_an_assignment_with_a_conflict_or_uneven_loads_is_refused() -> None:
    asked = judging.problem()
    found = assign(asked)
    judging.checked(asked, found)
    work, who = found.pairs[0]
    taken = {*found.pairs, *asked.conflicts}
    other = next(one for one in asked.capacity if (work, one) not in taken)

    with pytest.raises(AssertionError, match="1 conflicts"):
        judging.checked(replace(asked, conflicts=frozenset({(work, who)})), found)
    with pytest.raises(AssertionError, match=r"reviews \{2, 3\}"):
        judging.checked(asked, replace(found, pairs=found.pairs[1:]))
    with pytest.raises(AssertionError, match=r"0 conflicts, reviews \{3\}, loads 19\.\.21"):
        judging.checked(asked, replace(found, pairs=(*found.pairs[1:], (work, other))))


async def test_works_of_the_project_get_their_summaries() -> None:
    cards, works = judging.project()

    result = await judging.summaries(NOWHERE, works=2)

    assert (len(works), len(cards)) == (20, 60)
    assert {card.project_id for card in cards} == {UUID(int=500)}
    assert result["events"] == 2
    assert result["per_s"] > 0
