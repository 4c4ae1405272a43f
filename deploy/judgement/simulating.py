"""Many panels on all cores. What comes out does not depend on how many there are: every panel has its own seed."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from multiprocessing import get_context

from deploy.judgement import judging, policies
from deploy.judgement.drawing import draw
from deploy.judgement.figures import Counts, Figures, figures
from deploy.judgement.policies import SETTINGS
from deploy.judgement.scenarios import SCENARIOS, Scenario
from shared.judgement.policy import Policy

AT_ONCE = 20
ALL = {one.name: one for one in (*SCENARIOS, *SETTINGS)}


@dataclass(frozen=True, slots=True)
class Job:
    """Some panels of one scenario."""

    scenario: str
    panels: range


def selected(wanted: str) -> list[Scenario]:
    """Scenarios and settings by name or pattern (`n20*`), separated by commas; all where nothing is named."""
    patterns = [pattern.strip() for pattern in wanted.split(",") if pattern.strip()]
    found = [one for one in ALL.values() if not patterns or any(fnmatchcase(one.name, each) for each in patterns)]
    if not found:
        raise ValueError(f"SCENARIO={wanted} is none of {', '.join(ALL)}")
    return found


def simulated(scenarios: Sequence[Scenario], panels: int, processes: int = 1) -> dict[str, Figures]:
    """Figures by scenario, and by `setting: policy`."""
    jobs = [Job(one.name, part) for one in scenarios for part in _parts(panels)]
    taken: dict[str, list[Counts]] = {}
    for done in _all(jobs, processes):
        for where, counted in done.items():
            taken.setdefault(where, []).extend(counted)
    return {where: figures(counted) for where, counted in taken.items()}


def _parts(panels: int) -> list[range]:
    return [range(first, min(first + AT_ONCE, panels)) for first in range(0, panels, AT_ONCE)]


def _all(jobs: Sequence[Job], processes: int) -> Iterator[Mapping[str, Sequence[Counts]]]:
    if processes == 1:
        yield from map(_one, jobs)
        return
    # The matrices are small: threads of the linear algebra library would only stand in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap(_one, jobs)


def _one(job: Job) -> Mapping[str, Sequence[Counts]]:
    scenario = ALL[job.scenario]
    drawn = [draw(scenario, number) for number in job.panels]
    if scenario in SCENARIOS:
        return {scenario.name: [judging.counts(one, Policy()) for one in drawn]}
    by_panel = [policies.counts(one) for one in drawn]
    return {f"{scenario.name}: {name}": [counted[name] for counted in by_panel] for name in by_panel[0]}
