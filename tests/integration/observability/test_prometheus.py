"""A real Prometheus scrapes the running product while a story is told: everything that is asked for is there."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
import pytest_asyncio
import yaml
from aiokafka import AIOKafkaProducer

from deploy.local.child import free_port, spawn, stopped
from deploy.local.debian import program
from deploy.local.stack import Stack, running
from deploy.observability import made
from deploy.story import scenes
from deploy.story.play import on_stage, play, story_of
from deploy.story.terminal import Terminal
from tests.observability.conftest import HERE, queries, rules
from tests.observability.queries import read

pytestmark = pytest.mark.xdist_group("prometheus")
RECORDED = {rule["record"] for _, rule in rules("record")}


@dataclass
class Prometheus:
    """A running one, asked over HTTP."""

    url: str
    http: httpx2.AsyncClient

    async def ask(self, query: str) -> list[dict[str, Any]]:
        answer = await self.http.get(f"{self.url}/api/v1/query", params={"query": query})
        assert answer.status_code == 200, f"{query}: {answer.text}"
        found: list[dict[str, Any]] = answer.json()["data"]["result"]
        return found

    async def missing(self, names: set[str]) -> set[str]:
        """The series of these names that it has never seen."""
        return {name for name in names if not await self.ask(f"last_over_time({name}[1h])")}

    async def eventually(self, query: str, *, within: float = 60.0) -> list[dict[str, Any]]:
        """Waits until the query finds something."""
        async with asyncio.timeout(within):
            while not (found := await self.ask(query)):  # noqa: ASYNC110 - nobody rings when a sample comes
                await asyncio.sleep(0.5)
            return found


@dataclass
class Seen:
    """What was played, and who looked on."""

    stack: Stack
    prometheus: Prometheus


@asynccontextmanager
async def prometheus(folder: Path, services: Mapping[str, str]) -> AsyncIterator[Prometheus]:
    """One that scrapes these services every other second, with our rules; otherwise as deploy/observability has it."""
    config = yaml.safe_load((HERE / "prometheus.yml").read_text())
    # A scrape may take as long as the next one is away: one that takes longer looks like a service that is down.
    config["global"] = {"scrape_interval": "2s", "scrape_timeout": "2s", "evaluation_interval": "1s"}
    config["rule_files"] = [f"{HERE}/alerts/*.yml"]
    del config["alerting"]
    ours = [one for one in config["scrape_configs"] if one["job_name"] in services]
    assert [one["job_name"] for one in ours] == list(services)
    config["scrape_configs"] = [
        {"job_name": name, "static_configs": [{"targets": [url.removeprefix("http://")]}]}
        for name, url in services.items()
    ]
    (folder / "prometheus.yml").write_text(yaml.safe_dump(config))
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
            running_one = Prometheus(f"http://127.0.0.1:{port}", http)
            async with asyncio.timeout(60):
                while not await _ready(running_one):
                    assert process.poll() is None, (folder / "prometheus.log").read_text()[-2000:]
                    await asyncio.sleep(0.1)
            yield running_one
    finally:
        await stopped(process, signal.SIGTERM, within=5)


async def _ready(one: Prometheus) -> bool:
    try:
        return (await one.http.get(f"{one.url}/-/ready")).status_code == 200
    except httpx2.TransportError:
        return False


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def seen(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Seen]:
    """The product after one story, with a Prometheus that has looked on from the start."""
    folder = tmp_path_factory.mktemp("prometheus")
    async with running(folder / "stack", durable=False) as stack:
        services = {name: service.url for name, service in stack.services.items()}
        async with prometheus(folder, services) as looking:
            producer = AIOKafkaProducer(bootstrap_servers=stack.backing.kafka, enable_idempotence=True, acks="all")
            await producer.start()
            try:
                async with on_stage(stack, lambda _line: None) as stage:
                    await play(await story_of(stack, stage, producer, "northwind"))
            finally:
                await producer.stop()
            # What waits is read every ten seconds: until each service has done so since the story's end.
            await looking.eventually(f"min(journeywork_backlog_read_timestamp_seconds) > {time.time()}")
            yield Seen(stack, looking)


async def test_every_series_of_alerts_and_dashboards_is_there(seen: Seen) -> None:
    named = {series for asked in queries() for series in read(asked.expression).series}
    assert len(named) > 60
    assert await seen.prometheus.missing(named) == set()


async def test_every_figure_of_the_catalogue_is_shown_in_a_story(seen: Seen) -> None:
    described = {name for figure in made.figures().values() for name in figure.series}
    assert await seen.prometheus.missing(described) == set()


async def test_nothing_that_an_alert_looks_at_is_wrong_and_none_fires(seen: Seen) -> None:
    for path, rule in rules("alert"):
        assert await seen.prometheus.ask(rule["expr"]) == [], f"{path.name}: {rule['alert']}"
    assert await seen.prometheus.ask('ALERTS{alertstate="firing"}') == []


async def test_every_rule_is_evaluated_without_an_error(seen: Seen) -> None:
    answer = await seen.prometheus.http.get(f"{seen.prometheus.url}/api/v1/rules")
    loaded = [rule for group in answer.json()["data"]["groups"] for rule in group["rules"]]
    assert len(loaded) == len(rules("alert")) + len(rules("record"))
    assert [rule["name"] for rule in loaded if rule["health"] not in ("ok", "unknown")] == []


async def test_labels_have_few_values_and_say_nothing_of_anybody(seen: Seen) -> None:
    answer = await seen.prometheus.http.get(f"{seen.prometheus.url}/api/v1/series", params={"match[]": '{job=~".+"}'})
    series = answer.json()["data"]
    assert len(series) > 500
    assert len(series) < 12_000
    told = [value for one in series for name, value in one.items() if name not in ("instance", "__name__")]
    assert [value for value in told if "@" in value or "northwind" in value.lower() or _is_id(value)] == []


async def test_a_service_that_is_killed_is_noticed_and_forgotten_when_it_is_back(seen: Seen) -> None:
    rule = next(rule for _, rule in rules("alert") if rule["alert"] == "ServiceDown")
    await seen.stack.kill("conversion")
    (found,) = await seen.prometheus.eventually(rule["expr"])
    assert found["metric"]["job"] == "conversion"
    await seen.prometheus.eventually('ALERTS{alertname="ServiceDown",alertstate="pending"}')
    await seen.stack.restart("conversion")
    await seen.prometheus.eventually('up{job="conversion"} == 1')
    assert await seen.prometheus.ask(rule["expr"]) == []


async def test_what_stands_still_by_a_real_fault_is_noticed(seen: Seen) -> None:
    """A right taken away, a timer of an offer that is not there, a topic made anew: as `make operate` does it."""
    employer = await seen.stack.create_employer(
        "Example Ltd", source="https://hr.example.com", admin_subject="admin", admin_email="admin@example.com"
    )
    terminal = Terminal(seen.stack)
    await scenes.fuse(terminal, employer["employer_id"])
    await scenes.timer(terminal, employer["employer_id"])
    await scenes.refused_partition(terminal, employer["employer_id"])
    for rule in (
        rule for _, rule in rules("alert") if rule["alert"] in ("FuseBlown", "TimersStuck", "PartitionRefused")
    ):
        found = await seen.prometheus.eventually(f"max_over_time(({rule['expr']})[10m:1s])")
        # A topic that was made anew concerns everybody who reads it.
        assert "conversion" in {one["metric"]["job"] for one in found}, rule["alert"]


def _is_id(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4
