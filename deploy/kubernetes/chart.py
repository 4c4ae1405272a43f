"""The chart as Helm renders it, and as plain manifests: `python -m deploy.kubernetes.chart` writes `rendered/`.

Runs in the environment of requirements/deploy.txt, which holds Helm's own library: no helm, no cluster, no network.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import helm_python
import yaml

HERE = Path(__file__).parent
CHART = HERE / "journeywork"
RENDERED = HERE / "rendered"
VALUES = ("external", "small", "production")
PLAIN = ("small", "production")
"""What stands in `rendered/`: external servers have addresses that only their owner knows."""
NAME = "journeywork"
"""Of the release and of its namespace."""
KUBERNETES = "1.37"
STARTED = {
    "Deployment", "HTTPRoute", "Ingress", "PodDisruptionBudget", "PrometheusRule", "ScaledObject", "ServiceMonitor",
    "TriggerAuthentication",
}  # fmt: skip
"""Kinds that come last: what serves, and what leads to it, scales and watches it."""
HEAD = """\
# {values}.yaml as plain manifests, {what}; written by `make manifests`, not by hand.
# Images, addresses and sizes are those of the values: change them there or with a tool of yours. docs/kubernetes.md
"""
STAGES = {
    "1-servers": "what must be there first",
    "2-jobs": "jobs, each to be complete before the next, in this order",
    "3-services": "what serves",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """One object: its text as it was rendered, and what the text says."""

    text: str
    content: dict[str, Any]

    @property
    def kind(self) -> str:
        return str(self.content["kind"])

    @property
    def weight(self) -> int | None:
        """The place among the jobs that Helm runs at an installation; None for everything else."""
        notes: Mapping[str, str] = self.content["metadata"].get("annotations", {})
        return int(notes["helm.sh/hook-weight"]) if "helm.sh/hook" in notes else None

    @property
    def stage(self) -> str:
        if self.weight is not None:
            return "2-jobs"
        return "3-services" if self.kind in STARTED else "1-servers"

    def __str__(self) -> str:
        return f"{self.kind} {self.content['metadata']['name']}"


def values_of(name: str) -> dict[str, Any]:
    """A ready value file of the chart."""
    read: dict[str, Any] = yaml.safe_load((CHART / f"{name}.yaml").read_text())
    return read


def rendered(values: dict[str, Any], *, upgrade: bool = False) -> list[Manifest]:
    """Every object of a release, jobs in their order; raises what Helm raises."""
    with helm_python.Chart.load(CHART) as chart:
        chart.validate_schema(values)
        texts = chart.render(values, name=NAME, namespace=NAME, is_install=not upgrade, is_upgrade=upgrade)
    found = [one for path, text in sorted(texts.items()) if path.endswith(".yaml") for one in _objects(text)]
    return sorted(found, key=lambda one: (one.stage, one.weight or 0))


def _objects(text: str) -> Iterator[Manifest]:
    for part in re.split(r"^---$", text, flags=re.MULTILINE):
        lines = [line.rstrip() for line in part.splitlines() if line.strip()]
        content = yaml.safe_load("\n".join(lines))
        if content:
            yield Manifest("\n".join(lines), content)


def plain(name: str) -> dict[Path, str]:
    """The files below `rendered/` for one value file."""
    made = rendered(values_of(name))
    return {
        RENDERED / name / f"{stage}.yaml": HEAD.format(values=name, what=what)
        + "".join(f"---\n{one.text}\n" for one in made if one.stage == stage)
        for stage, what in STAGES.items()
    }


def wanted() -> dict[Path, str]:
    """Everything below `rendered/`."""
    return {path: text for name in PLAIN for path, text in plain(name).items()}


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
