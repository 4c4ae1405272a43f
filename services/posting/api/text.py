"""Types of what people send: text that a database can hold, money, one expected version."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shared.http import position_of
from shared.rules import Finding, Invalid

Text = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=20_000)]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00\r\n]*$", max_length=500)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class Body(BaseModel):
    """What is sent says nothing that is not understood."""

    model_config = ConfigDict(extra="forbid")


class Money(Body):
    """An amount with at most two decimals, as text, and an ISO 4217 code."""

    amount: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Seen(Body):
    """The version that the caller looked at; when somebody was faster, nothing happens. Without one, no check."""

    version: int | None = None


class Reasoned(Seen):
    reason: Annotated[Text, Field(min_length=1)]


class FindingView(BaseModel):
    """One broken rule: the field's path, a stable word for the rule, what is wrong and the way out."""

    field: str
    rule: str
    message: str


def id_of(after: str | None) -> UUID | None:
    """The id that a cursor of a list ordered by id stands for; raises `Invalid` when it is none of ours."""
    position = position_of(after)
    try:
        return UUID(position) if position is not None else None
    except ValueError as error:
        raise Invalid(Finding("after", "not_a_cursor", "take `next` of the page before as it is")) from error
