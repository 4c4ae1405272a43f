"""Small scenarios for the tests of the simulation."""

from deploy.judgement.scenarios import SCENARIOS, Scenario

PLAIN = Scenario("plain", 12, 4, 2)


def named(name: str) -> Scenario:
    return next(one for one in SCENARIOS if one.name == name)
