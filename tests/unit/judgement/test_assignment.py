"""Assignments against every possibility tried out, and the reasons given where there is none."""

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations, product

import pytest

from shared.judgement.assignment import Pair, Problem, _hash, _optimal, assign
from shared.judgement.connection import Graph


def instance(seed: int) -> Problem:
    """Up to five candidates and five reviewers, with conflicts, held loads, fixed pairs, some not calibrated."""
    draw = random.Random(seed)
    candidates = [f"c{n}" for n in range(draw.randint(1, 5))]
    reviewers = [f"r{n}" for n in range(draw.randint(1, 5))]
    pairs = [(c, r) for c in candidates for r in reviewers]
    conflicts = {pair for pair in pairs if draw.random() < 0.15}
    fixed = {pair for pair in pairs if pair not in conflicts and draw.random() < 0.1}
    return Problem(
        reviews={c: draw.choice((1, 1, 2, 2, 3)) for c in candidates},
        capacity={r: draw.choice((1, 2, 3, 4)) for r in reviewers},
        conflicts=frozenset(conflicts),
        fixed=frozenset(fixed),
        load={r: draw.choice((0, 0, 1, 2)) for r in reviewers},
        uncalibrated=frozenset(r for r in reviewers if draw.random() < 0.1),
        seed=str(seed),
    )


def shortfall(problem: Problem) -> tuple[int, set[frozenset[str]]]:
    """By Hall's condition: the most reviews that any set of candidates lacks, and the sets that lack them."""
    lacks: dict[frozenset[str], int] = {}
    for size in range(1, len(problem.reviews) + 1):
        for group in combinations(sorted(problem.reviews), size):
            room = sum(min(most, sum(problem.allowed(c, r) for c in group)) for r, most in problem.capacity.items())
            lacks[frozenset(group)] = sum(problem.reviews[c] for c in group) - room
    worst = max(0, max(lacks.values(), default=0))
    return worst, {group for group, missing in lacks.items() if missing == worst}


def cost(problem: Problem, pairs: frozenset[Pair]) -> float:
    load = Counter(r for _, r in pairs)
    carried = sum(2 * (problem.load.get(r, 0) + s) for r, n in load.items() for s in range(n))
    return carried + sum(_hash(problem.seed, c, r) for c, r in pairs) / 1000


def cheapest(problem: Problem) -> float:
    """Every assignment that meets the wishes, tried out."""
    options = [
        list(combinations([r for r in sorted(problem.capacity) if problem.allowed(c, r)], wanted))
        for c, wanted in sorted(problem.reviews.items())
    ]
    best = float("inf")
    for choice in product(*options):
        pairs = frozenset((c, r) for c, chosen in zip(sorted(problem.reviews), choice, strict=True) for r in chosen)
        load = Counter(r for _, r in pairs)
        if all(load[r] <= problem.capacity[r] for r in load):
            best = min(best, cost(problem, pairs))
    return best


def parts(pairs: set[Pair] | frozenset[Pair]) -> int:
    groups = [{f"c-{c}", f"r-{r}"} for c, r in pairs]
    merged: list[set[str]] = []
    for group in groups:
        touching = [one for one in merged if one & group]
        merged = [one for one in merged if not one & group] + [group.union(*touching)]
    return len(merged)


@pytest.mark.parametrize("block", range(10))
def test_five_hundred_small_instances_are_solved_at_least_cost_or_refused_for_the_right_reason(block: int) -> None:
    refused = 0
    for seed in range(50 * block, 50 * (block + 1)):
        problem = instance(seed)
        found, (missing, culprits) = assign(problem), shortfall(problem)
        if missing:
            refused += 1
            assert_reason(problem, missing, culprits)
            continue
        assert found.shortage is None
        optimal, best = _optimal(problem), cheapest(problem)
        assert cost(problem, optimal) == pytest.approx(best, abs=1e-6)
        given = frozenset(found.pairs)
        assert Counter(c for c, _ in given) == Counter(problem.reviews)
        assert all(problem.allowed(c, r) for c, r in given)
        assert Counter(r for _, r in given) == Counter(r for _, r in optimal)  # swaps keep loads
        assert found.connected == (parts(given | problem.fixed) <= 1)
        if not found.connected:
            assert len(found.parts) == parts(given | problem.fixed)
            assert not any(joins(problem, given, swap) for swap in swaps(problem, given))
    assert 5 < refused < 45


def swaps(problem: Problem, pairs: frozenset[Pair]) -> list[frozenset[Pair]]:
    return [
        (pairs - {(a, b), (c, d)}) | {(a, d), (c, b)}
        for (a, b), (c, d) in combinations(sorted(pairs), 2)
        if a != c and b != d and not {(a, d), (c, b)} & pairs and problem.allowed(a, d) and problem.allowed(c, b)
    ]


def joins(problem: Problem, pairs: frozenset[Pair], swapped: frozenset[Pair]) -> bool:
    return parts(swapped | problem.fixed) < parts(pairs | problem.fixed)


def assert_reason(problem: Problem, missing: int, culprits: set[frozenset[str]]) -> None:
    """The shortage adds up, its candidates lack that much, and each relaxation named would do, the others not."""
    short = assign(problem).shortage
    assert short is not None
    assert short.missing == missing == short.need - short.their_capacity
    assert frozenset(short.candidates) in culprits
    eligible = {r for r in problem.capacity for c in short.candidates if problem.allowed(c, r)}
    assert set(short.eligible_reviewers) == eligible

    everything = len(problem.reviews)
    roomy = replace(problem, capacity={r: everything if r in eligible else q for r, q in problem.capacity.items()})
    trained = replace(problem, uncalibrated=frozenset())
    lifted = replace(
        problem, conflicts=frozenset(pair for pair in problem.conflicts if pair[0] not in short.candidates)
    )
    assert bool(short.raise_capacity_of) == (bool(eligible) and not shortfall(roomy)[0])
    assert bool(short.calibrate) == (bool(problem.uncalibrated) and not shortfall(trained)[0])
    assert bool(short.lift_conflicts) == (not shortfall(lifted)[0])
    for changed, named in (
        (
            replace(problem, capacity={**problem.capacity, **dict.fromkeys(short.raise_capacity_of, everything)}),
            short.raise_capacity_of,
        ),
        (replace(problem, uncalibrated=problem.uncalibrated - set(short.calibrate)), short.calibrate),
        (replace(problem, conflicts=problem.conflicts - set(short.lift_conflicts)), short.lift_conflicts),
    ):
        assert not named or assign(changed).shortage is None
    fewer = [k for k in (1, 2) if not shortfall(_at_most(problem, k))[0]]
    most = max(problem.reviews.values())
    assert short.lower_reviews_to == max((k for k in fewer if k < most), default=None)
    assert short.missing_with_one_each == shortfall(_at_most(problem, 1))[0]
    assert ("a combination is needed" in short.sentence()) == short.needs_combination
    assert f"room for {short.their_capacity}: {short.missing} missing" in short.sentence()


def _at_most(problem: Problem, k: int) -> Problem:
    return replace(problem, reviews={c: min(k, wanted) for c, wanted in problem.reviews.items()})


@pytest.mark.parametrize("seed", range(40))
def test_groups_are_joined_whenever_an_exchange_can_join_them(seed: int) -> None:
    """Pairs that fall into several groups, with few conflicts: as many groups are left as trying everything leaves."""
    draw = random.Random(seed)
    pairs = {(f"c{g}{c}", f"r{g}{r}") for g in range(3) for c in range(3) for r in range(2) if draw.random() < 0.75}
    conflicts = {
        (f"c{g}{c}", f"r{h}{r}")
        for g in range(3)
        for h in range(3)
        for c in range(3)
        for r in range(2)
        if g != h and draw.random() < 0.5
    }
    problem = Problem({}, {}, conflicts=frozenset(conflicts))
    graph = Graph(pairs, (), problem.allowed)
    graph.join()
    assert Counter(r for _, r in graph.pairs) == Counter(r for _, r in pairs)
    assert Counter(c for c, _ in graph.pairs) == Counter(c for c, _ in pairs)
    assert not graph.pairs & conflicts
    assert len(graph.parts()) == parts(graph.pairs) <= parts(pairs)
    left = frozenset(graph.pairs)
    assert not any(joins(problem, left, swap) for swap in swaps(problem, left))


def test_groups_that_conflicts_keep_apart_are_named_with_these_conflicts() -> None:
    names = {"a": (["a1", "a2"], ["ra", "rb"]), "b": (["b1", "b2"], ["rc", "rd"])}
    apart = frozenset((c, r) for one, other in (("a", "b"), ("b", "a")) for c in names[one][0] for r in names[other][1])
    found = assign(
        Problem(dict.fromkeys(("a1", "a2", "b1", "b2"), 2), dict.fromkeys(("ra", "rb", "rc", "rd"), 2), apart)
    )
    assert not found.connected
    assert found.parts == (("a1", "a2"), ("b1", "b2"))
    assert found.kept_apart_by == tuple(sorted(apart))


def test_the_same_wish_gives_the_same_pairs_whatever_its_order_and_another_seed_others() -> None:
    problem = instance(7)
    turned = replace(
        problem,
        reviews={name: problem.reviews[name] for name in sorted(problem.reviews, reverse=True)},
        capacity={name: problem.capacity[name] for name in sorted(problem.capacity, reverse=True)},
    )
    assert assign(problem) == assign(turned)
    large = Problem(dict.fromkeys((f"c{n}" for n in range(30)), 2), dict.fromkeys((f"r{n}" for n in range(8)), 10))
    assert assign(large).pairs != assign(replace(large, seed="another")).pairs


def test_nobody_to_review_and_nothing_to_be_reviewed() -> None:
    short = assign(Problem({"c": 2}, {})).shortage
    assert short is not None
    assert (short.missing, short.their_capacity, short.eligible_reviewers) == (2, 0, ())
    assert short.needs_combination
    assert short.sentence().startswith("1 piece of work needs 2 reviews, but only 0 reviewers may do them")
    assert assign(Problem({}, {"r": 1})).pairs == ()
    assert assign(Problem({"c": 0}, {"r": 1})).connected
