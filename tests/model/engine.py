"""The real engine on a real database and a scripted log, one move at a time: what the machine's rules do."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import asyncpg

from shared.database import Pool, create_pool
from shared.messaging import Consumer, Event, Transaction, transaction
from shared.messaging.arrivals import judge_all
from shared.messaging.claims import Claim, Fenced, claim
from shared.messaging.fuse import Fuse
from shared.messaging.ladder import Ladder
from shared.messaging.parking import Parking
from shared.messaging.transaction import Cause
from shared.messaging.tuning import DEFAULT
from tests.conftest import Database
from tests.integration.messaging.rig import COUNT, COUNTER, Counted, effect
from tests.model.log import Answer, Log, a_relay, kafka_is
from tests.model.oracle import Complaint, Facts, broken, facts_of

CONSUMER = "rig.counting"
EMPLOYER = UUID(int=1)
PATIENCE = 15.0
NEVER_BLOWN = 1_000
EMPTY = """
    TRUNCATE public.counters, public.applied, messaging.outbox, messaging.relay_lease, messaging.consumer_offsets,
        messaging.inbox, messaging.parked, messaging.suspects
"""
VISIBLE = "SELECT count(*) FROM messaging.outbox"
EXPIRE = "UPDATE messaging.relay_lease SET expires_at = clock_timestamp() - interval '1 second'"
REWIND = """
    UPDATE messaging.consumer_offsets SET next_offset = $2, epoch = epoch + 1, anchor = NULL
    WHERE consumer = $1 AND partition = $3 AND next_offset >= $2
"""


class Died(BaseException):
    """The member's process is gone: nothing after this line has happened."""


class Refused(Exception):
    """The command is turned down after it has written."""


@dataclass
class Engine:
    """Everything of one database. Of `failing` keys odd events raise before their effect, even ones after it.

    The handler dies at its `dies_at`th event.
    """

    service: Pool
    worker: Pool
    relay: Pool
    admin: "asyncpg.Connection[asyncpg.Record]"
    evidence: Counter[str] = field(default_factory=Counter)
    log: Log = field(default_factory=Log)
    failing: set[str] = field(default_factory=set)
    dies_at: int = 0
    claims: dict[tuple[int, int], Claim] = field(default_factory=dict)
    before: Facts | None = None

    async def reset(self) -> None:
        """As if nothing had ever happened, but the evidence."""
        await self.admin.execute(EMPTY)
        self.log, self.failing, self.dies_at, self.claims, self.before = Log(), set(), 0, {}, None

    async def look(self) -> list[Complaint]:
        """Which invariants do not hold now."""
        now = await facts_of(self.admin, self.log, CONSUMER)
        found = broken(now, self.before)
        self.before = now
        self.evidence["duplicate on the topic"] += any(len(set(log)) < len(log) for log in now.log.values())
        self.evidence["parked"] += bool(now.parked)
        return found

    def consumer(self) -> Consumer:
        made = Consumer(CONSUMER, COUNTER)

        @made.on(Counted)
        async def handle(tx: Transaction, event: Event[Counted]) -> None:
            fails_after = event.sequence % 2 == 0
            if event.key in self.failing and not fails_after:
                raise ValueError("cannot take it now")
            await effect(tx, event)
            if self.dies_at == 1:
                raise Died
            self.dies_at -= 1
            if event.key in self.failing:
                raise ValueError("cannot take it now, and has written")

        return made

    async def command(self, counter: UUID, *, refused: bool = False) -> None:
        with contextlib.suppress(Refused):
            async with transaction(self.service, employer_id=EMPLOYER) as tx:
                await _count(tx, counter)
                if refused:
                    raise Refused

    async def relayed(self, script: Sequence[Answer]) -> None:
        """A relay leads until every visible row has left, whatever the log answers."""
        if not await self.admin.fetchval(VISIBLE):
            return
        self.log.script.extend(script)
        with kafka_is(self.log):
            async with self._leading():
                await self._emptied()
        self.log.script.clear()

    async def relay_dies(self) -> None:
        """Kafka has taken a batch, and the relay is gone before it hears of it."""
        if not await self.admin.fetchval(VISIBLE):
            return
        self.log.script.append(Answer.HELD)
        with kafka_is(self.log):
            async with self._leading():
                await asyncio.wait_for(self.log.holds.wait(), PATIENCE)
        self.log.answer_held()
        self.evidence["relay died after the send"] += 1

    async def relay_is_replaced(self, script: Sequence[Answer], more: UUID) -> None:
        """One relay waits for an answer beyond its lease; another does its work, and more; then the answer comes."""
        if not await self.admin.fetchval(VISIBLE):
            return
        self.log.script.append(Answer.HELD)
        with kafka_is(self.log):
            async with self._leading():
                await asyncio.wait_for(self.log.holds.wait(), PATIENCE)
                await self.command(more)
                await self.relayed(script)
                await self.command(more)
                self.log.answer_held()
                await asyncio.sleep(0.02)
        self.evidence["relay was replaced"] += 1

    async def claim(self, member: int, partition: int) -> None:
        self.claims[member, partition] = await claim(
            self.worker, CONSUMER, COUNTER.name, partition, log_start=0, owner=str(uuid4()), tuning=DEFAULT
        )

    async def deliver(self, member: int, partition: int, most: int, dies_at: int = 0) -> None:
        """The member applies up to `most` records from where it believes to stand, and may die at one of them."""
        if (member, partition) not in self.claims:
            await self.claim(member, partition)
        held = self.claims[member, partition]
        records = self.log.partitions[partition][held.expected :][:most]
        if not records:
            return
        self.dies_at = dies_at
        consumer = self.consumer()
        ladder = Ladder(consumer, self.worker, Fuse(CONSUMER, NEVER_BLOWN, DEFAULT.fuse_cooldown), DEFAULT)
        try:
            await ladder.apply(held, judge_all(consumer, records))
        except Fenced:
            self.evidence["member was fenced"] += 1
            del self.claims[member, partition]
        except Died:
            self.evidence["member died in a slice"] += 1
            del self.claims[member, partition]
        finally:
            self.dies_at = 0

    async def replay(self, key: str | None = None) -> None:
        self.evidence["replayed"] += await Parking(self.worker).replay(self.consumer(), key)

    async def rewind(self, partition: int, offset: int) -> None:
        """An operator puts a partition back: the one way in which an offset goes back."""
        done = await self.admin.execute(REWIND, CONSUMER, offset, partition)
        self.evidence["rewound"] += done == "UPDATE 1"
        self.before = None

    async def come_to_rest(self) -> None:
        """Everything is well again and runs until nothing is left to do."""
        self.failing.clear()
        self.log.arrive()
        await self.relayed(())
        for partition, log in self.log.partitions.items():
            await self.claim(0, partition)
            await self.deliver(0, partition, len(log))
        await self.replay()

    @contextlib.asynccontextmanager
    async def _leading(self) -> AsyncIterator[None]:
        """A new relay runs; the lease of the one before has run out, whether that one knows or not."""
        await self.admin.execute(EXPIRE)
        running = asyncio.create_task(a_relay(self.relay).run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.wait({running})

    async def _emptied(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while await self.admin.fetchval(VISIBLE):  # noqa: ASYNC110 - a table rings no bell
                await asyncio.sleep(0.002)


class Held:
    """A command that is not decided: it has its transaction id and, unless it `writes_last`, lock and outbox id."""

    def __init__(self, engine: Engine, counter: UUID, *, writes_last: bool) -> None:
        self.counter = counter
        self.writes_last = writes_last
        self._stack = contextlib.AsyncExitStack()
        self._engine = engine

    async def begin(self) -> None:
        conn = await self._stack.enter_async_context(self._engine.service.acquire())
        self._transaction = conn.transaction()
        await self._transaction.start()
        await conn.execute("SELECT pg_current_xact_id()")
        self._tx = Transaction(conn, Cause.new())
        await self._tx.enter(EMPLOYER)
        if not self.writes_last:
            await self._write()

    async def settle(self, *, commits: bool) -> None:
        if self.writes_last:
            await self._write()
        await (self._transaction.commit() if commits else self._transaction.rollback())
        await self._stack.aclose()

    async def _write(self) -> None:
        await _count(self._tx, self.counter)
        await self._tx.flush()


async def _count(tx: Transaction, counter: UUID) -> None:
    sequence: int = await tx.conn.fetchval(COUNT, EMPLOYER, counter)
    tx.publish(Counted(text=f"{counter} {sequence}"), key=counter, sequence=sequence)


@contextlib.asynccontextmanager
async def engine_on(database: Database) -> AsyncIterator[Engine]:
    """The engine with a pool for each of its roles."""
    pools = [await create_pool(dsn, name="machine") for dsn in (database.service, database.worker, database.relay)]
    admin = await asyncpg.connect(database.admin)
    yield Engine(pools[0], pools[1], pools[2], admin)
    await admin.close()
    for pool in pools:
        await pool.close()
