"""Use cases of a project's whole panel: open, assign, ask for one more opinion, reveal all together.

`advance` does whatever is possible now and nothing that was done before, so it may be called after every event, in any
order. Callers hold the project's lock (`store.locks`).
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import events as happened
from services.evaluation.domain.assigning import Choice, Desks, Work, allot, choose
from services.evaluation.domain.due import first_due
from services.evaluation.domain.evaluation import SETTLED, Evaluation, Status
from services.evaluation.domain.gold import Standing
from services.evaluation.domain.known import Engagement, Member, Person, Progress, Project, Terms
from services.evaluation.domain.panel import Card, Panel
from services.evaluation.domain.review import Review
from services.evaluation.domain.review import Status as ReviewStatus
from services.evaluation.domain.rubric import Rubric
from services.evaluation.domain.scorecard import Opened
from services.evaluation.domain.summary import Summary
from services.evaluation.domain.windows import Windows
from services.evaluation.handlers import gold
from services.evaluation.handlers.commits import commit
from services.evaluation.read_models import engagements, members, policies, projects, summaries
from services.evaluation.store import evaluations as store
from services.evaluation.store import gold as golden
from services.evaluation.store import locks, reviewers, rubrics, scorecards, windows
from shared.judgement.policy import Policy
from shared.messaging import Transaction
from shared.privacy import Vault

ACTOR = "evaluation"
MOST_OF_OTHERS = 2_000
"""Cards of other projects, which only teach about reviewers: each summary carries them, and an event has its limit."""
AWAITING_REVIEWERS = frozenset({Status.OPENED, Status.REVIEWING, Status.APPEALED})


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that is known of one project, complete enough to judge its work."""

    project: Project
    terms: Terms
    rubric: Rubric
    policy: Policy
    pool: tuple[Member, ...]
    engagements: dict[UUID, Engagement]
    standing: Standing

    def due_at(self, now: datetime) -> datetime:
        return first_due(now, self.terms.review_by, self.terms.time_zone)


@dataclass(frozen=True, slots=True)
class Judged:
    """A panel before its reveal: the contents of every sealed card, by review, and what they amount to."""

    contents: dict[UUID, Opened]
    panel: Panel


async def advance(tx: Transaction, vault: Vault, project_id: UUID) -> None:
    """Opens, assigns, asks for more and reveals, as far as what has arrived allows."""
    project = await projects.find(tx.conn, project_id)
    found = await store.of_project(tx.conn, project_id)
    if found and found[0].gold_item_id is not None:
        await gold.advance(tx, found[0])
        return
    if project.cancelled:
        for one in found:
            await _cancel(tx, one, "project_cancelled")
        return
    case = await case_of(tx, project)
    if case is None:
        return
    known = {evaluation.engagement_id for evaluation in found}
    for engagement in case.engagements.values():
        if engagement.progress is Progress.COMPLETED and engagement.person and engagement.id not in known:
            found.append(await _open(tx, case, engagement))
    found = [
        await _cancel(tx, one, "engagement_cancelled")
        if case.engagements[one.engagement_id].progress is Progress.CANCELLED
        else one
        for one in found
    ]
    await gold.calibrate(
        tx, case.terms, case.pool, case.standing, wanted=case.policy.min_reviews, due_at=case.due_at(tx.now)
    )
    await _settle(tx, vault, case, await _staff(tx, case, found))


async def look_again(tx: Transaction, vault: Vault, project_id: UUID) -> None:
    """Something that this project may have waited for has changed elsewhere."""
    await locks.project(tx.conn, project_id)
    await advance(tx, vault, project_id)


async def _staff(tx: Transaction, case: Case, found: Sequence[Evaluation]) -> list[Evaluation]:
    """Reviewers for what is missing, also for published work that lacks one since a card of it was voided."""
    found = [
        await fill_up(tx, case, one) if one.status is Status.SUMMARY_PUBLISHED and one.problem is not None else one
        for one in found
    ]
    staffed = await _assign(tx, case, found)
    if any(new.wanted < old.wanted and new.missing for old, new in zip(found, staffed, strict=True)):
        return await _assign(tx, case, staffed)
    return staffed


async def fill_up(tx: Transaction, case: Case, evaluation: Evaluation) -> Evaluation:
    """Asks for what published work lacks of the policy's first reviews, as far as somebody can be asked."""
    lacking = case.policy.min_reviews - evaluation.sealed
    if lacking > 0:
        return await ask_or_say(tx, case, evaluation, lacking, actor=ACTOR)
    return evaluation


async def somebody(tx: Transaction, case: Case, evaluation: Evaluation, wanted: int = 1) -> Choice:
    """Who could do so many more reviews of this work, all or none, or why there are too few."""
    person = _person(case, evaluation)
    return choose(
        evaluation,
        wanted,
        terms=case.terms,
        person=person,
        members=case.pool,
        desks=await _desks(tx, case, [Work(evaluation, person, wanted)]),
    )


async def case_of(tx: Transaction, project: Project) -> Case | None:
    """None while an ingredient is missing."""
    terms = project.terms
    if terms is None:
        return None
    rubric = await rubrics.find(tx.conn, terms.rubric)
    policy = await policies.find(tx.conn, terms.policy)
    pool = tuple(await members.among(tx.conn, terms.reviewer_ids))
    if rubric is None or policy is None or len(pool) < len(set(terms.reviewer_ids)):
        return None
    work = {one.id: one for one in await engagements.of_project(tx.conn, project.id)}
    standing = await golden.standing(tx.conn, terms.rubric)
    return Case(project, terms, rubric, policy, pool, work, standing)


async def _open(tx: Transaction, case: Case, engagement: Engagement) -> Evaluation:
    assert tx.employer_id is not None  # noqa: S101  the engine has set the tenant
    assert engagement.person is not None  # noqa: S101  looked at by the caller
    evaluation = Evaluation(
        id=uuid7(),
        employer_id=tx.employer_id,
        engagement_id=engagement.id,
        project_id=case.project.id,
        subject_id=engagement.person.subject_id,
        candidate_label=engagement.person.candidate_label,
        rubric=case.terms.rubric,
        policy=case.terms.policy,
        wanted=case.policy.min_reviews,
        review_by=case.terms.review_by,
    )
    return await commit(tx, evaluation, (happened.Opened(tx.now),), actor=ACTOR)


async def _assign(tx: Transaction, case: Case, found: Sequence[Evaluation]) -> list[Evaluation]:
    """Finds all reviewers that the project lacks in one solution; says of each work what keeps it short."""
    short = [one for one in found if one.status in AWAITING_REVIEWERS and one.missing]
    if not short:
        return list(found)
    choices = await _allot(tx, case, [(one, one.missing) for one in short], found)
    return [await _given(tx, case, one, choices[one.id]) if one.id in choices else one for one in found]


async def _given(tx: Transaction, case: Case, evaluation: Evaluation, choice: Choice) -> Evaluation:
    """The reviews that were found, and the problem with those that were not."""
    base = case.policy.min_reviews
    regular = evaluation.regular_missing(base)
    events: tuple[happened.Event, ...] = ()
    if choice.reviewer_ids:
        chosen = _reviews(choice.reviewer_ids[:regular], case.due_at(tx.now), additional=False)
        chosen += _reviews(choice.reviewer_ids[regular:], case.due_at(tx.now), additional=True)
        events = domain.assign(evaluation, chosen, at=tx.now)
    if choice.problem is not None:
        after = domain.evolve(evaluation, events)
        events += domain.cannot_assign(after, choice.problem, base=base, at=tx.now)
    return await commit(tx, evaluation, events, actor=ACTOR)


async def _ask_all(
    tx: Transaction,
    case: Case,
    wanted: Sequence[tuple[Evaluation, int]],
    *,
    actor: str = ACTOR,
    requested_by: UUID | None = None,
) -> bool:
    """More opinions on these works, as many as can be had; False when nobody is left to give any."""
    if not wanted:
        return False
    choices = await _allot(tx, case, [(_asked(evaluation, requested_by), more) for evaluation, more in wanted])
    for evaluation, _ in wanted:
        chosen = _reviews(choices[evaluation.id].reviewer_ids, case.due_at(tx.now), additional=True)
        if chosen:
            events = domain.request_additional(evaluation, chosen, requested_by=requested_by, at=tx.now)
            await commit(tx, evaluation, events, actor=actor)
    return any(choice.reviewer_ids for choice in choices.values())


async def _allot(
    tx: Transaction, case: Case, wanted: Sequence[tuple[Evaluation, int]], beside: Sequence[Evaluation] = ()
) -> dict[UUID, Choice]:
    works = [Work(evaluation, _person(case, evaluation), missing) for evaluation, missing in wanted]
    own = {evaluation.id for evaluation, _ in wanted}
    return await asyncio.to_thread(
        allot,
        works,
        beside=[one for one in beside if one.id not in own],
        terms=case.terms,
        members=case.pool,
        desks=await _desks(tx, case, works),
        project_id=case.project.id,
    )


async def _desks(tx: Transaction, case: Case, works: Sequence[Work]) -> Desks:
    """What is on the desks of the pool, and who of it is not calibrated."""
    pool = [one.id for one in case.pool]
    subjects = [work.person.subject_id for work in works]
    found = await reviewers.desks(tx.conn, case.project.id, pool, subjects, now=tx.now, due=case.due_at(tx.now))
    return replace(found, uncalibrated=case.standing.uncalibrated(pool))


def _person(case: Case, evaluation: Evaluation) -> Person:
    person = case.engagements[evaluation.engagement_id].person
    assert person is not None  # noqa: S101  it was there when the evaluation was opened
    return person


async def ask_or_say(
    tx: Transaction, case: Case, evaluation: Evaluation, wanted: int, *, actor: str, requested_by: UUID | None = None
) -> Evaluation:
    """Asks for more opinions on published work, or says why nobody can give one."""
    if await _ask_all(tx, case, [(evaluation, wanted)], actor=actor, requested_by=requested_by):
        return await store.load(tx.conn, evaluation.id)
    problem = (await somebody(tx, case, _asked(evaluation, requested_by))).problem or ""
    events = domain.cannot_assign(evaluation, problem, base=case.policy.min_reviews, at=tx.now)
    return await commit(tx, evaluation, events, actor=actor)


def _asked(evaluation: Evaluation, requested_by: UUID | None) -> Evaluation:
    """As it is for choosing: whoever asks does not review it."""
    if requested_by is None:
        return evaluation
    return replace(evaluation, requested_by=(*evaluation.requested_by, requested_by))


async def _settle(tx: Transaction, vault: Vault, case: Case, found: Sequence[Evaluation]) -> None:
    """Once every card is in: one more opinion where it may decide, else the reveal.

    The panel's first cards are revealed all together; a later opinion on one work waits for nobody else's.
    """
    waiting = [evaluation for evaluation in found if evaluation.status not in SETTLED]
    first = [evaluation for evaluation in waiting if evaluation.summary_version == 0]
    if first and _panel_complete(case, found):
        await _settle_together(tx, vault, case, first)
    for evaluation in waiting:
        if evaluation.summary_version:
            await _settle_together(tx, vault, case, [evaluation])


async def _settle_together(tx: Transaction, vault: Vault, case: Case, waiting: Sequence[Evaluation]) -> None:
    if any(evaluation.status is not Status.QUORUM_REACHED for evaluation in waiting):
        return
    judged = await judge(tx, vault, case, waiting)
    wanted = [(evaluation, more) for evaluation in waiting if (more := judged.panel.asks(evaluation.id))]
    if not await _ask_all(tx, case, wanted):
        await reveal(tx, case, waiting, judged)


def _panel_complete(case: Case, found: Iterable[Evaluation]) -> bool:
    """Everybody who took a seat is done, and whoever delivered has an evaluation."""
    if case.project.panel is None:
        return False
    evaluated = {evaluation.engagement_id for evaluation in found}
    for engagement_id in case.project.panel:
        engagement = case.engagements.get(engagement_id)
        if engagement is None or engagement.progress is Progress.ACTIVE:
            return False
        if engagement.progress is Progress.COMPLETED and engagement_id not in evaluated:
            return False
    return True


async def judge(tx: Transaction, vault: Vault, case: Case, waiting: Sequence[Evaluation]) -> Judged:
    """Reads the sealed cards of these works, inside and for nobody else, beside all that were revealed before."""
    since = tx.now - timedelta(days=case.policy.window_days)
    cards = await scorecards.counted(
        tx.conn, case.terms.rubric, since=since, project_id=case.project.id, most_of_others=MOST_OF_OTHERS
    )
    contents: dict[UUID, Opened] = {}
    sealed = [
        (evaluation, review)
        for evaluation in waiting
        for review in evaluation.reviews
        if review.status is ReviewStatus.SEALED
    ]
    assigned = await reviewers.assigned(tx.conn, [review.id for _, review in sealed])
    for evaluation, review in sealed:
        contents[review.id] = opened = await scorecards.sealed(tx.conn, vault, review)
        at = assigned[review.id]
        cards.append(Card(evaluation.id, evaluation.project_id, review.reviewer_id, opened.marks, at))
    judged = [evaluation.id for evaluation in waiting]
    gold_cards = [card for card, _ in await golden.cards(tx.conn, case.terms.rubric, since=since)]
    panel = await asyncio.to_thread(
        Panel,
        case.rubric,
        case.policy,
        [card for card in cards if _counts(case, card)],
        case.project.id,
        judged,
        gold=gold_cards,
        calibrated=case.standing.calibrated if case.standing.since else frozenset(),
    )
    return Judged(contents, panel)


def _counts(case: Case, card: Card) -> bool:
    assert card.assigned_at is not None  # noqa: S101  every review has one
    of_project = card.project_id == case.project.id
    return case.standing.counts(card.reviewer_id, card.assigned_at, of_project=of_project)


async def reveal(tx: Transaction, case: Case, waiting: Sequence[Evaluation], judged: Judged) -> None:
    """All cards and all summaries of these works in one transaction."""
    given = await windows.load(tx.conn)
    for evaluation in waiting:
        before = await summaries.latest(tx.conn, evaluation.id) if evaluation.summary_version else None
        events = domain.reveal(evaluation, judged.contents, amend_until=tx.now + given.amend, at=tx.now)
        revealed = domain.evolve(evaluation, events)
        summary = await summarise(tx, case, revealed, judged, given)
        recommended = before["recommendation"] if before else None
        events += domain.conclude(revealed, summary, before=recommended, at=tx.now)
        await commit(tx, evaluation, events, actor=ACTOR)


async def summarise(tx: Transaction, case: Case, evaluation: Evaluation, judged: Judged, given: Windows) -> Summary:
    """What is told of the work, with the time that the candidate has to appeal from now on."""
    engagement = case.engagements[evaluation.engagement_id]
    summary = await asyncio.to_thread(judged.panel.summary, evaluation, engagement, case.terms, at=tx.now)
    if evaluation.appealed:
        return summary
    return replace(summary, appeal_until=tx.now + given.appeal)


async def _cancel(tx: Transaction, evaluation: Evaluation, reason: str) -> Evaluation:
    """Unless it is settled."""
    if Status.CANCELLED not in domain.TRANSITIONS[evaluation.status]:
        return evaluation
    return await commit(tx, evaluation, domain.cancel(evaluation, reason, at=tx.now), actor=ACTOR, why=reason)


def _reviews(reviewer_ids: Iterable[UUID], due_at: datetime, *, additional: bool) -> list[Review]:
    return [Review(uuid7(), reviewer_id, due_at, additional) for reviewer_id in reviewer_ids]
