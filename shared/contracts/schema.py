"""The committed face of the contracts: JSON Schemas, one example event each, and what may change about them.

`python -m shared.contracts` writes both folders and refuses a change that is not an added optional field.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shared.contracts.contract import Contract

SCHEMAS = Path(__file__).parent / "schemas"
EXAMPLES = Path(__file__).parent / "examples"
_PROSE = frozenset({"title", "description", "examples", "default"})
Json = dict[str, Any]


def schema_of(contract: type[Contract]) -> Json:
    """JSON Schema (2020-12) of the contract's data."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": contract.TYPE} | (
        contract.model_json_schema(by_alias=True)
    )


def breaking_changes(old: Json, new: Json) -> list[str]:
    """Every difference but added optional fields and changed prose, as paths with what is wrong; empty is fine."""
    return list(_differences(old, new, old.get("$defs", {}), new.get("$defs", {}), "data"))


def _differences(old: Any, new: Any, old_defs: Json, new_defs: Json, path: str) -> Iterator[str]:
    old, new = _resolved(old, old_defs), _resolved(new, new_defs)
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if old != new:
            yield f"{path}: {old!r} became {new!r}"
        return
    for keyword in sorted((old.keys() | new.keys()) - _PROSE - {"$defs", "properties", "required", "$schema"}):
        yield from _keyword(old.get(keyword), new.get(keyword), old_defs, new_defs, f"{path}/{keyword}")
    was, now = old.get("properties", {}), new.get("properties", {})
    for name in sorted(was.keys() - now.keys()):
        yield f"{path}.{name}: removed"
    for name in sorted(was.keys() & now.keys()):
        yield from _differences(was[name], now[name], old_defs, new_defs, f"{path}.{name}")
    for name in sorted(set(new.get("required", ())) ^ set(old.get("required", ()))):
        yield f"{path}.{name}: " + ("became required" if name in new.get("required", ()) else "became optional")


def _keyword(old: Any, new: Any, old_defs: Json, new_defs: Json, path: str) -> Iterator[str]:
    if isinstance(old, list) and isinstance(new, list) and any(isinstance(item, dict) for item in old + new):
        if len(old) != len(new):
            yield f"{path}: {len(old)} alternatives became {len(new)}"
        for index, (before, after) in enumerate(zip(old, new, strict=False)):
            yield from _differences(before, after, old_defs, new_defs, f"{path}[{index}]")
        return
    yield from _differences(old, new, old_defs, new_defs, path)


def _resolved(schema: Any, definitions: Json) -> Any:
    while isinstance(schema, dict) and "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[1]]
    return schema


_TEXTS = {
    "answers": "I have done this before.",
    "candidate": "candidate-1",
    "candidate_label": "Candidate 7",
    "change": "one more reviewer like Reviewer A",
    "correlation_id": "018f0000-0000-7000-8000-0000000000c0",
    "degrees": "4.0",
    "email": "reviewer.b@example.com",
    "employer_name": "Example Ltd",
    "employer_time_zone": "Europe/Berlin",
    "event_type": "hr.project.requested",
    "event_source": "https://hr.example.com",
    "external_project_id": "REQ-2041",
    "external_source": "https://hr.example.com",
    "explanation": "Recommendation: convert. Reviewers agree closely.",
    "file_name": "deliverable-1-v2.pdf",
    "headline": "The work is likely above your bar (86%)",
    "hiring_manager": "manager.a@example.com",
    "language": "en",
    "link": "https://example.com/churn-report",
    "location": "Berlin",
    "media_type": "application/pdf",
    "mean": "71.25",
    "method": "additive-panel/1",
    "name": "Example",
    "reviewer": "A",
    "reviewers": "reviewer.b@example.com",
    "scale": "36.5",
    "schema": "journeywork/scorecard/v1",
    "subject": "member-subject-1",
    "submitted_at": "2026-11-19T09:30:00Z",
    "supervisor": "supervisor.c@example.com",
    "time_zone": "Europe/Berlin",
    "title": "Customer churn analysis",
    "weight": "0.30",
}
_PATTERNS = {
    r"^-?\d+\.\d{2}$": "71.25",
    r"^-?\d+\.\d{4}$": "0.8613",
    r"^[0-9a-f]{64}$": "ab" * 32,
    r"^sha256:[0-9a-f]{64}$": "sha256:" + "cd" * 32,
    r"^\d+(\.\d{1,2})?$": "320.00",
    r"^[A-Z]{3}$": "EUR",
    r"^[a-z]{2}(-[A-Z]{2})?$": "en",
}
_FORMATS = {
    "uuid": "018f0000-0000-7000-8000-0000000000a1",
    "date-time": "2026-11-19T09:30:00Z",
    "date": "2027-01-11",
}


def example_of(contract: type[Contract]) -> Json:
    """A complete event in structured mode, every field filled, the same on every run."""
    schema = schema_of(contract)
    key = _FORMATS["uuid"]
    return {
        "specversion": "1.0",
        "id": "018f0000-0000-7000-8000-0000000000e1",
        "source": "https://hr.example.com" if contract.TOPIC.foreign else f"/journeywork/{contract.TOPIC.producer}",
        "type": contract.TYPE,
        "subject": key,
        "time": _FORMATS["date-time"],
        "datacontenttype": "application/json",
        "partitionkey": key,
        "sequence": "1",
        "employerid": "018f0000-0000-7000-8000-0000000000b1",
        "correlationid": _TEXTS["correlation_id"],
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "data": _value(schema, schema.get("$defs", {}), ""),
    }


def _value(schema: Json, definitions: Json, name: str) -> Any:
    schema = _resolved(schema, definitions)
    if "anyOf" in schema:
        return _value(schema["anyOf"][0], definitions, name)
    if "const" in schema or "enum" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    match schema.get("type"):
        case "object":
            properties = schema.get("properties")
            if properties is None:
                return {"example": _value(schema["additionalProperties"], definitions, name)}
            return {key: _value(part, definitions, key) for key, part in properties.items()}
        case "array":
            parts = schema.get("prefixItems") or [schema["items"]]
            return [_value(part, definitions, name) for part in parts]
        case "string":
            return _text(schema, name)
        case "integer":
            return max(1, schema.get("minimum", 1))
        case "number":
            return 20.0
        case "boolean":
            return True
        case other:
            raise TypeError(f"no example for {name}: {other}")


def _text(schema: Json, name: str) -> str:
    if "format" in schema:
        return _FORMATS[schema["format"]]
    if name in _TEXTS:
        return _TEXTS[name]
    return _PATTERNS.get(schema.get("pattern", ""), "Example")


def rendered(document: Json) -> str:
    """JSON as it is committed: indented, in the order of the fields, with a final newline."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
