"""An employer: who it is, what its projects look like by default, and by which sources HR systems speak for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from shared import times
from shared.rules import Finding, Invalid

DEFAULT_FEE_FLOOR = Decimal("20.00")
"""The least fee per estimated hour, in the currency of the fee."""


MOST_DAYS = 365


class Status(StrEnum):
    REGISTERED = "registered"


TRANSITIONS: Mapping[Status, frozenset[Status]] = {Status.REGISTERED: frozenset()}


class SourceKind(StrEnum):
    """How the HR system behind a source speaks."""

    CLOUDEVENTS = "cloudevents"
    GREENHOUSE = "greenhouse"


@dataclass(frozen=True, slots=True)
class Fee:
    """What one person is paid for the whole project; `currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Deliverable:
    """What is to be handed over, and the sentence by which it is accepted."""

    title: str
    acceptance: str


@dataclass(frozen=True, slots=True)
class Days:
    """Days for each step: to apply from publication on, then to deliver, to review, to decide."""

    apply: int = 14
    deliver: int = 21
    review: int = 7
    decide: int = 7


@dataclass(frozen=True, slots=True)
class Template:
    """What a project gets when its request does not say; staff are named by work mail.

    `custom_fields` maps a field of ours (`hours`, `fee`, `supervisor`, ...) to the key of the custom field in the
    employer's Greenhouse that holds it.
    """

    brief: str | None = None
    hours: Decimal | None = None
    fee: Fee | None = None
    seats: int | None = None
    deliverables: tuple[Deliverable, ...] = ()
    hiring_manager: str | None = None
    supervisor: str | None = None
    reviewers: tuple[str, ...] = ()
    days: Days = field(default_factory=Days)
    custom_fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Employer:
    """`id` is the tenant of everything that belongs to it; `sequence` counts the events published about it."""

    id: UUID
    name: str
    time_zone: str
    language: str
    fee_floor: Decimal = DEFAULT_FEE_FLOOR
    template: Template = field(default_factory=Template)
    status: Status = Status.REGISTERED
    version: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Registered:
    name: str
    time_zone: str
    language: str
    fee_floor: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class TemplateChanged:
    template: Template
    fee_floor: Decimal
    at: datetime


Event: TypeAlias = Registered | TemplateChanged

MAPPABLE = ("brief", "hours", "fee", "seats", "hiring_manager", "supervisor", "reviewers")
"""The fields of a project that a custom field of an HR system can fill."""


def register(
    employer_id: UUID, *, name: str, time_zone: str, language: str, fee_floor: Decimal, at: datetime
) -> tuple[Employer, tuple[Event, ...]]:
    """A new employer and the fact that it registered."""
    findings = []
    if not name.strip():
        findings.append(Finding("name", "missing", "an employer needs a name"))
    findings += times.unknown_zone(time_zone)
    if fee_floor <= 0:
        findings.append(Finding("fee_floor", "out_of_range", "the least fee per hour must be above 0"))
    if findings:
        raise Invalid(*findings)
    employer = Employer(employer_id, name.strip(), time_zone, language, fee_floor)
    return employer, (Registered(employer.name, time_zone, language, fee_floor, at),)


def change_template(employer: Employer, template: Template, *, fee_floor: Decimal, at: datetime) -> tuple[Event, ...]:
    """Replaces what new projects get by default."""
    findings = list(_template_findings(template))
    if fee_floor <= 0:
        findings.append(Finding("fee_floor", "out_of_range", "the least fee per hour must be above 0"))
    if findings:
        raise Invalid(*findings)
    if (template, fee_floor) == (employer.template, employer.fee_floor):
        return ()
    return (TemplateChanged(template, fee_floor, at),)


def _template_findings(template: Template) -> tuple[Finding, ...]:
    findings = []
    for step in ("apply", "deliver", "review", "decide"):
        days = getattr(template.days, step)
        if not 1 <= days <= MOST_DAYS:
            findings.append(Finding(f"days_to_{step}", "out_of_range", f"{days} days is outside 1..{MOST_DAYS}"))
    findings += [
        Finding(
            f"custom_fields.{ours}",
            "unknown",
            f"no field of a project is called so; the fields that can be mapped are {', '.join(MAPPABLE)}",
        )
        for ours in template.custom_fields
        if ours not in MAPPABLE
    ]
    return tuple(findings)


def apply(employer: Employer, event: Event) -> Employer:
    """The employer after the event."""
    match event:
        case Registered():
            return employer
        case TemplateChanged():
            return replace(employer, template=event.template, fee_floor=event.fee_floor)
