"""Rubrics: weighted criteria with anchored levels, what makes one usable, and what a rating on it may be."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

import rfc8785

from shared.rules import Finding, Invalid

LEAST_RATED = 0.6
"""A scorecard that rates less than this share of the weight does not count."""


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
    for index in sorted({0, len(points) // 2, len(points) - 1}):
        if not criterion.levels[index].anchor.strip():
            yield Finding(
                f"{where}[{index}].anchor",
                "missing",
                "the lowest, middle and highest level need a text that says what is seen in such work",
            )


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
