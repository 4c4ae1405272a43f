"""Which cases there are, which of them a name selects, and what of them is reported."""

import itertools
import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from deploy.faults import __main__ as program
from deploy.faults import cases, crash, mix, report, suite
from deploy.faults.case import CASES, Case, Evidence, Verdict
from deploy.faults.world import World
from deploy.local.child import DidNotStart
from shared.messaging.crashpoints import POINTS

FIELDS = {
    "case", "evidence", "events", "duplicates_on_topic", "lost", "doubled", "reordered", "seconds_to_progress",
    "seconds_to_drained",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def registry() -> None:
    cases.gathered()


def test_every_fault_of_the_plan_is_a_case() -> None:
    assert {name for name in CASES if name.startswith("F")} == {f"F{number}" for number in range(1, 33)}


def test_every_crash_point_of_the_source_is_hit_at_its_first_second_and_fiftieth_passage() -> None:
    found = crash.points()

    assert set(found) == POINTS
    assert {name for name in CASES if name.startswith("crash:")} == {
        f"crash:{point}:{nth}" for point in found for nth in (1, 2, 50)
    }


def test_crash_points_share_a_load_by_threes_one_in_each_service() -> None:
    left = [case for name, case in CASES.items() if name.startswith("crash:")]
    rounds = []
    while left:
        rounds.append(suite.together(left))
        del left[: len(rounds[-1])]

    assert len(rounds) <= len(POINTS) + 3
    for sharing in rounds:
        assert len({case.strikes for case in sharing}) == len(sharing)
        assert len({case.name.rsplit(":")[-1] for case in sharing}) == 1, "they are passed equally often"


def test_cases_are_selected_by_name_kind_and_pattern() -> None:
    names = [case.name for case in program.selected("F3, crash")]

    assert "F3" in names
    assert len(names) == 1 + 3 * len(POINTS)
    assert {case.name for case in program.selected("crash:timer.*:50")} == {
        "crash:timer.before_commit:50",
        "crash:timer.after_commit:50",
    }


def test_a_name_that_selects_nothing_is_refused() -> None:
    with pytest.raises(SystemExit, match="CASE=F99 selects none of: "):
        program.selected("F1,F99")


def test_the_mix_has_the_seed_in_its_name_and_plays_the_same_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawn = mix.drawn(tmp_path)
    monkeypatch.setenv("SEED", "7")
    monkeypatch.setenv("MIX_SECONDS", "120")

    assert mix.drawn(tmp_path) == (7, 120.0)
    monkeypatch.delenv("SEED")
    assert mix.drawn(tmp_path) == (drawn[0], 120.0), "an unfinished run goes on with the seed that it drew"
    assert mix.plan(7, 600) == mix.plan(7, 600) != mix.plan(8, 600)
    assert mix.plan(7, 120) == [strike for strike in mix.plan(7, 600) if strike.at <= 120 - mix.SETTLING]


@pytest.mark.parametrize("seed", range(20))
def test_ten_minutes_bring_every_kind_of_fault_and_strike_nobody_twice_at_a_time(seed: int) -> None:
    plan = mix.plan(seed, 600)

    assert {strike.what for strike in plan} >= set(mix.SEVERITY) - {"throttle", "broker_kill", "broker_freeze"}
    assert {strike.what for strike in plan} <= set(mix.ACTIONS) == set(mix.SEVERITY)
    for whom in {strike.whom for strike in plan}:
        struck = [strike for strike in plan if strike.whom == whom]
        assert all(one.at + one.lasts < other.at for one, other in itertools.pairwise(struck))


def test_the_report_has_what_it_promises_and_a_clean_case_is_remembered(tmp_path: Path) -> None:
    verdict = Verdict("crash:relay.before_send:2", "posting#3 exit -9", events=120, seconds_to_drained=1.5)
    report.keep(tmp_path, verdict)

    (row,) = json.loads(report.write(tmp_path, [verdict]).read_text())["cases"]

    assert row.keys() >= FIELDS
    assert report.kept(tmp_path, verdict.case) == verdict
    assert report.kept(tmp_path, "F1") is None


async def test_what_is_clean_is_not_run_again_until_it_is_asked_for_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    async def good(folder: Path) -> Verdict:
        ran.append("good")
        return Verdict("probe:good", "seen", events=3)

    async def bad(folder: Path) -> Verdict:
        ran.append("bad")
        return Verdict("probe:bad", "seen", lost=1)

    monkeypatch.setattr(program, "VAR", tmp_path)
    monkeypatch.setitem(CASES, "probe:good", Case("probe:good", "", alone=good))
    monkeypatch.setitem(CASES, "probe:bad", Case("probe:bad", "", alone=bad))
    monkeypatch.setenv("CASE", "probe")
    monkeypatch.setenv("SEED", "7")

    assert await program.main() == 1
    assert await program.main() == 1
    assert ran == ["good", "bad", "bad"]

    monkeypatch.setenv("FRESH", "1")
    monkeypatch.setenv("CASE", "probe:good")
    assert await program.main() == 0
    assert ran == ["good", "bad", "bad", "good"]
    assert [row["case"] for row in json.loads((tmp_path / "report.json").read_text())["cases"]] == [
        "probe:bad",
        "probe:good",
    ]
    assert "probe:good" in capsys.readouterr().out


def test_the_table_keeps_to_the_width_of_the_terminal_and_shows_what_broke() -> None:
    verdicts = [
        Verdict("F1", "posting#3 exit -9, " * 20, events=12),
        Verdict("F2", "", lost=1, findings=["I1: 1 events without effect: " + "x" * 300]),
    ]

    lines = report.table(verdicts, width=100).splitlines()

    assert max(len(line) for line in lines) <= 100
    assert sum("posting#3 exit -9" in line for line in lines) > 1, "long evidence is wrapped, not cut"
    assert any("BROKEN I1: 1 events" in line for line in lines)


async def test_servers_that_do_not_start_are_the_verdict_on_their_cases_and_the_others_go_on(tmp_path: Path) -> None:
    def away(folder: Path) -> AbstractAsyncContextManager[World]:
        raise DidNotStart(f"no broker in {folder.name}")

    async def never(on: World) -> Evidence:
        raise AssertionError("there is no world")

    async def alone(folder: Path) -> Verdict:
        return Verdict("rig", "its own handler", events=3)

    chosen = [
        Case("one", "", run=never, servers=away),
        Case("two", "", run=never, servers=away),
        Case("rig", "", alone=alone),
    ]

    verdicts = [verdict async for verdict in suite.run(chosen, tmp_path)]

    assert [(verdict.case, verdict.is_clean) for verdict in verdicts] == [("one", False), ("two", False), ("rig", True)]
    assert "DidNotStart: no broker in" in verdicts[0].findings[0]
