"""The same bytes on every kernel of the linear algebra library, thread count and order; and fast enough."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest

from shared.judgement.answers import answer
from shared.judgement.assignment import Problem, assign
from shared.judgement.diagnostics import diagnose
from shared.judgement.panel import estimate
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from shared.judgement.reliability import alpha
from tests.unit.judgement.panels import CASES, drawn

CONFIGURATIONS = [
    {"OPENBLAS_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Haswell"},
    {"OPENBLAS_NUM_THREADS": "2"},
    {"OPENBLAS_NUM_THREADS": "2", "OPENBLAS_CORETYPE": "Prescott"},
    {"OPENBLAS_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": "X86_V3"},
]


PANELS = 30


def questions() -> str:
    asked = [{"kind": one["kind"], "input": one["input"]} for one in CASES]
    for seed in range(PANELS):
        rubric, cards = drawn(seed, 6 + seed % 17, 4, 2 + seed % 2)
        asked.append(
            {
                "kind": "panel",
                "input": {
                    "rubric": {
                        "criteria": [
                            {"id": c.id, "weight": c.weight, "points": list(c.points)} for c in rubric.criteria
                        ]
                    },
                    "scorecards": [
                        {"candidate": one.candidate, "reviewer": one.reviewer, "ratings": dict(one.ratings)}
                        for one in cards
                    ],
                },
            }
        )
    return "\n".join(json.dumps(one) for one in asked) + "\n"


def test_kernels_and_threads_change_no_byte() -> None:
    """Kernels that this machine lacks fall back to one that it has; then there is nothing to compare, and no harm."""
    given = questions().encode()
    running = []
    for configuration in CONFIGURATIONS:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENBLAS", "OMP", "NPY"))}
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "services.evaluation", "score"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment | configuration,
        )  # fmt: skip
        running.append(process)
    answers = [process.communicate(given)[0] for process in running]
    assert [process.returncode for process in running] == [0] * len(running)
    assert len(answers[0].splitlines()) == len(CASES) + PANELS
    assert b"error" not in answers[0]
    for configuration, said in zip(CONFIGURATIONS, answers, strict=True):
        assert said == answers[0], configuration


@pytest.mark.parametrize("case", [one for one in CASES if one["kind"] == "panel"], ids=lambda one: one["id"])
def test_the_order_of_the_input_changes_no_byte(case: dict[str, dict[str, object]]) -> None:
    turned = json.loads(json.dumps(case["input"]))
    draw = random.Random(4)
    for name in ("scorecards", "gold", "candidates"):
        draw.shuffle(turned.get(name, []))
    for card in turned["scorecards"]:
        card["ratings"] = dict(reversed(card["ratings"].items()))
    asked = ({"kind": "panel", "input": given} for given in (case["input"], turned))
    one, other = (json.dumps(answer(question)) for question in asked)
    assert one == other


def fastest(do: Callable[[], object], times: int) -> float:
    """Seconds of processor time, the best of some: other work on the machine is not ours."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        do()
        found.append(time.process_time() - begun)
    return min(found)


@pytest.mark.parametrize(("candidates", "reviewers", "limit", "times"), [(60, 8, 0.05, 5), (2000, 30, 2.0, 2)])
def test_a_panel_is_worked_out_in_time(candidates: int, reviewers: int, limit: float, times: int) -> None:
    rubric, cards = drawn(1, candidates, reviewers, 3)

    def whole() -> None:
        panel = estimate(rubric, Policy(), cards)
        recommend(panel, Policy())
        diagnose(rubric, cards, panel)

    assert fastest(whole, times) < limit


def test_alpha_with_its_interval_is_worked_out_in_time() -> None:
    draw = random.Random(2)
    units = [[draw.randint(1, 5) for _ in range(3)] for _ in range(60)]
    assert fastest(lambda: alpha(units, [1, 2, 3, 4, 5]), 3) < 0.05


@pytest.mark.parametrize(("candidates", "reviewers", "limit"), [(200, 30, 1.0), (2000, 60, 15.0)])
def test_reviewers_are_assigned_in_time_evenly_and_connected(candidates: int, reviewers: int, limit: float) -> None:
    draw = random.Random(3)
    names = [f"r{n:02}" for n in range(reviewers)]
    conflicts = frozenset((f"c{n:04}", draw.choice(names)) for n in range(candidates))
    even = 3 * candidates // reviewers
    problem = Problem(
        dict.fromkeys((f"c{n:04}" for n in range(candidates)), 3), dict.fromkeys(names, even + 3), conflicts
    )
    begun = time.process_time()
    found = assign(problem)
    assert time.process_time() - begun < limit
    load = Counter(r for _, r in found.pairs)
    assert max(load.values()) - min(load.values()) <= 1
    assert found.connected
    assert not set(found.pairs) & conflicts


def test_groups_that_cannot_be_joined_are_given_up_in_time() -> None:
    pairs = {(f"c{c:03}", f"r{r:02}") for c in range(200) for r in range(30)}
    apart = frozenset((c, r) for c, r in pairs if (int(c[1:]) < 100) != (int(r[1:]) < 15))
    problem = Problem(
        dict.fromkeys(sorted({c for c, _ in pairs}), 3), dict.fromkeys(sorted({r for _, r in pairs}), 25), apart
    )
    begun = time.process_time()
    found = assign(problem)
    assert time.process_time() - begun < 2
    assert (found.connected, len(found.parts)) == (False, 2)
