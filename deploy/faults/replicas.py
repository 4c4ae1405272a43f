"""Several processes of each shipped service, each with its own port, log and crash point, and what is done to them."""

import asyncio
import itertools
import random
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from deploy.faults.case import NothingHappened
from deploy.local.child import free_port, spawn, stopped
from deploy.local.release import CURRENT, Release
from deploy.local.stack import SERVICES, NotReady, Stack

STARTED_WITHIN = 90.0
NOTHING: Mapping[str, str] = {}
QUICK = {
    "ENGINE__SESSION_TIMEOUT": "6",
    "ENGINE__WATCHDOG_AFTER": "20",
    "ENGINE__RELAY_LEASE": "2",
    "KAFKA__REQUEST_TIMEOUT": "8",
    "HTTP__NOTICE": "0.2",
}
"""Shorter times than in production, so that a case does not wait for a group that waits for the dead."""


@dataclass
class Replica:
    """One process of a service. `name` is `posting#1`; `crash` its crash point, if it has one.

    `serves` once it was ready; `draining` once it was told to end: a load balancer sends nothing there any more.
    """

    name: str
    service: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path
    crash: str = ""
    role: str = "all"
    release: Release = CURRENT
    frozen: bool = False
    draining: bool = False
    serves: bool = False
    began: float = field(default_factory=time.monotonic)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def runs(self) -> bool:
        """Whether the process is there and may answer."""
        return self.process.poll() is None and not self.frozen

    async def died(self, *, within: float = 60.0) -> int:
        """The exit code of a replica that is to die at its crash point; `NothingHappened` when it lives on or dies
        in another way.
        """
        deadline = time.monotonic() + within
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise NothingHappened(f"{self.name} did not reach {self.crash} within {within:.0f} s")
            await asyncio.sleep(0.02)
        code = self.process.returncode
        if code != -signal.SIGKILL:
            raise NothingHappened(f"{self.name} was to be killed at {self.crash} and ended with {code}: {self.tail()}")
        return code

    async def stood_still(self, *, within: float = 60.0) -> None:
        """Waits for one that stops itself at its crash point (`...:stop`); from then on it counts as frozen."""
        deadline = time.monotonic() + within
        while _state(self.process.pid) != "T":
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NothingHappened(f"{self.name} did not stop at {self.crash} within {within:.0f} s: {self.tail()}")
            await asyncio.sleep(0.02)
        self.frozen = True

    def tail(self) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-2000:]

    def said(self, *words: str) -> int:
        """How many lines of its log have all of these words."""
        lines = self.log.read_text(errors="replace").splitlines()
        return sum(all(word in line for word in words) for line in lines)


def _state(pid: int) -> str:
    """What the kernel says of a process: R, S, T (stopped), Z and so on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


class Replicas:
    """All replicas of the three services, `each` of every role. A name is never given twice. What is started from now
    on is of `release`.
    """

    def __init__(
        self,
        stack: Stack,
        each: int = 2,
        *,
        seed: int = 0,
        roles: Sequence[str] = ("all",),
        pace: Mapping[str, str] = QUICK,
    ) -> None:
        self._stack, self.each, self.roles, self._pace = stack, each, tuple(roles), pace
        self._numbers: dict[str, Iterator[int]] = {name: itertools.count(1) for name in SERVICES}
        self._random = random.Random(seed)  # noqa: S311 - which replica gets a request
        self._waking: dict[str, asyncio.Task[str]] = {}
        self.all: list[Replica] = []
        self.release = stack.release

    def of(self, service: str, role: str = "") -> list[Replica]:
        """The living ones of a service (of one role, if it is named), oldest first."""
        living = [replica for replica in self.all if replica.service == service and replica.process.poll() is None]
        return [replica for replica in living if role in ("", replica.role)]

    def some(self, service: str, *, but: Sequence[Replica] = ()) -> Replica:
        """One that would get the next request from a load balancer; `NotReady` when none runs."""
        answering = [one for one in self.of(service) if one.role in ("api", "all") and one not in but]
        running = [one for one in answering if one.runs and one.serves and not one.draining]
        if not running:
            raise NotReady(f"no replica of {service} is ready")
        return self._random.choice(running)

    def spawned(
        self, service: str, *, crash: str = "", around: Mapping[str, str] = NOTHING, role: str = "", **settings: str
    ) -> Replica:
        """Starts one more process (of the first role, unless another is named) and does not wait. `settings` are
        variables without the service's prefix, `around` are variables that are not the service's own.
        """
        made = self._stack.services[service]
        role = role or self.roles[0]
        name, port = f"{service}#{next(self._numbers[service])}", free_port()
        prefix = service.upper()
        told = {**self._pace, **settings, "HTTP__PORT": str(port)}
        environment = {**made.environment, **{f"{prefix}_{key}": value for key, value in told.items()}}
        log = self._stack.folder / "logs" / f"{name.replace('#', '-')}.log"
        process = spawn(
            [self.release.python, "-m", f"services.{service}", role],
            log=log,
            dies_by=signal.SIGKILL,
            env=environment | dict(around) | ({"CRASHPOINT": crash} if crash else {}),
            cwd=self.release.home,
        )
        replica = Replica(name, service, port, process, log, crash, role, self.release)
        self.all.append(replica)
        self._waking[replica.name] = asyncio.create_task(self._awake(replica), name=f"{replica.name} wakes")
        return replica

    async def start(
        self, service: str, *, crash: str = "", around: Mapping[str, str] = NOTHING, **settings: str
    ) -> Replica:
        """Starts one more and waits until it is ready; one with a crash point may die before it is."""
        replica = self.spawned(service, crash=crash, around=around, **settings)
        await self.ready(replica)
        return replica

    async def ready(self, replica: Replica) -> None:
        """Waits until `/health/ready` was well once; `NotReady` when it ended or took too long."""
        if said := await self._waking[replica.name]:
            raise NotReady(f"{replica.name}: {said}\n{replica.tail()}")

    async def all_ready(self, service: str) -> list[Replica]:
        """Waits for everyone of a service; the living ones."""
        await asyncio.gather(*(self.ready(one) for one in self.of(service)))
        return self.of(service)

    async def _awake(self, replica: Replica) -> str:
        """Why it did not become ready; empty when it did, or died or stopped at its crash point."""
        deadline, said = time.monotonic() + STARTED_WITHIN, "it said nothing"
        while time.monotonic() < deadline and replica.process.poll() is None:
            if replica.crash and _state(replica.process.pid) == "T":
                return ""
            try:
                answer = await self._stack.http.get(f"{replica.url}/health/ready")
                said = answer.text
                if answer.status_code == 200:
                    replica.serves = True
                    return ""
            except httpx2.TransportError as error:
                said = repr(error)
            await asyncio.sleep(0.1)
        return "" if replica.crash and replica.process.poll() == -signal.SIGKILL else said

    async def complete(self) -> None:
        """Thaws the frozen and starts what is missing until each service has its replicas, none with a crash point."""
        for replica in [one for one in self.all if one.frozen]:
            self.thaw(replica)
        armed = [one for one in self.all if one.crash and one.process.poll() is None]
        await asyncio.gather(*(self.terminate(one) for one in armed))
        places = [(service, role) for service in SERVICES for role in self.roles]
        for service, role in places:
            for _ in range(self.each - len(self.of(service, role))):
                self.spawned(service, role=role)
        waking = [one for one in self.all if one.process.poll() is None and not one.serves]
        await asyncio.gather(*(self.ready(replica) for replica in waking))
        spare = [one for service, role in places for one in self.of(service, role)[self.each :]]
        await asyncio.gather(*(self.terminate(one) for one in spare))

    async def armed(self, service: str, crash: str, *, alone: bool = False, **settings: str) -> Replica:
        """A replica that will die at the crash point, with the work of the service coming to it first.

        The others go in good order before it starts and one comes back after it, so that it leads the relay and owns
        partitions, and somebody is there to take over; `alone` lets nobody come until the suite heals.
        """
        before = self.of(service)
        replica = self.spawned(service, crash=crash, around=NOTHING, **settings)
        await self.ready(replica)
        await asyncio.gather(*(self.terminate(one) for one in before))
        if not alone:
            self.spawned(service)
        return replica

    async def figure(self, replica: Replica, name: str) -> float:
        """The sum of one of its metrics over all labels."""
        text = (await self._stack.http.get(f"{replica.url}/metrics")).text
        lines = [line.rsplit(" ", 1) for line in text.splitlines() if line.partition("{")[0].split(" ")[0] == name]
        return sum(float(value) for _, value in lines)

    def freeze(self, replica: Replica) -> None:
        """SIGSTOP: stands where it is, holding what it holds."""
        replica.process.send_signal(signal.SIGSTOP)
        replica.frozen = True

    def thaw(self, replica: Replica) -> None:
        """SIGCONT."""
        replica.process.send_signal(signal.SIGCONT)
        replica.frozen = False

    async def kill(self, replica: Replica) -> int:
        """SIGKILL; the exit code."""
        replica.process.kill()
        return await asyncio.to_thread(replica.process.wait)

    async def terminate(self, replica: Replica, *, within: float = 30.0, announced: bool = True) -> float:
        """SIGTERM, and SIGKILL when that takes too long; the seconds that it took.

        One that was not `announced` goes on getting requests until whoever balances hears that it is not ready.
        """
        began = time.monotonic()
        replica.draining = announced
        if replica.frozen:
            self.thaw(replica)
        await stopped(replica.process, signal.SIGTERM, within=within)
        return time.monotonic() - began

    async def close(self) -> None:
        """Ends all."""
        for task in self._waking.values():
            task.cancel()
        await asyncio.gather(*(self.terminate(one, within=5) for one in self.all if one.process.poll() is None))
