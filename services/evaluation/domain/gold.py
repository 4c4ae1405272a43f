"""Gold items: work whose marks experts agreed on, given to reviewers as if it were anybody's.

Two of a rubric version make a gate: from then on only calibrated reviewers are asked (`Standing.counts`). Who has seen
an item's reference, or the work itself, never gets it.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from services.evaluation.domain.known import Deliverable, Task
from services.evaluation.domain.reviewer import Calibration
from services.evaluation.domain.rubric import Ref, Rubric
from shared.judgement.calibration import LEAST_ITEMS, Marked, State
from shared.judgement.rubric import rating_findings
from shared.judgement.scorecards import GoldRating, gold_rating
from shared.rules import Finding, IllegalTransition, Invalid

LEAST_EXPERTS = 2
WANTED: Mapping[State, int] = {"needs_items": LEAST_ITEMS, "third_item": LEAST_ITEMS + 1}
"""Items that have to be marked before anything can be decided."""
THIRD_AFTER = timedelta(hours=6)
"""A third item does not follow on the heels of the second: that would say what the two were."""
ONE_IN = 10
"""A calibrated reviewer gets one more gold item after so many ordinary reviews …"""
SEEDED_EVERY = timedelta(days=90)
"""… and after so long at the latest, if they reviewed anything: twice in a policy's window of 180 days."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The points that experts agreed on for one criterion, and why."""

    criterion: str
    points: int
    note: str


@dataclass(frozen=True, slots=True)
class GoldItem:
    """Never changed: one that turns out wrong is retired. `engagement_id` says where the work came from, if known."""

    id: UUID
    rubric: Ref
    title: str
    brief: str
    tasks: tuple[Task, ...]
    deliverables: tuple[Deliverable, ...]
    engagement_id: UUID | None
    reference: tuple[Reference, ...]
    experts: frozenset[UUID]
    created_by: UUID | None
    created_at: datetime
    retired_at: datetime | None = None
    version: int = 1

    @property
    def points(self) -> dict[str, int]:
        return {one.criterion: one.points for one in self.reference}

    @property
    def authors(self) -> frozenset[UUID]:
        """Whoever made the reference: their own marks on it say nothing."""
        return self.experts | ({self.created_by} if self.created_by else set())


@dataclass(frozen=True, slots=True)
class GoldCard:
    """What a reviewer said of a gold item, once it was decided on."""

    item_id: UUID
    reviewer_id: UUID
    points: Mapping[str, int | None]
    reference: Mapping[str, int]

    @property
    def marked(self) -> Marked:
        """As the gate takes it."""
        return Marked(str(self.item_id), self.points, self.reference)

    def rating(self, rubric: Rubric, reviewer: str, item: str) -> GoldRating | None:
        """As a panel takes it, under these names; None when too little is rated."""
        return gold_rating(rubric.method, reviewer, item, self.points, self.reference)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who may review by one rubric version, and whose cards count; `since` is None while there is no gate."""

    since: datetime | None = None
    calibrated: frozenset[UUID] = frozenset()
    failed: frozenset[UUID] = frozenset()

    def uncalibrated(self, member_ids: Iterable[UUID]) -> frozenset[UUID]:
        return frozenset() if self.since is None else frozenset(member_ids) - self.calibrated

    def counts(self, reviewer_id: UUID, assigned_at: datetime, *, of_project: bool) -> bool:
        """Whether a card enters a panel; `of_project` says that the panel is of the card's own project.

        Work that was under way when the gate was made goes on as it was promised: cards of reviewers asked before count
        for their own work, unless the reviewer has failed since. To teach another project's panel they are not needed.
        """
        if self.since is None or reviewer_id in self.calibrated:
            return True
        return of_project and assigned_at < self.since and reviewer_id not in self.failed


@dataclass(frozen=True, slots=True)
class GoldReview:
    """One reviewer's review of a gold item: `open` while a card is expected, `decided` once its marks are used."""

    evaluation_id: UUID
    review_id: UUID
    reviewer_id: UUID
    item_id: UUID
    assigned_at: datetime
    sealed_at: datetime | None
    open: bool
    decided: bool


def made(item: GoldItem, rubric: Rubric, members: Collection[UUID]) -> GoldItem:
    """The item, once nothing is wrong with it; raises `Invalid` with everything. `members` are the active staff."""
    findings = [
        Finding(name, "missing", f"a gold item needs a {name}: reviewers read it as that of any project")
        for name in ("title", "brief")
        if not getattr(item, name).strip()
    ]
    if not item.deliverables:
        findings.append(
            Finding("deliverables", "missing", "name completed work, or give links to what is to be marked")
        )
    if len(item.experts) < LEAST_EXPERTS:
        findings.append(
            Finding(
                "agreed_by", "too_few", f"at least {LEAST_EXPERTS} members have to agree on the reference: name them"
            )
        )
    findings += [
        Finding("agreed_by", "not_a_member", f"{one} is no active member: name people of your staff")
        for one in sorted(item.experts - set(members))
    ]
    notes = {one.criterion: one.note for one in item.reference}
    points: dict[str, int | None] = dict(item.points)
    findings += rating_findings(rubric.method, points, notes, field="reference")
    names = [one.criterion for one in item.reference]
    findings += [
        Finding(f"reference.{name}", "repeated", "this criterion is there twice: keep one")
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    findings += [
        Finding(f"reference.{name}", "note_missing", "say in a sentence why these points are right")
        for name, note in notes.items()
        if not note.strip()
    ]
    if findings:
        raise Invalid(*findings)
    given = {one.criterion: one for one in item.reference}
    return replace(item, reference=tuple(given[criterion.id] for criterion in rubric.criteria))


def retired(item: GoldItem, *, at: datetime) -> GoldItem:
    """Nobody gets it any more; what was said of it stays."""
    if item.retired_at is not None:
        raise IllegalTransition("gold item", item.id, "retired", "retired", ())
    return replace(item, retired_at=at, version=item.version + 1)


def lacking(calibration: Calibration, reviews: Sequence[GoldReview], *, at: datetime) -> int:
    """How many more items this reviewer needs now, before anything can be decided."""
    if calibration.state == "third_item" and calibration.decided_at and at < calibration.decided_at + THIRD_AFTER:
        return 0
    under_way = [one for one in of_attempt(reviews, calibration.since) if one.open or one.sealed_at]
    return max(0, WANTED.get(calibration.state, 0) - len(under_way))


def of_attempt(reviews: Iterable[GoldReview], since: datetime | None) -> list[GoldReview]:
    """Those since the last training."""
    return [one for one in reviews if since is None or one.assigned_at >= since]


def pick(items: Iterable[GoldItem], member_id: UUID, met: Collection[UUID], count: int) -> list[GoldItem]:
    """Items that are new to this reviewer, in an order of their own."""
    free = [one for one in items if one.id not in met and member_id not in one.authors and one.retired_at is None]
    return sorted(free, key=lambda one: _draw(one.id, member_id))[:count]


def seeding(*, ordinary: int, last: datetime, at: datetime) -> bool:
    """Whether a calibrated reviewer gets one more: `ordinary` reviews were assigned since the `last` gold one."""
    return ordinary >= ONE_IN or (ordinary > 0 and at - last >= SEEDED_EVERY)


def label(item_id: UUID, member_id: UUID, taken: Collection[str]) -> str:
    """A candidate's label like any other that the reviewer does not have on the desk."""
    number = 1 + _draw(item_id, member_id) % 12
    while f"Candidate {number}" in taken:
        number += 1
    return f"Candidate {number}"


def colleague_at(evaluation_id: UUID, number: int, *, begun: datetime, due: datetime) -> datetime:
    """When the experts' card shows as sealed, as a colleague's would: some time in the middle of the review's days."""
    share = 0.2 + 0.7 * (_draw(evaluation_id, UUID(int=number)) % 10_000) / 10_000
    return begun + (due - begun) * share


def _draw(one: UUID, other: UUID) -> int:
    return int.from_bytes(hashlib.sha256(f"{one}\n{other}".encode()).digest()[:6], "big")
