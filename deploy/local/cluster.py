"""Several real Kafka brokers (KRaft, each also a controller) as child processes, for faults: each can be killed,
frozen and started again on its own data.

Each broker listens twice: `inside`, where brokers talk to each other and whoever runs them looks in, and for clients,
who are told the address of what stands in front of it (`advertised`).
"""

import asyncio
import base64
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local.cache import alone
from deploy.local.child import DidNotStart, ended, free_port, spawn, stopped
from deploy.local.kafka import answers, archived, jars

HEAP = "-Xmx320m"
PROPERTIES = """
process.roles=broker,controller
node.id={number}
controller.quorum.voters={voters}
listeners=CLIENTS://127.0.0.1:{port},INSIDE://127.0.0.1:{inside},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=CLIENTS://127.0.0.1:{advertised},INSIDE://127.0.0.1:{inside}
listener.security.protocol.map=CLIENTS:{protocol},INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=INSIDE
log.dirs={home}/data
num.partitions=6
auto.create.topics.enable=false
default.replication.factor={copies}
min.insync.replicas={in_sync}
offsets.topic.replication.factor={copies}
offsets.topic.num.partitions=4
transaction.state.log.replication.factor={copies}
transaction.state.log.min.isr={in_sync}
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor={copies}
share.coordinator.state.topic.min.isr={in_sync}
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
replica.lag.time.max.ms=3000
num.network.threads=2
num.io.threads=2
num.replica.fetchers=1
log.cleaner.threads=1
log.cleaner.dedupe.buffer.size=8388608
"""
SECURED = """
listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.clients.scram-sha-512.sasl.jaas.config=\
  org.apache.kafka.common.security.scram.ScramLoginModule required;
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
"""
"""Clients log in and may do what an ACL allows; whoever comes by `inside`, and so has no name, may do everything."""


ENCRYPTED = """
listener.name.clients.ssl.keystore.type=PEM
listener.name.clients.ssl.keystore.location={certificate}
"""


@dataclass
class Broker:
    """One broker. `inside` and `port` are its own listeners, `advertised` is where clients are sent."""

    number: int
    home: Path
    jars: Path
    archive: Path
    port: int
    inside: int
    controller: int
    advertised: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return f"kafka-{self.number}"

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Starts it on the data that it has; `ready` waits for it."""
        if not self.runs:
            command = ["java", HEAP, *_FLAGS, f"-XX:SharedArchiveFile={self.archive}", "-Xshare:auto"]
            command += ["-cp", f"{self.jars}/*", "kafka.Kafka", str(self.home / "server.properties")]
            self.process = spawn(command, log=self.home / "log", dies_by=signal.SIGKILL)

    async def ready(self, *, within: float = 90.0) -> None:
        """Waits until it answers."""
        deadline = asyncio.get_running_loop().time() + within
        while not await answers(self.inside):
            if not self.runs or asyncio.get_running_loop().time() > deadline:
                raise DidNotStart(f"{self.name}: {(self.home / 'log').read_text()[-2000:]}")
            await asyncio.sleep(0.05)

    async def kill(self) -> int:
        """SIGKILL; the exit code."""
        if self.process is None:
            raise DidNotStart(f"{self.name} was never started")
        self.process.kill()
        return await asyncio.to_thread(self.process.wait)

    def freeze(self) -> None:
        """SIGSTOP."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT; harmless to one that runs."""
        if self.process is not None and self.runs:
            self.process.send_signal(signal.SIGCONT)


_FLAGS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


@dataclass
class Cluster:
    """Brokers by number, from 1."""

    brokers: dict[int, Broker]

    @property
    def clients(self) -> str:
        """Bootstrap servers of those who use it."""
        return ",".join(f"127.0.0.1:{broker.advertised}" for broker in self.brokers.values())

    @property
    def inside(self) -> str:
        """Bootstrap servers of those who run it."""
        return ",".join(f"127.0.0.1:{broker.inside}" for broker in self.brokers.values())

    async def complete(self) -> None:
        """Thaws and starts whoever is not there."""
        for broker in self.brokers.values():
            broker.thaw()
            broker.start()
        await asyncio.gather(*(broker.ready() for broker in self.brokers.values()))


@asynccontextmanager
async def cluster(
    *, advertised: Sequence[int | None] = (None, None, None), secured: bool = False, certificate: Path | None = None
) -> AsyncIterator[Cluster]:
    """One fresh broker per entry, until the block ends; an entry is the port that clients are told, None its own.

    Three copies of everything where there are three brokers, of which two must have a record before it counts.
    `secured` lets in only clients that log in (`shared.provision.users` makes them), over TLS with a `certificate` and
    its key in one file.
    """
    home = Path(tempfile.mkdtemp(prefix="journeywork-cluster-"))
    try:
        async with alone("kafka"):
            folder = await jars()
            archive = await archived(folder)
        made = Cluster({n: _broker(n, home, folder, archive, told) for n, told in enumerate(advertised, 1)})
        await _formatted(made, secured=secured, certificate=certificate)
        try:
            await made.complete()
            yield made
        finally:
            living = [one.process for one in made.brokers.values() if one.process is not None]
            await asyncio.gather(*(stopped(process, signal.SIGKILL, within=5) for process in living))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _broker(number: int, home: Path, folder: Path, archive: Path, told: int | None) -> Broker:
    port = free_port()
    own = home / str(number)
    own.mkdir()
    return Broker(number, own, folder, archive, port, free_port(), free_port(), told or port)


async def _formatted(made: Cluster, *, secured: bool, certificate: Path | None) -> None:
    """Each broker's own properties and an empty data directory, all of one cluster."""
    cluster_id = base64.urlsafe_b64encode(b"\x00" + secrets.token_bytes(15)).decode().rstrip("=")
    brokers = made.brokers.values()
    copies = min(len(brokers), 3)
    voters = ",".join(f"{one.number}@127.0.0.1:{one.controller}" for one in brokers)
    for one in brokers:
        properties = PROPERTIES.format(
            number=one.number, voters=voters, port=one.port, inside=one.inside, controller=one.controller,
            advertised=one.advertised, home=one.home, copies=copies, in_sync=max(copies - 1, 1),
            protocol=f"SASL_{'SSL' if certificate else 'PLAINTEXT'}" if secured else "PLAINTEXT",
        )  # fmt: skip
        more = (SECURED if secured else "") + (ENCRYPTED.format(certificate=certificate) if certificate else "")
        (one.home / "server.properties").write_text(properties + more)
        command = ["java", "-Xmx128m", *_FLAGS, "-cp", f"{one.jars}/*", "kafka.tools.StorageTool", "format"]
        command += ["--cluster-id", cluster_id, "-c", str(one.home / "server.properties")]
        if await ended(spawn(command, log=one.home / "log", dies_by=signal.SIGKILL)):
            raise DidNotStart(f"{one.name} did not format its data: {(one.home / 'log').read_text()[-2000:]}")
