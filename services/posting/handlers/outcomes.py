"""What HR systems are told of the projects that they asked for."""

from uuid import UUID

from uuid_utils.compat import uuid7

from services.posting import publishing
from services.posting.publishing.hr_event import reported
from services.posting.store import outcomes as store
from services.posting.store.outcomes import Outcome
from shared.messaging import Transaction


async def report(
    tx: Transaction,
    *,
    project_id: UUID,
    milestone: str,
    application_id: UUID | None = None,
    engagement_id: UUID | None = None,
    candidate_label: str | None = None,
    recommendation: str | None = None,
    offer_id: UUID | None = None,
) -> None:
    """Tells the HR system that asked for the project, with both sides' ids; a project of our own has nobody to tell.

    Holds the employer's counter of outcomes until the transaction ends: report late in a use case.
    """
    origin = await store.origin_of(tx.conn, project_id)
    if origin is None:
        return
    position, sequence = await store.next_numbers(tx.conn, project_id)
    outcome = Outcome(
        position,
        uuid7(),
        project_id,
        sequence,
        milestone,
        origin,
        application_id,
        engagement_id,
        candidate_label,
        recommendation,
        offer_id,
        tx.now,
    )
    await store.insert(tx.conn, outcome)
    publishing.publish(tx, [reported(outcome)], key=project_id, sequence=sequence - 1)
