"""Records once they were judged: what each of them is to one consumer, decided before any transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shared.contracts.envelope import from_kafka
from shared.messaging.consumer import Consumer, Registered
from shared.messaging.event import Event, parse, type_of
from shared.messaging.inbox import Entry, digest_of
from shared.messaging.record import Record, readable
from shared.rules import Invalid


@dataclass(frozen=True, slots=True)
class Arrival:
    """One record and what follows from it.

    With `entry` it is an event with a handler; with `poison` it can never be one, and says why; with neither it is
    passed over, or, for a consumer of records, handled as it is.
    """

    record: Record
    type: str | None
    registered: Registered[Any] | None = None
    entry: Entry | None = None
    poison: str | None = None

    @property
    def event(self) -> Event[Any]:
        assert self.entry is not None  # noqa: S101 - callers ask only for events
        return self.entry.event


def judge(consumer: Consumer, record: Record) -> Arrival:
    """Reads one record for this consumer."""
    if consumer.record_handler is not None:
        return Arrival(record, type_of(record))
    named = type_of(record)
    if named is not None and named not in consumer.handlers and _is_binary(record):
        return _without_handler(consumer, record, named)
    size, limit = len(record.value or b""), consumer.limits.get(record.topic)
    if limit is not None and size > limit:
        return Arrival(record, named, poison=f"data: has {size} bytes, and {record.topic} is for {limit} at most")
    try:
        return _read(consumer, record, named)
    except Invalid as wrong:
        return Arrival(record, named, poison="; ".join(f"{f.field}: {f.message}" for f in wrong.findings))
    except RecursionError:
        return Arrival(record, named, poison="data: nested too deeply")


def judge_all(consumer: Consumer, records: Iterable[Record]) -> list[Arrival]:
    return [judge(consumer, record) for record in records]


def is_passed_over(consumer: Consumer, arrival: Arrival) -> bool:
    """No handler wants it and nothing is wrong with it."""
    return arrival.entry is None and arrival.poison is None and consumer.record_handler is None


def _is_binary(record: Record) -> bool:
    content_type = record.header("content-type") or b""
    return not content_type.startswith(b"application/cloudevents")


def _without_handler(consumer: Consumer, record: Record, named: str) -> Arrival:
    unknown = f"ce_type: {consumer.name} has no handler for {readable(named.encode())}"
    return Arrival(record, named, poison=unknown if consumer.parks_unknown else None)


def _read(consumer: Consumer, record: Record, named: str | None) -> Arrival:
    if named is None or not _is_binary(record):
        named = from_kafka(record.headers, record.value).attributes.type
        if named not in consumer.handlers:
            return _without_handler(consumer, record, named)
    registered = consumer.handlers[named]
    event = parse(record, registered.adapter)
    return Arrival(record, named, registered, Entry(record, event, digest_of(record, named)))
