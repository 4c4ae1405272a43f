"""Who reviews whom: as many reviews as wanted, load balanced, nobody with a conflict, reviewers connected.

A linear programme with one slot per unit of load: its matrix is totally unimodular, so the optimum is integral
(Hoffman & Kruskal 1956). A hash decides between equal choices, so the same input gives the same pairs. Whether it can
be done at all is asked first, as a maximum flow; the minimum cut then names who is short of reviewers (Ford &
Fulkerson 1956).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, maximum_flow

Pair = tuple[str, str]


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

    def sentence(self) -> str:
        """One sentence for the person who has to relax something."""
        return (
            f"{len(self.candidates)} pieces of work need {self.need} reviews, but only {len(self.eligible_reviewers)} "
            f"reviewers may do them and they have room for {self.their_capacity}: {self.missing} missing"
        )


@dataclass(frozen=True, slots=True)
class Assignment:
    """New pairs, sorted; `connected`: reviewers and candidates form one group; `shortage` is the refusal."""

    pairs: tuple[Pair, ...]
    connected: bool
    shortage: Shortage | None = None


def assign(problem: Problem) -> Assignment:
    """The best assignment, or the reason why there is none."""
    shortage = _shortage(problem)
    if shortage is not None:
        return Assignment((), connected=False, shortage=shortage)
    pairs = _connected(problem, _optimal(problem))
    return Assignment(tuple(sorted(pairs)), connected=_parts(pairs | problem.fixed) <= 1)


def _hash(seed: str, candidate: str, reviewer: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}\n{candidate}\n{reviewer}".encode()).digest()[:4], "big") % 1000


def _optimal(problem: Problem) -> frozenset[Pair]:
    candidates, reviewers = sorted(problem.reviews), sorted(problem.capacity)
    pairs = [(c, r) for c in candidates for r in reviewers if problem.allowed(c, r)]
    most = {r: min(problem.capacity[r], sum(1 for pair in pairs if pair[1] == r)) for r in reviewers}
    slots = [(r, s) for r in reviewers for s in range(most[r])]
    cost = [_hash(problem.seed, c, r) / 1000 for c, r in pairs]
    cost += [2.0 * (problem.load.get(r, 0) + s) for r, s in slots]
    rows, columns, values = [], [], []
    for j, (c, r) in enumerate(pairs):
        rows += [candidates.index(c), len(candidates) + reviewers.index(r)]
        columns += [j, j]
        values += [1.0, 1.0]
    for k, (r, _) in enumerate(slots):
        rows.append(len(candidates) + reviewers.index(r))
        columns.append(len(pairs) + k)
        values.append(-1.0)
    shape = (len(candidates) + len(reviewers), len(pairs) + len(slots))
    equal = [float(problem.reviews[c]) for c in candidates] + [0.0] * len(reviewers)
    solved = linprog(
        cost, A_eq=coo_array((values, (rows, columns)), shape=shape), b_eq=equal, bounds=(0, 1), method="highs-ds"
    )
    return frozenset(pair for pair, x in zip(pairs, solved.x, strict=False) if x > 0.5)


def _parts(pairs: frozenset[Pair]) -> int:
    """Into how many groups that share nobody the pairs fall."""
    if not pairs:
        return 0
    names = {name: i for i, name in enumerate(sorted({f"c{c}" for c, _ in pairs} | {f"r{r}" for _, r in pairs}))}
    ends = np.array([(names[f"c{c}"], names[f"r{r}"]) for c, r in sorted(pairs)]).T
    graph = coo_array((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(len(names), len(names)))
    return int(connected_components(graph, directed=False, return_labels=False))


def _connected(problem: Problem, pairs: frozenset[Pair]) -> frozenset[Pair]:
    """Swaps reviewers between groups, loads unchanged, as long as that leaves fewer groups."""
    parts = _parts(pairs | problem.fixed)
    while parts > 1:
        better = next((swapped for swapped in _swaps(problem, pairs) if _parts(swapped | problem.fixed) < parts), None)
        if better is None:
            return pairs
        pairs, parts = better, _parts(better | problem.fixed)
    return pairs


def _swaps(problem: Problem, pairs: frozenset[Pair]) -> "list[frozenset[Pair]]":
    ordered = sorted(pairs)
    return [
        (pairs - {(a, b), (c, d)}) | {(a, d), (c, b)}
        for i, (a, b) in enumerate(ordered)
        for c, d in ordered[i + 1 :]
        if a != c and b != d and (a, d) not in pairs and (c, b) not in pairs
        if problem.allowed(a, d) and problem.allowed(c, b)
    ]


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
        return Shortage(everyone, missing, (), 0, missing)
    _, graph, flow, candidates, reviewers = _flow(problem)
    source = len(candidates) + len(reviewers)
    residual = csr_array(graph - flow)
    residual.data = np.maximum(residual.data, 0)
    residual.eliminate_zeros()
    reached = set(breadth_first_order(residual, source, directed=True, return_predecessors=False).tolist())
    short = tuple(c for i, c in enumerate(candidates) if i in reached)
    eligible = tuple(r for r in reviewers if any(problem.allowed(c, r) for c in short))
    return Shortage(
        candidates=short,
        need=sum(problem.reviews[c] for c in short),
        eligible_reviewers=eligible,
        their_capacity=sum(problem.capacity[r] for r in eligible),
        missing=missing,
        **_relaxations(problem, short, eligible),
    )


def _relaxations(problem: Problem, short: Sequence[str], eligible: Sequence[str]) -> dict[str, Any]:
    """Each relaxation alone, kept when it suffices."""

    def suffices(**changes: object) -> bool:
        kept = {name: getattr(problem, name) for name in Problem.__dataclass_fields__}
        return _missing(Problem(**(kept | changes))) == 0

    roomy = {r: len(problem.reviews) if r in eligible else q for r, q in problem.capacity.items()}
    conflicts = tuple(sorted(pair for pair in problem.conflicts if pair[0] in short))
    lower = next(
        (
            k
            for k in range(max(problem.reviews.values()) - 1, 0, -1)
            if suffices(reviews={c: min(k, wanted) for c, wanted in problem.reviews.items()})
        ),
        None,
    )
    return {
        "raise_capacity_of": tuple(eligible) if eligible and suffices(capacity=roomy) else (),
        "calibrate": tuple(sorted(problem.uncalibrated))
        if problem.uncalibrated and suffices(uncalibrated=frozenset())
        else (),
        "lift_conflicts": conflicts if conflicts and suffices(conflicts=problem.conflicts - set(conflicts)) else (),
        "lower_reviews_to": lower,
    }
