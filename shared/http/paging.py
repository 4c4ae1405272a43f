"""Lists in pages: `{items, next}`; `next` is an opaque cursor for the `after` parameter, null on the last page."""

from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from shared.rules import Finding, Invalid

T = TypeVar("T")
Limit = Annotated[int, Query(ge=1, le=200)]


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None


def page(rows: Sequence[T], limit: int, position: Callable[[T], str]) -> Page[T]:
    """A page from `limit + 1` rows: the one too many only says that there is a next page."""
    shown = list(rows[:limit])
    more = len(rows) > limit
    return Page(items=shown, next=cursor(position(shown[-1])) if more and shown else None)


def cursor(position: str) -> str:
    """An opaque cursor."""
    return urlsafe_b64encode(position.encode()).decode().rstrip("=")


def position_of(after: str | None) -> str | None:
    """What a cursor stands for; raises `Invalid` when it is none of ours."""
    if after is None:
        return None
    refused = Invalid(Finding("after", "not_a_cursor", "take `next` of the page before as it is"))
    try:
        position = b64decode(after + "=" * (-len(after) % 4), altchars="-_", validate=True).decode()
    except ValueError as error:
        raise refused from error
    if not position.isprintable():
        raise refused
    return position
