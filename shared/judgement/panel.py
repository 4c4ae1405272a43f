"""The method `additive-panel/1`: from scorecards to scores with honest uncertainty.

A scorecard's score is the candidate's universe score plus the reviewer's leniency plus noise. Candidates are fixed
effects, so nobody's number depends on how good the others are; reviewers are random effects whose standard deviation,
in units of the noise, is averaged over 16 equal-mass points of a half-Cauchy(1) distribution; the noise variance has a
scaled inverse chi-squared prior and is integrated out. Each candidate's posterior is a mixture of 16 Student t
distributions. There is no optimiser, no sampling and no iteration that can fail: one symmetric eigendecomposition of
a reviewers-by-reviewers matrix does it.

Sources: Searle, Casella & McCulloch, Variance Components (1992), for the mixed model equations; Gelman (2006),
Bayesian Analysis 1(3), for half-Cauchy priors on standard deviations; Brennan, Generalizability Theory (2001), for
universe scores and dependability.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from shared.judgement import numbers
from shared.judgement.policy import Policy
from shared.judgement.rubric import LEAST_RATED, Rubric, share_rated

METHOD = "additive-panel/1"
PRIOR_DEGREES = 1.0
PRIOR_SCALE = 12.0
GRID = np.tan(np.pi * (np.arange(16) + 0.5) / 32)
"""The 16 ratios of reviewers' sd to the noise, each with prior mass 1/16."""
_BISECTIONS = 36
_TAIL_95 = 1.644854
WEAK_FROM = 8

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One reviewer on one candidate: points by criterion id, None for 'cannot tell'. Ids are opaque."""

    candidate: str
    reviewer: str
    ratings: Mapping[str, int | None]
    project: str = "p"


@dataclass(frozen=True, slots=True)
class GoldRating:
    """A reviewer's score (0..100) of a deliverable whose reference score experts agreed on."""

    reviewer: str
    item: str
    score: float
    reference: float


@dataclass(frozen=True, slots=True)
class Component:
    """One Student t distribution of a posterior: its weight, location, scale (not squared) and degrees of freedom."""

    weight: float
    mean: float
    scale: float
    degrees: float


@dataclass(frozen=True, slots=True)
class CandidateEstimate:
    """What the panel says of one candidate, published numbers snapped and rounded; None where nothing was scored."""

    candidate: str
    project: str
    reviews: int
    raw: float | None
    score: float | None
    adjustment: float | None
    sd: float | None
    interval: tuple[float, float] | None
    rank: tuple[int, int] | None
    chance: float | None
    chance_strong: float | None
    component: int | None
    posterior: tuple[Component, ...]
    exact: tuple[float, float] | None = None
    """Score and sd before rounding, for what is computed from them."""


@dataclass(frozen=True, slots=True)
class ReviewerEstimate:
    """How one reviewer scores: severity (higher is stricter, points of 100) with its sd."""

    reviewer: str
    reviews: int
    severity: float
    severity_sd: float
    exact_severity: float = 0.0


@dataclass(frozen=True, slots=True)
class PanelEstimate:
    """The whole panel: candidates by id, reviewers by id, and how well it tells candidates apart."""

    candidates: Mapping[str, CandidateEstimate]
    reviewers: Mapping[str, ReviewerEstimate]
    scorecards: int
    gold: int
    components: int
    crossed: bool
    sd_candidate: float | None
    sd_reviewer: float
    sd_residual: float
    separation: Mapping[str, float | None]
    reviews_for_dependability_80: int | None
    review_variance: float = 0.0
    """Variance of one review by a typical reviewer, not rounded."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """Counted scorecards in canonical order as arrays: who, whom, how much is rated, the scorecard's score."""

    candidates: tuple[str, ...]
    reviewers: tuple[str, ...]
    projects: tuple[str, ...]
    of: NDArray[np.int64]
    by: NDArray[np.int64]
    share: Floats
    y: Floats


def scorecard_scores(rubric: Rubric, scorecards: Sequence[Scorecard]) -> list[tuple[Scorecard, float, float]]:
    """Counted scorecards in canonical order, each with the share of weight it rates (0..1) and its score (0..100).

    A missing rating counts as far above the panel's average as the card is on what it does rate, never as zero.
    """
    counted = [card for card in _latest(scorecards) if share_rated(rubric, card.ratings) >= LEAST_RATED]
    weights = rubric.weights
    means = []
    for criterion in rubric.criteria:
        rated = [criterion.percent(p) for card in counted if (p := card.ratings.get(criterion.id)) is not None]
        means.append(sum(rated) / len(rated) if rated else 50.0)
    found = []
    for card in counted:
        share = share_rated(rubric, card.ratings)
        base = sum(weight * mean for weight, mean in zip(weights, means, strict=True))
        above = sum(
            weight * (criterion.percent(points) - mean)
            for criterion, weight, mean in zip(rubric.criteria, weights, means, strict=True)
            if (points := card.ratings.get(criterion.id)) is not None
        )
        found.append((card, share, base + above / share))
    return found


def _latest(scorecards: Sequence[Scorecard]) -> list[Scorecard]:
    """One card per reviewer and candidate (the last given), sorted by both."""
    last = {(card.candidate, card.reviewer): card for card in scorecards}
    return [last[pair] for pair in sorted(last)]


def estimate(
    rubric: Rubric,
    policy: Policy,
    scorecards: Sequence[Scorecard],
    gold: Sequence[GoldRating] = (),
    *,
    candidates: Sequence[tuple[str, str]] = (),
) -> PanelEstimate:
    """The panel's estimate. `candidates` names (candidate, project) pairs that are listed also without a scorecard."""
    cards = scorecard_scores(rubric, scorecards)
    candidates = [*candidates, *((card.candidate, card.project) for card in scorecards)]
    if not cards:
        return _nothing(candidates, gold)
    scored = _arrays(cards, gold)
    return _Model(scored, _gold_rows(scored, gold)).estimate(policy, candidates, len(gold))


def _arrays(cards: Sequence[tuple[Scorecard, float, float]], gold: Sequence[GoldRating]) -> _Scored:
    names = tuple(sorted({card.candidate for card, _, _ in cards}))
    judges = tuple(sorted({card.reviewer for card, _, _ in cards} | {row.reviewer for row in gold}))
    project = {card.candidate: card.project for card, _, _ in cards}
    return _Scored(
        names,
        judges,
        tuple(project[name] for name in names),
        np.array([names.index(card.candidate) for card, _, _ in cards]),
        np.array([judges.index(card.reviewer) for card, _, _ in cards]),
        np.array([share for _, share, _ in cards], dtype=float),
        np.array([score for _, _, score in cards], dtype=float),
    )


def _gold_rows(scored: _Scored, gold: Sequence[GoldRating]) -> tuple[NDArray[np.int64], Floats]:
    rows = sorted(gold, key=lambda row: (row.reviewer, row.item))
    who = np.array([scored.reviewers.index(row.reviewer) for row in rows], dtype=np.int64)
    return who, np.array([row.score - row.reference for row in rows], dtype=float)


def _nothing(candidates: Sequence[tuple[str, str]], gold: Sequence[GoldRating]) -> PanelEstimate:
    listed = {name: _unscored(name, project) for name, project in candidates}
    separation: dict[str, float | None] = {project: None for _, project in candidates}
    return PanelEstimate(listed, {}, 0, len(gold), 0, False, None, 0.0, 0.0, separation, None)  # noqa: FBT003


def _unscored(name: str, project: str) -> CandidateEstimate:
    return CandidateEstimate(name, project, 0, None, None, None, None, None, None, None, None, None, ())


class _Model:
    """The computation: mixed model equations reduced to reviewers, diagonal for every grid point at once."""

    def __init__(self, scored: _Scored, gold: tuple[NDArray[np.int64], Floats]) -> None:
        self.scored = scored
        n, judges = len(scored.candidates), len(scored.reviewers)
        gold_by, gold_d = gold
        load = np.zeros((n, judges))
        np.add.at(load, (scored.of, scored.by), scored.share)
        self.total = load.sum(axis=1)
        self.raw = np.bincount(scored.of, scored.share * scored.y, n) / self.total
        deviation = scored.y - self.raw[scored.of]
        portion = load / self.total[:, None]
        laplacian = np.diag(load.sum(axis=0) + np.bincount(gold_by, minlength=judges)) - load.T @ portion
        residual = np.bincount(scored.by, scored.share * deviation, judges)
        if len(gold_d):
            residual += np.bincount(gold_by, gold_d, judges)
        square = float((scored.share * deviation**2).sum() + (gold_d**2).sum())
        values, self.vectors = np.linalg.eigh(laplacian)
        values = np.maximum(values, 0.0)
        self.c = self.vectors.T @ residual
        self.a = portion @ self.vectors
        self.d = values[None, :] + 1 / GRID[:, None] ** 2
        prior = PRIOR_DEGREES * PRIOR_SCALE**2
        sum_of_squares = prior + np.maximum(0.0, square - (self.c**2 / self.d).sum(axis=1))
        self.nu = PRIOR_DEGREES + len(scored.y) - n + len(gold_d)
        log_weight = -0.5 * np.log(self.d).sum(axis=1) - judges * np.log(GRID) - 0.5 * self.nu * np.log(sum_of_squares)
        weight = np.exp(log_weight - log_weight.max())
        self.weight = weight / weight.sum()
        self.s2 = sum_of_squares / self.nu
        self.means = self.raw[None, :] - (self.c / self.d) @ self.a.T
        self.variances = self.s2[:, None] * (1 / self.total[None, :] + (1 / self.d) @ (self.a**2).T)
        self.mean = self.weight @ self.means
        self.sigma = float(np.sqrt(self.weight @ self.s2))
        self.sigma_b = float(self.sigma * np.exp(self.weight @ np.log(GRID)))

    def estimate(self, policy: Policy, listed: Sequence[tuple[str, str]], gold: int) -> PanelEstimate:
        scored = self.scored
        covariance = self._covariance()
        ranks = self._ranks(covariance)
        labels, islands = self._islands()
        low, high = self._quantile((1 - policy.level) / 2), self._quantile((1 + policy.level) / 2)
        sd = (self._quantile(0.95) - self._quantile(0.05)) / (2 * _TAIL_95)
        reviews = Counter(scored.of.tolist())
        candidates = {
            name: self._candidate(i, policy, reviews[i], sd[i], (low[i], high[i]), ranks[i], int(labels[i]))
            for i, name in enumerate(scored.candidates)
        }
        for name, project in listed:
            candidates.setdefault(name, _unscored(name, project))
        sd_candidate = self._sd_candidate(covariance)
        return PanelEstimate(
            candidates=candidates,
            reviewers=self._reviewers(),
            scorecards=len(scored.y),
            gold=gold,
            components=islands,
            crossed=self._crossed(),
            sd_candidate=None if sd_candidate is None else numbers.score(sd_candidate),
            sd_reviewer=numbers.score(self.sigma_b),
            sd_residual=numbers.score(self.sigma),
            separation={project: self._separation(covariance, project) for project in sorted(set(scored.projects))},
            reviews_for_dependability_80=self._reviews_needed(sd_candidate),
            review_variance=self.sigma**2 + self.sigma_b**2,
        )

    def _candidate(
        self,
        i: int,
        policy: Policy,
        reviews: int,
        sd: float,
        interval: tuple[float, float],
        rank: tuple[int, int],
        component: int,
    ) -> CandidateEstimate:
        posterior = tuple(
            Component(float(w), float(m), float(np.sqrt(v)), float(self.nu))
            for w, m, v in zip(self.weight, self.means[:, i], self.variances[:, i], strict=True)
        )
        raw, score = numbers.score(self.raw[i]), numbers.score(self.mean[i])
        clipped = (numbers.score(max(0.0, interval[0])), numbers.score(min(100.0, interval[1])))
        return CandidateEstimate(
            candidate=self.scored.candidates[i],
            project=self.scored.projects[i],
            reviews=reviews,
            raw=raw,
            score=score,
            adjustment=numbers.score(score - raw),
            sd=numbers.score(sd),
            interval=clipped,
            rank=rank,
            chance=numbers.probability(chance_at_or_above(posterior, policy.bar)),
            chance_strong=numbers.probability(chance_at_or_above(posterior, policy.strong_bar)),
            component=component,
            posterior=posterior,
            exact=(float(self.mean[i]), sd),
        )

    def _crossed(self) -> bool:
        complete = len(self.scored.y) == len(self.scored.candidates) * len(set(self.scored.by.tolist()))
        return complete and bool((self.scored.share == 1).all())

    def _quantile(self, q: float) -> Floats:
        """Quantiles of all candidates' mixtures at once, by bisection."""
        scales = np.sqrt(self.variances)
        tail = abs(float(special.stdtrit(self.nu, min(0.0005, min(q, 1 - q) / 100))))
        reach = np.max(np.abs(self.means - self.mean) + scales * tail, axis=0)
        low, high = self.mean - reach, self.mean + reach
        for _ in range(_BISECTIONS):
            middle = (low + high) / 2
            below = self.weight @ special.stdtr(self.nu, (middle[None, :] - self.means) / scales)
            low, high = np.where(below < q, middle, low), np.where(below < q, high, middle)
        return np.asarray((low + high) / 2, dtype=np.float64)

    def _covariance(self) -> Floats:
        shared = (self.weight * self.s2) @ (1 / self.d)
        between = self.means - self.mean
        covariance = (self.a * shared) @ self.a.T + between.T @ (self.weight[:, None] * between)
        return np.asarray(covariance + np.diag(float(self.weight @ self.s2) / self.total), dtype=np.float64)

    def _ranks(self, covariance: Floats) -> list[tuple[int, int]]:
        """Best and worst place within the project that the panel cannot rule out."""
        spread = np.diag(covariance)
        limit = round(float(special.stdtrit(self.nu, 0.90)), 6)
        ranks = []
        for i, project in enumerate(self.scored.projects):
            peers = [k for k, other in enumerate(self.scored.projects) if other == project and k != i]
            t = [
                round(float((self.mean[k] - self.mean[i]) / np.sqrt(spread[i] + spread[k] - 2 * covariance[i, k])), 6)
                for k in peers
            ]
            ranks.append((1 + sum(x >= limit for x in t), len(peers) + 1 - sum(-x >= limit for x in t)))
        return ranks

    def _islands(self) -> tuple[NDArray[np.int32], int]:
        n = len(self.scored.candidates)
        size = n + len(self.scored.reviewers)
        graph = coo_array((np.ones(len(self.scored.y)), (self.scored.of, n + self.scored.by)), shape=(size, size))
        _, labels = connected_components(graph, directed=False)
        order = {label: place for place, label in enumerate(dict.fromkeys(labels[:n].tolist()))}
        return np.array([order[label] for label in labels[:n].tolist()], dtype=np.int32), len(order)

    def _separation(self, covariance: Floats, project: str) -> float | None:
        members = [i for i, name in enumerate(self.scored.projects) if name == project]
        n = len(members)
        if n < 3:
            return None
        spread = float(np.var(self.mean[members], ddof=1))
        if round(spread, 9) == 0:
            return None
        return numbers.probability(max(0.0, 1 - _typical(covariance[np.ix_(members, members)]) / spread))

    def _sd_candidate(self, covariance: Floats) -> float | None:
        if len(self.mean) < 3:
            return None
        return float(np.sqrt(max(0.0, float(np.var(self.mean, ddof=1)) - _typical(covariance))))

    def _reviews_needed(self, sd_candidate: float | None) -> int | None:
        """How many different reviewers give a mean of dependability .80, shown up to 12; None when nobody differs."""
        between = round(sd_candidate or 0.0, 9) ** 2
        if between == 0:
            return None
        return min(12, int(np.ceil(round(4 * (self.sigma_b**2 + self.sigma**2) / between, 9))))

    def _reviewers(self) -> dict[str, ReviewerEstimate]:
        by_grid = (self.c / self.d) @ self.vectors.T
        mean = self.weight @ by_grid
        within = (self.weight * self.s2) @ (1 / self.d) @ (self.vectors**2).T
        between = self.weight @ (by_grid - mean) ** 2
        reviews = Counter(self.scored.by.tolist())
        return {
            name: ReviewerEstimate(
                name,
                reviews[j],
                numbers.score(-mean[j]),
                numbers.score(float(np.sqrt(within[j] + between[j]))),
                -float(mean[j]),
            )
            for j, name in enumerate(self.scored.reviewers)
        }


def _typical(covariance: Floats) -> float:
    """Variance of a difference between candidates, halved: what noise adds to the spread of scores."""
    n = len(covariance)
    trace = float(np.trace(covariance))
    return (trace - (float(covariance.sum()) - trace) / (n - 1)) / n


def chance_at_or_above(posterior: Sequence[Component], bar: float) -> float:
    """P(universe score >= bar), not rounded: another bar can be tried with a published posterior."""
    below = [part.weight * float(special.stdtr(part.degrees, (bar - part.mean) / part.scale)) for part in posterior]
    return 1 - sum(below)


def as_row(estimate_: CandidateEstimate) -> dict[str, Any]:
    """A candidate's row as published documents name its members."""
    return {
        "candidate": estimate_.candidate,
        "project": estimate_.project,
        "reviews": estimate_.reviews,
        "raw": estimate_.raw,
        "score": estimate_.score,
        "adjustment": estimate_.adjustment,
        "sd": estimate_.sd,
        "interval": list(estimate_.interval) if estimate_.interval else None,
        "rank": list(estimate_.rank) if estimate_.rank else None,
        "p_bar": estimate_.chance,
        "p_strong": estimate_.chance_strong,
        "component": estimate_.component,
    }
