"""All of Journeywork on one machine: backing servers, three services as processes, issuer, mail sink and front.

Used by `make serve`, the demo and the end-to-end tests. Services can be frozen, killed and started again, one by one.
"""

import asyncio
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from deploy.local import front, issuer, mail, web
from deploy.local.backing import Backing, backing
from deploy.local.child import free_port, spawn, stopped
from deploy.local.ground import Dsns, laid
from deploy.local.release import CURRENT, Release
from shared.contracts.topics import SERVICES
from shared.messaging import Kafka

__all__ = ["ROOT", "SERVICES", "NotReady", "Service", "Stack", "prepared", "running", "scratch", "serving"]

ROOT = Path(__file__).parents[2]
STARTED_WITHIN = 60.0


class NotReady(Exception):
    """A service did not become ready; carries the end of its log."""


@dataclass
class Service:
    """One service as a process of this machine."""

    name: str
    port: int
    environment: Mapping[str, str]
    log: Path
    home: Path = ROOT  # where `shared/` and the service's own folder lie
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass
class Stack:
    """Everything that runs; addresses are loopback URLs."""

    backing: Backing
    folder: Path
    front: str
    issuer: str
    mail: str
    services: dict[str, Service]
    dsns: dict[str, dict[str, str]]
    release: Release = CURRENT
    http: httpx2.AsyncClient = field(default_factory=lambda: httpx2.AsyncClient(timeout=10.0))

    @property
    def kafka(self) -> Kafka:
        """The way to it, for whoever may do everything."""
        return Kafka(self.backing.kafka)

    @property
    def databases(self) -> dict[str, str]:
        """The administrator's DSN of each service's database."""
        return {name: dsns["admin"] for name, dsns in self.dsns.items()}

    def freeze(self, service: str) -> None:
        """Stops the process where it stands (SIGSTOP)."""
        self._process(service).send_signal(signal.SIGSTOP)

    def thaw(self, service: str) -> None:
        self._process(service).send_signal(signal.SIGCONT)

    async def kill(self, service: str) -> None:
        """SIGKILL: no good-bye, nothing finished."""
        process = self._process(service)
        process.kill()
        await asyncio.to_thread(process.wait)

    async def restart(self, service: str) -> None:
        """Starts a killed service again and waits until it is ready."""
        self.start(service)
        await self.ready(service)

    def start(self, name: str) -> None:
        service = self.services[name]
        command = [sys.executable, "-m", f"services.{name}"]
        service.process = spawn(
            command, log=service.log, dies_by=signal.SIGKILL, env=service.environment, cwd=service.home
        )

    async def ready(self, name: str) -> None:
        """Waits for `/health/ready`; raises `NotReady` with the end of the log."""
        service = self.services[name]
        deadline = asyncio.get_running_loop().time() + STARTED_WITHIN
        said = ""
        while asyncio.get_running_loop().time() < deadline and self._process(name).poll() is None:
            try:
                answer = await self.http.get(f"{service.url}/health/ready")
                said = answer.text
                if answer.status_code == 200:
                    return
            except httpx2.TransportError as error:
                said = repr(error)
            await asyncio.sleep(0.05)
        raise NotReady(f"{name}: {said}\n{service.log.read_text(errors='replace')[-4000:]}")

    async def stop(self, name: str, *, within: float = 25.0) -> None:
        """SIGTERM and, after the budget, SIGKILL."""
        process = self.services[name].process
        if process is not None:
            await stopped(process, signal.SIGTERM, within=within)

    async def create_employer(self, name: str, *, source: str, admin_subject: str, admin_email: str) -> dict[str, Any]:
        """What an operator types to set up an employer; returns ids and the secrets that are shown once."""
        told = self.services["posting"].environment
        return await create_employer(
            told, name, source=source, admin_subject=admin_subject, admin_email=admin_email, release=self.release
        )

    def _process(self, name: str) -> subprocess.Popen[bytes]:
        process = self.services[name].process
        if process is None:
            raise NotReady(f"{name} was never started")
        return process


async def create_employer(
    told: Mapping[str, str],
    name: str,
    *,
    source: str,
    admin_subject: str,
    admin_email: str,
    release: Release = CURRENT,
) -> dict[str, Any]:
    """The command of posting, which is `told` its settings."""
    command = ["-m", "services.posting", "employer", "create", "--name", name, "--source", source]
    command += ["--admin-subject", admin_subject, "--admin-email", admin_email, "--json"]
    command += ["--time-zone", "Europe/Berlin"]
    process = await asyncio.create_subprocess_exec(
        release.python,
        *command,
        env=told,
        cwd=release.home,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"employer create: {errors.decode()[-2000:]}")
    made: dict[str, Any] = json.loads(output.decode().strip().splitlines()[-1])
    return made


@asynccontextmanager
async def running(folder: Path, *, durable: bool = True) -> AsyncIterator[Stack]:
    """Starts everything and stops it again. `folder` gets logs and the deliverable store."""
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        servers = await stack.enter_async_context(backing(durable=durable))
        yield await _started(stack, servers, folder)


async def _started(stack: AsyncExitStack, servers: Backing, folder: Path) -> Stack:
    made = await prepared(stack, servers, folder, await laid(stack, servers))
    for name in SERVICES:
        made.start(name)
        stack.push_async_callback(made.stop, name)
    await asyncio.gather(*(made.ready(name) for name in SERVICES))
    return made


async def prepared(
    stack: AsyncExitStack, servers: Backing, folder: Path, dsns: Dsns, *, seen: Mapping[str, Mapping[str, str]] = {}
) -> Stack:
    """Everything but the services themselves, and the environment of each.

    `dsns` are the databases; `seen` says, by service, which settings (`DATABASE__SERVICE_DSN`, ...) it is told instead.
    """
    if "JOURNEYWORK_ENVIRONMENT" not in os.environ:  # the issuer's condition; afterwards it is as before
        os.environ["JOURNEYWORK_ENVIRONMENT"] = "local"
        stack.callback(os.environ.pop, "JOURNEYWORK_ENVIRONMENT", None)
    ports = {name: free_port() for name in (*SERVICES, "front", "issuer", "mail", "smtp", "web")}
    base = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    sink = mail.Sink()
    await stack.enter_async_context(mail.smtp(sink, ports["smtp"]))
    clocks = tuple(dsns[name]["clock"] for name in SERVICES)
    await serving(stack, issuer.build(issuer.Issuer(base["issuer"], clocks)), ports["issuer"])
    await serving(stack, mail.build(sink), ports["mail"])
    await serving(stack, front.build({name: base[name] for name in SERVICES}), ports["front"])
    await serving(stack, web.build(), ports["web"], certificate=web.certificate(folder / "web.pem"))
    environments = _environments(servers.kafka, dsns, base, ports, folder)
    for name, told in seen.items():
        environments[name] |= {f"{name.upper()}_{setting}": value for setting, value in told.items()}
    logs = folder / "logs"
    services = {n: Service(n, ports[n], environments[n], logs / f"{n}.log") for n in SERVICES}
    made = Stack(servers, folder, base["front"], base["issuer"], base["mail"], services, dsns)
    stack.push_async_callback(made.http.aclose)
    return made


class _Guest(uvicorn.Server):
    """A server that leaves signals to the program it is a part of."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


async def serving(
    stack: AsyncExitStack, app: Any, port: int, *, certificate: Path | None = None, host: str = "127.0.0.1"
) -> None:
    """Serves an application in this process until the stack ends; over https with a `certificate` and its key."""
    server = _Guest(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            lifespan="on",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
            ssl_certfile=certificate,
        )
    )
    task = asyncio.create_task(server.serve(), name=f"serve:{port}")
    while not server.started:
        if task.done():
            await task
        await asyncio.sleep(0.01)

    async def stop() -> None:
        server.should_exit = True
        await asyncio.wait({task}, timeout=5)

    stack.push_async_callback(stop)


def _environments(
    kafka: str,
    dsns: Mapping[str, Mapping[str, str]],
    base: Mapping[str, str],
    ports: Mapping[str, int],
    folder: Path,
) -> dict[str, dict[str, str]]:
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    deliverables = folder / "deliverables"
    environments = {}
    for name in SERVICES:
        settings = {
            "ENVIRONMENT": "local",
            "DATABASE__SERVICE_DSN": dsns[name]["service"],
            "DATABASE__WORKER_DSN": dsns[name]["worker"],
            "DATABASE__RELAY_DSN": dsns[name]["relay"],
            "KAFKA__BOOTSTRAP_SERVERS": kafka,
            "HTTP__HOST": "127.0.0.1",
            "HTTP__PORT": str(ports[name]),
            "HTTP__PUBLIC_URL": base["front"],
            "AUTH__ISSUER": base["issuer"],
            "AUTH__CLIENT_ID": f"journeywork-{name}",
            "AUTH__SESSION_SECRET": secrets.token_hex(32),
            "AUTH__TICKET_PUBLIC_KEY": public,
            "MAIL__HOST": "127.0.0.1",
            "MAIL__PORT": str(ports["smtp"]),
            "MAIL__SENDER": "journeywork@example.com",
            "MAIL__SECURITY": "none",
            "PRIVACY__KEY": secrets.token_hex(32),
            "STORE__FOLDER": str(deliverables if name == "posting" else deliverables / "reviewers"),
        }
        if name == "posting":
            settings["AUTH__TICKET_PRIVATE_KEY"] = private
            settings["LINKS__LOCAL"] = json.dumps({web.HOST: f"127.0.0.1:{ports['web']}"})
            settings["LINKS__CA_FILE"] = str(folder / "web.pem")
        prefix = name.upper()
        crash = {k: v for k, v in os.environ.items() if k == f"{prefix}_CRASHPOINT"}
        environments[name] = (
            inherited
            | {f"{prefix}_{key}": value for key, value in settings.items()}
            | ({"CRASHPOINT": crash[f"{prefix}_CRASHPOINT"]} if crash else {})
            | {"PYTHONUNBUFFERED": "1"}
        )
    return environments


def scratch() -> Path:
    """A fresh folder for logs and deliverables of a run that nobody looks at afterwards."""
    return Path(tempfile.mkdtemp(prefix="journeywork-run-"))
