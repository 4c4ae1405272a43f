"""What a rule says when it says no: pure errors that domains raise and every edge can word.

HTTP turns them into RFC 9457 problems (`shared.http.problems`), the Kafka door of HR systems into a
rejection event, internal consumers into a parked event. Nothing here knows which.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with what was sent.

    `field` is a path such as `hours` or `criteria[2].weight`, `rule` a stable word a machine can
    compare (`out_of_range`), `message` says what is wrong, with the numbers, and the way out.
    """

    field: str
    rule: str
    message: str


class RuleBroken(Exception):
    """A rule said no. Subclasses carry the facts; nothing was changed."""


class Invalid(RuleBroken):
    """What was sent breaks rules; every broken one is listed."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("; ".join(f"{f.field}: {f.message}" for f in findings))


class Unsupported(Invalid):
    """What was sent is of a kind that is not taken here."""


class Oversized(Invalid):
    """What was sent is more than is taken here."""


class IllegalTransition(RuleBroken):
    """The entity is in a state that does not allow this move; `way_out` says what can be done instead."""

    def __init__(
        self, entity: str, entity_id: UUID, state: str, target: str, allowed: tuple[str, ...], way_out: str = ""
    ) -> None:
        self.entity, self.entity_id, self.state, self.target, self.allowed = (
            entity,
            entity_id,
            state,
            target,
            allowed,
        )
        moves = ", ".join(allowed) if allowed else "none, the state is final"
        said = f"{entity} is {state} and cannot become {target}; allowed: {moves}"
        super().__init__(f"{said}. {way_out}" if way_out else said)


class Stale(RuleBroken):
    """Somebody was faster: the version the caller looked at is not the present one."""

    def __init__(self, entity: str, entity_id: UUID, seen: int, present: int) -> None:
        self.entity, self.entity_id, self.seen, self.present = entity, entity_id, seen, present
        super().__init__(f"{entity} has changed: you saw version {seen}, it is at version {present} now")


class Forbidden(RuleBroken):
    """The caller is known but may not do this."""


class NotFound(RuleBroken):
    """It does not exist, or not for this tenant: the two are told apart by nobody."""

    def __init__(self, entity: str, entity_id: UUID | str) -> None:
        self.entity, self.entity_id = entity, entity_id
        super().__init__(f"no such {entity}")


def require(
    transitions: Mapping[State, frozenset[State]],
    entity: str,
    entity_id: UUID,
    state: State,
    target: State,
    way_out: str = "",
) -> None:
    """The one place where states are compared: raises `IllegalTransition` unless the table allows the move."""
    allowed = transitions[state]
    if target not in allowed:
        moves = tuple(sorted(one.value for one in allowed))
        raise IllegalTransition(entity, entity_id, state.value, target.value, moves, way_out)
