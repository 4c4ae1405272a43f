"""Whom to ask for one more review: everybody, anybody, or those for whom it may decide; and what comes of it.

All policies of one panel see the same works and reviewers, and a review that two of them ask for says the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deploy.judgement.drawing import Drawn, Mask, one_more
from deploy.judgement.figures import Counts
from deploy.judgement.judging import Judged, judged
from deploy.judgement.scenarios import Scenario
from shared.judgement.panel import scorecard_scores
from shared.judgement.policy import Policy

SETTINGS: Sequence[Scenario] = (
    Scenario("n20 J6", 20, 6, 2),
    Scenario("n20 J6 severity .8", 20, 6, 2, severity=0.8),
    Scenario("n60 J10", 60, 10, 2),
)
APART = 15.0
"""Points between two reviews of one work that are taken for a disagreement."""
DEFAULT = "may decide"
Ways = dict[str, Judged]
"""What each policy came to, by its name."""


@dataclass(frozen=True, slots=True)
class Start:
    """Everybody's first two reviews."""

    drawn: Drawn
    judged: Judged

    def again(self, assigned: Mask, policy: Policy | None = None) -> Judged:
        return judged(self.drawn, policy or Policy(), assigned)


def everyone(start: Start, reviews: int) -> Judged:
    """So many reviews for everybody, whatever the first two say."""
    assigned = start.drawn.assigned
    for _ in range(reviews - 2):
        assigned = one_more(assigned, _shuffled(start.drawn), start.drawn.bits)
    return start.again(assigned)


def asking(start: Start, *, resolve: float, most: int) -> Judged:
    """The shipped rule, until it asks for nobody any more: one review each, then everything is looked at again."""
    policy, assigned = Policy(resolve=resolve, max_reviews=most), start.drawn.assigned
    seen = start.again(assigned, policy)
    while seen.asks.any():
        assigned = one_more(assigned, np.flatnonzero(seen.asks).tolist(), start.drawn.bits)
        seen = start.again(assigned, policy)
    return seen


def at_random(start: Start, candidates: int) -> Judged:
    """One more for so many, drawn."""
    return start.again(one_more(start.drawn.assigned, _shuffled(start.drawn)[:candidates], start.drawn.bits))


def apart(start: Start) -> Judged:
    """One more where the first two differ."""
    scores: dict[str, list[float]] = {}
    for card, _, score in scorecard_scores(start.drawn.scenario.rubric, start.judged.cards):
        scores.setdefault(card.candidate, []).append(score)
    wanted = [i for i, (_, found) in enumerate(sorted(scores.items())) if max(found) - min(found) >= APART]
    return start.again(one_more(start.drawn.assigned, wanted, start.drawn.bits))


RULES: Mapping[str, Callable[[Start], Judged]] = {
    "everyone 2": lambda start: start.judged,
    "everyone 3": lambda start: everyone(start, 3),
    "everyone 4": lambda start: everyone(start, 4),
    "reviewers differ, max 3": apart,
    "undecided, max 3": lambda start: asking(start, resolve=0.0, most=3),
    "undecided, max 4": lambda start: asking(start, resolve=0.0, most=4),
    DEFAULT: lambda start: asking(start, resolve=Policy().resolve, most=4),
}
RANDOM = "at random"
"""As many third reviews as `undecided, max 3` asks for."""
FEW = ("everyone 2", "everyone 4", DEFAULT)


def rules_of(setting: Scenario) -> Sequence[str]:
    """All of them for the first setting, those that matter most for the others."""
    return (*RULES, RANDOM) if setting is SETTINGS[0] else FEW


def counts(drawn: Drawn) -> Mapping[str, Counts]:
    """What is counted of one panel, by policy."""
    start = Start(drawn, judged(drawn, Policy()))
    ways = {name: RULES[name](start) for name in rules_of(drawn.scenario) if name != RANDOM}
    if drawn.scenario is SETTINGS[0]:
        spent = len(ways["undecided, max 3"].cards) - len(start.judged.cards)
        ways[RANDOM] = at_random(start, spent)
    return {name: _counted(seen, start.judged) for name, seen in ways.items()}


def _counted(seen: Judged, first: Judged) -> Counts:
    bar, truth, n = Policy().bar, seen.drawn.truth, len(seen.advice)
    above = truth >= bar
    right, decided = _right(seen), float((seen.yes | seen.no).sum())
    forced = np.array([(row.score or 0.0) >= bar for row in seen.candidates]) == above
    extra = len(seen.cards) - len(first.cards)
    low, high = np.array([row.interval for row in seen.candidates]).T
    return {
        "reviews": (len(seen.cards), n),
        "right": (right, n),
        "wrong_share": (decided - right, n),
        "undecided": (n - decided, n),
        "wrong": (decided - right, decided),
        "gain": (right - _right(first), extra),
        "forced": (right + float((forced & ~(seen.yes | seen.no)).sum()), n),
        "width": (float((high - low).sum()), n),
    }


def _right(seen: Judged) -> float:
    above = seen.drawn.truth >= Policy().bar
    return float(((seen.yes & above) | (seen.no & ~above)).sum())


def _shuffled(drawn: Drawn) -> list[int]:
    return [int(i) for i in drawn.bits.permutation(drawn.scenario.candidates)]
