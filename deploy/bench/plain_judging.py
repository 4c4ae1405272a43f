"""Limit programs of the judgement: the same arithmetic on arrays that lie ready, nothing checked, named or rounded.

The panel is numpy's eigendecomposition and matrix products and, for the ends of each interval, a few steps of Newton's
method on the mixture; there are no places, no islands, no objects. The assignment is the solver alone: not asked
first whether it can be done, nor afterwards whether reviewers are connected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array
from scipy.special import gammaln, stdtr, stdtrit

from deploy.bench.judging import EACH, PROJECT, REVIEWERS, WORKS, panel_of, problem, timed
from deploy.bench.place import Place
from deploy.bench.stopwatch import Result, Stopwatch
from deploy.judgement.drawing import Drawn, draw

RATIOS = np.tan(np.pi * (np.arange(16) + 0.5) / 32)
STEPS = 4
SLOTS = 2 * WORKS * EACH
"""Twice the room that is needed, the same for every reviewer."""
CHANGES = PROJECT.reviews + len(PROJECT.weights) + 2
"""How often a summary computes the panel again, to say what would change it: each review, each weight, and two more."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Arrays:
    """Complete scorecards: whom, who, the score, and how many there are of both."""

    of: NDArray[np.int64]
    by: NDArray[np.int64]
    y: Floats
    candidates: int
    reviewers: int


def arrays(drawn: Drawn) -> Arrays:
    """The panel's cards as they are computed with."""
    scenario = drawn.scenario
    of, by = np.nonzero(drawn.assigned)
    weights = np.array(scenario.weights) / sum(scenario.weights)
    y = 100 * (drawn.points[of, by] - 1) @ weights / (scenario.levels - 1)
    return Arrays(of, by, y, scenario.candidates, scenario.reviewers)


def judged(cards: Arrays) -> tuple[Floats, Floats, Floats]:
    """Scores and both ends of their 90 % intervals, not clipped."""
    n, judges = cards.candidates, cards.reviewers
    load = np.zeros((n, judges))
    load[cards.of, cards.by] = 1.0
    total = load.sum(axis=1)
    raw = np.bincount(cards.of, cards.y, n) / total
    apart = cards.y - raw[cards.of]
    portion = load / total[:, None]
    values, vectors = np.linalg.eigh(np.diag(load.sum(axis=0)) - load.T @ portion)
    c, a = vectors.T @ np.bincount(cards.by, apart, judges), portion @ vectors
    d = np.maximum(values, 0.0) + 1 / RATIOS[:, None] ** 2
    squares = 144.0 + np.maximum(0.0, apart @ apart - (c**2 / d).sum(axis=1))
    nu = 1.0 + len(cards.y) - n
    log_weight = -0.5 * np.log(d).sum(axis=1) - judges * np.log(RATIOS) - 0.5 * nu * np.log(squares)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    means = raw - (c / d) @ a.T
    scales = np.sqrt(squares[:, None] / nu * (1 / total + (1 / d) @ (a**2).T))
    score = weight @ means
    return score, _quantile(0.05, weight, means, scales, nu), _quantile(0.95, weight, means, scales, nu)


def _quantile(q: float, weight: Floats, means: Floats, scales: Floats, nu: float) -> Floats:
    """By Newton's method from where a single t distribution of the same mean and spread has it."""
    mean = weight @ means
    at = mean + np.sqrt(weight @ (scales**2 + (means - mean) ** 2)) * stdtrit(nu, q)
    height = np.exp(gammaln((nu + 1) / 2) - gammaln(nu / 2)) / np.sqrt(nu * np.pi)
    for _ in range(STEPS):
        t = (at - means) / scales
        density = weight @ (height * (1 + t**2 / nu) ** (-(nu + 1) / 2) / scales)
        at = at + (q - weight @ stdtr(nu, t)) / density
    return np.asarray(at, dtype=np.float64)


async def panel(_: Place, candidates: int) -> Result:
    """One panel on arrays."""
    result, (score, low, high) = timed(partial(judged, arrays(panel_of(candidates))))
    if not ((low < score) & (score < high)).all():
        raise AssertionError("a score lies outside its interval")
    return result


async def assignment(_: Place) -> Result:
    """The solver on a programme that lies ready."""
    cost, matrix, wanted = programme()
    solve = partial(linprog, cost, A_eq=matrix, b_eq=wanted, bounds=(0, 1), method="highs-ds")
    result, solved = timed(solve)
    given = round(float(solved.x[: len(cost) - SLOTS].sum()))
    if given != WORKS * EACH:
        raise AssertionError(f"{given} reviews of {WORKS * EACH}")
    return result


def programme() -> tuple[Floats, csr_array, Floats]:
    """Costs, matrix and right side: a column per allowed pair and per slot of a reviewer, later slots dearer."""
    asked = problem()
    works, people = sorted(asked.reviews), sorted(asked.capacity)
    pairs = [(i, j) for i, work in enumerate(works) for j, one in enumerate(people) if asked.allowed(work, one)]
    of, by = np.array(pairs).T
    slot_by, slot = np.divmod(np.arange(SLOTS), SLOTS // REVIEWERS)
    cost = np.concatenate([np.random.default_rng(1).random(len(pairs)), 2.0 * slot])
    rows = np.concatenate([of, WORKS + by, WORKS + slot_by])
    columns = np.concatenate([np.arange(len(pairs)), np.arange(len(pairs) + SLOTS)])
    values = np.concatenate([np.ones(2 * len(pairs)), -np.ones(SLOTS)])
    wanted = np.concatenate([np.full(WORKS, float(EACH)), np.zeros(REVIEWERS)])
    return cost, csr_array((values, (rows, columns)), shape=(len(wanted), len(cost))), wanted


async def summaries(_: Place) -> Result:
    """`per_s`: the panel once, and for every work once per change that its summary tells of."""
    cards = arrays(draw(PROJECT, 0))
    watch = Stopwatch()
    found: Sequence[Floats] = judged(cards)
    for _work in range(PROJECT.candidates):
        for _change in range(CHANGES):
            found = judged(cards)
    result = watch.stop(PROJECT.candidates)
    if not np.isfinite(found[0]).all():
        raise AssertionError("a work has no score")
    return result
