"""Use cases of reviewers: accept, decline, draft, seal, amend, declare a conflict. Each is about the caller's own."""

import secrets
from uuid import UUID

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import events as happened
from services.evaluation.domain import scorecard
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.review import Decline
from services.evaluation.domain.rubric import Rubric
from services.evaluation.domain.scorecard import Marks, Opened
from services.evaluation.domain.summary import Cause
from services.evaluation.handlers import again, panels
from services.evaluation.handlers.commits import commit
from services.evaluation.store import evaluations as store
from services.evaluation.store import locks, rubrics, scorecards
from shared.judgement import commitment
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, Forbidden, Invalid, NotFound


async def accept(tx: Transaction, review_id: UUID, *, by: UUID) -> Evaluation:
    evaluation = await _own(tx, review_id, by)
    return await commit(tx, evaluation, domain.accept(evaluation, review_id, at=tx.now), actor=_actor(by))


async def decline(tx: Transaction, vault: Vault, review_id: UUID, reason: Decline, *, by: UUID) -> Evaluation:
    """Somebody else is asked at once, if there is anybody."""
    evaluation = await _own(tx, review_id, by)
    events = domain.decline(evaluation, review_id, reason, at=tx.now)
    evaluation = await commit(tx, evaluation, events, actor=_actor(by), why=reason.value)
    await panels.advance(tx, vault, evaluation.project_id)
    return evaluation


async def draft(tx: Transaction, vault: Vault, review_id: UUID, marks: Marks, *, by: UUID) -> Evaluation:
    """Keeps what was written so far, complete or not."""
    evaluation = await _own(tx, review_id, by)
    events = domain.begin(evaluation, review_id, at=tx.now)
    await scorecards.keep_draft(tx.conn, vault, review_id, marks)
    return await commit(tx, evaluation, events, actor=_actor(by))


async def declare_conflict(tx: Transaction, vault: Vault, review_id: UUID, reason: str, *, by: UUID) -> Evaluation:
    """The reviewer should not judge this person's work, or should not have: somebody else does, and a card is voided.

    `reason` may say who did the work: it stays in the audit log.
    """
    if not reason.strip():
        raise Invalid(Finding("reason", "missing", "say what the conflict is: it stands in the audit log alone"))
    evaluation = await _own(tx, review_id, by)
    events = domain.declare_conflict(evaluation, review_id, at=tx.now)
    evaluation = await commit(tx, evaluation, events, actor=_actor(by), why=reason)
    if any(isinstance(event, happened.CardVoided) for event in events):
        return await again.follow_up(tx, vault, evaluation, actor=_actor(by))
    await panels.advance(tx, vault, evaluation.project_id)
    return evaluation


async def seal(tx: Transaction, vault: Vault, review_id: UUID, marks: Marks | None, *, by: UUID) -> Evaluation:
    """Commits to the card (the draft, when no marks are given); with the panel's last one all are revealed.

    Returns the evaluation as the seal leaves it.
    """
    evaluation = await _own(tx, review_id, by)
    domain.sealable(evaluation, review_id)
    rubric = await _rubric(tx, evaluation)
    marks = marks or await scorecards.draft(tx.conn, vault, review_id) or Marks(None, ())
    card = evaluation.review(review_id).card
    document = scorecard.document(
        scorecard.complete(marks, rubric),
        rubric,
        evaluation_id=evaluation.id,
        reviewer_id=by,
        version=card.version,
        at=tx.now,
    )
    opened = Opened(document, secrets.token_bytes(commitment.NONCE_BYTES))
    events = domain.seal(evaluation, review_id, commitment.commit(opened.document, opened.nonce), at=tx.now)
    await scorecards.seal(tx.conn, vault, evaluation.review(review_id), opened)
    evaluation = await commit(tx, evaluation, events, actor=_actor(by))
    await panels.advance(tx, vault, evaluation.project_id)
    return evaluation


async def amend(tx: Transaction, vault: Vault, review_id: UUID, marks: Marks, reason: str, *, by: UUID) -> Evaluation:
    """The next version of a revealed card, published at once; the summary that counts it supersedes the one before."""
    evaluation = await _own(tx, review_id, by)
    domain.amendable(evaluation, review_id, at=tx.now)
    rubric = await _rubric(tx, evaluation)
    document = scorecard.document(
        scorecard.complete(marks, rubric),
        rubric,
        evaluation_id=evaluation.id,
        reviewer_id=by,
        version=evaluation.review(review_id).card.version + 1,
        at=tx.now,
        reason=reason,
    )
    opened = Opened(document, secrets.token_bytes(commitment.NONCE_BYTES))
    committed = commitment.commit(opened.document, opened.nonce)
    events = domain.amend(evaluation, review_id, committed, opened, reason, at=tx.now)
    evaluation = await commit(tx, evaluation, events, actor=_actor(by), why=reason)
    if evaluation.gold_item_id is not None:
        await scorecards.seal(tx.conn, vault, evaluation.review(review_id), opened)
    return await again.restate(tx, vault, evaluation, Cause.AMENDMENT, actor=_actor(by))


async def _rubric(tx: Transaction, evaluation: Evaluation) -> Rubric:
    rubric = await rubrics.find(tx.conn, evaluation.rubric)
    if rubric is None:
        raise NotFound("rubric", evaluation.rubric.id)
    return rubric


async def _own(tx: Transaction, review_id: UUID, member_id: UUID) -> Evaluation:
    """Locked until the transaction ends."""
    project_id, evaluation_id = await store.of_review(tx.conn, review_id)
    await locks.project(tx.conn, project_id)
    evaluation = next(one for one in await store.of_project(tx.conn, project_id) if one.id == evaluation_id)
    if evaluation.review(review_id).reviewer_id != member_id:
        raise Forbidden("this review was given to somebody else: only they can move it")
    return evaluation


def _actor(member_id: UUID) -> str:
    return f"member:{member_id}"
