"""Policy versions as conversion has told them. The built-in one is no row: every employer has it."""

from uuid import UUID

from services.evaluation.domain.rubric import Ref
from shared.database import Conn
from shared.judgement.policy import Policy

BUILT_IN = Ref(UUID("018f0000-0000-7000-8000-000000000001"), 1)
REMEMBER = """
    INSERT INTO known_policies (employer_id, policy_id, version, numbers) VALUES (app.employer(), $1, $2, $3)
    ON CONFLICT DO NOTHING
"""
FIND = "SELECT numbers FROM known_policies WHERE policy_id = $1 AND version = $2"


async def remember(conn: Conn, ref: Ref, policy: Policy) -> None:
    await conn.execute(REMEMBER, ref.id, ref.version, policy.numbers())


async def find(conn: Conn, ref: Ref) -> Policy | None:
    """None while conversion has not told of it."""
    if ref == BUILT_IN:
        return Policy()
    numbers = await conn.fetchval(FIND, ref.id, ref.version)
    return Policy.of(numbers) if numbers else None
