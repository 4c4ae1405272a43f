"""What could change the outcome: the same computation with one thing different. Computed, never guessed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shared.judgement.panel import GoldRating, PanelEstimate, Scorecard, chance_at_or_above, estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import Value, recommend
from shared.judgement.rubric import Criterion, Rubric

WEIGHT_STEP = 0.15
BAR_STEP = 12.5
"""Half a level of a five-level scale."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that could be different: what, the chance then, the recommendation then, and whether it flips."""

    change: str
    chance: float | None
    recommendation: Value
    flips: bool


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One mark moved by one level: whose (letter), on what, from which points to which, and what then comes out.

    `change` says it as `Change.change` does.
    """

    change: str
    letter: str
    criterion: str
    before: int
    after: int
    chance: float | None
    recommendation: Value
    flips: bool


def changes(
    rubric: Rubric,
    policy: Policy,
    scorecards: Sequence[Scorecard],
    candidate: str,
    letters: Mapping[str, str],
    gold: Sequence[GoldRating] = (),
) -> list[Change]:
    """Every change for one candidate; `letters` names the reviewers of this candidate ('A', 'B', …) by their id."""
    present = _outcome(rubric, policy, scorecards, candidate, gold)[1]
    return [
        Change(what, chance, value, value != present)
        for what, chance, value in _alternatives(rubric, policy, scorecards, candidate, letters, gold)
    ]


def single_marks(
    rubric: Rubric,
    policy: Policy,
    scorecards: Sequence[Scorecard],
    candidate: str,
    letters: Mapping[str, str],
    gold: Sequence[GoldRating] = (),
) -> list[MarkChange]:
    """Each mark of this candidate one level up and one level down: first those that change the recommendation.

    In the order of reviewers' letters and of criteria; a mark at the end of its scale has one neighbour only.
    """
    present = _outcome(rubric, policy, scorecards, candidate, gold)[1]
    moved = []
    for at, card in sorted(enumerate(scorecards), key=lambda one: letters.get(one[1].reviewer, "")):
        if card.candidate != candidate or card.reviewer not in letters:
            continue
        for criterion, before, after in _neighbours(rubric, card):
            other = replace(card, ratings={**card.ratings, criterion.id: after})
            others = [*scorecards[:at], other, *scorecards[at + 1 :]]
            chance, value = _outcome(rubric, policy, others, candidate, gold)
            letter = letters[card.reviewer]
            said = f"Reviewer {letter} gives {after} instead of {before} on {criterion.name or criterion.id}"
            moved.append(MarkChange(said, letter, criterion.id, before, after, chance, value, value != present))
    return sorted(moved, key=lambda one: not one.flips)


def _neighbours(rubric: Rubric, card: Scorecard) -> Iterator[tuple[Criterion, int, int]]:
    """Criterion, points given, points of the next level, for every step that the scale has."""
    for criterion in rubric.criteria:
        given = card.ratings.get(criterion.id)
        if given not in criterion.points:
            continue
        level = criterion.points.index(given)
        for step in (level + 1, level - 1):
            if 0 <= step < len(criterion.points):
                yield criterion, given, criterion.points[step]


def _alternatives(
    rubric: Rubric,
    policy: Policy,
    scorecards: Sequence[Scorecard],
    candidate: str,
    letters: Mapping[str, str],
    gold: Sequence[GoldRating],
) -> Iterator[tuple[str, float | None, Value]]:
    own = [card for card in scorecards if card.candidate == candidate]
    for card in sorted(own, key=lambda card: letters[card.reviewer]):
        more = [*scorecards, replace(card, reviewer=f"{card.reviewer}+")]
        yield (
            f"One more review like Reviewer {letters[card.reviewer]}'s",
            *_outcome(rubric, policy, more, candidate, gold),
        )
    for criterion in rubric.criteria:
        heavier = _heavier(rubric, criterion)
        what = f"{criterion.name or criterion.id} weighs {WEIGHT_STEP * 100:.0f} points more"
        yield what, *_outcome(heavier, policy, scorecards, candidate, gold)
    yield "No adjustment for how strict reviewers are", *_unadjusted(rubric, policy, scorecards, candidate, gold)
    if policy.bar + BAR_STEP <= policy.strong_bar:
        raised = replace(policy, bar=policy.bar + BAR_STEP)
        yield f"The bar at {raised.bar:.1f}", *_outcome(rubric, raised, scorecards, candidate, gold)


def _heavier(rubric: Rubric, criterion: Criterion) -> Rubric:
    """The rubric with one weight up; the others keep their proportions."""
    weights = dict(zip((c.id for c in rubric.criteria), rubric.weights, strict=True))
    raised = min(1.0, weights[criterion.id] + WEIGHT_STEP)
    rest = 1 - weights[criterion.id]
    return Rubric(
        tuple(
            replace(c, weight=raised if c.id == criterion.id else weights[c.id] / rest * (1 - raised) or 1e-9)
            for c in rubric.criteria
        )
    )


def _outcome(
    rubric: Rubric,
    policy: Policy,
    scorecards: Sequence[Scorecard],
    candidate: str,
    gold: Sequence[GoldRating],
) -> tuple[float | None, Value]:
    panel = estimate(rubric, policy, scorecards, gold, only=candidate)
    return panel.candidates[candidate].chance, recommend(panel, policy)[candidate].value


def _unadjusted(
    rubric: Rubric,
    policy: Policy,
    scorecards: Sequence[Scorecard],
    candidate: str,
    gold: Sequence[GoldRating],
) -> tuple[float | None, Value]:
    """The posterior moved back onto the raw mean."""
    panel = estimate(rubric, policy, scorecards, gold, only=candidate)
    shifted = _moved_to_raw(panel, candidate, policy)
    return shifted.candidates[candidate].chance, recommend(shifted, policy)[candidate].value


def _moved_to_raw(panel: PanelEstimate, candidate: str, policy: Policy) -> PanelEstimate:
    own = panel.candidates[candidate]
    if own.exact is None or own.raw is None:
        return panel
    by = own.raw - own.exact[0]
    posterior = tuple(replace(part, mean=part.mean + by) for part in own.posterior)
    moved = replace(
        own,
        posterior=posterior,
        exact=(own.raw, own.exact[1]),
        chance=round(chance_at_or_above(posterior, policy.bar), 4),
        chance_strong=round(chance_at_or_above(posterior, policy.strong_bar), 4),
    )
    return replace(panel, candidates={**panel.candidates, candidate: moved})
