"""A scorecard: what one reviewer says of one piece of work, first as a draft, then sealed, at last revealed.

Until the reveal an evaluation knows a card by its commitment alone; marks live here only while they are checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from services.evaluation.domain.rubric import Rubric
from shared.judgement import commitment
from shared.judgement.rubric import rating_findings
from shared.rules import Finding, Invalid


class Overall(StrEnum):
    """The reviewer's own recommendation, beside the marks."""

    DEFINITELY_NO = "definitely_no"
    NO = "no"
    YES = "yes"
    STRONG_YES = "strong_yes"
    NO_DECISION = "no_decision"


class Status(StrEnum):
    DRAFT = "draft"
    SEALED = "sealed"
    REVEALED = "revealed"
    FINAL = "final"
    AMENDED = "amended"
    VOIDED = "voided"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.SEALED}),
    Status.SEALED: frozenset({Status.REVEALED, Status.VOIDED}),
    Status.REVEALED: frozenset({Status.FINAL, Status.VOIDED}),
    Status.FINAL: frozenset({Status.AMENDED, Status.VOIDED}),
    # the next version, until the summary that counts it
    Status.AMENDED: frozenset({Status.FINAL, Status.VOIDED}),
    Status.VOIDED: frozenset(),
}
OPEN = frozenset({Status.REVEALED, Status.FINAL, Status.AMENDED})
"""Everybody concerned may read the card, and it counts."""


class Void(StrEnum):
    """Why a card does not count, as the public is told; who voided it says more to the audit log."""

    CONFLICT = "conflict"
    IRREGULAR = "irregular"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Rating:
    """Points on one criterion, None for 'cannot tell', and what was seen in the work."""

    criterion: str
    points: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything a reviewer says. In a draft `overall` may be open and criteria may be missing.

    `open_notes` are notes on criteria that have no level yet: a draft keeps them, a card has none.
    """

    overall: Overall | None
    ratings: tuple[Rating, ...]
    open_notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def points(self) -> dict[str, int | None]:
        return {rating.criterion: rating.points for rating in self.ratings}


@dataclass(frozen=True, slots=True)
class Scorecard:
    """`version` counts the cards of one review from 1; `commitment` and `sealed_at` are set by sealing."""

    version: int = 1
    status: Status = Status.DRAFT
    commitment: str | None = None
    sealed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The contents of a sealed card with the nonce that it was committed with: secret until the reveal."""

    document: Mapping[str, Any]
    nonce: bytes

    @property
    def marks(self) -> Marks:
        ratings = (Rating(row["criterion"], row["points"], row["note"]) for row in self.document["ratings"])
        return Marks(Overall(self.document["overall"]), tuple(ratings))


def complete(marks: Marks, rubric: Rubric) -> Marks:
    """The marks in the rubric's order, once nothing is wrong with them; raises `Invalid` with every finding."""
    findings: list[Finding] = []
    if marks.overall is None:
        words = ", ".join(one.value for one in Overall)
        findings.append(Finding("overall", "missing", f"say what you would do on the whole: one of {words}"))
    names = [rating.criterion for rating in marks.ratings]
    findings += [
        Finding(f"ratings.{name}", "repeated", "this criterion is rated twice: keep one")
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    notes = {rating.criterion: rating.note for rating in marks.ratings}
    findings += rating_findings(rubric.method, marks.points, notes)
    if findings:
        raise Invalid(*findings)
    given = {rating.criterion: rating for rating in marks.ratings}
    return replace(marks, ratings=tuple(given[criterion.id] for criterion in rubric.criteria))


def document(
    marks: Marks,
    rubric: Rubric,
    *,
    evaluation_id: UUID,
    reviewer_id: UUID,
    version: int,
    at: datetime,
    reason: str | None = None,
) -> dict[str, Any]:
    """The canonical scorecard that the commitment is made of: integers and strings only.

    `reason` is that of an amendment; a first version has no such member.
    """
    amendment = {} if reason is None else {"reason": reason}
    return amendment | {
        "schema": commitment.SCHEMA,
        "evaluation": str(evaluation_id),
        "rubric": rubric.digest,
        "reviewer": str(reviewer_id),
        "version": version,
        "overall": marks.overall,
        "ratings": [{"criterion": one.criterion, "points": one.points, "note": one.note} for one in marks.ratings],
        "submitted_at": at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
