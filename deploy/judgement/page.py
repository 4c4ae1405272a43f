"""docs/judgement/README.md: the tables are made of a report, the words around them stand in page.md."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

from deploy.judgement.figures import Figure, Figures
from deploy.judgement.goals import Goal, Verdict
from deploy.judgement.policies import DEFAULT, RANDOM, RULES, SETTINGS
from deploy.judgement.report import Report
from deploy.judgement.scenarios import GOLD, SCENARIOS, Scenario

WORDS = Path(__file__).parent / "page.md"
ABSENT = "-"
NAMED = {
    "everyone 2": "two for everybody",
    "everyone 3": "three for everybody",
    "everyone 4": "four for everybody",
    RANDOM: "a third drawn at random, as many as two rows below",
    "reviewers differ, max 3": "a third where the first two differ by 15 points or more",
    "undecided, max 3": "a third where undecided (`resolve` 0)",
    "undecided, max 4": "a third and a fourth where undecided (`resolve` 0)",
    DEFAULT: "**a third and a fourth where one may decide (`resolve` .20, the default)**",
}

ASKED = (
    "who is asked",
    "reviews each",
    "right",
    "wrong",
    "undecided",
    "wrong / decided",
    "right decisions per extra review",
    "right if all were called",
    "width",
)


def rendered(report: Report) -> str:
    """The whole page."""
    return Template(WORDS.read_text()).substitute(
        panels=report.panels,
        seed=report.seed,
        method=report.method,
        versions=", ".join(f"{name} {version}" for name, version in report.versions.items()),
        met=sum(one.met for one in report.verdicts),
        asked=len(report.verdicts),
        goals=goals(report),
        scenarios=scenarios(report),
        reviewers=reviewers(report),
        policies=policies(report),
        settings=settings(report),
        gold=gold(report),
        widths=widths(report),
    )


def goals(report: Report) -> str:
    """A line per goal: what is asked, the figures of all its scenarios, and where it is nearest to being missed."""
    by_goal: dict[str, list[Verdict]] = {}
    for one in report.verdicts:
        by_goal.setdefault(one.goal.name, []).append(one)
    lines = [_goal(found[0].goal, found) for found in by_goal.values()]
    return _table(("goal", "asked", "found", "nearest to the limit", "met"), lines)


def _goal(goal: Goal, found: Sequence[Verdict]) -> Sequence[str]:
    values = [one.found.value for one in found]
    worst = max(found, key=lambda one: _excess(goal, one.found))
    span = _number(min(values)) if len(found) == 1 else f"{_number(min(values))} to {_number(max(values))}"
    return goal.name, _asked(goal), span, f"{worst.where}: {_with_error(worst.found)}", _met(found)


def _met(found: Sequence[Verdict]) -> str:
    if missed := sum(not one.met for one in found):
        return f"**no**, {missed} of {len(found)} missed"
    return "yes" if all(one.clear for one in found) else "within its error"


def _excess(goal: Goal, found: Figure) -> float:
    """How far beyond the nearer limit; negative inside."""
    below = -1.0 if goal.least is None else goal.least - found.value
    return max(below, -1.0 if goal.most is None else found.value - goal.most)


def _asked(goal: Goal) -> str:
    if goal.least is None:
        return f"at most {_number(goal.most or 0.0)}"
    return f"{_number(goal.least)} to {_number(goal.most)}" if goal.most else f"at least {_number(goal.least)}"


def scenarios(report: Report) -> str:
    """A line per simulated scenario."""
    head = ("panels", "tau (raw mean)", "top fifth (raw mean)", "interval covers", "width", "wrong / decided",
            "decided", "asks for more", "places cover", "right when 90 % sure")  # fmt: skip
    lines = [
        (
            one.name,
            f"{_number(found['tau'].value, 2)} ({_number(found['tau_raw'].value, 2)})",
            f"{_number(found['top'].value, 2)} ({_number(found['top_raw'].value, 2)})",
            _number(found["coverage"].value),
            _points(found["width"]),
            _number(found["wrong"].value) if "wrong" in found else ABSENT,
            _number(found["decided"].value, 2),
            _number(found["asks"].value, 2),
            _number(found["rank_coverage"].value, 2),
            _number(found["sure_above"].value, 2) if "sure_above" in found else ABSENT,
        )
        for one, found in _simulated(report, SCENARIOS)
    ]
    return _table(head, lines)


def reviewers(report: Report) -> str:
    """A line per scenario with an odd reviewer, and one for the scenario in which others are flagged most."""
    head = ("panels", "odd reviewer flagged", "others: inconsistent", "others: halo", "others: central tendency")
    odd = [
        (one.name, _with_error(found["caught"], 2), *_false(found))
        for one, found in _simulated(report, SCENARIOS)
        if one.odd
    ]
    plain = [found for one, found in _simulated(report, SCENARIOS) if not one.odd]
    names = ("false_inconsistent", "false_halo", "false_central_tendency")
    most = [_number(max((found[name].value for found in plain), default=0.0)) for name in names]
    return _table(head, [*odd, ("every other scenario, the most", ABSENT, *most)])


def _false(found: Figures) -> Iterable[str]:
    return (_number(found[f"false_{flag}"].value) for flag in ("inconsistent", "halo", "central_tendency"))


def policies(report: Report) -> str:
    """A line per policy of the first setting."""
    order = ("everyone 2", "everyone 3", "everyone 4", RANDOM, *list(RULES)[3:])
    found = [(name, report.figures.get(f"{SETTINGS[0].name}: {name}")) for name in order]
    return _table(ASKED, [(NAMED[name], *_policy(row)) for name, row in found if row])


def settings(report: Report) -> str:
    """The default policy beside two and four for everybody, in the other settings."""
    wanted = [(one.name, name) for one in SETTINGS[1:] for name in ("everyone 2", "everyone 4", DEFAULT)]
    found = [(where, name, report.figures.get(f"{where}: {name}")) for where, name in wanted]
    return _table(("panels", *ASKED), [(where, NAMED[name], *_policy(row)) for where, name, row in found if row])


def _policy(row: Figures) -> Sequence[str]:
    shares = (_number(row[name].value) for name in ("right", "wrong_share", "undecided", "wrong"))
    gain = _with_error(row["gain"]) if "gain" in row else ABSENT
    return (_number(row["reviews"].value, 2), *shares, gain, _number(row["forced"].value), _points(row["width"]))


def gold(report: Report) -> str:
    """A line per pair of scenarios, without and with gold items."""
    head = ("panels", "width", "wrong / decided", "decided")
    lines = []
    for one in SCENARIOS:
        without, with_gold = report.figures.get(one.family), report.figures.get(one.family + GOLD)
        if one.gold and without and with_gold:
            pairs = [(without[name], with_gold[name]) for name in ("width", "wrong", "decided")]
            first, *others = pairs
            shown = [f"{_points(first[0], 1)} → {_points(first[1], 1)}"]
            shown += [f"{_number(a.value)} → {_number(b.value)}" for a, b in others]
            lines.append((one.family, *shown))
    return _table(head, lines)


def widths(report: Report) -> str:
    """How the interval narrows with the number of reviews."""
    names = [f"{SETTINGS[0].name}: everyone {reviews}" for reviews in (2, 3, 4)]
    return ", ".join(_points(report.figures[name]["width"], 1) for name in names)


def _simulated(report: Report, among: Sequence[Scenario]) -> Iterable[tuple[Scenario, Figures]]:
    return ((one, report.figures[one.name]) for one in among if one.name in report.figures)


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *lines))


def _number(value: float, digits: int = 3) -> str:
    """Without the zero before the point, as shares are written here."""
    text = f"{value:.{digits}f}"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def _with_error(found: Figure, digits: int = 3) -> str:
    return f"{_number(found.value, digits)} ± {_number(found.se, digits)}"


def _points(found: Figure, digits: int = 0) -> str:
    return f"{found.value:.{digits}f}"
