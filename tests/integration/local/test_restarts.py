"""Servers that faults are done to come back with what they had."""

import signal
from typing import Any

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.local.cluster import cluster
from deploy.local.postgresql import postgresql
from deploy.story.clients import until


@pytest.mark.parametrize("how", [signal.SIGQUIT, signal.SIGINT])
async def test_a_database_keeps_what_was_committed_before_it_was_stopped(how: signal.Signals) -> None:
    async with postgresql(durable=False) as server:
        conn = await asyncpg.connect(server.dsn)
        await conn.execute("CREATE TABLE kept AS SELECT 1 AS n")

        await server.restart(how)

        conn = await asyncpg.connect(server.dsn)
        assert await conn.fetchval("SELECT n FROM kept") == 1
        await conn.close()


async def test_a_frozen_database_answers_when_it_thaws() -> None:
    async with postgresql(durable=False) as server:
        conn = await asyncpg.connect(server.dsn)
        assert server.freeze() > 1
        with pytest.raises(TimeoutError):
            await asyncpg.connect(server.dsn, timeout=0.3)

        server.thaw()

        assert await conn.fetchval("SELECT 1") == 1
        await conn.close()


async def test_three_brokers_lose_one_and_no_record() -> None:
    async with cluster() as brokers:
        admin = AIOKafkaAdminClient(bootstrap_servers=brokers.clients)
        await admin.start()
        await admin.create_topics([NewTopic("copied", 1, 3)])

        async def copied() -> dict[str, Any] | None:
            """A broker that has not heard of the topic yet describes it without partitions."""
            (topic,) = await admin.describe_topics(["copied"])
            return next((one for one in topic["partitions"] if len(one["isr"]) == 3), None)

        partition = await until(copied, "every broker has a copy")
        await admin.close()
        producer = AIOKafkaProducer(bootstrap_servers=brokers.clients, acks="all", enable_idempotence=True)
        await producer.start()
        await producer.send_and_wait("copied", b"before")

        await brokers.brokers[partition["leader"]].kill()

        await producer.send_and_wait("copied", b"after")
        await producer.stop()
        reader = AIOKafkaConsumer("copied", bootstrap_servers=brokers.clients, auto_offset_reset="earliest")
        await reader.start()
        assert len(partition["replicas"]) == 3
        assert [(await reader.getone()).value for _ in range(2)] == [b"before", b"after"]
        await reader.stop()
