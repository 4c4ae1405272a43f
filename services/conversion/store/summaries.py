"""Every SQL statement on the evaluation's summaries as they were published."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from services.conversion.domain.summary import Summary
from shared.database import Conn
from shared.rules import NotFound

SUMMARY = TypeAdapter(Summary)

INSERT = """
    INSERT INTO evaluation_summaries (employer_id, engagement_id, summary_version, summary, published_at)
    VALUES (app.employer(), $1, $2, $3, $4)
"""
LOAD = "SELECT summary FROM evaluation_summaries WHERE engagement_id = $1 AND summary_version = $2"


async def insert(
    conn: Conn, engagement_id: UUID, summary_version: int, document: Mapping[str, Any], published_at: datetime
) -> None:
    """Keeps the whole document of one version."""
    await conn.execute(INSERT, engagement_id, summary_version, document, published_at)


async def document(conn: Conn, engagement_id: UUID, summary_version: int) -> Mapping[str, Any]:
    """As it was published."""
    found: Mapping[str, Any] | None = await conn.fetchval(LOAD, engagement_id, summary_version)
    if found is None:
        raise NotFound("summary", engagement_id)
    return found


async def load(conn: Conn, engagement_id: UUID, summary_version: int) -> Summary:
    """What pages and mail need of it."""
    return SUMMARY.validate_python(await document(conn, engagement_id, summary_version))
