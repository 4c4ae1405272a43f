"""One panel by its seed: works, reviewers, who reviews whom, every rating that could be given, and the truth."""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.special import ndtr

from deploy.judgement.scenarios import Scenario
from shared.judgement.panel import GoldRating, Scorecard

SEED = 20260101
CARELESS_SD = 1.0
CENTRAL = 0.25
"""A central reviewer's ratings lie so much as far from the average as what was seen."""
REFERENCE_SD = 0.15
"""How wrong the reference score of a gold item is, in levels."""

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel with its truth.

    `points` is candidates x reviewers x criteria, 0 where no rating is given; `assigned` says which of these reviews
    there are; `truth` is each candidate's universe score on 0..100; `bits` go on where the drawing of the panel ended.
    """

    scenario: Scenario
    points: NDArray[np.int64]
    assigned: Mask
    truth: Floats
    gold: tuple[GoldRating, ...]
    bits: np.random.Generator

    def cards(self, assigned: Mask | None = None) -> list[Scorecard]:
        """The scorecards of these reviews, of those assigned where none are named."""
        where = np.argwhere(self.assigned if assigned is None else assigned)
        return [Scorecard(candidate(i), reviewer(j), self._ratings(i, j)) for i, j in where.tolist()]

    def _ratings(self, i: int, j: int) -> dict[str, int | None]:
        criteria = self.scenario.rubric.criteria
        return {one.id: points or None for one, points in zip(criteria, self.points[i, j].tolist(), strict=True)}

    def listed(self) -> list[tuple[str, str]]:
        """Every candidate with the project, also those without a card that counts."""
        return [(candidate(i), "p") for i in range(self.scenario.candidates)]


def candidate(i: int) -> str:
    return f"C{i:03}"


def reviewer(j: int) -> str:
    return f"R{j:02}"


def draw(scenario: Scenario, number: int) -> Drawn:
    """The panel of this number; the same numbers give the same panel."""
    bits = np.random.default_rng([SEED, crc32(scenario.family.encode()), number])
    n, judges, criteria = scenario.candidates, scenario.reviewers, len(scenario.weights)
    works = _works(scenario, n, bits)
    severity = bits.normal(0, scenario.severity, judges)
    seen = _seen(scenario, works, severity, bits)
    if scenario.odd == "careless":
        seen[:, 0] = bits.normal(scenario.ability, CARELESS_SD, (n, criteria))
    if scenario.odd == "halo":
        seen[:, 0] = seen[:, 0].mean(axis=1, keepdims=True)
    if scenario.odd == "central":
        seen[:, 0] = scenario.ability + CENTRAL * (seen[:, 0] - scenario.ability)
    points = _rated(scenario, seen)
    if scenario.missing:
        points[bits.random(points.shape) < scenario.missing] = 0
    assigned = _assigned(scenario, bits)
    truth = universe_scores(scenario, works)
    return Drawn(scenario, points, assigned, truth, tuple(_gold(scenario, severity, bits)), bits)


def universe_scores(scenario: Scenario, works: Floats) -> Floats:
    """What infinitely many reviewers would give on average, 0..100, of works given as candidates x criteria.

    A rating is at least k when ability, severity, halo and noise add up to k - 1/2 or more.
    """
    sd = float(np.sqrt(scenario.severity**2 + scenario.halo**2 + scenario.noise**2))
    steps = np.arange(2, scenario.levels + 1) - 0.5
    above_lowest = ndtr((works[:, :, None] - steps) / sd).sum(axis=2)
    return np.asarray(100 * above_lowest @ _weights(scenario) / (scenario.levels - 1), dtype=np.float64)


def _works(scenario: Scenario, count: int, bits: np.random.Generator) -> Floats:
    ability = bits.normal(scenario.ability, scenario.ability_sd, (count, 1))
    return ability + bits.normal(0, scenario.specific, (count, len(scenario.weights)))


def _seen(scenario: Scenario, works: Floats, severity: Floats, bits: np.random.Generator) -> Floats:
    """What every reviewer sees in every criterion of every work, before it becomes one of the levels."""
    count, criteria = works.shape
    halo = bits.normal(0, scenario.halo, (count, len(severity), 1))
    noise = bits.normal(0, scenario.noise, (count, len(severity), criteria))
    return np.asarray(works[:, None, :] + severity[None, :, None] + halo + noise, dtype=np.float64)


def _rated(scenario: Scenario, seen: Floats) -> NDArray[np.int64]:
    return np.clip(np.rint(seen), 1, scenario.levels).astype(np.int64)


def _weights(scenario: Scenario) -> Floats:
    return np.array(scenario.weights) / sum(scenario.weights)


def _assigned(scenario: Scenario, bits: np.random.Generator) -> Mask:
    """With two islands, each half of the candidates is dealt out to its own half of the reviewers."""
    n, judges, islands = scenario.candidates, scenario.reviewers, 2 if scenario.islands else 1
    assigned = np.zeros((n, judges), dtype=bool)
    for part in range(islands):
        works = slice(part * n // islands, (part + 1) * n // islands)
        by = slice(part * judges // islands, (part + 1) * judges // islands)
        assigned[works, by] = _dealt(assigned[works, by].shape, scenario.reviews, bits)
    return assigned


def _dealt(shape: tuple[int, ...], reviews: int, bits: np.random.Generator) -> Mask:
    """Candidates to the least loaded reviewers, ties at random; again where that leaves reviewers unconnected."""
    while True:
        dealt = np.zeros(shape, dtype=bool)
        for i in bits.permutation(shape[0]):
            load = dealt.sum(axis=0) + bits.random(shape[1])
            dealt[i, np.argsort(load)[:reviews]] = True
        together = dealt.T.astype(int) @ dealt
        if reviews < 2 or connected_components(csr_array(together), directed=False, return_labels=False) == 1:
            return dealt


def one_more(assigned: Mask, candidates: Iterable[int], bits: np.random.Generator) -> Mask:
    """One more review for each of these: by the least loaded of the reviewers that it has not had, ties at random."""
    more = assigned.copy()
    for i in candidates:
        load = more.sum(axis=0) + bits.random(more.shape[1])
        more[i, np.where(more[i], np.inf, load).argmin()] = True
    return more


def _gold(scenario: Scenario, severity: Floats, bits: np.random.Generator) -> Iterable[GoldRating]:
    """Items that every reviewer rates at calibration; what experts agreed on is itself a little wrong."""
    if not scenario.gold:
        return
    works = _works(scenario, scenario.gold, bits)
    level = 100 / (scenario.levels - 1)
    references = universe_scores(scenario, works) + bits.normal(0, REFERENCE_SD * level, scenario.gold)
    scores = level * (_rated(scenario, _seen(scenario, works, severity, bits)) - 1) @ _weights(scenario)
    for g, reference in enumerate(references):
        for j in range(scenario.reviewers):
            yield GoldRating(reviewer(j), f"G{g}", float(scores[g, j]), float(reference))
