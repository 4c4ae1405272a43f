"""The terms of an offer, their checks and their digest."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import rfc8785

from shared.rules import Finding, Invalid


@dataclass(frozen=True, slots=True)
class Salary:
    """`currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is offered: the role, never the person."""

    job_title: str
    salary: Salary
    salary_period: Literal["year", "month", "hour"]
    employment_type: Literal["full_time", "part_time"]
    weekly_hours: int
    location: str
    start_on: date
    conditions: str | None = None

    def as_document(self) -> dict[str, Any]:
        """The terms as they stand in events and letters; amounts as text with two decimals, no null members."""
        document: dict[str, Any] = {
            "job_title": self.job_title,
            "salary": {"amount": f"{self.salary.amount:.2f}", "currency": self.salary.currency},
            "salary_period": self.salary_period,
            "employment_type": self.employment_type,
            "weekly_hours": self.weekly_hours,
            "location": self.location,
            "start_on": self.start_on.isoformat(),
        }
        return document | ({"conditions": self.conditions} if self.conditions is not None else {})

    @property
    def digest(self) -> str:
        """`sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of the document."""
        canonical = rfc8785.dumps(self.as_document())
        return f"sha256:{hashlib.sha256(canonical).hexdigest()}"


def check(terms: Terms, at: datetime) -> None:
    """Raises `Invalid` with everything that keeps these terms from being offered."""
    findings = []
    if not terms.job_title.strip():
        findings.append(Finding("terms.job_title", "missing", "name the role"))
    if not terms.location.strip():
        findings.append(Finding("terms.location", "missing", "say where the work is done"))
    if terms.salary.amount <= 0:
        findings.append(Finding("terms.salary.amount", "out_of_range", "a salary is more than 0"))
    if not 1 <= terms.weekly_hours <= 60:
        findings.append(
            Finding("terms.weekly_hours", "out_of_range", f"{terms.weekly_hours} hours a week: set 1 to 60")
        )
    if terms.start_on < at.date():
        findings.append(
            Finding(
                "terms.start_on",
                "in_the_past",
                f"{terms.start_on.isoformat()} is over: set a day from {at.date().isoformat()} on",
            )
        )
    if findings:
        raise Invalid(*findings)
