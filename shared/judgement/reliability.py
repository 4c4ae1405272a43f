"""How far ratings can be trusted: Krippendorff's alpha per criterion, ICC(2,k) or dependability of the whole.

Each figure comes with an interval over candidates: it speaks about these reviewers with other candidates. Below ten
units there is a figure but no interval and no verdict; where nothing varies there is no figure, because alpha and ICC
are undefined then, not 1.

Sources: Krippendorff (2011), Computing Krippendorff's alpha-reliability; Shrout & Fleiss (1979), Psychological Bulletin
86(2), for ICC(2,k); Brennan, Generalizability Theory (2001), for dependability; Efron & Tibshirani (1993) for the
bootstrap standard error.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from shared.judgement import numbers
from shared.judgement.model import Integers, Model, Sums
from shared.judgement.rubric import Rubric
from shared.judgement.scorecards import Counted, Floats, GoldRating, Scorecard, counted

Status = Literal["ok", "insufficient_data", "no_variation"]
Verdict = Literal["reliable", "tentative", "cannot_tell", "anchors_do_not_work"]
Kind = Literal["alpha", "icc2k", "dependability"]

RESAMPLES = 1000
SEED = 20260101
FLOOR = 10
"""Units from which on an interval and a verdict are given."""
LEAST_DEFINED = 500
RELIABLE = 0.80
TENTATIVE = 0.667


@dataclass(frozen=True, slots=True)
class Figure:
    """A reliability: `units` are candidates, `value` and `interval` (95 %) are at most 1; None: cannot be told."""

    kind: Kind
    status: Status
    units: int
    value: float | None
    interval: tuple[float, float] | None

    @property
    def verdict(self) -> Verdict | None:
        """Judged by the ends of the interval, never by the value: by Krippendorff's .80 and .667."""
        if self.interval is None:
            return None
        low, high = self.interval
        if low >= RELIABLE:
            return "reliable"
        if low >= TENTATIVE:
            return "tentative"
        return "anchors_do_not_work" if high < TENTATIVE else "cannot_tell"


@dataclass(frozen=True, slots=True)
class CriterionReliability:
    """One criterion's alpha; `words.reliability` says what follows for its anchors."""

    criterion: str
    alpha: Figure


@dataclass(frozen=True, slots=True)
class PanelReliability:
    """`reviews` is the harmonic mean of reviews per candidate; `icc2k` exists for complete crossed panels only."""

    reviews: float | None
    icc2k: Figure | None
    dependability: Figure


def reliability(rubric: Rubric, scorecards: Sequence[Scorecard]) -> tuple[CriterionReliability, ...]:
    """A row per criterion, in the rubric's order, over the cards that count."""
    cards = counted(rubric, scorecards).cards
    rows = []
    for criterion in rubric.criteria:
        units: dict[str, list[int | None]] = {}
        for card in cards:
            units.setdefault(card.candidate, []).append(card.ratings.get(criterion.id))
        rows.append(CriterionReliability(criterion.id, alpha(list(units.values()), criterion.points)))
    return tuple(rows)


def panel_reliability(
    rubric: Rubric, scorecards: Sequence[Scorecard], gold: Sequence[GoldRating] = ()
) -> PanelReliability:
    """How far the scores of the whole panel can be trusted."""
    table = counted(rubric, scorecards)
    return PanelReliability(_typical_reviews(table), _crossed_icc(table), _dependability(table, gold))


def alpha(units: Sequence[Sequence[int | None]], values: Sequence[int]) -> Figure:
    """Ordinal alpha: `units` are candidates with a rating per reviewer (None: none), `values` the levels in order.

    Levels count by their place, not by their points. Units with fewer than two ratings say nothing and are left out.
    Raises `ValueError` for a rating that is none of `values`.
    """
    place = {value: at for at, value in enumerate(values)}
    unknown = {rating for unit in units for rating in unit if rating is not None and rating not in place}
    if unknown:
        raise ValueError(f"ratings {sorted(unknown)} are none of the values {list(values)}: give each a level")
    counts = np.zeros((len(units), len(values)))
    for row, unit in enumerate(units):
        for rating in unit:
            if rating is not None:
                counts[row, place[rating]] += 1
    counts = counts[counts.sum(axis=1) >= 2]
    together = counts[:, :, None] * (counts[:, None, :] - np.eye(len(values))) / (counts.sum(axis=1) - 1)[:, None, None]

    def of(chosen: Integers) -> Floats:
        cell = chosen + len(counts) * np.arange(len(chosen))[:, None]
        taken = np.bincount(cell.ravel(), minlength=len(chosen) * len(counts)).reshape(len(chosen), len(counts))
        return _alphas(np.tensordot(taken.astype(np.float64), together, axes=1))

    return _figure("alpha", len(counts), of)


def _alphas(together: Floats) -> Floats:
    """Alpha of each matrix of coincidences, NaN where nothing varies."""
    totals = together.sum(axis=2)
    middle = np.cumsum(totals, axis=1) - totals / 2
    apart = (middle[:, :, None] - middle[:, None, :]) ** 2
    observed = (together * apart).sum(axis=(1, 2))
    expected = (totals[:, :, None] * totals[:, None, :] * apart).sum(axis=(1, 2))
    varies = expected.round(9) > 0
    return np.where(varies, 1 - (totals.sum(axis=1) - 1) * observed / np.where(varies, expected, 1.0), np.nan)


def icc2k(table: Sequence[Sequence[float]]) -> Figure:
    """ICC(2,k): absolute agreement of the mean of k random reviewers; a row per candidate, a column per reviewer.

    Raises `ValueError` unless every row has the same two or more columns.
    """
    if len({len(row) for row in table}) > 1 or (table and len(table[0]) < 2):
        raise ValueError("every candidate needs a score by each of the same two or more reviewers")
    scores = np.array(table, dtype=np.float64)
    return _figure("icc2k", len(table), lambda chosen: _iccs(scores[chosen]))


def _iccs(tables: Floats) -> Floats:
    """ICC(2,k) of each table (tables x candidates x reviewers), NaN where nothing varies."""
    _, n, k = tables.shape
    whole = tables.mean(axis=(1, 2), keepdims=True)
    rows, columns = tables.mean(axis=2, keepdims=True), tables.mean(axis=1, keepdims=True)
    between = k * ((rows - whole) ** 2).sum(axis=(1, 2)) / (n - 1)
    judges = n * ((columns - whole) ** 2).sum(axis=(1, 2)) / (k - 1)
    error = ((tables - rows - columns + whole) ** 2).sum(axis=(1, 2)) / ((n - 1) * (k - 1))
    below = between + (judges - error) / n
    varies = (np.ptp(tables, axis=(1, 2)).round(9) > 0) & (np.abs(below).round(9) > 0)
    return np.where(varies, (between - error) / np.where(varies, below, 1.0), np.nan)


def _crossed_icc(table: Counted) -> Figure | None:
    reviewers = sorted({card.reviewer for card in table.cards})
    scores: dict[str, list[float]] = {}
    for card, score in zip(table.cards, table.scores.tolist(), strict=True):
        scores.setdefault(card.candidate, []).append(score)
    complete = len(table.cards) == len(scores) * len(reviewers) and bool((table.share == 1).all())
    return icc2k(list(scores.values())) if complete and len(reviewers) >= 2 else None


def _typical_reviews(table: Counted) -> float | None:
    reviews: dict[str, int] = {}
    for card in table.cards:
        reviews[card.candidate] = reviews.get(card.candidate, 0) + 1
    return numbers.probability(len(reviews) / sum(1 / k for k in reviews.values())) if reviews else None


def _dependability(table: Counted, gold: Sequence[GoldRating]) -> Figure:
    """Phi of a mean of as many reviews, by different reviewers, as candidates typically have."""
    candidates = sorted({card.candidate for card in table.cards})
    if len(candidates) < 3:
        return Figure("dependability", "insufficient_data", len(candidates), None, None)
    reviewers = sorted({card.reviewer for card in table.cards} | {one.reviewer for one in gold})
    sums = Sums.of(table, candidates, reviewers, gold)

    def of(chosen: Integers) -> Floats:
        return np.array([_phi(sums.taking(rows)) for rows in chosen])

    return _figure("dependability", len(candidates), of)


def _phi(sums: Sums) -> float:
    model = Model(sums)
    sd = model.sd_candidate()
    if sd is None or round(model.spread(np.arange(len(sums.raw))), 9) == 0:
        return np.nan
    reviews = len(sums.reviews) / float((1 / sums.reviews).sum())
    return float(sd**2 / (sd**2 + (model.sigma_b**2 + model.sigma**2) / reviews))


def _figure(kind: Kind, units: int, of: Callable[[Integers], Floats]) -> Figure:
    """The figure of all units, and its interval where there are enough; `of` takes rows of chosen units."""
    if units < 2:
        return Figure(kind, "insufficient_data", units, None, None)
    value = float(of(np.arange(units)[None, :])[0])
    if np.isnan(value):
        return Figure(kind, "no_variation", units, None, None)
    if units < FLOOR:
        return Figure(kind, "insufficient_data", units, numbers.probability(value), None)
    return Figure(kind, "ok", units, numbers.probability(value), _interval(value, of(_resamples(units)), units))


def _resamples(units: int) -> Integers:
    """Raw bits of the generator, the same in every version of numpy; afresh for each figure."""
    raw = np.random.PCG64(SEED).random_raw(RESAMPLES * units) % np.uint64(units)
    return raw.astype(np.int64).reshape(RESAMPLES, units)


def _interval(value: float, resampled: Floats, units: int) -> tuple[float, float] | None:
    """Value -+ t sd sqrt(n/(n-1)), which covers what it says from ten units on where percentiles do not."""
    defined = resampled[~np.isnan(resampled)]
    if len(defined) < LEAST_DEFINED:
        return None
    half = float(special.stdtrit(units - 1, 0.975) * np.std(defined) * np.sqrt(units / (units - 1)))
    return numbers.probability(max(-1.0, value - half)), numbers.probability(min(1.0, value + half))
