"""Records once they were judged: what each of them is to one consumer, decided before any transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shared.contracts.envelope import from_kafka
from shared.messaging.consumer import Consumer, Registered
from shared.messaging.event import Event, parse, type_of
from shared.messaging.record import Record, readable
from shared.messaging.usual import read_usual
from shared.rules import Invalid


@dataclass(slots=True, unsafe_hash=True)  # nobody changes one: freezing it would take 1 us for each
class Arrival:
    """One record and what follows from it; `key` is its ordering key.

    With `event` it has a handler; with `poison` it can never be an event, and says why; with neither it is passed
    over, or, for a consumer of records, handled as it is.
    """

    record: Record
    key: str
    type: str | None
    registered: Registered[Any] | None = None
    event: Event[Any] | None = None
    poison: str | None = None


def judge(consumer: Consumer, record: Record) -> Arrival:
    """Reads one record for this consumer."""
    (arrival,) = judge_all(consumer, (record,))
    return arrival


def judge_all(consumer: Consumer, records: Iterable[Record]) -> list[Arrival]:
    """Reads records, which may differ in every way."""
    if consumer.record_handler is not None:
        return [Arrival(record, record.ordering_key, type_of(record)) for record in records]
    handlers, limits = consumer.handlers, consumer.limits
    arrivals = []
    for record in records:
        size, limit = len(record.value or b""), limits.get(record.topic)
        usual = read_usual(handlers, record) if limit is None or size <= limit else None
        if usual is None:
            arrivals.append(_judge_precisely(consumer, record))
        else:
            registered, event = usual
            arrivals.append(Arrival(record, event.key, event.type, registered, event))
    return arrivals


def is_passed_over(consumer: Consumer, arrival: Arrival) -> bool:
    """No handler wants it and nothing is wrong with it."""
    return arrival.event is None and arrival.poison is None and consumer.record_handler is None


def _judge_precisely(consumer: Consumer, record: Record) -> Arrival:
    named, key = type_of(record), record.ordering_key
    if named is not None and named not in consumer.handlers and _is_binary(record):
        return _without_handler(consumer, record, named)
    size, limit = len(record.value or b""), consumer.limits.get(record.topic)
    if limit is not None and size > limit:
        return Arrival(record, key, named, poison=f"data: has {size} bytes, and {record.topic} is for {limit} at most")
    try:
        return _read(consumer, record, named)
    except Invalid as wrong:
        return Arrival(record, key, named, poison="; ".join(f"{f.field}: {f.message}" for f in wrong.findings))
    except RecursionError:
        return Arrival(record, key, named, poison="data: nested too deeply")


def _is_binary(record: Record) -> bool:
    content_type = record.header("content-type") or b""
    return not content_type.startswith(b"application/cloudevents")


def _without_handler(consumer: Consumer, record: Record, named: str) -> Arrival:
    unknown = f"ce_type: {consumer.name} has no handler for {readable(named.encode())}"
    return Arrival(record, record.ordering_key, named, poison=unknown if consumer.parks_unknown else None)


def _read(consumer: Consumer, record: Record, named: str | None) -> Arrival:
    if named is None or not _is_binary(record):
        named = from_kafka(record.headers, record.value).attributes.type
        if named not in consumer.handlers:
            return _without_handler(consumer, record, named)
    registered = consumer.handlers[named]
    event = parse(record, registered.adapter)
    return Arrival(record, event.key, named, registered, event)
