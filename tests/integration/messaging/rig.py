"""A service that counts: its contracts, its consumer, and a process of it that fault tests may kill.

`python -m tests.integration.messaging.rig worker|relay|command …` runs one role until it is killed.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from shared.contracts.contract import Contract
from shared.contracts.topics import Topic
from shared.database import Pool, create_pool
from shared.messaging import Consumer, Event, Kafka, Relay, Transaction, Worker, create_broker, transaction
from shared.messaging.relay import Pace
from shared.messaging.tuning import Tuning

COUNTER = Topic("rig.counter.v1", "counter_id", "rig", ("rig",), "Counters.", partitions=2)
QUICK = Tuning(session_timeout=6.0, kafka_commit_every=0.5, poll_idle=0.2, put_back_pause=0.1)

TABLES = """
    CREATE TABLE public.counters (
        employer_id uuid NOT NULL, id uuid PRIMARY KEY, sequence integer NOT NULL
    );
    CREATE TABLE public.applied (
        employer_id uuid NOT NULL, n bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL,
        key text NOT NULL, sequence bigint NOT NULL, text text NOT NULL
    );
    ALTER TABLE public.counters ENABLE ROW LEVEL SECURITY;
    ALTER TABLE public.counters FORCE ROW LEVEL SECURITY;
    ALTER TABLE public.applied ENABLE ROW LEVEL SECURITY;
    ALTER TABLE public.applied FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON public.counters
        USING (employer_id = (SELECT app.employer())) WITH CHECK (employer_id = (SELECT app.employer()));
    CREATE POLICY tenant ON public.applied
        USING (employer_id = (SELECT app.employer())) WITH CHECK (employer_id = (SELECT app.employer()));
    GRANT SELECT, INSERT, UPDATE, DELETE ON public.counters, public.applied TO rig;
"""
COUNT = """
    INSERT INTO public.counters AS c (employer_id, id, sequence) VALUES ($1, $2, 1)
    ON CONFLICT (id) DO UPDATE SET sequence = c.sequence + 1 RETURNING sequence
"""
APPLY = "INSERT INTO public.applied (employer_id, event_id, key, sequence, text) VALUES ($1, $2, $3, $4, $5)"


class Counted(Contract):
    """A counter went up by one."""

    TYPE: ClassVar[str] = "org.journeywork.rig.counted.v1"
    TOPIC: ClassVar[Topic] = COUNTER

    text: str = ""


class Noted(Contract):
    """Something else happened to a counter; runs of it are handled together."""

    TYPE: ClassVar[str] = "org.journeywork.rig.noted.v1"
    TOPIC: ClassVar[Topic] = COUNTER

    text: str = ""


class Ignored(Contract):
    """Nobody handles this one."""

    TYPE: ClassVar[str] = "org.journeywork.rig.ignored.v1"
    TOPIC: ClassVar[Topic] = COUNTER


async def effect(tx: Transaction, event: Event[Any]) -> None:
    """The visible effect of one event, for the tenant of the transaction."""
    await tx.conn.execute(APPLY, tx.employer_id, event.id, event.key, event.sequence, event.fact.text)


async def command(pool: Pool, employer_id: UUID, counter: UUID) -> int:
    """One accepted change: the counter goes up and says so."""
    async with transaction(pool, employer_id=employer_id) as tx:
        sequence: int = await tx.conn.fetchval(COUNT, employer_id, counter)
        tx.publish(Counted(text=f"{counter} {sequence}"), key=counter, sequence=sequence)
    return sequence


def counting(name: str = "rig.counting") -> Consumer:
    """The consumer of the rig's worker process."""
    consumer = Consumer(name, COUNTER)
    consumer.on(Counted)(effect)
    return consumer


@dataclass(frozen=True)
class Setting:
    """What a process of the rig is told on its command line."""

    dsn: str
    kafka: str = ""
    employer_id: str = ""
    counters: tuple[str, ...] = ()
    times: int = 0
    relays: int = 1
    lease: float = 5.0


async def _worker(setting: Setting) -> None:
    pool = await create_pool(setting.dsn, name="rig.worker")
    broker = create_broker(Kafka(setting.kafka), client_id="rig")
    worker = Worker(broker, pool, counting(), tuning=QUICK)
    await worker.start()
    print("ready", flush=True)  # noqa: T201
    await asyncio.Event().wait()


async def _relay(setting: Setting) -> None:
    pool = await create_pool(setting.dsn, name="rig.relay")
    print("ready", flush=True)  # noqa: T201
    pace = Pace(relays=setting.relays, lease=timedelta(seconds=setting.lease), renew_every=setting.lease * 0.3)
    await Relay(pool, Kafka(setting.kafka), pace=pace).run()


async def _command(setting: Setting) -> None:
    pool = await create_pool(setting.dsn, name="rig.api")
    print("ready", flush=True)  # noqa: T201
    for at in range(setting.times):
        counter = UUID(setting.counters[at % len(setting.counters)])
        print(await command(pool, UUID(setting.employer_id), counter), flush=True)  # noqa: T201


if __name__ == "__main__":
    role = {"worker": _worker, "relay": _relay, "command": _command}[sys.argv[1]]
    asyncio.run(role(Setting(**json.loads(sys.argv[2]))))
