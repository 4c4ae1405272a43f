"""What operators' commands cannot know by themselves: what was published. Nothing here is sealed."""

from services.conversion.settings import Settings
from shared.database import Conn
from shared.operations.found import Found

SEQUENCES = {
    "conversion.policy.v1": "SELECT policy_id::text AS key, sequence FROM policies",
    "conversion.recommendation.v1": "SELECT recommendation_id::text AS key, sequence FROM recommendations",
    "conversion.offer.v1": "SELECT offer_id::text AS key, sequence FROM offers",
    "conversion.hire.v1": "SELECT hire_id::text AS key, sequence FROM hires",
}
RAISED = {
    "conversion.policy.v1": "UPDATE policies SET sequence = greatest(sequence, $2) WHERE policy_id = $1::uuid",
    "conversion.recommendation.v1": """
        UPDATE recommendations SET sequence = greatest(sequence, $2) WHERE recommendation_id = $1::uuid
    """,
    "conversion.offer.v1": "UPDATE offers SET sequence = greatest(sequence, $2) WHERE offer_id = $1::uuid",
    "conversion.hire.v1": "UPDATE hires SET sequence = greatest(sequence, $2) WHERE hire_id = $1::uuid",
}
SEALED = ()


async def look(conn: Conn, settings: Settings) -> list[Found]:  # noqa: ARG001  as in the other services
    """Nothing of it lies in the store."""
    return []
