"""Panels to test with: the cases that two computations agree on, and panels drawn at random."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from shared.judgement.panel import Scorecard
from shared.judgement.rubric import Criterion, Level, Rubric

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = json.loads((HERE / "panels.json").read_text())["cases"]
ORACLES: dict[str, Any] = json.loads((HERE / "oracles.json").read_text())

RUBRIC = Rubric(tuple(Criterion(f"k{i}", w, tuple(Level(p) for p in range(1, 6))) for i, w in enumerate((3, 2, 1))))
NAMES = [criterion.id for criterion in RUBRIC.criteria]


def of_kind(*kinds: str) -> pytest.MarkDecorator:
    found = [case for case in CASES if case["kind"] in kinds]
    assert found
    return pytest.mark.parametrize("case", found, ids=[case["id"] for case in found])


def case(name: str) -> dict[str, Any]:
    return next(one for one in CASES if one["id"] == name)


def card(candidate: str, reviewer: str, *points: int | None, project: str = "p") -> Scorecard:
    return Scorecard(candidate, reviewer, dict(zip(NAMES, points, strict=True)), project)


@st.composite
def crossed(draw: st.DrawFn) -> list[Scorecard]:
    """Everybody scored by the same two to four reviewers on every criterion."""
    candidates, reviewers = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    level = st.integers(1, 5)
    return [card(f"c{c}", f"r{r}", *(draw(level) for _ in NAMES)) for c in range(candidates) for r in range(reviewers)]


@st.composite
def sparse(draw: st.DrawFn, *, prefix: str = "", gaps: bool = True) -> list[Scorecard]:
    """Two to six candidates, each scored by some of two to four reviewers, here and there a criterion left open."""
    candidates, reviewers = draw(st.integers(2, 6)), draw(st.integers(2, 4))
    level = st.one_of(st.integers(1, 5), st.integers(1, 5), st.none()) if gaps else st.integers(1, 5)
    cards = []
    for c in range(candidates):
        chosen = draw(st.sets(st.integers(0, reviewers - 1), min_size=1))
        for r in sorted(chosen):
            points = [draw(st.integers(1, 5)), draw(level), draw(level)]
            cards.append(card(f"{prefix}c{c}", f"{prefix}r{r}", *points))
    return cards


def drawn(seed: int, candidates: int, reviewers: int, each: int, criteria: int = 5) -> tuple[Rubric, list[Scorecard]]:
    """A panel of people and reviewers that differ, drawn from this seed."""
    draw = random.Random(seed)
    rubric = Rubric(
        tuple(
            Criterion(f"k{i}", w, tuple(Level(p) for p in range(1, 6)))
            for i, w in enumerate((3, 2, 2, 2, 1)[:criteria])
        )
    )
    severity = [draw.gauss(0, 0.4) for _ in range(reviewers)]
    cards = []
    for c in range(candidates):
        ability = draw.gauss(3.2, 0.8)
        for r in draw.sample(range(reviewers), each):
            points = {
                criterion.id: max(1, min(5, round(ability + severity[r] + draw.gauss(0, 0.8))))
                for criterion in rubric.criteria
            }
            cards.append(Scorecard(f"c{c:04}", f"r{r:02}", points))
    return rubric, cards
