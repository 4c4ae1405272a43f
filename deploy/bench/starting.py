"""From nothing to ready, and what a process holds at rest: each service in each role, one after the other.

`processes` are those of this checkout, `images` are containers of the built images on the same servers. What manifests
reserve and allow comes from these figures: `deploy/kubernetes/journeywork/values.yaml`, `docker-compose.yml`.
"""

import asyncio
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import get_args

import httpx2

from deploy.bench.place import Place
from deploy.bench.shipped import shipped
from deploy.bench.stopwatch import Result, megabytes
from deploy.local.child import spawn, stopped
from deploy.local.stack import ROOT, SERVICES, NotReady, Service
from shared.serving import Role

ROLES: tuple[Role, ...] = get_args(Role)
VERSION = os.environ.get("JOURNEYWORK_VERSION", "0.1.0")
READY_WITHIN = 60.0
REST = 3.0
"""Seconds from ready until the memory is read: by then pools are open, consumers assigned, loops begun."""
GLANCE = 0.02

Running = Callable[[Service, Role, Path], AbstractAsyncContextManager[int]]
"""Starts a service in a role, its log or its files in the folder; gives the id of its process and ends it."""


async def processes(place: Place) -> Result:
    """`all.s` until the slowest service was ready in that role, `all.mb` of the largest, and so on; those of each
    service as `posting.all.s`.
    """
    return await _each(place, _process)


async def images(place: Place) -> Result:
    """The same of the built images."""
    return await _each(place, _container)


def no_images() -> str:
    """Why images cannot be measured here; empty where they can."""
    if shutil.which("docker") is None:
        return "there is no docker"
    for service in SERVICES:
        if subprocess.run(["docker", "image", "inspect", _image(service)], check=False, capture_output=True).returncode:
            return f"there is no image {_image(service)}: make images"
    return ""


async def _each(place: Place, running: Running) -> Result:
    found: Result = {}
    async with shipped(place) as stack:
        for role in ROLES:
            for service in stack.services.values():
                began = time.perf_counter()
                async with running(service, role, stack.folder) as pid:
                    await _ready(stack.http, service)
                    found[f"{service.name}.{role}.s"] = time.perf_counter() - began
                    await asyncio.sleep(REST)
                    found[f"{service.name}.{role}.mb"] = megabytes(pid)
            for unit in ("s", "mb"):
                found[f"{role}.{unit}"] = max(found[f"{name}.{role}.{unit}"] for name in SERVICES)
    return found


async def _ready(http: httpx2.AsyncClient, service: Service) -> None:
    deadline, said = time.monotonic() + READY_WITHIN, "it said nothing"
    while time.monotonic() < deadline:
        try:
            answer = await http.get(f"{service.url}/health/ready")
            said = answer.text
            if answer.status_code == 200:
                return
        except httpx2.TransportError as error:
            said = repr(error)
        await asyncio.sleep(GLANCE)
    raise NotReady(f"{service.name}: {said}")


@asynccontextmanager
async def _process(service: Service, role: Role, _folder: Path) -> AsyncIterator[int]:
    command = [sys.executable, "-m", f"services.{service.name}", role]
    process = spawn(command, log=service.log, dies_by=signal.SIGKILL, env=service.environment, cwd=ROOT)
    try:
        yield process.pid
    finally:
        await stopped(process, signal.SIGTERM, within=30)


@asynccontextmanager
async def _container(service: Service, role: Role, folder: Path) -> AsyncIterator[int]:
    name = f"journeywork-bench-{secrets.token_hex(4)}"
    told = {key: value for key, value in service.environment.items() if key.startswith(f"{service.name.upper()}_")}
    variables = [word for key in told for word in ("--env", key)]
    command = ["docker", "run", "--detach", "--name", name, "--network", "host", "--read-only", "--tmpfs", "/tmp"]  # noqa: S108 - in the container
    # What lies in the folder is this user's alone.
    command += ["--user", f"{os.getuid()}:{os.getgid()}", "--volume", f"{folder}:{folder}"]
    await _said([*command, *variables, _image(service.name), role], os.environ | told)
    try:
        yield int(await _said(["docker", "inspect", "--format", "{{.State.Pid}}", name]))
    except NotReady as reason:
        raise NotReady(f"{reason}\n{_log(name)}") from reason
    finally:
        await _said(["docker", "stop", "--time", "30", name])
        await _said(["docker", "rm", "--force", "--volumes", name])


def _log(name: str) -> str:
    said = subprocess.run(["docker", "logs", "--tail", "40", name], check=False, capture_output=True, text=True)
    return said.stdout + said.stderr


def _image(service: str) -> str:
    return f"journeywork-{service}:{VERSION}"


async def _said(command: list[str], environment: dict[str, str] | None = None) -> str:
    child = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, errors = await child.communicate()
    if child.returncode:
        raise NotReady(f"{' '.join(command[:2])}: {errors.decode()[-2000:]}")
    return out.decode().strip()
