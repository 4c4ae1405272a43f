"""How reviewers score: consistency with colleagues, halo, central tendency. Flags inform people; they change no score.

Sources: Engelhard (1994) and Linacre (1989) for rater effects; Fisher (1915) for the limit of a correlation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from shared.judgement import numbers
from shared.judgement.panel import PanelEstimate, Scorecard
from shared.judgement.rubric import Rubric
from shared.judgement.scorecards import Counted, counted

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
    table = counted(rubric, scorecards)
    shared = _pairs(table, panel)
    agreement = {name: _correlation(pairs) for name, pairs in shared.items()}
    halo, spread = _halo(table), _spread(table, panel)
    found = {}
    for name in panel.reviewers:
        flags = (
            *_severity_flag(panel, name),
            *_consistency_flag(name, agreement, {n: len(p) for n, p in shared.items()}),
            *_below("halo", halo.get(name), 0.4),
            *_below("central_tendency", spread.get(name), 0.5),
        )
        found[name] = Diagnosis(
            name, _rounded(agreement[name]), _rounded(halo.get(name)), _rounded(spread.get(name)), flags
        )
    return found


def _below(flag: Flag, ratio: float | None, limit: float) -> tuple[Flag, ...]:
    return (flag,) if ratio is not None and ratio < limit else ()


def _rounded(value: float | None) -> float | None:
    return None if value is None else numbers.probability(value)


def _pairs(table: Counted, panel: PanelEstimate) -> dict[str, list[tuple[float, float]]]:
    """Own score and the colleagues' mean, cleared of their leniency, for every candidate scored together."""
    of: dict[str, list[tuple[str, float]]] = {}
    for card, score in zip(table.cards, table.scores.tolist(), strict=True):
        of.setdefault(card.candidate, []).append((card.reviewer, score))
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in panel.reviewers}
    for scores in of.values():
        for name, score in scores:
            others = [y + panel.reviewers[other].exact_severity for other, y in scores if other != name]
            if others:
                pairs[name].append((score, sum(others) / len(others)))
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
    upper = float(np.tanh(np.arctanh(min(own, 0.999999)) + special.ndtri(0.95) / np.sqrt(shared[name] - 3)))
    return ("inconsistent",) if upper < 0.5 else ()


def _by_reviewer(table: Counted) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, card in enumerate(table.cards):
        rows.setdefault(card.reviewer, []).append(row)
    return rows


def _halo(table: Counted) -> dict[str, float | None]:
    """Variance between criteria within a card, own mean over that of all others; needs five cards on each side."""
    apart = table.percents - table.means
    criteria = (~np.isnan(apart)).sum(axis=1)
    enough = criteria >= 3
    centre = np.nansum(apart, axis=1) / np.maximum(criteria, 1)
    within = np.nansum((apart - centre[:, None]) ** 2, axis=1) / np.maximum(criteria - 1, 1)
    ratios: dict[str, float | None] = {}
    for name, rows in _by_reviewer(table).items():
        own = np.zeros(len(table.cards), dtype=bool)
        own[rows] = True
        mine, others = within[own & enough], within[~own & enough]
        tells = len(mine) >= 5 and len(others) >= 5 and round(float(others.mean()), 9) > 0
        ratios[name] = float(mine.mean() / others.mean()) if tells else None
    return ratios


def _spread(table: Counted, panel: PanelEstimate) -> dict[str, float | None]:
    """Spread of the own scores over that of the same candidates' scores; needs six cards."""
    exact = [panel.candidates[card.candidate].exact for card in table.cards]
    scores = np.array([np.nan if one is None else one[0] for one in exact])
    ratios: dict[str, float | None] = {}
    for name, rows in _by_reviewer(table).items():
        tells = len(rows) >= 6 and round(float(np.std(scores[rows])), 9) > 0
        ratios[name] = float(np.std(table.scores[rows]) / np.std(scores[rows])) if tells else None
    return ratios
