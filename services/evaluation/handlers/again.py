"""Use cases of work that is judged again, or by fewer: one more opinion, an amended or voided card, a conflict."""

from uuid import UUID

from services.evaluation.domain import evaluation as domain
from services.evaluation.domain.assigning import conflicted
from services.evaluation.domain.evaluation import Evaluation, Status
from services.evaluation.domain.known import Member
from services.evaluation.domain.review import WAITED_FOR, Taken
from services.evaluation.domain.review import Status as ReviewStatus
from services.evaluation.domain.scorecard import Void
from services.evaluation.domain.summary import Cause
from services.evaluation.handlers import panels
from services.evaluation.handlers.commits import commit
from services.evaluation.read_models import engagements, projects
from services.evaluation.store import evaluations as store
from services.evaluation.store import locks, windows
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, Forbidden, Invalid


async def request_review(tx: Transaction, engagement_id: UUID, *, requested_by: UUID) -> None:
    """After the reveal a manager wants one more opinion; somebody new gives it, blind to the cards there are."""
    evaluation = await store.of_engagement(tx.conn, engagement_id)
    case = await panels.case_of(tx, await projects.find(tx.conn, evaluation.project_id))
    if case is None or evaluation.status is not Status.SUMMARY_PUBLISHED:
        return
    await panels.ask_or_say(tx, case, evaluation, 1, actor=f"member:{requested_by}", requested_by=requested_by)


async def void(
    tx: Transaction, vault: Vault, engagement_id: UUID, review_id: UUID, reason: str, *, by: UUID
) -> Evaluation:
    """A card does not count any more, whether it was revealed or not; never by the one who decides on the work.

    Whoever decides must not choose which cards count. `reason` stays in the audit log: it may say who did the work.
    """
    if not reason.strip():
        raise Invalid(Finding("reason", "missing", "say why the card is voided: it stands in the audit log"))
    project_id = (await store.of_engagement(tx.conn, engagement_id)).project_id
    await locks.project(tx.conn, project_id)
    found = await store.of_project(tx.conn, project_id)
    evaluation = next(one for one in found if one.engagement_id == engagement_id)
    terms = (await projects.find(tx.conn, project_id)).terms
    if terms is not None and terms.hiring_manager_id == by:
        raise Forbidden("you decide on this work, so somebody else has to void its cards: ask an administrator")
    events = domain.void(evaluation, review_id, Void.IRREGULAR, at=tx.now)
    actor = f"member:{by}"
    evaluation = await commit(tx, evaluation, events, actor=actor, why=reason)
    return await follow_up(tx, vault, evaluation, actor=actor)


async def follow_up(tx: Transaction, vault: Vault, evaluation: Evaluation, *, actor: str) -> Evaluation:
    """What a voided card leads to: a summary without it, and somebody new where there are too few."""
    if evaluation.status is Status.SUMMARY_PUBLISHED:
        return await restate(tx, vault, evaluation, Cause.VOID, actor=actor)
    await panels.advance(tx, vault, evaluation.project_id)
    return await store.load(tx.conn, evaluation.id)


async def take_back(tx: Transaction, project_id: UUID, member: Member | None, member_id: UUID) -> None:
    """Reviews that this member may not do any more (`member` is None for one who has left) are free again.

    A card that is sealed stays, unless a conflict of interest has come up: then it is voided and never read.
    """
    project = await projects.find(tx.conn, project_id)
    if project.terms is None:
        return
    for evaluation in await store.of_project(tx.conn, project_id):
        mine = next((one for one in evaluation.reviews if one.reviewer_id == member_id), None)
        person = (await engagements.load(tx.conn, evaluation.engagement_id)).person
        if mine is None or person is None:
            continue
        related = member is not None and conflicted(member, person, project.terms)
        fit = member is not None and member.active and "reviewer" in member.roles and not related
        if mine.status in WAITED_FOR and evaluation.status is Status.REVIEWING and not fit:
            events = domain.reassign(evaluation, mine.id, Taken.CONFLICT if related else Taken.UNFIT, at=tx.now)
            await commit(
                tx, evaluation, events, actor=panels.ACTOR, why="the reviewer may not or cannot do it any more"
            )
        if mine.status is ReviewStatus.SEALED and related:
            events = domain.void(evaluation, mine.id, Void.CONFLICT, at=tx.now)
            await commit(tx, evaluation, events, actor=panels.ACTOR, why="a conflict of interest came up after sealing")


async def restate(tx: Transaction, vault: Vault, evaluation: Evaluation, cause: Cause, *, actor: str) -> Evaluation:
    """A card of published work was amended or voided: the summary of what counts now supersedes the one before.

    With fewer cards than the policy asks for, somebody new is asked for what is missing.
    """
    case = await panels.case_of(tx, await projects.find(tx.conn, evaluation.project_id))
    if case is None or evaluation.status is not Status.SUMMARY_PUBLISHED:
        return evaluation
    judged = await panels.judge(tx, vault, case, [evaluation])
    summary = await panels.summarise(tx, case, evaluation, judged, await windows.load(tx.conn))
    events = domain.conclude(evaluation, summary, cause=cause, at=tx.now)
    evaluation = await commit(tx, evaluation, events, actor=actor)
    return await panels.fill_up(tx, case, evaluation)
