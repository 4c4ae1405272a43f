"""Use cases of rubrics: publish a version."""

from uuid import UUID

from uuid_utils.compat import uuid7

from services.evaluation.domain import rubric as domain
from services.evaluation.domain.rubric import Criterion, Rubric
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.handlers import panels
from services.evaluation.publishing.rubric import outgoing
from services.evaluation.read_models import projects
from services.evaluation.store import locks
from services.evaluation.store import rubrics as store
from shared.database import audit
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, Invalid


async def publish(
    tx: Transaction, vault: Vault, rubric_id: UUID | None, name: str, criteria: tuple[Criterion, ...], *, actor: str
) -> Rubric:
    """A new rubric, or the next version of one of this employer; work that waited for it goes on."""
    await locks.employer(tx.conn)
    if rubric_id == STANDARD.id:
        raise Invalid(Finding("rubric_id", "built_in", "the built-in rubric has no further versions: leave the id out"))
    version = 1 if rubric_id is None else await store.next_version(tx.conn, rubric_id)
    event = domain.publish(rubric_id or uuid7(), version, name, criteria)
    rubric = event.rubric
    await store.insert(tx.conn, rubric)
    await audit.record(
        tx.conn,
        actor=actor,
        action="published",
        entity="rubric",
        entity_id=rubric.id,
        version=rubric.version,
        before=None,
        after={"name": rubric.name, "digest": rubric.digest, "criteria": [one.id for one in rubric.criteria]},
        why=None,
    )
    tx.publish(outgoing(event), key=rubric.id, sequence=rubric.version)
    for project_id in await projects.with_rubric(tx.conn, rubric.id):
        await panels.advance(tx, vault, project_id)
    return rubric
