"""One fact as it travelled, and how it is read from a record."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from uuid_utils.compat import uuid7

from shared.contracts.contract import Contract
from shared.contracts.envelope import JSON, Attributes, from_kafka
from shared.messaging.record import Record
from shared.rules import Finding, Invalid

Fact = TypeVar("Fact", bound=Contract)
Fact_co = TypeVar("Fact_co", bound=Contract, covariant=True)


@dataclass(slots=True, unsafe_hash=True)  # nobody changes one: freezing it would take 2 us, a tenth of its whole way
class Event(Generic[Fact_co]):
    """The CloudEvents attributes and the parsed contract.

    `key` is the aggregate's id as text, `sequence` counts the events of that aggregate from 1 without gaps,
    `employer_id` is the tenant (None for the few facts that belong to none).
    """

    id: UUID
    type: str
    source: str
    key: str
    sequence: int
    occurred_at: datetime
    correlation_id: str
    causation_id: str | None
    employer_id: UUID | None
    traceparent: str | None
    fact: Fact_co


def event_of(
    fact: Fact,
    *,
    key: UUID | str,
    sequence: int,
    employer_id: UUID | None,
    at: datetime | None = None,
    event_id: UUID | None = None,
    source: str | None = None,
    correlation_id: str | None = None,
    causation_id: str | None = None,
    traceparent: str | None = None,
) -> Event[Fact]:
    """A fact with its envelope, as its producer would send it: `source` is the topic's producer unless given."""
    event_id = event_id or uuid7()
    return Event(
        id=event_id,
        type=fact.TYPE,
        source=source or f"/journeywork/{fact.TOPIC.producer}",
        key=str(key),
        sequence=sequence,
        occurred_at=at or datetime.now(UTC),
        correlation_id=correlation_id or str(event_id),
        causation_id=causation_id,
        employer_id=employer_id,
        traceparent=traceparent,
        fact=fact,
    )


def encode(event: Event[Contract]) -> tuple[dict[str, str], bytes]:
    """Headers and value of the Kafka record; a later `parse` of them gives the same event."""
    headers = {
        "ce_id": str(event.id),
        "ce_source": event.source,
        "ce_type": event.type,
        "ce_specversion": "1.0",
        "ce_subject": event.key,
        "ce_time": event.occurred_at.isoformat(),
        "ce_partitionkey": event.key,
        "ce_sequence": str(event.sequence),
    }
    if event.employer_id:
        headers["ce_employerid"] = str(event.employer_id)
    headers["ce_correlationid"] = event.correlation_id
    if event.causation_id is not None:
        headers["ce_causationid"] = event.causation_id
    if event.traceparent is not None:
        headers["ce_traceparent"] = event.traceparent
    headers["content-type"] = JSON
    return headers, event.fact.model_dump_json(by_alias=True).encode()


def type_of(record: Record) -> str | None:
    """The type in the header of a binary-mode record; None where there is none or it is not text."""
    raw = record.header("ce_type")
    try:
        return raw.decode() if raw is not None else None
    except UnicodeDecodeError:
        return None


def parse(record: Record, adapter: TypeAdapter[Fact]) -> Event[Fact]:
    """Reads one internal event; raises `Invalid` with a finding for everything that is wrong with it."""
    wire = from_kafka(record.headers, record.value)
    given = wire.attributes
    findings: list[Finding] = []
    event_id = _uuid("ce_id", given.id, findings)
    employer_id = _uuid("ce_employerid", given.employerid, findings) if given.employerid else None
    key, sequence = _position(record, given, findings)
    findings += [
        Finding(f"ce_{name}", "no_text", f"ce_{name} holds a NUL character or half of a surrogate pair")
        for name in ("source", "correlationid", "causationid", "traceparent")
        if not _is_text(getattr(given, name) or "")
    ]
    if given.time is None:
        findings.append(Finding("ce_time", "missing", "an event says when it happened: send ce_time"))
    fact: Any = None
    try:
        fact = adapter.validate_json(wire.data)
    except ValidationError as error:
        findings += _wrong_data(error)
    if findings or event_id is None or given.time is None:
        raise Invalid(*findings)
    return Event(
        id=event_id,
        type=given.type,
        source=given.source,
        key=key,
        sequence=sequence,
        occurred_at=datetime.fromisoformat(given.time),
        correlation_id=given.correlationid or given.id,
        causation_id=given.causationid,
        employer_id=employer_id,
        traceparent=given.traceparent,
        fact=fact,
    )


def _position(record: Record, given: Attributes, findings: list[Finding]) -> tuple[str, int]:
    key = record.ordering_key
    if not record.key:
        findings.append(Finding("key", "missing", "the record has no key: an event is keyed by its aggregate's id"))
    elif key.encode() != record.key:
        findings.append(Finding("key", "not_utf8", "the record's key is not UTF-8 text"))
    counted = given.sequence or ""
    sequence = int(counted) if counted.isascii() and counted.isdecimal() and len(counted) < 20 else 0
    if not 1 <= sequence < 2**63:
        findings.append(Finding("ce_sequence", "not_positive", "ce_sequence counts an aggregate's events from 1"))
    return key, sequence


def _is_text(given: str) -> bool:
    """Whether a database can hold it; structured mode can bring halves of surrogate pairs as JSON escapes."""
    return "\x00" not in given and given.encode(errors="replace").decode() == given


def _uuid(name: str, text: str, findings: list[Finding]) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        findings.append(Finding(name, "not_a_uuid", f"{name} must be a UUID, it is {text!r:.60}"))
        return None


def _wrong_data(error: ValidationError) -> list[Finding]:
    """Paths and rules, never the values: they may be somebody's."""
    return [
        Finding(".".join(str(part) for part in wrong["loc"]) or "data", wrong["type"], wrong["msg"])
        for wrong in error.errors(include_url=False, include_context=False, include_input=False)
    ]
