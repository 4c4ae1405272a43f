"""Use cases of reviewers: capacity, leave, training, drift. What they free goes to others, each project by itself."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.evaluation.domain import evaluation as evaluations
from services.evaluation.domain import reviewer as domain
from services.evaluation.domain.diagnosis import as_scorecards
from services.evaluation.domain.evaluation import Status
from services.evaluation.domain.gold import Standing
from services.evaluation.domain.panel import Card
from services.evaluation.domain.review import WORDS, Taken
from services.evaluation.domain.reviewer import Event, Leave, Reviewer
from services.evaluation.domain.rubric import Ref
from services.evaluation.handlers.commits import commit as commit_evaluation
from services.evaluation.handlers.commits import retry
from services.evaluation.publishing.reviewer import outgoing
from services.evaluation.read_models import members, projects
from services.evaluation.store import evaluations as works
from services.evaluation.store import gold, locks, rubrics, scorecards
from services.evaluation.store import reviewers as store
from shared.database import audit
from shared.judgement.drift import Drift, Window, drift
from shared.messaging import Delivery, Transaction
from shared.rules import NotFound

ACTOR = "evaluation"
NOTE = "note"
"""The channel of mail that is about a reviewer, not about a review."""
LEAVE_BEGINS, LEAVE_ENDS = "reviewer.leave_begins", "reviewer.leave_ends"
SEEDING = "gold.seeding"
"""The timer that looks whether a calibrated reviewer is due for one more gold item; by reviewer and rubric version."""
SEEDS_LOOKED_FOR = timedelta(days=7)
DRIFT_WINDOW = timedelta(days=90)
"""Half of a policy's usual window, within which severity is taken to be constant: this is where that is checked."""
AUDITED = TypeAdapter[Any](Any)


async def commit(
    tx: Transaction, before: Reviewer, events: tuple[Event, ...], *, actor: str, why: str | None = None
) -> Reviewer:
    """The reviewer after the events: saved, audited, published, told."""
    if not events:
        return before
    after, sequence = before, before.sequence
    for event in events:
        after = domain.apply(after, event)
        fact = outgoing(after, event)
        if fact is not None:
            sequence += 1
            tx.publish(fact, key=after.id, sequence=sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await store.save(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=actor,
        action=audit.named(events),
        entity="reviewer",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=why,
    )
    for event in events:
        await _follow(tx, after, event)
    return after


async def set_capacity(tx: Transaction, member_id: UUID, capacity: int | None, *, actor: str) -> Reviewer:
    """How many reviews they have at most; what waits for reviewers is looked at again."""
    reviewer = await _known(tx, member_id)
    reviewer = await commit(tx, reviewer, domain.set_capacity(reviewer, capacity), actor=actor)
    await _retry_all(tx, member_id)
    return reviewer


async def set_leave(tx: Transaction, member_id: UUID, leave: Leave | None, *, actor: str) -> Reviewer:
    """Reviews due in the leave that were not begun go to others now, the rest when it begins."""
    reviewer = await _known(tx, member_id)
    events = domain.set_leave(reviewer, leave, at=tx.now)
    reviewer = await commit(tx, reviewer, events, actor=actor)
    if events and leave is not None:
        await free(
            tx,
            member_id,
            lambda row: row["status"] == "assigned" and leave.covers(row["due_at"]),
            Taken.LEAVE,
            actor=actor,
        )
        if leave.covers(tx.now):
            await leave_begins(tx, member_id)
    await _retry_all(tx, member_id)
    return reviewer


async def leave_begins(tx: Transaction, member_id: UUID) -> None:
    """What is still on the desk and due while they are away goes to others."""
    leave = (await _known(tx, member_id)).leave
    if leave is None or not leave.covers(tx.now):
        return
    await free(tx, member_id, lambda row: leave.covers(row["due_at"]), Taken.LEAVE, actor=ACTOR)
    await _retry_all(tx, member_id)


async def leave_ends(tx: Transaction, member_id: UUID) -> None:
    """They may be asked again."""
    await _retry_all(tx, member_id)


async def train(tx: Transaction, member_id: UUID, rubric: Ref, *, actor: str) -> Reviewer:
    """The training was done: calibration begins again with items that are new to them."""
    reviewer = await _known(tx, member_id)
    reviewer = await commit(tx, reviewer, domain.train(reviewer, rubric, at=tx.now), actor=actor)
    for project_id in await projects.pinning(tx.conn, rubric, member_id):
        retry(tx, project_id)
    return reviewer


async def free(
    tx: Transaction, member_id: UUID, which: Callable[[asyncpg.Record], bool], why: Taken, *, actor: str
) -> None:
    """Takes these open reviews from their desk; callers hold the employer's lock and look for somebody else."""
    for row in await store.open_reviews(tx.conn, member_id):
        if not which(row):
            continue
        found = await works.of_project(tx.conn, row["project_id"])
        evaluation = next(one for one in found if one.id == row["evaluation_id"])
        if evaluation.status is Status.REVIEWING:
            events = evaluations.reassign(evaluation, row["review_id"], why, at=tx.now)
            await commit_evaluation(tx, evaluation, events, actor=actor, why=WORDS[why])


async def look_for_drift(tx: Transaction, rubric_ref: Ref) -> None:
    """Compares the last half of the usual window with the half before; scores stay as they are.

    It may take long and comes after every reveal, so it holds nobody up: only the reviewers' own rows are locked.
    """
    found = await drift_of(tx, rubric_ref)
    if found is None:
        return
    rows = {UUID(row.reviewer): row for row in found.reviewers if row.note is None}
    await locks.reviewers(tx.conn, rows)
    for reviewer in await store.load_all(tx.conn, rows):
        row = rows[reviewer.id]
        events = domain.watch_drift(
            reviewer, rubric_ref, flagged=row.flag, shift=row.shift, z=row.z, basis=found.basis, at=tx.now
        )
        await commit(tx, reviewer, events, actor=ACTOR)


async def drift_of(tx: Transaction, rubric_ref: Ref) -> Drift | None:
    """By member id; None for a rubric that this employer does not have. Reads revealed cards alone."""
    rubric = await rubrics.find(tx.conn, rubric_ref)
    if rubric is None:
        return None
    middle = tx.now - DRIFT_WINDOW
    cards = await scorecards.counted(tx.conn, rubric_ref, since=middle - DRIFT_WINDOW)
    marked = await gold.cards(tx.conn, rubric_ref, since=middle - DRIFT_WINDOW)
    standing = await gold.standing(tx.conn, rubric_ref)
    rated = [(one.rating(rubric, str(one.reviewer_id), str(one.item_id)), at) for one, at in marked]
    windows = [
        Window(
            as_scorecards(card for card in cards if (_revealed(card) > middle) is late and not _failed(card, standing)),
            [row for row, at in rated if row is not None and (at > middle) is late],
        )
        for late in (False, True)
    ]
    return await asyncio.to_thread(drift, rubric.method, windows[0], windows[1])


async def _follow(tx: Transaction, reviewer: Reviewer, event: Event) -> None:
    match event:
        case domain.CapacitySet():
            return
        case domain.LeaveSet():
            _watch_leave(tx, reviewer)
            return
        case domain.Calibrated():
            look_for_seed(tx, reviewer.id, event.rubric)
        case domain.Failed():
            tx.deliver(note("training", reviewer, event.rubric, reviewer.id))
        case domain.DriftDetected():
            tx.deliver(note("drift_own", reviewer, event.rubric, reviewer.id))
            for operator_id in await members.with_role(tx.conn, "operator"):
                tx.deliver(note("drift", reviewer, event.rubric, operator_id))
        case _:
            pass
    await store.keep_step(tx.conn, reviewer, event.rubric, audit.name_of(event), _details(event))


def look_for_seed(tx: Transaction, member_id: UUID, rubric: Ref) -> None:
    """Once in `SEEDS_LOOKED_FOR`."""
    tx.set_timer(SEEDING, f"{member_id}/{rubric.id}/{rubric.version}", tx.now + SEEDS_LOOKED_FOR)


def note(kind: str, reviewer: Reviewer, rubric: Ref, to: UUID) -> Delivery:
    """One mail per cause and receiver; what it says is read when it is sent."""
    payload = {
        "kind": kind, "to": str(to), "about": str(reviewer.id), "rubric_id": str(rubric.id),
        "rubric_version": rubric.version,
    }  # fmt: skip
    return Delivery(NOTE, f"{kind}/{reviewer.id}/{reviewer.version}/{to}", payload)


def _watch_leave(tx: Transaction, reviewer: Reviewer) -> None:
    key, leave = str(reviewer.id), reviewer.leave
    if leave is None:
        tx.clear_timer(LEAVE_BEGINS, key)
        tx.clear_timer(LEAVE_ENDS, key)
        return
    tx.set_timer(LEAVE_BEGINS, key, leave.start)
    tx.set_timer(LEAVE_ENDS, key, leave.end)


def _details(event: domain.Step) -> dict[str, Any]:
    match event:
        case domain.Measured() | domain.Calibrated() | domain.Failed():
            return {"items": len(event.gate.items), "apart": event.gate.apart, "off": list(event.gate.off)}
        case domain.DriftDetected():
            return {"shift": event.shift, "z": event.z, "basis": event.basis}
        case domain.Trained() | domain.DriftEnded():
            return {}


async def _known(tx: Transaction, member_id: UUID) -> Reviewer:
    """Locked, with everything of the employer."""
    await locks.employer(tx.conn)
    if await members.find(tx.conn, member_id) is None:
        raise NotFound("member", member_id)
    return await store.load(tx.conn, member_id)


async def _retry_all(tx: Transaction, member_id: UUID) -> None:
    for project_id in await projects.of_reviewer(tx.conn, member_id):
        retry(tx, project_id)


def _revealed(card: Card) -> datetime:
    assert card.revealed_at is not None  # noqa: S101  only revealed cards are asked for
    return card.revealed_at


def _failed(card: Card, standing: Standing) -> bool:
    return standing.since is not None and card.reviewer_id in standing.failed


def _dump(reviewer: Reviewer) -> dict[str, Any]:
    """Calibrations under their rubric version, since keys of JSON are text."""
    calibrations = {f"{ref.id}/{ref.version}": one for ref, one in reviewer.calibrations.items()}
    dumped: dict[str, Any] = AUDITED.dump_python(
        {
            "capacity": reviewer.capacity,
            "leave": reviewer.leave,
            "calibrations": calibrations,
            "sequence": reviewer.sequence,
        },
        mode="json",
    )
    return dumped
