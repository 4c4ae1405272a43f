"""Six builds with a mistake are each caught by the invariant named for it; the engine as it is passes the same run."""

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from deploy.faults.mutants import MUTANTS, ROOT, BuildFailed, Mutant, Substitution, build
from tests.conftest import Database, MakeDatabase
from tests.integration.messaging.rig import TABLES
from tests.mutants.scenarios import SCENARIOS


@dataclass(frozen=True)
class Report:
    """What a run of a scenario found."""

    engine: str
    broken: list[tuple[str, str]]
    rest: bool

    @property
    def invariants(self) -> set[str]:
        return {invariant for invariant, _ in self.broken}


async def run(scenario: str, engine: Path, database: MakeDatabase) -> Report:
    """The scenario on a fresh database, in a process whose `shared` is the one below `engine`."""
    made = await database("rig")
    await _add_tables(made)
    setting = {name: getattr(made, name) for name in ("service", "worker", "relay", "admin")}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "tests.mutants.scenarios", json.dumps({"scenario": scenario, **setting}),
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(engine), str(ROOT)])},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, errors = await child.communicate()
    assert child.returncode == 0, errors.decode()[-3000:]
    return Report(**json.loads(out))


async def _add_tables(made: Database) -> None:
    migrator = await asyncpg.connect(made.migrator)
    await migrator.execute(TABLES)
    await migrator.close()


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.name for mutant in MUTANTS])
async def test_the_mistake_is_caught_and_the_engine_passes(
    mutant: Mutant, database: MakeDatabase, tmp_path: Path
) -> None:
    broken = await run(mutant.name, build(tmp_path, mutant), database)
    print(f"{mutant.name}: {broken.broken}")  # noqa: T201
    assert Path(broken.engine).is_relative_to(tmp_path)
    assert mutant.invariant in broken.invariants, broken
    sound = await run(mutant.name, ROOT, database)
    assert Path(sound.engine).is_relative_to(ROOT)
    assert not sound.broken
    assert sound.rest


def test_every_mistake_has_a_run_that_shows_it() -> None:
    assert [mutant.name for mutant in MUTANTS] == list(SCENARIOS)


def test_a_mistake_that_no_longer_fits_says_so(tmp_path: Path) -> None:
    gone = Mutant("gone", "I1", (Substitution("shared/messaging/slices.py", "no such line", ""),))
    with pytest.raises(BuildFailed, match=r"slices\.py holds this 0 times, not once"):
        build(tmp_path, gone)
