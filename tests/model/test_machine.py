"""The real engine, driven by rules in any order: commands, relays, members, crashes, poison, replays, rewinds.

After every rule the model's invariants are asked of the database; at the end everything must come to rest, complete.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
import pytest_asyncio
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.conftest import Database, MakeDatabase
from tests.integration.messaging.rig import TABLES
from tests.model.engine import Engine, Held, engine_on
from tests.model.log import Answer

Result = TypeVar("Result")

COUNTERS = st.sampled_from([UUID(int=n) for n in (10, 11, 12)])
MEMBERS, PARTITIONS = st.integers(0, 1), st.integers(0, 1)
ANSWERS = st.lists(st.sampled_from([Answer.TAKEN, Answer.LOST, Answer.TAKEN_UNSAID, Answer.LATE]), max_size=3)
DETERMINISTIC = settings(
    derandomize=True,
    max_examples=200,
    stateful_step_count=40,
    database=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
FAULTS = {
    "duplicate on the topic",
    "parked",
    "relay died after the send",
    "relay was replaced",
    "member was fenced",
    "member died in a slice",
    "replayed",
    "rewound",
}


class Machine(RuleBasedStateMachine):
    """Rules in any order; what they share is in `engine`."""

    def __init__(self, engine: Engine, runner: asyncio.Runner) -> None:
        super().__init__()
        self._engine, self._runner = engine, runner
        self._held: Held | None = None
        self._is_sound = True

    def _run(self, what: Coroutine[Any, Any, Result]) -> Result:
        return self._runner.run(what)

    @initialize()
    def begin(self) -> None:
        self._run(self._engine.reset())

    @rule(counters=st.lists(COUNTERS, min_size=1, max_size=5))
    def commands(self, counters: list[UUID]) -> None:
        for counter in counters:
            if not self._is_locked(counter):
                self._run(self._engine.command(counter))

    @rule(counter=COUNTERS)
    def command_is_refused(self, counter: UUID) -> None:
        if not self._is_locked(counter):
            self._run(self._engine.command(counter, refused=True))

    @precondition(lambda self: self._held is None)
    @rule(counter=COUNTERS, writes_last=st.booleans())
    def command_that_stays_open(self, counter: UUID, writes_last: bool) -> None:
        self._held = Held(self._engine, counter, writes_last=writes_last)
        self._run(self._held.begin())

    @precondition(lambda self: self._held is not None)
    @rule(commits=st.booleans())
    def open_command_ends(self, commits: bool) -> None:
        assert self._held is not None
        self._run(self._held.settle(commits=commits))
        self._held = None

    @rule(script=ANSWERS)
    def relay(self, script: list[Answer]) -> None:
        self._run(self._engine.relayed(script))

    @rule()
    def relay_dies(self) -> None:
        self._run(self._engine.relay_dies())

    @rule(script=ANSWERS, more=COUNTERS)
    def relay_is_replaced(self, script: list[Answer], more: UUID) -> None:
        if not self._is_locked(more):
            self._run(self._engine.relay_is_replaced(script, more))

    @rule()
    def late_batches_arrive(self) -> None:
        self._engine.log.arrive()

    @rule(member=MEMBERS, partition=PARTITIONS)
    def claim(self, member: int, partition: int) -> None:
        self._run(self._engine.claim(member, partition))

    @rule(member=MEMBERS, partition=PARTITIONS, most=st.integers(1, 6))
    def deliver(self, member: int, partition: int, most: int) -> None:
        self._run(self._engine.deliver(member, partition, most))

    @rule(member=MEMBERS, partition=PARTITIONS, dies_at=st.integers(1, 3))
    def deliver_and_die(self, member: int, partition: int, dies_at: int) -> None:
        self._run(self._engine.deliver(member, partition, 6, dies_at))

    @rule(counter=COUNTERS, fails=st.booleans())
    def handler(self, counter: UUID, fails: bool) -> None:
        (self._engine.failing.add if fails else self._engine.failing.discard)(str(counter))

    @rule(counter=st.none() | COUNTERS)
    def replay(self, counter: UUID | None) -> None:
        self._run(self._engine.replay(str(counter) if counter else None))

    @rule(partition=PARTITIONS, offset=st.integers(0, 2))
    def rewind(self, partition: int, offset: int) -> None:
        self._run(self._engine.rewind(partition, offset))

    @invariant()
    def promises_hold(self) -> None:
        found = self._run(self._engine.look())
        self._is_sound = not found
        assert not found

    def teardown(self) -> None:
        if self._held is not None:
            self._run(self._held.settle(commits=True))
        if self._is_sound:
            self._run(self._engine.come_to_rest())
            assert not self._run(self._engine.look())
            last = self._engine.before
            assert last is not None
            assert last.is_at_rest(), last

    def _is_locked(self, counter: UUID) -> bool:
        return self._held is not None and self._held.counter == counter and not self._held.writes_last


def _bound(engine: Engine, runner: asyncio.Runner) -> type[Machine]:
    class Bound(Machine):
        def __init__(self) -> None:
            super().__init__(engine, runner)

    return Bound


@pytest_asyncio.fixture(loop_scope="session")
async def rig_database(database: MakeDatabase) -> Database:
    made = await database("rig")
    migrator = await asyncpg.connect(made.migrator)
    await migrator.execute(TABLES)
    await migrator.close()
    return made


def test_the_engine_keeps_its_promises_in_any_order_of_events(rig_database: Database) -> None:
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        opened = engine_on(rig_database)
        engine = runner.run(opened.__aenter__())
        try:
            run_state_machine_as_test(_bound(engine, runner), settings=DETERMINISTIC)
        finally:
            runner.run(opened.__aexit__(None, None, None))
    print(dict(engine.evidence))  # noqa: T201
    assert not [fault for fault in FAULTS if not engine.evidence[fault]]
