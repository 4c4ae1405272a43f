"""Whether two ways of answering take different times: a test on pairs that noise does not pass and a leak does."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FLIPS = 20_000
LARGEST_P = 1e-4
SUSPICIOUS_P = 0.05
"""Above it there is no reason to look longer."""
SMALLEST_EFFECT = 0.003
"""Seconds. What is smaller drowns in a network, and here in the scheduler's noise."""


@dataclass(frozen=True)
class Difference:
    """`effect` in seconds: the median of the pairs' differences. `p`: how often chance alone gives one as large."""

    effect: float
    p: float

    def __str__(self) -> str:
        return f"{self.effect * 1000:+.1f} ms, p = {self.p:.0e}"

    @property
    def tells(self) -> bool:
        return abs(self.effect) > SMALLEST_EFFECT and self.p < LARGEST_P

    @property
    def suspicious(self) -> bool:
        return abs(self.effect) > SMALLEST_EFFECT and LARGEST_P <= self.p < SUSPICIOUS_P


def compared(first: Sequence[float], second: Sequence[float], *, seed: int = 1) -> Difference:
    """Durations in seconds, asked for in turn: the two of a pair share whatever else went on.

    The sign of a pair's difference is chance if the two do not differ, so signs flipped at random give the distribution
    of the mean under chance alone. A pair that something else disturbed counts three times the usual one at most.
    """
    pairs = np.asarray(first) - np.asarray(second)
    usual = float(np.median(np.abs(pairs)))
    kept = np.clip(pairs, -3 * usual, 3 * usual)
    signs = np.random.default_rng(seed).choice((-1.0, 1.0), size=(FLIPS, len(kept)))
    by_chance = np.abs((signs * kept).mean(axis=1))
    p = float((1 + np.sum(by_chance >= abs(kept.mean()) * (1 - 1e-9))) / (FLIPS + 1))
    return Difference(float(np.median(pairs)), p)
