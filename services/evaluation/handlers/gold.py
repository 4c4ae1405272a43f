"""Use cases of gold items: made, given to reviewers like any work, decided on.

A gold item is reviewed as an evaluation of its own in a project of its own that nobody published: every use case of a
review does with it what it does with others. These differ: nothing is published, nobody lists it, nobody replaces its
reviewer, its card is revealed to nobody else, and at its end no summary is made.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.evaluation.domain import evaluation as evaluations
from services.evaluation.domain import events as happened
from services.evaluation.domain import gold as domain
from services.evaluation.domain import reviewer as reviewing
from services.evaluation.domain.assigning import REVIEWER, Desks
from services.evaluation.domain.due import first_due
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.gold import GoldItem, GoldReview, Standing
from services.evaluation.domain.known import Deliverable, Engagement, Member, Progress, Task, Terms
from services.evaluation.domain.review import WAITED_FOR, Review
from services.evaluation.domain.review import Status as ReviewStatus
from services.evaluation.domain.rubric import Ref
from services.evaluation.handlers import reviewers
from services.evaluation.handlers.commits import DRIFT, commit, retry
from services.evaluation.read_models import engagements, members, policies, projects
from services.evaluation.store import evaluations as works
from services.evaluation.store import gold as store
from services.evaluation.store import locks, rubrics, scorecards, windows
from services.evaluation.store import reviewers as desks_store
from shared.database import audit
from shared.judgement.calibration import LEAST_ITEMS, Marked, gate
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, Invalid

ACTOR = "evaluation"
GATE = "gold.gate"
"""The timer that decides by the cards of a reviewer: after the seal, so that sealing takes as long as any other."""
COLLEAGUE = "gold.colleague"
"""The timer at which the experts' card shows as sealed; by review."""
CALIBRATE = "gold.calibrate"
"""The timer that gives a third item to those of a project who need one; by project."""
ITEM = TypeAdapter(GoldItem)


async def create(
    tx: Transaction, item: GoldItem, *, links: Sequence[tuple[str, str, str]], engagement_id: UUID | None, actor: str
) -> GoldItem:
    """The item with the deliverables of that engagement, or with `links` (title, address, when it counts as done)."""
    await locks.employer(tx.conn)
    rubric = await rubrics.find(tx.conn, item.rubric)
    if rubric is None:
        raise Invalid(Finding("rubric", "unknown", "this version does not exist: publish it, or name another"))
    if engagement_id is not None:
        item = await _of_engagement(tx, item, engagement_id)
    else:
        item = _of_links(item, links, tx.now)
    active = [one.id for one in await members.among(tx.conn, item.experts) if one.active]
    item = domain.made(item, rubric, active)
    await store.insert(tx.conn, item)
    await _record(tx, None, item, "created", actor)
    await _regate(tx, item.rubric)
    return item


async def retire(tx: Transaction, item_id: UUID, *, actor: str) -> GoldItem:
    """Nobody gets it any more. With fewer than two items left there is no gate."""
    await locks.employer(tx.conn)
    item = await store.load(tx.conn, item_id)
    gone = domain.retired(item, at=tx.now)
    await store.retire(tx.conn, gone)
    await _record(tx, item, gone, "retired", actor)
    await _regate(tx, item.rubric)
    return gone


async def calibrate(
    tx: Transaction,
    terms: Terms,
    pool: Collection[Member],
    standing: Standing,
    *,
    wanted: int,
    due_at: datetime,
) -> None:
    """Gives gold items to reviewers of this project whose cards do not count yet, as far as their desks have room."""
    active = {one.id for one in pool if one.active and REVIEWER in one.roles}
    waiting = sorted(standing.uncalibrated(active) - standing.failed)
    if not waiting:
        return
    await locks.reviewers(tx.conn, waiting)
    given = await store.reviews(tx.conn, terms.rubric, waiting)
    found = await desks_store.load_all(tx.conn, waiting)
    short = {
        one.id: count
        for one in found
        if (count := domain.lacking(one.calibration(terms.rubric), given.get(one.id, []), at=tx.now))
    }
    if not short:
        return
    items = await store.active(tx.conn, terms.rubric)
    desks = await desks_store.desks(tx.conn, None, short, (), now=tx.now, due=due_at)
    for member_id, count in short.items():
        await _give(tx, items, member_id, min(count, _room(desks, member_id)), terms, wanted=wanted, due_at=due_at)


async def advance(tx: Transaction, evaluation: Evaluation) -> None:
    """After whatever happened to a review of a gold item: a sealed card is looked at, elsewhere and later."""
    own = _own(evaluation)
    if own.status is ReviewStatus.SEALED and evaluation.status not in evaluations.SETTLED:
        tx.set_timer(GATE, str(evaluation.id), tx.now)


async def colleague(tx: Transaction, review_id: UUID) -> None:
    """The experts' card counts as sealed from now on."""
    project_id, _ = await works.of_review(tx.conn, review_id)
    await locks.project(tx.conn, project_id)
    (evaluation,) = await works.of_project(tx.conn, project_id)
    if evaluation.status is Status.REVIEWING and evaluation.review(review_id).status in WAITED_FOR:
        commitment = f"sha256:{secrets.token_hex(32)}"
        await commit(tx, evaluation, evaluations.seal(evaluation, review_id, commitment, at=tx.now), actor=ACTOR)


async def deadline(tx: Transaction, vault: Vault, evaluation_id: UUID) -> None:
    """The review is over: late or sealed, it ends as those of a project that is revealed then."""
    await locks.employer(tx.conn)
    evaluation = await works.load(tx.conn, evaluation_id)
    if evaluation.status not in {Status.REVIEWING, Status.QUORUM_REACHED}:
        return
    own = _own(evaluation)
    evaluation = await commit(tx, evaluation, evaluations.be_late(evaluation, at=tx.now), actor="timer")
    until = tx.now + (await windows.load(tx.conn)).amend
    await commit(tx, evaluation, evaluations.close(evaluation, amend_until=until, at=tx.now), actor=ACTOR)
    if own.status is ReviewStatus.SEALED:
        await _keep_seeded(tx, vault, evaluation, own)
    for project_id in await projects.pinning(tx.conn, evaluation.rubric, own.reviewer_id):
        retry(tx, project_id)


async def decide(tx: Transaction, vault: Vault, evaluation_id: UUID) -> None:
    """Runs the gate over everything that this reviewer has sealed of the rubric version."""
    await locks.employer(tx.conn)
    evaluation = await works.load(tx.conn, evaluation_id)
    ref, member_id = evaluation.rubric, _own(evaluation).reviewer_id
    rubric = await rubrics.find(tx.conn, ref)
    reviewer = await desks_store.load(tx.conn, member_id)
    present = reviewer.calibration(ref)
    if rubric is None or present.state in ("passed", "training"):
        return
    given = (await store.reviews(tx.conn, ref, [member_id])).get(member_id, [])
    sealed = [one for one in domain.of_attempt(given, present.since) if one.sealed_at]
    marked = [(one, await _marked(tx, vault, one)) for one in sealed if not await _spoilt(tx, one)]
    found = gate(rubric.method, [marks for _, marks in marked])
    events = reviewing.measure(reviewer, ref, found, at=tx.now)
    if found.state in ("passed", "training"):
        for review, marks in marked:
            await store.keep(tx.conn, ref, review, marks.points)
    await reviewers.commit(tx, reviewer, events, actor=ACTOR)
    if not events:
        return
    for project_id in await projects.pinning(tx.conn, ref, member_id):
        if found.state == "third_item":
            tx.set_timer(CALIBRATE, str(project_id), tx.now + domain.THIRD_AFTER)
        else:
            retry(tx, project_id)


async def seed(tx: Transaction, member_id: UUID, ref: Ref) -> None:
    """One more item for a calibrated reviewer from time to time, to see whether they still mark as they did."""
    await locks.reviewers(tx.conn, [member_id])
    standing, member = await store.standing(tx.conn, ref), await members.find(tx.conn, member_id)
    if member is None or not member.active or member_id not in standing.calibrated:
        return
    reviewers.look_for_seed(tx, member_id, ref)
    given = (await store.reviews(tx.conn, ref, [member_id])).get(member_id, [])
    last = max((one.assigned_at for one in given), default=tx.now - domain.SEEDED_EVERY)
    ordinary = await desks_store.ordinary_since(tx.conn, member_id, ref, last)
    if any(one.open for one in given) or not domain.seeding(ordinary=ordinary, last=last, at=tx.now):
        return
    for project_id in await projects.pinning(tx.conn, ref, member_id):
        terms = (await projects.find(tx.conn, project_id)).terms
        policy = await policies.find(tx.conn, terms.policy) if terms else None
        if terms is None or policy is None:
            continue
        due_at = first_due(tx.now, terms.review_by, terms.time_zone)
        desks = await desks_store.desks(tx.conn, project_id, [member_id], (), now=tx.now, due=due_at)
        items = await store.active(tx.conn, ref)
        count = min(1, _room(desks, member_id))
        await _give(tx, items, member_id, count, terms, wanted=policy.min_reviews, due_at=due_at)
        return


async def _give(
    tx: Transaction,
    items: Sequence[GoldItem],
    member_id: UUID,
    count: int,
    terms: Terms,
    *,
    wanted: int,
    due_at: datetime,
) -> None:
    if count <= 0:
        return
    met = await store.known_to(tx.conn, member_id)
    taken = set(await store.labels(tx.conn, member_id))
    for item in domain.pick(items, member_id, met, count):
        label = domain.label(item.id, member_id, taken)
        taken.add(label)
        await _stage(tx, item, member_id, label, terms, wanted=wanted, due_at=due_at)


async def _stage(
    tx: Transaction, item: GoldItem, member_id: UUID, label: str, terms: Terms, *, wanted: int, due_at: datetime
) -> None:
    """The review with the dates of a project that pins the rubric, as its candidates' works have them."""
    assert tx.employer_id is not None  # noqa: S101  the engine or the edge has set the tenant
    evaluation = Evaluation(
        id=uuid7(),
        employer_id=tx.employer_id,
        engagement_id=_earlier(tx.now, item.id, member_id),
        project_id=uuid7(),
        subject_id=uuid7(),
        candidate_label=label,
        rubric=item.rubric,
        policy=terms.policy,
        wanted=wanted,
        review_by=terms.review_by,
        gold_item_id=item.id,
    )
    evaluation = await commit(tx, evaluation, (happened.Opened(tx.now),), actor=ACTOR)
    others = [Review(uuid7(), item.id, due_at) for _ in range(wanted - 1)]
    chosen = [Review(uuid7(), member_id, due_at), *others]
    await commit(tx, evaluation, evaluations.assign(evaluation, chosen, at=tx.now), actor=ACTOR)
    for number, review in enumerate(others):
        at = domain.colleague_at(evaluation.id, number, begun=tx.now, due=due_at)
        tx.set_timer(COLLEAGUE, str(review.id), at)


def _earlier(now: datetime, item_id: UUID, member_id: UUID) -> UUID:
    """An id like those of engagements: its time is when the work would have begun, not when it came to review."""
    begun = now - timedelta(minutes=7_000 + (item_id.int ^ member_id.int) % 30_000)
    random = uuid7().int & ((1 << 80) - 1)
    return UUID(int=(int(begun.timestamp() * 1000) << 80) | random)


async def _keep_seeded(tx: Transaction, vault: Vault, evaluation: Evaluation, own: Review) -> None:
    """A card of somebody who was calibrated already is used from its end on; one of calibration waits for the gate."""
    standing = await store.standing(tx.conn, evaluation.rubric)
    given = (await store.reviews(tx.conn, evaluation.rubric, [own.reviewer_id])).get(own.reviewer_id, [])
    review = next(one for one in given if one.review_id == own.id)
    if own.reviewer_id not in standing.calibrated or review.decided or await _spoilt(tx, review):
        return
    await store.keep(tx.conn, evaluation.rubric, review, (await _marked(tx, vault, review)).points)
    tx.set_timer(DRIFT, f"{evaluation.rubric.id}/{evaluation.rubric.version}", tx.now)


async def _marked(tx: Transaction, vault: Vault, given: GoldReview) -> Marked:
    """The card beside the reference, inside and for nobody else."""
    evaluation = await works.load(tx.conn, given.evaluation_id)
    review = evaluation.review(given.review_id)
    # what was sealed counts, not what was made of it once the review was over
    first = replace(review, card=replace(review.card, version=1))
    opened = await scorecards.sealed(tx.conn, vault, first)
    item = await store.load(tx.conn, given.item_id)
    return Marked(str(item.id), opened.marks.points, item.points)


async def _spoilt(tx: Transaction, given: GoldReview) -> bool:
    """Whether the reviewer had read the reference before they sealed."""
    assert given.sealed_at is not None  # noqa: S101  only sealed cards are asked about
    return await store.read_before(tx.conn, given.item_id, given.reviewer_id, given.sealed_at)


async def _regate(tx: Transaction, ref: Ref) -> None:
    """Two active items make a gate; reviewers of all projects that pin the version are looked at."""
    await store.gate(tx.conn, ref, shut=len(await store.active(tx.conn, ref)) >= LEAST_ITEMS)
    for project_id in await projects.pinning(tx.conn, ref, None):
        retry(tx, project_id)


async def _of_engagement(tx: Transaction, item: GoldItem, engagement_id: UUID) -> GoldItem:
    engagement: Engagement = await engagements.load(tx.conn, engagement_id)
    project = await projects.find(tx.conn, engagement.project_id)
    if engagement.progress is not Progress.COMPLETED or project.terms is None:
        raise Invalid(
            Finding("engagement_id", "not_completed", "only completed work can be marked: wait, or give links")
        )
    return replace(item, engagement_id=engagement_id, deliverables=engagement.deliverables, tasks=project.terms.tasks)


def _of_links(item: GoldItem, links: Sequence[tuple[str, str, str]], now: datetime) -> GoldItem:
    ids = [_earlier(now, uuid7(), item.id) for _ in links]
    rows = list(zip(ids, links, strict=True))
    return replace(
        item,
        deliverables=tuple(Deliverable(one, title, 1, "link", link=link) for one, (title, link, _) in rows),
        tasks=tuple(Task(one, title, acceptance) for one, (title, _, acceptance) in rows),
    )


async def _record(tx: Transaction, before: GoldItem | None, after: GoldItem, action: str, actor: str) -> None:
    await audit.record(
        tx.conn,
        actor=actor,
        action=action,
        entity="gold item",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before else None,
        after=_dump(after),
        why=None,
    )


def _own(evaluation: Evaluation) -> Review:
    """The reviewer's; the others stand for the experts."""
    return next(one for one in evaluation.reviews if one.reviewer_id != evaluation.gold_item_id)


def _room(desks: Desks, member_id: UUID) -> int:
    return 0 if member_id in desks.away else desks.room(member_id)


def _dump(item: GoldItem) -> dict[str, Any]:
    dumped: dict[str, Any] = ITEM.dump_python(item, mode="json")
    return dumped
