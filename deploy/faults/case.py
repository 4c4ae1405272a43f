"""The registry of cases, and what a case hands back.

How to write one, in a module of `deploy/faults/cases/`:

    @case("F3", "relay killed after Kafka's acknowledgement, before the delete")
    async def f3(world: World) -> Evidence:
        async with world.loaded():                      # load runs while the block does
            relay = await world.replicas.armed("posting", "relay.after_ack_before_delete:1")
            code = await relay.died(within=30)          # the fault bites
        return Evidence(f"{relay.name} exit {code}")    # what shows that it happened

The world is running and clean before a case. After it the suite heals it (`world.heal`), waits until it is at rest and
lets the oracle count: a case says nothing about lost or doubled events. It raises `NothingHappened` when its fault did
not bite, and `Broken` for what must hold besides the invariants. One that heals in its middle calls `world.healing()`
at that moment: progress is timed from there. A case that needs other servers names them (`servers=`), a function of a
folder that opens a world. A case that needs a handler no service has is a rig (`@rig`): it starts what it needs in the
folder it is given and returns a whole `Verdict`, naming the rig in its evidence.
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deploy.faults.world import World

Opened = Callable[[Path], "AbstractAsyncContextManager[World]"]
Run = Callable[["World"], Awaitable["Evidence"]]
Alone = Callable[[Path], Awaitable["Verdict"]]


class NothingHappened(AssertionError):
    """The fault did not bite: the case proves nothing."""


class Broken(AssertionError):
    """Something that must hold did not."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that the fault happened; `repeats` says that it must leave duplicates on a topic.

    `then` looks, after everything has come to rest, at what must hold besides, and returns what does not.
    """

    happened: str
    repeats: bool = False
    then: "Callable[[World], Awaitable[list[str]]] | None" = None


@dataclass(slots=True)
class Verdict:
    """One line of the report. `findings` are the invariants that did not hold, in words; empty is clean."""

    case: str
    evidence: str
    events: int = 0
    duplicates_on_topic: int = 0
    lost: int = 0
    doubled: int = 0
    reordered: int = 0
    seconds_to_progress: float | None = None
    seconds_to_drained: float | None = None
    findings: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Nothing lost, doubled or reordered, and every invariant held."""
        return not (self.lost or self.doubled or self.reordered or self.findings)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of the registry: on a running world, or alone with servers of its own.

    `strikes` names the one service that is hit under a load that neighbours share, each in a service of its own.
    `longest` is when a case that hangs is given up, in seconds.
    """

    name: str
    title: str
    run: Run | None = None
    alone: Alone | None = None
    servers: Opened | None = None
    strikes: str = ""
    longest: float = 240.0


CASES: dict[str, Case] = {}


def case(
    name: str, title: str, *, servers: Opened | None = None, strikes: str = "", longest: float = 240.0
) -> Callable[[Run], Run]:
    """Registers a case that runs on a world: the shared one, or one with other `servers`."""

    def register(run: Run) -> Run:
        _add(Case(name, title, run=run, servers=servers, strikes=strikes, longest=longest))
        return run

    return register


def rig(name: str, title: str) -> Callable[[Alone], Alone]:
    """Registers a case with a handler of its own; it gets an empty folder and gives a whole verdict."""

    def register(alone: Alone) -> Alone:
        _add(Case(name, title, alone=alone))
        return alone

    return register


def _add(made: Case) -> None:
    if made.name in CASES:
        raise ValueError(f"case {made.name} is registered twice")
    CASES[made.name] = made
