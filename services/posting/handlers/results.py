"""Use cases of results: a candidate is told what became of their work, and how their appeal stands."""

from datetime import datetime
from uuid import UUID

from services.posting.domain.result import Result
from services.posting.handlers import letters
from services.posting.read_models import results
from shared.messaging import Transaction


async def tell(tx: Transaction, result: Result) -> None:
    """Keeps it for the candidate's page, and writes to them; the same one told again is no news."""
    if await results.remember(tx.conn, result):
        letters.queue_result(tx, result.engagement_id, result.summary_version)


async def appealed(tx: Transaction, engagement_id: UUID, *, at: datetime, waiting: bool) -> None:
    """The candidate hears that the appeal has arrived, and whether somebody looks at it already."""
    await results.appealed(tx.conn, engagement_id, at=at, waiting=waiting)
    letters.queue_appeal(tx, engagement_id, waiting=waiting)
