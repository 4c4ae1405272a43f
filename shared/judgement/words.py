"""What the numbers mean, in words that everybody reads the same: the number always follows the word."""

from collections.abc import Mapping, Sequence
from typing import Literal

from shared.judgement.calibration import LEAST_ITEMS, Gate
from shared.judgement.panel import CandidateEstimate, PanelEstimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import Reason, Recommendation, thresholds
from shared.judgement.reliability import FLOOR, Figure
from shared.judgement.rubric import Rubric

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
CORRECTED = "Each reviewer's scores are corrected for how strict that reviewer is on work that several people scored"
CROSSED = "Everyone was scored by the same reviewers, so no correction is needed."
WEAK_PANEL = (
    "In this project reviewers differ from each other as much as candidates do. Look at the criteria with the lowest "
    "agreement before relying on any single score."
)
LEAST_ADJUSTMENT = 0.5
"""Points of 100 from which on a correction is worth a line."""
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


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


def manager_sentences(
    advice: Recommendation, found: CandidateEstimate, policy: Policy, *, weak: bool = False, crossed: bool = False
) -> tuple[str, str]:
    """Two sentences for the hiring manager: what the score is worth, and what follows from it.

    `weak` and `crossed` are the panel's (`PanelEstimate.weak`, `.crossed`): they say which line decides, and whether
    anything was corrected.
    """
    if found.score is None or found.interval is None or found.chance is None or found.chance_strong is None:
        return (
            f"No review counts so far; we give no recommendation on fewer than {policy.min_reviews}.",
            f"{_counted(advice.request_reviews, 'review')} {_is(advice.request_reviews)} still wanted.",
        )
    return _result(found, policy, crossed=crossed), _consequence(advice, found, policy, weak=weak)


def _result(found: CandidateEstimate, policy: Policy, *, crossed: bool) -> str:
    low, high = found.interval or (0.0, 100.0)
    how = "Everyone was scored by the same reviewers, so no correction is needed" if crossed else CORRECTED
    return (
        f"{how}; the result is {found.score:.2f} of 100, and with {percent(policy.level)} certainty lies between "
        f"{low:.2f} and {high:.2f}."
    )


def _consequence(advice: Recommendation, found: CandidateEstimate, policy: Policy, *, weak: bool) -> str:
    yes, no = thresholds(policy, weak=weak)
    bar, chance = _plain(policy.bar), _near(found.chance or 0.0, yes, no)
    reaches = f"The chance that this work reaches the bar of {bar} is {chance}"
    if advice.reason == "too_few_reviews":
        return (
            f"Only {_counted(found.reviews, 'review')} {_counts(found.reviews)} so far, with the bar at {bar} and a "
            f"chance of {chance} to reach it; we give no recommendation on fewer than {policy.min_reviews}."
        )
    if advice.reason == "another_review_may_decide":
        return (
            f"That is too close to the bar of {bar} to call ({chance}), but one more review has a "
            f"{percent(advice.p_resolve or 0.0)} chance to settle it, so we have asked for one."
        )
    if advice.value == "hold":
        return (
            f"With the bar at {bar} ({chance} to reach it), further reviews of the same kind would most likely not "
            f"settle it: talk about it and decide in person."
        )
    if advice.value == "no_convert":
        return f"{reaches}, which is at most the {_share(no)} up to which your policy says no."
    if advice.value == "strong_convert":
        return (
            f"{reaches}, and that it reaches the strong bar of {_plain(policy.strong_bar)} is "
            f"{_near(found.chance_strong or 0.0, policy.p_strong)}; your policy asks for {_share(yes)} and "
            f"{_share(policy.p_strong)}."
        )
    return f"{reaches}, which is at least the {_share(yes)} that your policy asks for."


def adjustment_line(raw: float, adjustment: float, severities: Mapping[str, float]) -> str | None:
    """Why the score is not the plain mean; None when the difference is too small to speak of.

    `severities` names this candidate's reviewers by letter (above 0: stricter). Those who pull hardest are named.
    """
    if abs(adjustment) < LEAST_ADJUSTMENT:
        return None
    same = {letter: abs(one) for letter, one in severities.items() if one * adjustment > 0}
    most = max(same.values(), default=0.0)
    letters = sorted(letter for letter, one in same.items() if one >= most / 2)
    if not letters:
        return f"raw {raw:.2f}, {adjustment:+.2f} because of how its reviewers score the work they share with others"
    who = f"Reviewer {letters[0]} scores" if len(letters) == 1 else f"Reviewers {_listed(letters)} score"
    return f"raw {raw:.2f}, {adjustment:+.2f} because {who} {'strictly' if adjustment > 0 else 'generously'}"


def panel_notes(
    rubric: Rubric, panel: PanelEstimate, project: str, policy: Policy, unrated: Sequence[str] = ()
) -> tuple[str, ...]:
    """What to know of the whole panel before reading a score; `unrated` is `scorecards.unrated_criteria`."""
    notes = [CROSSED] if panel.crossed else []
    if panel.components > 1:
        groups = _NUMBERS.get(panel.components, str(panel.components)).capitalize()
        notes.append(
            f"{groups} groups of candidates share no reviewer; comparing across them is less certain, and the ranges "
            "show it."
        )
    if panel.weak(project, policy.weak_separation):
        notes.append(WEAK_PANEL)
    names = {criterion.id: criterion.name or criterion.id for criterion in rubric.criteria}
    return (*notes, *(f"Criterion {names[one]} was not rated by anyone." for one in unrated))


def reliability(name: str, found: Figure) -> str:
    """What a criterion's alpha says of its anchors, judged by the ends of the interval."""
    if found.status == "no_variation":
        return f"{name}: everybody chose the same level, so agreement cannot be told."
    if found.value is None:
        return f"{name}: too little data, {_counted(found.units, 'candidate')} with two ratings."
    if found.interval is None:
        which = "few" if found.units < FLOOR else "alike"
        on = _counted(found.units, "candidate")
        return f"{name}: {found.value:.2f} on {on}, too {which} to judge the anchors."
    low, high = found.interval
    figures = f"{found.value:.2f}, with 95% certainty between {low:.2f} and {high:.2f}"
    match found.verdict:
        case "reliable":
            return f"{name}: reliable ({figures})."
        case "tentative":
            return f"{name}: good enough for tentative conclusions ({figures})."
        case "anchors_do_not_work":
            return f"The anchors of {name} do not work: reviewers read them differently ({figures})."
        case _:
            return f"{name}: cannot be told yet ({figures})."


def calibration(gate: Gate, names: Mapping[str, str]) -> str:
    """Where a reviewer stands with gold items; `names` gives the criteria's names by id."""
    if gate.state == "needs_items" or gate.apart is None:
        return f"{len(gate.items)} of {LEAST_ITEMS} calibration items scored."
    figures = f"on average {gate.apart:.2f} points from the reference on {_counted(len(gate.items), 'item')}"
    off = f"; two levels off every time on {_listed([names.get(one, one) for one in gate.off])}" if gate.off else ""
    if gate.state == "passed":
        return f"Calibrated: {figures}."
    then = "one more item decides" if gate.state == "third_item" else "training comes before the next items"
    return f"Not calibrated: {figures}{off}; {then}."


def for_candidate(advice: Recommendation, reviews: int) -> str:
    """For the candidate's own page: how many reviewed and why it ended so, without anybody else's name or number."""
    return f"{_counted(reviews, 'person')} reviewed your work independently. {_TO_CANDIDATES[advice.reason]}"


_TO_CANDIDATES: Mapping[Reason, str] = {
    "clear_of_bar": "Together their marks are clear enough to compare the work with the bar that was set beforehand.",
    "too_few_reviews": "More reviews are needed before anything is recommended.",
    "another_review_may_decide": "It is too close to call, so one more review was asked for.",
    "weak_panel": "Reviewers differ too much among themselves in this project; people will talk about it and decide.",
    "too_close_to_bar": "It is too close to the bar to call from marks alone; people will talk about it and decide.",
}


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _near(chance: float, *limits: float) -> str:
    """Whole per cent, or two decimals where whole ones would read like the limit that decides."""
    if any(round(chance * 100) == round(limit * 100) for limit in limits):
        return f"{chance * 100:.2f}%"
    return percent(chance)


def _share(chance: float) -> str:
    """A threshold of the policy, exactly as it was set."""
    return f"{_plain(round(chance * 100, 6))}%"


def _counted(number: int, one: str) -> str:
    many = "people" if one == "person" else f"{one}s"
    return f"{number} {one if number == 1 else many}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _counts(number: int) -> str:
    return "counts" if number == 1 else "count"
