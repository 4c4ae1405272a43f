"""The doors make an arrival of anything: a request, nothing, or findings; never an exception."""

import json
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from services.posting.domain.employer import SourceKind, Template
from services.posting.domain.hr_event import Ask
from services.posting.doors import cloudevents, greenhouse
from services.posting.store.employers import Source
from shared.messaging import Record

SOURCE = Source(UUID(int=1), UUID(int=2), "greenhouse", SourceKind.GREENHOUSE)
NAMES = st.sampled_from(
    [
        "ce_id",
        "ce_source",
        "ce_type",
        "ce_specversion",
        "ce_time",
        "ce_subject",
        "ce_correlationid",
        "content-type",
        "x",
    ]
)
HEADERS = (
    b"1.0", b"hr.project.requested", b"hr.project.cancelled", b"application/json", b"application/cloudevents+json",
    b"application/cloudevents", b"a\x00b", b"x" * 1100,
)  # fmt: skip
FIELDS = """
    external_project_id title hours fee amount currency seats deliverables reviewers hiring_manager apply_by rubric
    action payload job id name openings custom_fields value live job_id content data type source specversion
"""
VALUES = st.one_of(st.none(), st.binary(max_size=40), st.sampled_from(HEADERS))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(FIELDS.split()),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@given(
    st.lists(st.tuples(NAMES, VALUES), max_size=8), st.one_of(st.none(), st.binary(max_size=60), JSON.map(json.dumps))
)
@example([("content-type", b"application/cloudevents+json")], '{"data": {"title": "\\ud800"}, "id": "\\ud800"}')
def test_any_record_becomes_an_arrival(headers: list[tuple[str, bytes | None]], value: bytes | str | None) -> None:
    raw = value.encode() if isinstance(value, str) else value

    arrival = cloudevents.of_kafka(Record("hr.project.v1", 0, 1, None, raw, tuple(headers)))

    for text in (arrival.named.event_id, arrival.named.source, arrival.named.type):
        assert text is None or (text and "\x00" not in text and len(text.encode()) <= 1000)


@given(JSON)
def test_any_data_of_a_known_type_is_a_request_or_findings(data: object) -> None:
    for event_type in ("hr.project.requested", "hr.project.cancelled"):
        reading = cloudevents.read(event_type, json.dumps(data).encode())
        assert (reading.request is None) == bool(reading.findings)


@given(st.one_of(st.binary(max_size=60), JSON.map(lambda value: json.dumps(value).encode())))
def test_any_body_of_a_webhook_becomes_an_arrival(body: bytes) -> None:
    arrival = greenhouse.arrival(SOURCE, Template(), body, None, location="test")

    assert arrival.named.event_id == arrival.digest.hex()


@given(st.dictionaries(st.sampled_from(["hours", "fee", "seats", "supervisor", "reviewers", "brief"]), JSON))
def test_a_custom_field_of_any_value_is_read_or_named(values: dict[str, object]) -> None:
    fields = {name: {"name": name, "type": "x", "value": value} for name, value in values.items()}
    body = {"action": "job_created", "payload": {"job": {"id": 1, "name": "n", "custom_fields": fields}}}
    mapping = {name: name for name in values}

    reading = greenhouse.arrival(
        SOURCE, Template(custom_fields=mapping), json.dumps(body).encode(), None, location="test"
    ).reading

    if isinstance(reading.request, Ask):
        assert {finding.field for finding in reading.request.unread} <= set(values)
    else:
        assert reading.findings


def test_a_record_in_binary_and_structured_mode_has_one_digest() -> None:
    data = {"title": "Causes of churn – überall", "hours": 16, "external_project_id": "REQ-1"}
    attributes = {"specversion": "1.0", "id": "e", "source": "https://hr.example.com", "type": "hr.project.requested"}
    headers = tuple((f"ce_{name}", value.encode()) for name, value in attributes.items())
    structured = (("content-type", b"application/cloudevents+json"),)

    one = cloudevents.of_kafka(
        Record("hr.project.v1", 0, 1, None, json.dumps(data, ensure_ascii=False).encode(), headers)
    )
    document = json.dumps(attributes | {"data": data}, indent=1).encode()
    two = cloudevents.of_kafka(Record("hr.project.v1", 0, 2, None, document, structured))

    assert one.digest == two.digest
    assert one.named == two.named
