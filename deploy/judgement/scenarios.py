"""The simulated panels: sizes, how reviewers differ, what is wrong with them. Ability and noise are in levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shared.judgement.rubric import Criterion, Level, Rubric

Odd = Literal["careless", "halo", "central"]
GOLD = " + gold"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of panel: `reviews` are per candidate; standard deviations are in levels of the scale.

    `severity` is how reviewers differ, `halo` how one card of a reviewer differs as a whole, `noise` how a single
    rating does; `missing` is the share of ratings that are not given; `odd` is what the first reviewer does; `gold` is
    how many items with a reference score each reviewer rates.
    """

    name: str
    candidates: int = 20
    reviewers: int = 4
    reviews: int = 3
    severity: float = 0.4
    halo: float = 0.4
    noise: float = 0.7
    ability: float = 3.2
    ability_sd: float = 0.8
    specific: float = 0.4
    weights: tuple[int, ...] = (3, 2, 2, 2, 1)
    levels: int = 5
    missing: float = 0.0
    islands: bool = False
    odd: Odd | None = None
    gold: int = 0

    @property
    def rubric(self) -> Rubric:
        levels = tuple(Level(points) for points in range(1, self.levels + 1))
        return Rubric(tuple(Criterion(f"c{number}", weight, levels) for number, weight in enumerate(self.weights)))

    @property
    def family(self) -> str:
        """Scenarios of one family see the same works, reviewers and ratings; some have gold items in addition."""
        return self.name.removesuffix(GOLD)

    @property
    def crossed(self) -> bool:
        return self.reviews == self.reviewers


SCENARIOS: Sequence[Scenario] = (
    Scenario("n4 J3 k2", 4, 3, 2),
    Scenario("n4 J3 crossed", 4, 3, 3),
    Scenario("n8 J4 k2 severity 0", 8, 4, 2, severity=0.0),
    Scenario("n8 J4 k2", 8, 4, 2),
    Scenario("n8 J4 k3 severity .8", 8, 4, 3, severity=0.8),
    Scenario("n8 J3 crossed", 8, 3, 3),
    Scenario("n8 J3 crossed + gold", 8, 3, 3, gold=2),
    Scenario("n20 J4 k2 severity 0", 20, 4, 2, severity=0.0),
    Scenario("n20 J4 k2", 20, 4, 2),
    Scenario("n20 J4 k2 severity .8", 20, 4, 2, severity=0.8),
    Scenario("n20 J4 k2 severity .8 + gold", 20, 4, 2, severity=0.8, gold=2),
    Scenario("n20 J4 k3", 20, 4, 3),
    Scenario("n20 J4 k3 + gold", 20, 4, 3, gold=2),
    Scenario("n20 J8 k3", 20, 8, 3),
    Scenario("n20 J3 crossed severity .8", 20, 3, 3, severity=0.8),
    Scenario("n20 J3 crossed severity .8 + gold", 20, 3, 3, severity=0.8, gold=2),
    Scenario("n60 J8 k2", 60, 8, 2),
    Scenario("n60 J8 k3 severity .8", 60, 8, 3, severity=0.8),
    Scenario("n60 J3 crossed severity .8", 60, 3, 3, severity=0.8),
    Scenario("ceiling", ability=4.2),
    Scenario("halo .7", halo=0.7),
    Scenario("low noise", severity=0.2, halo=0.15, noise=0.4),
    Scenario("careless 1 of 4", odd="careless"),
    Scenario("careless 1 of 8", 60, 8, 3, odd="careless"),
    Scenario("flat 1 of 4", odd="halo"),
    Scenario("central 1 of 4", odd="central"),
    Scenario("missing 25 %", missing=0.25),
    Scenario("two islands", 20, 6, 2, islands=True),
    Scenario("4 levels", ability=2.65, ability_sd=0.65, levels=4),
    Scenario("7 criteria", weights=(3, 2, 2, 2, 1, 1, 1)),
    Scenario("3 criteria", weights=(3, 2, 2)),
    Scenario("no signal", ability_sd=0.35, specific=0.3, halo=0.5),
)
