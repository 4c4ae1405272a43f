"""The append-only record of who changed what, when, and why. Written with every save, in its transaction.

Candidate identity stands in it only as ciphertext.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from shared.database.connection import Conn, later

RECORD = """
    INSERT INTO public.audit (employer_id, actor, action, entity, entity_id, version, before, after, why)
    VALUES (app.employer(), $1, $2, $3, $4, $5, $6, $7, $8)
"""


def named(events: Iterable[object]) -> str:
    """What has happened, as the log calls it: `card_revealed, closed` for `CardRevealed` and `Closed`."""
    return ", ".join(name_of(event) for event in events)


def name_of(event: object) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in type(event).__name__).lstrip("_")


async def record(
    conn: Conn,
    *,
    actor: str,
    action: str,
    entity: str,
    entity_id: UUID,
    version: int,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    why: str | None,
) -> None:
    """One change of one entity by `actor`, for the tenant of the transaction; `version` is the one after the change.

    The first row of an entity has all of it after, and nothing before; each later one has the fields that changed.
    """
    if before is not None:
        after = {name: value for name, value in after.items() if name not in before or before[name] != value}
        before = {name: before.get(name) for name in after}
    await later(conn, RECORD, actor, action, entity, entity_id, version, before, after, why)
