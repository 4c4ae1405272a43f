"""What the model knows at one moment: transactions, outbox, lease, relays, log, claims, effects, parked records.

Events are numbered like the transactions that publish them. Two relays (and two members) with the same knowledge are
interchangeable, so a state keeps them sorted.
"""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import NamedTuple

Batch = tuple[int, ...]
"""Events that travel to one partition together."""


class Phase(IntEnum):
    """How far a transaction is."""

    WAITING = 0
    BEGUN = 1
    WRITTEN = 2
    COMMITTED = 3
    ROLLED_BACK = 4


class Writer(NamedTuple):
    """One transaction: `xid` is drawn when it begins, `row` (the outbox id) and `version` behind the key's lock."""

    phase: Phase = Phase.WAITING
    xid: int = 0
    row: int = 0
    version: int = 0


class Relay(NamedTuple):
    """What a relay has in its memory; `epoch` 0 leads nothing and knows nothing."""

    epoch: int = 0
    sending: tuple[Batch, ...] = ()
    acknowledged: Batch = ()


class Position(NamedTuple):
    """The row of one partition's offset."""

    epoch: int = 0
    next: int = 0


class Member(NamedTuple):
    """What a member believes; `pending` counts records whose offset is committed and whose effects are not."""

    partition: int = 0
    epoch: int = 0
    expected: int = 0
    pending: int = 0


class Parked(NamedTuple):
    """A record that waits."""

    partition: int
    offset: int
    event: int


class State(NamedTuple):
    """Everything."""

    writers: tuple[Writer, ...]
    outbox: Batch
    lease: int
    relays: tuple[Relay, ...]
    late: tuple[Batch, ...]
    log: tuple[Batch, ...]
    positions: tuple[Position, ...]
    members: tuple[Member, ...]
    parked: tuple[Parked, ...]
    effects: tuple[Batch, ...]


@dataclass(frozen=True)
class Scope:
    """How much there is of everything. `keys` names the key of each transaction, `places` the partition of each key.

    The handler fails on `poison` when it sees the event first; `repeats` bounds the copies that a log may hold.
    """

    keys: tuple[int, ...] = (0, 0, 1)
    places: tuple[int, ...] = (0, 0)
    poison: frozenset[int] = frozenset({0})
    relays: int = 2
    members: int = 2
    leases: int = 2
    claims: int = 2
    repeats: int = 1

    def partition(self, event: int) -> int:
        return self.places[self.keys[event]]

    def begin(self) -> State:
        """Nothing has happened."""
        partitions = max(self.places) + 1
        return State(
            writers=(Writer(),) * len(self.keys),
            outbox=(),
            lease=0,
            relays=(Relay(),) * self.relays,
            late=(),
            log=((),) * partitions,
            positions=(Position(),) * partitions,
            members=(Member(),) * self.members,
            parked=(),
            effects=((),) * len(self.places),
        )


@dataclass(frozen=True)
class Build:
    """The engine as it is, or with one of six mistakes."""

    commit_before_process: bool = False
    range_delete: bool = False
    no_compare_and_set: bool = False
    no_inbox: bool = False
    order_by_transaction_id: bool = False
    swallowed_failure: bool = False

    @property
    def mistake(self) -> str:
        """What is wrong with it, in words; empty when nothing is."""
        return ", ".join(one.name.replace("_", " ") for one in fields(self) if getattr(self, one.name))


UNBROKEN = Build()
