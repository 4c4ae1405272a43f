"""Use cases of employers: register with a first member, a source and its keys; change the template."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from services.posting import publishing
from services.posting.domain import employer as domain
from services.posting.domain.employer import Employer, SourceKind, Template
from services.posting.domain.guard import BUILT_IN_POLICY, BUILT_IN_REVIEWS, BUILT_IN_RUBRIC, Surroundings
from services.posting.domain.member import Details, Member
from services.posting.handlers import members, projects
from services.posting.publishing.employer import outgoing
from services.posting.read_models import catalogue
from services.posting.store import employers as store
from services.posting.store import members as member_store
from services.posting.store.employers import Source, Webhook
from shared.auth import ApiKey, new_key
from shared.database import audit
from shared.messaging import Transaction
from shared.rules import Finding, Invalid, Stale

AUDITED = TypeAdapter(Employer)
LONGEST_SOURCE = 500

Seal: TypeAlias = Callable[[bytes], bytes]
"""Encrypts a secret for the table."""


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """A source that sends webhooks: `key` stands in their address; `secret` is shown once and never again."""

    source: str
    key: str
    secret: str


@dataclass(frozen=True, slots=True)
class Registration:
    """A new tenant with its first member, and what its HR system needs; the secrets are shown once."""

    employer: Employer
    administrator: Member
    source: str
    api_key: ApiKey
    webhook: NewWebhook


async def register(
    tx: Transaction,
    seal: Seal,
    *,
    name: str,
    time_zone: str,
    language: str,
    fee_floor: Decimal,
    administrator: Details,
    source: str,
) -> Registration:
    """A new tenant, ready to be used: its administrator can sign in and its HR system can speak."""
    employer, events = domain.register(
        uuid7(), name=name, time_zone=time_zone, language=language, fee_floor=fee_floor, at=tx.now
    )
    await tx.enter(employer.id)
    sequence = publishing.publish(tx, [outgoing(employer, event) for event in events], key=employer.id, sequence=0)
    employer = replace(employer, version=1, sequence=sequence)
    await store.insert(tx.conn, employer)
    await _record(tx, "registered", None, employer, actor="operator")
    member = await members.join(tx, administrator, actor="operator")
    await add_source(tx, source, actor="operator")
    webhook = await add_greenhouse(tx, seal, f"{source}#greenhouse", actor="operator")
    return Registration(employer, member, source, await add_api_key(tx, actor="operator"), webhook)


async def add_source(tx: Transaction, source: str, *, actor: str) -> None:
    """Binds a CloudEvents source to the employer of the transaction; a source speaks for one employer only."""
    await _add_source(tx, Source(_employer(tx), uuid7(), source, SourceKind.CLOUDEVENTS), actor=actor)


async def add_greenhouse(tx: Transaction, seal: Seal, source: str, *, actor: str) -> NewWebhook:
    """Binds a Greenhouse account, which sends signed webhooks, to the employer of the transaction."""
    new = NewWebhook(source, secrets.token_urlsafe(16), secrets.token_urlsafe(32))
    webhook = Webhook(new.key, seal(new.secret.encode()))
    await _add_source(tx, Source(_employer(tx), uuid7(), source, SourceKind.GREENHOUSE, webhook), actor=actor)
    return new


async def _add_source(tx: Transaction, source: Source, *, actor: str) -> None:
    if not source.source.strip() or len(source.source) > LONGEST_SOURCE or "\x00" in source.source:
        raise Invalid(Finding("source", "missing", "name the source as its events do, such as https://hr.example.com"))
    if not await store.insert_source(tx.conn, source):
        raise Invalid(Finding("source", "taken", "this source is registered already; each speaks for one employer"))
    await audit.record(
        tx.conn,
        actor=actor,
        action="registered",
        entity="source",
        entity_id=source.id,
        version=1,
        before=None,
        after={"source": source.source, "kind": source.kind.value},
        why=None,
    )


def _employer(tx: Transaction) -> UUID:
    assert tx.employer_id is not None  # noqa: S101  the edge has set the tenant
    return tx.employer_id


async def add_api_key(tx: Transaction, *, actor: str) -> ApiKey:
    """A new key for the employer's HR system, of whose secret only a digest is kept."""
    key = new_key()
    await store.insert_api_key(tx.conn, key.id, key.digest, at=tx.now)
    await audit.record(
        tx.conn,
        actor=actor,
        action="issued",
        entity="api_key",
        entity_id=uuid7(),
        version=1,
        before=None,
        after={"api_key_id": key.id},
        why=None,
    )
    return key


async def change_template(
    tx: Transaction, template: Template, *, fee_floor: Decimal | None, version: int | None, actor: str
) -> Employer:
    """Replaces the template; drafts of HR systems that it completes go on towards publication at once."""
    before = await store.load_for_update(tx.conn)
    if version is not None and version != before.version:
        raise Stale("employer", before.id, version, before.version)
    events = domain.change_template(before, template, fee_floor=fee_floor or before.fee_floor, at=tx.now)
    if not events:
        return before
    after = before
    for event in events:
        after = domain.apply(after, event)
    sequence = publishing.publish(
        tx, [outgoing(after, event) for event in events], key=after.id, sequence=before.sequence
    )
    after = replace(after, version=before.version + 1, sequence=sequence)
    await store.save(tx.conn, after)
    await _record(tx, "template_changed", before, after, actor=actor)
    await projects.advance_all(tx)
    return after


async def surroundings(tx: Transaction, employer: Employer) -> Surroundings:
    """What the guard has to know: staff, known rubric and policy versions, template."""
    known = await catalogue.load(tx.conn)
    return Surroundings(
        template=employer.template,
        fee_floor=employer.fee_floor,
        staff=await member_store.staff(tx.conn),
        rubrics=known.rubrics | {BUILT_IN_RUBRIC},
        policies={BUILT_IN_POLICY: BUILT_IN_REVIEWS, **known.policies},
        rubric=known.rubric or BUILT_IN_RUBRIC,
        policy=known.policy or BUILT_IN_POLICY,
    )


async def _record(tx: Transaction, action: str, before: Employer | None, after: Employer, *, actor: str) -> None:
    await audit.record(
        tx.conn,
        actor=actor,
        action=action,
        entity="employer",
        entity_id=after.id,
        version=after.version,
        before=_dump(before) if before else None,
        after=_dump(after),
        why=None,
    )


def _dump(employer: Employer) -> dict[str, Any]:
    dumped: dict[str, Any] = AUDITED.dump_python(employer, mode="json")
    return dumped
