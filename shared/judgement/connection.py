"""Whether reviewers and candidates form one group, and how to make one: only then scores can be compared.

Reviewers of two groups that share nobody cannot be told apart from the work that they happened to get.
"""

from collections.abc import Callable, Iterable, Iterator

Pair = tuple[str, str]
"""Candidate and reviewer."""
Node = tuple[str, str]
"""'c' or 'r', and the name."""


class Graph:
    """Candidates and reviewers as nodes, pairs (new and fixed) as edges."""

    def __init__(self, pairs: Iterable[Pair], fixed: Iterable[Pair], allowed: Callable[[str, str], bool]) -> None:
        """`fixed` pairs are never exchanged; `allowed` says which pairs may come into being."""
        self.pairs, self.fixed, self.allowed = set(pairs), frozenset(fixed), allowed

    def join(self) -> None:
        """Swaps reviewers between groups, loads unchanged, as long as that leaves fewer groups."""
        while (swap := self._swap()) is not None:
            (a, b), (c, d) = swap
            self.pairs -= {(a, b), (c, d)}
            self.pairs |= {(a, d), (c, b)}

    def _swap(self) -> tuple[Pair, Pair] | None:
        """Two pairs of different groups that may exchange reviewers so that both groups become one.

        They do exactly when one of the two pairs lies on a cycle: its group holds together without it. Two pairs that
        both hold their groups together leave two groups again.
        """
        label = self._labels()
        if len(set(label.values())) <= 1:
            return None
        ordered = sorted(self.pairs)
        bridges = self._bridges()
        for a, b in (pair for pair in ordered if pair not in bridges):
            for c, d in ordered:
                if label["c", a] == label["c", c]:
                    continue
                if self.allowed(a, d) and self.allowed(c, b):
                    return (a, b), (c, d)
        return None

    def _edges(self) -> list[Pair]:
        return sorted(self.pairs | self.fixed)

    def _neighbours(self) -> dict[Node, list[Node]]:
        found: dict[Node, list[Node]] = {}
        for c, r in self._edges():
            found.setdefault(("c", c), []).append(("r", r))
            found.setdefault(("r", r), []).append(("c", c))
        return found

    def _labels(self) -> dict[Node, int]:
        """The group of every node, numbered in the order of their first candidate."""
        neighbours, label = self._neighbours(), dict[Node, int]()
        groups = 0
        for start in sorted(neighbours):
            if start in label:
                continue
            label[start] = groups
            waiting = [start]
            while waiting:
                for node in neighbours[waiting.pop()]:
                    if node not in label:
                        label[node] = groups
                        waiting.append(node)
            groups += 1
        return label

    def _bridges(self) -> set[Pair]:
        """Pairs without which their group would fall apart (Tarjan 1974), without recursion."""
        neighbours, bridges = self._neighbours(), set[Pair]()
        seen: dict[Node, int] = {}
        low: dict[Node, int] = {}
        for start in sorted(neighbours):
            if start in seen:
                continue
            seen[start] = low[start] = len(seen)
            path: list[tuple[Node, Node | None, Iterator[Node]]] = [(start, None, iter(neighbours[start]))]
            while path:
                node, parent, left = path[-1]
                following = next(left, None)
                if following is None:
                    path.pop()
                    if parent is not None:
                        low[parent] = min(low[parent], low[node])
                        if low[node] > seen[parent]:
                            bridges.add((node[1], parent[1]) if node[0] == "c" else (parent[1], node[1]))
                elif following not in seen:
                    seen[following] = low[following] = len(seen)
                    path.append((following, node, iter(neighbours[following])))
                elif following != parent:
                    low[node] = min(low[node], seen[following])
        return bridges

    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The candidates of each group; every group has one."""
        found: dict[int, list[str]] = {}
        for (kind, name), group in sorted(self._labels().items()):
            if kind == "c":
                found.setdefault(group, []).append(name)
        return tuple(tuple(found[group]) for group in sorted(found))

    def between(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Those of these pairs that would join a candidate of one group with a reviewer of another."""
        label = self._labels()
        known = (pair for pair in pairs if ("c", pair[0]) in label and ("r", pair[1]) in label)
        return tuple(sorted((c, r) for c, r in known if label["c", c] != label["r", r]))
