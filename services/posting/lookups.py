"""How posting recognises machines: by the id of their API key."""

from services.posting.store import employers
from shared.auth import Machine
from shared.database import Conn


async def machine(conn: Conn, key_id: str) -> Machine | None:
    """For whom the bearer of the key speaks. Needs no tenant."""
    found = await employers.employer_of_api_key(conn, key_id)
    return Machine(found[0], found[1], f"api key {key_id}") if found else None
