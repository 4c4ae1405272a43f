"""Which tenant a transaction acts for. Row-level security reads it; without one no business row is visible."""

from datetime import datetime
from uuid import UUID

from shared.database.connection import Conn

ENTER = """
    SELECT set_config('app.employer_id', $1, true), set_config('app.person_id', $2, true), app.now()
"""


async def enter(conn: Conn, employer_id: UUID | None, *, person_id: UUID | None = None) -> datetime:
    """Acts for this employer (and person) until the transaction ends or enters another; returns the domain time.

    One round trip. `None` is no tenant: business tables then look empty and refuse writes.
    """
    row = await conn.fetchrow(
        ENTER,
        str(employer_id) if employer_id else "",
        str(person_id) if person_id else "",
    )
    assert row is not None  # noqa: S101 - SELECT without FROM has exactly one row
    at: datetime = row[2]
    return at
