"""What must hold in every state (I1 to I5, I7) and of every step (I8); each returns what is wrong, or None.

I9 and I10, that everything comes to rest again, are in `liveness.py`. I6 (what a client was told) and I11 (the fault
happened) are no facts of a state: the first belongs to HTTP, the second is a count over the whole exploration.
"""

from collections.abc import Callable, Sequence

from tests.model.state import Phase, Scope, State

Complaint = tuple[str, str]
"""The invariant's name and what is wrong."""


def broken(state: State, scope: Scope) -> Complaint | None:
    """The first invariant that this state breaks."""
    return next(((name, wrong) for name, check in OF_STATES.items() if (wrong := check(state, scope))), None)


def broken_by(before: State, after: State) -> Complaint | None:
    """The same of a step: offsets never go back, epochs never either, effects only from who owns the partition."""
    for partition, (old, new) in enumerate(zip(before.positions, after.positions, strict=True)):
        if new.next < old.next:
            return "I8", f"the offset of partition {partition} went back from {old.next} to {new.next}"
        if new.epoch < old.epoch:
            return "I8", f"the epoch of partition {partition} went back from {old.epoch} to {new.epoch}"
    return None


def committed(state: State) -> list[int]:
    """The truth: what was accepted."""
    return [event for event, writer in enumerate(state.writers) if writer.phase is Phase.COMMITTED]


def _nothing_is_lost(state: State, scope: Scope) -> str | None:
    for event in committed(state):
        partition = scope.partition(event)
        ahead = state.log[partition][_still_to_come(state, partition) :]
        waits = any(parked.event == event for parked in state.parked)
        if not (event in state.outbox or event in ahead or waits or event in state.effects[scope.keys[event]]):
            return f"event {event} was committed and is in no outbox, not ahead in the log, not parked, not in effect"
    return None


def _still_to_come(state: State, partition: int) -> int:
    """The first record that somebody will still apply; a member's memory counts as long as the member lives."""
    in_memory = [m.expected - m.pending for m in state.members if m.pending and m.partition == partition]
    return min([state.positions[partition].next, *in_memory])


def _once_in_effect(state: State, scope: Scope) -> str | None:
    for effects in state.effects:
        for event in effects:
            if effects.count(event) > 1:
                return f"event {event} took effect {effects.count(event)} times"
    return None


def _no_ghosts(state: State, scope: Scope) -> str | None:
    truth = committed(state)
    seen = [*(event for log in state.log for event in log), *(event for done in state.effects for event in done)]
    return next((f"event {event} was never committed" for event in seen if event not in truth), None)


def _effects_in_order(state: State, scope: Scope) -> str | None:
    """Versions 1, 2, 3 … without a gap: so none overtakes a parked one either."""
    for key, effects in enumerate(state.effects):
        versions = [state.writers[event].version for event in effects]
        if versions != list(range(1, len(versions) + 1)):
            return f"key {'ABC'[key]} took effect as versions {_numbers(versions)}"
    return None


def _sums_agree(state: State, scope: Scope) -> str | None:
    """Everything is where it belongs once nothing is left to do."""
    if not is_quiet(state):
        return None
    for key, effects in enumerate(state.effects):
        truth = sum(scope.keys[event] == key for event in committed(state))
        if len(effects) != truth:
            return f"key {'ABC'[key]} has version {truth} and {len(effects)} effects"
    return None


def _log_in_order(state: State, scope: Scope) -> str | None:
    """First occurrences on the topic come in version order, without a gap."""
    for log in state.log:
        for key in range(len(scope.places)):
            versions = [state.writers[event].version for event in dict.fromkeys(log) if scope.keys[event] == key]
            if versions != list(range(1, len(versions) + 1)):
                return f"key {'ABC'[key]} is on its topic as versions {_numbers(versions)}"
    return None


def _offsets_point_into_the_log(state: State, scope: Scope) -> str | None:
    for partition, (position, log) in enumerate(zip(state.positions, state.log, strict=True)):
        if position.next > len(log):
            return f"partition {partition} stands at {position.next} and ends at {len(log)}"
    return None


def is_quiet(state: State) -> bool:
    """Nothing runs, nothing is left to do (I9)."""
    return (
        not state.outbox
        and not state.parked
        and not any(writer.phase in (Phase.BEGUN, Phase.WRITTEN) for writer in state.writers)
        and not any(member.pending for member in state.members)
        and all(position.next == len(log) for position, log in zip(state.positions, state.log, strict=True))
    )


def _numbers(versions: Sequence[int]) -> str:
    return ", ".join(map(str, versions))


OF_STATES: dict[str, Callable[[State, Scope], str | None]] = {
    "I1": _nothing_is_lost,
    "I2": _once_in_effect,
    "I3": _no_ghosts,
    "I7": _log_in_order,
    "I4": _effects_in_order,
    "I5": _sums_agree,
    "I8": _offsets_point_into_the_log,
}
