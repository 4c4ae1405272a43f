"""The smallest run that shows each mistake, on whichever engine is first on the path.

`python -P -m tests.mutants.scenarios '{"scenario": …}'` prints which engine ran and which invariants broke, as JSON.
"""

import asyncio
import contextlib
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import asyncpg

import shared
from shared.database import Pool, create_pool
from shared.messaging import Consumer, Event, Transaction
from shared.messaging.arrivals import judge_all
from shared.messaging.claims import Claim, Fenced, claim
from shared.messaging.fuse import Fuse
from shared.messaging.ladder import Ladder
from shared.messaging.parking import Parking
from shared.messaging.transaction import Cause
from shared.messaging.tuning import DEFAULT
from tests.integration.messaging.rig import COUNT, COUNTER, Counted, command, effect
from tests.model.log import Answer, Log, a_relay, kafka_is
from tests.model.oracle import Complaint, Facts, broken, facts_of

EMPLOYER, A, B = UUID(int=1), UUID(int=10), UUID(int=11)
CONSUMER = "rig.counting"
PATIENCE = 15.0
LEFT = "SELECT count(*) FROM messaging.outbox"


class Died(BaseException):
    """The process is gone: nothing after this line has happened."""


@dataclass
class Stage:
    """One database, one log of one partition, one consumer whose handler can be told to fail or to die."""

    service: Pool
    worker: Pool
    relay: Pool
    admin: "asyncpg.Connection[asyncpg.Record]"
    log: Log = field(default_factory=lambda: Log(1))
    fails: bool = False
    dies: bool = False
    complaints: list[Complaint] = field(default_factory=list)
    before: Facts | None = None

    def consumer(self) -> Consumer:
        made = Consumer(CONSUMER, COUNTER)

        @made.on(Counted)
        async def handle(tx: Transaction, event: Event[Counted]) -> None:
            if self.dies:
                raise Died
            if self.fails:
                raise ValueError("cannot take it")
            await effect(tx, event)

        return made

    async def look(self) -> None:
        """Asks every invariant now."""
        now = await facts_of(self.admin, self.log, CONSUMER)
        self.complaints += [one for one in broken(now, self.before) if one not in self.complaints]
        self.before = now

    async def relayed(self) -> None:
        """A relay runs until the outbox is empty."""
        with kafka_is(self.log):
            running = asyncio.create_task(a_relay(self.relay).run())
            try:
                async with asyncio.timeout(PATIENCE):
                    while await self.admin.fetchval(LEFT):  # noqa: ASYNC110 - a table rings no bell
                        await asyncio.sleep(0.01)
            finally:
                running.cancel()
                await asyncio.wait({running})
        await self.look()

    async def claimed(self) -> Claim:
        return await claim(self.worker, CONSUMER, COUNTER.name, 0, log_start=0, owner=str(uuid4()), tuning=DEFAULT)

    async def consumed(self, held: Claim | None = None, most: int | None = None) -> None:
        """A member applies up to `most` records from where it believes to stand."""
        held = held or await self.claimed()
        consumer = self.consumer()
        ladder = Ladder(consumer, self.worker, Fuse(CONSUMER, DEFAULT.fuse_keys, DEFAULT.fuse_cooldown), DEFAULT)
        records = self.log.partitions[0][held.expected :][:most]
        if records:
            await ladder.apply(held, judge_all(consumer, records))
        await self.look()


async def death_in_a_slice(stage: Stage) -> None:
    await command(stage.service, EMPLOYER, A)
    await stage.relayed()
    stage.dies = True
    with contextlib.suppress(Died):
        await stage.consumed()
    stage.dies = False
    await stage.consumed()


async def a_low_id_that_commits_late(stage: Stage) -> None:
    stage.log.script.append(Answer.HELD)
    async with stage.service.acquire() as conn, conn.transaction():
        await _counted(conn, A)
        await command(stage.service, EMPLOYER, B)
        relaying = asyncio.create_task(stage.relayed())
        await asyncio.wait_for(stage.log.holds.wait(), PATIENCE)
    stage.log.answer_held()
    await relaying
    await stage.consumed()


async def a_member_that_was_replaced(stage: Stage) -> None:
    for _ in range(4):
        await command(stage.service, EMPLOYER, A)
    await stage.relayed()
    old, new = await stage.claimed(), await stage.claimed()
    await stage.consumed(new)
    with contextlib.suppress(Fenced):
        await stage.consumed(old, most=2)
    await stage.consumed()


async def an_answer_that_was_lost(stage: Stage) -> None:
    stage.log.script.append(Answer.TAKEN_UNSAID)
    await command(stage.service, EMPLOYER, A)
    await stage.relayed()
    if len(stage.log.partitions[0]) < 2:
        raise AssertionError("the log holds no duplicate: nothing was tried")
    await stage.consumed()


async def a_transaction_that_began_early_and_wrote_late(stage: Stage) -> None:
    async with stage.service.acquire() as conn, conn.transaction():
        await conn.execute("SELECT pg_current_xact_id()")
        await command(stage.service, EMPLOYER, A)
        await _counted(conn, A)
    await stage.relayed()
    await stage.consumed()


async def a_handler_that_fails_once(stage: Stage) -> None:
    await command(stage.service, EMPLOYER, A)
    await command(stage.service, EMPLOYER, A)
    await stage.relayed()
    stage.fails = True
    await stage.consumed(most=1)
    stage.fails = False
    await stage.consumed()
    await Parking(stage.worker).replay(stage.consumer())
    await stage.look()


async def _counted(conn: "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]", counter: UUID) -> None:
    """What `command` does, inside a transaction that the caller holds open."""
    tx = Transaction(conn, Cause.new())
    await tx.enter(EMPLOYER)
    sequence: int = await conn.fetchval(COUNT, EMPLOYER, counter)
    tx.publish(Counted(text=f"{counter} {sequence}"), key=counter, sequence=sequence)
    await tx.flush()


SCENARIOS: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "commit before process": death_in_a_slice,
    "range delete": a_low_id_that_commits_late,
    "no compare-and-set": a_member_that_was_replaced,
    "no inbox": an_answer_that_was_lost,
    "order by transaction id": a_transaction_that_began_early_and_wrote_late,
    "swallowed failure": a_handler_that_fails_once,
}


async def _run(scenario: str, service: str, worker: str, relay: str, admin: str) -> None:
    pools = [await create_pool(dsn, name="mutant") for dsn in (service, worker, relay)]
    eyes = await asyncpg.connect(admin)
    stage = Stage(pools[0], pools[1], pools[2], eyes)
    await SCENARIOS[scenario](stage)
    last = stage.before
    print(  # noqa: T201 - the report to the test
        json.dumps({"engine": shared.__file__, "broken": stage.complaints, "rest": bool(last and last.is_at_rest())})
    )
    await eyes.close()
    for pool in pools:
        await pool.close()


if __name__ == "__main__":
    asyncio.run(_run(**json.loads(sys.argv[1])))
