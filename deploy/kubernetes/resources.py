"""Whether an object is what Kubernetes, or the operator that owns its kind, takes: by schema, without either.

`crds/` holds the definitions of the operators' kinds; a server prunes what they do not know, here it is an error.
Rules in CEL are the server's alone: `make kube-dry-run` asks one.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import kubernetes_validate
import yaml
from jsonschema import Draft202012Validator

CRDS = Path(__file__).parent / "crds"
CONDITIONS = {"allOf", "anyOf", "oneOf", "not"}


@cache
def wrong_with(text: str, kubernetes: str) -> list[str]:
    """What is wrong with one object (YAML), in sentences that name the field; empty is right."""
    content: dict[str, Any] = yaml.safe_load(text)
    schema = _definitions().get((content["apiVersion"], content["kind"]))
    if schema is not None:
        found = Draft202012Validator(schema).iter_errors(content)
        return [f"{'.'.join(str(step) for step in error.absolute_path)}: {error.message}" for error in found]
    try:
        kubernetes_validate.validate(content, kubernetes, strict=True)
    except kubernetes_validate.ValidationError as error:
        return [f"{'.'.join(str(step) for step in error.absolute_path)}: {error.message}"]
    except kubernetes_validate.SchemaNotFoundError:
        return [f"kind: no schema for {content['apiVersion']} {content['kind']}: add its definition to crds/"]
    return []


@cache
def _definitions() -> Mapping[tuple[str, str], dict[str, Any]]:
    return {kind: schema for path in sorted(CRDS.glob("*.json")) for kind, schema in _kinds(path)}


def _kinds(path: Path) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    spec = json.loads(path.read_text())["spec"]
    for version in spec["versions"]:
        schema = _closed(version["schema"]["openAPIV3Schema"])
        schema["properties"]["metadata"] = {"type": "object"}
        yield (f"{spec['group']}/{version['name']}", spec["names"]["kind"]), schema


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The same in the words of JSON Schema, and no key beside those that are declared."""
    made = {key: value for key, value in schema.items() if not key.startswith("x-kubernetes-")}
    if schema.get("x-kubernetes-int-or-string"):
        made["anyOf"] = [{"type": "integer"}, {"type": "string"}]
    if made.pop("nullable", False) and "type" in made:
        made["type"] = [made["type"], "null"]
    made.pop("format", None)
    if "properties" in made:
        made["properties"] = {name: _closed(inner) for name, inner in made["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(made.get(key), dict):
            made[key] = _closed(made[key])
    for key in CONDITIONS & made.keys():
        made[key] = _words(made[key])
    if "properties" in made and "additionalProperties" not in made:
        made["additionalProperties"] = bool(schema.get("x-kubernetes-preserve-unknown-fields"))
    return made


def _words(schema: Any) -> Any:
    """A condition on what is declared elsewhere: nothing is closed in it."""
    if isinstance(schema, list):
        return [_words(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _words(value) for key, value in schema.items() if not key.startswith("x-kubernetes-")}
