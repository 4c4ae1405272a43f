"""Who reviews: over a whole project at once, nobody who chose, supervised or is related; load balanced.

When not everything can be given out, works that have the fewest cards go first, and every work that is left short gets
words for people: who cannot, why, and which single change would do.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Member, Person, Terms
from services.evaluation.domain.review import DELIVERED, WAITED_FOR
from shared.judgement.assignment import Pair, Problem, Shortage, assign

REVIEWER = "reviewer"
CAPACITY = 8
"""How many reviews somebody has on the desk at most, unless it was said otherwise for them."""

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work that lacks `missing` reviews."""

    evaluation: Evaluation
    person: Person
    missing: int

    @property
    def key(self) -> str:
        return str(self.evaluation.engagement_id)


@dataclass(frozen=True, slots=True)
class Desks:
    """What is on reviewers' desks, by member.

    `load` balances: open reviews, and those had in this project. `open` counts against `capacity`; `away` are on leave
    now or when the review would be due; `declared` are (subject, reviewer) pairs with a conflict for good.
    """

    load: Mapping[UUID, int] = field(default_factory=dict)
    open: Mapping[UUID, int] = field(default_factory=dict)
    capacity: Mapping[UUID, int] = field(default_factory=dict)
    away: frozenset[UUID] = frozenset()
    uncalibrated: frozenset[UUID] = frozenset()
    declared: frozenset[tuple[UUID, UUID]] = frozenset()

    def most(self, member_id: UUID) -> int:
        return self.capacity.get(member_id, CAPACITY)

    def room(self, member_id: UUID) -> int:
        return max(0, self.most(member_id) - self.open.get(member_id, 0))


@dataclass(frozen=True, slots=True)
class Choice:
    """The reviewers chosen, and, when there are too few, what to tell people."""

    reviewer_ids: tuple[UUID, ...]
    problem: str | None = None


class Bar(StrEnum):
    """Why a member does not review a piece of work."""

    ASKED = "asked"
    INVOLVED = "involved"
    REQUESTED = "requested"
    CONFLICT = "conflict"
    AWAY = "away"
    UNCALIBRATED = "uncalibrated"
    FULL = "full"


FIXED = frozenset({Bar.ASKED, Bar.INVOLVED, Bar.REQUESTED, Bar.AWAY})
"""What nobody can change, at least not for this work."""


def conflicted(member: Member, person: Person, terms: Terms) -> bool:
    """Whether this member must not review this person's work."""
    return _involved(member, person, terms) or not member.conflict_tokens.isdisjoint(person.conflict_tokens)


def allot(
    works: Sequence[Work],
    *,
    beside: Iterable[Evaluation] = (),
    terms: Terms,
    members: Collection[Member],
    desks: Desks,
    project_id: UUID,
) -> dict[UUID, Choice]:
    """Reviewers for all of these works in one solution, by evaluation. `beside` are the project's other works."""
    table = _Table(works, tuple(beside), terms, members, desks, project_id)
    problem = table.problem()
    found = assign(problem)
    if found.shortage is None:
        return {work.evaluation.id: Choice(_chosen(found.pairs, work)) for work in works}
    possible = attainable(problem, {work.key: _held(work.evaluation) for work in works})
    some = {key: n for key, n in possible.items() if n}
    pairs = assign(replace(problem, reviews=some)).pairs if some else ()
    shortage = assign(table.relaxable()).shortage or found.shortage
    return {
        work.evaluation.id: Choice(
            chosen := _chosen(pairs, work),
            table.sentence(work, work.missing - len(chosen), shortage) if len(chosen) < work.missing else None,
        )
        for work in works
    }


def choose(
    evaluation: Evaluation,
    wanted: int,
    *,
    terms: Terms,
    person: Person,
    members: Collection[Member],
    desks: Desks,
) -> Choice:
    """`wanted` further reviewers for this one work, all or none."""
    found = allot(
        [Work(evaluation, person, wanted)], terms=terms, members=members, desks=desks, project_id=evaluation.project_id
    )
    choice = found[evaluation.id]
    return choice if choice.problem is None else Choice((), choice.problem)


def attainable(problem: Problem, held: Mapping[str, int]) -> dict[str, int]:
    """How many reviews each work can have when not all can: one more goes to whoever has the fewest, while it can.

    Augmenting paths never take back what was given (reviews that can be given together form a matroid), so this greedy
    order is optimal and gives out as many reviews as any other.
    """
    given = dict.fromkeys(problem.reviews, 0)
    of: dict[str, set[str]] = {reviewer: set() for reviewer in problem.capacity}
    full: set[str] = set()  # reached by a search in vain: no later one finds room through them
    open_ = {work for work, wanted in problem.reviews.items() if wanted}
    while open_:
        work = min(open_, key=lambda one: (held.get(one, 0) + given[one], one))
        tried = set(full)
        possible = _augmented(problem, of, work, tried)
        given[work] += possible
        if not possible:
            full = tried
        if not possible or given[work] == problem.reviews[work]:
            open_.discard(work)
    return given


def _augmented(problem: Problem, of: dict[str, set[str]], work: str, tried: set[str]) -> bool:
    """Gives `work` one more reviewer, moving others' reviews if need be; False leaves everything as it was."""
    free = [r for r in of if r not in tried and work not in of[r] and problem.allowed(work, r)]
    for reviewer in free:
        if len(of[reviewer]) < problem.capacity[reviewer]:
            of[reviewer].add(work)
            return True
    for reviewer in free:
        tried.add(reviewer)
        for other in sorted(of[reviewer]):
            if _augmented(problem, of, other, tried):
                of[reviewer].discard(other)
                of[reviewer].add(work)
                return True
    return False


class _Table:
    """Every member of the pool against every work: what keeps them from reviewing it, if anything."""

    def __init__(
        self,
        works: Sequence[Work],
        beside: tuple[Evaluation, ...],
        terms: Terms,
        members: Collection[Member],
        desks: Desks,
        project_id: UUID,
    ) -> None:
        self._works, self._beside, self._desks, self._project_id = works, beside, desks, project_id
        self._pool = sorted(
            (one for one in members if one.id in terms.reviewer_ids and one.active and REVIEWER in one.roles),
            key=lambda one: (one.name, one.id),
        )
        self._bars = {(work.key, one.id): _bar(one, work, terms, desks) for work in works for one in self._pool}

    def problem(self) -> Problem:
        """As it has to be solved: pairs that exist connect, nobody is drawn who may not."""
        return self._of(conflicts=self._barred(FIXED | {Bar.CONFLICT}), fixed=self._existing())

    def relaxable(self) -> Problem:
        """As it is explained: what nobody can change is fixed, conflicts are what may turn out not to be right."""
        return self._of(conflicts=self._barred({Bar.CONFLICT}), fixed=self._barred(FIXED))

    def sentence(self, work: Work, short: int, shortage: Shortage) -> str:
        """For the hiring manager and the operator: what is missing, why, and what would help."""
        wanted = f"{short} more review is" if short == 1 else f"{short} more reviews are"
        able = [one for one in self._pool if self._bars[work.key, one.id] is None]
        said = f"{wanted} wanted for {work.evaluation.candidate_label}: {self._why(work)}"
        return f"{said}{self._room(able, shortage)}. {self._helps(shortage)}."

    def _of(self, *, conflicts: frozenset[Pair], fixed: frozenset[Pair]) -> Problem:
        return Problem(
            reviews={work.key: work.missing for work in self._works},
            capacity={str(one.id): self._desks.room(one.id) for one in self._pool},
            conflicts=conflicts,
            fixed=fixed,
            load={str(one.id): self._desks.load.get(one.id, 0) for one in self._pool},
            uncalibrated=frozenset(str(one.id) for one in self._pool if one.id in self._desks.uncalibrated),
            seed=str(self._project_id),
        )

    def _barred(self, by: Collection[Bar]) -> frozenset[Pair]:
        return frozenset((key, str(member_id)) for (key, member_id), bar in self._bars.items() if bar in by)

    def _existing(self) -> frozenset[Pair]:
        every = [*self._beside, *(work.evaluation for work in self._works)]
        return frozenset(
            (str(one.engagement_id), str(review.reviewer_id))
            for one in every
            for review in one.reviews
            if review.status in DELIVERED | WAITED_FOR
        )

    def _why(self, work: Work) -> str:
        """Everybody who cannot, by name, under what keeps them."""
        of: dict[Bar, list[str]] = {}
        for one in self._pool:
            bar = self._bars[work.key, one.id]
            if bar is not None:
                full = f"{one.name} with {self._desks.open.get(one.id, 0)} of {self._desks.most(one.id)}"
                of.setdefault(bar, []).append(full if bar is Bar.FULL else one.name)
        words = {
            Bar.ASKED: "{who} had this work before",
            Bar.INVOLVED: "{who} chose or supervised this person",
            Bar.REQUESTED: "{who} not independent of it",
            Bar.CONFLICT: "{who} declared a conflict or is related",
            Bar.AWAY: "{who} on leave",
            Bar.UNCALIBRATED: "{who} not calibrated for this rubric",
            Bar.FULL: "{who} at full capacity",
        }
        able = len(self._pool) - sum(len(names) for names in of.values())
        reasons = [words[bar].format(who=_listed(of[bar])) for bar in Bar if bar in of]
        pool = f"of the project's {len(self._pool)} active reviewers {able} may do it"
        return f"{pool} ({'; '.join(reasons)})" if reasons else pool

    def _room(self, able: Sequence[Member], shortage: Shortage) -> str:
        """Only where those who may do it are needed elsewhere too."""
        room = sum(self._desks.room(one.id) for one in able)
        if not able or len(shortage.candidates) < 2:
            return ""
        return f", with room for {room} of the {shortage.need} reviews that {len(shortage.candidates)} works lack"

    def _helps(self, shortage: Shortage) -> str:
        names = {str(one.id): one.name for one in self._pool}
        labels = {work.key: work.evaluation.candidate_label for work in self._works}
        full = [r for r in shortage.raise_capacity_of if not self._desks.room(UUID(r))] or shortage.raise_capacity_of
        ways = []
        if shortage.raise_capacity_of:
            ways.append(f"raise the capacity of {_listed([names[one] for one in full])}")
        if shortage.calibrate:
            missed = {member_id for (_, member_id), bar in self._bars.items() if bar is Bar.UNCALIBRATED}
            ways.append(f"calibrate {_listed([one.name for one in self._pool if one.id in missed])}")
        if shortage.lift_conflicts:
            pairs = [f"{names[reviewer]} with {labels[work]}" for work, reviewer in shortage.lift_conflicts]
            ways.append(f"lift the conflict of {_listed(pairs)}, if it is not right")
        if shortage.lower_reviews_to:
            ways.append(f"be content with {shortage.lower_reviews_to} more for each work")
        alone = "Any one of these would do" if ways else "No change of one kind would do, a combination is needed"
        ways.append(f"give {shortage.missing} more of the project's reviewers the role '{REVIEWER}'")
        return f"{alone}: {'; or '.join(ways)}. Assignment is tried again whenever one of them changes"


def _bar(member: Member, work: Work, terms: Terms, desks: Desks) -> Bar | None:
    if any(review.reviewer_id == member.id for review in work.evaluation.reviews):
        return Bar.ASKED
    if _involved(member, work.person, terms):
        return Bar.INVOLVED
    declared = (work.person.subject_id, member.id) in desks.declared
    if declared or not member.conflict_tokens.isdisjoint(work.person.conflict_tokens):
        return Bar.CONFLICT
    if member.id in work.evaluation.requested_by:
        return Bar.REQUESTED
    if member.id in desks.away:
        return Bar.AWAY
    if member.id in desks.uncalibrated:
        return Bar.UNCALIBRATED
    return None if desks.room(member.id) else Bar.FULL


def _involved(member: Member, person: Person, terms: Terms) -> bool:
    return member.id in {person.selected_by, person.supervisor_id, terms.supervisor_id}


def _held(evaluation: Evaluation) -> int:
    return sum(review.status in DELIVERED | WAITED_FOR for review in evaluation.reviews)


def _chosen(pairs: Iterable[Pair], work: Work) -> tuple[UUID, ...]:
    return tuple(UUID(reviewer) for key, reviewer in pairs if key == work.key)


def _listed(names: Sequence[str]) -> str:
    """Names that several people have are counted, not repeated; of many only the first are named."""
    counted = [name if n == 1 else f"{n} x {name}" for name, n in Counter(names).items()]
    if len(counted) > MOST_NAMED + 1:
        counted = [*counted[:MOST_NAMED], f"{len(counted) - MOST_NAMED} others"]
    return counted[0] if len(counted) == 1 else f"{', '.join(counted[:-1])} and {counted[-1]}"
