"""How numbers are published: snapped, then rounded, so that every machine prints the same digits.

Averages of ratings hit exact ties (36.875), where the last bit of a linear algebra library would decide the rounding.
Rounding to nine digits first takes that bit away; Python's round is then half-even on what is left.
"""

SCORE_DIGITS = 2
PROBABILITY_DIGITS = 4


def snapped(value: float, digits: int) -> float:
    """`value` rounded to `digits` after removing the noise of the last bits; never -0.0."""
    return round(round(float(value), 9), digits) + 0.0


def score(value: float) -> float:
    """Scores, their standard deviations, intervals and severities: two decimals, on 0..100."""
    return snapped(value, SCORE_DIGITS)


def probability(value: float) -> float:
    """Probabilities, ratios and reliabilities: four decimals."""
    return snapped(value, PROBABILITY_DIGITS)


def score_text(value: float) -> str:
    """As it is published."""
    return f"{score(value):.2f}"


def maybe_score(value: float | None) -> str | None:
    """The same; None stays None."""
    return None if value is None else score_text(value)


def maybe_chance(value: float | None) -> str | None:
    """A probability, ratio or reliability as it is published, already rounded."""
    return None if value is None else f"{value:.4f}"


def maybe_interval(ends: tuple[float, float] | None) -> tuple[str, str] | None:
    """The ends of a reliability's interval as they are published."""
    return (f"{ends[0]:.4f}", f"{ends[1]:.4f}") if ends else None
