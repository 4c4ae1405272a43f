"""A hire: somebody who accepted an offer, started, and stayed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeAlias
from uuid import UUID

from shared.rules import require


class Status(StrEnum):
    STARTED = "started"
    RETAINED_90_DAYS = "retained_90_days"
    RETAINED_1_YEAR = "retained_1_year"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.STARTED: frozenset({Status.RETAINED_90_DAYS, Status.RETAINED_1_YEAR}),
    Status.RETAINED_90_DAYS: frozenset({Status.RETAINED_1_YEAR}),
    Status.RETAINED_1_YEAR: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Hire:
    id: UUID
    employer_id: UUID
    offer_id: UUID
    engagement_id: UUID
    project_id: UUID
    subject_id: UUID
    started_on: date
    status: Status = Status.STARTED
    version: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Started:
    started_on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Retained:
    after: Literal["90_days", "1_year"]
    at: datetime


Event: TypeAlias = Started | Retained


def start(hire: Hire, *, at: datetime) -> tuple[Event, ...]:
    """The first fact of a hire."""
    return (Started(hire.started_on, at),)


def retain(hire: Hire, after: Literal["90_days", "1_year"], *, at: datetime) -> tuple[Event, ...]:
    """The person is still there after that time."""
    require(TRANSITIONS, "hire", hire.id, hire.status, Status(f"retained_{after}"))
    return (Retained(after, at),)


def apply(hire: Hire, event: Event) -> Hire:
    """The hire after the event."""
    match event:
        case Started():
            return replace(hire, status=Status.STARTED, started_on=event.started_on)
        case Retained():
            return replace(hire, status=Status(f"retained_{event.after}"))
