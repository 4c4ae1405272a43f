"""What operators' commands cannot know by themselves: what was published, what is sealed, what is stored."""

import asyncio

from services.evaluation.settings import Settings
from shared.blobs import holds, reader
from shared.database import Conn
from shared.operations.found import Found, of_store
from shared.operations.sealed import Sealed

SEQUENCES = {
    "evaluation.evaluation.v1": "SELECT evaluation_id::text AS key, sequence FROM evaluations",
    "evaluation.rubric.v1": "SELECT rubric_id::text AS key, max(version) AS sequence FROM rubrics GROUP BY 1",
    "evaluation.reviewer.v1": "SELECT member_id::text AS key, sequence FROM reviewers",
}
# The next version of a rubric looks at `messaging.regained` by itself.
RAISED = {
    "evaluation.evaluation.v1": """
        UPDATE evaluations SET sequence = greatest(sequence, $2) WHERE evaluation_id = $1::uuid
    """,
    "evaluation.reviewer.v1": "UPDATE reviewers SET sequence = greatest(sequence, $2) WHERE member_id = $1::uuid",
}
SEALED = (
    Sealed("drafts", ("employer_id", "review_id"), "contents", "draft/{review_id}"),
    Sealed(
        "sealed_scorecards",
        ("employer_id", "review_id", "scorecard_version"),
        "contents",
        "scorecard/{review_id}/{scorecard_version}",
    ),
    Sealed("appeals", ("employer_id", "evaluation_id"), "reason", "appeal/{evaluation_id}"),
)
CONTENT = """
    SELECT DISTINCT d ->> 'sha256' AS digest FROM known_engagements, jsonb_array_elements(deliverables) AS d
    WHERE d ->> 'sha256' IS NOT NULL
"""


async def look(conn: Conn, settings: Settings) -> list[Found]:
    """Reads every reviewer's copy."""
    store, files = reader(settings.store), await conn.fetch(CONTENT)
    gone = [row["digest"] for row in files if not await asyncio.to_thread(holds, store, row["digest"])]
    return [of_store(len(files), gone)]
