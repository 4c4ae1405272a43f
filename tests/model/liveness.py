"""I9 and I10: from any state, however bad, what is healthy alone brings everything into effect and comes to rest."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tests.model.consuming import consuming, replaying
from tests.model.invariants import is_quiet
from tests.model.state import UNBROKEN, Phase, Relay, Scope, State
from tests.model.steps import Step, leading, relaying, writing

NO_END = 1_000
"""Bounds of the exploration do not bind those who repair."""


class Healing:
    """Remembers from which states rest is reached, so that each is left only once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = replace(scope, leases=NO_END, claims=NO_END, repeats=NO_END)
        self._rests: set[State] = set()

    def comes_to_rest(self, state: State) -> bool:
        """Whether healthy steps end in a state with nothing left to do; False when they stop or turn in a circle."""
        way: set[State] = set()
        while state not in self._rests and not is_quiet(state):
            after = self._healthy_step(state)
            if after is None or state in way:
                return False
            way.add(state)
            state = after
        self._rests |= way
        return True

    def _healthy_step(self, state: State) -> State | None:
        if any(writer.phase in (Phase.BEGUN, Phase.WRITTEN) for writer in state.writers):
            return _first(
                writing(state, self._scope), lambda name: not name.endswith(("begins", "dies before its commit"))
            )
        if state.outbox:
            return self._relay_goes_on(state)
        if all(position.next == len(log) for position, log in zip(state.positions, state.log, strict=True)):
            return _first(replaying(state, self._scope), lambda name: True)
        return self._member_goes_on(state)

    def _relay_goes_on(self, state: State) -> State | None:
        if any(relay.epoch == state.lease for relay in state.relays if relay.epoch):
            leader = f"relay {state.lease}"
            return _first(
                relaying(state, self._scope, UNBROKEN),
                lambda name: leader in name and not name.endswith("dies") and "gives up" not in name,
            )
        if Relay() in state.relays:
            return _first(leading(state, self._scope), lambda name: True)
        return _first(relaying(state, self._scope, UNBROKEN), lambda name: name.endswith("dies"))

    def _member_goes_on(self, state: State) -> State | None:
        behind = next(at for at, position in enumerate(state.positions) if position.next < len(state.log[at]))
        position = state.positions[behind]
        owner = f"member {behind}/{position.epoch} commits"
        possible = list(consuming(state, self._scope, UNBROKEN))
        if any(name.startswith(owner) for name, _ in possible):
            return _first(possible, lambda name: name.startswith(owner))
        claims = f"a member claims partition {behind} "
        if any(name.startswith(claims) for name, _ in possible):
            return _first(possible, lambda name: name.startswith(claims))
        return _first(possible, lambda name: name.endswith("loses its partition"))


def _first(steps: Iterable[Step], wanted: Callable[[str], bool]) -> State | None:
    return next((state for name, state in steps if wanted(name)), None)
