"""Types of what people send and see in several places: text that a database can hold, versions, terms."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from services.conversion.domain.terms import Salary, Terms
from shared.http import Call, position_of
from shared.rules import Finding, Forbidden, Invalid

Text = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=2_000)]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00\r\n]*$", max_length=200)]


class Body(BaseModel):
    """What is sent says nothing that is not understood."""

    model_config = ConfigDict(extra="forbid")


class Seen(Body):
    """The version that the caller looked at; when somebody was faster, nothing happens. Without one, no check."""

    version: int | None = None


class Reasoned(Seen):
    reason: Annotated[Text, Field(min_length=1)]


class SalaryBody(Body):
    """An amount with at most two decimals, as text, and an ISO 4217 code."""

    amount: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class TermsBody(Body):
    """What is offered: the role, never the person."""

    job_title: Line
    salary: SalaryBody
    salary_period: Literal["year", "month", "hour"]
    employment_type: Literal["full_time", "part_time"]
    weekly_hours: int
    location: Line
    start_on: date
    conditions: Text | None = None

    def to_domain(self) -> Terms:
        return Terms(
            job_title=self.job_title,
            salary=Salary(self.salary.amount.quantize(Decimal("0.01")), self.salary.currency),
            salary_period=self.salary_period,
            employment_type=self.employment_type,
            weekly_hours=self.weekly_hours,
            location=self.location,
            start_on=self.start_on,
            conditions=self.conditions,
        )

    @classmethod
    def of(cls, terms: Terms) -> "TermsBody":
        return cls.model_validate(terms.as_document())


def id_of(after: str | None) -> UUID | None:
    """The id that a cursor of a list ordered by id stands for; raises `Invalid` when it is none of ours."""
    position = position_of(after)
    try:
        return UUID(position) if position is not None else None
    except ValueError as error:
        raise Invalid(Finding("after", "not_a_cursor", "take `next` of the page before as it is")) from error


def member_of(call: Call) -> UUID:
    """The member who asks; raises `Forbidden` for anybody else."""
    if call.principal.member_id is None:
        raise Forbidden("only a member of the employer can do this: sign in as one")
    return call.principal.member_id


def version_of(body: Seen | None) -> int | None:
    return body.version if body else None
