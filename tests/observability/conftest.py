"""What is observed, read once: the catalogue, the rules, the dashboards."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.observability import made
from shared.catalogue import Figure

HERE = made.HERE
PROCESS = {
    "up", "process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds",
    "process_open_fds", "process_max_fds",
}  # fmt: skip
"""What Prometheus and its client library show by themselves."""
TARGET = {"job", "instance"}
"""The labels that a scrape adds."""


@dataclass(frozen=True)
class Asked:
    """A query, and where it stands."""

    where: str
    expression: str


def rules(kind: str) -> list[tuple[Path, dict[str, Any]]]:
    """Every alerting (`alert`) or recording rule (`record`), with its file."""
    return [
        (path, rule)
        for path in sorted((HERE / "alerts").glob("*.yml"))
        for group in yaml.safe_load(path.read_text())["groups"]
        for rule in group["rules"]
        if kind in rule
    ]


def dashboards() -> dict[str, dict[str, Any]]:
    """By name."""
    return {
        path.stem: json.loads(path.read_text()) for path in sorted((HERE / "grafana" / "dashboards").glob("*.json"))
    }


def queries() -> Iterator[Asked]:
    """Everything that is asked of Prometheus."""
    for kind in ("alert", "record"):
        for path, rule in rules(kind):
            yield Asked(f"{path.name}: {rule[kind]}", rule["expr"])
    for name, board in dashboards().items():
        for panel in board["panels"]:
            for target in panel.get("targets", ()):
                yield Asked(f"{name}: {panel['title']}", target["expr"].replace("$job", "posting"))


@pytest.fixture(scope="session")
def figures() -> Mapping[str, Figure]:
    return made.figures()
