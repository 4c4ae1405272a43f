"""CloudEvents from HR systems: from a Kafka record or an HTTP request to an arrival, whatever is wrong with it."""

import hashlib
import json
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from services.posting.domain.employer import Deliverable, Fee
from services.posting.domain.guard import Definition, Ref
from services.posting.domain.hr_event import Ask, Named, Reading, Withdraw
from services.posting.handlers.hr_events import Arrival
from shared.contracts import findings_of, hr_v1
from shared.contracts.envelope import CloudEvent, from_http, from_kafka
from shared.messaging import Record
from shared.rules import Finding, Invalid

LONGEST_NAME = 1000
"""Bytes of an id, source or type."""
LONGEST_ID = 200
LONGEST_CHAIN = 200


def of_kafka(record: Record) -> Arrival:
    """A record of `hr.project.v1`, in binary or structured mode."""
    location = f"{record.topic}/{record.partition}@{record.offset}"
    given = {name.removeprefix("ce_"): raw for name, raw in record.headers if name.startswith("ce_")}
    try:
        event = from_kafka(record.headers, record.value)
    except Invalid as error:
        return _broken(_legible(given, record.value), error.findings, record.value or b"", location, None)
    return _arrival(event, location, None)


def of_http(headers: Mapping[str, str], body: bytes, *, location: str, employer_id: UUID) -> Arrival:
    """A request whose sender has shown a key of this employer; header names in lower case."""
    given = {name.removeprefix("ce-"): value.encode() for name, value in headers.items() if name.startswith("ce-")}
    try:
        event = from_http(headers, body)
    except Invalid as error:
        return _broken(_legible(given, body), error.findings, body, location, employer_id)
    return _arrival(event, location, employer_id)


def _arrival(event: CloudEvent, location: str, employer_id: UUID | None) -> Arrival:
    given = event.attributes
    named, unusable = _named({"id": given.id, "source": given.source, "type": given.type})
    reading = Reading(None, unusable) if unusable else read(given.type, event.data)
    chain = given.correlationid or ""
    return Arrival(
        named,
        reading,
        _digest(given.type, event.data),
        location,
        employer_id,
        chain if chain.isprintable() and 0 < len(chain) <= LONGEST_CHAIN else None,
    )


def _broken(
    named: Named, findings: tuple[Finding, ...], body: bytes, location: str, employer_id: UUID | None
) -> Arrival:
    return Arrival(named, Reading(None, findings), hashlib.sha256(body).digest(), location, employer_id)


def read(event_type: str, data: bytes) -> Reading:
    """What the event asks for; nothing for a type that is none of ours."""
    contract = _TYPES.get(event_type)
    if contract is None:
        return Reading(None)
    try:
        fact = contract.model_validate_json(data)
    except ValidationError as error:
        return Reading(None, tuple(findings_of(error)))
    unusable = _unstorable(fact.model_dump(), "")
    if len(fact.external_project_id) > LONGEST_ID:
        unusable.append(Finding("external_project_id", "too_long", f"shorten the id to {LONGEST_ID} characters"))
    if unusable:
        return Reading(None, tuple(unusable))
    if isinstance(fact, hr_v1.HrProjectCancelled):
        return Reading(Withdraw(fact.external_project_id, fact.reason))
    if fact.hours is not None and not math.isfinite(fact.hours):
        return Reading(None, (Finding("hours", "not_a_number", "hours must be a finite number between 5 and 40"),))
    return Reading(
        Ask(
            fact.external_project_id,
            _definition(fact),
            approved=fact.approved,
            publish=fact.publish,
            complete=True,
        )
    )


_TYPES: Mapping[str, type[hr_v1.HrProjectRequested] | type[hr_v1.HrProjectCancelled]] = {
    hr_v1.HrProjectRequested.TYPE: hr_v1.HrProjectRequested,
    hr_v1.HrProjectCancelled.TYPE: hr_v1.HrProjectCancelled,
}


def _definition(fact: hr_v1.HrProjectRequested) -> Definition:
    return Definition(
        title=fact.title,
        brief=fact.brief,
        hours=Decimal(str(fact.hours)) if fact.hours is not None else None,
        fee=Fee(Decimal(fact.fee.amount), fact.fee.currency) if fact.fee else None,
        seats=fact.seats,
        deliverables=tuple(Deliverable(item.title, item.acceptance or "") for item in fact.deliverables or ()),
        skills=tuple(fact.skills or ()),
        hiring_manager=fact.hiring_manager,
        supervisor=fact.supervisor,
        reviewers=tuple(fact.reviewers or ()),
        apply_by=fact.apply_by,
        deliver_by=fact.deliver_by,
        review_by=fact.review_by,
        decide_by=fact.decide_by,
        rubric=Ref(fact.rubric.rubric_id, fact.rubric.version) if fact.rubric else None,
        policy=Ref(fact.policy.policy_id, fact.policy.version) if fact.policy else None,
    )


def _digest(event_type: str, data: bytes) -> bytes:
    """The same for the same content in binary and structured mode, however its JSON is spaced and ordered."""
    try:
        content = json.dumps(json.loads(data), sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        content = data
    return hashlib.sha256(event_type.encode("utf-8", "backslashreplace") + b"\n" + content).digest()


def _legible(given: Mapping[str, bytes | None], body: bytes | None) -> Named:
    """What can be told of an event that is broken: from its headers, else from its structured body."""
    texts: dict[str, str | None] = {}
    for name in ("id", "source", "type"):
        try:
            texts[name] = (given.get(name) or b"").decode() or None
        except UnicodeDecodeError:
            texts[name] = None
    if not any(texts.values()) and body:
        try:
            document = json.loads(body)
        except (ValueError, RecursionError):
            document = None
        if isinstance(document, dict):
            texts = {name: value for name in texts if isinstance(value := document.get(name), str)}
    return _named(texts)[0]


def _named(texts: Mapping[str, str | None]) -> tuple[Named, tuple[Finding, ...]]:
    """The names that a database and a topic can hold, and what is wrong with the others."""
    usable: dict[str, str | None] = {}
    findings: list[Finding] = []
    for name, text in texts.items():
        wrong = _unstorable(text, name) if text else []
        if text and not wrong and len(text.encode()) > LONGEST_NAME:
            wrong = [Finding(name, "too_long", f"{name} has more than {LONGEST_NAME} bytes: shorten it")]
        findings += wrong
        usable[name] = None if wrong else text or None
    return Named.among(usable), tuple(findings)


def _unstorable(value: Any, path: str) -> list[Finding]:
    """Text with a NUL character or half a surrogate pair has no place in a database."""
    if isinstance(value, dict):
        return [one for key, item in value.items() for one in _unstorable(item, f"{path}.{key}".lstrip("."))]
    if isinstance(value, list):
        return [one for number, item in enumerate(value) for one in _unstorable(item, f"{path}[{number}]")]
    if isinstance(value, str) and ("\x00" in value or not _encodable(value)):
        return [Finding(path, "not_text", f"{path} holds a NUL character or broken Unicode: send plain text")]
    return []


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
