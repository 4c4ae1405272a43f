"""A real Apache Kafka (KRaft, one node) as a child process, its jars by Maven from `pom.xml`."""

import asyncio
import base64
import hashlib
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.local.child import cache, ended, free_port, spawn, stopped

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
    jars: Path

    @property
    def bootstrap_servers(self) -> str:
        return f"127.0.0.1:{self.port}"


async def jars() -> Path:
    """The folder with Kafka's jars, fetched by Maven when this `pom.xml` is new to the cache."""
    digest = hashlib.sha256(POM.read_bytes()).hexdigest()[:12]
    folder = cache() / f"kafka-{digest}"
    if (folder / "complete").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "-B", "-q", "-ntp", "-f", str(POM), "dependency:copy-dependencies", "-DincludeScope=runtime"]
    process = await asyncio.create_subprocess_exec(
        *command, f"-DoutputDirectory={folder}", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"Maven could not fetch Kafka's jars:\n{output.decode(errors='replace')[-2000:]}")
    (folder / "complete").touch()
    return folder


@asynccontextmanager
async def kafka() -> AsyncIterator[Kafka]:
    """Runs a fresh broker until the block ends; its log is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="journeywork-kafka-"))
    try:
        folder = await jars()
        port = free_port()
        (home / "data").mkdir()
        properties = PROPERTIES.format(port=port, controller=free_port(), data=home / "data")
        (home / "server.properties").write_text(properties)
        await _formatted(folder, home)
        broker = await started(folder, home, port)
        try:
            yield broker
        finally:
            await stopped(broker.process, signal.SIGKILL, within=5)
    finally:
        shutil.rmtree(home, ignore_errors=True)


async def _formatted(folder: Path, home: Path) -> None:
    command = ["java", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{folder}/*"]
    command += [
        "kafka.tools.StorageTool",
        "format",
        "--cluster-id",
        _cluster_id(),
        "-c",
        str(home / "server.properties"),
    ]
    process = spawn(command, log=home / "format.log", dies_by=signal.SIGKILL)
    if await ended(process):
        raise RuntimeError((home / "format.log").read_text())


def _cluster_id() -> str:
    """22 characters of base64url; a leading dash would be read as an option, so it is drawn again."""
    while True:
        drawn = base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
        if not drawn.startswith("-"):
            return drawn


async def started(folder: Path, home: Path, port: int) -> Kafka:
    """Starts a broker on a formatted home and waits until it answers; the class archive is made the first time."""
    archive = folder / "classes.jsa"
    draft = folder / f"classes.{secrets.token_hex(4)}.jsa"
    known = archive.exists()
    sharing = (f"-XX:SharedArchiveFile={archive}", "-Xshare:auto") if known else (f"-XX:ArchiveClassesAtExit={draft}",)
    command = ["java", *_JVM, *sharing, "-cp", f"{folder}/*", "kafka.Kafka", str(home / "server.properties")]
    process = spawn(command, log=home / "log", dies_by=signal.SIGKILL)
    broker = Kafka(process, port, home, folder)
    await _ready(broker)
    if known:
        return broker
    # The first start leaves an archive of its classes behind and is stopped properly for it; the next ones are quick.
    await stopped(process, signal.SIGTERM, within=30)
    if draft.exists():
        draft.rename(archive)
        return await started(folder, home, port)
    raise RuntimeError(f"Kafka did not leave its class archive: {(home / 'log').read_text()[-2000:]}")


async def _ready(broker: Kafka, *, within: float = 60.0) -> None:
    deadline = asyncio.get_running_loop().time() + within
    while not await _answers(broker.port):
        if broker.process.poll() is not None or asyncio.get_running_loop().time() > deadline:
            raise RuntimeError(f"Kafka did not start: {(broker.home / 'log').read_text()[-2000:]}")
        await asyncio.sleep(0.02)


async def _answers(port: int) -> bool:
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
