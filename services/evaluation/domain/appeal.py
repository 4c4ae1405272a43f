"""A candidate's appeal: that there is one, of which summary, and what it led to. Its reason is never in here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.summary import Outcome
from shared.rules import Finding, Invalid

LONGEST_REASON = 5000
MOST_REVIEWERS = 2
"""An appeal is looked at by so many new reviewers if there are as many, else by one."""


class Standing(StrEnum):
    """Where a candidate stands with their appeal."""

    NOT_YET = "not_yet"
    POSSIBLE = "possible"
    REVIEW_UNDER_WAY = "review_under_way"
    CLOSED = "closed"
    UNDER_REVIEW = "under_review"
    WAITING_FOR_REVIEWERS = "waiting_for_reviewers"
    DECIDED = "decided"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Appeal:
    """`summary_version` is the summary that was appealed; `outcome` is None while it is not decided."""

    lodged_at: datetime
    summary_version: int
    decided_at: datetime | None = None
    outcome: Outcome | None = None


def checked(reason: str) -> str:
    """Raises `Invalid` unless the reason says something, and not too much."""
    if not reason.strip():
        raise Invalid(Finding("reason", "missing", "say in your own words what you think is wrong"))
    if len(reason) > LONGEST_REASON:
        raise Invalid(Finding("reason", "too_long", f"{len(reason)} characters: keep it to {LONGEST_REASON}"))
    return reason


def standing(evaluation: Evaluation, appeal: Appeal | None, *, at: datetime) -> Standing:
    """In one word what the candidate may do or has to wait for."""
    if appeal is not None and appeal.outcome is not None:
        return Standing.DECIDED
    if evaluation.status is Status.CANCELLED:
        return Standing.CANCELLED
    if appeal is not None:
        return Standing.WAITING_FOR_REVIEWERS if evaluation.problem else Standing.UNDER_REVIEW
    if evaluation.summary_version == 0:
        return Standing.NOT_YET
    if evaluation.status is not Status.SUMMARY_PUBLISHED:
        return Standing.REVIEW_UNDER_WAY
    open_ = evaluation.appeal_open and evaluation.appeal_until is not None and at <= evaluation.appeal_until
    return Standing.POSSIBLE if open_ else Standing.CLOSED
