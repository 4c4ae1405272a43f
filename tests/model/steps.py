"""Every step that can happen next: of writers, relays, the network, members and operators, and a crash of any.

A step is a sentence and the state after it. What one transaction of the database does is one step; what two
transactions do, or a transaction and the network, are two, and anything may happen between.
"""

from collections.abc import Iterator, Sequence

from tests.model.consuming import consuming
from tests.model.state import Batch, Build, Phase, Relay, Scope, State, Writer

Step = tuple[str, State]


def steps(state: State, scope: Scope, build: Build) -> Iterator[Step]:
    """All of them, in a fixed order."""
    yield from writing(state, scope)
    yield from leading(state, scope)
    yield from relaying(state, scope, build)
    yield from travelling(state, scope)
    yield from consuming(state, scope, build)


def writing(state: State, scope: Scope) -> Iterator[Step]:
    for at, writer in enumerate(state.writers):
        name = f"transaction {at} (key {'ABC'[scope.keys[at]]})"
        if writer.phase is Phase.WAITING:
            begun = writer._replace(phase=Phase.BEGUN, xid=1 + max(other.xid for other in state.writers))
            yield f"{name} begins", _written(state, at, begun)
        elif writer.phase is Phase.BEGUN and not _is_locked(state, scope, at):
            version = 1 + sum(
                other.phase is Phase.COMMITTED and scope.keys[there] == scope.keys[at]
                for there, other in enumerate(state.writers)
            )
            row = 1 + max(other.row for other in state.writers)
            held = writer._replace(phase=Phase.WRITTEN, row=row, version=version)
            yield f"{name} locks, writes version {version} and outbox row {row}", _written(state, at, held)
        elif writer.phase is Phase.WRITTEN:
            after = _written(state, at, writer._replace(phase=Phase.COMMITTED))
            yield f"{name} commits", after._replace(outbox=tuple(sorted((*state.outbox, at))))
            gone = writer._replace(phase=Phase.ROLLED_BACK, version=0)
            yield f"{name} dies before its commit", _written(state, at, gone)


def _written(state: State, at: int, writer: Writer) -> State:
    return state._replace(writers=(*state.writers[:at], writer, *state.writers[at + 1 :]))


def _is_locked(state: State, scope: Scope, at: int) -> bool:
    return any(
        other.phase is Phase.WRITTEN and scope.keys[there] == scope.keys[at]
        for there, other in enumerate(state.writers)
    )


def leading(state: State, scope: Scope) -> Iterator[Step]:
    """A lease may run out at any moment without its holder's knowledge."""
    if state.lease < scope.leases:
        for at, relay in _distinct(state.relays):
            if not relay.epoch:
                after = _relayed(state, at, Relay(state.lease + 1))
                yield f"a relay takes the lease as epoch {state.lease + 1}", after._replace(lease=state.lease + 1)


def relaying(state: State, scope: Scope, build: Build) -> Iterator[Step]:
    for at, relay in _distinct(state.relays):
        name = f"relay {relay.epoch}"
        if not relay.epoch:
            continue
        if not relay.sending and not relay.acknowledged:
            found = _read(state, build)
            if found:
                batches = _batches(found, scope)
                yield f"{name} reads {_events(found)} and sends", _relayed(state, at, relay._replace(sending=batches))
        elif not relay.sending:
            yield _delete(state, at, relay, build)
        for batch in relay.sending:
            rest = tuple(other for other in relay.sending if other != batch)
            if _has_room(state, scope, batch):
                acknowledged = relay._replace(sending=rest, acknowledged=tuple(sorted((*relay.acknowledged, *batch))))
                after = _appended(_relayed(state, at, acknowledged), scope, batch)
                yield f"Kafka takes {_events(batch)} from {name} and says so", after
            unsure = _relayed(state, at, relay._replace(sending=rest))
            yield f"{name} gives up {_events(batch)}, which is lost", unsure
            if not state.late:
                yield f"{name} gives up {_events(batch)}, which is still on its way", unsure._replace(late=(batch,))
        yield f"{name} dies", _relayed(state, at, Relay())


def _read(state: State, build: Build) -> Batch:
    """Visible rows, in the order in which they are sent."""
    if not build.order_by_transaction_id:
        return tuple(sorted(state.outbox, key=lambda event: state.writers[event].row))
    running = [writer.xid for writer in state.writers if writer.phase in (Phase.BEGUN, Phase.WRITTEN)]
    horizon = min(running, default=len(state.writers) + 1)
    settled = [event for event in state.outbox if state.writers[event].xid < horizon]
    return tuple(sorted(settled, key=lambda event: state.writers[event].xid))


def _delete(state: State, at: int, relay: Relay, build: Build) -> Step:
    if relay.epoch != state.lease:
        return f"relay {relay.epoch} deletes nothing, its lease is gone", _relayed(state, at, Relay())
    gone = set(relay.acknowledged)
    if build.range_delete:
        highest = max(state.writers[event].row for event in gone)
        gone = {event for event in state.outbox if state.writers[event].row <= highest}
    left = tuple(event for event in state.outbox if event not in gone)
    after = _relayed(state, at, Relay(relay.epoch))._replace(outbox=left)
    return f"relay {relay.epoch} deletes {_events(tuple(sorted(gone)))}", after


def travelling(state: State, scope: Scope) -> Iterator[Step]:
    """What a retired producer left in the network may arrive at any time."""
    for batch in state.late:
        if _has_room(state, scope, batch):
            yield f"Kafka takes {_events(batch)} late", _appended(state, scope, batch)._replace(late=())


def _batches(found: Sequence[int], scope: Scope) -> tuple[Batch, ...]:
    places = sorted({scope.partition(event) for event in found})
    return tuple(tuple(event for event in found if scope.partition(event) == place) for place in places)


def _has_room(state: State, scope: Scope, batch: Batch) -> bool:
    log = (*state.log[scope.partition(batch[0])], *batch)
    return len(log) - len(set(log)) <= scope.repeats


def _appended(state: State, scope: Scope, batch: Batch) -> State:
    place = scope.partition(batch[0])
    log = (*state.log[:place], (*state.log[place], *batch), *state.log[place + 1 :])
    return state._replace(log=log)


def _relayed(state: State, at: int, relay: Relay) -> State:
    return state._replace(relays=tuple(sorted((*state.relays[:at], relay, *state.relays[at + 1 :]))))


def _distinct(relays: Sequence[Relay]) -> Iterator[tuple[int, Relay]]:
    return ((at, relay) for at, relay in enumerate(relays) if relay not in relays[:at])


def _events(batch: Batch) -> str:
    return "events " + ",".join(map(str, batch)) if len(batch) != 1 else f"event {batch[0]}"
