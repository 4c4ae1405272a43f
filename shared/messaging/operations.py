"""The log of what operators did: every statement on `messaging.operations`, which only grows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.database import Conn
from shared.rules import Finding, Invalid

NOTE = "INSERT INTO messaging.operations (actor, action, subject, why) VALUES ($1, $2, $3, $4)"
LATEST = "SELECT at, actor, action, subject, why FROM messaging.operations ORDER BY id DESC LIMIT $1"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing an operator did."""

    at: datetime
    actor: str
    action: str
    subject: Mapping[str, Any]
    why: str


async def note(conn: Conn, action: str, subject: Mapping[str, Any], *, by: str, why: str) -> None:
    """Writes down an operation in the transaction that does it; raises `Invalid` when it has no name or no reason."""
    findings = [
        Finding(name, "missing", f"say {what}: it goes into the log of operations")
        for name, text, what in (("actor", by, "who does this"), ("why", why, "why it is done"))
        if not text.strip()
    ]
    if findings:
        raise Invalid(*findings)
    await conn.execute(NOTE, by, action, subject, why)


async def latest(conn: Conn, most: int = 50) -> Sequence[Operation]:
    """The newest first."""
    return [Operation(**dict(row)) for row in await conn.fetch(LATEST, most)]
