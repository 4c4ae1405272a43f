"""CloudEvents in and out: what is right is read the same in every mode, what is wrong is named."""

import json

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary, to_binary, to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent as OtherCloudEvent

from shared.contracts.envelope import Attributes, CloudEvent, from_http, from_kafka, to_headers
from shared.rules import Invalid

DATA = b'{"title":"Analyse \xc3\xa4lteres"}'
BINARY = [
    ("ce_specversion", b"1.0"),
    ("ce_id", b"evt-1"),
    ("ce_source", b"https://hr.example.com"),
    ("ce_type", b"hr.project.requested"),
    ("content-type", b"application/json"),
]


def findings(headers: list[tuple[str, bytes | None]], value: bytes | None) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as error:
        from_kafka(headers, value)
    return {(finding.field, finding.rule) for finding in error.value.findings}


def test_what_we_write_we_read() -> None:
    attributes = Attributes(
        id="1", source="/journeywork/posting", type="t", subject="s", time="2026-11-24T09:00:00Z", partitionkey="k",
        sequence="7", employerid="e", correlationid="c", causationid="b", traceparent="00-1-2-01",
        datacontenttype="application/json",
    )  # fmt: skip
    assert from_kafka(to_headers(attributes), DATA) == CloudEvent(attributes, DATA)


def test_structured_mode_reads_the_same_as_binary() -> None:
    binary = from_kafka(list(BINARY), DATA)
    document = {
        "specversion": "1.0", "id": "evt-1", "source": "https://hr.example.com", "type": "hr.project.requested",
        "data": json.loads(DATA),
    }  # fmt: skip
    structured = from_kafka(
        [("content-type", b"application/cloudevents+json; charset=utf-8")], json.dumps(document).encode()
    )
    assert structured.attributes.id == binary.attributes.id
    assert json.loads(structured.data) == json.loads(binary.data)


def test_http_binary_mode_reads_its_own_prefix() -> None:
    headers = {
        "ce-specversion": "1.0",
        "ce-id": "1",
        "ce-source": "s",
        "ce-type": "t",
        "content-type": "application/json",
    }
    assert from_http(headers, DATA).attributes.type == "t"


@pytest.mark.parametrize("mode", ["binary", "structured"])
def test_an_independent_implementation_writes_what_we_read(mode: str) -> None:
    other = OtherCloudEvent(
        {
            "id": "9",
            "source": "/hr",
            "type": "hr.project.requested",
            "specversion": "1.0",
            "datacontenttype": "application/json",
        },
        {"title": "x"},
    )
    message = (to_binary if mode == "binary" else to_structured)(other, JSONFormat())
    read = from_kafka([(name, bytes(value)) for name, value in message.headers.items()], bytes(message.value))
    assert (read.attributes.id, read.attributes.type) == ("9", "hr.project.requested")
    assert json.loads(read.data) == {"title": "x"}


def test_an_independent_implementation_reads_what_we_write() -> None:
    headers = dict(to_headers(Attributes(id="9", source="/journeywork/posting", type="t", sequence="3")))
    other = from_binary(KafkaMessage(headers, b"k", DATA), JSONFormat())
    assert (other.get_id(), other.get_extension("sequence")) == ("9", "3")


@pytest.mark.parametrize("missing", ["id", "source", "type", "specversion"])
def test_a_missing_attribute_is_named(missing: str) -> None:
    kept: list[tuple[str, bytes | None]] = [header for header in BINARY if header[0] != f"ce_{missing}"]
    assert findings(kept, DATA) == {(f"ce_{missing}", "missing")}


@pytest.mark.parametrize(
    ("change", "value", "finding"),
    [
        (("ce_id", b"\xff\xfe"), DATA, ("ce_id", "not_utf8")),
        (("ce_id", None), DATA, ("ce_id", "missing")),
        (("ce_specversion", b"0.3"), DATA, ("ce_specversion", "unsupported")),
        (("ce_time", b"yesterday"), DATA, ("ce_time", "not_a_time")),
        (("ce_time", b"2026-11-24T09:00:00"), DATA, ("ce_time", "not_a_time")),
        (("ce_subject", b"x" * 2000), DATA, ("ce_subject", "too_long")),
        (("content-type", b"text/xml"), DATA, ("datacontenttype", "unsupported")),
        (("content-type", b"application/cloudevents+avro"), DATA, ("content-type", "unsupported")),
        (("x", b"\xff"), None, ("data", "missing")),
        (("x", b"1"), b"", ("data", "missing")),
    ],
)
def test_each_malformed_record_gets_its_finding(
    change: tuple[str, bytes | None], value: bytes | None, finding: tuple[str, str]
) -> None:
    headers: list[tuple[str, bytes | None]] = [header for header in BINARY if header[0] != change[0]]
    assert findings([*headers, change], value) == {finding}


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (b"{", ("event", "not_json")),
        (b"\xff\xff", ("event", "not_json")),
        (b"[]", ("event", "not_an_object")),
        pytest.param(b"[" * 100_000, ("event", "not_json"), id="nested"),
        (b'{"specversion":"1.0","id":"1","source":"s","type":"t"}', ("data", "missing")),
        (b'{"specversion":"1.0","id":1,"source":"s","type":"t","data":{}}', ("id", "not_a_string")),
    ],
)
def test_each_malformed_structured_event_gets_its_finding(body: bytes, finding: tuple[str, str]) -> None:
    assert findings([("content-type", b"application/cloudevents+json")], body) == {finding}


def test_no_finding_quotes_the_body() -> None:
    with pytest.raises(Invalid) as error:
        from_kafka([("content-type", b"application/cloudevents+json")], b'{"secret": "4711"')
    assert "4711" not in str(error.value)
