"""Every SQL statement on appeals. The reason is ciphertext: candidates may say in it who they are."""

from datetime import datetime
from uuid import UUID

from services.evaluation.domain.appeal import Appeal
from services.evaluation.domain.summary import Outcome
from shared.database import Conn
from shared.privacy import Vault

INSERT = """
    INSERT INTO appeals (employer_id, evaluation_id, reason, lodged_at, summary_version)
    VALUES (app.employer(), $1, $2, $3, $4)
"""
DECIDE = "UPDATE appeals SET outcome = $2, decided_at = $3 WHERE evaluation_id = $1"
FIND = "SELECT lodged_at, summary_version, decided_at, outcome FROM appeals WHERE evaluation_id = $1"
REASON = "SELECT reason FROM appeals WHERE evaluation_id = $1"


async def insert(conn: Conn, vault: Vault, evaluation_id: UUID, appeal: Appeal, reason: str) -> None:
    sealed = vault.seal(reason.encode(), place=_place(evaluation_id))
    await conn.execute(INSERT, evaluation_id, sealed, appeal.lodged_at, appeal.summary_version)


async def decide(conn: Conn, evaluation_id: UUID, outcome: Outcome, *, at: datetime) -> None:
    await conn.execute(DECIDE, evaluation_id, outcome, at)


async def find(conn: Conn, evaluation_id: UUID) -> Appeal | None:
    row = await conn.fetchrow(FIND, evaluation_id)
    if row is None:
        return None
    outcome = Outcome(row["outcome"]) if row["outcome"] else None
    return Appeal(row["lodged_at"], row["summary_version"], row["decided_at"], outcome)


async def reason(conn: Conn, vault: Vault, evaluation_id: UUID) -> str | None:
    """What the candidate said; None when there is no appeal."""
    sealed = await conn.fetchval(REASON, evaluation_id)
    return vault.open(sealed, place=_place(evaluation_id)).decode() if sealed else None


def _place(evaluation_id: UUID) -> str:
    return f"appeal/{evaluation_id}"
