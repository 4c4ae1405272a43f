"""Use cases of policies: load, decide, commit."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.conversion import publishing
from services.conversion.domain import policy as domain
from services.conversion.domain.policy import ApproverGroup, Policy, Terms
from services.conversion.handlers.actors import member_actor
from services.conversion.read_models import members
from services.conversion.read_models.work import Project
from services.conversion.store import policies as store
from shared.database import audit
from shared.messaging import Transaction
from shared.rules import Stale

AUDITED = TypeAdapter(Policy)
ANY_APPROVER = "Approvers"
"""The name of the group that stands in where a policy names none."""


async def activate(tx: Transaction, terms: Terms, *, by: UUID) -> Policy:
    """A new policy; projects published from now on may pin its first version."""
    assert tx.employer_id is not None  # noqa: S101  the edge has set the tenant
    policy = Policy(uuid7(), tx.employer_id, terms)
    events = domain.activate(policy, staff=await members.active_ids(tx.conn), at=tx.now)
    return await _commit(tx, policy, events, by=by)


async def renew(tx: Transaction, policy_id: UUID, terms: Terms, *, version: int | None, by: UUID) -> Policy:
    """The next version of a policy; projects that pinned an earlier one keep it."""
    policy = await store.load_for_update(tx.conn, policy_id)
    if version is not None and version != policy.version:
        raise Stale("policy", policy_id, version, policy.version)
    events = domain.renew(policy, terms, staff=await members.active_ids(tx.conn), at=tx.now)
    return await _commit(tx, policy, events, by=by)


async def pinned(tx: Transaction, project: Project) -> Terms:
    """What the project's policy says: its own version, or the built-in one."""
    return await store.terms_of(tx.conn, project.policy_id, project.policy_version) or domain.BUILT_IN


async def approver_groups(tx: Transaction, terms: Terms) -> tuple[ApproverGroup, ...]:
    """The policy's groups; without any, one approval by anybody who has the role."""
    if terms.approver_groups:
        return terms.approver_groups
    approvers = tuple(member.id for member in await members.with_role(tx.conn, "approver"))
    return (ApproverGroup(ANY_APPROVER, approvers, 1),) if approvers else ()


async def _commit(tx: Transaction, before: Policy, events: tuple[domain.Event, ...], *, by: UUID) -> Policy:
    after = before
    for event in events:
        after = domain.apply(after, event)
    facts = [publishing.of_policy(after, event) for event in events]
    sequence = publishing.publish(tx, facts, key=after.id, sequence=before.sequence)
    after = replace(after, version=before.version + 1, sequence=sequence)
    await (store.save if before.version else store.insert)(tx.conn, after)
    await store.keep_version(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=member_actor(by),
        action="activated",
        entity="policy",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before.version else None,
        after=_dump(after),
        why=None,
    )
    return after


def _dump(policy: Policy) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(policy, mode="json")
    return dumped
