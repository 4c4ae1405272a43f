"""A real Prometheus on this machine with the rules of this folder, and what it is asked."""

import asyncio
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import yaml

from deploy.local.child import DidNotStart, free_port, spawn, stopped
from deploy.local.debian import program

HERE = Path(__file__).parent
EVERY = "2s"
"""How often it scrapes. A scrape may take as long: one that takes longer looks like a service that is down."""


@dataclass
class Prometheus:
    """A running one, asked over HTTP."""

    url: str
    http: httpx2.AsyncClient

    async def ask(self, query: str) -> list[dict[str, Any]]:
        """What the query finds now; `ValueError` with what Prometheus said where it refuses it."""
        answer = await self.http.get(f"{self.url}/api/v1/query", params={"query": query})
        if answer.status_code != 200:
            raise ValueError(f"{query}: {answer.text}")
        found: list[dict[str, Any]] = answer.json()["data"]["result"]
        return found

    async def missing(self, names: set[str]) -> set[str]:
        """The series of these names that it has never seen."""
        return {name for name in names if not await self.ask(f"last_over_time({name}[1h])")}

    async def eventually(self, query: str, *, within: float = 60.0) -> list[dict[str, Any]]:
        """Waits until the query finds something; `TimeoutError` after so many seconds."""
        async with asyncio.timeout(within):
            while not (found := await self.ask(query)):  # noqa: ASYNC110 - nobody rings when a sample comes
                await asyncio.sleep(0.5)
            return found


@asynccontextmanager
async def scraping(folder: Path, services: Mapping[str, str], *, waits: str = "") -> AsyncIterator[Prometheus]:
    """One that scrapes these services (URL by name) every other second, otherwise as `prometheus.yml` has it.

    `waits` is how long every alert waits before it fires, where that is not to be what its rule says; groups of rules
    are then asked every second, too. Raises `DidNotStart` with the end of its log.
    """
    rules = hastened(folder, waits) if waits else HERE / "alerts"
    (folder / "prometheus.yml").write_text(yaml.safe_dump(_configuration(services, rules)))
    port = free_port()
    process = spawn(
        [
            str(await program("prometheus")), f"--config.file={folder}/prometheus.yml",
            f"--storage.tsdb.path={folder}/data", f"--web.listen-address=127.0.0.1:{port}",
        ],
        log=folder / "prometheus.log", dies_by=signal.SIGKILL,
    )  # fmt: skip
    try:
        async with httpx2.AsyncClient(timeout=10.0) as http:
            running = Prometheus(f"http://127.0.0.1:{port}", http)
            async with asyncio.timeout(60):
                while not await _ready(running):
                    if process.poll() is not None:
                        raise DidNotStart((folder / "prometheus.log").read_text()[-2000:])
                    await asyncio.sleep(0.1)
            yield running
    finally:
        await stopped(process, signal.SIGTERM, within=5)


def _configuration(services: Mapping[str, str], rules: Path) -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load((HERE / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": EVERY, "scrape_timeout": EVERY, "evaluation_interval": "1s"}
    config["rule_files"] = [f"{rules}/*.yml"]
    del config["alerting"]
    if unknown := services.keys() - {one["job_name"] for one in config["scrape_configs"]}:
        raise ValueError(f"prometheus.yml has no job {', '.join(sorted(unknown))}")
    config["scrape_configs"] = [
        {"job_name": name, "static_configs": [{"targets": [url.removeprefix("http://")]}]}
        for name, url in services.items()
    ]
    return config


def hastened(folder: Path, waits: str) -> Path:
    """The folder of the rules with other waits; expressions, thresholds and windows stay."""
    into = folder / "alerts"
    into.mkdir()
    for path in (HERE / "alerts").glob("*.yml"):
        rules = yaml.safe_load(path.read_text())
        for group in rules["groups"]:
            group.pop("interval", None)
            for rule in group["rules"]:
                if "for" in rule:
                    rule["for"] = waits
        (into / path.name).write_text(yaml.safe_dump(rules))
    return into


async def _ready(one: Prometheus) -> bool:
    try:
        return (await one.http.get(f"{one.url}/-/ready")).status_code == 200
    except httpx2.TransportError:
        return False
