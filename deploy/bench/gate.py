"""Fails when a ratio has fallen by more than a tenth since it was kept; times are never compared.

Both programs of a row drift with the machine by more than a tenth from minute to minute, so the medians of two runs of
the same code differ by as much: a row has fallen when not one of its rounds, each with limit and ours in turn, reaches
nine tenths of what was kept. With five rounds that happens by chance once in 32 at a row that stands just there.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from deploy.bench.report import Line

COMMITTED = Path(__file__).parent / "ratios.json"
TOLERANCE = 0.10


def committed(path: Path = COMMITTED) -> Mapping[str, float]:
    """By row, the median of the ratios of the runs that were kept; none where none were."""
    return {name: median(ratios) for name, ratios in json.loads(path.read_text()).items()} if path.exists() else {}


def fallen(lines: Sequence[Line], kept: Mapping[str, float]) -> list[str]:
    """A sentence per row of which every round is worse by more than the tolerance; rows without a kept ratio pass."""
    return [
        f"{one.name}: ratio {one.best:.3f} in its best round, kept {kept[one.name]:.3f}: {TOLERANCE:.0%} worse and more"
        for one in lines
        if one.name in kept and one.best < kept[one.name] * (1 - TOLERANCE)
    ]
