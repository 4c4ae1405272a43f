"""Faults of the relay: between Kafka's acknowledgement and the delete, in the middle of a batch, two that lead."""

import asyncio
import time
from collections import Counter

from deploy.faults import kafka
from deploy.faults.case import Evidence, NothingHappened, case
from deploy.faults.cases.three_brokers import three
from deploy.faults.journal import Journal
from deploy.faults.replicas import Replica
from deploy.faults.world import World
from deploy.story.clients import until
from shared.contracts.topics import MEMBER

EPOCH = "SELECT epoch FROM messaging.relay_lease WHERE name = 'outbox'"
"""Of the one seat: who sits there leads all slots."""
EXPIRE = "UPDATE messaging.relay_lease SET expires_at = clock_timestamp() - interval '1 second'"
LEFT = "SELECT event_id::text AS event_id FROM messaging.outbox"
LEASE_LOST = "relay.lease_lost"
TRIES = 12


@case("F3", "relay killed after Kafka's acknowledgement, before the delete")
async def f3(world: World) -> Evidence:
    """In each service at the same time: what was acknowledged is sent again, and takes effect once."""

    async def struck(service: str) -> str:
        relay = await world.replicas.armed(service, "relay.after_ack_before_delete:2")
        return f"{relay.name} exit {await relay.died(within=45)}"

    async with world.loaded():
        said = await asyncio.gather(*(struck(service) for service in world.journals))
    return Evidence(", ".join(said), repeats=True)


@case("F4", "relay killed in the middle of a batch: some partitions acknowledged, some not", servers=three)
async def f4(world: World) -> Evidence:
    """One of three brokers does not answer: what goes to the others is there when the relay dies."""
    posting, before = world.journals["posting"], world.replicas.of("posting")
    epoch, relay = await posting.number(EPOCH), await world.replicas.start("posting")
    await asyncio.gather(*(world.replicas.terminate(one) for one in before))
    await _led_anew(posting, epoch)
    leaders = Counter((await kafka.leaders(world.servers.cluster, MEMBER.name)).values())
    (silent, _), *_ = reversed(leaders.most_common())
    async with world.loaded():
        there, missing = await _halved(world, posting, silent)
        code = await world.replicas.kill(relay)
        await world.servers.to_kafka[silent].clear()
        await world.healing()
        await world.replicas.start("posting")
        await asyncio.sleep(1)
    return Evidence(
        f"{relay.name} exit {code} when Kafka had {there} of the outbox's rows and {missing} not", repeats=True
    )


async def _halved(world: World, posting: Journal, silent: int) -> tuple[int, int]:
    """Rows of the outbox that Kafka has and has not, for as long as this broker does not answer.

    Whether a batch is under way that goes to others, too, is chance: after a while without one there are more rows.
    """
    for _ in range(TRIES):
        world.servers.to_kafka[silent].black_hole()
        there, missing = await _waiting(world, posting)
        if there and missing:
            return there, missing
        await world.servers.to_kafka[silent].clear()
        await asyncio.sleep(0.05)
    raise NothingHappened(f"no batch was halved: {there} rows on their topics, {missing} not")


async def _waiting(world: World, posting: Journal) -> tuple[int, int]:
    """Rows that Kafka has and the outbox keeps, and rows that Kafka has not.

    Rows of a batch that is through are on their topics, too, just before they are deleted: those do not stay.
    """
    await asyncio.sleep(0.5)
    rows = await _left(posting)
    on_topic = {record.event_id for record in await world.scan.follow()}
    await asyncio.sleep(0.5)
    return len(rows & on_topic & await _left(posting)), len(rows - on_topic)


async def _left(posting: Journal) -> set[str]:
    return {str(row["event_id"]) for row in await posting.ask(LEFT)}


@case("F5", "the leading relay stands still for longer than its lease, after Kafka's acknowledgement")
async def f5(world: World) -> Evidence:
    """Woken up, it deletes nothing of what another one leads by now."""
    posting = world.journals["posting"]
    async with world.loaded():
        relay = await world.replicas.armed("posting", "relay.after_ack_before_delete:5:stop")
        await relay.stood_still(within=45)
        epoch, since = await posting.number(EPOCH), time.monotonic()
        await _led_anew(posting, epoch)
        after = time.monotonic() - since
        await asyncio.sleep(1)
        world.replicas.thaw(relay)
        await _said(relay, LEASE_LOST, 1)
    return Evidence(
        f"{relay.name} stopped at {relay.crash}, another led after {after:.1f} s; woken up, its delete matched no row",
        repeats=True,
    )


@case("F6", "two relays believe that they lead: the lease is taken from the one that holds it, again and again")
async def f6(world: World) -> Evidence:
    """Both send the same rows; only the one with the later epoch deletes."""
    posting, both = world.journals["posting"], world.replicas.of("posting")
    before, lost = await posting.number(EPOCH), [one.said(LEASE_LOST) for one in both]
    async with world.loaded():
        deadline = time.monotonic() + 12
        while time.monotonic() < deadline:
            await posting.do(EXPIRE)
            await asyncio.sleep(0.4)
    changes = await posting.number(EPOCH) - before
    deposed = [one.said(LEASE_LOST) - times for one, times in zip(both, lost, strict=True)]
    if changes < 4 or not all(deposed):
        raise NothingHappened(f"the lead changed {changes} times, noticed {deposed} times by those who had it")
    return Evidence(
        f"the lead changed {changes} times; "
        + ", ".join(f"{one.name} led on {n} times after it was deposed" for one, n in zip(both, deposed, strict=True))
    )


async def _led_anew(posting: Journal, epoch: int) -> None:
    """Waits until another relay leads than the one under this epoch."""

    async def another() -> bool:
        return await posting.number(EPOCH) > epoch

    await until(another, "another relay's lead", within=45)


async def _said(replica: Replica, words: str, times: int) -> None:
    async def heard() -> bool:
        return replica.said(words) >= times

    await until(heard, f"{words} in the log of {replica.name}", within=20)
