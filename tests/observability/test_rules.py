"""Alerts are valid, can be followed, fire when they should, and ask for nothing that is not there."""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.local.debian import program
from deploy.observability import made, objectives
from shared.catalogue import Figure
from tests.observability.conftest import HERE, PROCESS, TARGET, Asked, queries, rules
from tests.observability.queries import read

ALERTS = rules("alert")
NAMES = sorted({rule["alert"] for _, rule in ALERTS})
RECORDED = {rule["record"] for _, rule in rules("record")}
TESTS = sorted((HERE / "tests").glob("*.yml"))
FIRES = re.compile(r'alertname="(\w+)"')


async def run(name: str, *arguments: str) -> str:
    """What the program says; fails with it when the program is not content."""
    process = await asyncio.create_subprocess_exec(
        str(await program(name)), *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    return said.decode()


async def test_promtool_takes_the_configuration_and_every_rule() -> None:
    said = await run("promtool", "check", "config", str(HERE / "prometheus.yml"))
    assert said.count("SUCCESS: ") == len(list((HERE / "alerts").glob("*.yml"))) + 2


async def test_promtool_warns_of_nothing() -> None:
    said = await run(
        "promtool", "check", "rules", "--lint=all", "--lint-fatal", *map(str, (HERE / "alerts").glob("*.yml"))
    )
    assert "duplicate" not in said


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
async def test_alerts_fire_and_stay_silent_as_their_tests_say(path: Path) -> None:
    assert "SUCCESS" in await run("promtool", "test", "rules", str(path))


async def test_a_test_that_expects_the_wrong_alert_fails(tmp_path: Path) -> None:
    """`promtool` really looks: a test that cannot fail would be none."""
    wrong = (
        (HERE / "tests" / "availability.yml").read_text().replace('job="posting"}\', value: 1', 'job="x"}\', value: 1')
    )
    wrong = wrong.replace("../alerts/", f"{HERE}/alerts/")
    (tmp_path / "wrong.yml").write_text(wrong)
    with pytest.raises(AssertionError, match="FAILED"):
        await run("promtool", "test", "rules", str(tmp_path / "wrong.yml"))


async def test_amtool_takes_the_routes_and_a_page_reaches_whoever_is_on_call() -> None:
    config = str(HERE / "alertmanager.yml")
    await run("amtool", "check-config", config)
    for severity, receiver in (("page", "on-call"), ("ticket", "tickets")):
        said = await run("amtool", "config", "routes", "test", f"--config.file={config}", f"severity={severity}")
        assert said.split()[-1] == receiver


def test_every_kind_of_alert_is_tested_in_the_file_of_its_name() -> None:
    assert [path.name for path in TESTS] == sorted(path.name for path in (HERE / "alerts").glob("*.yml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_alert_fires_in_a_test(name: str) -> None:
    (path,) = {path for path, rule in ALERTS if rule["alert"] == name}
    expected = [
        sample["labels"]
        for test in yaml.safe_load((HERE / "tests" / path.name).read_text())["tests"]
        for asked in test["promql_expr_test"]
        for sample in asked["exp_samples"]
        if "ALERTS" in asked["expr"]
    ]
    assert name in {found for labels in expected for found in FIRES.findall(labels)}


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_every_kind_of_alert_is_silent_where_all_is_well(path: Path) -> None:
    first = yaml.safe_load(path.read_text())["tests"][0]
    silent = [asked for asked in first["promql_expr_test"] if asked["expr"] == 'ALERTS{alertstate="firing"}']
    assert silent
    assert all(asked["exp_samples"] == [] for asked in silent)
    given = {series for one in first["input_series"] for series in read(one["series"]).series}
    wanted = {series for at, rule in ALERTS if at.name == path.name for series in read(rule["expr"]).series}
    assert wanted - RECORDED <= given, "a healthy world has every series that the alerts look at"


@pytest.mark.parametrize(
    ("path", "rule"), ALERTS, ids=[f"{rule['alert']}-{number}" for number, (_, rule) in enumerate(ALERTS)]
)
def test_an_alert_says_what_is_the_matter_and_where_to_read_on(path: Path, rule: dict[str, Any]) -> None:
    assert set(rule["annotations"]) == {"summary", "description", "runbook_url"}, path
    assert rule["labels"]["severity"] in ("page", "ticket")
    assert rule["annotations"]["runbook_url"] == f"docs/runbooks/{rule['alert']}.md"
    assert (made.ROOT / rule["annotations"]["runbook_url"]).exists()


@pytest.mark.parametrize("asked", list(queries()), ids=lambda asked: asked.where)
def test_every_series_that_is_asked_for_exists_with_its_labels(asked: Asked, figures: Mapping[str, Figure]) -> None:
    series = {name: figure for figure in figures.values() for name in figure.series}
    query = read(asked.expression)
    assert query.selected
    known = TARGET | {"le"}
    for one in query.selected:
        if one.series in PROCESS or one.series in RECORDED:
            assert set(one.labels) <= TARGET
            continue
        figure = series[one.series]
        labels = set(figure.labels) | TARGET | ({"le"} if figure.kind == "histogram" else set())
        assert set(one.labels) <= labels, one
        known |= labels
    assert set(query.grouped) <= known


@pytest.mark.parametrize("asked", list(queries()), ids=lambda asked: asked.where)
def test_replicas_are_not_counted_twice(asked: Asked, figures: Mapping[str, Figure]) -> None:
    """Every worker shows the same tables, so only the largest over them is true; shares of processes are summed."""
    for one in read(asked.expression).selected:
        figure = figures.get(one.series)
        if figure is not None and figure.of == "database":
            innermost = one.within[-1] if one.within else None
            assert innermost == "max", one


def test_every_objective_has_its_alerts_and_its_place_on_the_overview() -> None:
    asked = {series for one in queries() if one.where.startswith("overview") for series in read(one.expression).series}
    for objective in objectives.OBJECTIVES:
        windows = [rule["labels"]["window"] for _, rule in ALERTS if rule["alert"] == objective.alert]
        assert windows == [burn.long for burn in objectives.BURNS]
        assert objectives.ratio(objective, "1h") in asked


@pytest.mark.parametrize("objective", objectives.OBJECTIVES, ids=lambda one: one.name)
def test_an_objective_looks_at_a_bucket_that_there_is(
    objective: objectives.Objective, figures: Mapping[str, Figure]
) -> None:
    for bound in re.findall(r'le="([\d.]+)"', objective.bad):
        (bucket,) = [
            one.series for one in read(objective.rate(objective.bad, "5m")).selected if "_bucket" in one.series
        ]
        assert float(bound) in figures[bucket.removesuffix("_bucket")].buckets
        assert "." in bound, "the client writes 60 as 60.0"
