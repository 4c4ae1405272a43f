"""The plain manifests as they are committed, and what a kubelet would make of a pod."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet

RENDERED = Path(__file__).parents[2] / "deploy" / "kubernetes" / "rendered"
SHAPES = ("small", "production")
STAGES = ("1-servers", "2-jobs", "3-services")


@cache
def objects(shape: str) -> list[dict[str, Any]]:
    """All of them, in the order in which they are applied."""
    texts = ((RENDERED / shape / f"{stage}.yaml").read_text() for stage in STAGES)
    return [one for text in texts for one in yaml.safe_load_all(text) if one]


def of_kind(shape: str, *kinds: str) -> list[dict[str, Any]]:
    return [one for one in objects(shape) if one["kind"] in kinds]


def name_of(one: Mapping[str, Any]) -> str:
    return str(one["metadata"]["name"])


@dataclass(frozen=True)
class Pod:
    """What a workload starts."""

    kind: str
    name: str
    labels: Mapping[str, str]
    spec: Mapping[str, Any]

    @property
    def container(self) -> dict[str, Any]:
        (only,) = self.spec["containers"]
        return dict(only)

    @property
    def role(self) -> str:
        return self.labels.get("journeywork/role", "")

    @property
    def service(self) -> str:
        """The service that its image holds, or nothing for the servers."""
        image = str(self.container["image"]).rpartition("/")[2].partition(":")[0]
        return image.removeprefix("journeywork-") if image.startswith("journeywork-") else ""

    @property
    def environment(self) -> dict[str, str]:
        return {one["name"]: one["value"] for one in self.container.get("env", [])}

    def secrets(self) -> Iterator[tuple[str, str, bool]]:
        """Name of the Secret, its key, whether it may be absent; a path is the key's own name or it would not be read."""
        for volume in self.spec.get("volumes", []):
            for source in volume.get("projected", {}).get("sources", []):
                secret = source["secret"]
                for item in secret["items"]:
                    if volume["name"] == "secrets":
                        assert item["key"] == item["path"]
                    yield secret["name"], item["key"], secret.get("optional", False)

    def mounts(self) -> dict[str, dict[str, Any]]:
        """By the path in the container."""
        return {one["mountPath"]: one for one in self.container.get("volumeMounts", [])}


def pods(shape: str) -> list[Pod]:
    """Of everything that starts one here; the operators' own are theirs."""
    return [
        Pod(one["kind"], name_of(one), template["metadata"]["labels"], template["spec"])
        for one in of_kind(shape, "Deployment", "StatefulSet", "Job")
        for template in (one["spec"]["template"],)
    ]


def params(wanted: Callable[[Pod], bool]) -> list[ParameterSet]:
    """Pods of all shapes as parameters of a test."""
    found = [(shape, pod) for shape in SHAPES for pod in pods(shape) if wanted(pod)]
    return [pytest.param(pod, id=f"{shape}-{pod.kind}-{pod.name}") for shape, pod in found]


def selected(selector: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    """As Kubernetes selects: all labels, and all expressions (`In` is the only one here)."""
    wanted: Mapping[str, str] = selector.get("matchLabels", {})
    if not wanted.items() <= labels.items():
        return False
    return all(labels.get(one["key"]) in one["values"] for one in selector.get("matchExpressions", []))
