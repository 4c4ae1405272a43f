"""The Kafka door on a real broker: whatever an HR system writes is answered, and nothing foreign stops the door."""

import asyncio
import json
from typing import Any

from aiokafka import AIOKafkaProducer

from services.posting.doors.kafka import hr_projects
from shared.messaging.kafka import Kafka, create_broker
from shared.messaging.worker import Worker
from tests.conftest import MakeTopics
from tests.integration.posting.conftest import Posting, wish

TOPIC = "hr.project.v1"


async def until(posting: Posting, sql: str, count: int) -> list[Any]:
    async with asyncio.timeout(30):
        while len(rows := await posting.query(sql)) < count:  # noqa: ASYNC110  a database rings no bell
            await asyncio.sleep(0.05)
    return rows


async def test_good_broken_and_large_records_are_each_answered(
    posting: Posting, kafka: str, topics: MakeTopics
) -> None:
    employer = await posting.employer()
    await topics(TOPIC, partitions=1, configs={"max.message.bytes": "4194304"})
    names = {"specversion": "1.0", "source": employer.source, "type": "hr.project.requested"}

    def headers(event_id: str) -> list[tuple[str, bytes]]:
        given = [(f"ce_{name}", text.encode()) for name, text in names.items()]
        return [*given, ("ce_id", event_id.encode()), ("content-type", b"application/json")]

    producer = AIOKafkaProducer(bootstrap_servers=kafka, max_request_size=4_194_304)
    await producer.start()
    data = wish()
    body = json.dumps(data).encode()
    await producer.send_and_wait(TOPIC, body, key=b"1", headers=headers("good"))
    document = names | {"id": "good", "data": data}
    structured = [("content-type", b"application/cloudevents+json")]
    await producer.send_and_wait(TOPIC, json.dumps(document).encode(), key=b"1", headers=structured)
    await producer.send_and_wait(TOPIC, None, key=b"2", headers=headers("null"))
    await producer.send_and_wait(TOPIC, body, key=b"3", headers=[*headers("latin")[:-1], ("ce_subject", b"\xe9")])
    await producer.send_and_wait(TOPIC, b"hello", key=None, headers=[])
    large = json.dumps(wish("REQ-2") | {"ignored": "x" * (2 * 1024 * 1024)}).encode()
    await producer.send_and_wait(TOPIC, large, key=b"4", headers=headers("large"))
    await producer.stop()

    worker = Worker(create_broker(Kafka(kafka), client_id="test"), posting.pool, hr_projects)
    await worker.start()
    try:
        await until(posting, "SELECT 1 FROM projects WHERE status = 'published'", 2)
    finally:
        await worker.stop()

    kept = await posting.query("SELECT event_id, status FROM hr_events ORDER BY hr_event_id")
    assert [tuple(row) for row in kept] == [
        ("good", "accepted"),
        ("null", "rejected"),
        ("latin", "rejected"),
        ("large", "accepted"),
    ]
    rejections = [fact for _, fact in await posting.published("hr.rejections.v1")]
    assert [fact["location"] for fact in rejections] == [f"{TOPIC}/0@{offset}" for offset in (2, 3, 4)]
    assert await posting.query("SELECT 1 FROM messaging.parked") == []
    chains = await posting.query(
        "SELECT headers ->> 'ce_correlationid' AS chain FROM messaging.outbox WHERE type LIKE '%project.published.v1'"
    )
    assert [row["chain"] for row in chains] == ["good", "large"]
