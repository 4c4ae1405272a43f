"""How conversion recognises its callers: members by the subject of their token."""

from services.conversion.read_models import members
from shared.auth import Member, Role
from shared.database import Conn


async def member(conn: Conn, subject: str) -> Member | None:
    """The active member at the tenant of the connection."""
    found = await members.by_subject(conn, subject)
    return Member(found.id, frozenset(Role(role) for role in found.roles)) if found else None
