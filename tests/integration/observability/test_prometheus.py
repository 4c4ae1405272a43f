"""A real Prometheus scrapes the running product while a story is told: everything that is asked for is there.

That every alert fires by its real fault is asked by `make alerts`, which takes minutes.
"""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from aiokafka import AIOKafkaProducer

from deploy.local.stack import Stack, running
from deploy.observability import made
from deploy.observability.prometheus import Prometheus, scraping
from deploy.story.play import on_stage, play, story_of
from tests.observability.conftest import queries, rules
from tests.observability.queries import read

pytestmark = pytest.mark.xdist_group("prometheus")


@dataclass
class Seen:
    """What was played, and who looked on."""

    stack: Stack
    prometheus: Prometheus


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def seen(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Seen]:
    """The product after one story, with a Prometheus that has looked on from the start."""
    folder = tmp_path_factory.mktemp("prometheus")
    async with running(folder / "stack", durable=False) as stack:
        services = {name: service.url for name, service in stack.services.items()}
        async with scraping(folder, services) as looking:
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


def _is_id(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4
