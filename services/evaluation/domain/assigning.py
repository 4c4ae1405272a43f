"""Who reviews a piece of work: nobody who chose, supervised or is related to the one who did it; load balanced."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Member, Person, Terms
from shared.judgement.assignment import Problem, Shortage, assign

REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Choice:
    """The reviewers chosen, or, when there are too few, what to tell people."""

    reviewer_ids: tuple[UUID, ...]
    problem: str | None = None


def conflicted(member: Member, person: Person, terms: Terms) -> bool:
    """Whether this member must not review this person's work."""
    involved = {person.selected_by, person.supervisor_id, terms.supervisor_id, *person.excluded}
    return member.id in involved or not member.conflict_tokens.isdisjoint(person.conflict_tokens)


def choose(
    evaluation: Evaluation,
    wanted: int,
    *,
    terms: Terms,
    person: Person,
    members: Collection[Member],
    load: Mapping[UUID, int],
) -> Choice:
    """`wanted` further reviewers for this work. `load` is what each has on their desk and in this project."""
    pool = {one.id: one for one in members if one.id in terms.reviewer_ids and one.active and REVIEWER in one.roles}
    work = str(evaluation.engagement_id)
    problem = Problem(
        reviews={work: wanted},
        capacity={str(reviewer_id): 1 for reviewer_id in pool},
        conflicts=frozenset((work, str(one.id)) for one in pool.values() if conflicted(one, person, terms)),
        fixed=frozenset((work, str(review.reviewer_id)) for review in evaluation.reviews),
        load={str(reviewer_id): load.get(reviewer_id, 0) for reviewer_id in pool},
        seed=str(evaluation.project_id),
    )
    found = assign(problem)
    if found.shortage is not None:
        return Choice((), _sentence(found.shortage, wanted, len(pool), problem))
    return Choice(tuple(UUID(reviewer) for _, reviewer in found.pairs))


def _sentence(shortage: Shortage, wanted: int, pool: int, problem: Problem) -> str:
    """For the hiring manager and the operator: what is missing, why, and what would help."""
    reviews = "1 review is" if wanted == 1 else f"{wanted} reviews are"
    excluded, used = len(problem.conflicts), len(problem.fixed)
    left = len(shortage.eligible_reviewers)
    why = f"of the project's {pool} active reviewers {excluded} have a conflict and {used} have been asked already"
    said = f"{reviews} still wanted, and {left} may do them: {why}. "
    helps = f"Give {shortage.missing} more of the project's reviewers the role 'reviewer'"
    if shortage.lift_conflicts:
        helps += ", or look whether the declared conflicts are right"
    return f"{said}{helps}; assignment is tried again whenever a member changes."
