"""What an operator may change about a parked record: its content and its headers, never which event it is."""

import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from shared.messaging.record import Record
from shared.rules import Finding, Invalid

IDENTITY = ("ce_id", "ce_source", "ce_partitionkey", "ce_sequence", "ce_subject")
"""These say which event it is and where it stands; they may be mended only where nobody can read them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`value` replaces the content (None keeps it); `headers` are set, those named in `without` are taken out."""

    value: bytes | None = None
    headers: Mapping[str, bytes] = field(default_factory=dict)
    without: Sequence[str] = ()

    def applied_to(self, record: Record) -> Record:
        """The record as it would be; raises `Invalid` when it would be another event, or nothing would change."""
        touched = {*self.headers, *self.without}
        findings = [_fixed(name) for name in IDENTITY if name in touched and _legible(name, record.header(name))]
        was = _structured_id(record, record.value)
        if self.value is not None and was is not None and _structured_id(record, self.value) != was:
            findings.append(Finding("value.id", "fixed", f"the event's id stays {was}: leave it in the content"))
        if not touched and self.value is None:
            findings.append(Finding("value", "missing", "nothing to change: give a value, a header or one to take out"))
        if findings:
            raise Invalid(*findings)
        kept = tuple((name, value) for name, value in record.headers if name not in touched)
        added = tuple(self.headers.items())
        return replace(record, value=record.value if self.value is None else self.value, headers=kept + added)


def _fixed(name: str) -> Finding:
    return Finding(
        f"headers.{name}", "fixed", f"{name} says which event this is and stays; drop the event to be rid of it"
    )


def _legible(name: str, raw: bytes | None) -> bool:
    try:
        text = (raw or b"").decode()
    except UnicodeDecodeError:
        return False
    if name == "ce_id":
        with suppress(ValueError):
            return bool(uuid.UUID(text))
        return False
    if name == "ce_sequence":
        return text.isascii() and text.isdecimal()
    return bool(text)


def _structured_id(record: Record, value: bytes | None) -> str | None:
    """The id in the content of a structured-mode event."""
    if not (record.header("content-type") or b"").startswith(b"application/cloudevents"):
        return None
    try:
        content: Any = orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return None
    return str(content["id"]) if isinstance(content, dict) and "id" in content else None
