"""While Kafka has one pass the relay reads the next: nothing overtakes what failed, or what became visible late."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any
from unittest import mock

from shared.database import Conn
from shared.messaging import Relay, outgoing_rows
from shared.messaging.outgoing_rows import Row, restore
from shared.messaging.relay import Pace
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import until
from tests.integration.messaging.rig import COUNTER
from tests.model.log import SWIFT, Answer, Log, a_relay, kafka_is

INSERT = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    SELECT gen_random_uuid(), 'rig', $1, 't', $2, $1, '\\x00', jsonb_build_object('ce_sequence', n::text)
    FROM unnest($3::int[]) AS n
"""
TWO_AT_A_TIME = replace(SWIFT, rows=2, most_rows=2, ending=1.0)


@asynccontextmanager
async def relaying(rig: Rig, log: Log, pace: Pace = TWO_AT_A_TIME) -> AsyncIterator[None]:
    """A relay that reads two rows at a time and sends them to the log."""
    relay: Relay = a_relay(rig.relay)
    relay._pace, relay._rows = pace, pace.rows
    with kafka_is(log):
        running = asyncio.create_task(relay.run())
        yield
        running.cancel()
        await asyncio.wait({running})


async def write(rig: Rig, key: str, *sequences: int) -> None:
    await rig.service.execute(INSERT, key, COUNTER.name, sequences)


async def all_gone(rig: Rig) -> None:
    async def is_empty() -> bool:
        return bool(await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 0)

    await until(is_empty)


def order(log: Log, key: str) -> list[str]:
    """The sequences of a key as they first appeared."""
    records = [record for partition in log.partitions.values() for record in partition if record.key == key.encode()]
    return list(dict.fromkeys((record.header("ce_sequence") or b"").decode() for record in records))


async def test_the_next_pass_is_read_while_one_is_on_its_way_and_stays_behind_it(rig: Rig) -> None:
    log = Log(1)
    log.script.append(Answer.HELD)
    await write(rig, "a", 1, 2, 3, 4)
    async with relaying(rig, log):
        await asyncio.wait_for(log.holds.wait(), 15)
        await asyncio.sleep(0.2)
        assert len(log.partitions[0]) == 2, "one batch of a partition is outstanding"
        log.answer_held()
        await all_gone(rig)
    assert order(log, "a") == ["1", "2", "3", "4"]


async def test_what_was_read_ahead_does_not_overtake_a_pass_that_failed(rig: Rig) -> None:
    log = Log(1)
    log.script += [Answer.LOST, Answer.TAKEN, Answer.LOST, Answer.LATE, Answer.TAKEN_UNSAID]
    await write(rig, "a", *range(1, 21))
    async with relaying(rig, log):
        await all_gone(rig)
    assert order(log, "a") == [str(n) for n in range(1, 21)]
    assert log.answered[Answer.LOST] == 2


async def test_a_failure_in_one_partition_lets_the_others_go_on(rig: Rig) -> None:
    log = Log(2)
    log.script += [Answer.LOST]
    for n in range(1, 11):
        await write(rig, "a", n)
        await write(rig, "b", n)
        await write(rig, "c", n)
    async with relaying(rig, log):
        await all_gone(rig)
    for key in "abc":
        assert order(log, key) == [str(n) for n in range(1, 11)]


async def test_a_row_that_became_visible_between_those_on_their_way_goes_before_its_successor(rig: Rig) -> None:
    log, is_committed, reads = Log(1), asyncio.Event(), 0
    log.script.append(Answer.HELD)
    read = outgoing_rows.read

    async def second_read_waits(*arguments: Any) -> Sequence[Row]:
        nonlocal reads
        reads += 1
        if reads == 2:
            await is_committed.wait()
        return await read(*arguments)

    with mock.patch.object(outgoing_rows, "read", second_read_waits):
        async with AsyncExitStack() as running, rig.service.acquire() as conn:
            async with conn.transaction():
                await write(rig, "a", 1)
                await conn.execute(INSERT, "b", COUNTER.name, [1])
                await write(rig, "a", 2)
                await running.enter_async_context(relaying(rig, log))
                await asyncio.wait_for(log.holds.wait(), 15)
            await write(rig, "b", 2)
            is_committed.set()
            await asyncio.sleep(0.2)
            log.answer_held()
            await all_gone(rig)
    assert order(log, "a") == ["1", "2"]
    assert order(log, "b") == ["1", "2"]


async def test_a_refused_row_that_is_let_go_later_still_goes_before_its_successors(rig: Rig) -> None:
    log = Log(1)
    await write(rig, "held", 1)
    await rig.admin.execute("UPDATE messaging.outbox SET refused = 'too large'")
    await write(rig, "held", 2)
    async with relaying(rig, log):
        for n in range(1, 35):  # beyond the seconds after which the floor follows
            await write(rig, "other", n)
            await asyncio.sleep(0.2)
        async with rig.admin.transaction():
            assert await restore(rig.admin, COUNTER.name, "held") == 1
            await rig.admin.execute(INSERT, "held", COUNTER.name, [3])
        await all_gone(rig)
    assert order(log, "held") == ["1", "2", "3"]


async def test_a_relay_that_is_told_to_stop_finishes_what_is_on_its_way(rig: Rig) -> None:
    log = Log(1)
    log.script.append(Answer.HELD)
    await write(rig, "a", 1)
    async with relaying(rig, log, replace(TWO_AT_A_TIME, ending=15.0)):
        await asyncio.wait_for(log.holds.wait(), 15)
        asyncio.get_running_loop().call_later(0.2, log.answer_held)
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 0


async def test_passes_grow_while_they_are_full_and_hold_so_many_bytes_at_most(rig: Rig) -> None:
    asked: list[int] = []
    read = outgoing_rows.read

    async def noted(conn: Conn, above: int, most: int, *arguments: Any) -> Sequence[Row]:
        asked.append(most)
        return await read(conn, above, most, *arguments)

    async def asked_for(log: Log, pace: Pace) -> list[int]:
        asked.clear()
        await write(rig, "a", *range(1, 31))
        async with relaying(rig, log, pace):
            await all_gone(rig)
        return asked[:5]

    with mock.patch.object(outgoing_rows, "read", noted):
        assert await asked_for(Log(1), replace(SWIFT, rows=2, most_rows=8)) == [2, 4, 8, 8, 8]
        assert await asked_for(Log(1), replace(SWIFT, rows=4, most_bytes=3)) == [4, 3, 3, 3, 3]
