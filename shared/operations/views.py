"""What operators are shown, as plain data for `--json` and HTTP: without content unless the right to it is held."""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson

from shared.messaging.parked import ParkedRecord
from shared.messaging.parked_keys import ParkedKey, ParkedTotal
from shared.messaging.record import Record, readable
from shared.messaging.replay import Replayed

SHOWN_HEADERS = frozenset(
    {
        "ce_id", "ce_source", "ce_type", "ce_specversion", "ce_subject", "ce_time", "ce_partitionkey", "ce_sequence",
        "ce_employerid", "ce_correlationid", "ce_causationid", "ce_datacontenttype", "ce_dataschema",
        "ce_traceparent", "traceparent", "content-type",
    }
)  # fmt: skip
"""Ids, types and times. Any other header may hold whatever its writer put there."""
DEEPEST = 12
DETAILS = frozenset({"type", "reason", "attempts"})
"""Of an operation; the log has them, a line for people does not."""


def age(since: datetime, now: datetime | None = None) -> float:
    """Seconds since then, at least 0."""
    return max(((now or datetime.now(UTC)) - since).total_seconds(), 0.0)


def of_key(one: ParkedKey) -> dict[str, Any]:
    """One line of the list."""
    return {
        "consumer": one.head.consumer, "key": one.key, "records": one.records, "type": one.type,
        "reason": one.reason, "attempts": one.attempts, "since": one.since.isoformat(),
        "age_seconds": round(age(one.since), 1), "topic": one.topic, "partition": one.head.partition,
        "offset": one.head.offset, "next_attempt": one.next_attempt.isoformat() if one.next_attempt else None,
        "waits_for": "its next attempt" if one.next_attempt else "an operator",
    }  # fmt: skip


def of_total(one: ParkedTotal) -> dict[str, Any]:
    """What a consumer has parked."""
    plain = dataclasses.asdict(one) | {"since": one.since.isoformat(), "seconds": round(one.seconds, 1)}
    return {"consumer": plain.pop("consumer"), **plain}


def of_record(parked: ParkedRecord, *, payload: bool, obstacle: str | None = None) -> dict[str, Any]:
    """One record; without `payload` its content is an outline and headers that may be personal are only measured."""
    record, place = parked.record, parked.place
    return {
        "consumer": place.consumer, "topic": place.topic, "partition": place.partition, "offset": place.offset,
        "key": parked.key, "sequence": _text(record, "ce_sequence"), "event_id": _text(record, "ce_id"),
        "type": parked.type, "reason": parked.reason, "unreadable": obstacle, "attempts": parked.attempts,
        "next_attempt": parked.next_attempt.isoformat() if parked.next_attempt else None,
        "parked_at": parked.parked_at.isoformat(), "age_seconds": round(age(parked.parked_at), 1),
        "headers": {name: _header(name, value, payload=payload) for name, value in record.headers},
        "value_bytes": None if record.value is None else len(record.value),
        "value_sha256": None if record.value is None else hashlib.sha256(record.value).hexdigest(),
        "value": _value(record) if payload else None, "value_outline": None if payload else outline_of(record.value),
    }  # fmt: skip


def of_step(step: Replayed) -> dict[str, Any]:
    """What came of one event in a replay."""
    place = step.record.place
    return {
        "key": step.record.key, "sequence": _text(step.record.record, "ce_sequence"), "topic": place.topic,
        "partition": place.partition, "offset": place.offset, "event_id": _text(step.record.record, "ce_id"),
        "outcome": step.outcome.name.lower(), "reason": step.reason,
    }  # fmt: skip


def subject_of(subject: Mapping[str, Any]) -> str:
    """What an operation was done to, in one line: who read what, where, and the rest by name."""
    left = {name: held for name, held in subject.items() if isinstance(held, (str, int))}
    where = [str(left.pop(name)) for name in ("topic", "partition", "offset") if name in left]
    first = [str(left.pop("consumer"))] if "consumer" in left else []
    first += ["/".join(where)] if where else []
    first += [f"key {left.pop('key')}"] if "key" in left else []
    return "  ".join([*first, *(f"{name} {held}" for name, held in left.items() if name not in DETAILS)])


def changes(before: bytes | None, after: bytes | None) -> list[str]:
    """What an edit does to the shape of JSON content, one line per top-level field; never what it holds."""
    old, new = outline_of(before), outline_of(after)
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return [] if old == new else [f"content: {_brief(old)} -> {_brief(new)}"]
    names = [*old, *(name for name in new if name not in old)]
    pairs = ((name, old.get(name, "absent"), new.get(name, "absent")) for name in names)
    return [f"{name}: {_brief(was)} -> {_brief(now)}" for name, was, now in pairs if was != now]


def _brief(outline: Any) -> str:
    match outline:
        case dict():
            return "object"
        case list():
            return "list"
        case said:
            return str(said)


def of_rows(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Dataclasses as JSON will say them."""
    plain: list[dict[str, Any]] = orjson.loads(orjson.dumps(rows, default=str))
    return plain


def outline_of(value: bytes | None) -> Any:
    """The shape of JSON content: names of fields, and what kind of thing each holds; never what it holds."""
    if value is None:
        return "no value"
    try:
        return _outline(orjson.loads(value), 0)
    except orjson.JSONDecodeError as error:
        return f"not JSON ({error.msg}, at byte {error.pos} of {len(value)})"


def _outline(value: Any, depth: int) -> Any:
    if depth >= DEEPEST:
        return "…"
    match value:
        case dict():
            return {name: _outline(held, depth + 1) for name, held in value.items()}
        case list():
            return [_outline(value[0], depth + 1), f"{len(value)} in all"] if value else []
        case str():
            return f"text of {len(value)}"
        case bool():
            return "true or false"
        case None:
            return "null"
        case _:
            return "number"


def _header(name: str, value: bytes | None, *, payload: bool) -> str:
    if payload or name in SHOWN_HEADERS:
        return readable(value or b"")
    return f"({len(value or b'')} bytes, not shown)"


def _value(record: Record) -> Any:
    """JSON as JSON; anything else as text without loss of what is legible."""
    try:
        return orjson.loads(record.value or b"")
    except orjson.JSONDecodeError:
        return readable(record.value) if record.value is not None else None


def _text(record: Record, name: str) -> str | None:
    raw = record.header(name)
    return readable(raw) if raw is not None else None
