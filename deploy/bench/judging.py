"""The judgement as shipped: a panel, an assignment, all summaries of a project. No server takes part."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar
from uuid import UUID

from deploy.bench.place import Place
from deploy.bench.stopwatch import Result, Stopwatch
from deploy.judgement.drawing import Drawn, draw
from deploy.judgement.scenarios import Scenario
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Engagement, Terms
from services.evaluation.domain.panel import Card, Panel
from services.evaluation.domain.rubric import Ref, Rubric
from services.evaluation.domain.scorecard import Marks, Overall, Rating
from shared.judgement.assignment import Assignment, Problem, assign
from shared.judgement.panel import Scorecard, estimate
from shared.judgement.policy import Policy

PANELS = {60: Scenario("bench 60", 60, 8, 3), 2000: Scenario("bench 2000", 2000, 30, 3)}
PROJECT = Scenario("bench project", 20, 4, 3)
WORKS, REVIEWERS, EACH = 200, 30, 3
CONFLICT_EVERY = 17
"""One pair of work and reviewer in so many is excluded."""
TIMES, ENOUGH = 5, 3.0
"""Repetitions, and seconds after which there are no more."""
Found = TypeVar("Found")


def panel_of(candidates: int) -> Drawn:
    """A pinned panel with three reviews of each and five criteria."""
    return draw(PANELS[candidates], 0)


async def panel(_: Place, candidates: int) -> Result:
    """One panel: from cards to published numbers."""
    drawn = panel_of(candidates)
    rubric, cards, policy = drawn.scenario.rubric, drawn.cards(), Policy()
    result, found = timed(partial(estimate, rubric, policy, cards))
    inside = [one for one in found.candidates.values() if one.interval and _within(one.score, one.interval)]
    if len(inside) != candidates:
        raise AssertionError(f"{len(inside)} of {candidates} have a score inside its interval")
    return result


def _within(score: float | None, interval: tuple[float, float]) -> bool:
    """Intervals end at 0 and 100, scores are not cut off."""
    return score is not None and interval[0] <= min(max(score, 0.0), 100.0) <= interval[1]


def problem() -> Problem:
    """A pinned assignment: 200 works, 30 reviewers, three of them for each work."""
    works, people = [f"w{i:03}" for i in range(WORKS)], [f"r{j:02}" for j in range(REVIEWERS)]
    pairs = [(work, one) for work in works for one in people]
    return Problem(
        reviews=dict.fromkeys(works, EACH),
        capacity=dict.fromkeys(people, 2 * WORKS * EACH // REVIEWERS),
        conflicts=frozenset(pairs[::CONFLICT_EVERY]),
        seed="bench",
    )


async def assignment(_: Place) -> Result:
    """One assignment: everybody has three different reviewers without a conflict, loads within one."""
    asked = problem()
    result, found = timed(partial(assign, asked))
    checked(asked, found)
    return result


def checked(asked: Problem, found: Assignment) -> None:
    """`AssertionError` where the assignment is not what is promised."""
    loads = [sum(who == one for _, who in found.pairs) for one in asked.capacity]
    each = {sum(what == work for what, _ in found.pairs) for work in asked.reviews}
    broken = asked.conflicts.intersection(found.pairs)
    if broken or not found.connected or each != {EACH} or max(loads) - min(loads) > 1:
        raise AssertionError(f"{len(broken)} conflicts, reviews {each}, loads {min(loads)}..{max(loads)}")


async def summaries(_: Place, works: int = PROJECT.candidates) -> Result:
    """`per_s`: a project of 20 works is judged and so many of them get their summary."""
    cards, all_works = project()
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    watch = Stopwatch()
    judged = Panel(_rubric(), Policy(), cards, UUID(int=500), [work.id for work in all_works])
    told = [
        judged.summary(work, Engagement(work.engagement_id, work.project_id), _terms(at), at=at)
        for work in all_works[:works]
    ]
    result = watch.stop(len(told))
    if any(one.score is None or not one.sensitivity for one in told):
        raise AssertionError("a summary lacks its score, or what would change it")
    return result


def project() -> tuple[Sequence[Card], Sequence[Evaluation]]:
    """The cards of a pinned project, as the service keeps them, and its works."""
    drawn = draw(PROJECT, 0)
    works = [_evaluation(number) for number in range(PROJECT.candidates)]
    return [_card(card, works[int(card.candidate[1:])]) for card in drawn.cards()], works


def _card(card: Scorecard, work: Evaluation) -> Card:
    ratings = tuple(Rating(name, points, "Seen.") for name, points in card.ratings.items())
    return Card(work.id, work.project_id, UUID(int=10 + int(card.reviewer[1:])), Marks(Overall.YES, ratings))


def timed(work: Callable[[], Found]) -> tuple[Result, Found]:
    """Medians of a few repetitions after one that does not count, `ms` and `cpu_ms`, and what the last one found."""
    found, took, used = work(), list[float](), list[float]()
    while len(took) < TIMES and sum(took) < ENOUGH:
        began, cpu = perf_counter(), process_time()
        found = work()
        took.append(perf_counter() - began)
        used.append(process_time() - cpu)
    return {"ms": median(took) * 1e3, "cpu_ms": median(used) * 1e3}, found


def _rubric() -> Rubric:
    return Rubric(UUID(int=3), 1, "Bench", PROJECT.rubric.criteria)


def _evaluation(number: int) -> Evaluation:
    return Evaluation(
        id=UUID(int=1000 + number),
        employer_id=UUID(int=5),
        engagement_id=UUID(int=2000 + number),
        project_id=UUID(int=500),
        subject_id=UUID(int=3000 + number),
        candidate_label=f"Candidate {number}",
        rubric=Ref(UUID(int=3), 1),
        policy=Ref(UUID(int=4), 1),
        wanted=PROJECT.reviews,
    )


def _terms(at: datetime) -> Terms:
    return Terms(
        title="Forecast of returns",
        brief="Pinned.",
        tasks=(),
        hiring_manager_id=UUID(int=1),
        supervisor_id=UUID(int=2),
        reviewer_ids=(),
        time_zone="Europe/Berlin",
        review_by=at,
        decide_by=at + timedelta(days=7),
        rubric=Ref(UUID(int=3), 1),
        policy=Ref(UUID(int=4), 1),
    )
