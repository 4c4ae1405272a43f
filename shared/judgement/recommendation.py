"""From a chance to a recommendation, or to one more review where it may decide. Round first, then decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from shared.judgement import numbers
from shared.judgement.panel import WEAK_FROM, CandidateEstimate, PanelEstimate
from shared.judgement.policy import Policy

Value = Literal["strong_convert", "convert", "hold", "no_convert", "insufficient_evidence"]
Reason = Literal["clear_of_bar", "too_few_reviews", "another_review_may_decide", "weak_panel", "too_close_to_bar"]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A value and why.

    `request_reviews` is how many more are asked for, `p_resolve` the chance, before seeing it, that one more decides.
    """

    value: Value
    reason: Reason
    request_reviews: int
    p_resolve: float | None


def p_resolve(mean: float, sd: float, bar: float, tau2: float, p_yes: float) -> float:
    """Chance that one more review by a typical reviewer moves P(score >= bar) out of (1 - p_yes, p_yes).

    `tau2` is the variance of one review: noise and reviewers. Preposterior analysis of a normal mean (Raiffa &
    Schlaifer 1961).
    """
    if sd <= 0:
        return 0.0
    after = 1 / (1 / sd**2 + 1 / tau2)
    moves = sd**2 - after
    if moves <= 0:
        return 0.0
    reach, step = float(stats.norm.ppf(p_yes)) * float(np.sqrt(after)), float(np.sqrt(moves))
    return float(stats.norm.cdf((mean - bar - reach) / step) + stats.norm.cdf((bar - reach - mean) / step))


def recommend(panel: PanelEstimate, policy: Policy) -> Mapping[str, Recommendation]:
    """A recommendation for every listed candidate."""
    listed: dict[str, int] = {}
    for candidate in panel.candidates.values():
        listed[candidate.project] = listed.get(candidate.project, 0) + 1
    return {
        name: _of(candidate, panel, policy, listed[candidate.project]) for name, candidate in panel.candidates.items()
    }


def _of(candidate: CandidateEstimate, panel: PanelEstimate, policy: Policy, in_project: int) -> Recommendation:
    if candidate.exact is None or candidate.chance is None or candidate.chance_strong is None:
        return Recommendation("insufficient_evidence", "too_few_reviews", policy.min_reviews, None)
    separation = panel.separation.get(candidate.project)
    weak = in_project >= WEAK_FROM and separation is not None and separation < policy.weak_separation
    yes, no = (policy.weak_p, round(1 - policy.weak_p, 4)) if weak else (policy.p_yes, policy.p_no)
    resolves = numbers.probability(p_resolve(*candidate.exact, policy.bar, panel.review_variance, yes))
    if candidate.reviews < policy.min_reviews:
        missing = policy.min_reviews - candidate.reviews
        return Recommendation("insufficient_evidence", "too_few_reviews", missing, resolves)
    if candidate.chance >= yes:
        strong = candidate.chance_strong >= policy.p_strong
        return Recommendation("strong_convert" if strong else "convert", "clear_of_bar", 0, resolves)
    if candidate.chance <= no:
        return Recommendation("no_convert", "clear_of_bar", 0, resolves)
    if candidate.reviews < policy.max_reviews and resolves >= policy.resolve:
        return Recommendation("insufficient_evidence", "another_review_may_decide", 1, resolves)
    return Recommendation("hold", "weak_panel" if weak else "too_close_to_bar", 0, resolves)
