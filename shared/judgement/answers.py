"""Questions and answers as plain JSON: what anybody can ask the method without writing Python.

A question names its kind; the answer has the members that docs/judgement.md lists for it. Numbers come out as they are
published: scores with two decimals, probabilities and reliabilities with four.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shared.judgement import questions
from shared.judgement.assignment import Assignment, assign
from shared.judgement.commitment import NONCE_BYTES, canonical, commit
from shared.judgement.diagnostics import diagnose
from shared.judgement.drift import Window, drift
from shared.judgement.numbers import probability
from shared.judgement.panel import METHOD, PanelEstimate, Scorecard, as_row, estimate
from shared.judgement.policy import Policy
from shared.judgement.reading import Reading, wrong
from shared.judgement.recommendation import p_resolve, recommend
from shared.judgement.reliability import Figure, alpha, icc2k
from shared.judgement.rubric import Rubric
from shared.rules import Invalid

UNSUPPORTED = {"unsupported": True}


def answer(question: Any) -> Any:
    """The answer to `{"kind": …, "input": …}`; raises `Invalid` naming the field that is wrong.

    `{"unsupported": true}` for a kind that is none of `KINDS`.
    """
    asked = Reading(question, "")
    if not isinstance(question, dict):
        wrong("question", "not_an_object", 'must be a JSON object with the members "kind" and "input"')
    kind = asked.at("kind").text()
    return KINDS[kind](asked.at("input")) if kind in KINDS else UNSUPPORTED


def refusal(error: Invalid) -> dict[str, Any]:
    """What was wrong with a question, as an answer: the first thing found."""
    first = error.findings[0]
    return {"error": {"field": first.field, "rule": first.rule, "message": f"{first.field}: {first.message}"}}


def _panel(given: Reading) -> dict[str, Any]:
    rubric, policy = questions.rubric(given.at("rubric")), questions.policy(given)
    cards, gold = questions.scorecards(given, rubric), questions.gold_ratings(given)
    panel = estimate(rubric, policy, cards, gold, candidates=questions.listed_candidates(given, cards))
    return {
        "method": METHOD,
        "candidates": _candidates(panel, policy),
        "reviewers": _reviewers(rubric, cards, panel),
        "panel": _figures(panel),
    }


def _candidates(panel: PanelEstimate, policy: Policy) -> list[dict[str, Any]]:
    advised = recommend(panel, policy)
    rows = []
    for name in sorted(panel.candidates):
        candidate, advice = panel.candidates[name], advised[name]
        row = as_row(candidate)
        if candidate.score is None:
            row = {member: row[member] for member in ("candidate", "project", "reviews")}
        else:
            row["p_resolve"] = advice.p_resolve
        rows.append(
            row
            | {
                "recommendation": advice.value,
                "reason": advice.reason,
                "request_reviews": advice.request_reviews,
            }
        )
    return rows


def _reviewers(rubric: Rubric, cards: Sequence[Scorecard], panel: PanelEstimate) -> list[dict[str, Any]]:
    found = diagnose(rubric, cards, panel)
    return [
        {
            "reviewer": name,
            "reviews": one.reviews,
            "severity": one.severity,
            "severity_sd": one.severity_sd,
            "agreement": found[name].agreement,
            "halo_ratio": found[name].halo_ratio,
            "spread_ratio": found[name].spread_ratio,
            "flags": list(found[name].flags),
        }
        for name, one in sorted(panel.reviewers.items())
    ]


def _figures(panel: PanelEstimate) -> dict[str, Any]:
    return {
        "candidates": sum(one.reviews > 0 for one in panel.candidates.values()),
        "reviewers": len(panel.reviewers),
        "scorecards": panel.scorecards,
        "gold": panel.gold,
        "components": panel.components,
        "crossed": panel.crossed,
        "sd_candidate": panel.sd_candidate,
        "sd_reviewer": panel.sd_reviewer,
        "sd_residual": panel.sd_residual,
        "separation": dict(panel.separation),
        "reviews_for_dependability_80": panel.reviews_for_dependability_80,
    }


def _alpha(given: Reading) -> dict[str, Any]:
    values = [one.integer() for one in given.at("values").items()]
    if len(values) < 2 or len(set(values)) != len(values):
        wrong(f"{given.path}.values", "not_levels", "give at least two different levels, from lowest to highest")
    units = []
    for unit in given.at("units").items():
        row = [None if rating.value is None else rating.integer() for rating in unit.items()]
        if unknown := [one for one in row if one is not None and one not in values]:
            wrong(unit.path, "not_a_level", f"{unknown[0]} is none of the values {values}: give a level, or null")
        units.append(row)
    return _figure(alpha(units, values))


def _icc2k(given: Reading) -> dict[str, Any]:
    table = [[cell.number() for cell in row.items()] for row in given.at("table").items()]
    if len({len(row) for row in table}) > 1 or any(len(row) < 2 for row in table):
        wrong(f"{given.path}.table", "not_crossed", "every row needs a score by each of the same two or more reviewers")
    return _figure(icc2k(table))


def _figure(found: Figure) -> dict[str, Any]:
    return {
        "status": found.status,
        "units": found.units,
        found.kind: found.value,
        "interval": list(found.interval) if found.interval else None,
    }


def _drift(given: Reading) -> dict[str, Any]:
    rubric = questions.rubric(given.at("before").at("rubric"))
    if (other := given.at("after").maybe("rubric")) is not None and questions.rubric(other) != rubric:
        wrong(other.path, "another_rubric", "both windows must be of one rubric version: give the same rubric")
    windows = [
        Window(questions.scorecards(window, rubric), questions.gold_ratings(window))
        for window in (given.at("before"), given.at("after"))
    ]
    found = drift(rubric, *windows)
    rows = [{"reviewer": row.reviewer, "shift": row.shift, "z": row.z, "flag": row.flag} for row in found.reviewers]
    return {"status": found.status, "basis": found.basis, "reviewers": rows}


def _p_resolve(given: Reading) -> list[float]:
    found = []
    for one in given.items():
        mean, sd, bar = one.at("mean").number(), one.at("sd").number(0), one.at("bar").number(0, 100)
        tau2, p_yes = one.at("tau2").number(0), one.at("p_yes").number(0.5, 1)
        if tau2 == 0 or not 0.5 < p_yes < 1:
            field = "tau2" if tau2 == 0 else "p_yes"
            wrong(f"{one.path}.{field}", "out_of_range", "tau2 must be above 0, p_yes above 0.5 and below 1")
        found.append(probability(p_resolve(mean, sd, bar, tau2, p_yes)))
    return found


def _assignment(given: Reading) -> dict[str, Any]:
    problem = questions.problem(given)
    return _assigned(assign(problem), list(problem.capacity))


def _assigned(found: Assignment, reviewers: Sequence[str]) -> dict[str, Any]:
    if found.shortage is None:
        load = Counter(reviewer for _, reviewer in found.pairs)
        return {
            "feasible": True,
            "connected": found.connected,
            "load_min": min((load[name] for name in reviewers), default=0),
            "load_max": max((load[name] for name in reviewers), default=0),
            "pairs": len(found.pairs),
        }
    short = found.shortage
    ways = {
        "raise_capacity_of": list(short.raise_capacity_of),
        "calibrate": list(short.calibrate),
        "lift_conflicts": [list(pair) for pair in short.lift_conflicts],
        "lower_reviews_to": short.lower_reviews_to,
    }
    return {
        "feasible": False,
        "missing_reviews": short.missing,
        "candidates": list(short.candidates),
        "need": short.need,
        "eligible_reviewers": list(short.eligible_reviewers),
        "their_capacity": short.their_capacity,
        "any_one_of": {name: way for name, way in ways.items() if way},
    }


def _commitment(given: Reading) -> dict[str, Any]:
    card, nonce = given.at("scorecard"), given.at("nonce")
    questions.plain_values(card)
    try:
        raw = bytes.fromhex(nonce.text())
    except ValueError:
        raw = b""
    if len(raw) != NONCE_BYTES or nonce.text() != raw.hex():
        wrong(nonce.path, "not_a_nonce", f"must be {2 * NONCE_BYTES} lower-case hexadecimal digits")
    return {"canonical": canonical(card.members()).decode(), "commitment": commit(card.members(), raw)}


KINDS: Mapping[str, Callable[[Reading], Any]] = {
    "panel": _panel,
    "alpha": _alpha,
    "icc2k": _icc2k,
    "drift": _drift,
    "p_resolve": _p_resolve,
    "assignment": _assignment,
    "commitment": _commitment,
}
"""What can be asked, each from its JSON input to its JSON answer."""
