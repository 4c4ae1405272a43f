"""The plain manifests of `small`, enacted: they run as written, and a mistake in one of them is noticed."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from deploy.docker.engine import Failed
from deploy.kubernetes.pods import pods_of
from deploy.kubernetes.small import Small, installed
from tests.docker.conftest import docker

SERVICE = "journeywork-conversion"


@pytest.fixture(scope="module")
def small(images: dict[str, str]) -> Iterator[Small]:
    """Servers run, jobs are done; no service yet."""
    del images
    with installed(print) as made:
        yield made


@pytest.fixture
def workload(small: Small) -> Iterator[dict[str, Any]]:
    """A service's manifest to plant something in; its container is gone afterwards."""
    yield copy.deepcopy(dict(small.workload(SERVICE)))
    small.running.pop(SERVICE, None)
    docker("rm", "-f", "-v", small.place.called(SERVICE), check=False)


def container(workload: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = workload["spec"]["template"]["spec"]["containers"][0]
    return found


def started(small: Small, workload: dict[str, Any]) -> None:
    (pod,) = pods_of([workload])
    small.start(pod)


def test_as_written_it_starts_and_ends_by_itself(small: Small, workload: dict[str, Any]) -> None:
    (pod,) = pods_of([workload])
    running = small.start(pod)
    told = docker(
        "inspect", "-f", "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}} {{.HostConfig.Memory}}", running.name
    )
    assert told.stdout.split() == ["true", "10001:10001", str(2**30)]
    small.stop([pod])


def test_a_wrong_name_in_the_environment_is_caught(small: Small, workload: dict[str, Any]) -> None:
    (wrong,) = [one for one in container(workload)["env"] if one["name"] == "JOURNEYWORK_KAFKA__BOOTSTRAP_SERVERS"]
    wrong["name"] = "JOURNEYWORK_KAFKA__BOOTSTRAP_SERVER"
    with pytest.raises(Failed, match="CONVERSION_KAFKA__BOOTSTRAP_SERVERS is not set"):
        started(small, workload)


def test_a_wrong_mount_is_caught(small: Small, workload: dict[str, Any]) -> None:
    (wrong,) = [one for one in container(workload)["volumeMounts"] if one["mountPath"] == "/run/secrets"]
    wrong["mountPath"] = "/run/secret"
    with pytest.raises(Failed, match="CONVERSION_AUTH__SESSION_SECRET is not set"):
        started(small, workload)


def test_a_wrong_path_of_a_probe_is_caught(small: Small, workload: dict[str, Any]) -> None:
    container(workload)["startupProbe"]["httpGet"]["path"] = "/healthz"
    with pytest.raises(Failed, match=r"startupProbe failed 60 times: GET /healthz: 404"):
        started(small, workload)


def test_a_secret_that_is_not_there_keeps_the_pod_from_starting(small: Small, workload: dict[str, Any]) -> None:
    source = workload["spec"]["template"]["spec"]["volumes"][0]["projected"]["sources"][0]["secret"]
    source["items"][0]["key"] = "conversion_auth__session_secrets"
    with pytest.raises(Failed, match=r"Secret journeywork-conversion has no conversion_auth__session_secrets"):
        started(small, workload)
