"""Use cases of candidates: what they say of themselves."""

from dataclasses import replace
from uuid import UUID

from services.posting.domain.candidate import Candidate, checked
from services.posting.store import candidates as store
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import NotFound


async def describe(tx: Transaction, vault: Vault, wanted: Candidate) -> Candidate:
    """Creates or replaces the person's description; the transaction acts for the person and for no employer."""
    try:
        version = (await store.load(tx.conn, vault, wanted.person_id)).version
    except NotFound:
        version = 0
    candidate = replace(checked(wanted), version=version + 1)
    before = await store.sealed(tx.conn, candidate.person_id)
    await store.save(tx.conn, vault, candidate)
    after = await store.sealed(tx.conn, candidate.person_id)
    await store.record(
        tx.conn,
        candidate.person_id,
        action="changed" if before else "described",
        version=candidate.version,
        before=before,
        after=after or {},
    )
    return candidate


async def load(tx: Transaction, vault: Vault, person_id: UUID) -> Candidate:
    """The person, for the person or for an employer to whom they applied."""
    return await store.load(tx.conn, vault, person_id)


async def name_of(tx: Transaction, vault: Vault, person_id: UUID) -> str | None:
    """The name, as long as there is one to read: an erased person has none."""
    try:
        return (await store.load(tx.conn, vault, person_id)).identity.name
    except NotFound:
        return None
