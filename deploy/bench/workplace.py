"""A running worker on the bench's servers, as services run theirs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from deploy.bench.place import Place
from shared.database import create_pool
from shared.messaging import Consumer, Kafka, Worker, create_broker

POOL = 8
"""Connections: what a service gives its worker."""


@asynccontextmanager
async def working(place: Place, consumer: Consumer) -> AsyncIterator[Worker]:
    """For as long as the block runs."""
    pool = await create_pool(place.worker, name="bench.worker", largest=POOL)
    worker = Worker(create_broker(Kafka(place.kafka), client_id="bench.worker"), pool, consumer)
    await worker.start()
    try:
        yield worker
    finally:
        await worker.stop()
        await pool.close()
