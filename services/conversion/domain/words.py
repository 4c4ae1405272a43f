"""What pages and mail say about a summary: every sentence that both use, worded once.

Scores have one decimal, chances whole per cent and never 0 or 100, ranges are 'likely a to b'.
"""

from collections.abc import Mapping
from datetime import date as calendar_date
from decimal import ROUND_HALF_EVEN, Decimal

from services.conversion.domain.recommendation import Decision, ReasonCode, Value
from services.conversion.domain.summary import Change, Criterion, CriterionReliability, Summary
from services.conversion.domain.terms import Terms

VALUES: Mapping[Value, str] = {
    Value.STRONG_CONVERT: "Strong convert",
    Value.CONVERT: "Convert",
    Value.HOLD: "Hold",
    Value.NO_CONVERT: "Do not convert",
    Value.INSUFFICIENT_EVIDENCE: "No recommendation yet",
}
MEANING: Mapping[Value, str] = {
    Value.STRONG_CONVERT: "that is, make an offer soon",
    Value.CONVERT: "that is, make an offer",
    Value.HOLD: "that is, talk about it and decide in person",
    Value.NO_CONVERT: "that is, make no offer",
    Value.INSUFFICIENT_EVIDENCE: "because there is too little evidence",
}
DECISIONS: Mapping[Decision, str] = {
    Decision.CONVERT: "Convert",
    Decision.HOLD: "Hold",
    Decision.NO_CONVERT: "Do not convert",
}
ACTS: Mapping[Decision, str] = {
    Decision.CONVERT: "Make an offer",
    Decision.HOLD: "Hold",
    Decision.NO_CONVERT: "Do not convert",
}
REASONS: Mapping[ReasonCode, str] = {
    ReasonCode.NO_OPENING: "No opening now; the work is good enough",
    ReasonCode.EVIDENCE: "I weigh the evidence differently",
    ReasonCode.ROLE: "The role needs something this project did not show",
    ReasonCode.DEBRIEF: "We talked it through and the debrief settled it",
    ReasonCode.OTHER: "Something else",
}
AGREEMENT: Mapping[str, str] = {
    "agree": "agree",
    "close": "close",
    "disagree": "disagree",
    "one_rating": "one rating",
    "not_rated": "not rated",
}
VERDICTS: Mapping[str, str] = {
    "reliable": "reliable",
    "tentative": "good enough for tentative conclusions",
    "cannot_tell": "cannot be told yet",
    "anchors_do_not_work": "its anchors do not work",
}
"""What a criterion's reliability comes to, judged by evaluation from the ends of its range."""
PERIODS: Mapping[str, str] = {"year": "a year", "month": "a month", "hour": "an hour"}
EMPLOYMENT: Mapping[str, str] = {"full_time": "full time", "part_time": "part time"}
_SIGNS: Mapping[str, str] = {"EUR": "€", "USD": "$", "GBP": "£"}
_OUT_OF = (2, 3, 4, 5, 6, 7, 8, 9, 10, 20)
_HUNDREDTH = Decimal("0.01")
FEWEST_WORKS = 10
"""On fewer pieces of work reliability has no range and no verdict."""
MOST_MARKS = 3
"""Of single marks that decide, so many are named."""
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_word(count: int) -> str:
    """In words below ten."""
    return _SMALL[count] if count < len(_SMALL) else str(count)


def plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def percent(chance: Decimal) -> str:
    """Whole per cent; certainty is never claimed."""
    if chance < Decimal("0.01"):
        return "under 1%"
    if chance > Decimal("0.99"):
        return "over 99%"
    return f"{(chance * 100).quantize(Decimal(1), ROUND_HALF_EVEN)}%"


def times(chance: Decimal) -> str:
    """The chance as a frequency with small numbers, such as 'about 6 times in 7'."""
    if not Decimal("0.01") <= chance <= Decimal("0.99"):
        return "over 99 times in 100" if chance > Decimal("0.99") else "under 1 time in 100"
    tried = [(abs(chance - Decimal(n) / d).quantize(Decimal("0.01")), d, n) for d in _OUT_OF for n in range(1, d)]
    _, out_of, count = min(tried)
    return f"about {count} {plural(count, 'time', 'times')} in {out_of}"


def score(value: Decimal) -> str:
    """One decimal; whole numbers without."""
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return f"{rounded:.1f}"


def bar(value: Decimal) -> str:
    """A bar is set by people: shown as they wrote it."""
    return f"{value.normalize():f}"


def likely(interval: tuple[Decimal, Decimal]) -> str:
    return f"likely {score(interval[0])} to {score(interval[1])}"


def weight(value: Decimal) -> str:
    return f"{(value * 100).quantize(Decimal(1), ROUND_HALF_EVEN)}%"


def ordinal(place: int) -> str:
    ending = "th" if 11 <= place % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def places(rank: tuple[int, int]) -> str:
    low, high = rank
    return ordinal(low) if low == high else f"{ordinal(low)} to {ordinal(high)}"


def listed(names: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def sentence(text: str) -> str:
    """With its full stop."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def inline(text: str) -> str:
    """To go on after a colon."""
    return text[:1].lower() + text[1:]


def meaning(summary: Summary) -> str:
    """What the recommendation comes down to; follows its name and a comma."""
    if summary.recommendation_reason == "another_review_may_decide":
        return "because one more review may decide it"
    return MEANING[summary.recommendation]


def agreement(summary: Summary) -> str:
    """One sentence on how far the reviewers agree."""
    if summary.reviews < 2:
        return "One reviewer has scored the work, so there is nothing to compare." if summary.reviews else ""
    who = f"The {number_word(summary.reviews)} reviewers"
    total = len(summary.criteria)
    far = summary.disputed
    if not far:
        return f"{who} agree on all {number_word(total)} criteria." if total > 1 else f"{who} agree."
    names = listed([criterion.name for criterion in far])
    if len(far) == total:
        return f"{who} disagree on every criterion: {names}."
    return (
        f"{who} agree on {number_word(total - len(far))} of {number_word(total)} criteria "
        f"and disagree on {number_word(len(far))}: {names}."
    )


def letters(summary: Summary) -> str:
    """'A, B, C'."""
    return ", ".join(sorted(reviewer.reviewer for reviewer in summary.reviewers))


def levels(criterion: Criterion) -> str:
    """'4, 5, cannot tell', in the order of the letters."""
    return ", ".join(level(rating.points) for rating in sorted(criterion.ratings, key=lambda one: one.reviewer))


def levels_chosen(criterion: Criterion) -> str:
    """'A 4, B 5, C cannot tell'."""
    return ", ".join(f"{rating.reviewer} {level(rating.points)}" for rating in criterion.ratings)


def level(points: int | None) -> str:
    return "cannot tell" if points is None else str(points)


def panel_view(criterion: Criterion) -> str:
    """The panel's mean on the criterion's own levels, and the word for it."""
    word = AGREEMENT[criterion.agreement]
    return f"{score(criterion.mean)}, {word}" if criterion.mean is not None else word


def criterion_heading(criterion: Criterion) -> str:
    chosen = [rating.points for rating in criterion.rated]
    if not chosen:
        return f"{criterion.name}: nobody could tell"
    if len(chosen) > 1 and len(set(chosen)) == 1:
        return f"{criterion.name}: all chose level {chosen[0]}"
    return f"{criterion.name}: {plural(len(chosen), 'level', 'levels')} {listed([str(points) for points in chosen])}"


def dispute_headline(summary: Summary) -> str:
    if not summary.disputed:
        return "The recommendation could change."
    return f"Reviewers disagree on {listed([criterion.name for criterion in summary.disputed])}."


def dispute(summary: Summary, criterion: Criterion) -> str:
    """Who is how far apart, and how often that happens on this criterion."""
    low, high = criterion.lowest, criterion.highest
    told = f"Reviewer {low.reviewer} chose level {low.points}, Reviewer {high.reviewer} level {high.points}."
    far, shared = summary.disputes_in_panel(criterion)
    if shared < 2:
        return told
    lean = " Lean on it less than on the others." if far * 2 >= shared else ""
    return (
        f"{told} Reviewers are two or more levels apart on this criterion for {far} of {shared} pieces of work.{lean}"
    )


def flip(change: Change) -> str:
    """A whole sentence for a mail."""
    if change.recommendation is Value.INSUFFICIENT_EVIDENCE:
        return f"{change.change}: with that there would be no recommendation yet."
    return f"{change.change}: with that the recommendation would change to {VALUES[change.recommendation]}."


def again(summary: Summary) -> str:
    """Why there is another summary, in a sentence; nothing for the first."""
    match summary.superseded_because:
        case None:
            return ""
        case "additional_review":
            return "One more review has come in since the summary before."
        case "amendment":
            return "A reviewer has amended their scorecard since the summary before, and said why."
        case "void":
            return "A scorecard that counted in the summary before has been voided."
        case "appeal":
            now = "another one now" if summary.appeal_outcome == "changed" else "the same as before"
            return f"The candidate appealed and new reviewers have looked at the work: the recommendation is {now}."


def in_short(summary: Summary) -> str:
    total, kept = len(summary.sensitivity), len(summary.sensitivity) - len(summary.flips)
    if kept == total:
        return f"In short: none of these {number_word(total)} changes the recommendation."
    if kept == 0:
        return f"In short: each of these {number_word(total)} would change the recommendation."
    return f"In short: {kept} of these {total} {plural(kept, 'leaves', 'leave')} the recommendation as it is."


def adjustment(summary: Summary) -> str:
    """Why the score differs from the plain mean, or why it does not."""
    if summary.adjustment is None or summary.raw_score is None:
        return "There is no score to adjust yet."
    if abs(summary.adjustment) < Decimal("0.5"):
        if summary.adjustment == 0:
            return "Everyone was scored by the same reviewers, so no correction is needed."
        return f"The reviewers are about equally strict; the correction is {score(abs(summary.adjustment))} or less."
    strict = [r for r in summary.reviewers if (r.leniency < 0) == (summary.adjustment > 0) and r.leniency != 0]
    direction = "up" if summary.adjustment > 0 else "down"
    rest = f"the score is adjusted {direction} by {score(abs(summary.adjustment))}."
    if not strict:
        return f"Seen over all work that several people scored, {rest}"
    most = max(strict, key=lambda reviewer: abs(reviewer.leniency))
    side = "lower" if most.leniency < 0 else "higher"
    return (
        f"Reviewer {most.reviewer} scores about {score(abs(most.leniency))} {side} than the others on the same work, "
        f"so {rest}"
    )


def single_marks(summary: Summary) -> str:
    """Whether one mark by itself decides; nothing for summaries of releases that did not work it out."""
    marks = summary.deciding_marks
    if marks is None or not summary.shows_score:
        return ""
    if not marks:
        return "No single mark decides: one level more or less on any of them leaves the recommendation as it is."
    flips = [f"{mark.change} ({VALUES[mark.recommendation].lower()})" for mark in marks[:MOST_MARKS]]
    more = f", and {number_word(len(marks) - MOST_MARKS)} more" if len(marks) > MOST_MARKS else ""
    return f"A single mark would change the recommendation: {'; '.join(flips)}{more}."


def reliability(found: CriterionReliability | None) -> str:
    """How far reviewers agree on a criterion over all work: the verdict in words, with the number and its range."""
    if found is not None and found.status == "no_variation":
        return "everybody chose the same level"
    if found is None or found.value is None or found.interval is None or found.verdict is None:
        few = f" ({found.units} of {FEWEST_WORKS} pieces of work)" if found and found.units < FEWEST_WORKS else ""
        return f"cannot be measured yet{few}"
    low, high = (end.quantize(_HUNDREDTH, ROUND_HALF_EVEN) for end in found.interval)
    value = found.value.quantize(_HUNDREDTH, ROUND_HALF_EVEN)
    return f"{VERDICTS[found.verdict]} ({value}, likely {low} to {high})"


def line(summary: Summary) -> str:
    """The chance from which the policy says convert."""
    return percent(Decimal(summary.policy_numbers.get("p_yes", "0.9")))


def calibration(summary: Summary) -> str:
    if summary.reviewers_calibrated:
        return "All reviewers passed calibration before their scores counted."
    return "The reviewers were not calibrated on this rubric."


def separation(summary: Summary) -> str:
    """Whether the panel tells candidates apart, in words with the number."""
    value = summary.panel.separation if summary.panel else None
    if value is None:
        return "cannot be measured yet"
    return f"{_agreed(value)} ({value.quantize(_HUNDREDTH, ROUND_HALF_EVEN)})"


def _agreed(value: Decimal) -> str:
    if value >= Decimal("0.5"):
        return "very good" if value >= Decimal("0.8") else "good" if value >= Decimal("0.7") else "fair"
    return "weak"


def money(amount: Decimal, currency: str) -> str:
    """'€52,000' or '52,000.50 SEK'."""
    figure = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{_SIGNS[currency]}{figure}" if currency in _SIGNS else f"{figure} {currency}"


def salary(terms: Terms) -> str:
    return f"{money(terms.salary.amount, terms.salary.currency)} {PERIODS[terms.salary_period]}"


def date(on: calendar_date) -> str:
    """'Mon 4 Jan 2027'."""
    return f"{on:%a} {on.day} {on:%b} {on.year}"


def changed(before: Terms, after: Terms) -> list[tuple[str, str, str]]:
    """Field, old and new value of what differs."""
    fields = (
        ("Role", before.job_title, after.job_title),
        ("Salary", salary(before), salary(after)),
        ("Employment", EMPLOYMENT[before.employment_type], EMPLOYMENT[after.employment_type]),
        ("Hours a week", str(before.weekly_hours), str(after.weekly_hours)),
        ("Place", before.location, after.location),
        ("Start", date(before.start_on), date(after.start_on)),
        ("Conditions", before.conditions or "none", after.conditions or "none"),
    )
    return [(name, old, new) for name, old, new in fields if old != new]
