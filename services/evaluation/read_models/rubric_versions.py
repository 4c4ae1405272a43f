"""The published versions of a rubric, and when each was published."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.database import Conn

OF = """
    SELECT version, digest, published_at FROM rubrics WHERE rubric_id = $1 ORDER BY version DESC
"""


@dataclass(frozen=True, slots=True)
class Version:
    version: int
    digest: str
    published_at: datetime


async def of(conn: Conn, rubric_id: UUID) -> list[Version]:
    """Newest first; none for the built-in one, which is older than every employer."""
    return [Version(*row.values()) for row in await conn.fetch(OF, rubric_id)]
