"""A member of an employer's staff: roles, contact, and what must keep them from judging somebody's work."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from shared import times
from shared.rules import Finding, Invalid, require


class Status(StrEnum):
    ACTIVE = "active"
    LEFT = "left"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.ACTIVE: frozenset({Status.LEFT}),
    Status.LEFT: frozenset(),
}


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    HIRING_MANAGER = "hiring_manager"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    HR_PARTNER = "hr_partner"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Details:
    """What the employer says about a member.

    `subject` is the `sub` claim at the employer's identity provider, `email` the work mail in lower case.
    `conflict_tokens` are opaque: a token shared with a candidate excludes the member as a reviewer.
    """

    subject: str
    name: str
    email: str
    roles: frozenset[Role]
    time_zone: str = "UTC"
    language: str = "en"
    conflict_tokens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    id: UUID
    employer_id: UUID
    details: Details
    status: Status = Status.ACTIVE
    version: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Joined:
    details: Details
    at: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    details: Details
    at: datetime


@dataclass(frozen=True, slots=True)
class Left:
    at: datetime


Event: TypeAlias = Joined | Changed | Left


def join(member_id: UUID, employer_id: UUID, details: Details, *, at: datetime) -> tuple[Member, tuple[Event, ...]]:
    """A new member and the fact that they joined."""
    _check(details)
    member = Member(member_id, employer_id, _normal(details))
    return member, (Joined(member.details, at),)


def change(member: Member, details: Details, *, at: datetime) -> tuple[Event, ...]:
    """Replaces what is known about a member who is still there; nothing when nothing differs."""
    if member.status is not Status.ACTIVE:
        require(TRANSITIONS, "member", member.id, member.status, Status.ACTIVE)
    _check(details)
    return () if _normal(details) == member.details else (Changed(_normal(details), at),)


def leave(member: Member, *, at: datetime) -> tuple[Event, ...]:
    require(TRANSITIONS, "member", member.id, member.status, Status.LEFT)
    return (Left(at),)


def apply(member: Member, event: Event) -> Member:
    """The member after the event."""
    match event:
        case Joined() | Changed():
            return replace(member, details=event.details)
        case Left():
            return replace(member, status=Status.LEFT)


def _normal(details: Details) -> Details:
    return replace(details, name=details.name.strip(), email=details.email.strip().lower())


def _check(details: Details) -> None:
    findings = []
    if not details.subject.strip():
        findings.append(Finding("subject", "missing", "a member needs the subject under which they sign in"))
    if not details.name.strip():
        findings.append(Finding("name", "missing", "a member needs a name"))
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", details.email.strip()):
        findings.append(Finding("email", "not_an_address", "a member needs a work mail such as kim@example.com"))
    if not details.roles:
        findings.append(
            Finding("roles", "missing", f"a member needs at least one role of {', '.join(role.value for role in Role)}")
        )
    findings += times.unknown_zone(details.time_zone)
    if findings:
        raise Invalid(*findings)
