"""How a manifest is read before it is enacted: nothing of it is passed over in silence."""

import copy
from typing import Any

import pytest

from deploy.kubernetes.enacted import Place
from deploy.kubernetes.pods import NotEnacted, amount, pods_of
from deploy.kubernetes.small import laid_over, objects, routed
from shared.http.prefixes import PREFIXES

ALL = [one for stage in objects().values() for one in stage]


def deployment(name: str) -> dict[str, Any]:
    (found,) = [one for one in ALL if one["kind"] == "Deployment" and one["metadata"]["name"] == name]
    return copy.deepcopy(dict(found))


def test_every_pod_of_small_can_be_enacted_and_jobs_keep_their_order() -> None:
    pods = pods_of(ALL)
    assert len(pods) == 2 + 7 + 3
    roles = [pod.labels.get("journeywork/role") for pod in pods if pod.kind == "Job"]
    assert roles == ["databases"] * 3 + ["topics"] + ["migrate"] * 3


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        ("pod", "hostNetwork", True),
        ("pod", "enableServiceLinks", True),
        ("container", "envFrom", [{"secretRef": {"name": "x"}}]),
        ("container", "securityContext", {"readOnlyRootFilesystem": False}),
    ],
)
def test_what_nobody_follows_is_refused(place: str, field: str, value: object) -> None:
    changed = deployment("journeywork-posting")
    spec = changed["spec"]["template"]["spec"]
    (spec if place == "pod" else spec["containers"][0])[field] = value
    with pytest.raises(NotEnacted, match="Deployment journeywork-posting"):
        pods_of([changed])


def test_quantities() -> None:
    assert [amount(one) for one in ("512Mi", "2Gi", "200m", "2", 2)] == [2**29, 2**31, 0.2, 2, 2]


def test_the_story_brings_its_issuer_and_leaves_the_address_as_it_is() -> None:
    (pod,) = pods_of([laid_over(deployment("journeywork-posting"))])
    told = {one["name"]: one["value"] for one in pod.container["env"]}
    assert told["JOURNEYWORK_ENVIRONMENT"] == "local"
    assert told["JOURNEYWORK_AUTH__ISSUER"] == "http://issuer.localhost:9000"
    assert told["JOURNEYWORK_HTTP__PUBLIC_URL"] == "https://journeywork.example.com"
    assert told["JOURNEYWORK_KAFKA__BOOTSTRAP_SERVERS"] == "journeywork-kafka:9092"


def test_the_proxy_has_the_paths_of_the_ingress() -> None:
    (ingress,) = [one for one in ALL if one["kind"] == "Ingress"]
    services = {one["metadata"]["name"]: one for one in ALL if one["kind"] == "Service"}
    made = routed(ingress, services)
    for service, segments in PREFIXES.items():
        for segment in segments:
            assert f"location ~ ^/{segment}(/|$) {{ set $service journeywork-{service}; " in made
    assert "server_name journeywork.example.com;" in made


def test_a_service_whose_port_is_not_the_containers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Place, "_mounts", lambda *_: iter(()))
    place = Place("test", "none")
    (service,) = [one for one in ALL if one["kind"] == "Service" and one["metadata"]["name"] == "journeywork-posting"]
    moved = copy.deepcopy(dict(service))
    moved["spec"]["ports"][0]["port"] = 80
    place.apply([moved])
    (pod,) = pods_of([deployment("journeywork-posting")])
    with pytest.raises(NotEnacted, match="port 80 is another one in the container"):
        place.arguments(pod, pod.container, pod.name)
