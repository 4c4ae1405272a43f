"""Use cases of what other services say: each fact fills its own copy, then whatever has become possible is done."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from services.evaluation.domain.assigning import REVIEWER
from services.evaluation.domain.known import Deliverable, Member, Person, Progress, Terms
from services.evaluation.domain.review import Taken
from services.evaluation.domain.rubric import Ref
from services.evaluation.handlers import again, panels, reviewers
from services.evaluation.read_models import engagements, members, policies, projects
from services.evaluation.store import locks
from shared.judgement.policy import Policy
from shared.messaging import Transaction
from shared.privacy import Vault


async def project_published(tx: Transaction, vault: Vault, project_id: UUID, terms: Terms, *, at: datetime) -> None:
    await locks.project(tx.conn, project_id)
    await projects.published(tx.conn, project_id, terms, at=at)
    await panels.advance(tx, vault, project_id)


async def project_started(tx: Transaction, vault: Vault, project_id: UUID, engagement_ids: Iterable[UUID]) -> None:
    """The panel is complete."""
    await locks.project(tx.conn, project_id)
    await projects.started(tx.conn, project_id, engagement_ids)
    await panels.advance(tx, vault, project_id)


async def project_cancelled(tx: Transaction, vault: Vault, project_id: UUID) -> None:
    await locks.project(tx.conn, project_id)
    await projects.cancelled(tx.conn, project_id)
    await panels.advance(tx, vault, project_id)


async def engagement_confirmed(
    tx: Transaction, vault: Vault, engagement_id: UUID, project_id: UUID, person: Person
) -> None:
    await locks.project(tx.conn, project_id)
    await engagements.confirmed(tx.conn, engagement_id, project_id, person)
    await panels.advance(tx, vault, project_id)


async def engagement_ended(
    tx: Transaction,
    vault: Vault,
    engagement_id: UUID,
    project_id: UUID,
    progress: Progress,
    deliverables: Sequence[Deliverable] = (),
) -> None:
    """Completed work is reviewed; the rest is known to be final."""
    await locks.project(tx.conn, project_id)
    await engagements.ended(tx.conn, engagement_id, project_id, progress, deliverables)
    await panels.advance(tx, vault, project_id)


async def member_told(tx: Transaction, vault: Vault, member: Member) -> None:
    """Somebody joined or changed: what nobody could review may be assigned now, something else has to be given back."""
    await locks.employer(tx.conn)
    await members.remember(tx.conn, member)
    await _reconsider(tx, vault, member.id, member)


async def member_left(tx: Transaction, vault: Vault, member_id: UUID) -> None:
    await locks.employer(tx.conn)
    await members.left(tx.conn, member_id)
    await _reconsider(tx, vault, member_id, None)


async def policy_activated(tx: Transaction, vault: Vault, ref: Ref, policy: Policy) -> None:
    await locks.employer(tx.conn)
    await policies.remember(tx.conn, ref, policy)
    for project_id in await projects.with_policy(tx.conn, ref.id):
        await panels.advance(tx, vault, project_id)


async def review_requested(tx: Transaction, engagement_id: UUID, project_id: UUID, *, requested_by: UUID) -> None:
    await locks.project(tx.conn, project_id)
    await again.request_review(tx, engagement_id, requested_by=requested_by)


async def _reconsider(tx: Transaction, vault: Vault, member_id: UUID, member: Member | None) -> None:
    if member is None or REVIEWER not in member.roles:
        await reviewers.free(tx, member_id, lambda _: True, Taken.UNFIT, actor=panels.ACTOR)
    for project_id in await projects.of_reviewer(tx.conn, member_id):
        await again.take_back(tx, project_id, member, member_id)
        await panels.advance(tx, vault, project_id)
