"""The numbers by which a recommendation is made: all of them fixed before the first reveal."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from math import isfinite
from typing import Any

from shared.rules import Finding, Invalid


@dataclass(frozen=True, slots=True)
class Policy:
    """Thresholds of one policy version.

    `bar` and `strong_bar` are scores (0..100); `p_yes`, `p_no`, `p_strong` chances that decide; `resolve` is the least
    chance that one more review decides for which it is asked; a project of eight or more candidates whose separation
    is below `weak_separation` is decided by `weak_p` instead. Reviews are per candidate.
    """

    bar: float = 60.0
    strong_bar: float = 80.0
    p_yes: float = 0.90
    p_no: float = 0.10
    p_strong: float = 0.90
    resolve: float = 0.20
    weak_separation: float = 0.5
    weak_p: float = 0.975
    min_reviews: int = 2
    max_reviews: int = 4
    level: float = 0.90
    window_days: int = 180

    def __post_init__(self) -> None:
        findings = tuple(_findings(self))
        if findings:
            raise Invalid(*findings)

    def numbers(self) -> dict[str, str]:
        """Every number as text, the shortest that gives back the same value."""
        return {field.name: _text(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def of(cls, numbers: Mapping[str, Any]) -> "Policy":
        """From text or numbers; unknown names are ignored, missing ones take the default; raises `Invalid`."""
        whole = {field.name: field.type in (int, "int") for field in fields(cls)}
        given: dict[str, Any] = {}
        findings: list[Finding] = []
        for name, value in numbers.items():
            if name not in whole or value is None:
                continue
            number = _number(value)
            if number is None or (whole[name] and number != int(number)):
                kind = "a whole number" if whole[name] else "a number"
                findings.append(
                    Finding(name, "not_a_number", f"{value!r:.40} is not {kind}: give one, as number or text")
                )
                continue
            given[name] = int(number) if whole[name] else number
        if findings:
            raise Invalid(*findings)
        return cls(**given)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _text(value: float) -> str:
    return repr(value) if isinstance(value, int) or value != int(value) else f"{value:.1f}"


_RANGES: Mapping[str, tuple[Callable[[float], bool], str]] = {
    "bar": (lambda x: 0 <= x <= 100, "is not a score: give 0 to 100"),
    "strong_bar": (lambda x: 0 <= x <= 100, "is not a score: give 0 to 100"),
    "p_yes": (lambda x: 0.5 < x < 1, "decides nothing: give more than 0.5, below 1"),
    "p_strong": (lambda x: 0.5 < x < 1, "decides nothing: give more than 0.5, below 1"),
    "weak_p": (lambda x: 0.5 < x < 1, "decides nothing: give more than 0.5, below 1"),
    "p_no": (lambda x: 0 < x < 0.5, "decides nothing: give more than 0, below 0.5"),
    "resolve": (lambda x: 0 <= x <= 1, "is no chance: give 0 to 1"),
    "weak_separation": (lambda x: 0 <= x <= 1, "is no share: give 0 to 1"),
    "level": (lambda x: 0.5 <= x < 1, "is no level of an interval: give 0.5 to below 1"),
    "min_reviews": (lambda x: x >= 1, "reviews judge nothing: give at least 1"),
    "window_days": (lambda x: x >= 1, "days hold no review: give at least 1"),
}


def _findings(policy: Policy) -> Iterator[Finding]:
    for name, (holds, problem) in _RANGES.items():
        if not holds(getattr(policy, name)):
            yield Finding(name, "out_of_range", f"{getattr(policy, name)} {problem}")
    for name, least in (("strong_bar", "bar"), ("max_reviews", "min_reviews")):
        given, other = getattr(policy, name), getattr(policy, least)
        if given < other:
            yield Finding(name, f"below_{least}", f"{given} is below {least} {other}: raise it or lower {least}")
