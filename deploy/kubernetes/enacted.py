"""Manifests enacted on one Docker engine: every container as its manifest says, as a kubelet would start and ask it.

Image, command, environment, Secrets and claims as mounts with their modes, user and group, read-only root, dropped
capabilities, memory and processors become one `docker run`; probes are performed against the container by address. What
a Service leads to has its name on the network. Not enacted: network policies, scheduling, restarts (a container that
ends is a failure here), and the size of an `emptyDir` on disk.
"""

import http.client
import json
import socket
import subprocess
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from deploy.docker.engine import Failed, docker
from deploy.kubernetes.pods import Manifest, NotEnacted, Pod, amount, environment, known, selected

MARK = "journeywork.enacted"
"""The label of everything that is made here."""
PREPARING = """\
import base64, json, os, sys
told = json.load(sys.stdin)
os.chown("/volume", 0, told["group"])
os.chmod("/volume", told["mode"])
for name, one in told["files"].items():
    with open(f"/volume/{name}", "wb") as file:
        file.write(base64.b64decode(one["data"]))
    os.chown(f"/volume/{name}", 0, told["group"])
    os.chmod(f"/volume/{name}", one["mode"])
"""
"""What a kubelet does with a volume before it is mounted: `fsGroup` owns it, files have their modes."""
DIRECTORY, CLAIM, SECRET = 0o2777, 0o2775, 0o3777
READY_WITHIN = 120.0
"""Seconds; a kubelet asks for good, and a rollout is given up after ten minutes."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One of a container's three probes, with the defaults of the API."""

    name: str
    said: Mapping[str, Any]

    @property
    def period(self) -> float:
        return float(self.said.get("periodSeconds", 10))

    @property
    def failures(self) -> int:
        return int(self.said.get("failureThreshold", 3))

    @property
    def timeout(self) -> float:
        return float(self.said.get("timeoutSeconds", 1))

    @property
    def delay(self) -> float:
        return float(self.said.get("initialDelaySeconds", 0))


@dataclass(frozen=True, slots=True)
class Running:
    """A container that was started for a pod."""

    pod: Pod
    name: str
    address: str

    def probe(self, name: str) -> Probe:
        """`startupProbe`, `readinessProbe` or `livenessProbe`; each of our containers has all three."""
        said = self.pod.container[name]
        known(f"{self.pod.name}, {name}", said, {"httpGet", "tcpSocket", "exec", "periodSeconds", "timeoutSeconds",
                                                  "failureThreshold", "initialDelaySeconds"})  # fmt: skip
        return Probe(name, said)

    def asked(self, probe: Probe) -> str | None:
        """Performs the probe once; what is wrong, or None."""
        match probe.said:
            case {"httpGet": {"path": str(path), "port": port}}:
                return _http(self.address, self.pod.port(port), path, probe.timeout)
            case {"tcpSocket": {"port": port}}:
                return _tcp(self.address, self.pod.port(port), probe.timeout)
            case {"exec": {"command": command}}:
                return _executed(self.name, command, probe.timeout)
        raise NotEnacted(f"{self.pod.name}, {probe.name}: {probe.said}")

    def passes(self, probe: Probe) -> float:
        """Asks until it passes; the seconds. Raises `Failed` when it has failed too often, or the container ended."""
        began = time.monotonic()
        time.sleep(probe.delay)
        failed = 0
        while True:
            if (wrong := self.asked(probe)) is None:
                return time.monotonic() - began
            self.goes_on()
            failed += 1
            late = time.monotonic() - began > READY_WITHIN
            if late if probe.name == "readinessProbe" else failed >= probe.failures:
                raise Failed(f"{self.pod.name}: {probe.name} failed {failed} times: {wrong}\n{self.log()}")
            time.sleep(probe.period)

    def goes_on(self) -> None:
        """Raises `Failed` with the end of its log when it ended."""
        state = json.loads(docker("inspect", "-f", "{{json .State}}", self.name))
        if not state["Running"]:
            why = "out of memory" if state["OOMKilled"] else f"exit code {state['ExitCode']}"
            raise Failed(f"{self.pod.name} ended: {why}\n{self.log()}")

    def log(self) -> str:
        """Its last lines."""
        done = subprocess.run(
            ["docker", "logs", "--tail", "20", self.name], capture_output=True, text=True, check=False
        )
        return (done.stdout + done.stderr).strip()


def _http(host: str, port: int, path: str, timeout: float) -> str | None:
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request("GET", path, headers={"User-Agent": "kube-probe/1.37"})
        answer = connection.getresponse()
        said = answer.read(500).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return f"GET {path}: {error!r}"
    finally:
        connection.close()
    return None if 200 <= answer.status < 400 else f"GET {path}: {answer.status} {said}"


def _tcp(host: str, port: int, timeout: float) -> str | None:
    try:
        socket.create_connection((host, port), timeout).close()
    except OSError as error:
        return f"port {port}: {error!r}"
    return None


def _executed(container: str, command: Sequence[str], timeout: float) -> str | None:
    try:
        docker("exec", container, *command, within=timeout)
    except Failed as wrong:
        return str(wrong)
    return None


@dataclass
class Place:
    """One network of the engine in the role of a namespace: objects that were applied, and what runs."""

    name: str
    tools: str
    """An image with Python, which lays out volumes."""
    secrets: dict[str, Mapping[str, bytes]] = field(default_factory=dict)
    services: dict[str, Manifest] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)

    def open(self) -> None:
        """An empty place; whatever an earlier run left is gone."""
        self.close()
        docker("network", "create", "--label", f"{MARK}={self.name}", self.name)

    def close(self) -> None:
        """Removes containers, volumes and the network."""
        mine = ("--filter", f"label={MARK}={self.name}", "-q")
        for found, *remove in (
            (docker("ps", "-a", *mine), "rm", "-f", "-v"),
            (docker("volume", "ls", *mine), "volume", "rm", "-f"),
            (docker("network", "ls", *mine), "network", "rm"),
        ):
            if names := found.split():
                docker(*remove, *names)
        self.claims.clear()

    def apply(self, objects: Iterable[Manifest]) -> None:
        """Takes note of Services and Secrets; makes claims."""
        for one in objects:
            name = one["metadata"]["name"]
            if one["kind"] == "Secret":
                self.secrets[name] = {key: b64decode(value) for key, value in one["data"].items()}
            elif one["kind"] == "Service":
                self.services[name] = one
            elif one["kind"] == "PersistentVolumeClaim":
                self.claims.add(name)
                self._volume(f"{self.name}-{name}")

    def start(self, pod: Pod, *, aliases: Sequence[str] = ()) -> Running:
        """Starts its container, after those that come before it; raises `Failed` where a kubelet could not."""
        for before in pod.spec.get("initContainers", ()):
            docker("run", "--rm", *self.arguments(pod, before, f"{pod.name}-{before['name']}", aliases))
        name = self.called(pod.name)
        docker("run", "--detach", *self.arguments(pod, pod.container, pod.name, aliases))
        networks = json.loads(docker("inspect", "-f", "{{json .NetworkSettings.Networks}}", name))
        return Running(pod, name, networks[self.name]["IPAddress"])

    def complete(self, pod: Pod, within: float) -> str:
        """Runs a job to its end; what it printed. Raises `Failed` when it ends otherwise."""
        started = self.start(pod)
        code = docker("wait", started.name, within=within).strip()
        said = started.log()
        docker("rm", "-v", started.name)
        if code != "0":
            raise Failed(f"{pod.name} ended with {code}\n{said}")
        return said

    def stop(self, running: Running) -> int:
        """As a pod is told to end, with its notice before; the exit code."""
        container = running.pod.container
        match container.get("lifecycle", {}):
            case {"preStop": {"sleep": {"seconds": seconds}}}:
                time.sleep(float(seconds))
            case {"preStop": other}:
                raise NotEnacted(f"{running.pod.name}, preStop: {other}")
        docker("stop", running.name)
        code = int(docker("inspect", "-f", "{{.State.ExitCode}}", running.name))
        docker("rm", "-v", running.name)
        own = [one["name"] for one in running.pod.spec.get("volumes", ()) if "persistentVolumeClaim" not in one]
        docker("volume", "rm", "-f", *(f"{running.name}-{name}" for name in own))
        return code

    def called(self, name: str) -> str:
        """The container of a pod of this name."""
        return f"{self.name}-{name}"

    def arguments(self, pod: Pod, container: Mapping[str, Any], called: str, aliases: Sequence[str] = ()) -> list[str]:
        """What follows `docker run`; volumes are laid out by then."""
        who, limits = pod.spec["securityContext"], container["resources"]["limits"]
        memory = str(int(amount(limits["memory"])))
        command = container.get("command", [])
        return [
            "--name", self.called(called), "--hostname", pod.name, "--label", f"{MARK}={self.name}",
            "--network", self.name, *_each("--network-alias", [*aliases, *self._names(pod)]),
            "--user", f"{who['runAsUser']}:{who['runAsGroup']}", "--group-add", str(pod.group),
            "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--no-healthcheck",
            "--memory", memory, "--memory-swap", memory, "--cpus", f"{amount(limits['cpu']):g}",
            "--stop-timeout", str(pod.spec.get("terminationGracePeriodSeconds", 30)),
            *_each("--env", [f"{name}={value}" for name, value in environment(container)]),
            *_each("--mount", self._mounts(pod, container)),
            *(["--entrypoint", command[0]] if command else []),
            container["image"], *command[1:], *container.get("args", []),
        ]  # fmt: skip

    def _names(self, pod: Pod) -> Iterator[str]:
        """Of the Services that lead to it; on this network a port is the container's own."""
        for name, service in self.services.items():
            if pod.kind == "Job" or not selected(service["spec"]["selector"], pod):
                continue
            for port in service["spec"]["ports"]:
                if pod.port(port["targetPort"]) != port["port"]:
                    raise NotEnacted(f"Service {name}: port {port['port']} is another one in the container")
            yield name

    def _mounts(self, pod: Pod, container: Mapping[str, Any]) -> Iterator[str]:
        volumes = {one["name"]: one for one in pod.spec.get("volumes", ())}
        for mount in container.get("volumeMounts", ()):
            known(f"{pod.name}, volumeMounts", mount, ("name", "mountPath", "readOnly"))
            name, path = mount["name"], mount["mountPath"]
            if name in pod.claims:
                yield self._mounted(self._volume(f"{self.name}-{pod.claims[name]}", pod.group, CLAIM), path, mount)
                continue
            match volumes.get(name):
                case {"emptyDir": {"medium": "Memory", "sizeLimit": limit}}:
                    yield f"type=tmpfs,dst={path},tmpfs-mode=1777,tmpfs-size={int(amount(limit))}"
                case {"emptyDir": dict()}:
                    yield self._mounted(
                        self._volume(f"{self.called(pod.name)}-{name}", pod.group, DIRECTORY), path, mount
                    )
                case {"persistentVolumeClaim": claim}:
                    known(f"{pod.name}, volume {name}", claim, ("claimName", "readOnly"))
                    if claim["claimName"] not in self.claims:
                        raise Failed(f"{pod.name}: there is no claim {claim['claimName']}")
                    volume = self._volume(f"{self.name}-{claim['claimName']}", pod.group, CLAIM)
                    yield self._mounted(volume, path, mount, read_only=claim.get("readOnly", False))
                case {"projected": projected}:
                    files = self._files(pod, projected)
                    volume = self._volume(f"{self.called(pod.name)}-{name}", pod.group, SECRET, files)
                    yield self._mounted(volume, path, mount)
                case other:
                    raise NotEnacted(f"{pod.name}: volume {name} is {other}")

    @staticmethod
    def _mounted(volume: str, path: str, mount: Mapping[str, Any], *, read_only: bool = False) -> str:
        readonly = ",readonly" if read_only or mount.get("readOnly") else ""
        return f"type=volume,src={volume},dst={path},volume-nocopy{readonly}"

    def _files(self, pod: Pod, projected: Mapping[str, Any]) -> dict[str, tuple[bytes, int]]:
        """Path and content of what is projected, with its mode; a key that is missing keeps the pod from starting."""
        known(f"{pod.name}, projected", projected, ("defaultMode", "sources"))
        mode, found = projected.get("defaultMode", 0o644) | 0o440, {}
        for source in projected["sources"]:
            known(f"{pod.name}, sources", source, ("secret",))
            secret = source["secret"]
            known(f"{pod.name}, secret", secret, ("name", "items", "optional"))
            there = self.secrets.get(secret["name"], {})
            for item in secret["items"]:
                if item["key"] in there:
                    found[item["path"]] = (there[item["key"]], mode)
                elif not secret.get("optional"):
                    raise Failed(f"{pod.name}: Secret {secret['name']} has no {item['key']}")
        return found

    def _volume(
        self, name: str, group: int = 0, mode: int = CLAIM, files: Mapping[str, tuple[bytes, int]] | None = None
    ) -> str:
        """Its name, laid out for this group."""
        docker("volume", "create", "--label", f"{MARK}={self.name}", name)
        if group:
            told = {"group": group, "mode": mode, "files": {
                path: {"data": b64encode(data).decode(), "mode": bits} for path, (data, bits) in (files or {}).items()
            }}  # fmt: skip
            docker("run", "--rm", "--interactive", "--user", "0:0", "--network", "none", "--no-healthcheck",
                   "--mount", f"type=volume,src={name},dst=/volume,volume-nocopy", "--entrypoint", "python",
                   self.tools, "-c", PREPARING, stdin=json.dumps(told))  # fmt: skip
        return name


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [part for value in values for part in (option, value)]
