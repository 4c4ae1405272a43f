"""A reviewer: how much they take on, when they are away, and by which rubrics their marks count.

Calibration is per rubric version. Drift is told to people and changes no score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.evaluation.domain.rubric import Ref
from shared.judgement.calibration import Gate, State
from shared.rules import Finding, IllegalTransition, Invalid

LARGEST_CAPACITY = 100


@dataclass(frozen=True, slots=True)
class Leave:
    """Away from `start` until before `end`."""

    start: datetime
    end: datetime

    def covers(self, *times: datetime) -> bool:
        return any(self.start <= one < self.end for one in times)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was found of this reviewer by one rubric version.

    `apart` is the mean distance from the references (points of 100), `off` names criteria that are two levels off on
    every item. `since` is when the last training ended.
    """

    state: State = "needs_items"
    items: int = 0
    apart: float | None = None
    off: tuple[str, ...] = ()
    decided_at: datetime | None = None
    since: datetime | None = None
    drifting: bool = False


@dataclass(frozen=True, slots=True)
class Reviewer:
    """`capacity` is None for the usual one; of version 0 nothing was said yet."""

    id: UUID
    capacity: int | None = None
    leave: Leave | None = None
    calibrations: Mapping[Ref, Calibration] = field(default_factory=dict)
    version: int = 0
    sequence: int = 0

    def calibration(self, rubric: Ref) -> Calibration:
        return self.calibrations.get(rubric, Calibration())


@dataclass(frozen=True, slots=True)
class CapacitySet:
    capacity: int | None


@dataclass(frozen=True, slots=True)
class LeaveSet:
    leave: Leave | None


@dataclass(frozen=True, slots=True)
class Measured:
    """The gate looked at gold cards and asks for a third one."""

    rubric: Ref
    gate: Gate
    at: datetime


@dataclass(frozen=True, slots=True)
class Calibrated:
    rubric: Ref
    gate: Gate
    at: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """Too far off on three items: training, until somebody says that it was done."""

    rubric: Ref
    gate: Gate
    at: datetime


@dataclass(frozen=True, slots=True)
class Trained:
    """Calibration begins again, with other items."""

    rubric: Ref
    at: datetime


@dataclass(frozen=True, slots=True)
class DriftDetected:
    """`shift` is how much stricter (+) or milder (-) they have become, points of 100."""

    rubric: Ref
    shift: float
    z: float
    basis: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DriftEnded:
    rubric: Ref
    at: datetime


Event: TypeAlias = CapacitySet | LeaveSet | Measured | Calibrated | Failed | Trained | DriftDetected | DriftEnded
Step: TypeAlias = Measured | Calibrated | Failed | Trained | DriftDetected | DriftEnded
"""What belongs to a rubric version."""


def set_capacity(reviewer: Reviewer, capacity: int | None) -> tuple[Event, ...]:
    """None goes back to the usual one."""
    if capacity is not None and not 0 <= capacity <= LARGEST_CAPACITY:
        raise Invalid(
            Finding(
                "capacity", "out_of_range", f"{capacity} is not possible: give 0 to {LARGEST_CAPACITY} open reviews"
            )
        )
    return () if capacity == reviewer.capacity else (CapacitySet(capacity),)


def set_leave(reviewer: Reviewer, leave: Leave | None, *, at: datetime) -> tuple[Event, ...]:
    """None ends it, or withdraws one that was planned."""
    if leave is not None and leave.end <= leave.start:
        raise Invalid(Finding("until", "not_after_from", "leave ends after it begins: give a later time"))
    if leave is not None and leave.end <= at:
        raise Invalid(Finding("until", "passed", "this leave is over already: give a time that is still to come"))
    return () if leave == reviewer.leave else (LeaveSet(leave),)


def measure(reviewer: Reviewer, rubric: Ref, gate: Gate, *, at: datetime) -> tuple[Event, ...]:
    """What follows from the gate, said once."""
    present = reviewer.calibration(rubric)
    if gate.state == "needs_items" or present.state in ("passed", "training"):
        return ()
    if gate.state == "passed":
        return (Calibrated(rubric, gate, at),)
    if gate.state == "training":
        return (Failed(rubric, gate, at),)
    return () if present.state == "third_item" else (Measured(rubric, gate, at),)


def train(reviewer: Reviewer, rubric: Ref, *, at: datetime) -> tuple[Event, ...]:
    """The training was done."""
    present = reviewer.calibration(rubric).state
    if present != "training":
        raise IllegalTransition("calibration", reviewer.id, present, "needs_items", ())
    return (Trained(rubric, at),)


def watch_drift(
    reviewer: Reviewer, rubric: Ref, *, flagged: bool, shift: float, z: float, basis: str, at: datetime
) -> tuple[Event, ...]:
    """A drift is told when it begins, not at every look."""
    drifting = reviewer.calibration(rubric).drifting
    if flagged == drifting:
        return ()
    return (DriftDetected(rubric, shift, z, basis, at),) if flagged else (DriftEnded(rubric, at),)


def apply(reviewer: Reviewer, event: Event) -> Reviewer:
    """The reviewer after the event."""
    match event:
        case CapacitySet():
            return replace(reviewer, capacity=event.capacity)
        case LeaveSet():
            return replace(reviewer, leave=event.leave)
        case _:
            changed = _after(reviewer.calibration(event.rubric), event)
            return replace(reviewer, calibrations={**reviewer.calibrations, event.rubric: changed})


def evolve(reviewer: Reviewer, events: Sequence[Event]) -> Reviewer:
    """The reviewer after all of them."""
    for event in events:
        reviewer = apply(reviewer, event)
    return reviewer


def _after(calibration: Calibration, event: Step) -> Calibration:
    match event:
        case Measured() | Calibrated() | Failed():
            gate = event.gate
            return replace(
                calibration,
                state=gate.state,
                items=len(gate.items),
                apart=gate.apart,
                off=gate.off,
                decided_at=event.at,
            )
        case Trained():
            return replace(Calibration(since=event.at), drifting=calibration.drifting)
        case DriftDetected():
            return replace(calibration, drifting=True)
        case DriftEnded():
            return replace(calibration, drifting=False)
