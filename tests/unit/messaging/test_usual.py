"""What is read in one pass is what the precise reader finds, and nothing that it refuses is let through."""

import dataclasses
import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.contracts.envelope import from_kafka, to_headers
from shared.messaging.apply import record_of
from shared.messaging.consumer import Consumer
from shared.messaging.event import Event, event_of, parse
from shared.messaging.record import Record
from shared.messaging.transaction import Transaction
from shared.messaging.usual import read_usual
from shared.rules import Invalid
from tests.integration.messaging.rig import COUNTER, Counted

EVENT = event_of(
    Counted(text="schön"),
    key="7f0c2a52-6a0e-4bb8-9e08-0d7c2c9a9a11",
    sequence=12,
    employer_id=UUID(int=5),
    at=datetime(2026, 11, 24, 9, tzinfo=UTC),
    causation_id="018f4f8e-0000-7000-8000-000000000000",
    traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
)
RECORD = record_of(EVENT)
SPOILT = [
    b"", b"\xff", b"a\x00b", b"1.0", b"0.3", b" 12", b"1_2", b"-1", b"0", "١٢".encode(), b"9223372036854775807",
    b"9223372036854775808", b"x" * 1025, "ü".encode() * 400, b"application/json; charset=utf-8", b"text/plain",
    b"application/cloudevents+json", b"{0af76519-16cd-43dd-8448-eb211c80319c}", b"0af7651916cd43dd8448eb211c80319c",
    b"urn:uuid:0af76519-16cd-43dd-8448-eb211c80319c", b"2026-11-24T09:00:00", b"2026-11-24", b"20261124T090000Z", None,
]  # fmt: skip
values = st.sampled_from(SPOILT) | st.binary(max_size=40) | st.text(max_size=40).map(str.encode)


def handlers() -> Consumer:
    consumer = Consumer("rig.reading", COUNTER)

    @consumer.on(Counted)
    async def count(tx: Transaction, event: Event[Counted]) -> None:
        raise AssertionError

    return consumer


CONSUMER = handlers()
(REGISTERED,) = CONSUMER.handlers.values()


def precise(record: Record) -> Event[Counted] | None:
    try:
        return parse(record, REGISTERED.adapter)
    except Invalid:
        return None


def test_an_event_as_the_relay_sends_it_is_read_in_one_pass() -> None:
    assert read_usual(CONSUMER.handlers, RECORD) == (REGISTERED, EVENT)


@pytest.mark.parametrize("name", [name for name, _ in RECORD.headers])
@given(value=values)
def test_a_spoilt_header_is_read_as_the_precise_reader_reads_it_or_left_to_it(name: str, value: bytes | None) -> None:
    headers = tuple((one, value if one == name else kept) for one, kept in RECORD.headers)
    record = dataclasses.replace(RECORD, headers=headers)
    read = read_usual(CONSUMER.handlers, record)
    assert read is None or read[1] == precise(record)


@given(st.lists(st.sampled_from([*RECORD.headers, ("baggage", b"a=b"), ("ce_extra", b"\xff"), ("", b"")]), max_size=18))
def test_headers_in_any_number_and_order_are_read_as_the_precise_reader_reads_them(
    headers: list[tuple[str, bytes]],
) -> None:
    record = dataclasses.replace(RECORD, headers=tuple(headers))
    read = read_usual(CONSUMER.handlers, record)
    assert read is None or read[1] == precise(record)


@given(
    key=st.none() | st.binary(max_size=8), value=st.none() | st.sampled_from([b"", b"{}", b"{", b'{"text": 1}', b"7"])
)
def test_keys_and_values_are_read_as_the_precise_reader_reads_them(key: bytes | None, value: bytes | None) -> None:
    record = dataclasses.replace(RECORD, key=key, value=value)
    read = read_usual(CONSUMER.handlers, record)
    assert (read and read[1]) == precise(record)


def test_a_type_without_a_handler_here_is_no_event() -> None:
    assert read_usual({}, RECORD) is None


def test_an_event_of_no_employer_and_no_trace_is_usual() -> None:
    event = event_of(Counted(), key=str(uuid4()), sequence=1, employer_id=None)
    assert read_usual(CONSUMER.handlers, record_of(event)) == (REGISTERED, event)


@pytest.mark.parametrize("name", ["source", "correlationid", "causationid", "traceparent"])
def test_half_of_a_surrogate_pair_is_no_text(name: str) -> None:
    document = {
        "specversion": "1.0", "id": str(EVENT.id), "source": "/x", "type": EVENT.type, "time": "2026-11-24T09:00:00Z",
        "sequence": "1", name: "half \ud800", "data": {},
    }  # fmt: skip
    headers = (("content-type", b"application/cloudevents+json"),)
    record = dataclasses.replace(RECORD, headers=headers, value=json.dumps(document).encode())
    with pytest.raises(Invalid, match=f"ce_{name} holds a NUL character or half of a surrogate pair"):
        parse(record, REGISTERED.adapter)


def test_the_headers_are_those_of_the_kafka_protocol_binding() -> None:
    attributes = from_kafka(RECORD.headers, RECORD.value).attributes
    assert list(RECORD.headers) == to_headers(attributes)
