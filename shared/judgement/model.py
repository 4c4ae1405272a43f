"""The arithmetic of `additive-panel/1`: mixed model equations reduced to reviewers, diagonal for each grid point.

Takes sums per candidate, gives the posterior of every candidate and reviewer as arrays; `panel` names and rounds them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from shared.judgement.scorecards import Counted, Floats, GoldRating

PRIOR_DEGREES = 1.0
PRIOR_SCALE = 12.0
GRID = np.tan(np.pi * (np.arange(16) + 0.5) / 32)
"""The 16 ratios of reviewers' sd to the noise, each with prior mass 1/16."""
_BISECTIONS = 36
_RANK_DIGITS = 1e6

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the cards say, a row per candidate, a column per reviewer; gold items per reviewer.

    `load` is rated weight, `raw` the weighted mean score, `residual` weighted deviations from it, `square` their
    weighted squares, `reviews` the number of cards.
    """

    load: Floats
    raw: Floats
    residual: Floats
    square: Floats
    reviews: Integers
    gold_items: Integers
    gold_residual: Floats
    gold_square: float

    @classmethod
    def of(
        cls, table: Counted, candidates: Sequence[str], reviewers: Sequence[str], gold: Sequence[GoldRating]
    ) -> "Sums":
        """`candidates` and `reviewers` in their order; both name everybody in the table, reviewers also all of gold."""
        row, column = _places(candidates), _places(reviewers)
        n, judges = len(candidates), len(reviewers)
        of = np.array([row[card.candidate] for card in table.cards], dtype=np.int64)
        by = np.array([column[card.reviewer] for card in table.cards], dtype=np.int64)
        cell = of * judges + by
        load = _added(cell, table.share, n * judges).reshape(n, judges)
        raw = _added(of, table.share * table.scores, n) / load.sum(axis=1)
        deviation = table.scores - raw[of]
        rows = sorted(gold, key=lambda one: (one.reviewer, one.item))
        who = np.array([column[one.reviewer] for one in rows], dtype=np.int64)
        apart = np.array([one.score - one.reference for one in rows], dtype=np.float64)
        return cls(
            load=load,
            raw=raw,
            residual=_added(cell, table.share * deviation, n * judges).reshape(n, judges),
            square=_added(of, table.share * deviation**2, n),
            reviews=np.bincount(of, minlength=n),
            gold_items=np.bincount(who, minlength=judges),
            gold_residual=_added(who, apart, judges),
            gold_square=float((apart**2).sum()),
        )

    def taking(self, rows: Integers) -> "Sums":
        """The panel of these candidates, a row each; a row given twice is two candidates with the same cards."""
        return Sums(
            self.load[rows],
            self.raw[rows],
            self.residual[rows],
            self.square[rows],
            self.reviews[rows],
            self.gold_items,
            self.gold_residual,
            self.gold_square,
        )


def _added(place: Integers, values: Floats, places: int) -> Floats:
    """The values of each place added up."""
    return np.asarray(np.bincount(place, values, places), dtype=np.float64)


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


class Model:
    """The posterior: `weight` per grid point, `means` and `variances` of the t distributions (grid x candidates)."""

    def __init__(self, sums: Sums) -> None:
        n, judges = sums.load.shape
        self.reviews = sums.reviews
        self.raw = sums.raw
        self.total = sums.load.sum(axis=1)
        portion = sums.load / self.total[:, None]
        laplacian = np.diag(sums.load.sum(axis=0) + sums.gold_items) - sums.load.T @ portion
        values, self.vectors = np.linalg.eigh(laplacian)
        self.c = self.vectors.T @ (sums.residual.sum(axis=0) + sums.gold_residual)
        self.a = portion @ self.vectors
        self.d = np.maximum(values, 0.0)[None, :] + 1 / GRID[:, None] ** 2
        square = float(sums.square.sum()) + sums.gold_square
        explained = (self.c**2 / self.d).sum(axis=1)
        sum_of_squares = PRIOR_DEGREES * PRIOR_SCALE**2 + np.maximum(0.0, square - explained)
        self.nu = float(PRIOR_DEGREES + int(sums.reviews.sum()) - n + int(sums.gold_items.sum()))
        log_weight = -0.5 * np.log(self.d).sum(axis=1) - judges * np.log(GRID) - 0.5 * self.nu * np.log(sum_of_squares)
        weight = np.exp(log_weight - log_weight.max())
        self.weight: Floats = weight / weight.sum()
        self.s2 = sum_of_squares / self.nu
        self.means: Floats = self.raw[None, :] - (self.c / self.d) @ self.a.T
        self.variances: Floats = self.s2[:, None] * (1 / self.total[None, :] + (1 / self.d) @ (self.a**2).T)
        self.mean: Floats = self.weight @ self.means
        self.noise = float(self.weight @ self.s2)
        self.sigma = float(np.sqrt(self.noise))
        self.sigma_b = float(self.sigma * np.exp(self.weight @ np.log(GRID)))

    def quantile(self, q: float, rows: Integers) -> Floats:
        """The quantile of each of these candidates' mixtures, by bisection."""
        means, mean, scales = self.means[:, rows], self.mean[rows], np.sqrt(self.variances[:, rows])
        tail = abs(float(special.stdtrit(self.nu, min(0.0005, min(q, 1 - q) / 100))))
        reach = np.max(np.abs(means - mean) + scales * tail, axis=0)
        low, high = mean - reach, mean + reach
        for _ in range(_BISECTIONS):
            middle = (low + high) / 2
            below = self.weight @ special.stdtr(self.nu, (middle[None, :] - means) / scales) < q
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return np.asarray((low + high) / 2, dtype=np.float64)

    def chance(self, bar: float, rows: Integers) -> Floats:
        """P(universe score >= bar) of each of these candidates."""
        below = special.stdtr(self.nu, (bar - self.means[:, rows]) / np.sqrt(self.variances[:, rows]))
        return np.asarray(1 - _in_order(self.weight[:, None] * below), dtype=np.float64)

    def covariance(self, rows: Integers) -> Floats:
        """Posterior covariance of these candidates' scores; their own noise stands on the diagonal."""
        a, between = self.a[rows], self.means[:, rows] - self.mean[rows]
        covariance = (a * self._shared()) @ a.T + between.T @ (self.weight[:, None] * between)
        return np.asarray(covariance + np.diag(self.noise / self.total[rows]), dtype=np.float64)

    def typical(self, rows: Integers) -> float:
        """Variance of a difference between two of these candidates, halved: what noise adds to the spread of scores.

        (tr V - (sum V - tr V)/(n - 1))/n without V, which has a row and a column per candidate.
        """
        a, between, shared = self.a[rows], self.means[:, rows] - self.mean[rows], self._shared()
        own = self.noise * float((1 / self.total[rows]).sum())
        trace = float(((a**2) @ shared).sum() + (self.weight @ between**2).sum()) + own
        together = float(a.sum(axis=0) ** 2 @ shared + self.weight @ between.sum(axis=1) ** 2) + own
        n = len(rows)
        return (trace - (together - trace) / (n - 1)) / n

    def _shared(self) -> Floats:
        return np.asarray((self.weight * self.s2) @ (1 / self.d), dtype=np.float64)

    def ranks(self, rows: Integers) -> list[tuple[int, int]]:
        """Best and worst place among these candidates that the panel cannot rule out."""
        covariance, mean = self.covariance(rows), self.mean[rows]
        own = np.diag(covariance)
        apart = own[:, None] + own[None, :] - 2 * covariance
        np.fill_diagonal(apart, 1.0)
        t = np.rint((mean[None, :] - mean[:, None]) / np.sqrt(apart) * _RANK_DIGITS)
        limit = np.rint(float(special.stdtrit(self.nu, 0.90)) * _RANK_DIGITS)
        above, below = (t >= limit).sum(axis=1), (-t >= limit).sum(axis=1)
        return [(1 + int(up), len(rows) - int(down)) for up, down in zip(above, below, strict=True)]

    def spread(self, rows: Integers) -> float:
        """Sample variance of these candidates' scores."""
        return float(np.var(self.mean[rows], ddof=1))

    def sd_candidate(self) -> float | None:
        """Standard deviation of universe scores, noise taken off; None below three candidates."""
        everybody = np.arange(len(self.mean))
        if len(everybody) < 3:
            return None
        return float(np.sqrt(max(0.0, self.spread(everybody) - self.typical(everybody))))

    def leniency(self, contrasts: Floats) -> tuple[Floats, Floats]:
        """Mean and sd of each row's combination of the reviewers' leniencies (the identity: each by itself)."""
        by_grid = (self.c / self.d) @ (contrasts @ self.vectors).T
        mean = self.weight @ by_grid
        within = (self.weight * self.s2) @ (1 / self.d) @ ((contrasts @ self.vectors) ** 2).T
        return np.asarray(mean), np.asarray(np.sqrt(within + self.weight @ (by_grid - mean) ** 2))


def _in_order(parts: Floats) -> Floats:
    """Sum over the first axis from first to last: the same bits as adding published numbers one by one."""
    total = np.zeros(parts.shape[1])
    for part in parts:
        total = total + part
    return total
