"""The door of an installation: it leads to what services have for everybody, and never to what operators watch."""

import json
from collections.abc import Iterator

import pytest

from tests.docker.conftest import docker

NETWORK = "journeywork-front-test"
ECHO = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Echo(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(f"{sys.argv[1]} {self.path}".encode())
HTTPServer(("0.0.0.0", int(sys.argv[2])), Echo).serve_forever()
"""
"""In the place of a service: says who it is and which path came."""
ASKING = """
import json, socket, ssl, sys, time
from http.client import HTTPSConnection
unchecked = ssl._create_unverified_context()
found = {}
for host, port in (("front", 8443), ("posting", 8000), ("evaluation", 8000), ("conversion", 8000), ("keycloak", 8080)):
    for _ in range(100):
        try:
            socket.create_connection((host, port), 5).close()
            break
        except OSError:
            time.sleep(0.1)
for path in json.loads(sys.argv[1]):
    connection = HTTPSConnection("front", 8443, context=unchecked, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    found[path] = [answer.status, answer.read().decode()]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def front(images: dict[str, str]) -> Iterator[str]:
    """The real front before echoes; the image to ask it with."""
    python, made = images["posting"], []
    docker("network", "create", NETWORK)
    docker("volume", "create", NETWORK)
    mounted = f"type=volume,src={NETWORK},dst=/secrets"
    docker("run", "--rm", "--mount", mounted, "--entrypoint", "python", python, "-m", "shared.provision", "secrets", "make",
           "/secrets")  # fmt: skip
    try:
        for name, port in (("posting", 8000), ("evaluation", 8000), ("conversion", 8000), ("keycloak", 8080)):
            run = ("run", "-d", "--network", NETWORK, "--network-alias", name, "--entrypoint", "python", python)
            made.append(docker(*run, "-c", ECHO, name, str(port)).stdout.strip())
        certificate = f"type=volume,src={NETWORK},dst=/run/secrets,volume-subpath=front,readonly"
        door = (
            "run",
            "-d",
            "--network",
            NETWORK,
            "--network-alias",
            "front",
            "--read-only",
            "--tmpfs",
            "/tmp:mode=1777",
        )
        made.append(docker(*door, "--mount", certificate, images["front"]).stdout.strip())
        yield python
    finally:
        docker("rm", "-f", "-v", *made, check=False)
        docker("network", "rm", NETWORK, check=False)
        docker("volume", "rm", "-f", NETWORK, check=False)


def asked(image: str, *paths: str) -> dict[str, tuple[int, str]]:
    """Status and body of each path, asked from the front's network as they stand here."""
    run = ("run", "--rm", "--network", NETWORK, "--entrypoint", "python", image, "-c", ASKING)
    return {path: (status, body) for path, (status, body) in json.loads(docker(*run, json.dumps(paths)).stdout).items()}


def test_a_path_leads_to_the_service_of_its_first_segment(front: str) -> None:
    assert asked(front, "/posting/api/projects?x=1", "/reviews", "/offers/1") == {
        "/posting/api/projects?x=1": (200, "posting /posting/api/projects?x=1"),
        "/reviews": (200, "evaluation /reviews"),
        "/offers/1": (200, "conversion /offers/1"),
    }


def test_figures_and_health_of_a_service_are_not_shown(front: str) -> None:
    paths = ("/metrics", "/health/ready", "/health/live", "//metrics", "/posting/../metrics", "/posting/..%2fmetrics",
             "/%6detrics", "/home/../health/ready", "/posting/%2e%2e/metrics")  # fmt: skip
    found = asked(front, *paths)
    assert {path: status for path, (status, _) in found.items()} == dict.fromkeys(paths, 404)


def test_of_keycloak_only_realms_are_reached(front: str) -> None:
    found = asked(
        front, "/id/realms/journeywork/account", "/id/admin/", "/id/health", "/id/realms/../admin/", "/id/metrics"
    )
    assert found.pop("/id/realms/journeywork/account") == (200, "keycloak /id/realms/journeywork/account")
    assert {status for status, _ in found.values()} == {404}
