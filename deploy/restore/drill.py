"""One loss of everything: three dumps at three moments under load, a copy of the store, then nothing is left.

Restored is what the dumps have; Kafka is kept, or empty. The services settle with `regain`, `verify` has to be clean,
new stories have to be told to their end, and `verify` has to be clean again.
"""

import asyncio
import json
import secrets
import shutil
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from deploy.bench.place import idempotent_producer_to
from deploy.bench.stories import Told
from deploy.faults.client import Clients, History
from deploy.faults.employer import settled_in
from deploy.faults.load import Load
from deploy.faults.replicas import Replicas
from deploy.local.backing import backing
from deploy.local.ground import laid
from deploy.local.stack import ROOT, SERVICES, Stack, prepared
from deploy.restore import servers

WARM = 8.0
"""Seconds of load before the first dump: by then work was delivered."""
BETWEEN = 3.0
"""Seconds of load between dumps, and after the last one."""
STORIES = 4
GLANCE = 0.5
"""Seconds until somebody looks again: consumers that Kafka's group knew further ahead look back first."""
TOLD_WITHIN = 90.0
RESTS_WITHIN = 60.0
WHO = ("--actor", "drill", "--why", "everything was lost")


class Broken(Exception):
    """The drill did not end as it has to; says where."""


@dataclass(slots=True)
class Account:
    """What one drill found. Seconds: `recovery_s` from the loss until all were ready again, `points_s` how long before
    the loss each dump was taken.
    """

    kafka: str
    recovery_s: float = 0.0
    points_s: dict[str, float] = field(default_factory=dict)
    ghosts: dict[str, int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    moved: dict[str, int] = field(default_factory=dict)
    parked: dict[str, int] = field(default_factory=dict)
    stories: int = 0
    seconds: float = 0.0


class Drill:
    """The stack of one drill and the account of it."""

    def __init__(self, stack: Stack, kafka: str) -> None:
        self.stack, self.account = stack, Account(kafka)
        self.replicas = Replicas(stack, 1)
        self._taken: dict[str, float] = {}
        self._store = stack.folder / "deliverables"
        self._copy = stack.folder / "copy"

    def _dump(self, service: str) -> Path:
        return self.stack.folder / f"{service}.dump"

    async def backed_up(self) -> None:
        """Each database at another moment; the store after posting, whose rows name files that are there by then."""
        await asyncio.sleep(WARM)
        for service in SERVICES:
            self._taken[service] = time.monotonic()
            await servers.dumped(self.stack.dsns[service]["backup"], self._dump(service))
            if service == "posting":
                await asyncio.to_thread(_copied, self._store, self._copy)
            await asyncio.sleep(BETWEEN)

    async def everything_lost(self) -> float:
        """Processes, databases, files, and Kafka where it is to be empty; when."""
        at = time.monotonic()
        self.account.points_s = {name: at - taken for name, taken in self._taken.items()}
        await asyncio.gather(*(self.replicas.kill(one) for name in SERVICES for one in self.replicas.of(name)))
        for service in SERVICES:
            await servers.lost(self.stack.backing.postgres, self._database(service))
        await asyncio.to_thread(shutil.rmtree, self._store)
        if self.account.kafka == "empty":
            await servers.emptied(self.stack.kafka)
        return at

    async def restored(self) -> None:
        """Dumps and files, into what is empty."""
        for service in SERVICES:
            await servers.restored(self.stack.backing.postgres, service, self._database(service), self._dump(service))
        await asyncio.to_thread(_copied, self._copy, self._store)

    async def settled(self) -> None:
        """A survey of each service, then each settles, and settles nothing more the second time."""
        surveys = []
        for service, said in (await self.each("regain", "survey")).items():
            path = self.stack.folder / f"{service}.survey.json"
            path.write_text(said)
            surveys.append(str(path))
        settle = ("regain", "settle", *surveys, *WHO, "--yes", "--json")
        for service, said in (await self.each(*settle)).items():
            done = json.loads(said)
            for name in ("ghosts", "back", "gone", "moved"):
                getattr(self.account, name)[service] = len(done[name])
        for service, said in (await self.each(*settle)).items():
            again = json.loads(said)
            if again["ghosts"] or again["moved"]:
                raise Broken(f"{service} settled twice: {again}")

    async def verified(self, when: str) -> None:
        """`verify` of every service is clean."""
        answers = await asyncio.gather(*(self.command(service, "verify", "--json") for service in SERVICES))
        for service, (code, said, errors) in zip(SERVICES, answers, strict=True):
            wrong = [one for one in json.loads(said or '{"items": []}')["items"] if one["state"] == "wrong"]
            if code or wrong:
                raise Broken(f"verify of {service} {when}: {code} {wrong} {errors}")

    async def without_the_key(self) -> Sequence[str]:
        """What `verify` says of posting when the key was not brought back."""
        _, said, _ = await self.command("posting", "verify", "--json", POSTING_PRIVACY__KEY=secrets.token_hex(32))
        return [one["said"] for one in json.loads(said)["items"] if one["state"] == "wrong"]

    async def each(self, *arguments: str) -> dict[str, str]:
        """What a command prints in every service, by its name."""
        said = await asyncio.gather(*(self.said(service, *arguments) for service in SERVICES))
        return dict(zip(SERVICES, said, strict=True))

    async def said(self, service: str, *arguments: str) -> str:
        """What a command prints; `Broken` when it ends with anything but 0."""
        code, said, errors = await self.command(service, *arguments)
        if code:
            raise Broken(f"{service} {' '.join(arguments[:2])} ended with {code}: {said} {errors}")
        return said

    async def command(self, service: str, *arguments: str, **told: str) -> tuple[int, str, str]:
        """Exit code, output and errors of a command that has every right."""
        prefix, dsns = service.upper(), self.stack.dsns[service]
        rights = {f"{prefix}_DATABASE__{role.upper()}_DSN": dsns[role] for role in ("backup", "migrator")}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"services.{service}", *arguments, cwd=ROOT,
            env={**self.stack.services[service].environment, **rights, **told},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        output, errors = await process.communicate()
        return process.returncode or 0, output.decode().strip(), errors.decode()[-2000:]

    async def started(self) -> None:
        """One process of each service, ready."""
        await asyncio.gather(*(self.replicas.start(name) for name in SERVICES))

    async def rested(self) -> None:
        """Nothing waits for Kafka, and everybody has read everything."""
        async with asyncio.timeout(RESTS_WITHIN):
            for service in SERVICES:
                while json.loads((await self.command(service, "backlog", "--json"))[1])["outbox"]:  # noqa: ASYNC110
                    await asyncio.sleep(0.2)
        await asyncio.sleep(2.0)

    async def parked(self) -> dict[str, int]:
        """How many events wait because one failed."""
        listed = await self.each("parked", "list", "--json")
        return {service: sum(one["records"] for one in json.loads(said)["items"]) for service, said in listed.items()}

    def _database(self, service: str) -> str:
        return urlsplit(self.stack.dsns[service]["admin"]).path.lstrip("/")


def _copied(store: Path, into: Path) -> None:
    """Every file that lies in it for good: what is being written has another name until it is whole."""
    for path in [one for one in store.rglob("*") if one.is_file()]:
        place = into / path.relative_to(store)
        place.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            shutil.copy2(path, place)


async def drilled(folder: Path, kafka: str) -> Account:
    """`kafka` is `kept` or `empty`. Raises `Broken`."""
    began = time.monotonic()
    async with _drill(folder, kafka) as drill:
        await drill.started()
        async with _clients(drill) as (clients, producer):
            employer = await settled_in(drill.stack, clients, "drill")
            load = Load(clients, employer, producer, seed=1)
            async with load.running():
                await drill.backed_up()
            at = await drill.everything_lost()
            await drill.restored()
            if not await drill.without_the_key():
                raise Broken("verify without the key says that all is well")
            await drill.settled()
            await drill.verified("after settling")
            await drill.started()
            drill.account.recovery_s = time.monotonic() - at
            drill.account.stories = await _told(Load(clients, employer, producer, seed=2))
        await drill.rested()
        drill.account.parked = await drill.parked()
        await drill.verified("after new work")
        drill.account.seconds = time.monotonic() - began
        return drill.account


async def _told(load: Load) -> int:
    """Stories from the wish to the offer, side by side."""
    told = Told(load, GLANCE)
    try:
        async with asyncio.timeout(TOLD_WITHIN):
            await asyncio.gather(*(told.one() for _ in range(STORIES)))
    except (AssertionError, TimeoutError) as reason:
        raise Broken(f"{len(told.ends)} of {STORIES} stories after the restore were told: {reason!r}") from None
    return len(told.ends)


@asynccontextmanager
async def _drill(folder: Path, kafka: str) -> AsyncIterator[Drill]:
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        at = await stack.enter_async_context(backing(durable=False))
        drill = Drill(await prepared(stack, at, folder, await laid(stack, at, most_partitions=3)), kafka)
        stack.push_async_callback(drill.replicas.close)
        yield drill


@asynccontextmanager
async def _clients(drill: Drill) -> AsyncIterator[tuple[Clients, Any]]:
    history = History(drill.stack.folder / "history.jsonl")
    producer = await idempotent_producer_to(drill.stack.backing.kafka)
    try:
        async with httpx2.AsyncClient(timeout=10.0) as http:
            yield Clients(http, drill.replicas, history), producer
    finally:
        await producer.stop()
        history.close()
