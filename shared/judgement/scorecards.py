"""From ratings to the scores of scorecards: which cards count, and what each says on 0..100."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from shared.judgement.rubric import LEAST_RATED, Rubric, share_rated

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
class Counted:
    """The cards that count, in canonical order; `percents` has a row per card, a column per criterion, NaN: not rated.

    `means` is the panel's mean of each criterion (50 where nobody rated it), `share` the share of weight each card
    rates (0..1), `scores` what each card says (0..100).
    """

    cards: tuple[Scorecard, ...]
    percents: Floats
    means: Floats
    share: Floats
    scores: Floats


def counted(rubric: Rubric, scorecards: Sequence[Scorecard]) -> Counted:
    """Leaves out cards that rate too little; of two cards of one reviewer on one candidate the last given counts.

    A missing rating counts as far above the panel's average as the card is on what it does rate, never as zero.
    """
    cards, share = _counting(rubric, scorecards)
    percents = _percents(rubric, cards)
    rated = ~np.isnan(percents)
    means = np.array([_mean(column[~np.isnan(column)]) for column in percents.T], dtype=np.float64)
    base, above = 0.0, np.zeros(len(cards))
    for k, weight in enumerate(rubric.weights):
        base += weight * float(means[k])
        above += np.where(rated[:, k], weight * (percents[:, k] - means[k]), 0.0)
    return Counted(cards, percents, means, share, base + above / share)


def _counting(rubric: Rubric, scorecards: Sequence[Scorecard]) -> tuple[tuple[Scorecard, ...], Floats]:
    """The cards that count, sorted by candidate and reviewer, and the share of weight that each rates."""
    latest = {(card.candidate, card.reviewer): card for card in scorecards}
    ids = [criterion.id for criterion in rubric.criteria]
    shares: dict[tuple[bool, ...], float] = {}
    counting, share = [], []
    for pair in sorted(latest):
        card = latest[pair]
        rated = tuple(card.ratings.get(name) is not None for name in ids)
        if rated not in shares:
            shares[rated] = share_rated(rubric, card.ratings)
        if shares[rated] >= LEAST_RATED:
            counting.append(card)
            share.append(shares[rated])
    return tuple(counting), np.array(share, dtype=np.float64)


def _percents(rubric: Rubric, cards: Sequence[Scorecard]) -> Floats:
    percents = np.empty((len(cards), len(rubric.criteria)))
    for k, criterion in enumerate(rubric.criteria):
        points = [np.nan if (given := card.ratings.get(criterion.id)) is None else given for card in cards]
        low, high = criterion.points[0], criterion.points[-1]
        percents[:, k] = 100 * (np.array(points, dtype=np.float64) - low) / (high - low)
    return percents


def _mean(rated: Floats) -> float:
    """Correctly rounded, so that the order of cards cannot show in the last bit."""
    return fsum(rated) / len(rated) if len(rated) else 50.0


def scorecard_scores(rubric: Rubric, scorecards: Sequence[Scorecard]) -> list[tuple[Scorecard, float, float]]:
    """Counted scorecards in canonical order, each with the share of weight it rates (0..1) and its score (0..100)."""
    table = counted(rubric, scorecards)
    return list(zip(table.cards, table.share.tolist(), table.scores.tolist(), strict=True))


def unrated_criteria(rubric: Rubric, scorecards: Sequence[Scorecard]) -> tuple[str, ...]:
    """Ids of criteria that no counted card rates: they add the same constant to everybody's score."""
    table = counted(rubric, scorecards)
    return tuple(
        criterion.id
        for criterion, percents in zip(rubric.criteria, table.percents.T, strict=True)
        if np.isnan(percents).all()
    )


def plain_score(rubric: Rubric, points: Mapping[str, int | None]) -> float | None:
    """A card's score by itself, 0..100, over the criteria it rates; None when it rates too little to count."""
    share = share_rated(rubric, points)
    if share < LEAST_RATED:
        return None
    weighted = (
        weight * criterion.percent(given)
        for criterion, weight in zip(rubric.criteria, rubric.weights, strict=True)
        if (given := points.get(criterion.id)) is not None
    )
    return fsum(weighted) / share


def gold_rating(
    rubric: Rubric, reviewer: str, item: str, points: Mapping[str, int | None], reference: Mapping[str, int]
) -> GoldRating | None:
    """The marks of a gold item beside its reference marks, as the model takes them; None when too little is rated.

    A criterion that the reviewer left open counts as far from the reference as the others, so a gap neither helps nor
    harms. Raises `KeyError` naming the criterion that the reference does not rate.
    """
    share = share_rated(rubric, points)
    if share < LEAST_RATED:
        return None
    pairs = list(zip(rubric.criteria, rubric.weights, strict=True))
    agreed = fsum(weight * criterion.percent(reference[criterion.id]) for criterion, weight in pairs)
    apart = fsum(
        weight * (criterion.percent(given) - criterion.percent(reference[criterion.id]))
        for criterion, weight in pairs
        if (given := points.get(criterion.id)) is not None
    )
    return GoldRating(reviewer, item, agreed + apart / share, agreed)
