"""Kafka and PostgreSQL as containers, where Docker is wanted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError
from testcontainers.core.container import DockerContainer

from deploy.local.child import free_port

POSTGRES = "postgres:18"
KAFKA = "apache/kafka:4.3.1"


@asynccontextmanager
async def containers() -> AsyncIterator[tuple[str, str]]:
    """Bootstrap servers and the superuser's DSN of two fresh containers."""
    kafka_port, postgres_port = free_port(), free_port()
    database = (
        DockerContainer(POSTGRES)
        .with_env("POSTGRES_HOST_AUTH_METHOD", "trust")
        .with_bind_ports(5432, postgres_port)
        .with_command("postgres -c fsync=off -c max_connections=300 -c timezone=UTC")
    )
    broker = DockerContainer(KAFKA).with_bind_ports(9092, kafka_port)
    for name, value in _kafka_settings(kafka_port).items():
        broker = broker.with_env(name, value)
    try:
        await asyncio.gather(asyncio.to_thread(database.start), asyncio.to_thread(broker.start))
        dsn = f"postgresql://postgres@127.0.0.1:{postgres_port}/postgres"
        servers = f"127.0.0.1:{kafka_port}"
        await asyncio.gather(postgres_ready(dsn), _kafka_ready(servers))
        yield servers, dsn
    finally:
        await asyncio.gather(asyncio.to_thread(database.stop), asyncio.to_thread(broker.stop))


def _kafka_settings(port: int) -> dict[str, str]:
    """All of them: one KAFKA_ variable replaces the image's whole default configuration."""
    return {
        "KAFKA_NODE_ID": "1",
        "KAFKA_PROCESS_ROLES": "broker,controller",
        "KAFKA_LISTENERS": "PLAINTEXT://:9092,CONTROLLER://:9093",
        "KAFKA_ADVERTISED_LISTENERS": f"PLAINTEXT://127.0.0.1:{port}",
        "KAFKA_CONTROLLER_LISTENER_NAMES": "CONTROLLER",
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
        "KAFKA_CONTROLLER_QUORUM_VOTERS": "1@localhost:9093",
        "KAFKA_AUTO_CREATE_TOPICS_ENABLE": "false",
        "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR": "1",
        "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS": "4",
        "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR": "1",
        "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR": "1",
        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR": "1",
        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR": "1",
        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS": "0",
        "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS": "1000",
    }


async def postgres_ready(dsn: str, *, within: float = 60.0) -> None:
    async with asyncio.timeout(within):
        while True:
            try:
                conn = await asyncpg.connect(dsn, timeout=2)
            except (OSError, asyncpg.PostgresError, TimeoutError):
                await asyncio.sleep(0.1)
            else:
                await conn.close()
                return


async def _kafka_ready(servers: str, *, within: float = 60.0) -> None:
    async with asyncio.timeout(within):
        while True:
            admin = AIOKafkaAdminClient(bootstrap_servers=servers)
            try:
                await admin.start()
                await admin.list_topics()
            except (OSError, KafkaError):
                await asyncio.sleep(0.2)
            else:
                return
            finally:
                await admin.close()
