"""Goals, the page and its pictures: made of the report that is committed beside them."""

from pathlib import Path

import pytest

from deploy.judgement import page, plots
from deploy.judgement.figures import Figure
from deploy.judgement.goals import GOALS, Goal, verdicts
from deploy.judgement.report import Report
from deploy.judgement.simulating import ALL, selected, simulated
from tests.unit.simulation.samples import named

DOCS = Path(__file__).parents[3] / "docs" / "judgement"
SMOKE = (
    "n8 J4 k2",
    "n20 J4 k2",
    "n20 J4 k3",
    "n20 J3 crossed severity .8 + gold",
    "missing 25 %",
    "flat 1 of 4",
)
"""Small, large, sparse, crossed, with gold, with gaps and with an odd reviewer."""


def committed() -> Report:
    return Report.read((DOCS / "report.json").read_text())


def test_a_small_simulation_meets_every_goal() -> None:
    found = simulated([named(name) for name in SMOKE], panels=60)

    judged = verdicts(found, tolerance=3.0)

    assert {one.where for one in judged} == set(SMOKE)
    assert [one for one in judged if not one.met] == []


def test_a_goal_is_missed_beyond_its_tolerance_on_either_side() -> None:
    band, most = Goal("", "", (), 0.88, 0.94), Goal("", "", (), most=0.05)

    assert [band.met(Figure(value, 0.01), 2.0) for value in (0.85, 0.861, 0.91, 0.959, 0.97)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert [most.met(Figure(value, 0.01), 2.0) for value in (0.0, 0.069, 0.08)] == [True, True, False]


def test_every_goal_is_about_something_that_is_simulated() -> None:
    there = committed().figures

    assert {where for goal in GOALS for where in goal.of} <= there.keys()
    assert all(goal.figure in there[where] for goal in GOALS for where in goal.of)


def test_the_committed_report_is_of_everything_and_says_what_its_figures_say() -> None:
    text = (DOCS / "report.json").read_text()
    report = Report.read(text)

    assert report.panels >= 200
    assert {where.partition(": ")[0] for where in report.figures} == set(ALL)
    assert report.text() == text
    assert [one for one in report.verdicts if not one.met] == []


def test_the_committed_page_is_of_the_committed_report() -> None:
    assert (DOCS / "README.md").read_text() == page.rendered(committed())


def test_the_committed_pictures_are_of_the_committed_report(tmp_path: Path) -> None:
    plots.write(committed(), tmp_path)

    assert {path.name for path in DOCS.glob("*.svg")} == {f"{name}.svg" for name in plots.PICTURES}
    for path in sorted(DOCS.glob("*.svg")):
        assert path.read_text() == (tmp_path / path.name).read_text(), path.name
        assert f"({path.name})" in (DOCS / "README.md").read_text()


def test_a_missed_goal_is_said_where_a_reader_looks() -> None:
    report = committed()
    worse = {**report.figures, "n20 J4 k3": {**report.figures["n20 J4 k3"], "coverage": Figure(0.70, 0.01)}}

    shown = page.goals(Report(report.panels, worse, report.versions))

    assert "| .880 to .940 | .700 to" in shown
    assert "n20 J4 k3: .700 ± .010 | **no**, 1 of 30 missed |" in shown


def test_processes_change_nothing() -> None:
    some = [named("n4 J3 k2"), ALL["n20 J6"]]

    assert simulated(some, panels=3, processes=2) == simulated(some, panels=3)


def test_scenarios_are_selected_by_name_and_pattern() -> None:
    assert [one.name for one in selected("ceiling, n60 J8*")] == ["n60 J8 k2", "n60 J8 k3 severity .8", "ceiling"]
    assert len(selected("")) == len(ALL)
    with pytest.raises(ValueError, match="SCENARIO=celing is none of n4 J3 k2, "):
        selected("celing")
