"""Tests on a Docker engine: `make docker`. They build the images of this clone and run them."""

import json
import subprocess
from typing import Any

import pytest

from deploy.docker.engine import ROOT
from deploy.docker.story import PLAIN
from shared.contracts.topics import SERVICES


def docker(*arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["docker", *arguments], cwd=ROOT, check=check, capture_output=True, text=True)


@pytest.fixture(scope="session")
def images() -> dict[str, str]:
    """The image of each service and of the front, built."""
    docker("compose", *PLAIN, "build", *SERVICES, "front")
    told: dict[str, Any] = json.loads(docker("compose", *PLAIN, "config", "--format", "json").stdout)["services"]
    return {name: told[name]["image"] for name in (*SERVICES, "front")}
