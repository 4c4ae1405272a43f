"""In which order `make upgrade` replaces when it does so as the chart says."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from deploy.faults.world import World
from deploy.kubernetes.pods import NotEnacted
from deploy.local.release import CURRENT, Release
from deploy.upgrade.chart import Strategy, production, strategies
from deploy.upgrade.rolling import Journey
from shared.contracts.topics import SERVICES


@dataclass
class Steps:
    """Replicas that only say what becomes of them, each once: `a` and `b` are there, `c` and `d` come."""

    said: list[str] = field(default_factory=list)
    coming: Iterator[str] = field(default_factory=lambda: iter("cd"))
    release: Release = CURRENT

    def of(self, service: str, role: str) -> list[str]:
        return [*"ab"]

    def spawned(self, service: str, *, role: str) -> str:
        return next(self.coming)

    async def ready(self, one: str) -> None:
        await asyncio.sleep(0.01)
        self.said += [f"{one} is ready"] if f"{one} is ready" not in self.said else []

    async def terminate(self, one: str) -> float:
        self.said.append(f"{one} is told to end")
        return 0.5


def a_world(steps: Steps) -> World:
    history = SimpleNamespace(waits=[], unanswered=[], unread=[])
    clients = SimpleNamespace(clients=SimpleNamespace(history=history))
    return cast("World", SimpleNamespace(replicas=steps, load=clients))


@pytest.mark.parametrize(
    ("old_first", "order"),
    [
        (True, ["a is told to end", "c is ready", "b is told to end", "d is ready"]),
        (False, ["c is ready", "a is told to end", "d is ready", "b is told to end"]),
    ],
)
async def test_each_pod_is_replaced_when_the_one_before_has_a_successor(old_first: bool, order: list[str]) -> None:
    steps = Steps()
    journey = Journey(a_world(steps))

    await journey.deployed("upgrade", CURRENT, {("posting", "worker"): Strategy(old_first)})

    assert steps.said == order
    (passage,) = journey.passages
    assert (passage.replaced, passage.longest_end) == (2, 0.5)


def deployment(**strategy: Any) -> dict[str, Any]:
    labels = {"app.kubernetes.io/component": "posting", "journeywork/role": "worker"}
    pod = {"spec": {"containers": [{"name": "posting"}]}}
    return {
        "kind": "Deployment",
        "metadata": {"name": "journeywork-posting-worker", "labels": labels},
        "spec": {"strategy": strategy, "template": pod},
    }


def test_production_replaces_every_role_of_every_service() -> None:
    order = production()
    assert order.keys() == {(service, role) for service in SERVICES for role in ("api", "worker", "relay")}
    assert {(role, its.old_first, its.lingers) for (_, role), its in order.items()} == {
        ("api", False, 5),
        ("worker", False, 0),
        ("relay", False, 0),
    }


@pytest.mark.parametrize(
    "strategy",
    [
        {"type": "Recreate"},
        {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": 0}},
        {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 1}},
    ],
)
def test_more_than_one_pod_at_a_time_is_not_measured(strategy: dict[str, Any]) -> None:
    with pytest.raises(NotEnacted, match="journeywork-posting-worker"):
        strategies([deployment(**strategy)])
