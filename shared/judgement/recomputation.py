"""A published summary worked out again from what it carries, and compared as text.

The summary of one candidate carries the panel's input, the policy's numbers and the rubric's criteria; every number,
verdict and recommendation that follows from these is computed and compared in a fixed order, as far as it is told: an
earlier release tells less. The parts of the posterior are published as the shortest text of a double, whose last bits a
linear algebra library decides: they are compared to 1e-6.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import permutations
from typing import Any

from shared.judgement import words
from shared.judgement.numbers import maybe_chance, maybe_interval, maybe_score
from shared.judgement.panel import METHOD, GoldRating, PanelEstimate, Scorecard, estimate
from shared.judgement.policy import Policy
from shared.judgement.questions import policy_of, scorecard_of
from shared.judgement.reading import LARGEST, Reading, wrong
from shared.judgement.recommendation import Recommendation, recommend
from shared.judgement.reliability import Figure, panel_reliability, reliability
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.judgement.scorecards import scorecard_scores
from shared.judgement.sensitivity import changes, single_marks

CLOSE = 1e-6
_MOST_PERMUTED = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a document says something else than what follows: `path`, what it says, what was found."""

    path: str
    told: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.path}: told {_shown(self.told)}, found {_shown(self.found)}"


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The input of one summary and what the method makes of it."""

    rubric: Rubric
    policy: Policy
    scorecards: tuple[Scorecard, ...]
    gold: tuple[GoldRating, ...]
    candidate: str
    panel: PanelEstimate


def recompute(summary: Reading) -> Recomputed:
    """Raises `Invalid` naming the member without which it cannot be done."""
    rubric, policy = _rubric(summary), policy_of(summary.at("policy_numbers"))
    given, candidate = summary.at("panel_input"), summary.at("candidate").text()
    cards = tuple(scorecard_of(one, rubric) for one in given.at("scorecards").items())
    listed = given.maybe("gold")
    gold = tuple(_gold(one) for one in (listed.items() if listed else ()))
    project = next((card.project for card in cards if card.candidate == candidate), "p")
    panel = estimate(rubric, policy, cards, gold, candidates=[(candidate, project)])
    return Recomputed(rubric, policy, cards, gold, candidate, panel)


def differences(summary: Reading) -> Iterator[Difference]:
    """Everything that differs, the most important first; raises `Invalid` where a member is missing or unreadable."""
    computed = recompute(summary)
    told, advice = summary.members(), recommend(computed.panel, computed.policy)[computed.candidate]
    for path, found in _result(computed, advice):
        yield from _compared(told, path, found)
    for path, found in _prospect(computed, advice):
        yield from _compared_where_told(told, path, found)
    yield from _posterior(summary, computed)
    yield from _figures(told, computed)
    yield from _criteria(summary, computed)
    letters = _letters(summary, computed)
    yield from _marks(summary, computed, letters)
    yield from _reviewers(summary, computed, letters)
    yield from _sensitivity(summary, computed, letters)
    yield from _deciding_marks(summary, computed, letters)
    yield from _reliability(summary, computed)


def _result(computed: Recomputed, advice: Recommendation) -> Iterator[tuple[str, Any]]:
    policy, found = computed.policy, computed.panel.candidates[computed.candidate]
    yield "method", METHOD
    yield "bar", maybe_score(policy.bar)
    yield "strong_bar", maybe_score(policy.strong_bar)
    yield "reviews", found.reviews
    yield "raw_score", maybe_score(found.raw)
    yield "score", maybe_score(found.score)
    yield "adjustment", maybe_score(found.adjustment)
    yield "sd", maybe_score(found.sd)
    yield "interval", [maybe_score(end) for end in found.interval] if found.interval else None
    yield "rank", list(found.rank) if found.rank else None
    yield "chance", maybe_chance(found.chance)
    yield "chance_strong", maybe_chance(found.chance_strong)
    yield "recommendation", advice.value
    yield "recommendation_reason", advice.reason


def _prospect(computed: Recomputed, advice: Recommendation) -> Iterator[tuple[str, Any]]:
    """What one more review might bring, and with whom this candidate can be compared."""
    yield "chance_resolve", maybe_chance(advice.p_resolve)
    yield "reviews_requested", advice.request_reviews
    yield "component", computed.panel.candidates[computed.candidate].component


def _compared(told: Mapping[str, Any], path: str, found: Any) -> Iterator[Difference]:
    """Lists are compared end by end, so that the path names the one that differs."""
    said = told.get(path.rsplit(".", 1)[-1])
    if isinstance(said, list) and isinstance(found, list) and len(said) == len(found):
        for at, (one, other) in enumerate(zip(said, found, strict=True)):
            if one != other:
                yield Difference(f"{path}[{at}]", one, other)
    elif said != found:
        yield Difference(path, said, found)


def _compared_where_told(told: Mapping[str, Any], path: str, found: Any) -> Iterator[Difference]:
    """The same for a member that earlier releases do not have."""
    if told.get(path.rsplit(".", 1)[-1]) is not None:
        yield from _compared(told, path, found)


def _posterior(summary: Reading, computed: Recomputed) -> Iterator[Difference]:
    parts = computed.panel.candidates[computed.candidate].posterior
    told = summary.at("posterior").items()
    if len(told) != len(parts):
        yield Difference("posterior", f"{len(told)} parts", f"{len(parts)} parts")
        return
    for at, (one, part) in enumerate(zip(told, parts, strict=True)):
        for name in ("weight", "mean", "scale", "degrees"):
            said, found = one.at(name).value, getattr(part, name)
            number = _decimal(said)
            if number is None or abs(number - found) > CLOSE * max(1.0, abs(found)):
                yield Difference(f"posterior[{at}].{name}", said, repr(found))


def _figures(told: Mapping[str, Any], computed: Recomputed) -> Iterator[Difference]:
    panel, said = computed.panel, told.get("panel")
    if not panel.scorecards or not isinstance(said, dict):
        if said or panel.scorecards:
            yield Difference("panel", said, f"{panel.scorecards} scorecards")
        return
    project = panel.candidates[computed.candidate]
    yield from _compared(said, "panel.candidates", sum(one.reviews > 0 for one in panel.candidates.values()))
    yield from _compared(said, "panel.reviewers", len(panel.reviewers))
    yield from _compared(said, "panel.scorecards", panel.scorecards)
    yield from _compared(said, "panel.sd_reviewer", maybe_score(panel.sd_reviewer))
    yield from _compared(said, "panel.sd_residual", maybe_score(panel.sd_residual))
    if project.reviews:
        yield from _compared(said, "panel.separation", maybe_chance(panel.separation.get(project.project)))
    yield from _compared_where_told(said, "panel.components", panel.components)
    yield from _compared_where_told(said, "panel.crossed", panel.crossed)
    yield from _compared_where_told(said, "panel.gold", panel.gold)
    yield from _compared_where_told(said, "panel.sd_candidate", maybe_score(panel.sd_candidate))
    needed = panel.reviews_for_dependability_80
    yield from _compared_where_told(said, "panel.reviews_for_dependability_80", needed)


def _criteria(summary: Reading, computed: Recomputed) -> Iterator[Difference]:
    """What each criterion says of the marks that it quotes itself."""
    for at, (one, criterion) in enumerate(zip(summary.at("criteria").items(), computed.rubric.criteria, strict=True)):
        path, said, points = f"criteria[{at}]", one.members(), list[int]()
        for place, rating in enumerate(one.at("ratings").items()):
            given = rating.members().get("points")
            level = next((level for level in criterion.levels if level.points == given), None)
            if given is not None and level is None:
                yield Difference(f"{path}.ratings[{place}].points", given, f"one of {list(criterion.points)}")
                continue
            if level is not None:
                points.append(level.points)
            yield from _compared(rating.members(), f"{path}.ratings[{place}].anchor", level.anchor if level else None)
        mean = maybe_score(sum(points) / len(points)) if points else None
        yield from _compared(said, f"{path}.mean", mean)
        agreed = words.agreement([criterion.points.index(one) for one in points])
        yield from _compared(said, f"{path}.agreement", agreed)


def quoted_marks(summary: Reading) -> dict[str, dict[str, Any]]:
    """What each reviewer (a letter) is quoted with, by criterion."""
    found: dict[str, dict[str, Any]] = {}
    for criterion in summary.at("criteria").items():
        name = criterion.at("criterion_id").text()
        for rating in criterion.at("ratings").items():
            found.setdefault(rating.at("reviewer").text(), {})[name] = rating.members().get("points")
    return found


def matched(costs: Sequence[Sequence[float]]) -> list[int | None]:
    """The column for each row at least cost, every column once; None for rows that find none left."""
    rows, columns = len(costs), len(costs[0]) if costs else 0
    places: list[int | None] = [*range(columns), *([None] * max(0, rows - columns))]
    if len(places) > _MOST_PERMUTED:
        left = set(range(columns))
        greedy: list[int | None] = []
        for row in costs:
            best = min(left, key=lambda column: (row[column], column), default=None)
            left.discard(-1 if best is None else best)
            greedy.append(best)
        return greedy
    return list(
        min(
            permutations(places, rows),
            key=lambda chosen: sum(costs[row][at] for row, at in enumerate(chosen) if at is not None),
            default=(),
        )
    )


def _letters(summary: Reading, computed: Recomputed) -> dict[str, Scorecard]:
    """Which of the candidate's cards each letter stands for: the one whose marks and figures differ least."""
    own = [card for card in computed.scorecards if card.candidate == computed.candidate]
    quotes = quoted_marks(summary)
    figures = {card.reviewer: (score, leniency) for card, score, leniency in _of_reviewers(computed)}
    told = {one.at("reviewer").text(): one.members() for one in summary.at("reviewers").items()}
    costs = []
    for letter, marks in quotes.items():
        said = (told.get(letter, {}).get("score"), told.get(letter, {}).get("leniency"))
        costs.append(
            [
                10.0 * sum(marks.get(name) != card.ratings.get(name) for name in marks.keys() | card.ratings.keys())
                + sum(a != b for a, b in zip(said, figures.get(card.reviewer, (None, None)), strict=True))
                for card in own
            ]
        )
    return {letter: own[at] for letter, at in zip(quotes, matched(costs), strict=True) if at is not None}


def _marks(summary: Reading, computed: Recomputed, letters: Mapping[str, Scorecard]) -> Iterator[Difference]:
    """Marks quoted beside criteria against the marks that went into the panel."""
    own = sum(card.candidate == computed.candidate for card in computed.scorecards)
    quotes = quoted_marks(summary)
    if len(quotes) != own:
        yield Difference("criteria", f"{len(quotes)} reviewers quoted", f"{own} scorecards of {computed.candidate}")
    for at, criterion in enumerate(summary.at("criteria").items()):
        name = criterion.at("criterion_id").text()
        for place, rating in enumerate(criterion.at("ratings").items()):
            card = letters.get(rating.at("reviewer").text())
            said = rating.members().get("points")
            if card is not None and card.ratings.get(name) != said:
                yield Difference(f"criteria[{at}].ratings[{place}].points", said, card.ratings.get(name))


def _of_reviewers(computed: Recomputed) -> list[tuple[Scorecard, str | None, str | None]]:
    """The candidate's counted cards, each with its score and its reviewer's leniency, as published."""
    return [
        (card, maybe_score(score), maybe_score(0.0 - computed.panel.reviewers[card.reviewer].severity))
        for card, _, score in scorecard_scores(computed.rubric, computed.scorecards)
        if card.candidate == computed.candidate
    ]


def _reviewers(summary: Reading, computed: Recomputed, letters: Mapping[str, Scorecard]) -> Iterator[Difference]:
    rows = {card.reviewer: (score, leniency) for card, score, leniency in _of_reviewers(computed)}
    told = summary.at("reviewers").items()
    if len(told) != len(rows):
        yield Difference("reviewers", f"{len(told)} reviewers", f"{len(rows)} cards that count")
    for at, one in enumerate(told):
        card = letters.get(one.at("reviewer").text())
        if card is None or card.reviewer not in rows:
            continue
        score, leniency = rows[card.reviewer]
        yield from _compared(one.members(), f"reviewers[{at}].score", score)
        yield from _compared(one.members(), f"reviewers[{at}].leniency", leniency)


def _sensitivity(summary: Reading, computed: Recomputed, letters: Mapping[str, Scorecard]) -> Iterator[Difference]:
    """Rows whose sentence is known; a release that asks other things says so in other sentences."""
    told, named = summary.maybe("sensitivity"), _named(computed, letters)
    if told is None or not told.items() or named is None:
        return
    found = {
        row.change: row
        for row in changes(
            computed.rubric, computed.policy, computed.scorecards, computed.candidate, named, computed.gold
        )
    }
    for at, one in enumerate(told.items()):
        row = found.get(one.at("change").text())
        if row is not None:
            yield from _compared(one.members(), f"sensitivity[{at}].chance", maybe_chance(row.chance))
            yield from _compared(one.members(), f"sensitivity[{at}].recommendation", row.recommendation)
            yield from _compared(one.members(), f"sensitivity[{at}].flips", row.flips)


def _named(computed: Recomputed, letters: Mapping[str, Scorecard]) -> dict[str, str] | None:
    """The letter of everybody who scored this candidate; None where one has none."""
    own = {card.reviewer for card in computed.scorecards if card.candidate == computed.candidate}
    named = {card.reviewer: letter for letter, card in letters.items()}
    return named if own <= named.keys() else None


def _deciding_marks(summary: Reading, computed: Recomputed, letters: Mapping[str, Scorecard]) -> Iterator[Difference]:
    told, named = summary.maybe("deciding_marks"), _named(computed, letters)
    if told is None or named is None:
        return
    moved = single_marks(
        computed.rubric, computed.policy, computed.scorecards, computed.candidate, named, computed.gold
    )
    rows, found = told.items(), [mark for mark in moved if mark.flips]
    if len(rows) != len(found):
        yield Difference("deciding_marks", f"{len(rows)} marks", f"{len(found)} marks")
        return
    for at, (row, mark) in enumerate(zip(rows, found, strict=True)):
        where, said = f"deciding_marks[{at}]", row.members()
        yield from _compared(said, f"{where}.reviewer", mark.letter)
        yield from _compared(said, f"{where}.criterion_id", mark.criterion)
        yield from _compared(said, f"{where}.points", mark.before)
        yield from _compared(said, f"{where}.other_points", mark.after)
        yield from _compared(said, f"{where}.chance", maybe_chance(mark.chance))
        yield from _compared(said, f"{where}.recommendation", mark.recommendation)


def _reliability(summary: Reading, computed: Recomputed) -> Iterator[Difference]:
    told = summary.maybe("reliability")
    if told is None:
        return
    whole = panel_reliability(computed.rubric, computed.scorecards, computed.gold)
    yield from _compared(told.members(), "reliability.reviews", maybe_score(whole.reviews))
    yield from _figure(told.maybe("dependability"), "reliability.dependability", whole.dependability)
    yield from _figure(told.maybe("icc2k"), "reliability.icc2k", whole.icc2k)
    rows, found = told.at("criteria").items(), reliability(computed.rubric, computed.scorecards)
    if len(rows) != len(found):
        yield Difference("reliability.criteria", f"{len(rows)} criteria", f"{len(found)} criteria")
        return
    for at, (row, one) in enumerate(zip(rows, found, strict=True)):
        where = f"reliability.criteria[{at}]"
        yield from _compared(row.members(), f"{where}.criterion_id", one.criterion)
        yield from _compared(row.members(), f"{where}.verdict", one.alpha.verdict)
        yield from _figure(row, where, one.alpha)


def _figure(told: Reading | None, path: str, found: Figure | None) -> Iterator[Difference]:
    if told is None or found is None:
        if told is not None or found is not None:
            yield Difference(path, told and told.value, found and maybe_chance(found.value))
        return
    interval = maybe_interval(found.interval)
    yield from _compared(told.members(), f"{path}.status", found.status)
    yield from _compared(told.members(), f"{path}.units", found.units)
    yield from _compared(told.members(), f"{path}.value", maybe_chance(found.value))
    yield from _compared(told.members(), f"{path}.interval", list(interval) if interval else None)


def _rubric(summary: Reading) -> Rubric:
    criteria = []
    for one in summary.at("criteria").items():
        levels = tuple(
            Level(level.at("points").integer(), str(level.members().get("anchor") or ""))
            for level in one.at("levels").items()
        )
        points = [level.points for level in levels]
        if len(points) < 2 or sorted(set(points)) != points:
            wrong(f"{one.path}.levels", "not_ascending", "there are at least two levels, and their points rise")
        weight = one.at("weight")
        number = _decimal(weight.value)
        if number is None or not 0 < number <= LARGEST:
            wrong(weight.path, "not_a_weight", "is a decimal number above 0, as text")
        name = one.maybe("name")
        criteria.append(Criterion(one.at("criterion_id").text(), weight.value, levels, name.text() if name else ""))
    if not criteria:
        wrong(summary.at("criteria").path, "missing", "a rubric has at least one criterion")
    return Rubric(tuple(criteria))


def _gold(one: Reading) -> GoldRating:
    figures = []
    for name in ("score", "reference"):
        number = _decimal(one.at(name).value)
        if number is None or not 0 <= number <= 100:
            wrong(f"{one.path}.{name}", "out_of_range", "is a decimal number, 0 to 100")
        figures.append(number)
    return GoldRating(one.at("reviewer").text(), one.at("item").text(), *figures)


def _decimal(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() else None


def _shown(value: Any) -> str:
    return "nothing" if value is None else f"{value!s:.80}"
