"""What follows from the formulas, whatever the ratings are."""

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.judgement.model import GRID
from shared.judgement.panel import CandidateEstimate, GoldRating, PanelEstimate, Scorecard, as_row, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.judgement.scorecards import counted
from tests.unit.judgement.panels import NAMES, RUBRIC, crossed, sparse

POLICY = Policy()
often = settings(max_examples=60)


def rows(panel: PanelEstimate) -> dict[str, dict[str, object]]:
    return {name: as_row(one) | {"component": None} for name, one in panel.candidates.items()}


def exact(candidate: CandidateEstimate) -> tuple[float, float]:
    assert candidate.exact is not None
    return candidate.exact


@often
@given(crossed())
def test_a_crossed_panel_adjusts_nobody(cards: list[Scorecard]) -> None:
    panel = estimate(RUBRIC, POLICY, cards)
    assert panel.crossed
    assert {one.adjustment for one in panel.candidates.values()} == {0.0}


@often
@given(sparse(prefix="a", gaps=False), sparse(prefix="b", gaps=False))
def test_an_island_is_not_adjusted_against_another(one: list[Scorecard], other: list[Scorecard]) -> None:
    """Leniency is measured within an island only: whatever connects nobody sums to nothing."""
    panel = estimate(RUBRIC, POLICY, [*one, *other])
    assert panel.components >= 2
    for island in ("a", "b"):
        leniency = sum(r.exact_severity for name, r in panel.reviewers.items() if name.startswith(island))
        assert leniency == pytest.approx(0, abs=1e-8)


@often
@given(sparse(prefix="a", gaps=False), sparse(prefix="b", gaps=False))
def test_shifting_an_island_moves_its_scores_and_nobodys_adjustment(
    one: list[Scorecard], other: list[Scorecard]
) -> None:
    def shifted(cards: list[Scorecard], by: int) -> list[Scorecard]:
        return [
            replace(card, ratings={name: (points or 0) + by for name, points in card.ratings.items()}) for card in cards
        ]

    rubric = Rubric(tuple(replace(c, levels=tuple(Level(p) for p in range(1, 12))) for c in RUBRIC.criteria))
    before, after = (estimate(rubric, POLICY, [*shifted(one, by), *other]) for by in (0, 3))
    for name, found in after.candidates.items():
        moved = 30 if name.startswith("a") else 0
        was = before.candidates[name]
        assert exact(found)[0] - exact(was)[0] == pytest.approx(moved, abs=1e-8)
        assert exact(found)[1] == pytest.approx(exact(was)[1], abs=1e-7)


@often
@given(sparse(), st.randoms(use_true_random=False))
def test_the_order_of_cards_does_not_matter(cards: list[Scorecard], order: random.Random) -> None:
    shuffled = list(cards)
    order.shuffle(shuffled)
    panel, other = estimate(RUBRIC, POLICY, cards), estimate(RUBRIC, POLICY, shuffled)
    assert rows(panel) == rows(other)
    assert panel.reviewers == other.reviewers
    assert recommend(panel, POLICY) == recommend(other, POLICY)


@often
@given(sparse())
def test_names_do_not_matter(cards: list[Scorecard]) -> None:
    def renamed(name: str) -> str:
        return f"{9 - int(name[1:])}-{name}"

    other = [replace(card, candidate=renamed(card.candidate), reviewer=renamed(card.reviewer)) for card in cards]
    panel, found = rows(estimate(RUBRIC, POLICY, cards)), rows(estimate(RUBRIC, POLICY, other))
    for name, row in panel.items():
        assert found[renamed(name)] == row | {"candidate": renamed(name)}


@often
@given(sparse(), st.integers(2, 50), st.integers(-20, 20), st.floats(0.01, 100))
def test_the_unit_of_points_and_weights_does_not_matter(
    cards: list[Scorecard], factor: int, offset: int, scale: float
) -> None:
    rubric = Rubric(
        tuple(
            Criterion(c.id, float(c.weight) * scale, tuple(Level(factor * p + offset) for p in c.points))
            for c in RUBRIC.criteria
        )
    )
    other = [
        replace(
            card,
            ratings={n: None if p is None else factor * p + offset for n, p in card.ratings.items()},
        )
        for card in cards
    ]
    one, two = estimate(RUBRIC, POLICY, cards), estimate(rubric, POLICY, other)
    for name, candidate in one.candidates.items():
        if candidate.exact is None:
            assert two.candidates[name].exact is None
            continue
        assert exact(two.candidates[name]) == pytest.approx(candidate.exact, abs=1e-7)
        assert two.candidates[name].rank == candidate.rank


@often
@given(sparse(), st.data())
def test_raising_one_rating_never_lowers_that_candidate(cards: list[Scorecard], data: st.DataObject) -> None:
    card = data.draw(st.sampled_from(cards))
    name = data.draw(st.sampled_from([name for name in NAMES if card.ratings[name] is not None]))
    points = card.ratings[name] or 0
    higher = data.draw(st.integers(points, 5))
    raised = [replace(one, ratings={**one.ratings, name: higher}) if one is card else one for one in cards]
    before, after = (estimate(RUBRIC, POLICY, given_, only=card.candidate) for given_ in (cards, raised))
    if before.candidates[card.candidate].exact is None:
        return
    assert exact(after.candidates[card.candidate])[0] >= exact(before.candidates[card.candidate])[0] - 1e-9


@often
@given(crossed(), st.data())
def test_a_candidate_does_not_depend_on_how_good_another_is(cards: list[Scorecard], data: st.DataObject) -> None:
    """In a crossed panel: somebody else's ratings all move by the same number of levels."""
    other = data.draw(st.sampled_from(sorted({card.candidate for card in cards})))
    rubric = Rubric(tuple(replace(c, levels=tuple(Level(p) for p in range(-4, 11))) for c in RUBRIC.criteria))
    by = data.draw(st.integers(-4, 4))
    moved = [
        replace(card, ratings={n: (p or 0) + by for n, p in card.ratings.items()}) if card.candidate == other else card
        for card in cards
    ]
    before, after = estimate(rubric, POLICY, cards), estimate(rubric, POLICY, moved)
    for name, candidate in before.candidates.items():
        if name != other:
            assert exact(after.candidates[name]) == pytest.approx(exact(candidate), abs=1e-8)
            assert after.candidates[name].interval == candidate.interval
            assert after.candidates[name].chance == candidate.chance


@often
@given(sparse(), st.data())
def test_one_candidate_alone_is_worked_out_as_among_all(cards: list[Scorecard], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted({card.candidate for card in cards})))
    whole, alone = estimate(RUBRIC, POLICY, cards), estimate(RUBRIC, POLICY, cards, only=name)
    assert alone.candidates == {name: replace(whole.candidates[name], rank=None)}
    assert recommend(alone, POLICY)[name] == recommend(whole, POLICY)[name]


@often
@given(sparse(gaps=False))
def test_every_number_is_in_its_range(cards: list[Scorecard]) -> None:
    panel = estimate(RUBRIC, POLICY, cards)
    for one in panel.candidates.values():
        assert one.interval is not None
        assert 0 <= one.interval[0] <= one.interval[1] <= 100
        assert one.chance is not None
        assert one.chance_strong is not None
        assert 0 <= one.chance_strong <= one.chance <= 1
        best, worst = one.rank or (0, 0)
        assert 1 <= best <= worst <= len(panel.candidates)
        assert sum(part.weight for part in one.posterior) == pytest.approx(1)


@often
@given(sparse(gaps=False), st.floats(-30, 30))
def test_gold_moves_everybody_by_what_it_says_of_the_reviewers(cards: list[Scorecard], lenient: float) -> None:
    """Fifty gold items each, all off by the same: every score moves the other way by nearly that."""
    names = sorted({card.reviewer for card in cards})
    gold = [GoldRating(name, f"g{i}", 50 + lenient, 50) for name in names for i in range(50)]
    same = [replace(card, ratings=dict.fromkeys(NAMES, 3)) for card in cards]
    panel = estimate(RUBRIC, POLICY, same, gold)
    for one in panel.candidates.values():
        assert exact(one)[0] == pytest.approx(50 - lenient, abs=1.5)


def _dense(cards: Sequence[Scorecard]) -> dict[str, float]:
    """Scores by generalised least squares with the whole covariance matrix, averaged over the same grid."""
    table = counted(RUBRIC, cards)
    names = sorted({card.candidate for card in table.cards})
    judges = sorted({card.reviewer for card in table.cards})
    x = np.array([[card.candidate == name for name in names] for card in table.cards], dtype=float)
    z = np.array([[card.reviewer == name for name in judges] for card in table.cards], dtype=float)
    fits = []
    for rho in GRID:
        v = np.diag(1 / table.share) + rho**2 * z @ z.T
        inverse = np.linalg.inv(v)
        information = x.T @ inverse @ x
        theta = np.linalg.solve(information, x.T @ inverse @ table.scores)
        rest = table.scores - x @ theta
        squares = 144 + rest @ inverse @ rest
        nu = 1 + len(table.cards) - len(names)
        log = -0.5 * np.linalg.slogdet(v)[1] - 0.5 * np.linalg.slogdet(information)[1] - 0.5 * nu * np.log(squares)
        fits.append((log, theta))
    weight = np.exp([log - max(log for log, _ in fits) for log, _ in fits])
    mean = np.array([theta for _, theta in fits]).T @ (weight / weight.sum())
    return dict(zip(names, mean.tolist(), strict=True))


@settings(max_examples=30)
@given(sparse())
def test_dense_least_squares_give_the_same_scores(cards: list[Scorecard]) -> None:
    panel = estimate(RUBRIC, POLICY, cards)
    scored = {name: exact(one)[0] for name, one in panel.candidates.items() if one.reviews}
    assert scored == pytest.approx(_dense(cards) if scored else {}, abs=1e-5)
