"""How clients find the cluster."""

from aiokafka.admin import AIOKafkaAdminClient

from deploy.local.child import free_port
from shared.messaging import Kafka, create_broker
from shared.messaging.kafka import create_producer


async def test_one_of_several_bootstrap_servers_is_enough(kafka: str) -> None:
    """For workers, relays and admins alike, with the one that is away first."""
    several = Kafka(f"127.0.0.1:{free_port()},{kafka}")
    broker, producer = create_broker(several, client_id="test"), create_producer(several, client_id="test")
    admin = AIOKafkaAdminClient(**several.client_options())

    await broker.start()
    assert await broker.ping(timeout=5)
    await broker.stop()
    for client in (producer, admin):
        await client.start()
    await producer.stop()
    await admin.close()
