"""Use case of the employer's windows: change them, for what is revealed from then on."""

from dataclasses import asdict, replace

from services.evaluation.domain.windows import Windows, checked
from services.evaluation.store import locks
from services.evaluation.store import windows as store
from shared.database import audit
from shared.messaging import Transaction


async def change(tx: Transaction, wanted: Windows, *, actor: str) -> Windows:
    """Saying the same again changes nothing."""
    assert tx.employer_id is not None  # noqa: S101  the edge has set the tenant
    await locks.employer(tx.conn)
    before = await store.load(tx.conn, for_update=True)
    after = replace(checked(wanted), version=before.version + 1)
    if replace(after, version=before.version) == before:
        return before
    await store.save(tx.conn, after)
    await audit.record(
        tx.conn,
        actor=actor,
        action="changed",
        entity="windows",
        entity_id=tx.employer_id,
        version=after.version,
        before=asdict(before) if before.version else None,
        after=asdict(after),
        why=None,
    )
    return after
