"""A conversion policy: the numbers by which work is judged, who approves offers, and its versions.

A version never changes once it is active: projects pin it. The defaults are those of the scoring method itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from shared.judgement import policy as judgement
from shared.rules import Finding, Invalid, require


class Status(StrEnum):
    """Of one version."""

    DRAFT = "draft"
    ACTIVE = "active"
    REPLACED = "replaced"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.ACTIVE}),
    Status.ACTIVE: frozenset({Status.REPLACED}),
    Status.REPLACED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class ApproverGroup:
    """Groups approve an offer one after another; in each, `approvals_required` of the members must."""

    name: str
    member_ids: tuple[UUID, ...]
    approvals_required: int = 1


@dataclass(frozen=True, slots=True)
class Numbers:
    """Bars on 0..100, chances on 0..1, reviews and days as counts. Source of the defaults: the method's policy."""

    bar: Decimal = Decimal(60)
    strong_bar: Decimal = Decimal(80)
    p_yes: Decimal = Decimal("0.90")
    p_no: Decimal = Decimal("0.10")
    p_strong: Decimal = Decimal("0.90")
    resolve: Decimal = Decimal("0.20")
    weak_separation: Decimal = Decimal("0.50")
    weak_p: Decimal = Decimal("0.975")
    min_reviews: int = 2
    max_reviews: int = 4
    window_days: int = 180
    offer_valid_days: int = 7


@dataclass(frozen=True, slots=True)
class Terms:
    """What one version says."""

    name: str
    numbers: Numbers = field(default_factory=Numbers)
    approver_groups: tuple[ApproverGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """`policy_version` counts versions; `version` counts saves, `sequence` published events."""

    id: UUID
    employer_id: UUID
    terms: Terms
    status: Status = Status.DRAFT
    policy_version: int = 1
    activated_at: datetime | None = None
    version: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Activated:
    policy_version: int
    terms: Terms
    at: datetime


@dataclass(frozen=True, slots=True)
class Replaced:
    policy_version: int
    at: datetime


Event: TypeAlias = Activated | Replaced

BUILT_IN = Terms("Built-in policy")
"""What a project pins whose employer has activated no policy; it names no approvers."""


def activate(policy: Policy, *, staff: frozenset[UUID], at: datetime) -> tuple[Event, ...]:
    """Makes a first version the one that new projects pin. `staff` are the members who are there."""
    require(TRANSITIONS, "policy", policy.id, policy.status, Status.ACTIVE)
    check(policy.terms, staff)
    return (Activated(policy.policy_version, policy.terms, at),)


def renew(policy: Policy, terms: Terms, *, staff: frozenset[UUID], at: datetime) -> tuple[Event, ...]:
    """The next version takes over; projects that pinned the present one keep it."""
    require(TRANSITIONS, "policy", policy.id, policy.status, Status.REPLACED)
    check(terms, staff)
    return (Replaced(policy.policy_version, at), Activated(policy.policy_version + 1, terms, at))


def apply(policy: Policy, event: Event) -> Policy:
    """The policy after the event; it stands for its newest version."""
    match event:
        case Activated():
            return replace(
                policy,
                status=Status.ACTIVE,
                policy_version=event.policy_version,
                terms=event.terms,
                activated_at=event.at,
            )
        case Replaced():
            return replace(policy, status=Status.REPLACED)


def check(terms: Terms, staff: frozenset[UUID]) -> None:
    """Raises `Invalid` with every number and group that cannot be."""
    findings = [*_name(terms.name), *_numbers(terms.numbers), *_groups(terms.approver_groups, staff)]
    if findings:
        raise Invalid(*findings)


def _name(name: str) -> Sequence[Finding]:
    if 1 <= len(name.strip()) <= 120:
        return ()
    return (
        Finding("name", "missing" if not name.strip() else "too_long", "a policy needs a name of 1 to 120 letters"),
    )


def _numbers(numbers: Numbers) -> Sequence[Finding]:
    """What the method itself says about its numbers, and what it does not know of."""
    findings: list[Finding] = []
    try:
        judgement.Policy.of({field.name: getattr(numbers, field.name) for field in fields(numbers)})
    except Invalid as refused:
        findings += refused.findings
    if not 1 <= numbers.offer_valid_days <= 90:
        problem = f"offer_valid_days is {numbers.offer_valid_days}: set it from 1 to 90"
        findings.append(Finding("offer_valid_days", "out_of_range", problem))
    if not findings and numbers.weak_p < numbers.p_yes:
        problem = f"weak_p is {numbers.weak_p}, below p_yes ({numbers.p_yes}): raise it or lower p_yes"
        findings.append(Finding("weak_p", "below_p_yes", problem))
    return findings


def _groups(groups: tuple[ApproverGroup, ...], staff: frozenset[UUID]) -> Sequence[Finding]:
    findings: list[Finding] = []
    names = [group.name.strip().lower() for group in groups]
    for index, group in enumerate(groups):
        path = f"approver_groups[{index}]"
        if not group.name.strip() or names.index(names[index]) != index:
            findings.append(Finding(f"{path}.name", "not_unique", "each group needs a name of its own"))
        members = set(group.member_ids)
        if len(members) != len(group.member_ids):
            findings.append(Finding(f"{path}.member_ids", "not_unique", "name each approver once"))
        unknown = sum(member not in staff for member in members)
        if unknown:
            findings.append(
                Finding(
                    f"{path}.member_ids",
                    "unknown",
                    f"{unknown} of {len(members)} are no members with a right to approve",
                )
            )
        if not 1 <= group.approvals_required <= max(1, len(members)) or not members:
            findings.append(
                Finding(
                    f"{path}.approvals_required",
                    "out_of_range",
                    f"{group.approvals_required} approvals are required of {len(members)} approvers: "
                    "name more of them or ask for fewer",
                )
            )
    return findings
