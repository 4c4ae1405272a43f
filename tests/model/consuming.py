"""Steps of members and of operators who replay: claims, slices, crashes, attempts on what is parked."""

from collections.abc import Iterator

from tests.model.state import Build, Member, Parked, Position, Scope, State

Step = tuple[str, State]


def consuming(state: State, scope: Scope, build: Build) -> Iterator[Step]:
    for at, member in enumerate(state.members):
        if member in state.members[:at]:
            continue
        if member.epoch:
            yield from _slices(state, at, scope, build)
            yield f"{_name(member)} dies or loses its partition", _known(state, at, Member())
        else:
            yield from _claims(state, at, scope)
    yield from replaying(state, scope)


def _claims(state: State, at: int, scope: Scope) -> Iterator[Step]:
    """A claim may come while the owner before still believes that it is one."""
    for partition, position in enumerate(state.positions):
        if position.epoch < scope.claims:
            taken = position._replace(epoch=position.epoch + 1)
            after = _known(_moved(state, partition, taken), at, Member(partition, taken.epoch, taken.next))
            yield f"a member claims partition {partition} at {taken.next} under epoch {taken.epoch}", after


def _slices(state: State, at: int, scope: Scope, build: Build) -> Iterator[Step]:
    member = state.members[at]
    position, log = state.positions[member.partition], state.log[member.partition]
    if member.pending:
        start = member.expected - member.pending
        after = _applied(state, member.partition, start, member.expected, scope, build)
        yield f"{_name(member)} applies {start} to {member.expected - 1}", _known(after, at, member._replace(pending=0))
        return
    for count in sorted({1, len(log) - member.expected}):
        end = member.expected + count
        if not member.expected < end <= len(log):
            continue
        name = f"{_name(member)} commits a slice from {member.expected} to {end - 1}"
        if position != (member.epoch, member.expected) and not build.no_compare_and_set:
            yield f"{name}, which is fenced", _known(state, at, Member())
            return
        moved = _moved(state, member.partition, position._replace(next=end))
        if build.commit_before_process:
            ahead = member._replace(expected=end, pending=count)
            yield f"{name}: the offset only", _known(moved, at, ahead)
        else:
            after = _applied(moved, member.partition, member.expected, end, scope, build)
            yield name, _known(after, at, member._replace(expected=end))


def _applied(state: State, partition: int, start: int, end: int, scope: Scope, build: Build) -> State:
    """What the transaction of a slice does to each of its records, in order."""
    effects, parked = list(state.effects), list(state.parked)
    for offset in range(start, end):
        event = state.log[partition][offset]
        key = scope.keys[event]
        waits = any(other.partition == partition and scope.keys[other.event] == key for other in parked)
        if not waits and not build.no_inbox and event in effects[key]:
            continue
        if waits or (event in scope.poison and event not in effects[key]):
            if not build.swallowed_failure:
                parked.append(Parked(partition, offset, event))
            continue
        effects[key] = (*effects[key], event)
    return state._replace(effects=tuple(effects), parked=tuple(sorted(parked)))


def replaying(state: State, scope: Scope) -> Iterator[Step]:
    """The first parked record of a key is tried again, its cause removed; a failing attempt changes nothing."""
    seen: set[int] = set()
    for parked in state.parked:
        key = scope.keys[parked.event]
        if key in seen:
            continue
        seen.add(key)
        rest = tuple(other for other in state.parked if other != parked)
        after = state._replace(parked=rest)
        if parked.event in state.effects[key]:
            yield f"the parked record at {parked.offset} was applied before and goes", after
        else:
            done = (*state.effects[key], parked.event)
            effects = (*state.effects[:key], done, *state.effects[key + 1 :])
            yield f"the parked event {parked.event} at {parked.offset} is applied", after._replace(effects=effects)


def _moved(state: State, partition: int, position: Position) -> State:
    positions = (*state.positions[:partition], position, *state.positions[partition + 1 :])
    return state._replace(positions=positions)


def _known(state: State, at: int, member: Member) -> State:
    return state._replace(members=tuple(sorted((*state.members[:at], member, *state.members[at + 1 :]))))


def _name(member: Member) -> str:
    return f"member {member.partition}/{member.epoch}"
