"""Relays that share the outbox join, leave, freeze and die: nothing is lost, every key appears in its order."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from deploy.story.ledger import Logged
from shared.messaging.relay import Pace
from shared.messaging.seat import Seat
from shared.messaging.shares import SEATS, SLOTS
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import Process, log_of, relaying, until
from tests.integration.messaging.relay_of_v0_1_0 import ACQUIRE, OldRelay
from tests.integration.messaging.rig import COUNTER, Setting, command

EMPLOYER = uuid4()
COUNTERS = [uuid4() for _ in range(40)]
LEASE = 1.0
SHARES = """
    SELECT count(*) FROM messaging.relay_lease
    WHERE name LIKE 'outbox/slot/%' AND expires_at > clock_timestamp() GROUP BY owner ORDER BY 1
"""
FILL = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    SELECT gen_random_uuid(), 'rig', k, 't', $1, k, convert_to(repeat('x', 300), 'UTF8'),
        jsonb_build_object('ce_id', gen_random_uuid()::text, 'ce_sequence', n::text)
    FROM generate_series(1, $2) AS n, unnest($3::text[]) AS k ORDER BY n, k
"""


async def is_empty(rig: Rig) -> bool:
    return bool(await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 0)


async def shared_as(rig: Rig, *slots: int) -> None:
    """Waits until so many relays lead so many slots each."""

    async def is_so() -> bool:
        return [row[0] for row in await rig.admin.fetch(SHARES)] == list(slots)

    await until(is_so)


async def a_relay(rig: Rig, kafka: str, crash: str = "") -> Process:
    return await Process.start("relay", Setting(rig.database.relay, kafka, relays=3, lease=LEASE), crash)


@asynccontextmanager
async def load(rig: Rig) -> AsyncIterator[None]:
    """Four writers change every counter in turn, for as long as the block runs."""
    stop = asyncio.Event()

    async def write(mine: Sequence[UUID]) -> None:
        while not stop.is_set():
            for counter in mine:
                await command(rig.service, EMPLOYER, counter)

    writers = [asyncio.create_task(write(COUNTERS[n::4])) for n in range(4)]
    yield
    stop.set()
    await asyncio.gather(*writers)


def is_frozen(process: Process) -> bool:
    return Path(f"/proc/{process.child.pid}/stat").read_text().rpartition(") ")[2].startswith("T")


def firsts(log: Sequence[Logged], key: str) -> list[int]:
    """The sequences of a key in the order in which each appeared first."""
    return list(dict.fromkeys(record.sequence for record in log if record.key == key))


async def test_relays_join_leave_freeze_and_die_under_load(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=4)
    async with load(rig):
        first = await a_relay(rig, kafka)
        await shared_as(rig, 16)
        second, third = await a_relay(rig, kafka), await a_relay(rig, kafka)
        await shared_as(rig, 5, 5, 6)
        await third.kill()
        await shared_as(rig, 8, 8)
        second.child.send_signal(signal.SIGSTOP)
        await shared_as(rig, 16)
        assert is_frozen(second)
        second.child.send_signal(signal.SIGCONT)
        await shared_as(rig, 8, 8)
        async with relaying(rig, kafka, Pace(relays=3, lease=timedelta(seconds=LEASE), renew_every=0.3)):
            await shared_as(rig, 5, 5, 6)
        await shared_as(rig, 8, 8)
    await until(lambda: is_empty(rig))
    await first.kill()
    await second.kill()
    log = await log_of(kafka)
    for counter in COUNTERS:
        last = await rig.admin.fetchval("SELECT sequence FROM public.counters WHERE id = $1", counter)
        assert firsts(log, str(counter)) == list(range(1, last + 1))


async def test_a_zombie_and_a_death_in_the_middle_of_a_full_outbox(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=4)
    keys = [f"key {n}" for n in range(50)]
    await rig.admin.execute(FILL, COUNTER.name, 800, keys)
    dying = await a_relay(rig, kafka, crash="relay.after_ack_before_delete:3")
    assert await dying.killed_itself()
    left = await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox")
    assert 0 < left < 40_000
    zombie, heir = await a_relay(rig, kafka), await a_relay(rig, kafka)

    async def has_moved() -> bool:
        return bool(await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") < left)

    await until(has_moved)
    zombie.child.send_signal(signal.SIGSTOP)
    await until(lambda: is_empty(rig))
    await rig.admin.execute(FILL.replace("generate_series(1, $2)", "generate_series(801, $2)"), COUNTER.name, 810, keys)
    zombie.child.send_signal(signal.SIGCONT)
    await until(lambda: is_empty(rig))
    await zombie.kill()
    await heir.kill()
    log = await log_of(kafka)
    for key in keys:
        assert firsts(log, key) == list(range(1, 811))
    assert len(log) > 50 * 810, "the relay that died sent nothing twice: nothing was tried"


async def test_a_relay_that_may_take_one_seat_and_one_of_the_release_before_never_lead_together(rig: Rig) -> None:
    old, ttl = uuid4(), timedelta(seconds=3)
    assert await rig.relay.fetchval(ACQUIRE, "outbox", old, ttl) == 1
    assert await Seat.taken(rig.relay, uuid4(), 1, ttl=ttl, every=0.3) is None
    await asyncio.sleep(3.1)
    seat = await Seat.taken(rig.relay, uuid4(), 1, ttl=ttl, every=0.3)
    assert seat is not None
    assert seat.slots is None
    assert await rig.relay.fetchval(ACQUIRE, "outbox", old, ttl) is None
    await asyncio.sleep(4.0)
    assert await rig.relay.fetchval(ACQUIRE, "outbox", old, ttl) is None, "it renews"
    await seat.leave()
    assert await rig.relay.fetchval(ACQUIRE, "outbox", old, ttl) == 3


async def test_one_of_the_release_before_beside_several_of_this_one_repeats_and_keeps_the_order(
    rig: Rig, kafka: str, topics: MakeTopics
) -> None:
    await topics(COUNTER.name, partitions=4)
    keys = [f"key {n}" for n in range(50)]
    await rig.admin.execute(FILL, COUNTER.name, 200, keys)
    old = OldRelay(rig.relay, kafka)
    assert await old.leads()
    running = asyncio.create_task(old.run())
    pace = Pace(relays=3, lease=timedelta(seconds=LEASE), renew_every=0.3, rows=200, most_rows=200)
    async with relaying(rig, kafka, pace), relaying(rig, kafka, pace):
        await until(lambda: is_empty(rig))
        await rig.admin.execute(FILL.replace("generate_series(1,", "generate_series(201,"), COUNTER.name, 300, keys)
        await until(lambda: is_empty(rig))
    running.cancel()
    await asyncio.wait({running})
    log = await log_of(kafka)
    for key in keys:
        assert firsts(log, key) == list(range(1, 301))
    assert old.sent
    assert len(log) > 50 * 300, "nothing came twice: they did not overlap"


async def test_a_surplus_is_handed_over_and_taken_up(rig: Rig) -> None:
    ttl = timedelta(seconds=5)
    first = await Seat.taken(rig.relay, uuid4(), 2, ttl=ttl, every=0.05)
    second = await Seat.taken(rig.relay, uuid4(), 2, ttl=ttl, every=0.05)
    assert first is not None
    assert second is not None
    assert await Seat.taken(rig.relay, uuid4(), 2, ttl=ttl, every=0.05) is None
    assert second.slots == []

    async def is_asked() -> bool:
        return len(first.surplus) == SLOTS // 2

    await until(is_asked)
    await first.hand_over()

    async def has_taken() -> bool:
        return second.slots == list(range(SLOTS // 2, SLOTS))

    await until(has_taken)
    assert first.slots == list(range(SLOTS // 2))
    await first.leave()
    await second.leave()


async def test_a_seat_whose_lease_is_gone_says_so(rig: Rig) -> None:
    seat = await Seat.taken(rig.relay, uuid4(), 1, ttl=timedelta(seconds=5), every=0.05)
    assert seat is not None
    assert not seat.is_lost
    await rig.admin.execute("UPDATE messaging.relay_lease SET epoch = epoch + 1 WHERE name = $1", SEATS[0])

    async def is_lost() -> bool:
        return seat.is_lost

    await until(is_lost)
    await seat.leave()
