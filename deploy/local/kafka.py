"""A real Apache Kafka (KRaft, one node) as a child process, its jars by Maven from `pom.xml`."""

import asyncio
import base64
import hashlib
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.local.cache import alone, cache, draft_of
from deploy.local.child import DidNotStart, ended, free_port, spawn, stopped

POM = Path(__file__).parents[2] / "pom.xml"
PROPERTIES = """
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs={data}
num.partitions=6
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
num.network.threads=2
num.io.threads=2
log.cleaner.threads=1
log.cleaner.dedupe.buffer.size=8388608
"""
_JVM = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
# ApiVersions, version 0, correlation 1, client "a": the smallest question that only a ready broker answers.
_PROBE = (18).to_bytes(2, "big") + (0).to_bytes(2, "big") + (1).to_bytes(4, "big") + b"\x00\x01a"


@dataclass
class Kafka:
    """A running broker."""

    process: subprocess.Popen[bytes]
    port: int
    home: Path
    command: Sequence[str]

    @property
    def bootstrap_servers(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def kill(self) -> None:
        """SIGKILL: nobody listens on its port any more."""
        await stopped(self.process, signal.SIGKILL, within=5)

    async def restart(self) -> None:
        """Starts a killed one on its data and waits until it answers."""
        self.process = spawn(self.command, log=self.home / "log", dies_by=signal.SIGKILL)
        await _ready(self)


@asynccontextmanager
async def kafka() -> AsyncIterator[Kafka]:
    """Runs a fresh broker until the block ends; its log is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="journeywork-kafka-"))
    try:
        async with alone("kafka"):
            folder = await jars()
            formatted, archive = await _formatted(folder), await archived(folder)
        await asyncio.to_thread(shutil.copytree, formatted, home / "data")
        broker = await _started(folder, home, f"-XX:SharedArchiveFile={archive}", "-Xshare:auto")
        try:
            yield broker
        finally:
            await stopped(broker.process, signal.SIGKILL, within=5)
    finally:
        shutil.rmtree(home, ignore_errors=True)


async def jars(pom: Path = POM, name: str = "kafka") -> Path:
    """The folder with the jars of a `pom.xml`, fetched by Maven when it is new to the cache."""
    folder = cache() / f"{name}-{_digest(pom)}"
    if folder.exists():
        return folder
    with draft_of(folder) as draft:
        command = ["mvn", "-B", "-q", "-ntp", "-f", str(pom), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        process = await asyncio.create_subprocess_exec(
            *command, f"-DoutputDirectory={draft}", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        output, _ = await process.communicate()
        if process.returncode:
            raise DidNotStart(f"Maven could not fetch the jars of {name}:\n{output.decode(errors='replace')[-2000:]}")
    return folder


def _digest(pom: Path) -> str:
    return hashlib.sha256(pom.read_bytes()).hexdigest()[:12]


async def _formatted(folder: Path) -> Path:
    """An empty data directory, made once: formatting takes longer than starting."""
    data = folder / "formatted"
    if data.exists():
        return data
    with draft_of(data) as draft, tempfile.TemporaryDirectory() as scratch:
        properties = _properties(Path(scratch), data=draft)
        command = ["java", *_JVM, "-cp", f"{folder}/*", "kafka.tools.StorageTool", "format"]
        command += ["--cluster-id", _cluster_id(), "-c", str(properties)]
        log = Path(scratch) / "log"
        if await ended(spawn(command, log=log, dies_by=signal.SIGKILL)):
            raise DidNotStart(f"Kafka did not format its data directory: {log.read_text()[-2000:]}")
    return data


async def archived(folder: Path) -> Path:
    """The broker's loaded classes as this Java writes them, made once by a start and a proper stop; halves a start."""
    archive = folder / f"classes-{_java()}.jsa"
    if archive.exists():
        return archive
    await _formatted(folder)
    with tempfile.TemporaryDirectory() as scratch:
        home, draft = Path(scratch), folder / f"{archive.name}.draft"
        await asyncio.to_thread(shutil.copytree, folder / "formatted", home / "data")
        broker = await _started(folder, home, f"-XX:ArchiveClassesAtExit={draft}")
        await stopped(broker.process, signal.SIGTERM, within=60)
        if not draft.exists():
            raise DidNotStart(f"Kafka did not leave its class archive: {(home / 'log').read_text()[-2000:]}")
        draft.rename(archive)
    return archive


def _cluster_id() -> str:
    """22 characters of base64url; a leading dash would be read as an option, so it is drawn again."""
    while True:
        drawn = base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
        if not drawn.startswith("-"):
            return drawn


def _java() -> str:
    """Tells one installation of Java from another: an archive is of use only to the one that wrote it."""
    java = Path(shutil.which("java") or "java").resolve()
    return hashlib.sha256(f"{java} {java.stat().st_mtime_ns}".encode()).hexdigest()[:12]


def _properties(home: Path, *, data: Path, port: int = 9092, controller: int = 9093) -> Path:
    path = home / "server.properties"
    path.write_text(PROPERTIES.format(port=port, controller=controller, data=data))
    return path


async def _started(folder: Path, home: Path, *sharing: str) -> Kafka:
    """Starts a broker on the formatted data of this home and waits until it answers."""
    port = free_port()
    properties = _properties(home, data=home / "data", port=port, controller=free_port())
    command = ["java", *_JVM, *sharing, "-cp", f"{folder}/*", "kafka.Kafka", str(properties)]
    broker = Kafka(spawn(command, log=home / "log", dies_by=signal.SIGKILL), port, home, command)
    try:
        await _ready(broker)
    except BaseException:
        broker.process.kill()
        raise
    return broker


async def _ready(broker: Kafka, *, within: float = 60.0) -> None:
    deadline = asyncio.get_running_loop().time() + within
    while not await answers(broker.port):
        if broker.process.poll() is not None or asyncio.get_running_loop().time() > deadline:
            raise DidNotStart(f"Kafka did not start: {(broker.home / 'log').read_text()[-2000:]}")
        await asyncio.sleep(0.02)


async def answers(port: int) -> bool:
    """Whether a broker that listens here is ready."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    try:
        writer.write(len(_PROBE).to_bytes(4, "big") + _PROBE)
        length = int.from_bytes(await reader.readexactly(4), "big")
        await reader.readexactly(length)
    except (OSError, asyncio.IncompleteReadError):
        return False
    else:
        return True
    finally:
        writer.close()
