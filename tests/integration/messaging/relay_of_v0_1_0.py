"""The relay of release 0.1.0 as far as the database and Kafka see it: its statements word for word, its one lease."""

import asyncio
from datetime import timedelta
from uuid import uuid4

from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import DefaultPartitioner
from aiokafka.producer.message_accumulator import BatchBuilder

from shared.database import Pool

ACQUIRE = """
    INSERT INTO messaging.relay_lease AS l (name, owner, epoch, expires_at)
    VALUES ($1, $2, 1, clock_timestamp() + $3)
    ON CONFLICT (name) DO UPDATE
    SET owner = excluded.owner, epoch = l.epoch + 1, expires_at = excluded.expires_at
    WHERE l.expires_at < clock_timestamp()
    RETURNING epoch
"""
READ = """
    SELECT o.id, o.topic, o.key, o.payload, o.headers, o.created_at
    FROM messaging.outbox o
    WHERE o.id > $1 AND NOT (o.topic = ANY ($3)) AND NOT EXISTS (
        SELECT 1 FROM messaging.outbox r WHERE r.refused IS NOT NULL AND r.topic = o.topic AND r.key = o.key
    )
    ORDER BY o.id LIMIT $2
"""
DELETE = """
    DELETE FROM messaging.outbox
    WHERE id = ANY ($1) AND EXISTS (
        SELECT 1 FROM messaging.relay_lease WHERE name = $2 AND owner = $3 AND epoch = $4
    )
"""


class OldRelay:
    """Leads once it has the lease, for a minute; goes on where rows that it deletes are gone already."""

    def __init__(self, pool: Pool, kafka: str) -> None:
        self._pool, self._kafka, self._owner = pool, kafka, uuid4()
        self._epoch = 0
        self.sent = 0

    async def leads(self) -> bool:
        """Whether it has got the lease."""
        self._epoch = await self._pool.fetchval(ACQUIRE, "outbox", self._owner, timedelta(minutes=1))
        return bool(self._epoch)

    async def run(self) -> None:
        """Until cancelled: reads, sends a batch per partition, deletes what was acknowledged."""
        producer = AIOKafkaProducer(bootstrap_servers=self._kafka, enable_idempotence=True, max_batch_size=512 * 1024)
        await producer.start()
        try:
            while True:
                self.sent += await self._pass(producer)
                await asyncio.sleep(0.005)
        finally:
            await producer.stop()

    async def _pass(self, producer: AIOKafkaProducer) -> int:
        rows = await self._pool.fetch(READ, 0, 1000, [])
        batches: dict[tuple[str, int], BatchBuilder] = {}
        ids = []
        for row in rows:
            partitions, key = sorted(await producer.partitions_for(row["topic"])), row["key"].encode()
            place = row["topic"], DefaultPartitioner()(key, partitions, partitions)
            batch = batches.setdefault(place, producer.create_batch())
            headers = [(name, value.encode()) for name, value in row["headers"].items()]
            assert batch.append(key=key, value=row["payload"], timestamp=None, headers=headers) is not None
            ids.append(row["id"])
        for (topic, partition), batch in batches.items():
            await (await producer.send_batch(batch, topic, partition=partition))
        await self._pool.execute(DELETE, ids, "outbox", self._owner, self._epoch)
        return len(ids)
