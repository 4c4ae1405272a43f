"""Breadth-first exploration: every state within a depth, each with the shortest way to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.model.invariants import Complaint, broken, broken_by
from tests.model.state import UNBROKEN, Build, Scope, State
from tests.model.steps import steps


@dataclass
class Counterexample:
    """The shortest run that breaks an invariant."""

    invariant: str
    wrong: str
    run: list[str]

    def __str__(self) -> str:
        lines = [f"{number:3}. {step}" for number, step in enumerate(self.run, 1)]
        return "\n".join([*lines, f"     {self.invariant}: {self.wrong}"])


@dataclass
class Exploration:
    """What was seen. `depth` is the number of steps within which every state is known; `complete`: there are no more."""

    states: int = 0
    steps: int = 0
    depth: int = 0
    complete: bool = False
    kinds: Counter[str] = field(default_factory=Counter)
    counterexample: Counterexample | None = None
    frontier: list[State] = field(default_factory=list)


class Explorer:
    """One search; `come_from` holds for each state the one before it and the sentence that leads here."""

    def __init__(self, scope: Scope, build: Build = UNBROKEN) -> None:
        self._scope, self._build = scope, build
        begin = scope.begin()
        self.come_from: dict[State, tuple[State, str] | None] = {begin: None}
        self.seen = Exploration(states=1, frontier=[begin])

    def explore(self, depth: int) -> Exploration:
        """Goes on to this depth, or to the first broken invariant."""
        seen = self.seen
        while seen.depth < depth and seen.frontier:
            before, seen.frontier = seen.frontier, []
            if not all(self._leave(state) for state in before):
                return seen
            seen.depth += 1
        seen.complete = not seen.frontier
        return seen

    def _leave(self, state: State) -> bool:
        """Takes every step from here; False when one breaks an invariant."""
        for name, after in steps(state, self._scope, self._build):
            self.seen.steps += 1
            self.seen.kinds[kind_of(name)] += 1
            if wrong := broken_by(state, after):
                self._refute(state, name, wrong)
                return False
            if after in self.come_from:
                continue
            self.come_from[after] = (state, name)
            self.seen.states += 1
            if wrong := broken(after, self._scope):
                self._refute(state, name, wrong)
                return False
            self.seen.frontier.append(after)
        return True

    def _refute(self, state: State, last: str, wrong: Complaint) -> None:
        run = [last, *self._way_back(state)]
        self.seen.counterexample = Counterexample(*wrong, run[::-1])

    def _way_back(self, state: State) -> Iterator[str]:
        while (origin := self.come_from[state]) is not None:
            state, name = origin
            yield name


def kind_of(name: str) -> str:
    """A step without its numbers."""
    return " ".join(word for word in name.split() if not any(letter.isdigit() for letter in word))


def explore(scope: Scope, depth: int, build: Build = UNBROKEN) -> Exploration:
    """Everything within `depth` steps of the beginning."""
    return Explorer(scope, build).explore(depth)
