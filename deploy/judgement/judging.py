"""What the shipped method says of one panel, counted against the truth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deploy.judgement.drawing import Drawn, Floats, Mask, candidate, reviewer
from deploy.judgement.figures import Counts
from shared.judgement.diagnostics import Diagnosis, Flag, diagnose
from shared.judgement.panel import CandidateEstimate, PanelEstimate, Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import Recommendation, recommend

YES = frozenset({"convert", "strong_convert"})
NO = frozenset({"no_convert"})
FLAGS: Sequence[Flag] = ("inconsistent", "halo", "central_tendency")
CAUGHT: Mapping[str, Flag] = {"careless": "inconsistent", "halo": "halo", "central": "central_tendency"}
"""Which flag an odd reviewer deserves."""
TOP = 0.2


@dataclass(frozen=True, slots=True)
class Judged:
    """A panel and what was made of it, candidates in their order."""

    drawn: Drawn
    cards: Sequence[Scorecard]
    estimate: PanelEstimate
    advice: Sequence[Recommendation]

    @property
    def candidates(self) -> list[CandidateEstimate]:
        return [self.estimate.candidates[candidate(i)] for i in range(self.drawn.scenario.candidates)]

    @property
    def yes(self) -> Mask:
        return np.array([one.value in YES for one in self.advice])

    @property
    def no(self) -> Mask:
        return np.array([one.value in NO for one in self.advice])

    @property
    def asks(self) -> Mask:
        return np.array([one.request_reviews > 0 for one in self.advice])


def judged(drawn: Drawn, policy: Policy, assigned: Mask | None = None) -> Judged:
    """The panel as a service would judge it, with these reviews or with those that are assigned."""
    cards = drawn.cards(assigned)
    panel = estimate(drawn.scenario.rubric, policy, cards, drawn.gold, candidates=drawn.listed())
    advice = recommend(panel, policy)
    return Judged(drawn, cards, panel, [advice[candidate(i)] for i in range(drawn.scenario.candidates)])


def counts(drawn: Drawn, policy: Policy) -> Counts:
    """Everything that is counted of one panel."""
    seen = judged(drawn, policy)
    found = diagnose(drawn.scenario.rubric, seen.cards, seen.estimate)
    return {**_of_scores(seen), **_of_decisions(seen, policy), **_of_reviewers(drawn, found)}


def _of_scores(seen: Judged) -> Counts:
    """Order, intervals and places: of those candidates that have a card that counts."""
    scored = [i for i, one in enumerate(seen.candidates) if one.score is not None]
    rows, truth = [seen.candidates[i] for i in scored], seen.drawn.truth[scored]
    score, raw = np.array([row.score for row in rows]), np.array([row.raw for row in rows])
    low, high = np.array([row.interval for row in rows]).T
    best, worst = np.array([row.rank for row in rows]).T
    place = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
    tau, tau_raw, n = kendall(score, truth), kendall(raw, truth), len(rows)
    return {
        "tau": (tau, 1),
        "tau_raw": (tau_raw, 1),
        "tau_gain": (tau - tau_raw, 1),
        "top": (_overlap(score, truth), 1),
        "top_raw": (_overlap(raw, truth), 1),
        "coverage": (float(((low <= truth) & (truth <= high)).sum()), n),
        "width": (float((high - low).sum()), n),
        "rank_coverage": (float(((best <= place) & (place <= worst)).sum()), n),
    }


def _of_decisions(seen: Judged, policy: Policy) -> Counts:
    above, yes, no, n = seen.drawn.truth >= policy.bar, seen.yes, seen.no, len(seen.advice)
    chance = np.array([-1.0 if row.chance is None else row.chance for row in seen.candidates])
    sure = chance >= policy.p_yes
    decided = float((yes | no).sum())
    return {
        "wrong": (float(((yes & ~above) | (no & above)).sum()), decided),
        "decided": (decided, n),
        "asks": (float(seen.asks.sum()), n),
        "sure_above": (float((sure & above).sum()), float(sure.sum())),
    }


def _of_reviewers(drawn: Drawn, found: Mapping[str, Diagnosis]) -> Counts:
    """How often an odd reviewer gets the flag that is deserved, and how often others get any."""
    odd = drawn.scenario.odd
    others = [reviewer(j) for j in range(drawn.scenario.reviewers) if not (odd and j == 0)]
    counted: dict[str, tuple[float, float]] = {
        f"false_{flag}": (float(sum(flag in found[name].flags for name in others if name in found)), len(others))
        for flag in FLAGS
    }
    caught = bool(odd) and reviewer(0) in found and CAUGHT[odd or ""] in found[reviewer(0)].flags
    return counted | {"caught": (float(caught), float(bool(odd)))}


def kendall(one: Floats, other: Floats) -> float:
    """Kendall's tau-b: agreement of two orders, ties allowed for; 0 where one has no order."""
    signs = [np.sign(x[:, None] - x[None, :]) for x in (one, other)]
    most = float(np.sqrt((signs[0] ** 2).sum() * (signs[1] ** 2).sum()))
    return float((signs[0] * signs[1]).sum()) / most if most else 0.0


def _overlap(one: Floats, other: Floats) -> float:
    """How many of the true top fifth are found."""
    many = max(1, round(TOP * len(one)))
    return len(_top(one, many) & _top(other, many)) / many


def _top(values: Floats, many: int) -> set[int]:
    order: NDArray[np.int64] = np.argsort(-values, kind="stable")
    return set(order[:many].tolist())
