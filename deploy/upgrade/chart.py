"""How the production chart has Kubernetes replace pods, read from its plain manifests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deploy.kubernetes.pods import Manifest, NotEnacted, read
from deploy.local.release import ROOT

SERVING = ROOT / "deploy" / "kubernetes" / "rendered" / "production" / "3-services.yaml"


@dataclass(frozen=True, slots=True)
class Strategy:
    """Of one Deployment: which of the two goes or comes first, pod by pod.

    `lingers` are the seconds between the decision that a pod goes and its SIGTERM (`preStop`).
    """

    old_first: bool
    lingers: float = 0.0


Strategies = Mapping[tuple[str, str], Strategy]
"""By service and role."""


def production() -> Strategies:
    """What `production.yaml` says."""
    return strategies(read(SERVING.read_text(encoding="utf-8")))


def strategies(objects: Iterable[Manifest]) -> Strategies:
    """Of every Deployment among these; `NotEnacted` for one that does not replace one pod at a time."""
    return dict(_strategy(one) for one in objects if one["kind"] == "Deployment")


def _strategy(deployment: Manifest) -> tuple[tuple[str, str], Strategy]:
    labels, spec = deployment["metadata"]["labels"], deployment["spec"]
    said = spec["strategy"].get("rollingUpdate", {})
    match said.get("maxSurge"), said.get("maxUnavailable"):
        case 0, 1:
            old_first = True
        case 1, 0:
            old_first = False
        case _:
            raise NotEnacted(f"{deployment['metadata']['name']}: {spec['strategy']} is not one pod at a time")
    (container,) = spec["template"]["spec"]["containers"]
    lingers = container.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
    place = labels["app.kubernetes.io/component"], labels["journeywork/role"]
    return place, Strategy(old_first, float(lingers))
