"""From a chance to a recommendation, or to one more review where it may decide. Round first, then decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from scipy import special

from shared.judgement import numbers
from shared.judgement.panel import CandidateEstimate, PanelEstimate
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
    if sd**2 <= 0:
        return 0.0
    after = 1 / (1 / sd**2 + 1 / tau2)
    moves = sd**2 - after
    if moves <= 0:
        return 0.0
    reach, step = float(special.ndtri(p_yes)) * sqrt(after), sqrt(moves)
    return float(special.ndtr((mean - bar - reach) / step) + special.ndtr((bar - reach - mean) / step))


def thresholds(policy: Policy, *, weak: bool) -> tuple[float, float]:
    """The chances from which on it is yes, and down to which it is no."""
    return (policy.weak_p, round(1 - policy.weak_p, 4)) if weak else (policy.p_yes, policy.p_no)


def decide(
    policy: Policy, *, reviews: int, p_bar: float | None, p_strong: float | None, resolves: float | None, weak: bool
) -> Recommendation:
    """The recommendation from published numbers alone, so that anybody can check it."""
    if reviews < policy.min_reviews or p_bar is None or p_strong is None or resolves is None:
        return Recommendation("insufficient_evidence", "too_few_reviews", policy.min_reviews - reviews, resolves)
    yes, no = thresholds(policy, weak=weak)
    if p_bar >= yes:
        return Recommendation(
            "strong_convert" if p_strong >= policy.p_strong else "convert", "clear_of_bar", 0, resolves
        )
    if p_bar <= no:
        return Recommendation("no_convert", "clear_of_bar", 0, resolves)
    if reviews < policy.max_reviews and resolves >= policy.resolve:
        return Recommendation("insufficient_evidence", "another_review_may_decide", 1, resolves)
    return Recommendation("hold", "weak_panel" if weak else "too_close_to_bar", 0, resolves)


def recommend(panel: PanelEstimate, policy: Policy) -> Mapping[str, Recommendation]:
    """A recommendation for every listed candidate."""
    return {name: _of(candidate, panel, policy) for name, candidate in panel.candidates.items()}


def _of(candidate: CandidateEstimate, panel: PanelEstimate, policy: Policy) -> Recommendation:
    weak = panel.weak(candidate.project, policy.weak_separation)
    yes, _ = thresholds(policy, weak=weak)
    resolves = None
    if candidate.exact is not None:
        resolves = numbers.probability(p_resolve(*candidate.exact, policy.bar, panel.review_variance, yes))
    return decide(
        policy,
        reviews=candidate.reviews,
        p_bar=candidate.chance,
        p_strong=candidate.chance_strong,
        resolves=resolves,
        weak=weak,
    )
