"""Events on their way out, as rows of `messaging.outbox`: written here, moved to Kafka by the relay."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.contracts.contract import Contract
from shared.contracts.topics import Topic
from shared.database import Conn, last
from shared.messaging.event import Event, encode

INSERT = """
    INSERT INTO messaging.outbox (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers)
    SELECT event_id, aggregatetype, aggregateid, type, topic, key, payload, headers
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::jsonb[])
        WITH ORDINALITY AS o (event_id, aggregatetype, aggregateid, type, topic, key, payload, headers, place)
    ORDER BY place
"""

RECORD_OVERHEAD = 512
"""Bytes that a record batch adds around key, headers and value, generously."""


class TooLarge(Exception):
    """An event that would never fit through its topic: nothing was stored."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One record to be sent, headers as text."""

    event_id: UUID
    type: str
    topic: str
    key: str
    payload: bytes
    headers: dict[str, str]

    @property
    def size(self) -> int:
        """Bytes of the record in Kafka, at most."""
        headers = sum(len(name) + len(value.encode()) + 10 for name, value in self.headers.items())
        return len(self.payload) + len(self.key.encode()) + headers + RECORD_OVERHEAD


def outgoing(event: Event[Contract], topic: Topic) -> Outgoing:
    """The row of an event; raises `TooLarge` when the topic's limit would refuse it."""
    headers, payload = encode(event)
    row = Outgoing(event.id, event.type, topic.name, event.key, payload, headers)
    if row.size > topic.max_message_bytes:
        raise TooLarge(
            f"{event.type} for {event.key} has {row.size} bytes and {topic.name} takes {topic.max_message_bytes}: "
            "carry a reference (sha256, type, size) instead of the content"
        )
    return row


async def insert(conn: Conn, rows: Sequence[Outgoing]) -> None:
    """Must be the transaction's last statement: ids drawn behind the aggregates' locks keep their order."""
    await last(
        conn,
        INSERT,
        [row.event_id for row in rows],
        [row.topic.rsplit(".", 1)[0] for row in rows],
        [row.key for row in rows],
        [row.type for row in rows],
        [row.topic for row in rows],
        [row.key for row in rows],
        [row.payload for row in rows],
        [row.headers for row in rows],
    )
