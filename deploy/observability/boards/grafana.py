"""How Grafana wants a dashboard written."""

from collections.abc import Iterator
from typing import Any

from deploy.observability.boards.panels import Board, Panel

SOURCE = {"type": "prometheus", "uid": "${datasource}"}
WIDTH, HEIGHT, STAT_HEIGHT = 24, 8, 4


def dashboard(board: Board) -> dict[str, Any]:
    return {
        "uid": f"journeywork-{board.name}",
        "title": board.title,
        "tags": ["journeywork"],
        "schemaVersion": 39,
        "editable": False,
        "graphTooltip": 1,
        "refresh": "30s",
        "time": {"from": board.since, "to": "now"},
        "timezone": "browser",
        "links": [{"type": "dashboards", "title": "Journeywork", "tags": ["journeywork"], "asDropdown": False}],
        "templating": {"list": [_sources(), *([_jobs()] if board.of_a_service else [])]},
        "panels": list(_panels(board)),
    }


def _sources() -> dict[str, Any]:
    return {"name": "datasource", "type": "datasource", "query": "prometheus", "label": "Prometheus"}


def _jobs() -> dict[str, Any]:
    asked = "label_values(journeywork_build_info, job)"
    return {
        "name": "job",
        "type": "query",
        "label": "Service",
        "datasource": SOURCE,
        "query": {"query": asked, "refId": "jobs"},
        "definition": asked,
        "refresh": 2,
        "sort": 1,
    }


def _panels(board: Board) -> Iterator[dict[str, Any]]:
    number, y = 0, 0
    for row in board.rows:
        number += 1
        yield {"id": number, "type": "row", "title": row.title, "gridPos": _place(0, y, WIDTH, 1), "panels": []}
        y += 1
        wide = WIDTH // min(len(row.panels), 6 if row.panels[0].kind == "stat" else 3)
        x = 0
        for panel in row.panels:
            if x + wide > WIDTH:
                x, y = 0, y + HEIGHT
            number += 1
            height = STAT_HEIGHT if panel.kind == "stat" else HEIGHT
            yield _panel(number, panel, _place(x, y, wide, height))
            x += wide
        y += STAT_HEIGHT if row.panels[0].kind == "stat" else HEIGHT


def _place(x: int, y: int, w: int, h: int) -> dict[str, int]:
    return {"x": x, "y": y, "w": w, "h": h}


def _panel(number: int, panel: Panel, place: dict[str, int]) -> dict[str, Any]:
    defaults: dict[str, Any] = {"unit": panel.unit, "min": 0}
    if panel.bad is not None:
        colours = ("red", "green") if panel.below else ("green", "red")
        from_here = panel.bad + (1 if panel.below else 0)
        steps = [{"color": colours[0], "value": None}, {"color": colours[1], "value": from_here}]
        defaults |= {"thresholds": {"mode": "absolute", "steps": steps}}
    return {
        "id": number,
        "type": panel.kind,
        "title": panel.title,
        "description": panel.what,
        "datasource": SOURCE,
        "gridPos": place,
        "fieldConfig": {"defaults": defaults, "overrides": []},
        "options": _options(panel),
        "targets": [
            {
                "refId": chr(ord("A") + at),
                "datasource": SOURCE,
                "expr": expression,
                "legendFormat": legend,
                "range": True,
            }
            for at, (expression, legend) in enumerate(panel.queries)
        ],
    }


def _options(panel: Panel) -> dict[str, Any]:
    if panel.kind == "stat":
        newest = {"calcs": ["lastNotNull"], "fields": "", "values": False}
        return {"colorMode": "background", "graphMode": "area", "reduceOptions": newest}
    return {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi", "sort": "desc"}}
