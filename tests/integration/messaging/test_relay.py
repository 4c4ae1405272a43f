"""From outbox to topic: in order, all of it, exactly what was acknowledged is deleted."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from aiokafka import client
from aiokafka.conn import AIOKafkaConnection, create_conn

from shared.messaging import outgoing_rows, transaction
from shared.messaging.backlog import backlog
from shared.messaging.lease import Lease, give_back, renew, take
from shared.messaging.relay import Pace
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import log_of, relaying, until
from tests.integration.messaging.rig import COUNTER, Counted, command

EMPLOYER = uuid4()
INSERT = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    VALUES (gen_random_uuid(), 'rig', $1, 't', $2, $1, convert_to(repeat('x', $3), 'UTF8'), $4)
"""


async def is_empty(rig: Rig) -> bool:
    return bool(await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 0)


async def test_events_reach_the_topic_in_order_and_leave_the_outbox(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name)
    counters = [uuid4() for _ in range(5)]
    async with relaying(rig, kafka):
        for n in range(100):
            await command(rig.service, EMPLOYER, counters[n % 5])
        await until(lambda: is_empty(rig))
    log = await log_of(kafka)
    for counter in counters:
        assert [record.sequence for record in log if record.key == str(counter)] == list(range(1, 21))


async def test_a_rolled_back_command_leaves_nothing(rig: Rig) -> None:
    async def fails() -> None:
        async with transaction(rig.service, employer_id=EMPLOYER) as tx:
            tx.publish(Counted(), key=uuid4(), sequence=1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    assert await is_empty(rig)


async def test_a_transaction_that_went_on_after_an_error_says_so(rig: Rig) -> None:
    async def goes_on() -> None:
        async with transaction(rig.service, employer_id=EMPLOYER) as tx:
            with suppress(asyncpg.DivisionByZeroError):
                await tx.conn.execute("SELECT 1 / 0")

    with pytest.raises(asyncpg.InFailedSQLTransactionError):
        await goes_on()


async def test_several_relays_keep_the_order_and_only_the_leader_deletes(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name)
    counters = [uuid4() for _ in range(3)]
    pace = Pace(lease=timedelta(seconds=1), renew_every=0.3)
    async with relaying(rig, kafka, pace), relaying(rig, kafka, pace):
        for n in range(60):
            await command(rig.service, EMPLOYER, counters[n % 3])
        await until(lambda: is_empty(rig))
    log = await log_of(kafka)
    for counter in counters:
        assert [record.sequence for record in log if record.key == str(counter)] == list(range(1, 21))


async def test_the_lease_is_fenced_by_epoch(rig: Rig) -> None:
    await command(rig.service, EMPLOYER, uuid4())
    first, second = Lease(uuid4(), {}), Lease(uuid4(), {})
    a_second = timedelta(seconds=1)
    async with rig.relay.acquire() as conn:
        before = await take(conn, first, ["a", "b"], timedelta(seconds=30))
        assert before.epochs == {"a": 1, "b": 1}
        assert await take(conn, second, ["a"], a_second) == second
        await rig.admin.execute("UPDATE messaging.relay_lease SET expires_at = clock_timestamp() - interval '1 second'")
        later = await take(conn, second, ["a"], a_second)
        assert later.epochs == {"a": 2}
        (row,) = await outgoing_rows.read(conn, 0, 10)
        assert not await renew(conn, before, a_second)
        assert not await outgoing_rows.delete(conn, [row[0]], before), "it has lost one of the two"
        assert await outgoing_rows.delete(conn, [row[0]], later)
        await give_back(conn, later)
        assert (await take(conn, first, ["a"], a_second)).epochs == {"a": 3}


async def test_a_late_commit_below_the_highest_sent_id_is_not_forgotten(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name)
    early, late = uuid4(), uuid4()
    async with relaying(rig, kafka):
        async with transaction(rig.service, employer_id=EMPLOYER) as tx:
            tx.publish(Counted(text="late"), key=late, sequence=1)
            await tx.flush()
            tx._buffer.events.clear()
            for _ in range(20):
                await command(rig.service, EMPLOYER, early)
            await asyncio.sleep(6)
        await until(lambda: is_empty(rig))
    assert [record.key for record in await log_of(kafka)].count(str(late)) == 1


async def test_a_row_that_kafka_will_never_take_holds_back_its_key_alone(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=1, configs={"max.message.bytes": "2000"})
    for key, size in (("good", 10), ("bad", 5000), ("bad", 10), ("good", 10), ("fine", 10)):
        await rig.admin.execute(INSERT, key, COUNTER.name, size, '{"ce_sequence": "1"}')

    async def only_bad_waits() -> bool:
        rows = await rig.admin.fetch("SELECT key, refused IS NOT NULL FROM messaging.outbox ORDER BY id")
        return [tuple(row) for row in rows] == [("bad", True), ("bad", False)]

    async with relaying(rig, kafka):
        await until(only_bad_waits)
        assert [record.key for record in await log_of(kafka)] == ["good", "good", "fine"]
        await rig.admin.execute("DELETE FROM messaging.outbox WHERE refused IS NOT NULL")
        await until(lambda: is_empty(rig))


async def test_the_age_of_the_outbox_leaves_out_what_a_refused_row_holds_back(rig: Rig) -> None:
    for key in ("bad", "bad", "good"):
        await rig.admin.execute(INSERT, key, COUNTER.name, 10, '{"ce_sequence": "1"}')
    await rig.admin.execute("UPDATE messaging.outbox SET created_at = created_at - interval '1 hour' WHERE key = 'bad'")
    assert 3600 <= (await backlog(rig.worker)).outbox_seconds < 3700
    await rig.admin.execute("UPDATE messaging.outbox SET refused = 'too large' WHERE id = 1")
    found = await backlog(rig.worker)
    assert (found.outbox, found.outbox_refused) == (3, 1)
    assert found.outbox_seconds < 100


async def test_a_missing_topic_rests_and_the_others_go_on(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name)
    await rig.admin.execute(INSERT, "k", "rig.nowhere.v1", 10, '{"ce_sequence": "1"}')
    await command(rig.service, EMPLOYER, uuid4())

    async def only_the_lost_waits() -> bool:
        rows = await rig.admin.fetch("SELECT topic FROM messaging.outbox")
        return [row["topic"] for row in rows] == ["rig.nowhere.v1"]

    async with relaying(rig, kafka) as relay:
        await until(only_the_lost_waits, within=40)
        assert any("rig.nowhere.v1" in why for why in relay.trouble())
        await topics("rig.nowhere.v1")
        await until(lambda: is_empty(rig), within=40)


async def test_a_relay_that_is_ended_while_its_producer_starts_leaves_no_connection(
    rig: Rig, kafka: str, topics: MakeTopics, monkeypatch: pytest.MonkeyPatch
) -> None:
    await topics(COUNTER.name)
    await command(rig.service, EMPLOYER, uuid4())
    made, begun = list[AIOKafkaConnection](), asyncio.Event()

    async def noted(*where: Any, **options: Any) -> AIOKafkaConnection:
        made.append(await create_conn(*where, **options))
        begun.set()
        return made[-1]

    monkeypatch.setattr(client, "create_conn", noted)
    async with relaying(rig, kafka):
        await begun.wait()

    async def all_are_closed() -> bool:
        return not any(one.connected() for one in made)

    await until(all_are_closed)
