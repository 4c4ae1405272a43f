"""Fails when a ratio is a tenth worse than the one that was committed; times are never compared."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.bench.report import Line

COMMITTED = Path(__file__).parent / "ratios.json"
TOLERANCE = 0.10


def committed(path: Path = COMMITTED) -> Mapping[str, float]:
    """The ratios that were kept, by row; none where none were kept."""
    return {name: float(ratio) for name, ratio in json.loads(path.read_text()).items()} if path.exists() else {}


def fallen(lines: Sequence[Line], kept: Mapping[str, float]) -> list[str]:
    """A sentence per row whose ratio fell by more than the tolerance; rows without a kept ratio pass."""
    return [
        f"{one.name}: ratio {one.ratio:.3f}, committed {kept[one.name]:.3f}: more than {TOLERANCE:.0%} worse"
        for one in lines
        if one.name in kept and one.ratio < kept[one.name] * (1 - TOLERANCE)
    ]
