"""Every SQL statement on an employer's windows. Without a row they are the usual ones."""

from services.evaluation.domain.windows import Windows
from shared.database import Conn

LOAD = "SELECT amend_days, appeal_days, version FROM windows"
LOAD_FOR_UPDATE = LOAD + " FOR UPDATE"
SAVE = """
    INSERT INTO windows (employer_id, amend_days, appeal_days, version) VALUES (app.employer(), $1, $2, $3)
    ON CONFLICT (employer_id) DO UPDATE
    SET amend_days = excluded.amend_days, appeal_days = excluded.appeal_days, version = excluded.version
"""


async def load(conn: Conn, *, for_update: bool = False) -> Windows:
    row = await conn.fetchrow(LOAD_FOR_UPDATE if for_update else LOAD)
    return Windows(*row.values()) if row else Windows()


async def save(conn: Conn, windows: Windows) -> None:
    await conn.execute(SAVE, windows.amend_days, windows.appeal_days, windows.version)
