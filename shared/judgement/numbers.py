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
