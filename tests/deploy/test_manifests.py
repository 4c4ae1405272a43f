"""What the manifests promise of every pod: how it is confined, asked and ended; what volumes, jobs and workers may be."""

import pytest

from deploy.kubernetes import generate
from shared.contracts.topics import BY_NAME, SERVICES
from shared.serving import LAST_RESORT
from tests.deploy.manifests import SHAPES, Pod, name_of, objects, of_kind, params, pods

EVERY = params(lambda _: True)
SERVING = params(lambda pod: bool(pod.service) and pod.kind == "Deployment")


def test_what_the_chart_takes_from_the_code_is_current() -> None:
    stale = [path.name for path, text in generate.wanted().items() if path.read_text() != text]
    assert stale == [], "make manifests"


@pytest.mark.parametrize("pod", EVERY)
def test_a_pod_is_restricted(pod: Pod) -> None:
    around, inside = pod.spec["securityContext"], pod.container["securityContext"]
    assert around["runAsNonRoot"]
    assert around["runAsUser"] > 0
    assert around["seccompProfile"] == {"type": "RuntimeDefault"}
    assert inside["readOnlyRootFilesystem"]
    assert not inside["allowPrivilegeEscalation"]
    assert inside["capabilities"] == {"drop": ["ALL"]}
    assert not pod.spec["automountServiceAccountToken"]
    assert not pod.spec["enableServiceLinks"], "variables of Services could be taken for settings"
    assert not pod.spec.keys() & {"hostNetwork", "hostPID", "hostIPC"}


@pytest.mark.parametrize("pod", EVERY)
def test_a_pod_says_what_it_needs_and_may_take(pod: Pod) -> None:
    resources = pod.container["resources"]
    assert resources["requests"].keys() == resources["limits"].keys() == {"cpu", "memory"}
    assert [port for port in pod.container.get("ports", []) if not port.get("name")] == []
    unlimited = [
        volume["name"]
        for volume in pod.spec["volumes"]
        if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]
    ]
    assert unlimited == []


@pytest.mark.parametrize("pod", EVERY)
def test_every_volume_is_mounted_and_every_mount_has_one(pod: Pod) -> None:
    claimed = {
        one["metadata"]["name"]
        for shape in SHAPES
        for one in of_kind(shape, "StatefulSet")
        if name_of(one) == pod.name
        for one in one["spec"]["volumeClaimTemplates"]
    }
    volumes = {volume["name"] for volume in pod.spec["volumes"]} | claimed
    assert {mount["name"] for mount in pod.mounts().values()} == volumes
    secret = [mount for mount in pod.mounts().values() if mount["name"] in ("secrets", "trust")]
    assert all(mount["readOnly"] for mount in secret)
    assert secret


@pytest.mark.parametrize("pod", SERVING)
def test_a_process_ends_before_it_is_killed(pod: Pod) -> None:
    before = pod.container.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
    assert pod.spec["terminationGracePeriodSeconds"] >= before + LAST_RESORT + 5
    assert bool(before) == (pod.role in ("api", "all")), "who serves goes on while balancers learn that it leaves"


@pytest.mark.parametrize("pod", SERVING)
def test_three_probes_ask_three_questions(pod: Pod) -> None:
    startup, readiness, liveness = (pod.container[f"{name}Probe"] for name in ("startup", "readiness", "liveness"))
    assert startup["httpGet"] == liveness["httpGet"] == {"path": "/health/live", "port": "http"}
    assert readiness["httpGet"] == {"path": "/health/ready", "port": "http"}
    lasts = {
        name: one["periodSeconds"] * one["failureThreshold"]
        for name, one in (("start", startup), ("life", liveness), ("ready", readiness))
    }
    assert lasts["ready"] <= 10, "a replica that cannot work is left out soon"
    assert lasts["life"] >= 60, "one that is busy is not killed"
    assert lasts["start"] >= 120
    assert {"name": "http", "containerPort": 8000, "protocol": "TCP"} in pod.container["ports"]


@pytest.mark.parametrize("shape", SHAPES)
def test_our_images_come_from_one_place_in_one_version(shape: str) -> None:
    ours = {str(pod.container["image"]) for pod in pods(shape) if pod.service}
    assert {image.rpartition("/")[2].partition(":")[0] for image in ours} == {f"journeywork-{one}" for one in SERVICES}
    assert len({(image.rpartition("/")[0], image.rpartition(":")[2]) for image in ours}) == 1
    assert {pod.service for pod in pods(shape) if pod.kind == "Deployment"} == set(SERVICES)


@pytest.mark.parametrize("shape", SHAPES)
def test_evaluation_reads_reviewers_copies_and_can_write_nothing(shape: str) -> None:
    claims = {
        (pod.service, mount["mountPath"]): (volume["persistentVolumeClaim"], mount.get("readOnly", False))
        for pod in pods(shape)
        if pod.kind == "Deployment"
        for mount in pod.container["volumeMounts"]
        for volume in pod.spec["volumes"]
        if volume["name"] == mount["name"] and "persistentVolumeClaim" in volume
    }
    if shape == "production":
        assert claims == {}
        return
    assert claims == {
        ("posting", "/deliverables"): ({"claimName": "journeywork-deliverables"}, False),
        ("posting", "/deliverables/reviewers"): ({"claimName": "journeywork-reviewers"}, False),
        ("evaluation", "/reviewers"): ({"claimName": "journeywork-reviewers", "readOnly": True}, True),
    }


def test_evaluation_sees_nothing_of_the_bucket_but_reviewers_copies() -> None:
    prefixes = {
        pod.service: pod.environment[f"{pod.service.upper()}_STORE__PREFIX"]
        for pod in pods("production")
        if pod.role == "api" and pod.service != "conversion"
    }
    assert prefixes == {"posting": "deliverables", "evaluation": "deliverables/reviewers"}


@pytest.mark.parametrize("shape", SHAPES)
def test_jobs_run_in_their_order_and_once(shape: str) -> None:
    jobs = of_kind(shape, "Job")
    roles = [job["spec"]["template"]["metadata"]["labels"]["journeywork/role"] for job in jobs]
    assert roles == sorted(roles, key=["databases", "topics", "migrate"].index)
    assert roles.count("migrate") == len(SERVICES)
    for job in jobs:
        notes = job["metadata"]["annotations"]
        assert "pre-upgrade" in notes["helm.sh/hook"]
        assert notes["helm.sh/hook-delete-policy"] == "before-hook-creation", "its log stays until the next"
        assert job["spec"]["activeDeadlineSeconds"] > 0


def test_there_are_no_more_workers_than_partitions() -> None:
    for one in of_kind("production", "ScaledObject"):
        groups = [trigger["metadata"]["consumerGroup"] for trigger in one["spec"]["triggers"]]
        service = groups[0].split(".")[0]
        assert groups == [group["name"] for group in generate.kafka()["groups"][service]]
        read = [topic for group in generate.kafka()["groups"][service] for topic in group["topics"]]
        assert one["spec"]["maxReplicaCount"] <= max(BY_NAME[topic].partitions for topic in read)
        assert one["spec"]["minReplicaCount"] <= one["spec"]["maxReplicaCount"]
        (worker,) = [
            d for d in of_kind("production", "Deployment") if name_of(d) == one["spec"]["scaleTargetRef"]["name"]
        ]
        assert "replicas" not in worker["spec"], "two would decide it"
        assert worker["spec"]["template"]["spec"]["containers"][0]["args"] == ["worker"]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_secret_stands_in_a_manifest(shape: str) -> None:
    assert of_kind(shape, "Secret") == []
    texts = [str(one) for one in objects(shape)]
    assert not [text for text in texts if "BEGIN " in text or "postgresql://" in text]


def test_secrets_are_read_by_the_group_of_the_pod_alone() -> None:
    modes = {
        (pod.name if pod.kind == "StatefulSet" else pod.kind, volume["projected"]["defaultMode"])
        for shape in SHAPES
        for pod in pods(shape)
        for volume in pod.spec["volumes"]
        if volume["name"] == "secrets"
    }
    # Kafka's image copies server.properties with its mode, and then adds to the copy.
    kafka = ("journeywork-kafka", 0o640)
    assert modes == {("Deployment", 0o440), ("Job", 0o440), ("journeywork-postgres", 0o440), kafka}
