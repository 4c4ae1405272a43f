"""Use cases of members: join, change, leave."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.posting import publishing
from services.posting.domain import member as domain
from services.posting.domain.member import Details, Event, Member
from services.posting.handlers import projects
from services.posting.publishing.member import outgoing
from services.posting.store import members as store
from shared.database import audit
from shared.messaging import Transaction
from shared.rules import Finding, Invalid, Stale

AUDITED = TypeAdapter(Member)


async def join(tx: Transaction, details: Details, *, actor: str) -> Member:
    """A new member of the employer of the transaction; drafts that waited for them go on."""
    assert tx.employer_id is not None  # noqa: S101  the edge has set the tenant
    member, events = domain.join(uuid7(), tx.employer_id, details, at=tx.now)
    await _refuse_taken(tx, member.id, member.details)
    member = replace(member, version=1, sequence=_publish(tx, member, events))
    await store.insert(tx.conn, member)
    await _record(tx, "joined", None, member, actor=actor)
    await projects.advance_all(tx)
    return member


async def change(tx: Transaction, member_id: UUID, details: Details, *, version: int | None, actor: str) -> Member:
    before = await _load(tx, member_id, version)
    events = domain.change(before, details, at=tx.now)
    if not events:
        return before
    await _refuse_taken(tx, member_id, _evolve(before, events).details)
    member = await _commit(tx, before, events, action="changed", actor=actor)
    await projects.advance_all(tx)
    return member


async def change_some(
    tx: Transaction, member_id: UUID, changes: Mapping[str, Any], *, version: int | None, actor: str
) -> Member:
    """Changes the named details and keeps the others."""
    sets = {name: frozenset(value) for name, value in changes.items() if name in ("roles", "conflict_tokens")}
    known = await store.load_for_update(tx.conn, member_id)
    return await change(tx, member_id, replace(known.details, **{**changes, **sets}), version=version, actor=actor)


async def leave(tx: Transaction, member_id: UUID, *, version: int | None, actor: str) -> Member:
    before = await _load(tx, member_id, version)
    return await _commit(tx, before, domain.leave(before, at=tx.now), action="left", actor=actor)


async def _load(tx: Transaction, member_id: UUID, version: int | None) -> Member:
    member = await store.load_for_update(tx.conn, member_id)
    if version is not None and version != member.version:
        raise Stale("member", member_id, version, member.version)
    return member


async def _commit(tx: Transaction, before: Member, events: tuple[Event, ...], *, action: str, actor: str) -> Member:
    after = _evolve(before, events)
    after = replace(after, version=before.version + 1, sequence=_publish(tx, after, events))
    await store.save(tx.conn, after)
    await _record(tx, action, before, after, actor=actor)
    return after


def _evolve(member: Member, events: tuple[Event, ...]) -> Member:
    for event in events:
        member = domain.apply(member, event)
    return member


def _publish(tx: Transaction, member: Member, events: tuple[Event, ...]) -> int:
    facts = [outgoing(member, event) for event in events]
    return publishing.publish(tx, facts, key=member.id, sequence=member.sequence)


async def _refuse_taken(tx: Transaction, member_id: UUID, details: Details) -> None:
    taken = await store.taken(tx.conn, member_id, details)
    if taken:
        raise Invalid(
            *(Finding(name, "taken", f"another member has this {name} already; change that one") for name in taken)
        )


async def _record(tx: Transaction, action: str, before: Member | None, after: Member, *, actor: str) -> None:
    await audit.record(
        tx.conn,
        actor=actor,
        action=action,
        entity="member",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before else None,
        after=_dump(after),
        why=None,
    )


def _dump(member: Member) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(member, mode="json")
    return dumped
