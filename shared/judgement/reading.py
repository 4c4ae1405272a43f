"""Reads plain JSON values strictly: what is wrong is named by its path, with the way out. Raises `Invalid`."""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from shared.rules import Finding, Invalid

LARGEST_INTEGER = 2**53 - 1
LARGEST = 1e9
"""No score, weight or variance is larger."""


def wrong(path: str, rule: str, message: str) -> NoReturn:
    raise Invalid(Finding(path, rule, message))


class Reading:
    """A JSON value with the path that leads to it."""

    def __init__(self, value: Any, path: str) -> None:
        self.value, self.path = value, path

    def at(self, name: str) -> "Reading":
        """A member that must be there."""
        found = self.maybe(name)
        if found is None:
            wrong(f"{self.path}.{name}" if self.path else name, "missing", "is missing: give it")
        return found

    def maybe(self, name: str) -> "Reading | None":
        """A member, or None where it is absent or null."""
        found = self.members().get(name)
        return None if found is None else Reading(found, f"{self.path}.{name}" if self.path else name)

    def members(self) -> Mapping[str, Any]:
        if not isinstance(self.value, dict):
            wrong(self.path, "not_an_object", "must be a JSON object")
        return self.value

    def items(self) -> "Sequence[Reading]":
        if not isinstance(self.value, list):
            wrong(self.path, "not_a_list", "must be a JSON list")
        return [Reading(one, f"{self.path}[{at}]") for at, one in enumerate(self.value)]

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value:
            wrong(self.path, "not_text", "must be text, not empty")
        return self.value

    def integer(self, least: int | None = None, most: int = LARGEST_INTEGER) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int) or abs(self.value) > LARGEST_INTEGER:
            wrong(self.path, "not_an_integer", "must be a whole number")
        if least is not None and self.value < least:
            wrong(self.path, "out_of_range", f"{self.value} is too small: give at least {least}")
        if self.value > most:
            wrong(self.path, "out_of_range", f"{self.value} is too large: give at most {most}")
        return self.value

    def number(self, low: float = -LARGEST, high: float = LARGEST) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            wrong(self.path, "not_a_number", "must be a number")
        if not low <= self.value <= high:
            wrong(self.path, "out_of_range", f"{self.value!r:.40} is out of range: give {low:g} to {high:g}")
        return float(self.value)
