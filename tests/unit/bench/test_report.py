"""Rows, medians and the gate of the bench, without servers."""

import json
from pathlib import Path

import pytest
import yaml

from deploy.bench.__main__ import possible
from deploy.bench.gate import committed, fallen
from deploy.bench.inputs import SCORED, poisoned_keys, wires
from deploy.bench.measure import MEASUREMENTS
from deploy.bench.report import Line, line, table, write
from deploy.bench.rows import RESERVED, ROWS, Row, selected

ROOT = Path(__file__).parents[3]
COST = Row("cost", "us", "ours", "limit", "cpu_us", 0.5, cost=True)
RATE = Row("rate", "per second", "ours", "limit", "per_s", 2.0)
ROUNDS = {
    "ours": [{"cpu_us": 30.0, "per_s": 90.0}, {"cpu_us": 20.0, "per_s": 100.0}, {"cpu_us": 25.0, "per_s": 110.0}],
    "limit": [{"cpu_us": 10.0, "per_s": 50.0}, {"cpu_us": 11.0, "per_s": 60.0}, {"cpu_us": 99.0, "per_s": 10.0}],
}


def test_a_row_is_the_ratio_of_medians_and_more_is_always_better() -> None:
    cost, rate = line(COST, ROUNDS), line(RATE, ROUNDS)
    assert (cost.value, cost.limit, round(cost.ratio, 9), cost.met) == (25.0, 11.0, 0.44, False)
    assert (rate.value, rate.limit, rate.ratio, rate.met) == (100.0, 50.0, 2.0, True)
    assert (cost.rounds, cost.spread, cost.limit_spread) == (3, (20.0, 30.0), (10.0, 99.0))


def test_a_limit_may_be_a_figure() -> None:
    assert line(Row("most", "MB", "ours", 50.0, "cpu_us", 1.0, cost=True), ROUNDS).ratio == 2.0


def test_the_table_says_what_was_missed_and_the_report_has_what_others_read(tmp_path: Path) -> None:
    lines = [line(COST, ROUNDS), line(RATE, ROUNDS)]
    assert [text.rsplit(", ", 1)[1] for text in table(lines).splitlines()[1:]] == ["MISSED", "met"]
    report = json.loads(write(tmp_path, lines, {"cores": "2"}).read_text())
    assert report["environment"] == {"cores": "2"}
    assert {"name", "unit", "value", "limit", "ratio", "target", "met"} <= set(report["rows"][0])


def test_the_gate_names_rows_that_are_a_tenth_worse_in_every_round_and_no_others() -> None:
    def at(name: str, best: float) -> Line:
        return Line(name, "", 1, 1, 0.1, 0, True, 5, (1, 1), (1, 1), best)

    said = fallen([at("same", 0.50), at("less", 0.46), at("fallen", 0.44), at("new", 0.01)],
                  {"same": 0.50, "less": 0.50, "fallen": 0.50})  # fmt: skip
    assert said == ["fallen: ratio 0.440 in its best round, kept 0.500: 10% worse and more"]


def test_the_best_round_is_the_one_in_which_ours_came_closest_to_its_own_limit() -> None:
    assert line(COST, ROUNDS).best == 99.0 / 25.0
    assert line(RATE, ROUNDS).best == 110.0 / 10.0


def test_what_is_kept_of_several_runs_is_their_median(tmp_path: Path) -> None:
    kept = tmp_path / "ratios.json"
    kept.write_text('{"drain": [1.2, 0.9, 1.0]}')
    assert committed(kept) == {"drain": 1.0}


def test_every_row_is_measured_and_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "bench.md").read_text()
    for row in ROWS:
        assert {row.ours, *([row.limit] if isinstance(row.limit, str) else [])} <= MEASUREMENTS.keys()
        assert f"`{row.name}`" in manual or f"`{row.name.partition('.')[0]}.*`" in manual, row.name


def test_memory_at_rest_is_compared_with_what_the_chart_reserves() -> None:
    values = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "journeywork" / "values.yaml").read_text())
    requests = {role: told["resources"]["requests"]["memory"] for role, told in values["roles"].items()}
    assert {role: f"{megabytes / 1.048576:.0f}Mi" for role, megabytes in RESERVED.items()} == requests


def test_what_cannot_be_measured_here_says_why_and_costs_no_other_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert [row.name for row in possible(selected("image.start,start"))] == ["start"]
    assert capsys.readouterr().out == "starting.images: not measured, there is no docker\n"


def test_a_row_that_is_none_says_which_there_are() -> None:
    assert [row.name for row in selected("drain, consume")] == ["consume", "drain"]
    with pytest.raises(ValueError, match=r"ROW=drian is none of consume, drain"):
        selected("drian")


def test_the_inputs_are_pinned() -> None:
    first = [next(iter(wires(SCORED))) for _ in range(2)]
    assert (first[0][1], first[0][2]) == (first[1][1], first[1][2])
    assert 500 <= len(first[0][2]) <= 550
    assert len(poisoned_keys(SCORED)) == 2


def test_every_kept_ratio_is_of_a_row_that_is_measured_against_a_program() -> None:
    beside = {row.name for row in ROWS if isinstance(row.limit, str)}
    assert committed()
    assert committed().keys() <= beside
