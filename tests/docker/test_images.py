"""What an image holds, how large it is, and that it runs as nobody on a file system that nobody can write."""

import json
import re

import pytest

from deploy.docker.images import LIMITS, MEGABYTE
from shared.contracts.topics import SERVICES
from tests.docker.conftest import docker

BARE = ("run", "--rm", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--network", "none")
"""As compose and Kubernetes run it, without a network."""


NEEDLESS: dict[str, tuple[str, ...]] = {
    "posting": ("shared.judgement.",), "evaluation": (), "conversion": ("shared.blobs",),
}  # fmt: skip
"""What lies in the image of a service that neither imports it nor has what it needs."""


def inside(image: str, *command: str) -> str:
    entry, *rest = command
    return docker(*BARE, "--entrypoint", entry, image, *rest).stdout


@pytest.mark.parametrize("name", LIMITS)
def test_it_is_no_larger_than_its_limit(images: dict[str, str], name: str) -> None:
    size = json.loads(docker("image", "inspect", images[name]).stdout)[0]["Size"]
    assert size / MEGABYTE < LIMITS[name]


@pytest.mark.parametrize("service", SERVICES)
def test_it_holds_one_service_and_nothing_that_checks_or_deploys(images: dict[str, str], service: str) -> None:
    found = inside(
        images[service], "python", "-c", "import os; print(*os.listdir('/app'), *os.listdir('/app/services'))"
    )
    assert set(found.split()) == {"shared", "services", "LICENSE", "pyproject.toml", "sbom.cdx.json", service}


@pytest.mark.parametrize("service", SERVICES)
def test_it_has_what_every_command_imports(images: dict[str, str], service: str) -> None:
    everything = (
        "import pkgutil, importlib, sys, shared, services\n"
        "for package in (shared, services):\n"
        "    for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        if '__main__' not in module.name and not module.name.startswith(LEFT): importlib.import_module(module.name)\n"
    )
    inside(images[service], "python", "-c", everything.replace("LEFT", repr(NEEDLESS[service])))


@pytest.mark.parametrize("service", SERVICES)
def test_it_says_what_is_in_it(images: dict[str, str], service: str) -> None:
    said = json.loads(inside(images[service], "python", "-c", "print(open('/app/sbom.cdx.json').read())"))
    names = {one["name"] for one in said["components"]}
    assert said["bomFormat"] == "CycloneDX"
    assert {"asyncpg", "aiokafka", "fastapi"} <= names
    assert ("scipy" in names) == (service != "posting")
    assert not names & {"pytest", "mypy", "uv", "pip"}


@pytest.mark.parametrize("service", SERVICES)
def test_its_labels_and_its_user(images: dict[str, str], service: str) -> None:
    config = json.loads(docker("image", "inspect", images[service]).stdout)[0]["Config"]
    assert config["User"] == "10001:10001"
    assert config["Labels"]["org.opencontainers.image.title"] == f"journeywork-{service}"
    assert config["Labels"]["org.opencontainers.image.licenses"] == "Apache-2.0"
    assert config["Healthcheck"]["Test"] == ["CMD", "python", "-m", "shared.probe"]
    assert config["Entrypoint"] == ["journeywork"]


@pytest.mark.parametrize("service", SERVICES)
def test_it_writes_nothing_of_its_own(images: dict[str, str], service: str) -> None:
    ended = docker(*BARE, "--entrypoint", "python", images[service], "-c", "open('/app/x', 'w')", check=False)
    assert "Read-only file system" in ended.stderr or "Permission denied" in ended.stderr


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_missing_is_said_in_sentences(images: dict[str, str], service: str) -> None:
    ended = docker(*BARE, images[service], check=False)
    assert ended.returncode == 1
    assert re.search(rf"{service.upper()}_KAFKA__BOOTSTRAP_SERVERS is not set", ended.stderr)
    assert "Traceback" not in ended.stderr


def test_two_builds_are_the_same(images: dict[str, str]) -> None:
    files = "import hashlib, pathlib; print(hashlib.sha256(b''.join(p.read_bytes() for p in sorted(pathlib.Path('/app').rglob('*')) if p.is_file())).hexdigest())"
    first = inside(images["conversion"], "python", "-c", files)
    docker(
        "build",
        "--no-cache",
        "-q",
        "-t",
        "journeywork-again",
        "--build-arg",
        "SERVICE=conversion",
        "-f",
        "deploy/docker/Dockerfile",
        ".",
    )
    assert inside("journeywork-again", "python", "-c", files) == first
    docker("image", "rm", "journeywork-again")
