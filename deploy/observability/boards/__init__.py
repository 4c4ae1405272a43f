"""The dashboards, and their JSON."""

import json
from collections.abc import Iterator

from deploy.observability.boards.business import BUSINESS
from deploy.observability.boards.delivery import DELIVERY
from deploy.observability.boards.grafana import dashboard
from deploy.observability.boards.overview import OVERVIEW
from deploy.observability.boards.service import SERVICE

BOARDS = (OVERVIEW, DELIVERY, SERVICE, BUSINESS)


def all_of_them() -> Iterator[tuple[str, str]]:
    """Name and JSON of each."""
    for board in BOARDS:
        yield board.name, json.dumps(dashboard(board), indent=1, ensure_ascii=False) + "\n"
