"""`make images`: builds every image of `docker-compose.yml`; says how large each is, and what its limit is."""

import json
import subprocess
import sys

from deploy.docker.engine import ROOT, Failed
from deploy.docker.story import PLAIN, compose

MEGABYTE = 1_000_000
LIMITS = {"posting": 250, "evaluation": 450, "conversion": 450, "front": 150}
"""Megabytes (10^6 bytes), as `docker images` counts them; two have numpy and scipy."""


def size(service: str) -> float:
    """Megabytes of the image of this service."""
    found = subprocess.run(
        ["docker", "compose", *PLAIN, "config", "--format", "json"], cwd=ROOT, check=True, capture_output=True
    )
    image = json.loads(found.stdout)["services"][service]["image"]
    said = subprocess.run(["docker", "image", "inspect", image], check=True, capture_output=True)
    return float(json.loads(said.stdout)[0]["Size"]) / MEGABYTE


def main() -> int:
    """1 when one is larger than its limit."""
    try:
        compose(PLAIN, "build", *LIMITS)
    except Failed as reason:
        print(f"images: {reason}", file=sys.stderr)
        return 1
    sizes = {service: size(service) for service in LIMITS}
    for service, limit in LIMITS.items():
        print(f"{service:11} {sizes[service]:6.1f} MB of {limit}")
    return int(any(sizes[service] > limit for service, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())
