"""Pods as manifests write them, and the container that each of them asks a kubelet for.

Nothing that a manifest says is passed over in silence: a field that is neither followed here nor named among those that
only a cluster can follow is refused (`NotEnacted`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Manifest = Mapping[str, Any]
UNITS = {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "k": 10**3, "M": 10**6, "G": 10**9, "": 1}
WORKLOADS = ("StatefulSet", "Deployment", "Job")
PLACED = {"affinity", "serviceAccountName", "nodeSelector", "tolerations", "topologySpreadConstraints"}
"""Of a pod: where it goes and who it is to the API server."""
FOLLOWED = {"containers", "initContainers", "volumes", "securityContext", "terminationGracePeriodSeconds",
            "restartPolicy", "automountServiceAccountToken", "enableServiceLinks"}  # fmt: skip
CONTAINER = {"name", "image", "imagePullPolicy", "command", "args", "env", "ports", "volumeMounts", "securityContext",
             "resources", "startupProbe", "readinessProbe", "livenessProbe", "lifecycle"}  # fmt: skip
CONFINED = {"allowPrivilegeEscalation": False, "privileged": False, "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]}}  # fmt: skip
"""What the restricted standard asks of a container, and the only thing that is enacted."""


class NotEnacted(Exception):
    """A manifest says something that cannot be followed here; names place and field."""


def known(where: str, said: Mapping[str, Any], names: Iterable[str]) -> None:
    """Raises `NotEnacted` for a field that nobody follows."""
    if strange := sorted(said.keys() - set(names)):
        raise NotEnacted(f"{where}: {', '.join(strange)} is not enacted")


def amount(text: object) -> float:
    """A quantity: `200m`, `2`, `512Mi`; bytes or processors."""
    said = str(text)
    if said.endswith("m"):
        return float(said[:-1]) / 1000
    number = said.rstrip("KMGik")
    return float(number) * UNITS[said.removeprefix(number)]


@dataclass(frozen=True, slots=True)
class Pod:
    """What a workload starts, `claims` being those of its own (by the name of the volume)."""

    kind: str
    name: str
    labels: Mapping[str, str]
    spec: Mapping[str, Any]
    claims: Mapping[str, str] = field(default_factory=dict)
    order: int = 0

    @property
    def container(self) -> Mapping[str, Any]:
        """The one that stays."""
        (only,) = self.spec["containers"]
        found: Mapping[str, Any] = only
        return found

    @property
    def group(self) -> int:
        """Who owns its volumes."""
        return int(self.spec["securityContext"]["fsGroup"])

    def port(self, name: str | int) -> int:
        """The number of one of its ports."""
        if isinstance(name, int):
            return name
        (number,) = [one["containerPort"] for one in self.container.get("ports", ()) if one["name"] == name]
        return int(number)


def read(text: str) -> list[Manifest]:
    """The objects of one file, in its order."""
    return [one for one in yaml.safe_load_all(text) if one]


def pods_of(objects: Iterable[Manifest]) -> list[Pod]:
    """Of every workload, jobs in the order of their hooks."""
    return sorted((_pod(one) for one in objects if one["kind"] in WORKLOADS), key=lambda pod: pod.order)


def _pod(workload: Manifest) -> Pod:
    kind, name, spec = workload["kind"], workload["metadata"]["name"], workload["spec"]
    if spec.get("replicas", 1) != 1:
        raise NotEnacted(f"{kind} {name}: {spec['replicas']} replicas")
    template = spec["template"]
    claims = {
        claim["metadata"]["name"]: f"{claim['metadata']['name']}-{name}-0"
        for claim in spec.get("volumeClaimTemplates", ())
    }
    weight = workload["metadata"].get("annotations", {}).get("helm.sh/hook-weight", "0")
    pod = Pod(kind, name, template["metadata"]["labels"], template["spec"], claims, int(weight))
    _checked(pod)
    return pod


def _checked(pod: Pod) -> None:
    """Nothing in it is unknown, and what it is not given is not asked for."""
    spec, where = pod.spec, f"{pod.kind} {pod.name}"
    known(where, spec, FOLLOWED | PLACED)
    for name in ("automountServiceAccountToken", "enableServiceLinks"):
        if spec.get(name, True):
            raise NotEnacted(f"{where}: {name} is not switched off, and there is no API server to ask")
    who = spec["securityContext"]
    known(where, who, ("runAsNonRoot", "runAsUser", "runAsGroup", "fsGroup", "fsGroupChangePolicy", "seccompProfile"))
    if who["seccompProfile"] != {"type": "RuntimeDefault"} or not who["runAsNonRoot"] or not who["runAsUser"]:
        raise NotEnacted(f"{where}: only somebody who is not root, under the runtime's own seccomp profile")
    for container in (*spec.get("initContainers", ()), *spec["containers"]):
        known(f"{where}, {container['name']}", container, CONTAINER)
        if container["securityContext"] != CONFINED:
            raise NotEnacted(f"{where}, {container['name']}: securityContext is not {CONFINED}")
        known(f"{where}, lifecycle", container.get("lifecycle", {}), ("preStop",))


def environment(container: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names and values, as they stand there."""
    for one in container.get("env", ()):
        known(f"env {one['name']}", one, ("name", "value"))
        yield one["name"], one["value"]


def selected(selector: Mapping[str, str], pod: Pod) -> bool:
    """Whether a Service leads to it."""
    return selector.items() <= pod.labels.items()
