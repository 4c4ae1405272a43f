"""Types of what people send: text that a database can hold, bodies that say nothing that is not understood."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from shared.http import position_of
from shared.rules import Finding, Invalid

Text = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=5_000)]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00\r\n]*$", max_length=500)]


class Body(BaseModel):
    """What is sent says nothing that is not understood."""

    model_config = ConfigDict(extra="forbid")


def id_of(after: str | None) -> UUID | None:
    """The id that a cursor of a list ordered by id stands for; raises `Invalid` when it is none of ours."""
    position = position_of(after)
    try:
        return UUID(position) if position is not None else None
    except ValueError as error:
        raise Invalid(Finding("after", "not_a_cursor", "take `next` of the page before as it is")) from error
