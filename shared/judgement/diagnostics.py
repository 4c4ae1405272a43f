"""How reviewers score: consistency with colleagues, halo, central tendency. Flags inform people; they change no score.

Sources: Engelhard (1994) and Linacre (1989) for rater effects; Fisher (1915) for the limit of a correlation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from shared.judgement import numbers
from shared.judgement.panel import PanelEstimate, Scorecard, scorecard_scores
from shared.judgement.rubric import Rubric

Flag = Literal["severe", "lenient", "inconsistent", "halo", "central_tendency"]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One reviewer: agreement is a correlation with colleagues, the ratios compare spreads; None is too few to tell."""

    reviewer: str
    agreement: float | None
    halo_ratio: float | None
    spread_ratio: float | None
    flags: tuple[Flag, ...]


def diagnose(rubric: Rubric, scorecards: Sequence[Scorecard], panel: PanelEstimate) -> Mapping[str, Diagnosis]:
    """A diagnosis of every reviewer of the panel."""
    cards = scorecard_scores(rubric, scorecards)
    shared = {name: _pairs(name, cards, panel) for name in panel.reviewers}
    agreement = {name: _correlation(pairs) for name, pairs in shared.items()}
    halo = _halo(rubric, [card for card, _, _ in cards])
    found = {}
    for name in panel.reviewers:
        spread = _spread(name, cards, panel)
        flags = (
            *_severity_flag(panel, name),
            *_consistency_flag(name, agreement, {n: len(p) for n, p in shared.items()}),
            *_below("halo", halo.get(name), 0.4),
            *_below("central_tendency", spread, 0.5),
        )
        found[name] = Diagnosis(name, _rounded(agreement[name]), _ratio(halo.get(name)), _ratio(spread), flags)
    return found


def _below(flag: Flag, ratio: float | None, limit: float) -> tuple[Flag, ...]:
    return (flag,) if ratio is not None and ratio < limit else ()


def _rounded(value: float | None) -> float | None:
    return None if value is None else numbers.probability(value)


def _ratio(value: float | None) -> float | None:
    return None if value is None else numbers.probability(value)


def _pairs(
    name: str, cards: Sequence[tuple[Scorecard, float, float]], panel: PanelEstimate
) -> list[tuple[float, float]]:
    """Own score and the colleagues' mean, cleared of their leniency, for every candidate scored together."""
    pairs = []
    for card, _, score in cards:
        if card.reviewer != name:
            continue
        others = [
            y + panel.reviewers[other.reviewer].exact_severity
            for other, _, y in cards
            if other.candidate == card.candidate and other.reviewer != name
        ]
        if others:
            pairs.append((score, sum(others) / len(others)))
    return pairs


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < 3:
        return None
    own, others = np.array(pairs).T
    if np.ptp(own).round(9) == 0 or np.ptp(others).round(9) == 0:
        return None
    return float(np.corrcoef(own, others)[0, 1])


def _severity_flag(panel: PanelEstimate, name: str) -> tuple[Flag, ...]:
    reviewer = panel.reviewers[name]
    if abs(reviewer.severity) < 5 or abs(reviewer.severity) <= 1.645 * reviewer.severity_sd:
        return ()
    return ("severe",) if reviewer.severity > 0 else ("lenient",)


def _consistency_flag(name: str, agreement: Mapping[str, float | None], shared: Mapping[str, int]) -> tuple[Flag, ...]:
    own = agreement[name]
    colleagues = [r for other, r in agreement.items() if other != name and shared[other] >= 8 and r is not None]
    if own is None or shared[name] < 8 or not colleagues or float(np.median(colleagues)) < 0.5:
        return ()
    upper = float(np.tanh(np.arctanh(min(own, 0.999999)) + stats.norm.ppf(0.95) / np.sqrt(shared[name] - 3)))
    return ("inconsistent",) if upper < 0.5 else ()


def _halo(rubric: Rubric, cards: Sequence[Scorecard]) -> dict[str, float | None]:
    """Variance between criteria within a card, own mean over that of all others; needs five cards on each side."""
    means = {}
    for criterion in rubric.criteria:
        rated = [criterion.percent(p) for card in cards if (p := card.ratings.get(criterion.id)) is not None]
        means[criterion.id] = sum(rated) / len(rated) if rated else 50.0
    within: dict[str, list[float]] = {card.reviewer: [] for card in cards}
    for card in cards:
        deviations = [
            criterion.percent(p) - means[criterion.id]
            for criterion in rubric.criteria
            if (p := card.ratings.get(criterion.id)) is not None
        ]
        if len(deviations) >= 3:
            within[card.reviewer].append(float(np.var(deviations, ddof=1)))
    ratios: dict[str, float | None] = {}
    for name, own in within.items():
        others = [v for other, values in within.items() if other != name for v in values]
        enough = len(own) >= 5 and len(others) >= 5 and round(float(np.mean(others)), 9) > 0
        ratios[name] = float(np.mean(own) / np.mean(others)) if enough else None
    return ratios


def _spread(name: str, cards: Sequence[tuple[Scorecard, float, float]], panel: PanelEstimate) -> float | None:
    own = [(y, panel.candidates[card.candidate].exact) for card, _, y in cards if card.reviewer == name]
    scores = [exact[0] for _, exact in own if exact is not None]
    if len(own) < 6 or round(float(np.std(scores)), 9) == 0:
        return None
    return float(np.std([y for y, _ in own]) / np.std(scores))
