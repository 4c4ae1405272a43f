"""The plain manifests of `small`, run container by container, and the story told to them: `make story TARGET=small`.

Secrets by the command of docs/kubernetes.md, servers, jobs in the order of their hooks, services, and the Ingress by
nginx with the paths that it names. Every probe has to pass before the next container starts. While the story is told
the services run with the overlay that compose uses (`deploy/docker/story.yml`), and readiness and liveness are asked at
their periods; a pod that a kubelet would have restarted or taken out is a failure. Afterwards they run as written.
"""

import copy
import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from deploy.docker.backstage import ISSUER
from deploy.docker.engine import ROOT, Failed, docker
from deploy.docker.overlay import ASKED, answered, minted
from deploy.kubernetes.enacted import MARK, Place, Running
from deploy.kubernetes.pods import Manifest, Pod, pods_of, read

RENDERED = Path(__file__).parent / "rendered" / "small"
PLACE = "journeywork-small"
POSTING, FRONT, STORY = ("journeywork-posting:0.1.0", "journeywork-front:0.1.0", "journeywork-story:0.1.0")
PROBES = ("startupProbe", "readinessProbe", "livenessProbe")
PROVISION = ("-m", "shared.provision")
MAKING = ("secrets", "make", "/secrets", "--postgres", "journeywork-postgres:5432", "--kafka", "journeywork-kafka")
OURS = {"runAsNonRoot": True, "runAsUser": 10001, "runAsGroup": 10001, "fsGroup": 10001,
        "seccompProfile": {"type": "RuntimeDefault"}}  # fmt: skip
LIMITS = {"limits": {"cpu": "2", "memory": "1Gi"}}
Tell = Callable[[str], None]


def objects() -> dict[str, list[Manifest]]:
    """Of each file, by what it is for."""
    return {stage: read((RENDERED / f"{stage}.yaml").read_text()) for stage in ("1-servers", "2-jobs", "3-services")}


class Small:
    """The installation: what was applied, and what runs of it."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.place = Place(PLACE, POSTING)
        self.running: dict[str, Running] = {}
        self._objects = objects()
        (self.ingress,) = [one for one in self._objects["3-services"] if one["kind"] == "Ingress"]
        self.host: str = self.ingress["spec"]["rules"][0]["host"]

    def prepare(self) -> None:
        """Secrets, servers and jobs: everything that is there before a service starts."""
        self.place.open()
        self.place.apply([*self._secrets(), *(one for stage in self._objects.values() for one in stage)])
        for pod in pods_of(self._objects["1-servers"]):
            self.start(pod)
        for job in self._objects["2-jobs"]:
            within = job["spec"]["activeDeadlineSeconds"]
            (pod,) = pods_of([job])
            began = time.monotonic()
            self.place.complete(pod, within)
            self.tell(f"{pod.name}: complete after {time.monotonic() - began:.1f} s")

    def services(self) -> list[Pod]:
        """As they are written."""
        return pods_of(self._objects["3-services"])

    def workload(self, name: str) -> Manifest:
        """One of the services, to be changed."""
        (found,) = [one for one in self._objects["3-services"] if one["metadata"]["name"] == name]
        return found

    def start(self, pod: Pod, *, aliases: Sequence[str] = ()) -> Running:
        """Starts it and asks until its three probes have passed, one after the other."""
        running = self.place.start(pod, aliases=aliases)
        took = {name: running.passes(running.probe(name)) for name in PROBES if name in pod.container}
        told = ", ".join(f"{name.removesuffix('Probe')} {seconds:.1f} s" for name, seconds in took.items())
        self.tell(f"{pod.name}: passed {told}")
        self.running[pod.name] = running
        return running

    def stop(self, pods: Sequence[Pod]) -> None:
        """Ends them as a rollout does; raises `Failed` where one had to be killed."""
        for pod in pods:
            if code := self.place.stop(self.running.pop(pod.name)):
                raise Failed(f"{pod.name} was told to end and ended with {code}")

    def open_front(self) -> Running:
        """A proxy with what the Ingress says, and the installation's own certificate."""
        volumes = [_secret("front", ("certificate.pem", "key.pem")), _secret("routes", ("nginx.conf",))]
        self.place.secrets["journeywork-routes"] = {"nginx.conf": routed(self.ingress, self.place.services).encode()}
        mounts = [{"name": "front", "mountPath": "/run/secrets"}, {"name": "routes", "mountPath": "/etc/nginx"}]
        pod = made("front", FRONT, [], {}, volumes, mounts)
        running = self.place.start(pod, aliases=[self.host])
        self.running["front"] = running
        return running

    def _secrets(self) -> list[Manifest]:
        """By the commands of the docs, from the image; `front` stands in for the certificate of the Ingress."""
        volume = f"{PLACE}-keyring"
        docker("volume", "create", "--label", f"{MARK}={PLACE}", volume)
        run = ("run", "--rm", "--volume", f"{volume}:/secrets", "--entrypoint", "python", POSTING, *PROVISION)
        docker(*run, *MAKING, "--front", self.host)
        listed: list[Manifest] = json.loads(docker(*run, "secrets", "manifest", "/secrets"))["items"]
        return listed


@contextmanager
def installed(tell: Tell) -> Iterator[Small]:
    """Servers and jobs as written; whatever was made is gone afterwards."""
    small = Small(tell)
    try:
        small.prepare()
        yield small
    finally:
        small.place.close()


def told(tell: Tell) -> None:
    """The whole of it; raises `Failed`."""
    docker("compose", "-f", "docker-compose.yml", "-f", "deploy/docker/story.yml", "--profile", "story", "build",
           "posting", "evaluation", "conversion", "front", "backstage")  # fmt: skip
    with installed(tell) as small:
        for pod in small.services():
            small.start(pod)
        tell("every container runs as written, and its probes pass")
        small.stop(small.services())
        token = _with_overlay(small, tell)
        for pod in small.services():
            small.start(pod)
        front = small.running["front"]
        status = answered(f"https://{front.address}{ASKED}", token, host=small.host)
        if status != 401:
            raise Failed(f"the installation answers {status} to a token of the development issuer, not 401")
        tell("a token of the development issuer is refused: 401")


def _with_overlay(small: Small, tell: Tell) -> str:
    """Tells the story; a token of its issuer."""
    small.place.claims.add("backstage")
    backstage = small.place.start(_backstage(), aliases=["backstage", "issuer.localhost"])
    _until(lambda: minted(f"http://{backstage.address}:{ISSUER}"))
    laid = [pods_of([laid_over(small.workload(pod.name))])[0] for pod in small.services()]
    for pod in laid:
        small.start(pod)
    small.open_front()
    watch = Watch([running for running in small.running.values() if running.pod.name != "front"])
    with watch:
        _tell(small, tell)
    tell(f"{watch.asked} probes during the story, {watch.failed} of them failed, none often enough to act on")
    token = minted(f"http://{backstage.address}:{ISSUER}")
    small.stop(laid)
    small.place.stop(backstage)
    return token


def _tell(small: Small, tell: Tell) -> None:
    pod = _story(small)
    command = ["docker", "run", "--rm", *small.place.arguments(pod, pod.container, pod.name)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as telling:
        for line in telling.stdout or ():
            tell(line.rstrip("\n"))
    if telling.returncode:
        raise Failed(f"the story ended with {telling.returncode}")


class Watch:
    """Asks readiness and liveness of each pod at their periods, for as long as the block runs.

    At its end `Failed` names the pods that a kubelet would have restarted, or taken out of their Service.
    """

    def __init__(self, watched: Sequence[Running]) -> None:
        self.asked = self.failed = 0
        self._fallen: list[str] = []
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._threads = [
            threading.Thread(target=self._ask, args=(one, name), daemon=True) for one in watched for name in PROBES[1:]
        ]

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, kind: object, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        if self._fallen and kind is None:
            raise Failed("\n".join(self._fallen))

    def _ask(self, running: Running, name: str) -> None:
        probe, in_a_row = running.probe(name), 0
        while not self._over.wait(probe.period):
            wrong = running.asked(probe)
            in_a_row = in_a_row + 1 if wrong else 0
            with self._lock:
                self.asked += 1
                self.failed += bool(wrong)
                if in_a_row == probe.failures:
                    self._fallen.append(f"{running.pod.name}: {name} failed {in_a_row} times in a row: {wrong}")


def laid_over(workload: Manifest) -> Manifest:
    """The workload with what story.yml tells its service; its public address stays, the Ingress leads there."""
    changed: dict[str, Any] = copy.deepcopy(dict(workload))
    spec = changed["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    overlay = _overlay(container["name"])
    env = {one["name"]: one["value"] for one in container["env"]} | overlay
    container["env"] = [{"name": name, "value": value} for name, value in env.items()]
    if any(value.startswith("/backstage/") for value in overlay.values()):
        spec["volumes"].append({"name": "backstage", "persistentVolumeClaim": {"claimName": "backstage"}})
        container["volumeMounts"].append({"name": "backstage", "mountPath": "/backstage", "readOnly": True})
    return changed


def _overlay(service: str) -> dict[str, str]:
    told = yaml.safe_load((ROOT / "deploy/docker/story.yml").read_text())["services"][service]["environment"]
    return {name: str(value) for name, value in told.items() if name != "JOURNEYWORK_HTTP__PUBLIC_URL"}


def _backstage() -> Pod:
    env = _overlay("backstage") | {"JOURNEYWORK_SECRETS": "/run/secrets"}
    volumes = [_secret("administrator", ("administrator_database__dsn",)), _room("backstage")]
    mounts = [{"name": "administrator", "mountPath": "/run/secrets"}, {"name": "backstage", "mountPath": "/backstage"}]
    return made("backstage", STORY, ["deploy.docker.backstage"], env, volumes, mounts)


def _story(small: Small) -> Pod:
    """Told like the one of compose, with the addresses of the manifests."""
    (topics,) = [pod for pod in pods_of(objects()["2-jobs"]) if pod.name == "journeywork-topics"]
    (posting,) = [pod for pod in small.services() if pod.name == "journeywork-posting"]
    written = {one["name"]: one["value"] for pod in (posting, topics) for one in pod.container["env"]}
    env = (
        written
        | _overlay("story")
        | {name: value for name, value in written.items() if "KAFKA__" in name}
        | {"JOURNEYWORK_SECRETS": "/run/administrator:/run/posting", "SSL_CERT_FILE": "/run/front/certificate.pem"}
    )
    names = ("administrator", "posting", "front")
    volumes = [_secret(name, sorted(small.place.secrets[f"journeywork-{name}"])) for name in names]
    mounts = [{"name": name, "mountPath": f"/run/{name}"} for name in names] + [
        {"name": "story", "mountPath": "/story"}
    ]
    return made("story", STORY, ["deploy.docker.telling"], env, [*volumes, _room("story")], mounts)


def made(
    name: str,
    image: str,
    args: Sequence[str],
    env: Mapping[str, str],
    volumes: Sequence[Manifest],
    mounts: Sequence[Manifest],
) -> Pod:
    """A pod that no manifest has: the front, and what the story brings; confined as the others are."""
    container = {
        "name": name,
        "image": image,
        "args": args,
        "env": [{"name": key, "value": value} for key, value in env.items()],
        "volumeMounts": [*mounts, {"name": "tmp", "mountPath": "/tmp"}],  # noqa: S108  of the container
        "resources": LIMITS,
    }
    spec = {"containers": [container], "volumes": [*volumes, _room("tmp")], "securityContext": OURS}
    return Pod("Pod", name, {}, spec)


def _secret(name: str, keys: Sequence[str]) -> Manifest:
    source = {"name": f"journeywork-{name}", "items": [{"key": key, "path": key} for key in keys]}
    return {"name": name, "projected": {"sources": [{"secret": source}]}}


def _room(name: str) -> Manifest:
    if name == "backstage":
        return {"name": name, "persistentVolumeClaim": {"claimName": name}}
    return {"name": name, "emptyDir": {}}


def _until(ask: Callable[[], object], within: float = 60.0) -> None:
    deadline = time.monotonic() + within
    while True:
        try:
            ask()
        except OSError as error:
            if time.monotonic() > deadline:
                raise Failed(f"backstage does not answer: {error!r}") from None
            time.sleep(0.5)
        else:
            return


ROUTES = """\
daemon off;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path /tmp/body;
    proxy_temp_path /tmp/proxy;
    fastcgi_temp_path /tmp/fastcgi;
    uwsgi_temp_path /tmp/uwsgi;
    scgi_temp_path /tmp/scgi;
    resolver 127.0.0.11 valid=1s ipv6=off;
    server {{
        listen 443 ssl;
        server_name {host};
        ssl_certificate /run/secrets/certificate.pem;
        ssl_certificate_key /run/secrets/key.pem;
        client_max_body_size {body};
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Host $http_host;
        proxy_set_header X-Forwarded-Proto https;
        location = / {{ return 302 {root}; }}
{locations}    }}
}}
"""
LOCATION = """\
        location ~ ^{path}(/|$) {{ set $service {service}; proxy_pass http://$service:{port}; }}
"""


def routed(ingress: Manifest, services: Mapping[str, Manifest]) -> str:
    """What an ingress controller would make of it; a path of type Prefix is matched by whole segments."""
    (rule,) = ingress["spec"]["rules"]
    notes = ingress["metadata"]["annotations"]
    locations = []
    for path in rule["http"]["paths"]:
        backend = path["backend"]["service"]
        (port,) = [
            one["port"] for one in services[backend["name"]]["spec"]["ports"] if one["name"] == backend["port"]["name"]
        ]
        locations.append(LOCATION.format(path=path["path"], service=backend["name"], port=port))
    return ROUTES.format(
        host=rule["host"],
        body=notes["nginx.ingress.kubernetes.io/proxy-body-size"],
        root=notes["nginx.ingress.kubernetes.io/app-root"],
        locations="".join(locations),
    )
