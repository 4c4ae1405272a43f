"""What docker-compose.yml promises of every container, and that the story's overlay stays on this machine."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from shared.contracts.topics import SERVICES
from shared.serving import LAST_RESORT

ROOT = Path(__file__).parents[2]
PLAIN: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OVERLAY: dict[str, Any] = yaml.safe_load((ROOT / "deploy/docker/story.yml").read_text())
CONTAINERS: dict[str, dict[str, Any]] = PLAIN["services"]
DONE = {"condition": "service_completed_successfully"}
OURS = [name for name, one in CONTAINERS.items() if one["image"].startswith("journeywork-")]


def volumes(container: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """Source (with its subpath), target, whether it may be written."""
    found = []
    for one in container.get("volumes", ()):
        if isinstance(one, str):
            source, target, *mode = one.split(":")
            found.append((source, target, mode != ["ro"]))
        else:
            source = f"{one['source']}/{one['volume']['subpath']}"
            found.append((source, one["target"], not one.get("read_only")))
    return found


@pytest.mark.parametrize("name", OURS)
def test_a_container_of_ours_may_do_nothing_that_it_does_not_need(name: str) -> None:
    container = CONTAINERS[name]
    assert container["read_only"] is True
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in container
    assert "cap_add" not in container


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_container_has_limits_a_policy_and_a_log_that_ends(name: str) -> None:
    container = CONTAINERS[name]
    assert set(container["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    once = any(one.get("depends_on", {}).get(name) == DONE for one in CONTAINERS.values())
    assert container["restart"] == ("no" if once else "unless-stopped")
    assert container["logging"]["options"] == {"max-size": "10m", "max-file": "5"}
    assert re.search(r":[^:]*\d", container["image"]), "an image without a version changes by itself"


def test_there_is_one_door() -> None:
    assert [name for name, one in CONTAINERS.items() if "ports" in one and "profiles" not in one] == ["front"]
    others = [port for one in CONTAINERS.values() if "profiles" in one for port in one.get("ports", ())]
    assert all(port.startswith("127.0.0.1:") for port in others)


def test_databases_and_brokers_are_out_of_reach_of_the_front() -> None:
    assert PLAIN["networks"]["data"] == {"internal": True}
    assert CONTAINERS["postgres"]["networks"] == CONTAINERS["kafka"]["networks"] == ["data"]
    assert CONTAINERS["front"]["networks"] == ["front"]


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_sees_its_own_secrets_and_cannot_change_them(service: str) -> None:
    mine = [one for one in volumes(CONTAINERS[service]) if one[0].startswith("secrets")]
    assert mine == [(f"secrets/{service}", "/run/secrets", False)]
    migrating = [one for one in volumes(CONTAINERS[f"{service}-migrate"]) if one[0].startswith("secrets")]
    assert migrating == [(f"secrets/{service}-migrate", "/run/secrets", False)]


def test_evaluation_reads_reviewers_copies_and_nothing_else_of_the_store() -> None:
    stores = [one for one in volumes(CONTAINERS["evaluation"]) if not one[0].startswith("secrets")]
    assert stores == [("reviewers", "/reviewers", False)]
    assert not any(one[0] in ("deliverables", "reviewers") for one in volumes(CONTAINERS["conversion"]))
    assert ("deliverables", "/deliverables", True) in volumes(CONTAINERS["posting"])


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_longer_to_stop_than_it_takes(service: str) -> None:
    assert int(CONTAINERS[service]["stop_grace_period"].removesuffix("s")) > LAST_RESORT


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_starts_when_its_database_and_its_topics_are_there(service: str) -> None:
    assert CONTAINERS[service]["depends_on"] == {f"{service}-migrate": DONE, "topics": DONE}
    assert CONTAINERS["front"]["depends_on"][service] == {"condition": "service_healthy"}


def test_an_installation_is_for_production() -> None:
    for service in SERVICES:
        told = CONTAINERS[service]["environment"]
        assert not [name for name in told if name.endswith("_ENVIRONMENT")], "production is the default"
        assert told["JOURNEYWORK_AUTH__ISSUER"].endswith(":-https://id.example.com}")
    assert "backstage" not in CONTAINERS


def test_what_the_story_brings_is_reached_from_this_machine_alone() -> None:
    published = [port for one in OVERLAY["services"].values() for port in one.get("ports", ())]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


@pytest.mark.parametrize("name", ["Dockerfile", "front/Dockerfile", "story.Dockerfile"])
def test_an_image_runs_as_nobody_in_particular(name: str) -> None:
    text = (ROOT / "deploy/docker" / name).read_text()
    assert re.findall(r"^USER (.*)$", text, re.MULTILINE)[-1] in ("10001", "10001:10001")
    assert "# syntax=" not in text
