"""Which versions of rubrics and policies an employer's projects may pin."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.posting.domain.guard import Ref
from shared.database import Conn

REMEMBER_RUBRIC = """
    INSERT INTO known_rubrics (employer_id, rubric_id, version, published_at) VALUES (app.employer(), $1, $2, $3)
    ON CONFLICT DO NOTHING
"""
REMEMBER_POLICY = """
    INSERT INTO known_policies (employer_id, policy_id, version, min_reviews, activated_at)
    VALUES (app.employer(), $1, $2, $3, $4)
    ON CONFLICT DO NOTHING
"""
RUBRICS = "SELECT rubric_id, version FROM known_rubrics ORDER BY published_at, version"
POLICIES = "SELECT policy_id, version, min_reviews FROM known_policies ORDER BY activated_at, version"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The employer's own versions; `rubric` and `policy` are the latest of them, None without any."""

    rubrics: frozenset[Ref]
    policies: Mapping[Ref, int]
    rubric: Ref | None
    policy: Ref | None


async def remember_rubric(conn: Conn, rubric: Ref, *, published_at: datetime) -> None:
    await conn.execute(REMEMBER_RUBRIC, rubric.id, rubric.version, published_at)


async def remember_policy(conn: Conn, policy: Ref, *, min_reviews: int, activated_at: datetime) -> None:
    """`min_reviews` is how many reviews of each work the policy asks for at least."""
    await conn.execute(REMEMBER_POLICY, policy.id, policy.version, min_reviews, activated_at)


async def load(conn: Conn) -> Catalogue:
    rubrics = [Ref(row["rubric_id"], row["version"]) for row in await conn.fetch(RUBRICS)]
    policies = {Ref(row["policy_id"], row["version"]): int(row["min_reviews"]) for row in await conn.fetch(POLICIES)}
    return Catalogue(
        frozenset(rubrics),
        policies,
        rubrics[-1] if rubrics else None,
        _last(policies),
    )


def _last(policies: Mapping[Ref, int]) -> Ref | None:
    *_, latest = (None, *policies)
    return latest
