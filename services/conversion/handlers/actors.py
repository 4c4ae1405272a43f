"""Who stands in the audit log, and the names of what they did."""

from collections.abc import Iterable
from uuid import UUID

CANDIDATE = "candidate"
"""A candidate is nobody here: the offer says whose answer it was."""
EVALUATION = "evaluation"
TIMER = "timer"


def member_actor(member_id: UUID) -> str:
    return f"member {member_id}"


def action(events: Iterable[object]) -> str:
    """'extended', 'step_approved, approved': the events' own names."""
    return ", ".join(_words(type(event).__name__) for event in events)


def _words(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
