"""Use cases of reviewers: accept, decline, draft, seal. Each is about the caller's own review."""

import secrets
from uuid import UUID

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain import scorecard
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.review import WAITED_FOR, Decline
from services.evaluation.domain.scorecard import Marks, Opened
from services.evaluation.handlers import panels
from services.evaluation.handlers.commits import commit, mail
from services.evaluation.store import evaluations as store
from services.evaluation.store import locks, rubrics, scorecards
from shared.judgement import commitment
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Forbidden, NotFound


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


async def seal(tx: Transaction, vault: Vault, review_id: UUID, marks: Marks | None, *, by: UUID) -> Evaluation:
    """Commits to the card (the draft, when no marks are given); with the panel's last one all are revealed.

    Returns the evaluation as the seal leaves it.
    """
    evaluation = await _own(tx, review_id, by)
    begun = domain.begin(evaluation, review_id, at=tx.now)
    rubric = await rubrics.find(tx.conn, evaluation.rubric)
    if rubric is None:
        raise NotFound("rubric", evaluation.rubric.id)
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
    nonce = secrets.token_bytes(commitment.NONCE_BYTES)
    begun_evaluation = domain.evolve(evaluation, begun)
    events = begun + domain.seal(begun_evaluation, review_id, commitment.commit(document, nonce), at=tx.now)
    await scorecards.seal(tx.conn, vault, evaluation.review(review_id), Opened(document, nonce))
    evaluation = await commit(tx, evaluation, events, actor=_actor(by))
    await panels.advance(tx, vault, evaluation.project_id)
    return evaluation


async def remind(tx: Transaction, review_id: UUID) -> None:
    """Writes to the reviewer when a card is due soon and not in."""
    _, evaluation_id = await store.of_review(tx.conn, review_id)
    evaluation = await store.load(tx.conn, evaluation_id)
    if evaluation.status is Status.REVIEWING and evaluation.review(review_id).status in WAITED_FOR:
        tx.deliver(mail("review_reminder", review_id))


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
