"""Who stands in the audit log."""

from uuid import UUID

CANDIDATE = "candidate"
"""A candidate is nobody here: the offer says whose answer it was."""
EVALUATION = "evaluation"
TIMER = "timer"


def member_actor(member_id: UUID) -> str:
    return f"member {member_id}"
