"""Rubrics: weighted criteria with anchored levels, what makes one usable, and what a rating on it may be."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

import rfc8785

from shared.rules import Finding, Invalid

LEAST_RATED = 0.6
"""A scorecard that rates less than this share of the weight does not count."""


FEWEST_CRITERIA, MOST_CRITERIA = 3, 7
FEWEST_LEVELS, MOST_LEVELS = 3, 7
MOST_WEIGHT = 0.5
UNEQUAL = 10
"""The heaviest criterion at most this many times the lightest."""
SAME_WORDS = 0.8
"""Two anchors overlap when they share at least this part of all their different words (Jaccard)."""
_PLAIN = re.compile(r"[^\W_]+")
DEGREE_WORDS = frozenset(
    _PLAIN.findall(
        "a above acceptable adequate all an average awful bad basic below best better decent deficient degree "
        "excellent exceptional expectations exceeds expected extremely fair fairly good great high highly "
        "inadequate insufficient is it just lacking level low lowest mediocre medium meets moderate more most "
        "much no not ok okay outstanding perfect performance poor quality quite rather satisfactory slightly "
        "so some standard strong strongly sufficient superb the top unacceptable unsatisfactory very weak "
        "well work worst"
    )
)
"""Words that say how much, and words that say nothing: an anchor of these alone describes no work."""


@dataclass(frozen=True, slots=True)
class Level:
    """Points and the anchor text that a reviewer chooses."""

    points: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question; `weight` is decimal text or a number, any positive scale; levels go from lowest to highest."""

    id: str
    weight: str | float
    levels: tuple[Level, ...]
    name: str = ""
    question: str = ""
    evidence_required: bool = False

    @property
    def points(self) -> tuple[int, ...]:
        return tuple(level.points for level in self.levels)

    def percent(self, points: float) -> float:
        """Points on 0..100: the lowest level is 0, the highest 100."""
        return 100 * (points - self.points[0]) / (self.points[-1] - self.points[0])


@dataclass(frozen=True, slots=True)
class Rubric:
    """Criteria in their order."""

    criteria: tuple[Criterion, ...]

    @property
    def weights(self) -> tuple[float, ...]:
        """Normalised to add up to one, in the order of the criteria."""
        raw = [float(criterion.weight) for criterion in self.criteria]
        return tuple(weight / sum(raw) for weight in raw)


def usable(rubric: Rubric) -> Rubric:
    """The rubric itself; raises `Invalid` with everything that keeps reviewers from using it reliably."""
    findings = tuple(_findings(rubric))
    if findings:
        raise Invalid(*findings)
    return rubric


def _findings(rubric: Rubric) -> Iterator[Finding]:
    if not rubric.criteria:
        yield Finding("criteria", "missing", "a rubric has at least one criterion")
        return
    ids = [criterion.id for criterion in rubric.criteria]
    for index, criterion in enumerate(rubric.criteria):
        where = f"criteria[{index}]"
        if ids.index(criterion.id) != index:
            yield Finding(f"{where}.criterion_id", "duplicate", f"{criterion.id!r} is taken: give each its own id")
        if _decimal(criterion.weight) is None:
            yield Finding(f"{where}.weight", "not_a_weight", "give a decimal number above 0, such as 0.30")
        yield from _level_findings(criterion, f"{where}.levels")
    weights = [_decimal(criterion.weight) for criterion in rubric.criteria]
    known = [weight for weight in weights if weight is not None]
    if len(known) == len(weights) and sum(known) != 1:
        yield Finding("criteria", "weights_do_not_add_up", f"the weights add up to {sum(known)}: make them add up to 1")


def _decimal(weight: str | float) -> Decimal | None:
    try:
        value = Decimal(str(weight))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None


def _level_findings(criterion: Criterion, where: str) -> Iterator[Finding]:
    points = criterion.points
    if len(points) < 2:
        yield Finding(where, "too_few", "give at least two levels")
        return
    if any(low >= high for low, high in pairwise(points)):
        yield Finding(where, "not_ascending", f"points {list(points)} must rise from level to level")
    for index in sorted(_anchored(len(points))):
        if not criterion.levels[index].anchor.strip():
            yield Finding(
                f"{where}[{index}].anchor",
                "missing",
                "the lowest, middle and highest level need a text that says what is seen in such work",
            )


def _anchored(levels: int) -> set[int]:
    """Which levels must have an anchor: lowest, middle, highest."""
    return {0, levels // 2, levels - 1}


def rating_findings(
    rubric: Rubric, points: Mapping[str, int | None], notes: Mapping[str, str], *, field: str = "ratings"
) -> Sequence[Finding]:
    """What is wrong with a scorecard's ratings: unknown or unrated criteria, points outside the anchors, no note."""
    known = {criterion.id: criterion for criterion in rubric.criteria}
    findings = [
        Finding(f"{field}.{name}", "unknown_criterion", f"the rubric has {', '.join(known)}")
        for name in points
        if name not in known
    ]
    for name, criterion in known.items():
        if name not in points:
            findings.append(Finding(f"{field}.{name}", "missing", "choose a level, or say that you cannot tell"))
            continue
        given = points[name]
        if given is not None and given not in criterion.points:
            levels = ", ".join(str(level) for level in criterion.points)
            findings.append(
                Finding(f"{field}.{name}", "outside_the_anchors", f"{given} is none of the levels {levels}: choose one")
            )
        elif given is not None and criterion.evidence_required and not notes.get(name, "").strip():
            findings.append(Finding(f"{field}.{name}", "evidence_missing", "say in a sentence what you saw"))
    if not findings and share_rated(rubric, points) < LEAST_RATED:
        unrated = [name for name in known if points.get(name) is None]
        findings.append(
            Finding(
                field,
                "too_little_rated",
                f"{', '.join(unrated)} not rated: a scorecard counts from {LEAST_RATED:.0%} of the weight on",
            )
        )
    return findings


def share_rated(rubric: Rubric, points: Mapping[str, int | None]) -> float:
    """Share of the weight that is rated, 0..1."""
    rated = sum(w for c, w in zip(rubric.criteria, rubric.weights, strict=True) if points.get(c.id) is not None)
    return round(rated, 12)


def digest(rubric_id: str, version: int, name: str, rubric: Rubric) -> str:
    """Names a rubric version: SHA-256 over its canonical JSON (RFC 8785), numbers as integers or text."""
    document: dict[str, Any] = {
        "schema": "journeywork/rubric/v1",
        "rubric": rubric_id,
        "version": version,
        "name": name,
        "criteria": [
            {
                "id": criterion.id,
                "name": criterion.name,
                "question": criterion.question,
                "weight": str(criterion.weight),
                "evidence_required": criterion.evidence_required,
                "levels": [{"points": level.points, "anchor": level.anchor} for level in criterion.levels],
            }
            for criterion in rubric.criteria
        ],
    }
    return "sha256:" + hashlib.sha256(rfc8785.dumps(document)).hexdigest()


def advice(rubric: Rubric) -> tuple[Finding, ...]:
    """What does not forbid a rubric but makes ratings on it less reliable: field, rule, sentence with the way out.

    Drafts that are not `usable` yet may be asked about, too; what keeps them from being usable is not repeated.
    """
    return tuple(_advice(rubric))


def _advice(rubric: Rubric) -> Iterator[Finding]:
    count = len(rubric.criteria)
    if count > MOST_CRITERIA:
        yield Finding(
            "criteria",
            "too_many",
            f"{count} criteria: beyond {MOST_CRITERIA} reviewers tend to give one impression many times; join those "
            "that rise and fall together",
        )
    if count < FEWEST_CRITERIA:
        yield Finding(
            "criteria",
            "too_few",
            f"{count} {'criterion' if count == 1 else 'criteria'}: with fewer than {FEWEST_CRITERIA} one slip decides; "
            "split what is asked into parts that can be seen apart",
        )
    yield from _weight_advice(rubric)
    yield from _question_advice(rubric)
    for index, criterion in enumerate(rubric.criteria):
        yield from _level_advice(criterion, f"criteria[{index}].levels")


def _weight_advice(rubric: Rubric) -> Iterator[Finding]:
    if len(rubric.criteria) < 2 or any(_decimal(criterion.weight) is None for criterion in rubric.criteria):
        return
    weights = rubric.weights
    for index, weight in enumerate(weights):
        if round(weight, 9) > MOST_WEIGHT:
            yield Finding(
                f"criteria[{index}].weight",
                "dominant",
                f"{_called(rubric.criteria[index])} carries {weight:.0%} of the weight, more than all others together: "
                f"give it at most {MOST_WEIGHT:.0%}, or split it",
            )
    least = min(range(len(weights)), key=lambda index: weights[index])
    if round(max(weights), 9) >= round(UNEQUAL * weights[least], 9):
        yield Finding(
            f"criteria[{least}].weight",
            "unequal",
            f"{_called(rubric.criteria[least])} counts {max(weights) / weights[least]:.0f} times less than the "
            "heaviest criterion and can hardly change a score: raise its weight, or leave it out",
        )


def _question_advice(rubric: Rubric) -> Iterator[Finding]:
    first: dict[frozenset[str], int] = {}
    for index, criterion in enumerate(rubric.criteria):
        words = _words(criterion.question)
        if not words:
            continue
        if words in first:
            other = rubric.criteria[first[words]]
            yield Finding(
                f"criteria[{index}].question",
                "same_question",
                f"{_called(criterion)} asks the same as {_called(other)}, which then counts twice: ask something else, "
                "or join the two",
            )
        first.setdefault(words, index)


def _level_advice(criterion: Criterion, where: str) -> Iterator[Finding]:
    count = len(criterion.levels)
    if count > MOST_LEVELS:
        yield Finding(
            where,
            "too_many",
            f"{count} levels: beyond {MOST_LEVELS} reviewers no longer tell neighbours apart; join the closest",
        )
    if count < FEWEST_LEVELS:
        yield Finding(
            where, "too_few", f"{count} levels cannot show a middle: give at least {FEWEST_LEVELS}, 5 serve most work"
        )
    words = [_words(level.anchor) for level in criterion.levels]
    required = _anchored(count)
    for index, said in enumerate(words):
        anchor = f"{where}[{index}].anchor"
        if not said:
            if index not in required:
                yield Finding(
                    anchor, "missing", "reviewers guess what this level means: say what is seen in work on this level"
                )
        elif said <= DEGREE_WORDS:
            yield Finding(
                anchor,
                "degree_only",
                f"{criterion.levels[index].anchor.strip()!r} says how much but not of what, and everybody reads it "
                "differently: say what is seen in such work",
            )
        for other in range(index):
            if said and words[other] and _shared(said, words[other]) >= SAME_WORDS:
                yield Finding(
                    anchor,
                    "overlaps",
                    f"this text is nearly that of levels[{other}]: say what is seen here and not there",
                )


def _called(criterion: Criterion) -> str:
    return repr(criterion.name.strip() or criterion.id)


def _words(text: str) -> frozenset[str]:
    return frozenset(_PLAIN.findall(text.casefold()))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
