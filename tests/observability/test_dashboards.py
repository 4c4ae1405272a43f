"""Dashboards are what Grafana takes: every panel is drawn once, on its own place, from the chosen Prometheus."""

from typing import Any

import pytest

from deploy.observability.boards import BOARDS
from tests.observability.conftest import HERE, dashboards

ALL = dashboards()


def test_there_is_a_file_for_each_board_and_no_other() -> None:
    assert sorted(ALL) == sorted(board.name for board in BOARDS)


@pytest.mark.parametrize("name", ALL)
def test_panels_have_their_own_number_and_place(name: str) -> None:
    panels = ALL[name]["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= cells


@pytest.mark.parametrize("name", ALL)
def test_panels_ask_the_chosen_prometheus_in_a_unit(name: str) -> None:
    board = ALL[name]
    chosen = [one["name"] for one in board["templating"]["list"]]
    assert chosen[0] == "datasource"
    assert ("job" in chosen) == any("$job" in expression for expression in _expressions(board))
    for panel in board["panels"]:
        if panel["type"] == "row":
            continue
        assert panel["datasource"]["uid"] == "${datasource}"
        assert panel["fieldConfig"]["defaults"]["unit"]
        assert panel["targets"]
        assert len({target["refId"] for target in panel["targets"]}) == len(panel["targets"])


def test_dashboards_are_named_apart_and_link_each_other() -> None:
    assert len({board["uid"] for board in ALL.values()}) == len(ALL)
    assert len({board["title"] for board in ALL.values()}) == len(ALL)
    assert all(board["links"] and board["tags"] == ["journeywork"] for board in ALL.values())


def test_grafana_is_told_where_they_lie() -> None:
    told = (HERE / "grafana" / "provisioning" / "dashboards" / "journeywork.yml").read_text()
    assert "path: /etc/grafana/dashboards" in told


def _expressions(board: dict[str, Any]) -> list[str]:
    return [target["expr"] for panel in board["panels"] for target in panel.get("targets", ())]
