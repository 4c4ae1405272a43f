"""The base of every event's data, and the small types that several contracts share."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shared.contracts.topics import Topic

Decimal2 = Annotated[str, StringConstraints(pattern=r"^-?\d+\.\d{2}$")]
"""A number with exactly two decimals, as text, so that it is the same in every language."""
Decimal4 = Annotated[str, StringConstraints(pattern=r"^-?\d+\.\d{4}$")]
"""A probability or ratio with exactly four decimals, as text."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class Part(BaseModel):
    """A structure inside a contract. Unknown fields are tolerated on purpose: producers may be newer."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Contract(Part):
    """The data of one event type: a fact, flat where it can be, with units in the names.

    `TYPE` is the CloudEvents type on the wire, `TOPIC` the topic that carries it. A released contract is frozen:
    only optional fields may be added.
    """

    TYPE: ClassVar[str]
    TOPIC: ClassVar[Topic]


class Money(Part):
    """An amount in a currency: decimal text and ISO 4217 code."""

    amount: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d{1,2})?$")]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class RubricRef(Part):
    """One immutable rubric version."""

    rubric_id: UUID
    version: Annotated[int, Field(ge=1)]


class PolicyRef(Part):
    """One immutable version of a conversion policy."""

    policy_id: UUID
    version: Annotated[int, Field(ge=1)]


class OfferTerms(Part):
    """What is offered: the full-time role, never the person."""

    job_title: str
    salary: Money
    salary_period: Literal["year", "month", "hour"]
    employment_type: Literal["full_time", "part_time"]
    weekly_hours: int
    location: str
    start_on: date
    conditions: str | None = None


RecommendationValue = Literal["strong_convert", "convert", "hold", "no_convert", "insufficient_evidence"]
DecisionValue = Literal["convert", "hold", "no_convert"]
OverallRecommendation = Literal["definitely_no", "no", "yes", "strong_yes", "no_decision"]
MemberRole = Literal["administrator", "hiring_manager", "supervisor", "reviewer", "approver", "hr_partner", "operator"]
