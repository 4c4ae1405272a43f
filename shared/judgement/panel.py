"""The method `additive-panel/1`: from scorecards to scores with honest uncertainty.

A scorecard's score is the candidate's universe score plus the reviewer's leniency plus noise. Candidates are fixed
effects, so nobody's number depends on how good the others are; reviewers are random effects whose standard deviation,
in units of the noise, is averaged over 16 equal-mass points of a half-Cauchy(1) distribution; the noise variance has a
scaled inverse chi-squared prior and is integrated out. Each candidate's posterior is a mixture of 16 Student t
distributions. There is no optimiser, no sampling and no iteration that can fail: one symmetric eigendecomposition of
a reviewers-by-reviewers matrix does it (`model`).

Sources: Searle, Casella & McCulloch, Variance Components (1992), for the mixed model equations; Gelman (2006),
Bayesian Analysis 1(3), for half-Cauchy priors on standard deviations; Brennan, Generalizability Theory (2001), for
universe scores and dependability.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import special
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from shared.judgement import numbers
from shared.judgement.model import GRID, PRIOR_DEGREES, PRIOR_SCALE, Integers, Model, Sums
from shared.judgement.policy import Policy
from shared.judgement.rubric import Rubric
from shared.judgement.scorecards import Counted, GoldRating, Scorecard, counted, scorecard_scores

__all__ = [
    "GRID",
    "METHOD",
    "PRIOR_DEGREES",
    "PRIOR_SCALE",
    "WEAK_FROM",
    "CandidateEstimate",
    "Component",
    "GoldRating",
    "PanelEstimate",
    "ReviewerEstimate",
    "Scorecard",
    "as_row",
    "chance_at_or_above",
    "estimate",
    "scorecard_scores",
]

METHOD = "additive-panel/1"
WEAK_FROM = 8
"""From this many candidates on a project can be seen to hardly differ."""
_TAIL_95 = 1.644854


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
    judged: Mapping[str, int] = field(default_factory=dict)
    """How many candidates of each project have a counted scorecard."""

    def weak(self, project: str, least: float) -> bool:
        """Whether eight or more candidates of this project differ so little that reviewers' differences hide them."""
        separation = self.separation.get(project)
        return self.judged.get(project, 0) >= WEAK_FROM and separation is not None and separation < least


def estimate(
    rubric: Rubric,
    policy: Policy,
    scorecards: Sequence[Scorecard],
    gold: Sequence[GoldRating] = (),
    *,
    candidates: Sequence[tuple[str, str]] = (),
    only: str | None = None,
) -> PanelEstimate:
    """The panel's estimate. `candidates` names (candidate, project) pairs that are listed also without a scorecard.

    `only` leaves out every other candidate's row, every rank and every reviewer: all that one recommendation needs,
    at a fraction of the cost. The numbers that are left are the same.
    """
    table = counted(rubric, scorecards)
    listed = {**dict(candidates), **{card.candidate: card.project for card in scorecards}}
    if only is not None:
        listed = {only: listed[only]}
    if not table.cards:
        return _nothing(listed, gold)
    return _Named(table, gold).estimate(policy, listed, len(gold), only)


def _nothing(listed: Mapping[str, str], gold: Sequence[GoldRating]) -> PanelEstimate:
    return PanelEstimate(
        candidates={name: _unscored(name, project) for name, project in listed.items()},
        reviewers={},
        scorecards=0,
        gold=len(gold),
        components=0,
        crossed=False,
        sd_candidate=None,
        sd_reviewer=0.0,
        sd_residual=0.0,
        separation=dict.fromkeys(listed.values()),
        reviews_for_dependability_80=None,
    )


def _unscored(name: str, project: str) -> CandidateEstimate:
    return CandidateEstimate(name, project, 0, None, None, None, None, None, None, None, None, None, ())


class _Named:
    """A model with the names of its rows and columns, and its results rounded for publication."""

    def __init__(self, table: Counted, gold: Sequence[GoldRating]) -> None:
        self.table = table
        project = {card.candidate: card.project for card in table.cards}
        self.candidates = tuple(sorted(project))
        self.reviewers = tuple(sorted({card.reviewer for card in table.cards} | {one.reviewer for one in gold}))
        self.model = Model(Sums.of(table, self.candidates, self.reviewers, gold))
        rows: dict[str, list[int]] = {}
        for row, name in enumerate(self.candidates):
            rows.setdefault(project[name], []).append(row)
        self.projects = {name: np.array(rows[name], dtype=np.int64) for name in sorted(rows)}
        self.project = project

    def estimate(self, policy: Policy, listed: Mapping[str, str], gold: int, only: str | None = None) -> PanelEstimate:
        model = self.model
        sd_candidate = model.sd_candidate()
        islands, labels = self._islands()
        rows = np.arange(len(self.candidates))
        if only is not None:
            rows = rows[[name == only for name in self.candidates]]
        found = self._candidates(policy, rows, labels, ranked=only is None)
        return PanelEstimate(
            candidates=found | {name: _unscored(name, listed[name]) for name in listed if name not in found},
            reviewers=self._reviewers() if only is None else {},
            scorecards=len(self.table.cards),
            gold=gold,
            components=islands,
            crossed=self._crossed(),
            sd_candidate=None if sd_candidate is None else numbers.score(sd_candidate),
            sd_reviewer=numbers.score(model.sigma_b),
            sd_residual=numbers.score(model.sigma),
            separation={name: self._separation(members) for name, members in self.projects.items()},
            reviews_for_dependability_80=self._reviews_needed(sd_candidate),
            review_variance=model.sigma**2 + model.sigma_b**2,
            judged={name: len(members) for name, members in self.projects.items()},
        )

    def _candidates(
        self, policy: Policy, rows: Integers, labels: Sequence[int], *, ranked: bool
    ) -> dict[str, CandidateEstimate]:
        model = self.model
        low95, high95 = model.quantile(0.05, rows), model.quantile(0.95, rows)
        low, high = low95, high95
        if round(policy.level, 12) != 0.9:
            low, high = (model.quantile((1 + sign * policy.level) / 2, rows) for sign in (-1, 1))
        sd = (high95 - low95) / (2 * _TAIL_95)
        chance, strong = (model.chance(bar, rows).tolist() for bar in (policy.bar, policy.strong_bar))
        rank = self._ranks() if ranked else {}
        weight, degrees = model.weight.tolist(), model.nu
        means, scales = model.means.T.tolist(), np.sqrt(model.variances).T.tolist()
        found = {}
        for at, i in enumerate(rows.tolist()):
            name = self.candidates[i]
            raw, score = numbers.score(model.raw[i]), numbers.score(model.mean[i])
            found[name] = CandidateEstimate(
                candidate=name,
                project=self.project[name],
                reviews=int(model.reviews[i]),
                raw=raw,
                score=score,
                adjustment=numbers.score(score - raw),
                sd=numbers.score(sd[at]),
                interval=(_within(low[at]), _within(high[at])),
                rank=rank.get(i),
                chance=numbers.probability(chance[at]),
                chance_strong=numbers.probability(strong[at]),
                component=labels[i],
                posterior=tuple(
                    Component(w, m, s, degrees) for w, m, s in zip(weight, means[i], scales[i], strict=True)
                ),
                exact=(float(model.mean[i]), float(sd[at])),
            )
        return found

    def _ranks(self) -> dict[int, tuple[int, int]]:
        return {
            row: rank
            for members in self.projects.values()
            for row, rank in zip(members.tolist(), self.model.ranks(members), strict=True)
        }

    def _crossed(self) -> bool:
        """Whether everybody was scored by the same reviewers on every criterion."""
        reviewers = {card.reviewer for card in self.table.cards}
        complete = len(self.table.cards) == len(self.candidates) * len(reviewers)
        return complete and bool((self.table.share == 1).all())

    def _islands(self) -> tuple[int, list[int]]:
        """Groups of candidates and reviewers that share nobody: how many, and which each candidate is in."""
        n, cells = len(self.candidates), self.model.vectors.shape[0]
        row = {name: place for place, name in enumerate(self.candidates)}
        column = {name: n + place for place, name in enumerate(self.reviewers)}
        of = [row[card.candidate] for card in self.table.cards]
        by = [column[card.reviewer] for card in self.table.cards]
        graph = coo_array((np.ones(len(of)), (of, by)), shape=(n + cells, n + cells))
        _, labels = connected_components(graph, directed=False)
        order = {label: place for place, label in enumerate(dict.fromkeys(labels[:n].tolist()))}
        return len(order), [order[label] for label in labels[:n].tolist()]

    def _separation(self, members: Integers) -> float | None:
        if len(members) < 3:
            return None
        spread = self.model.spread(members)
        if round(spread, 9) == 0:
            return None
        return numbers.probability(max(0.0, 1 - self.model.typical(members) / spread))

    def _reviews_needed(self, sd_candidate: float | None) -> int | None:
        """How many different reviewers give a mean of dependability .80, shown up to 12; None when nobody differs."""
        between = round(sd_candidate or 0.0, 9) ** 2
        if between == 0:
            return None
        return min(12, int(np.ceil(round(4 * (self.model.sigma_b**2 + self.model.sigma**2) / between, 9))))

    def _reviewers(self) -> dict[str, ReviewerEstimate]:
        mean, sd = self.model.leniency(np.eye(len(self.reviewers)))
        reviews = Counter(card.reviewer for card in self.table.cards)
        return {
            name: ReviewerEstimate(name, reviews[name], numbers.score(-mean[j]), numbers.score(sd[j]), -float(mean[j]))
            for j, name in enumerate(self.reviewers)
        }


def _within(end: float) -> float:
    return numbers.score(min(100.0, max(0.0, end)))


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
