"""Who reviews whom: as many reviews as wanted, load balanced, nobody with a conflict, reviewers connected.

A linear programme with one slot per unit of load: its matrix is totally unimodular, so the optimum is integral
(Hoffman & Kruskal 1956). A hash decides between equal choices, so the same input gives the same pairs. Whether it can
be done at all is asked first, as a maximum flow; the minimum cut then names who is short of reviewers (Ford &
Fulkerson 1956).
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from shared.judgement.connection import Graph, Pair

__all__ = ["Assignment", "Pair", "Problem", "Shortage", "assign"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wanted: `reviews` per candidate, who may review at most how many, what is excluded and what is fixed.

    `fixed` pairs exist already: they may not be drawn again and count as `load` already held.
    """

    reviews: Mapping[str, int]
    capacity: Mapping[str, int]
    conflicts: frozenset[Pair] = frozenset()
    fixed: frozenset[Pair] = frozenset()
    load: Mapping[str, int] = field(default_factory=dict)
    uncalibrated: frozenset[str] = frozenset()
    seed: str = ""

    def allowed(self, candidate: str, reviewer: str) -> bool:
        pair = (candidate, reviewer)
        return pair not in self.conflicts and pair not in self.fixed and reviewer not in self.uncalibrated


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why it cannot be done, and which single relaxation would do: nothing of it is done by itself."""

    candidates: tuple[str, ...]
    need: int
    eligible_reviewers: tuple[str, ...]
    their_capacity: int
    missing: int
    raise_capacity_of: tuple[str, ...] = ()
    calibrate: tuple[str, ...] = ()
    lift_conflicts: tuple[Pair, ...] = ()
    lower_reviews_to: int | None = None
    missing_with_one_each: int = 0
    """What would still be missing if everybody wanted one review only."""

    @property
    def needs_combination(self) -> bool:
        """Whether no single relaxation would do."""
        return not (self.raise_capacity_of or self.calibrate or self.lift_conflicts or self.lower_reviews_to)

    def sentence(self) -> str:
        """One sentence for the person who has to relax something."""
        work, reviewers = len(self.candidates), len(self.eligible_reviewers)
        said = (
            f"{work} {'piece of work needs' if work == 1 else 'pieces of work need'} {self.need} "
            f"{'review' if self.need == 1 else 'reviews'}, but only {reviewers} "
            f"{'reviewer' if reviewers == 1 else 'reviewers'} may do them and "
            f"{'has' if reviewers == 1 else 'have'} room for {self.their_capacity}: {self.missing} missing"
        )
        if not self.needs_combination:
            return said
        return f"{said}; no single change would do, a combination is needed" + (
            f": with one review each {self.missing_with_one_each} would be missing"
            if self.missing_with_one_each
            else ""
        )


@dataclass(frozen=True, slots=True)
class Assignment:
    """New pairs, sorted; `connected`: reviewers and candidates form one group; `shortage` is the refusal.

    Where they are not connected, `parts` are the candidates of each group, and `kept_apart_by` the conflicts between a
    candidate of one group and a reviewer of another.
    """

    pairs: tuple[Pair, ...]
    connected: bool
    shortage: Shortage | None = None
    parts: tuple[tuple[str, ...], ...] = ()
    kept_apart_by: tuple[Pair, ...] = ()


def assign(problem: Problem) -> Assignment:
    """The best assignment, or the reason why there is none."""
    shortage = _shortage(problem)
    if shortage is not None:
        return Assignment((), connected=False, shortage=shortage)
    graph = Graph(_optimal(problem), problem.fixed, problem.allowed)
    graph.join()
    pairs, parts = tuple(sorted(graph.pairs)), graph.parts()
    if len(parts) <= 1:
        return Assignment(pairs, connected=True)
    return Assignment(pairs, connected=False, parts=parts, kept_apart_by=graph.between(problem.conflicts))


def _hash(seed: str, candidate: str, reviewer: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}\n{candidate}\n{reviewer}".encode()).digest()[:4], "big") % 1000


def _optimal(problem: Problem) -> frozenset[Pair]:
    from scipy.optimize import linprog  # noqa: PLC0415  loads for longer than all the rest of the method

    row = {name: at for at, name in enumerate(sorted(problem.reviews))}
    column = {name: len(row) + at for at, name in enumerate(sorted(problem.capacity))}
    pairs = [(c, r) for c in row for r in column if problem.allowed(c, r)]
    possible = Counter(r for _, r in pairs)
    slots = [(r, s) for r in column for s in range(min(problem.capacity[r], possible[r]))]
    cost = [_hash(problem.seed, c, r) / 1000 for c, r in pairs]
    cost += [2.0 * (problem.load.get(r, 0) + s) for r, s in slots]
    rows = [row[c] for c, _ in pairs] + [column[r] for _, r in pairs] + [column[r] for r, _ in slots]
    columns = [*range(len(pairs)), *range(len(pairs)), *range(len(pairs), len(cost))]
    values = [1.0] * (2 * len(pairs)) + [-1.0] * len(slots)
    shape = (len(row) + len(column), len(cost))
    equal = [float(problem.reviews[c]) for c in row] + [0.0] * len(column)
    if not cost:
        return frozenset()
    solved = linprog(
        cost, A_eq=coo_array((values, (rows, columns)), shape=shape), b_eq=equal, bounds=(0, 1), method="highs-ds"
    )
    return frozenset(pair for pair, x in zip(pairs, solved.x, strict=False) if x > 0.5)


def _flow(problem: Problem) -> tuple[int, Any, Any, list[str], list[str]]:
    candidates, reviewers = sorted(problem.reviews), sorted(problem.capacity)
    n, m = len(candidates), len(reviewers)
    source, sink = n + m, n + m + 1
    edges: list[tuple[int, int, int]] = [(source, i, problem.reviews[c]) for i, c in enumerate(candidates)]
    edges += [(n + j, sink, problem.capacity[r]) for j, r in enumerate(reviewers)]
    edges += [(i, n + j, 1) for i, c in enumerate(candidates) for j, r in enumerate(reviewers) if problem.allowed(c, r)]
    rows, columns, capacity = (np.array(column, dtype=np.int32) for column in zip(*edges, strict=True))
    graph = csr_array((capacity, (rows, columns)), shape=(n + m + 2, n + m + 2), dtype=np.int32)
    result = maximum_flow(graph, source, sink)
    return int(result.flow_value), graph, result.flow, candidates, reviewers


def _missing(problem: Problem) -> int:
    if not problem.reviews:
        return 0
    if not problem.capacity:
        return sum(problem.reviews.values())
    return sum(problem.reviews.values()) - _flow(problem)[0]


def _shortage(problem: Problem) -> Shortage | None:
    missing = _missing(problem)
    if missing <= 0:
        return None
    if not problem.capacity:
        everyone = tuple(sorted(problem.reviews))
        return Shortage(
            everyone, missing, (), 0, missing, missing_with_one_each=sum(map(bool, problem.reviews.values()))
        )
    _, graph, flow, candidates, reviewers = _flow(problem)
    source = len(candidates) + len(reviewers)
    residual = csr_array(graph - flow)
    residual.data = np.maximum(residual.data, 0)
    residual.eliminate_zeros()
    reached = set(breadth_first_order(residual, source, directed=True, return_predecessors=False).tolist())
    short = tuple(c for i, c in enumerate(candidates) if i in reached)
    room = {r: min(problem.capacity[r], sum(problem.allowed(c, r) for c in short)) for r in reviewers}
    eligible = tuple(r for r in reviewers if any(problem.allowed(c, r) for c in short))
    return Shortage(
        candidates=short,
        need=sum(problem.reviews[c] for c in short),
        eligible_reviewers=eligible,
        their_capacity=sum(room.values()),
        missing=missing,
        **_relaxations(problem, short, eligible),
    )


def _relaxations(problem: Problem, short: Sequence[str], eligible: Sequence[str]) -> dict[str, Any]:
    """Each relaxation alone, kept when it suffices."""

    def at_most(k: int) -> dict[str, int]:
        return {c: min(k, wanted) for c, wanted in problem.reviews.items()}

    def suffices(**changes: Any) -> bool:
        return _missing(replace(problem, **changes)) == 0

    roomy = {r: len(problem.reviews) if r in eligible else q for r, q in problem.capacity.items()}
    trained = problem.uncalibrated & problem.capacity.keys()
    lifted = {
        (c, r) for c, r in problem.conflicts if c in short and r in problem.capacity and r not in problem.uncalibrated
    }
    fewer = range(min(max(problem.reviews.values()) - 1, len(problem.capacity)), 0, -1)
    return {
        "raise_capacity_of": tuple(eligible) if eligible and suffices(capacity=roomy) else (),
        "calibrate": tuple(sorted(trained))
        if trained and suffices(uncalibrated=problem.uncalibrated - trained)
        else (),
        "lift_conflicts": tuple(sorted(lifted)) if lifted and suffices(conflicts=problem.conflicts - lifted) else (),
        "lower_reviews_to": next((k for k in fewer if suffices(reviews=at_most(k))), None),
        "missing_with_one_each": _missing(replace(problem, reviews=at_most(1))),
    }
