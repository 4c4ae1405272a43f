"""Who finds whom in the manifests: selectors, routes, network policies, rights in Kafka."""

from typing import Any

import pytest

from shared.contracts.topics import SERVICES, all_topics
from shared.database.pool import LIMITS
from shared.http.prefixes import PREFIXES
from shared.provision.users import GROUP, READ, rights_of
from tests.deploy.manifests import SHAPES, Pod, name_of, of_kind, pods, selected


@pytest.mark.parametrize("shape", SHAPES)
def test_every_service_finds_pods_with_its_port(shape: str) -> None:
    for service in of_kind(shape, "Service"):
        found = [pod for pod in pods(shape) if selected({"matchLabels": service["spec"]["selector"]}, pod.labels)]
        assert found, name_of(service)
        assert "Job" not in {pod.kind for pod in found}
        for port in service["spec"]["ports"]:
            assert all(port["targetPort"] in {one["name"] for one in pod.container["ports"]} for pod in found)


@pytest.mark.parametrize("shape", SHAPES)
def test_requests_come_to_pods_that_serve_them(shape: str) -> None:
    for service in SERVICES:
        (front,) = [one for one in of_kind(shape, "Service") if name_of(one) == f"journeywork-{service}"]
        found = [pod for pod in pods(shape) if selected({"matchLabels": front["spec"]["selector"]}, pod.labels)]
        assert {pod.service for pod in found} == {service}
        assert {pod.role for pod in found} <= {"api", "all"}


def test_the_gateway_leads_each_path_to_its_service() -> None:
    (route,) = of_kind("production", "HTTPRoute")
    led = {
        match["path"]["value"]: backend["name"]
        for rule in route["spec"]["rules"]
        for backend in rule.get("backendRefs", [])
        for match in rule["matches"]
    }
    assert led == {f"/{one}": f"journeywork-{service}" for service, segments in PREFIXES.items() for one in segments}


def test_the_ingress_leads_each_path_to_its_service() -> None:
    (ingress,) = of_kind("small", "Ingress")
    (rule,) = ingress["spec"]["rules"]
    led = {path["path"]: path["backend"]["service"]["name"] for path in rule["http"]["paths"]}
    assert led == {f"/{one}": f"journeywork-{service}" for service, segments in PREFIXES.items() for one in segments}
    assert ingress["spec"]["tls"][0]["hosts"] == [rule["host"]]


@pytest.mark.parametrize("shape", SHAPES)
def test_budgets_and_monitors_find_what_they_are_for(shape: str) -> None:
    for budget in of_kind(shape, "PodDisruptionBudget"):
        found = {pod.name for pod in pods(shape) if selected(budget["spec"]["selector"], pod.labels)}
        assert found == {name_of(budget)}
    for monitor in of_kind(shape, "ServiceMonitor"):
        watched = [
            one for one in of_kind(shape, "Service") if selected(monitor["spec"]["selector"], one["metadata"]["labels"])
        ]
        seen = {
            pod.name
            for pod in pods(shape)
            for one in watched
            if selected({"matchLabels": one["spec"]["selector"]}, pod.labels)
        }
        assert seen == {pod.name for pod in pods(shape) if pod.kind == "Deployment"}


def allowed(shape: str, direction: str, pod: Pod) -> list[dict[str, Any]]:
    """Rules of every policy about this pod."""
    policies = [
        one["spec"] for one in of_kind(shape, "NetworkPolicy") if selected(one["spec"]["podSelector"], pod.labels)
    ]
    return [rule for policy in policies for rule in policy.get(direction, [])]


def ports(rules: list[dict[str, Any]]) -> set[Any]:
    return {port["port"] for rule in rules for port in rule["ports"]}


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_allowed_that_no_policy_names(shape: str) -> None:
    deny = [one["spec"] for one in of_kind(shape, "NetworkPolicy") if name_of(one) == "journeywork-default-deny"]
    assert [(one["policyTypes"], "ingress" in one, "egress" in one) for one in deny] == [
        (["Ingress", "Egress"], False, False)
    ]
    for pod in pods(shape):
        assert selected(deny[0]["podSelector"], pod.labels), pod.name
    everywhere = [rule for pod in pods(shape) for rule in allowed(shape, "ingress", pod) if not rule.get("from")]
    assert everywhere == [], "who may come in is always said"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_pod_gets_out_to_what_its_role_needs(shape: str) -> None:
    kafka = {"small": 9092, "production": 9093}[shape]
    needs = {
        "api": {53, 5432, 80, 443},
        "worker": {53, 5432, kafka, 587},
        "relay": {53, 5432, kafka},
        "all": {53, 5432, kafka, 587, 80, 443},
        "databases": {53, 5432},
        "migrate": {53, 5432},
        "topics": {53, 9094},
    }
    for pod in pods(shape):
        if pod.service:
            assert ports(allowed(shape, "egress", pod)) == needs[pod.role], pod.name


@pytest.mark.parametrize("shape", SHAPES)
def test_requests_reach_only_who_serves_them(shape: str) -> None:
    for pod in pods(shape):
        if not pod.service:
            continue
        come = [peer for rule in allowed(shape, "ingress", pod) for peer in rule["from"]]
        names = {peer["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"] for peer in come}
        front = {"small": "ingress-nginx", "production": "gateway"}[shape]
        assert (front in names) == (pod.role in ("api", "all")), pod.name


def test_a_database_is_reached_by_its_own_service_alone() -> None:
    for service in SERVICES:
        (policy,) = [
            one for one in of_kind("production", "NetworkPolicy") if name_of(one) == f"journeywork-db-{service}"
        ]
        peers = [
            peer["podSelector"] for rule in policy["spec"]["ingress"] for peer in rule["from"] if "podSelector" in peer
        ]
        found = {pod.service for pod in pods("production") for peer in peers if selected(peer, pod.labels)}
        assert found == {service}


def test_rights_are_given_where_only_the_topics_job_comes() -> None:
    (broker,) = [pod for pod in pods("small") if pod.name == "journeywork-kafka"]
    for rule in allowed("small", "ingress", broker):
        come = {
            pod.role or pod.name
            for pod in pods("small")
            for peer in rule["from"]
            if selected(peer["podSelector"], pod.labels)
        }
        if ports([rule]) == {"administrators"}:
            assert come == {"topics", "journeywork-kafka"}
        else:
            assert come == {"all"}


def test_strimzi_makes_the_topics_and_gives_the_rights_that_the_code_declares() -> None:
    topics = {name_of(one): one["spec"]["partitions"] for one in of_kind("production", "KafkaTopic")}
    assert topics == {topic.name: topic.partitions for topic in all_topics()}
    users = {name_of(one): one["spec"] for one in of_kind("production", "KafkaUser")}
    assert users.keys() == {*SERVICES, "scaler"}
    for service in SERVICES:
        acls = {
            (acl["resource"]["type"], acl["resource"]["name"], operation)
            for acl in users[service]["authorization"]["acls"]
            for operation in acl["operations"]
        }
        assert acls == {
            ("group" if kind == GROUP else "topic", name, "Read" if operation == READ else "Write")
            for kind, name, _, operation in rights_of(service)
        }
        told = users[service]["authentication"]["password"]["valueFrom"]["secretKeyRef"]
        assert told == {"name": f"journeywork-{service}", "key": f"{service}_kafka__password"}
    operations = {operation for acl in users["scaler"]["authorization"]["acls"] for operation in acl["operations"]}
    assert operations == {"Describe"}


def test_the_pooler_is_for_requests_and_shares_by_transaction() -> None:
    poolers = of_kind("production", "Pooler")
    assert [one["spec"]["pgbouncer"]["poolMode"] for one in poolers] == ["transaction"] * len(SERVICES)
    for pooler in poolers:
        parameters = pooler["spec"]["pgbouncer"]["parameters"]
        assert int(parameters["max_prepared_statements"]) > 0, "asyncpg prepares everything"
        (cluster,) = [
            one for one in of_kind("production", "Cluster") if name_of(one) == pooler["spec"]["cluster"]["name"]
        ]
        assert name_of(pooler) in cluster["spec"]["certificates"]["serverAltDNSNames"], "verify-full asks for its name"
        told = set(parameters["ignore_startup_parameters"].split(","))
        assert told == LIMITS.keys(), "whatever else a pool asks for would be refused or lost"
