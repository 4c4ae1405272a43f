"""What the chart takes from the code: `python -m deploy.kubernetes.generate` writes it (`make manifests`).

Topics and rights come from the registry of topics, paths from the table of prefixes, alerts from the rules of
Prometheus, names of settings from the settings. A test asks that the files say what the code says.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from services.evaluation import settings as evaluation
from services.posting import settings as posting
from shared.contracts.topics import BY_NAME, SERVICES, TOPICS, all_topics, consumers_of
from shared.http.prefixes import PREFIXES
from shared.provision.topics import limits_of
from shared.provision.users import GROUP, READ, TOPIC, WRITE, Right, rights_of
from shared.settings import ServiceSettings
from shared.variables import variables

HERE = Path(__file__).parent
FILES = HERE / "journeywork" / "files"
ALERTS = HERE.parent / "observability" / "alerts"
SCHEMA = HERE / "journeywork" / "values.schema.json"
SECRET = {"PRIVACY__KEY", "PRIVACY__OLDER_KEYS", "AUTH__SESSION_SECRET", "AUTH__CLIENT_SECRET"}
DECIDED = (
    "AUTH__ISSUER", "AUTH__AUDIENCE", "AUTH__CLIENT_ID", "AUTH__TICKET", "DATABASE__", "HTTP__HOST", "HTTP__PORT",
    "HTTP__PUBLIC_URL", "KAFKA__", "MAIL__", "STORE__",
)  # fmt: skip
OPEN = {"DATABASE__SERVICE_POOL", "DATABASE__WORKER_POOL", "KAFKA__REQUEST_TIMEOUT", "STORE__TIMEOUT"}
KINDS = {TOPIC: "topic", GROUP: "group"}
INSYNC = "min.insync.replicas"
"""Follows from the number of copies, which the values say."""
OPERATIONS = {READ: "Read", WRITE: "Write"}


def kafka() -> dict[str, Any]:
    """Topics, users with their rights, and consumer groups with what they read, in the words of Strimzi."""
    return {
        "topics": [
            {
                "name": topic.name,
                "partitions": topic.partitions,
                "config": {name: value for name, value in limits_of(topic, copies=1).items() if name != INSYNC},
            }
            for topic in all_topics()
        ],
        "users": {**{service: _acls(rights_of(service)) for service in SERVICES}, "scaler": list(_scaler())},
        "groups": {service: [_group(service, name) for name in consumers_of(service)] for service in SERVICES},
    }


def _acls(rights: Iterable[Right]) -> list[dict[str, Any]]:
    return [_acl(KINDS[kind], name, OPERATIONS[operation]) for kind, name, _, operation in rights]


def _scaler() -> Iterable[dict[str, Any]]:
    """KEDA asks how far each group is behind, and reads nothing."""
    read = [topic for topic in TOPICS if set(topic.consumers) & set(SERVICES)]
    yield from (_acl("topic", topic.name, "Describe") for topic in read)
    yield from (_acl("group", name, "Describe") for service in SERVICES for name in consumers_of(service))


def _acl(kind: str, name: str, operation: str) -> dict[str, Any]:
    return {"resource": {"type": kind, "name": name, "patternType": "literal"}, "operations": [operation]}


def _group(service: str, name: str) -> dict[str, Any]:
    """A replica more than the partitions of its largest topic would have nothing to do."""
    source = name.split(".", 1)[1]
    read = [topic for topic in TOPICS if service in topic.consumers]
    topics = [one.name for one in read if ("hr" if one.foreign else one.producer) == source]
    return {"name": name, "topics": topics, "partitions": max(BY_NAME[topic].partitions for topic in topics)}


def paths() -> dict[str, list[str]]:
    """The first segments that each service answers."""
    return {service: [f"/{segment}" for segment in segments] for service, segments in PREFIXES.items()}


def alerts() -> dict[str, Any]:
    """The groups of all rule files."""
    files = sorted(ALERTS.glob("*.yml"))
    return {"groups": [group for path in files for group in yaml.safe_load(path.read_text())["groups"]]}


def schema() -> dict[str, Any]:
    """The schema of the values, with the names of settings that an operator may give."""
    written: dict[str, Any] = json.loads(SCHEMA.read_text())
    everybody = _settings(ServiceSettings)
    for definition, names in (
        ("settings", everybody),
        ("postingSettings", sorted({*everybody, *_settings(posting.Settings)})),
        ("evaluationSettings", sorted({*everybody, *_settings(evaluation.Settings)})),
    ):
        written["definitions"][definition]["propertyNames"]["enum"] = names
    return written


def _settings(kind: type[ServiceSettings]) -> list[str]:
    """Names without the prefix; secrets are told by files, and what values of their own decide is told once."""
    prefix = str(kind.model_config.get("env_prefix", ""))
    names = {variable.name.removeprefix(prefix) for variable in variables(kind)}
    return sorted(name for name in names if name in OPEN or (name not in SECRET and not name.startswith(DECIDED)))


def wanted() -> dict[Path, str]:
    """Every generated file and what it should say."""
    made = {FILES / "kafka.json": kafka(), FILES / "paths.json": paths(), FILES / "alerts.json": alerts()}
    return {path: json.dumps(content, indent=1) + "\n" for path, content in {**made, SCHEMA: schema()}.items()}


def main() -> int:
    """Writes what differs and names it."""
    for path, text in wanted().items():
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            print(f"wrote {path.relative_to(HERE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
