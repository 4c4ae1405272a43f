"""Everything about an installation that can be told without one: `python -m deploy.kubernetes.check`, offline.

Each check says what it looked at; what a tool finds and we accept stands with its reason in accepted.yaml.
"""

import copy
import fnmatch
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import compose_spec
import helm_python
import yaml

from deploy.kubernetes import chart
from deploy.kubernetes.resources import wrong_with

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
ACCEPTED = Path(__file__).parent / "accepted.yaml"
DOCKER = ROOT / "deploy" / "docker"
COMPOSE = (ROOT / "docker-compose.yml", *(DOCKER / f"{name}.yml" for name in ("story", "roles", "trial", "outside")))
VARIABLE = re.compile(r"\$\{\w+:-([^}]*)\}")


class Composed(yaml.SafeLoader):
    """YAML with compose's own tag for what replaces instead of being merged."""


Composed.add_constructor(
    "!override", lambda loader, node: loader.construct_mapping(cast("yaml.MappingNode", node), deep=True)
)
INFO = 1
"""Helm's severity of what it only recommends."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a tool says about one place."""

    tool: str
    rule: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.tool} {self.rule}: {self.place}: {self.what}"


Check = Callable[[], tuple[str, list[str]]]
"""What was looked at, and what is wrong."""


def lint() -> tuple[str, list[str]]:
    """Helm's own linter, with every value file and with the defaults."""
    wrong = []
    for name in chart.VALUES:
        found = helm_python.lint(chart.CHART, chart.values_of(name), strict=True, kube_version=f"v{chart.KUBERNETES}.0")
        wrong += [f"{name}: {one['path']}: {one['error']}" for one in found["messages"] if one["severity"] > INFO]
        wrong += [f"{name}: {error}" for error in found["errors"]]
    return f"the chart with {', '.join(chart.VALUES)}", wrong


def schema() -> tuple[str, list[str]]:
    """Every key of the defaults, misspelt, is refused; what is refused must not be more than that."""
    values, wrong = yaml.safe_load((chart.CHART / "values.yaml").read_text()), list[str]()
    with helm_python.Chart.load(chart.CHART) as loaded:
        for misspelt, path in _misspelt(values):
            try:
                loaded.validate_schema(misspelt)
            except helm_python.HelmValuesError:
                continue
            wrong.append(f"values.schema.json takes {path}, which nothing reads")
        loaded.validate_schema(values)
    return "the schema of the values", wrong


FREE = ("settings", "parameters", "labels", "annotations", "podAnnotations", "nodeSelector", "resources")
"""Keys below which names are not ours; `resources` has a definition of its own, reached by another way."""


def _misspelt(values: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for path in _paths(values):
        changed = copy.deepcopy(values)
        inner = changed
        for step in path[:-1]:
            inner = inner[step]
        inner[f"{path[-1]}s"] = inner[path[-1]]
        yield changed, ".".join([*path[:-1], f"{path[-1]}s"])


def _paths(values: Mapping[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in values.items():
        yield (*before, key)
        if isinstance(value, dict) and key not in FREE:
            yield from _paths(value, (*before, key))


def objects() -> tuple[str, list[str]]:
    """Every rendered object against the schema of its kind, for an installation and for an upgrade."""
    made = {
        one.text: f"{name}: {one}"
        for name in chart.VALUES
        for upgrade in (False, True)
        for one in chart.rendered(chart.values_of(name), upgrade=upgrade)
    }
    return f"{len(made)} objects for Kubernetes {chart.KUBERNETES}", _wrong(made)


def _wrong(made: Mapping[str, str]) -> list[str]:
    """`made` maps the text of an object to what it is called here; the same text is looked at once."""
    return [f"{called}: {why}" for text, called in made.items() for why in wrong_with(text, chart.KUBERNETES)]


def planted() -> tuple[str, list[str]]:
    """The schemas find what they are for: one mistake in each kind of object, one at a time."""
    made = {str(one): one.text for one in chart.rendered(chart.values_of("production"))}
    wrong = []
    for name, right, mistake in MISTAKES:
        text = made[name]
        if right not in text:
            wrong.append(f"{name}: has no {right!r} to be changed")
        elif not wrong_with(text.replace(right, mistake, 1), chart.KUBERNETES):
            wrong.append(f"{name}: {mistake!r} for {right!r} is not found")
    return f"{len(MISTAKES)} planted mistakes", wrong


MISTAKES = (
    ("Deployment journeywork-posting-api", "readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true"),
    ("Deployment journeywork-posting-api", "containerPort: 8000", "containerPort: eight"),
    ("Job journeywork-posting-migrate", "backoffLimit: 6", "backOffLimit: 6"),
    ("NetworkPolicy journeywork-front", "policyTypes: [Ingress]", "policyTypes: Ingress"),
    ("Cluster journeywork-db-posting", "dataDurability: required", "dataDurability: wanted"),
    ("Pooler journeywork-pooler-posting", "poolMode: transaction", "poolmode: transaction"),
    ("ScheduledBackup journeywork-db-posting", "method: plugin", "method: magic"),
    ("ObjectStore journeywork-db-posting", "s3Credentials:", "s3credentials:"),
    ("Kafka journeywork", "tls: true", "tls: 1"),
    ("KafkaNodePool journeywork-nodes", "roles: [controller, broker]", "roles: [controllers]"),
    ("KafkaTopic posting.project.v1", "partitions: 6", "partition: 6"),
    ("KafkaUser posting", "type: scram-sha-512", "type: scram-sha-1024"),
    ("ScaledObject journeywork-posting-worker", "maxReplicaCount: 6", "maxReplicas: 6"),
    ("TriggerAuthentication journeywork-scaler", "parameter: username", "param: username"),
    ("ServiceMonitor journeywork-services", "interval: 30s", "interval: often"),
    ("HTTPRoute journeywork-front", "type: PathPrefix", "type: Prefix"),
)
"""What stands in an object, and what is planted in its place."""


def options() -> tuple[str, list[str]]:
    """What the three value files leave out: claims that many nodes may have, External Secrets, an own KEDA login."""
    laid: dict[str, dict[str, Any]] = {
        "claims": {"store": {"kind": "claim"}, "route": {"kind": "gateway"}},
        "secrets": {"secrets": {"external": {"enabled": True, "store": "vault"}}},
        "scaled": {"autoscaling": {"enabled": True, "login": {"secret": "keda"}}},
        "measured": {"monitoring": {"serviceMonitor": {"enabled": True}, "rules": {"enabled": True}}},
    }
    made = {
        one.text: f"{base} with {name}: {one}"
        for name, values in laid.items()
        for base in chart.VALUES
        for one in chart.rendered(_laid(chart.values_of(base), values))
    }
    return f"{len(laid)} options over each value file", _wrong(made)


def refused() -> tuple[str, list[str]]:
    """Values that make no sense together are refused with a sentence that names them."""
    bad: dict[str, tuple[str, dict[str, Any]]] = {
        "autoscaling.maxReplicas": ("production", {"autoscaling": {"maxReplicas": 7}}),
        "route.ingress.tlsSecret": ("small", {"route": {"ingress": {"tlsSecret": ""}}}),
        "kafka.bootstrapServers": ("external", {"kafka": {"bootstrapServers": ""}}),
        "auth.issuer": ("small", {"auth": {"issuer": ""}}),
        "backup.destination": ("production", {"postgres": {"cloudnativepg": {"backup": {"destination": ""}}}}),
        "secrets.external.store": ("external", {"secrets": {"external": {"enabled": True}}}),
    }
    wrong = []
    for named, (base, values) in bad.items():
        try:
            chart.rendered(_laid(chart.values_of(base), values))
            wrong.append(f"{named}: {values} over {base}.yaml is taken")
        except helm_python.HelmError as error:
            if named not in str(error):
                wrong.append(f"{named}: the refusal does not name it: {error}")
    return f"{len(bad)} refusals", wrong


def _laid(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    made = copy.deepcopy(base)
    for key, value in over.items():
        made[key] = _laid(made.get(key, {}), value) if isinstance(value, Mapping) else value
    return made


def current() -> tuple[str, list[str]]:
    """The plain manifests are what the chart renders now."""
    texts = chart.wanted()
    there = {path: path.read_text() for path in chart.RENDERED.rglob("*.yaml")}
    stale = [path for path, text in texts.items() if there.get(path) != text]
    wrong = [f"{path.relative_to(ROOT)} is out of date: make manifests" for path in stale]
    wrong += [f"{path.relative_to(ROOT)} is made from nothing: remove it" for path in there.keys() - texts.keys()]
    return f"{len(texts)} files of plain manifests", wrong


def compose() -> tuple[str, list[str]]:
    """The compose files against the Compose Specification, defaults and merge keys put in as compose does it."""
    wrong = []
    for path in COMPOSE:
        try:
            # The library takes no number of attempts, which the specification has.
            said = VARIABLE.sub(r"\1", path.read_text()).replace("on-failure:5", "on-failure")
            compose_spec.PyCompose.from_json(json.dumps(yaml.load(said, Composed)))  # noqa: S506  safe, as it says
        except ValueError as error:
            wrong.append(f"{path.relative_to(ROOT)}: {error}")
    return ", ".join(path.name for path in COMPOSE), wrong


def policies() -> tuple[str, list[str]]:
    """Checkov over all rendered objects and all Dockerfiles, hadolint over the Dockerfiles."""
    files = sorted(path for path in DOCKER.rglob("*") if "Dockerfile" in path.name)
    with tempfile.TemporaryDirectory() as folder:
        for name in chart.VALUES:
            made = chart.rendered(chart.values_of(name))
            (Path(folder) / f"{name}.yaml").write_text("---\n".join(f"{one.text}\n" for one in made))
        found = [*_checkov(Path(folder)), *_hadolint(files)]
    return f"{len(found)} findings in manifests and {len(files)} Dockerfiles", _unexplained(found)


def _checkov(folder: Path) -> Iterator[Finding]:
    reports = [*_reports(folder, "kubernetes"), *_reports(DOCKER, "dockerfile")]
    for report in reports:
        for one in report["results"]["failed_checks"]:
            kubernetes = report["check_type"] == "kubernetes"
            place = f"{Path(one['file_path']).stem} {one['resource']}" if kubernetes else one["file_path"].lstrip("/")
            yield Finding("checkov", one["check_id"], place, one["check_name"])
        for path in report["results"].get("parsing_errors", []):
            yield Finding("checkov", "unreadable", path, "could not be read")


def _reports(folder: Path, framework: str) -> list[dict[str, Any]]:
    said = _json(
        [str(BIN / "python"), str(BIN / "checkov"), "-d", str(folder), "--framework", framework, "--skip-download",
         "--compact", "--quiet", "-o", "json"]
    )  # fmt: skip
    reports: list[dict[str, Any]] = said if isinstance(said, list) else [said]
    if [report.get("check_type") for report in reports] != [framework]:
        raise RuntimeError(f"checkov has not looked at {framework}: {said}")
    return reports


def _hadolint(files: Sequence[Path]) -> Iterator[Finding]:
    for one in _json([str(BIN / "hadolint"), "--format", "json", *map(str, files)]):
        place = f"{Path(one['file']).relative_to(DOCKER)}:{one['line']}"
        yield Finding("hadolint", one["code"], place, one["message"])


def _json(command: Sequence[str]) -> Any:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise RuntimeError(f"{command[-1]} said nothing: {done.stderr}")
    return json.loads(done.stdout)


def _unexplained(found: Sequence[Finding]) -> list[str]:
    """Findings that nobody accepted, and acceptances that accept nothing any more."""
    accepted = yaml.safe_load(ACCEPTED.read_text())
    idle = [rule for rule in accepted if not any(_covers(rule, one) for one in found)]
    wrong = [str(one) for one in found if not any(_covers(rule, one) for rule in accepted)]
    wrong += [f"accepted.yaml: {rule['rule']} at {rule['place']} is found no more" for rule in idle]
    return wrong + [f"accepted.yaml: {rule['rule']} has no reason" for rule in accepted if not rule.get("why")]


def _covers(rule: Mapping[str, str], one: Finding) -> bool:
    return (rule["tool"], rule["rule"]) == (one.tool, one.rule) and fnmatch.fnmatch(one.place, rule["place"])


CHECKS: tuple[Check, ...] = (lint, schema, refused, objects, planted, options, current, compose, policies)


def main() -> int:
    """0 when nothing is wrong; one line for each check, one for each thing that is."""
    failed = False
    for check in CHECKS:
        began = time.monotonic()
        looked_at, wrong = check()
        print(f"{check.__name__:9} {looked_at}: {len(wrong) or 'nothing'} wrong, {time.monotonic() - began:.1f} s")
        for one in wrong:
            print(f"  {one}")
        failed |= bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
