"""What the method is asked, read from plain JSON: rubric, policy, scorecards, gold items, names. Raises `Invalid`."""

from collections.abc import Mapping, Sequence

from shared.judgement.assignment import Problem
from shared.judgement.panel import GoldRating, Scorecard
from shared.judgement.policy import Policy
from shared.judgement.reading import Reading, wrong
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.rules import Invalid

MOST_WANTED = 100_000


def rubric(given: Reading) -> Rubric:
    criteria = []
    for one in given.at("criteria").items():
        points = [level.integer() for level in one.at("points").items()]
        if len(points) < 2 or sorted(set(points)) != points:
            wrong(f"{one.path}.points", "not_ascending", "give at least two levels whose points rise")
        weight = one.at("weight").number(0)
        if weight == 0:
            wrong(f"{one.path}.weight", "not_a_weight", "give a number above 0")
        criteria.append(Criterion(one.at("id").text(), weight, tuple(Level(level) for level in points)))
    if not criteria:
        wrong(f"{given.path}.criteria", "missing", "a rubric has at least one criterion")
    names = [criterion.id for criterion in criteria]
    if len(set(names)) != len(names):
        wrong(f"{given.path}.criteria", "duplicate", "give each criterion its own id")
    return Rubric(tuple(criteria))


def policy(given: Reading) -> Policy:
    asked = given.maybe("policy")
    return Policy() if asked is None else policy_of(asked)


def policy_of(given: Reading) -> Policy:
    """A policy's numbers, as numbers or text; what is not named takes its default."""
    try:
        return Policy.of(given.members())
    except Invalid as error:
        first = error.findings[0]
        wrong(f"{given.path}.{first.field}", first.rule, first.message)


def scorecards(given: Reading, rubric: Rubric) -> list[Scorecard]:
    """Cards whose marks are levels of this rubric; each candidate is in one project."""
    found: list[Scorecard] = []
    project_of: dict[str, str] = {}
    for one in given.at("scorecards").items():
        card = scorecard_of(one, rubric)
        if project_of.setdefault(card.candidate, card.project) != card.project:
            message = f"{card.candidate} is in {project_of[card.candidate]} already: a candidate is in one project"
            wrong(f"{one.path}.project", "another_project", message)
        found.append(card)
    return found


def scorecard_of(given: Reading, rubric: Rubric) -> Scorecard:
    """One card whose marks are levels of this rubric, or null."""
    levels = {criterion.id: criterion.points for criterion in rubric.criteria}
    project, ratings = given.maybe("project"), given.at("ratings")
    points = {
        name: None if value is None else _mark(Reading(value, f"{ratings.path}.{name}"), levels, name)
        for name, value in ratings.members().items()
    }
    candidate, reviewer = given.at("candidate").text(), given.at("reviewer").text()
    return Scorecard(candidate, reviewer, points, project.text() if project else "p")


def _mark(given: Reading, levels: Mapping[str, Sequence[int]], criterion: str) -> int:
    if criterion not in levels:
        wrong(given.path, "unknown_criterion", f"the rubric has {', '.join(levels)}")
    points = given.integer()
    if points not in levels[criterion]:
        known = ", ".join(map(str, levels[criterion]))
        wrong(given.path, "outside_the_anchors", f"{points} is none of the levels {known}: choose one")
    return points


def gold_ratings(given: Reading) -> list[GoldRating]:
    listed = given.maybe("gold")
    return [
        GoldRating(
            one.at("reviewer").text(),
            one.at("item").text(),
            one.at("score").number(0, 100),
            one.at("reference").number(0, 100),
        )
        for one in (listed.items() if listed else ())
    ]


def listed_candidates(given: Reading, cards: Sequence[Scorecard]) -> list[tuple[str, str]]:
    """Candidates named beside the cards; without a project they are in the cards' only one, or in 'p'."""
    asked = given.maybe("candidates")
    projects = {card.project for card in cards}
    usual = projects.pop() if len(projects) == 1 else "p"
    found = []
    for one in asked.items() if asked else ():
        if isinstance(one.value, str):
            found.append((one.text(), usual))
        else:
            found.append((one.at("candidate").text(), one.at("project").text()))
    return found


def problem(given: Reading) -> Problem:
    """Who reviews whom: the same number of reviews for everybody, the same capacity for every reviewer."""
    candidates, reviewers = (names(given.at(name)) for name in ("candidates", "reviewers"))
    conflicts, uncalibrated, seed = (given.maybe(name) for name in ("conflicts", "uncalibrated", "seed"))
    return Problem(
        reviews=dict.fromkeys(candidates, given.at("reviews_per_candidate").integer(0, MOST_WANTED)),
        capacity=dict.fromkeys(reviewers, given.at("capacity").integer(0, MOST_WANTED)),
        conflicts=frozenset(_pair(one) for one in (conflicts.items() if conflicts else ())),
        uncalibrated=frozenset(names(uncalibrated)) if uncalibrated else frozenset(),
        seed=seed.text() if seed else "",
    )


def _pair(given: Reading) -> tuple[str, str]:
    both = [one.text() for one in given.items()]
    if len(both) != 2:
        wrong(given.path, "not_a_pair", "a conflict is a list of a candidate and a reviewer")
    return both[0], both[1]


def names(given: Reading) -> list[str]:
    found = [one.text() for one in given.items()]
    if len(set(found)) != len(found):
        wrong(given.path, "duplicate", "give each name once")
    return found


def plain_values(given: Reading) -> None:
    """A scorecard's values: text, integers that every language has, null, lists and objects of them."""
    match given.value:
        case dict():
            for name, value in given.value.items():
                if not name.isascii():
                    wrong(f"{given.path}.{name}", "not_ascii", "names of members are ASCII")
                plain_values(Reading(value, f"{given.path}.{name}"))
        case list():
            for one in given.items():
                plain_values(one)
        case str():
            if any("\ud800" <= sign <= "\udfff" for sign in given.value):
                wrong(given.path, "not_text", "half of a surrogate pair is no character")
        case None:
            pass
        case _:
            given.integer()
