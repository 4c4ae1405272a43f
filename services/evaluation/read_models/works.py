"""What a reviewer is given: a candidate's work as posting told of it, or a gold item, under the same names."""

from dataclasses import dataclass

from services.evaluation.domain.evaluation import Evaluation
from services.evaluation.domain.known import Deliverable, Task
from services.evaluation.read_models import engagements, projects
from services.evaluation.store import gold
from shared.database import Conn
from shared.rules import NotFound


@dataclass(frozen=True, slots=True)
class Work:
    brief: str
    tasks: tuple[Task, ...]
    deliverables: tuple[Deliverable, ...]


async def load(conn: Conn, evaluation: Evaluation) -> Work:
    """Raises `NotFound`."""
    if evaluation.gold_item_id is not None:
        item = await gold.load(conn, evaluation.gold_item_id)
        return Work(item.brief, item.tasks, item.deliverables)
    project = await projects.find(conn, evaluation.project_id)
    if project.terms is None:
        raise NotFound("project", evaluation.project_id)
    engagement = await engagements.load(conn, evaluation.engagement_id)
    return Work(project.terms.brief, project.terms.tasks, engagement.deliverables)
