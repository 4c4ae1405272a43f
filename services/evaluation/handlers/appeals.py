"""Use cases of appeals: a candidate lodges one, follows it, and the time for it ends."""

from dataclasses import dataclass
from uuid import UUID

from services.evaluation.domain import appeal as appeals
from services.evaluation.domain import evaluation as domain
from services.evaluation.domain.appeal import Appeal, Standing
from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.handlers import panels
from services.evaluation.handlers.commits import commit
from services.evaluation.read_models import projects
from services.evaluation.store import appeals as store
from services.evaluation.store import evaluations, locks
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import NotFound


@dataclass(frozen=True, slots=True)
class Followed:
    """What a candidate may know: where the appeal stands, never who reviews or why nobody can."""

    evaluation: Evaluation
    appeal: Appeal | None
    standing: Standing


async def lodge(tx: Transaction, vault: Vault, engagement_id: UUID, reason: str, *, subject_id: UUID) -> Evaluation:
    """New reviewers look at the work, blind to the cards there are and to this being an appeal.

    Two of them when two are free, else one; with nobody the appeal stays open until there is somebody. The reason is
    kept as ciphertext, and neither published nor put into the audit log.
    """
    evaluation = await _own(tx, engagement_id, subject_id)
    domain.appealable(evaluation, at=tx.now)
    appeals.checked(reason)
    case = await panels.case_of(tx, await projects.find(tx.conn, evaluation.project_id))
    found = 0
    for wanted in range(appeals.MOST_REVIEWERS, 0, -1):
        if case is not None and (await panels.somebody(tx, case, evaluation, wanted)).problem is None:
            found = wanted
            break
    lodged = Appeal(tx.now, evaluation.summary_version)
    await store.insert(tx.conn, vault, evaluation.id, lodged, reason)
    events = domain.appeal(evaluation, found, at=tx.now)
    evaluation = await commit(tx, evaluation, events, actor=f"candidate:{subject_id}")
    await panels.advance(tx, vault, evaluation.project_id)
    return await evaluations.load(tx.conn, evaluation.id)


async def follow(tx: Transaction, engagement_id: UUID, *, subject_id: UUID) -> Followed:
    """Where the candidate stands; raises `NotFound` for somebody else's work."""
    evaluation = await evaluations.of_engagement(tx.conn, engagement_id)
    if evaluation.subject_id != subject_id:
        raise NotFound("evaluation", engagement_id)
    appeal = await store.find(tx.conn, evaluation.id)
    return Followed(evaluation, appeal, appeals.standing(evaluation, appeal, at=tx.now))


async def close(tx: Transaction, evaluation_id: UUID) -> None:
    """The time to appeal is over."""
    await locks.project(tx.conn, (await evaluations.load(tx.conn, evaluation_id)).project_id)
    evaluation = await evaluations.load(tx.conn, evaluation_id)
    await commit(tx, evaluation, domain.close_appeals(evaluation, at=tx.now), actor="timer")


async def _own(tx: Transaction, engagement_id: UUID, subject_id: UUID) -> Evaluation:
    """Locked until the transaction ends; nobody else's is there."""
    project_id = (await evaluations.of_engagement(tx.conn, engagement_id)).project_id
    await locks.project(tx.conn, project_id)
    for evaluation in await evaluations.of_project(tx.conn, project_id):
        if evaluation.engagement_id == engagement_id and evaluation.subject_id == subject_id:
            return evaluation
    raise NotFound("evaluation", engagement_id)
