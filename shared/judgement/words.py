"""What the numbers mean, in words that everybody reads the same: the number always follows the word."""

from collections.abc import Sequence
from typing import Literal

Agreement = Literal["agree", "close", "disagree", "one_rating", "not_rated"]

RECOMMENDATIONS = {
    "strong_convert": "Strong convert",
    "convert": "Convert",
    "hold": "Hold",
    "no_convert": "No convert",
    "insufficient_evidence": "Not enough evidence",
}
MEANINGS = {
    "strong_convert": "make an offer soon",
    "convert": "make an offer",
    "hold": "a structured debrief decides",
    "no_convert": "make no offer",
    "insufficient_evidence": "wait for one more review",
}


def percent(chance: float) -> str:
    """Whole per cent; never 0% or 100%, because nothing is that sure."""
    if chance < 0.01:
        return "under 1%"
    if chance > 0.99:
        return "over 99%"
    return f"{round(chance * 100)}%"


def headline(chance: float | None, *, reviews: int, wanted: int, more_wanted: bool) -> str:
    """How sure we are that the work reaches the bar, as a sentence without its final stop."""
    if chance is None or reviews < wanted:
        return f"Not enough evidence: {reviews} of {wanted} reviews"
    shown = round(chance, 2)
    if shown >= 0.95:
        return f"The work is very likely above your bar ({percent(chance)})"
    if shown >= 0.75:
        return f"The work is likely above your bar ({percent(chance)})"
    if shown >= 0.26:
        return f"We can't tell yet ({percent(chance)})" if more_wanted else f"Too close to call ({percent(chance)})"
    if shown >= 0.06:
        return f"The work is likely below your bar ({percent(chance)} chance it is above)"
    return f"The work is very likely below your bar ({percent(chance)} chance it is above)"


def agreement(levels: Sequence[int]) -> Agreement:
    """How far apart the chosen levels of one criterion are, counted in levels (0 = the lowest)."""
    if not levels:
        return "not_rated"
    if len(levels) == 1:
        return "one_rating"
    apart = max(levels) - min(levels)
    return "agree" if apart == 0 else "close" if apart == 1 else "disagree"


def explanation(recommendation: str, names: Sequence[tuple[str, Agreement]], *, calibrated: bool) -> str:
    """What follows: the recommendation, and whether reviewers agree; names the criteria where they differ."""
    apart = [name for name, how in names if how == "disagree"]
    said = f"Recommendation: {RECOMMENDATIONS[recommendation]}, that is, {MEANINGS[recommendation]}."
    rated = [name for name, how in names if how not in ("one_rating", "not_rated")]
    if not rated:
        together = "There are too few ratings to say whether reviewers agree."
    elif apart:
        together = f"Reviewers disagree on {_listed(apart)}."
    else:
        together = "Reviewers agree on every criterion, or are one level apart."
    return f"{said} {together}" + ("" if calibrated else " Reviewers are not calibrated for this rubric.")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
