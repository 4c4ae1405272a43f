"""CloudEvents 1.0 on Kafka and HTTP: attributes to headers and back, in binary and structured mode.

Sources: CloudEvents 1.0.2, its Kafka protocol binding and its HTTP protocol binding; the extensions
`partitionkey` and `sequence` are those of the CloudEvents documented extensions. Times are RFC 3339.
Nothing here trusts its input: what is wrong comes back as findings, each with the attribute's name.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from shared.rules import Finding, Invalid

STRUCTURED = "application/cloudevents"
JSON = "application/json"
_REQUIRED = ("id", "source", "type", "specversion")
LONGEST_ATTRIBUTE = 1024


@dataclass(frozen=True, slots=True)
class Attributes:
    """The context attributes of one event, as text; absent ones are None. `employerid` is the tenant."""

    id: str
    source: str
    type: str
    specversion: str = "1.0"
    subject: str | None = None
    time: str | None = None
    datacontenttype: str | None = None
    dataschema: str | None = None
    partitionkey: str | None = None
    sequence: str | None = None
    employerid: str | None = None
    correlationid: str | None = None
    causationid: str | None = None
    traceparent: str | None = None


@dataclass(frozen=True, slots=True)
class CloudEvent:
    """Attributes and the data as it travelled: JSON text in UTF-8."""

    attributes: Attributes
    data: bytes


_KNOWN = tuple(field.name for field in fields(Attributes))


def to_headers(attributes: Attributes) -> list[tuple[str, bytes]]:
    """Kafka headers of a binary-mode event, `content-type` included."""
    headers = [
        (f"ce_{name}", value.encode())
        for name in _KNOWN
        if name != "datacontenttype" and (value := getattr(attributes, name)) is not None
    ]
    headers.append(("content-type", (attributes.datacontenttype or JSON).encode()))
    return headers


def from_kafka(headers: Iterable[tuple[str, bytes | None]], value: bytes | None) -> CloudEvent:
    """Reads a record in binary or structured mode; raises `Invalid` naming every header that is wrong."""
    found: dict[str, str] = {}
    findings: list[Finding] = []
    for name, raw in headers:
        if not (name.startswith("ce_") or name == "content-type"):
            continue
        try:
            found[name] = raw.decode() if raw is not None else ""
        except UnicodeDecodeError:
            findings.append(Finding(name, "not_utf8", f"header {name} is not UTF-8: send its text encoded as UTF-8"))
    if findings:
        raise Invalid(*findings)
    return _read(found, value, prefix="ce_")


def from_http(headers: Mapping[str, str], body: bytes) -> CloudEvent:
    """Reads an HTTP request (header names in lower case) in binary or structured mode."""
    return _read(headers, body, prefix="ce-")


def _read(headers: Mapping[str, str], value: bytes | None, *, prefix: str) -> CloudEvent:
    content_type = headers.get("content-type", "").strip().lower()
    if not value:
        raise Invalid(Finding("data", "missing", "the event has no data: send a JSON object as the value"))
    if content_type.startswith(STRUCTURED):
        return _structured(content_type, value)
    if content_type.split(";")[0].strip() not in ("", JSON) and not content_type.split(";")[0].strip().endswith(
        "+json"
    ):
        raise Invalid(
            Finding(
                "datacontenttype",
                "unsupported",
                f"content type {content_type!r:.80} is not JSON: send {JSON}, or {STRUCTURED}+json for structured mode",
            )
        )
    given = {name.removeprefix(prefix): text for name, text in headers.items() if name.startswith(prefix)}
    given["datacontenttype"] = content_type or JSON
    return CloudEvent(_attributes(given, prefix), value)


def _structured(content_type: str, value: bytes) -> CloudEvent:
    if not content_type.split(";", maxsplit=1)[0].strip() == f"{STRUCTURED}+json":
        raise Invalid(
            Finding(
                "content-type",
                "unsupported",
                f"{content_type!r:.80} is not supported: send {STRUCTURED}+json",
            )
        )
    try:
        document = json.loads(value)
    except (ValueError, RecursionError) as error:
        raise Invalid(Finding("event", "not_json", "the structured event is not valid JSON in UTF-8")) from error
    if not isinstance(document, dict):
        raise Invalid(Finding("event", "not_an_object", "the structured event must be one JSON object"))
    if "data" not in document or document["data"] is None:
        raise Invalid(Finding("data", "missing", "the event has no data: put a JSON object into the member 'data'"))
    given = {name: text for name, text in document.items() if name in _KNOWN and isinstance(text, str)}
    wrong = [name for name in _KNOWN if name in document and not isinstance(document[name], str | None)]
    if wrong:
        raise Invalid(*(Finding(name, "not_a_string", f"attribute {name} must be a JSON string") for name in wrong))
    return CloudEvent(_attributes(given, ""), json.dumps(document["data"]).encode())


def _attributes(given: Mapping[str, str], prefix: str) -> Attributes:
    findings = [
        Finding(prefix + name, "missing", f"attribute {prefix}{name} is missing: CloudEvents requires it")
        for name in _REQUIRED
        if not given.get(name)
    ]
    findings += [
        Finding(
            prefix + name,
            "too_long",
            f"attribute {prefix}{name} is longer than {LONGEST_ATTRIBUTE} characters",
        )
        for name in _KNOWN
        if len(given.get(name, "")) > LONGEST_ATTRIBUTE
    ]
    if given.get("specversion") and given["specversion"] != "1.0":
        findings.append(Finding(prefix + "specversion", "unsupported", "only CloudEvents specversion 1.0 is supported"))
    if given.get("time") and not _is_rfc3339(given["time"]):
        findings.append(
            Finding(
                prefix + "time",
                "not_a_time",
                "time must be RFC 3339 with a zone, such as 2026-11-24T09:00:00Z",
            )
        )
    if findings:
        raise Invalid(*findings)
    return Attributes(**{name: text for name, text in given.items() if name in _KNOWN})


def _is_rfc3339(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
