"""One process of the rig, with metrics: `python -m deploy.faults.rigs.role '{"role": "worker", …}'`.

Roles are `worker`, `relay`, and `producer`, which ends by itself.
"""

import asyncio
import contextlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from prometheus_client import start_http_server

from deploy.faults.rigs.contracts import said
from deploy.faults.rigs.handlers import consumer
from shared.database import Pool, create_pool
from shared.messaging import Kafka, Relay, Worker, create_broker, transaction
from shared.messaging.tuning import Tuning

COUNT = """
    INSERT INTO public.counters AS c (id, sequence) VALUES ($1, 1)
    ON CONFLICT (id) DO UPDATE SET sequence = c.sequence + 1 RETURNING sequence
"""
LEFT = "SELECT count(*) FROM messaging.outbox WHERE refused IS NULL"


@dataclass(frozen=True, slots=True)
class Setting:
    """What one process is told. `handler` and `build` are words of `handlers` and `contracts`."""

    role: str
    dsn: str
    kafka: str
    port: int = 0
    handler: str = "plain"
    build: str = "N"
    folder: str = ""
    fixed: bool = False
    session_timeout: float = 6.0
    longest_poll_pause: float = 300.0
    relay_dsn: str = ""
    keys: tuple[str, ...] = ()
    times: int = 0
    text: str = ""

    def as_text(self) -> str:
        return json.dumps(asdict(self))


async def _worker(told: Setting) -> None:
    """Until it is killed; says what troubles it whenever that changes."""
    start_http_server(told.port, "127.0.0.1")
    tuning = Tuning(
        session_timeout=told.session_timeout, longest_poll_pause=told.longest_poll_pause, watchdog_after=20.0,
        kafka_commit_every=0.5, poll_idle=0.2, put_back_pause=0.1,
    )  # fmt: skip
    pool = await create_pool(told.dsn, name="rig.worker")
    made = consumer(told.handler, told.build, Path(told.folder), fixed=told.fixed)
    worker = Worker(create_broker(Kafka(told.kafka), client_id="rig"), pool, made, tuning=tuning)
    await worker.start()
    print("ready", flush=True)
    before: list[str] = []
    while True:
        if (now := list(worker.trouble())) != before:
            print(f"trouble {now}", flush=True)
            before = now
        await asyncio.sleep(0.2)


async def _relay(told: Setting) -> None:
    """Until it is killed."""
    await Relay(await create_pool(told.relay_dsn, name="rig.relay"), Kafka(told.kafka)).run()


async def _producer(told: Setting) -> None:
    """Each counter goes up `times` times and says so as its build does; ends when all has left for Kafka."""
    pool = await create_pool(told.dsn, name="rig.producer")
    relay_pool = await create_pool(told.relay_dsn, name="rig.relay")
    relaying = asyncio.create_task(Relay(relay_pool, Kafka(told.kafka)).run())
    for _ in range(told.times):
        for key in told.keys:
            await _command(pool, UUID(key), told)
    while await relay_pool.fetchval(LEFT):  # noqa: ASYNC110 - a table rings no bell
        await asyncio.sleep(0.05)
    relaying.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await relaying


async def _command(pool: Pool, key: UUID, told: Setting) -> None:
    async with transaction(pool, employer_id=None) as tx:
        sequence: int = await tx.conn.fetchval(COUNT, key)
        tx.publish(said(told.build, told.text), key=key, sequence=sequence)


if __name__ == "__main__":
    setting = Setting(**json.loads(sys.argv[1]))
    asyncio.run({"worker": _worker, "producer": _producer, "relay": _relay}[setting.role](setting))
