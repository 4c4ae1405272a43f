"""Use cases that follow the judgement of a work: recommendation, decision, offer, hire, and the end of the project."""

from uuid import UUID

from services.posting.domain.project import Status
from services.posting.handlers import letters, outcomes, projects
from services.posting.read_models import verdicts
from services.posting.read_models.verdicts import Extended
from services.posting.store import projects as project_store
from shared.messaging import Transaction


async def recommend(
    tx: Transaction, *, engagement_id: UUID, project_id: UUID, summary_version: int, recommendation: str
) -> None:
    """A summary was published; a later version says the milestone again."""
    await verdicts.recommended(
        tx.conn, engagement_id, project_id, summary_version=summary_version, recommendation=recommendation
    )
    await _report(tx, "recommended", engagement_id, project_id, recommendation=recommendation)


async def decide(tx: Transaction, *, engagement_id: UUID, project_id: UUID, decision: str) -> None:
    """A person decided; without an offer to follow, that is the engagement's outcome."""
    await verdicts.decided(tx.conn, engagement_id, project_id, decision)
    await settle(tx, project_id)


async def cancel_evaluation(tx: Transaction, *, engagement_id: UUID, project_id: UUID) -> None:
    """The work will not be judged."""
    await verdicts.not_evaluated(tx.conn, engagement_id, project_id)
    await settle(tx, project_id)


async def extend_offer(tx: Transaction, offer: Extended) -> None:
    """The candidate gets the addressed letter, the HR system the milestone."""
    await verdicts.offer_extended(tx.conn, offer)
    letters.queue_offer(tx, offer)
    await _report(tx, "offer_extended", offer.engagement_id, offer.project_id, offer_id=offer.offer_id)


async def move_offer(
    tx: Transaction, *, offer_id: UUID, engagement_id: UUID, project_id: UUID, status: str, milestone: str | None
) -> None:
    """`milestone` is what the HR system hears of it, None for nothing."""
    await verdicts.offer_moved(tx.conn, offer_id, engagement_id, project_id, status)
    if milestone is not None:
        await _report(tx, milestone, engagement_id, project_id, offer_id=offer_id)
    await settle(tx, project_id)


async def settle(tx: Transaction, project_id: UUID) -> None:
    """Completes a project in progress once every engagement is final and has its outcome."""
    project = await project_store.load_for_update(tx.conn, project_id)
    if project.status is not Status.IN_PROGRESS:
        return
    judged = await verdicts.with_outcome(tx.conn, project_id)
    open_ones = await verdicts.without_end(tx.conn, project_id)
    if open_ones <= judged:
        await projects.complete(tx, project_id, actor="guard")


async def _report(
    tx: Transaction,
    milestone: str,
    engagement_id: UUID,
    project_id: UUID,
    *,
    recommendation: str | None = None,
    offer_id: UUID | None = None,
) -> None:
    """Under the ids and the label that the HR system knows from the selection on."""
    application_id, candidate_label = await verdicts.label_of(tx.conn, engagement_id)
    await outcomes.report(
        tx,
        project_id=project_id,
        milestone=milestone,
        application_id=application_id,
        engagement_id=engagement_id,
        candidate_label=candidate_label,
        recommendation=recommendation,
        offer_id=offer_id,
    )
