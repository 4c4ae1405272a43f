"""What is asked of the method, and whether it is so: a goal is met, or missed by more than two standard errors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from deploy.judgement.figures import Figure, Figures
from deploy.judgement.policies import DEFAULT, SETTINGS
from deploy.judgement.scenarios import SCENARIOS, Scenario

TOLERANCE = 2.0
"""Standard errors."""
NO_SIGNAL = "no signal"


@dataclass(frozen=True, slots=True)
class Goal:
    """`figure` lies in least..most wherever it applies; `of` are scenarios, or policies written `setting: policy`."""

    name: str
    figure: str
    of: Sequence[str]
    least: float | None = None
    most: float | None = None

    def met(self, found: Figure, tolerance: float) -> bool:
        slack = tolerance * found.se
        above = self.least is None or found.value + slack >= self.least
        return above and (self.most is None or found.value - slack <= self.most)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One goal in one scenario."""

    goal: Goal
    where: str
    found: Figure
    met: bool

    @property
    def clear(self) -> bool:
        """The figure itself is as asked, not only within its error of that."""
        return self.goal.met(self.found, 0.0)


def _of(holds: Callable[[Scenario], bool]) -> Sequence[str]:
    return tuple(one.name for one in SCENARIOS if holds(one))


def _severe(one: Scenario) -> bool:
    return one.severity >= 0.8 and not one.gold


def _sparse(one: Scenario) -> bool:
    return one.severity >= 0.8 and not one.crossed and one.candidates >= 20


def _first(setting: Scenario) -> bool:
    return setting is SETTINGS[0]


def _policies(holds: Callable[[Scenario], bool]) -> Sequence[str]:
    return tuple(f"{setting.name}: {DEFAULT}" for setting in SETTINGS if holds(setting))


GOALS: Sequence[Goal] = (
    Goal("the 90 % interval covers the truth", "coverage", _of(lambda s: s.candidates >= 8), 0.88, 0.94),
    Goal("the 90 % interval covers the truth, 4 candidates", "coverage", _of(lambda s: s.candidates < 8), 0.88, 0.96),
    Goal("wrong among decided", "wrong", _of(lambda s: not _severe(s) and s.name != NO_SIGNAL), most=0.05),
    Goal("wrong among decided, severity .8 and no gold", "wrong", _of(_severe), most=0.075),
    Goal("wrong among decided, no signal", "wrong", (NO_SIGNAL,), most=0.12),
    Goal("decided, no signal", "decided", (NO_SIGNAL,), most=0.40),
    Goal("tau beyond the raw mean's", "tau_gain", _of(lambda s: s.candidates >= 8), least=-0.015),
    Goal("tau beyond the raw mean's, 4 candidates", "tau_gain", _of(lambda s: s.candidates < 8), least=-0.04),
    Goal("tau beyond the raw mean's, severity .8, sparse, from 20 candidates", "tau_gain", _of(_sparse), least=0.05),
    Goal("the places given cover the true place", "rank_coverage", _of(lambda _: True), least=0.88),
    Goal("careless reviewer flagged, 15 reviews", "caught", ("careless 1 of 4",), least=0.45),
    Goal("careless reviewer flagged, 22 reviews", "caught", ("careless 1 of 8",), least=0.75),
    Goal("others flagged as inconsistent", "false_inconsistent", _of(lambda _: True), most=0.02),
    Goal("flat reviewer flagged", "caught", ("flat 1 of 4",), least=0.95),
    Goal("others flagged for halo", "false_halo", _of(lambda _: True), most=0.05),
    Goal("central reviewer flagged", "caught", ("central 1 of 4",), least=0.70),
    Goal("others flagged for central tendency", "false_central_tendency", _of(lambda _: True), most=0.05),
    Goal("right decisions per extra review where one may decide", "gain", _policies(_first), least=0.30),
    Goal("wrong among decided where one may decide", "wrong", _policies(lambda s: not _severe(s)), most=0.05),
    Goal("wrong among decided where one may decide, severity .8", "wrong", _policies(_severe), most=0.075),
)


def verdicts(found: Mapping[str, Figures], tolerance: float = TOLERANCE) -> list[Verdict]:
    """Every goal in every scenario that was simulated and has the figure."""
    return [
        Verdict(goal, where, found[where][goal.figure], goal.met(found[where][goal.figure], tolerance))
        for goal in GOALS
        for where in goal.of
        if where in found and goal.figure in found[where]
    ]
