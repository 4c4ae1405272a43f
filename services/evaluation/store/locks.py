"""Who goes first: the ingredients of an evaluation arrive on several topics at once, and the last must see the rest.

Whoever changes something of a project holds its lock, and the employer's shared; whoever changes what concerns all
projects of an employer (members, rubrics, policies, gold items) holds the employer's alone. Whoever gives gold items to
reviewers holds the reviewers' too, since several projects may want to. The employer's comes first, reviewers' last.
"""

from collections.abc import Iterable
from uuid import UUID

from shared.database import Conn

LOCK_PROJECT = """
    SELECT pg_advisory_xact_lock_shared(hashtextextended('evaluation employer ' || app.employer()::text, 0)),
        pg_advisory_xact_lock(hashtextextended('evaluation project ' || $1::text, 0))
"""
LOCK_EMPLOYER = "SELECT pg_advisory_xact_lock(hashtextextended('evaluation employer ' || app.employer()::text, 0))"

LOCK_REVIEWER = """
    SELECT pg_advisory_xact_lock(
        hashtextextended('evaluation reviewer ' || app.employer()::text || ' ' || $1::text, 0))
"""


async def project(conn: Conn, project_id: UUID) -> None:
    """Until the transaction ends."""
    await conn.execute(LOCK_PROJECT, str(project_id))


async def employer(conn: Conn) -> None:
    """Until the transaction ends; no project of the employer moves meanwhile."""
    await conn.execute(LOCK_EMPLOYER)


async def reviewers(conn: Conn, member_ids: Iterable[UUID]) -> None:
    """Until the transaction ends."""
    for member_id in sorted(set(member_ids)):
        await conn.execute(LOCK_REVIEWER, str(member_id))
