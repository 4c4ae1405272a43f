"""Deadlines by the domain clock."""

from datetime import timedelta
from uuid import uuid4

from shared.messaging import Timer, Timers, Transaction, transaction
from shared.messaging.due_timers import DueTimers
from shared.messaging.tuning import Tuning
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.rig import Counted

EMPLOYER = uuid4()
HOUR = timedelta(hours=1)
AT_ONCE = Tuning(first_backoff=timedelta(0))


def remembering(*failures: str) -> tuple[Timers, list[tuple[str, str]]]:
    timers, seen = Timers(), list[tuple[str, str]]()

    @timers.on("deadline")
    async def handle(tx: Transaction, timer: Timer) -> None:
        assert tx.employer_id == timer.employer_id
        assert tx.now >= timer.due
        tx.publish(Counted(text=timer.key), key=uuid4(), sequence=1)
        seen.append((timer.kind, timer.key))
        if timer.key in failures:
            raise ValueError(f"cannot {timer.key}")

    return timers, seen


async def advance(rig: Rig, by: timedelta) -> None:
    await rig.admin.execute("SELECT app.advance($1)", by)


async def test_a_timer_runs_when_the_domain_clock_reaches_it_and_is_gone(rig: Rig) -> None:
    timers, seen = remembering()
    due = DueTimers(rig.worker, timers, AT_ONCE)
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("deadline", "later", tx.now + 2 * HOUR)
        tx.set_timer("deadline", "sooner", tx.now + HOUR)
        tx.set_timer("unknown", "kind", tx.now)
    assert await due.run_due() == 0
    await advance(rig, 3 * HOUR)
    assert await due.run_due() == 2
    assert seen == [("deadline", "sooner"), ("deadline", "later")]
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 2
    assert await rig.admin.fetchval("SELECT array_agg(kind) FROM messaging.timers") == ["unknown"]


async def test_the_same_kind_and_key_replace_and_clear(rig: Rig) -> None:
    timers, seen = remembering()
    due = DueTimers(rig.worker, timers, AT_ONCE)
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("deadline", "moved", tx.now)
        tx.set_timer("deadline", "cleared", tx.now)
        tx.set_timer("deadline", "kept", tx.now)
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("deadline", "moved", tx.now + HOUR)
        tx.clear_timer("deadline", "cleared")
    async with transaction(rig.service, employer_id=uuid4()) as tx:
        tx.clear_timer("deadline", "kept")
    assert await due.run_due() == 1
    assert seen == [("deadline", "kept")]


async def test_a_failing_timer_is_tried_again_then_waits_visibly_for_an_operator(rig: Rig) -> None:
    timers, seen = remembering("fail")
    due = DueTimers(rig.worker, timers, AT_ONCE)
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("deadline", "fail", tx.now)
    assert [await due.run_due() for _ in range(4)] == [1, 1, 1, 0]
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 0
    row = await rig.admin.fetchrow("SELECT reason, attempts, next_attempt = 'infinity' FROM messaging.timers")
    assert row is not None
    assert tuple(row) == ("ValueError: cannot fail", 3, True)
    assert await due.retry("deadline", "fail") == 1
    assert await due.run_due() == 1
    assert len(seen) == 4


async def test_a_handler_may_set_its_own_timer_again_and_a_withdrawn_one_leaves_nothing(rig: Rig) -> None:
    timers = Timers()

    @timers.on("again")
    async def again(tx: Transaction, timer: Timer) -> None:
        tx.set_timer("again", timer.key, tx.now + HOUR)

    @timers.on("withdrawn")
    async def withdrawn(tx: Transaction, timer: Timer) -> None:
        tx.publish(Counted(), key=uuid4(), sequence=1)
        async with transaction(rig.service, employer_id=EMPLOYER) as other:
            other.clear_timer("withdrawn", timer.key)

    due = DueTimers(rig.worker, timers, AT_ONCE)
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("again", "a", tx.now)
        tx.set_timer("withdrawn", "w", tx.now)
    assert await due.run_due() == 2
    row = await rig.admin.fetchrow("SELECT kind, due > app.now(), attempts FROM messaging.timers")
    assert row is not None
    assert tuple(row) == ("again", True, 0)
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 0
