"""What a real API server says to every rendered object: `python -m deploy.kubernetes.server [--prepare] [--apply]`.

Defaults, admission and the rules in CEL are the server's alone. `kubectl` finds the server as always (KUBECONFIG);
KUBECTL names another command, with arguments if need be. Without `--apply` nothing is kept.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from deploy.kubernetes import chart
from deploy.kubernetes.resources import CRDS

NAMESPACE = {
    "apiVersion": "v1",
    "kind": "Namespace",
    "metadata": {
        "name": chart.NAME,
        "labels": {f"pod-security.kubernetes.io/{mode}": "restricted" for mode in ("enforce", "warn", "audit")},
    },
}
NEXT = "0.1.1"
"""Another version of the images: an upgrade."""


class Refused(Exception):
    """The server did not take something; says what kubectl said."""


@dataclass(frozen=True, slots=True)
class Done:
    """How many objects a step was about."""

    what: str
    count: int


def asked(arguments: Sequence[str], text: str) -> list[str]:
    """One line for each object; a warning of the server counts as a refusal."""
    command = [*shlex.split(os.environ.get("KUBECTL", "kubectl")), *arguments, "-f", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode or "Warning:" in done.stderr:
        raise Refused(f"{shlex.join(command)}: {done.stderr.strip()}")
    return done.stdout.splitlines()


def apply(text: str, *options: str) -> int:
    """As `kubectl apply --server-side`; how many objects there were."""
    return len(asked(["apply", "--server-side", "--force-conflicts", "--field-manager=journeywork", *options], text))


def text_of(name: str, *, version: str = "", upgrade: bool = False) -> str:
    """All objects of a value file."""
    values = chart.values_of(name)
    values["images"] = {**values.get("images", {}), "version": version}
    return "".join(f"---\n{one.text}\n" for one in chart.rendered(values, upgrade=upgrade))


def prepare() -> Done:
    """The namespace, under the restricted standard, and the operators' kinds."""
    definitions = [json.loads(path.read_text()) for path in sorted(CRDS.glob("*.json"))]
    count = apply(_listed([NAMESPACE, *definitions]))
    asked(["wait", "--for=condition=Established", "--timeout=60s"], _listed(definitions))
    return Done("prepared: the namespace and kinds of operators", count)


def _listed(items: Sequence[object]) -> str:
    return json.dumps({"apiVersion": "v1", "kind": "List", "items": items})


def dry_run(name: str) -> Done:
    """Nothing is kept."""
    return Done(f"{name}: would be taken", apply(text_of(name), "--dry-run=server"))


def applied(name: str) -> list[Done]:
    """Made, brought to another version (jobs anew, as Helm does it), and deleted again."""
    before, after = text_of(name), text_of(name, version=NEXT, upgrade=True)
    made = Done(f"{name}: made", apply(before))
    try:
        jobs = "".join(f"---\n{one.text}\n" for one in chart.rendered(chart.values_of(name)) if one.kind == "Job")
        asked(["delete", "--wait=false", "--cascade=background"], jobs)
        upgraded = Done(f"{name}: brought to {NEXT}", apply(after))
    finally:
        deleted = Done(f"{name}: deleted", len(asked(["delete", "--wait=false", "--ignore-not-found"], after)))
    return [made, upgraded, deleted]


def main() -> int:
    """0 when the server took everything."""
    parser = argparse.ArgumentParser(prog="python -m deploy.kubernetes.server", description=__doc__.splitlines()[0])
    parser.add_argument("--prepare", action="store_true", help="make the namespace and the operators' kinds first")
    parser.add_argument("--apply", action="store_true", help="make, upgrade and delete everything for real")
    given = parser.parse_args()
    try:
        if given.prepare:
            _say(prepare())
        for name in chart.VALUES:
            _say(dry_run(name))
            if given.apply:
                for done in applied(name):
                    _say(done)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def _say(done: Done) -> None:
    print(f"{done.what}, {done.count} objects", flush=True)


if __name__ == "__main__":
    sys.exit(main())
