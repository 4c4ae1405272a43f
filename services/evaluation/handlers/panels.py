"""Use cases of a project's whole panel: open, assign, ask for one more opinion, reveal all together.

`advance` does whatever is possible now and nothing that was done before, so it may be called after every event, in any
order. Callers hold the project's lock (`store.locks`).
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import events as happened
from services.evaluation.domain.assigning import Choice, choose
from services.evaluation.domain.due import first_due
from services.evaluation.domain.evaluation import SETTLED, Evaluation, Status
from services.evaluation.domain.known import Engagement, Member, Progress, Project, Terms
from services.evaluation.domain.panel import Card, Panel
from services.evaluation.domain.review import Review
from services.evaluation.domain.review import Status as ReviewStatus
from services.evaluation.domain.rubric import Rubric
from services.evaluation.domain.scorecard import Opened
from services.evaluation.domain.summary import Summary
from services.evaluation.handlers.commits import commit
from services.evaluation.read_models import engagements, members, policies, projects, summaries
from services.evaluation.store import evaluations as store
from services.evaluation.store import rubrics, scorecards, windows
from shared.judgement.policy import Policy
from shared.messaging import Transaction
from shared.privacy import Vault

ACTOR = "evaluation"
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
    found = [await _staff(tx, case, one) for one in found]
    await _settle(tx, vault, case, found)


async def _staff(tx: Transaction, case: Case, evaluation: Evaluation) -> Evaluation:
    """Reviewers for what is missing, also for published work that lacks one since a card of it was voided."""
    if evaluation.status is Status.SUMMARY_PUBLISHED and evaluation.problem is not None:
        return await fill_up(tx, case, evaluation)
    if evaluation.status not in AWAITING_REVIEWERS:
        return evaluation
    staffed = await _assign(tx, case, evaluation)
    if staffed.wanted < evaluation.wanted and staffed.missing:
        return await _assign(tx, case, staffed)
    return staffed


async def fill_up(tx: Transaction, case: Case, evaluation: Evaluation) -> Evaluation:
    """Asks for what published work lacks of the policy's first reviews, as far as somebody can be asked."""
    lacking = case.policy.min_reviews - evaluation.sealed
    if lacking > 0:
        return await ask_or_say(tx, case, evaluation, lacking, actor=ACTOR)
    return evaluation


async def somebody(tx: Transaction, case: Case, evaluation: Evaluation, wanted: int = 1) -> Choice:
    """Who could do so many more reviews of this work, or why there are too few."""
    return await _choose(tx, case, evaluation, wanted)


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
    return without(Case(project, terms, rubric, policy, pool, work), await store.excluded(tx.conn, project.id))


def without(case: Case, excluded: Mapping[UUID, frozenset[UUID]]) -> Case:
    """The same, in which these members do not review these engagements' work."""
    work = dict(case.engagements)
    for engagement_id, member_ids in excluded.items():
        person = work[engagement_id].person
        if person is not None:
            kept_away = replace(person, excluded=person.excluded | member_ids)
            work[engagement_id] = replace(work[engagement_id], person=kept_away)
    return replace(case, engagements=work)


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


async def _assign(tx: Transaction, case: Case, evaluation: Evaluation) -> Evaluation:
    """Finds the reviewers that are missing, all or none."""
    if not evaluation.missing:
        return evaluation
    choice = await _choose(tx, case, evaluation, evaluation.missing)
    if choice.problem is not None:
        events = domain.cannot_assign(evaluation, choice.problem, base=case.policy.min_reviews, at=tx.now)
    else:
        regular = evaluation.regular_missing(case.policy.min_reviews)
        chosen = _reviews(choice.reviewer_ids[:regular], case.due_at(tx.now), additional=False)
        chosen += _reviews(choice.reviewer_ids[regular:], case.due_at(tx.now), additional=True)
        events = domain.assign(evaluation, chosen, at=tx.now)
    return await commit(tx, evaluation, events, actor=ACTOR)


async def _ask(
    tx: Transaction,
    case: Case,
    evaluation: Evaluation,
    wanted: int,
    *,
    actor: str = ACTOR,
    requested_by: UUID | None = None,
) -> bool:
    """Asks for up to `wanted` more opinions; False when nobody is left to give one."""
    for count in range(wanted, 0, -1):
        choice = await _choose(tx, case, evaluation, count)
        if choice.problem is None:
            chosen = _reviews(choice.reviewer_ids, case.due_at(tx.now), additional=True)
            events = domain.request_additional(evaluation, chosen, requested_by=requested_by, at=tx.now)
            await commit(tx, evaluation, events, actor=actor)
            return True
    return False


async def _choose(tx: Transaction, case: Case, evaluation: Evaluation, wanted: int) -> Choice:
    person = case.engagements[evaluation.engagement_id].person
    assert person is not None  # noqa: S101  it was there when the evaluation was opened
    load = await store.reviewers_load(tx.conn, case.project.id)
    return choose(evaluation, wanted, terms=case.terms, person=person, members=case.pool, load=load)


async def ask_or_say(
    tx: Transaction, case: Case, evaluation: Evaluation, wanted: int, *, actor: str, requested_by: UUID | None = None
) -> Evaluation:
    """Asks for more opinions on published work, or says why nobody can give one."""
    if await _ask(tx, case, evaluation, wanted, actor=actor, requested_by=requested_by):
        return await store.load(tx.conn, evaluation.id)
    problem = (await _choose(tx, case, evaluation, 1)).problem or ""
    events = domain.cannot_assign(evaluation, problem, base=case.policy.min_reviews, at=tx.now)
    return await commit(tx, evaluation, events, actor=actor)


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
    asked = [
        await _ask(tx, case, evaluation, more) for evaluation in waiting if (more := judged.panel.asks(evaluation.id))
    ]
    if not any(asked):
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
    cards = await scorecards.counted(tx.conn, case.terms.rubric, since=since, project_id=case.project.id)
    contents: dict[UUID, Opened] = {}
    for evaluation in waiting:
        for review in evaluation.reviews:
            if review.status is ReviewStatus.SEALED:
                contents[review.id] = opened = await scorecards.sealed(tx.conn, vault, review)
                cards.append(Card(evaluation.id, evaluation.project_id, review.reviewer_id, opened.marks))
    judged = [evaluation.id for evaluation in waiting]
    panel = await asyncio.to_thread(Panel, case.rubric, case.policy, cards, case.project.id, judged)
    return Judged(contents, panel)


async def reveal(tx: Transaction, case: Case, waiting: Sequence[Evaluation], judged: Judged) -> None:
    """All cards and all summaries of these works in one transaction."""
    until = tx.now + (await windows.load(tx.conn)).amend
    for evaluation in waiting:
        before = await summaries.latest(tx.conn, evaluation.id) if evaluation.summary_version else None
        events = domain.reveal(evaluation, judged.contents, amend_until=until, at=tx.now)
        revealed = domain.evolve(evaluation, events)
        summary = await summarise(tx, case, revealed, judged)
        recommended = before["recommendation"] if before else None
        events += domain.conclude(revealed, summary, before=recommended, at=tx.now)
        await commit(tx, evaluation, events, actor=ACTOR)


async def summarise(tx: Transaction, case: Case, evaluation: Evaluation, judged: Judged) -> Summary:
    """What is told of the work, with the time that the candidate has to appeal from now on."""
    engagement = case.engagements[evaluation.engagement_id]
    summary = await asyncio.to_thread(judged.panel.summary, evaluation, engagement, case.terms, at=tx.now)
    if evaluation.appealed:
        return summary
    return replace(summary, appeal_until=tx.now + (await windows.load(tx.conn)).appeal)


async def _cancel(tx: Transaction, evaluation: Evaluation, reason: str) -> Evaluation:
    """Unless it is settled."""
    if Status.CANCELLED not in domain.TRANSITIONS[evaluation.status]:
        return evaluation
    return await commit(tx, evaluation, domain.cancel(evaluation, reason, at=tx.now), actor=ACTOR, why=reason)


def _reviews(reviewer_ids: Iterable[UUID], due_at: datetime, *, additional: bool) -> list[Review]:
    return [Review(uuid7(), reviewer_id, due_at, additional) for reviewer_id in reviewer_ids]
