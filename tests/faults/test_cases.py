"""A selection of the fault suite on real servers, one world for all of it; `make faults` runs every case."""

from collections.abc import AsyncIterator
from fnmatch import fnmatch

import pytest
import pytest_asyncio

from deploy.faults import cases, suite
from deploy.faults.case import CASES, Case, Evidence
from deploy.faults.world import World, world

pytestmark = pytest.mark.xdist_group("faults")
cases.gathered()
CRASHES = tuple({case.strikes: name for name, case in CASES.items() if fnmatch(name, "crash:c*:2")}.values())
"""A point of a consumer or a command for each service: neighbours under one load."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Two replicas of each service behind links to servers of their own, and an employer that has settled in."""
    async with world(tmp_path_factory.mktemp("faults")) as made:
        yield made


@pytest.mark.parametrize("names", [("F1",), ("F3",), ("F13",), CRASHES], ids=["F1", "F3", "F13", "crashes"])
async def test_nothing_is_lost_doubled_or_reordered(running: World, names: tuple[str, ...]) -> None:
    chosen = [CASES[name] for name in names]
    assert len({case.strikes for case in chosen}) == len(chosen), "neighbours strike a service of their own"

    verdicts = await suite.judged(chosen, running)

    assert [verdict.case for verdict in verdicts] == list(names)
    for verdict in verdicts:
        assert verdict.findings == []
        assert verdict.is_clean
        assert "exit -9" in verdict.evidence
        assert verdict.events > 0


async def test_a_fault_that_does_not_bite_is_no_success(running: World) -> None:
    async def harmless(on: World) -> Evidence:
        async with on.loaded(clients=1, warm=0.2):
            replica = on.replicas.of("evaluation")[0]
            replica.crash = "timer.before_commit:50"
            await replica.died(within=1)
        raise AssertionError("a replica that nobody killed died")

    (verdict,) = await suite.judged([Case("harmless", "nobody is killed", run=harmless)], running)

    assert not verdict.is_clean
    assert [said for said in verdict.findings if said.startswith("NothingHappened: evaluation#")]
