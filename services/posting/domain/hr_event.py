"""What an HR system said, apart from how it said it: requests, and the answer that each event got."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from services.posting.domain.guard import Definition
from shared.rules import Finding


class Status(StrEnum):
    """`waiting` is accepted, but its project is a draft with findings that somebody has to mend."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IGNORED = "ignored"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Ask:
    """An HR system wants a project, or says more about one.

    What is None was not said. `complete` requests must be free of findings; others may wait as a draft.
    """

    external_project_id: str
    definition: Definition
    approved: bool | None
    publish: bool | None
    complete: bool
    unread: tuple[Finding, ...] = ()
    read: frozenset[str] = frozenset()
    """The fields about which this request speaks: their earlier unread values are void."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """An HR system takes back a project that it asked for."""

    external_project_id: str
    reason: str


Request: TypeAlias = Ask | Withdraw


@dataclass(frozen=True, slots=True)
class Reading:
    """What a door made of an event: a request, None for a type that it passes over on purpose, or findings."""

    request: Request | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an HR event. `hr_event_id` is ours; `repeated` says that this very event was answered before."""

    hr_event_id: UUID
    status: Status
    findings: tuple[Finding, ...]
    project_id: UUID | None
    received_at: datetime
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """The attributes of an event as far as they could be read; each may be None in a broken one."""

    event_id: str | None
    source: str | None
    type: str | None

    @classmethod
    def among(cls, given: Mapping[str, str | None]) -> "Named":
        return cls(given.get("id"), given.get("source"), given.get("type"))
