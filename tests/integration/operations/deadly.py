"""A worker process whose handler ends the process at the text `deadly`; `python -m … '{"dsn": …, "kafka": …}'`."""

import asyncio
import json
import os
import signal
import sys

from shared.database import create_pool
from shared.messaging import Consumer, Event, Kafka, Transaction, Worker, create_broker
from tests.integration.messaging.rig import COUNTER, QUICK, Counted, effect

NAME = "rig.deadly"


def deadly() -> Consumer:
    """Dies where other consumers raise: memory that runs out, a fault in a library."""
    consumer = Consumer(NAME, COUNTER)

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        await effect(tx, event)
        match event.fact.text:
            case "deadly":
                os.kill(os.getpid(), signal.SIGKILL)
            case "exits":
                os._exit(7)

    return consumer


async def main(dsn: str, kafka: str) -> None:
    """Until it dies or is killed."""
    pool = await create_pool(dsn, name="rig.deadly")
    await Worker(create_broker(Kafka(kafka), client_id="rig"), pool, deadly(), tuning=QUICK).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(**json.loads(sys.argv[1])))
