"""Rows made again from the service's own events, where a restored database had forgotten them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.evaluation.domain.rubric import Criterion, Level, Rubric
from services.evaluation.store import rubrics
from shared.contracts import Contract, evaluation_v1
from shared.database import Conn
from shared.operations.evidence import BroughtBack


async def rubric_back(conn: Conn, employer_id: UUID, at: datetime, event: evaluation_v1.RubricPublished) -> None:
    """A version that projects may have pinned already."""
    criteria = tuple(
        Criterion(
            one.criterion_id,
            one.weight,
            tuple(Level(level.points, level.anchor) for level in one.levels),
            one.name,
            one.question,
            one.evidence_required,
        )
        for one in event.criteria
    )
    rubric = Rubric(event.rubric_id, event.version, event.name, criteria)
    await rubrics.bring_back(conn, employer_id, at, rubric)


BROUGHT_BACK: Mapping[type[Contract], BroughtBack] = {evaluation_v1.RubricPublished: rubric_back}
