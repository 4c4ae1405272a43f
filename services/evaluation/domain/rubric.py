"""A rubric: criteria with anchored levels and weights. A version is immutable and named by its digest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from shared.judgement import rubric as method
from shared.judgement.rubric import Criterion, Level
from shared.rules import Finding, Invalid

LARGEST_POINTS = 1000
MOST_CRITERIA = 20
MOST_LEVELS = 11
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")

__all__ = ["Criterion", "Level", "Published", "Ref", "Rubric", "anchor", "check", "levels", "publish"]


@dataclass(frozen=True, slots=True)
class Ref:
    """One immutable version of a rubric or a policy."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class Rubric:
    id: UUID
    version: int
    name: str
    criteria: tuple[Criterion, ...]

    @property
    def ref(self) -> Ref:
        return Ref(self.id, self.version)

    @property
    def method(self) -> method.Rubric:
        """As the scoring method takes it."""
        return method.Rubric(self.criteria)

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical form: two rubrics with the same digest are the same."""
        return method.digest(str(self.id), self.version, self.name, self.method)


@dataclass(frozen=True, slots=True)
class Published:
    rubric: Rubric


def publish(rubric_id: UUID, version: int, name: str, criteria: tuple[Criterion, ...]) -> Published:
    """The next version of a rubric; raises `Invalid` with everything that is wrong with it."""
    findings = check(name, criteria)
    if findings:
        raise Invalid(*findings)
    return Published(Rubric(rubric_id, version, name.strip(), criteria))


def check(name: str, criteria: tuple[Criterion, ...]) -> tuple[Finding, ...]:
    """Everything that keeps such a rubric from being published."""
    findings = tuple(_findings(name, criteria))
    try:
        method.usable(method.Rubric(criteria))
    except Invalid as unusable:
        findings += unusable.findings
    return findings


def levels(*anchors: str) -> tuple[Level, ...]:
    """Levels of 1, 2, 3 … points with these texts, from the lowest to the highest."""
    return tuple(Level(points, text) for points, text in enumerate(anchors, start=1))


def anchor(criterion: Criterion, points: int | None) -> str | None:
    """The text of the level that is worth these points."""
    return next((level.anchor for level in criterion.levels if level.points == points), None)


def _findings(name: str, criteria: tuple[Criterion, ...]) -> Iterator[Finding]:
    if not name.strip():
        yield Finding("name", "missing", "a rubric needs a name")
    if len(criteria) > MOST_CRITERIA:
        yield Finding("criteria", "too_many", f"{len(criteria)} criteria are too many: keep at most {MOST_CRITERIA}")
    for index, criterion in enumerate(criteria):
        yield from _of_criterion(f"criteria[{index}]", criterion)


def _of_criterion(path: str, criterion: Criterion) -> Iterator[Finding]:
    if not _ID.fullmatch(criterion.id):
        yield Finding(
            f"{path}.criterion_id", "not_an_id", "an id has lower-case letters, digits and _ only, a letter first"
        )
    for field, text in (("name", criterion.name), ("question", criterion.question)):
        if not text.strip():
            yield Finding(f"{path}.{field}", "missing", f"a criterion needs a {field}")
    if len(criterion.levels) > MOST_LEVELS:
        yield Finding(
            f"{path}.levels", "too_many", f"{len(criterion.levels)} levels are too many: keep at most {MOST_LEVELS}"
        )
    for index, points in enumerate(criterion.points):
        if not 0 <= points <= LARGEST_POINTS:
            yield Finding(
                f"{path}.levels[{index}].points",
                "out_of_range",
                f"points lie between 0 and {LARGEST_POINTS}, these are {points}",
            )
