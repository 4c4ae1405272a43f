"""What operators' commands cannot know by themselves: what was published, what is sealed, what is stored."""

import asyncio
from uuid import UUID

from services.posting.settings import Settings
from shared.blobs import holds, opened
from shared.database import Conn
from shared.operations.erasing import File
from shared.operations.found import Found, of_store
from shared.operations.sealed import Sealed

SEQUENCES = {
    "posting.employer.v1": "SELECT employer_id::text AS key, sequence FROM employers",
    "posting.member.v1": "SELECT member_id::text AS key, sequence FROM members",
    "posting.project.v1": "SELECT project_id::text AS key, sequence FROM projects",
    "posting.application.v1": "SELECT application_id::text AS key, sequence FROM applications",
    "posting.engagement.v1": "SELECT engagement_id::text AS key, sequence FROM engagements",
    "hr.outcomes.v1": "SELECT project_id::text AS key, max(sequence) AS sequence FROM outcomes GROUP BY 1",
}
# The next outcome of a project looks at `messaging.regained` by itself.
RAISED = {
    "posting.employer.v1": "UPDATE employers SET sequence = greatest(sequence, $2) WHERE employer_id = $1::uuid",
    "posting.member.v1": "UPDATE members SET sequence = greatest(sequence, $2) WHERE member_id = $1::uuid",
    "posting.project.v1": "UPDATE projects SET sequence = greatest(sequence, $2) WHERE project_id = $1::uuid",
    "posting.application.v1": """
        UPDATE applications SET sequence = greatest(sequence, $2) WHERE application_id = $1::uuid
    """,
    # Positions are counted per employer: as many were given away as outcomes of its projects.
    "hr.outcomes.v1": """
        UPDATE outcome_counters c SET reported = c.reported + $2 - (
            SELECT count(*) FROM outcomes o WHERE o.project_id = p.project_id
        )
        FROM projects p WHERE p.project_id = $1::uuid AND c.employer_id = p.employer_id
    """,
    "posting.engagement.v1": "UPDATE engagements SET sequence = greatest(sequence, $2) WHERE engagement_id = $1::uuid",
}
SEALED = (
    Sealed("candidates", ("person_id",), "wrapped_key", "person-key/{person_id}"),
    Sealed("sources", ("employer_id", "source_id"), "webhook_secret", ""),
)
CONTENT = """
    SELECT DISTINCT v ->> 'sha256' AS raw, v ->> 'copy_sha256' AS copy
    FROM engagements, jsonb_path_query(deliverables, '$[*].versions[*]') AS v
    WHERE v ->> 'sha256' IS NOT NULL
"""

# Content is named by its digest: what two employers were both handed lies there once.
OWN = """
    WITH versions AS (
        SELECT e.employer_id, v ->> 'sha256' AS raw, v ->> 'copy_sha256' AS copy
        FROM engagements e, jsonb_path_query(e.deliverables, '$[*].versions[*]') AS v
    )
    SELECT 'raw' AS part, raw AS digest FROM versions WHERE raw IS NOT NULL
    GROUP BY raw HAVING bool_and(employer_id = $1)
    UNION ALL
    SELECT 'reviewers', copy FROM versions WHERE copy IS NOT NULL
    GROUP BY copy HAVING bool_and(employer_id = $1)
"""


async def look(conn: Conn, settings: Settings) -> list[Found]:
    """Reads every delivered file, and every reviewer's copy."""
    raw, copies, files = opened(settings.store, "raw"), opened(settings.store, "reviewers"), await conn.fetch(CONTENT)
    wanted = [(raw, row["raw"]) for row in files] + [(copies, row["copy"]) for row in files if row["copy"]]
    gone = [digest for store, digest in wanted if not await asyncio.to_thread(holds, store, digest)]
    return [of_store(len(wanted), gone)]


async def files(conn: Conn, settings: Settings, employer_id: UUID) -> list[File]:
    """What was handed to this employer and to no other one, with the reviewers' copies."""
    stores = {part: opened(settings.store, part) for part in ("raw", "reviewers")}
    return [File(stores[row["part"]], row["digest"]) for row in await conn.fetch(OWN, employer_id)]
