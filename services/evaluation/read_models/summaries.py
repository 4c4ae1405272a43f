"""Summaries as they were told, for those who ask again."""

from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from services.evaluation.domain.summary import Summary
from shared.database import Conn

SUMMARY = TypeAdapter(Summary)
REMEMBER = """
    INSERT INTO summaries (employer_id, evaluation_id, summary_version, contents, published_at)
    VALUES (app.employer(), $1, $2, $3, $4)
"""
LATEST = "SELECT contents FROM summaries WHERE evaluation_id = $1 ORDER BY summary_version DESC LIMIT 1"


async def remember(conn: Conn, evaluation_id: UUID, summary: Summary) -> None:
    contents = SUMMARY.dump_python(summary, mode="json")
    await conn.execute(REMEMBER, evaluation_id, summary.version, contents, summary.published_at)


async def latest(conn: Conn, evaluation_id: UUID) -> dict[str, Any] | None:
    """None before the reveal."""
    contents: dict[str, Any] | None = await conn.fetchval(LATEST, evaluation_id)
    return contents
