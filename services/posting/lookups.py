"""How posting recognises its callers: members by the subject of their token, machines by the id of their API key."""

from services.posting.store import employers, members
from shared.auth import Machine, Member, Role
from shared.database import Conn


async def member(conn: Conn, subject: str) -> Member | None:
    """The active member at the tenant of the connection."""
    found = await members.by_subject(conn, subject)
    return Member(found.id, frozenset(Role(role) for role in found.details.roles)) if found else None


async def machine(conn: Conn, key_id: str) -> Machine | None:
    """For whom the bearer of the key speaks. Needs no tenant."""
    found = await employers.employer_of_api_key(conn, key_id)
    return Machine(found[0], found[1], f"api key {key_id}") if found else None
