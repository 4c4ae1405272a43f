"""What docker-compose.yml promises of every container, and that the story's overlay stays on this machine."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from shared.contracts.topics import SERVICES
from shared.provision.users import WATCHER
from shared.serving import LAST_RESORT

ROOT = Path(__file__).parents[2]
PLAIN: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())


class Composed(yaml.SafeLoader):
    """YAML with compose's own tag for what replaces instead of being merged."""


Composed.add_constructor(
    "!override", lambda loader, node: loader.construct_mapping(cast("yaml.MappingNode", node), deep=True)
)
ROLES: dict[str, Any] = yaml.load((ROOT / "deploy/docker/roles.yml").read_text(), Composed)["services"]
OUTSIDE = (
    "JOURNEYWORK_HTTP__PUBLIC_URL", "JOURNEYWORK_AUTH__ISSUER", "JOURNEYWORK_AUTH__AUDIENCE",
    "JOURNEYWORK_MAIL__HOST", "JOURNEYWORK_MAIL__PORT", "JOURNEYWORK_MAIL__SENDER", "JOURNEYWORK_MAIL__SECURITY",
    "JOURNEYWORK_MAIL__USERNAME", "JOURNEYWORK_KAFKA__BOOTSTRAP_SERVERS", "JOURNEYWORK_KAFKA__SECURITY_PROTOCOL",
)  # fmt: skip
OVERLAY: dict[str, Any] = yaml.safe_load((ROOT / "deploy/docker/story.yml").read_text())
CONTAINERS: dict[str, dict[str, Any]] = PLAIN["services"]
DONE = {"condition": "service_completed_successfully"}
OURS = [name for name, one in CONTAINERS.items() if one["image"].startswith("journeywork-")]
PROFILES = {
    "auth": {"keycloak-database", "keycloak"},
    "mail": {"mail"},
    "observability": {"prometheus", "alertmanager", "grafana", "collector", "kminion"},
}
PINNED = re.compile(r":v?\d+(\.\d+)*$|:\$\{JOURNEYWORK_VERSION:-\d+\.\d+\.\d+\}$")
WATCHED = {*SERVICES, *PROFILES["observability"]}
"""Who is on the network where /metrics is reached."""


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
    assert PINNED.search(container["image"]), "an image without a version changes by itself"


def test_up_alone_starts_what_an_installation_needs() -> None:
    plain = {name for name, one in CONTAINERS.items() if "profiles" not in one}
    others = {name: one["profiles"] for name, one in CONTAINERS.items() if "profiles" in one}
    assert others == {name: [profile] for profile, names in PROFILES.items() for name in names}
    needed = {other for name in plain for other in CONTAINERS[name].get("depends_on", {})}
    assert needed <= plain, "what has no profile cannot wait for what has one"


@pytest.mark.parametrize("name", sorted(set().union(*PROFILES.values()) - {"keycloak-database"}))
def test_what_a_profile_adds_may_do_little(name: str) -> None:
    container = CONTAINERS[name]
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert container.get("read_only", False) is (name != "keycloak"), "Keycloak builds itself when it starts"
    foreign = [one for one in volumes(container) if one[0].startswith("secrets")]
    assert foreign in ([], [(f"secrets/{name}", "/run/secrets", False)])
    mounted = [one[0] for one in volumes(container) if one[0].startswith("./")]
    assert [path for path in mounted if not (ROOT / path).exists()] == []


def test_there_is_one_door() -> None:
    assert [name for name, one in CONTAINERS.items() if "ports" in one and "profiles" not in one] == ["front"]
    others = [port for one in CONTAINERS.values() if "profiles" in one for port in one.get("ports", ())]
    assert all(port.startswith("127.0.0.1:") for port in others)


def test_figures_are_reached_where_nobody_else_comes() -> None:
    assert PLAIN["networks"]["watch"] == {"internal": True}
    assert {name for name, one in CONTAINERS.items() if "watch" in one.get("networks", ())} == WATCHED
    for name in PROFILES["observability"] - {"alertmanager"}:
        assert "front" not in CONTAINERS[name]["networks"]


def test_what_the_servers_of_observability_read_is_what_is_there() -> None:
    scraped = yaml.safe_load((ROOT / "deploy/observability/prometheus.yml").read_text())
    hosts = [
        name.partition(":")[0]
        for job in scraped["scrape_configs"]
        for found in (*job.get("dns_sd_configs", ()), *job.get("static_configs", ()))
        for name in (*found.get("names", ()), *found.get("targets", ()))
    ]
    assert set(hosts) == {*SERVICES, "kminion", "localhost"}
    alerted = scraped["alerting"]["alertmanagers"][0]["static_configs"][0]["targets"]
    assert alerted == ["alertmanager:9093"]
    told = {target for _, target, _ in volumes(CONTAINERS["prometheus"])}
    assert {"/etc/prometheus/prometheus.yml", "/etc/prometheus/alerts"} <= told
    source = yaml.safe_load((ROOT / "deploy/observability/grafana/provisioning/datasources/prometheus.yml").read_text())
    assert source["datasources"][0]["url"] == "http://prometheus:9090"
    shown = yaml.safe_load((ROOT / "deploy/observability/grafana/provisioning/dashboards/journeywork.yml").read_text())
    assert shown["providers"][0]["options"]["path"] in {target for _, target, _ in volumes(CONTAINERS["grafana"])}
    broker = yaml.safe_load((ROOT / "deploy/observability/kminion.yml").read_text())["kafka"]
    assert broker["brokers"] == ["kafka:9092"]
    assert CONTAINERS["kminion"]["environment"]["KAFKA_SASL_USERNAME"] == WATCHER
    assert f"/run/secrets/{WATCHER}_kafka__password" in CONTAINERS["kminion"]["entrypoint"][-1]


@pytest.mark.parametrize("service", SERVICES)
def test_servers_of_ones_own_are_told_by_variables(service: str) -> None:
    told = CONTAINERS[service]["environment"]
    assert [name for name in OUTSIDE if f"${{{name}:-" not in told.get(name, "")] == []


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


@pytest.mark.parametrize("service", SERVICES)
def test_roles_run_apart_and_only_api_is_asked_by_the_front(service: str) -> None:
    assert ROLES[service]["command"] == ["api"]
    for role, networks in (("worker", {"front", "data", "watch"}), ("relay", {"data", "watch"})):
        apart = ROLES[f"{service}-{role}"]
        assert apart["extends"] == {"file": "docker-compose.yml", "service": service}
        assert apart["command"] == [role]
        assert apart["networks"].keys() == networks
        assert apart["networks"]["watch"] == {"aliases": [service]}
        assert not (apart["networks"].get("front") or {}).get("aliases")
    assert set(ROLES) == {*SERVICES, *(f"{one}-{role}" for one in SERVICES for role in ("worker", "relay"))}


@pytest.mark.parametrize("name", ["Dockerfile", "front/Dockerfile", "story.Dockerfile"])
def test_an_image_runs_as_nobody_in_particular(name: str) -> None:
    text = (ROOT / "deploy/docker" / name).read_text()
    assert re.findall(r"^USER (.*)$", text, re.MULTILINE)[-1] in ("10001", "10001:10001")
    assert "# syntax=" not in text
