"""What a run found, as one file that page and pictures are made of."""

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy

from deploy.judgement.drawing import SEED
from deploy.judgement.figures import Figure, Figures
from deploy.judgement.goals import Verdict, verdicts
from shared.judgement.panel import METHOD


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by scenario and by `setting: policy`, of so many panels each, and by what they were made."""

    panels: int
    figures: Mapping[str, Figures]
    versions: Mapping[str, str]
    method: str = METHOD
    seed: int = SEED

    @classmethod
    def of(cls, panels: int, figures: Mapping[str, Figures]) -> "Report":
        """A report of what was just found here."""
        versions = {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__}
        return cls(panels, figures, versions)

    @classmethod
    def read(cls, text: str) -> "Report":
        """The report that `text` is."""
        data = json.loads(text)
        found = {
            where: {name: Figure(*pair) for name, pair in row.items()} for where, row in data.pop("figures").items()
        }
        del data["goals"]
        return cls(figures=found, **data)

    @property
    def verdicts(self) -> list[Verdict]:
        return verdicts(self.figures)

    def text(self) -> str:
        """JSON with a line per goal and per scenario; figures are pairs of a value and its standard error."""
        rows = {where: {name: [one.value, one.se] for name, one in row.items()} for where, row in self.figures.items()}
        head = {"method": self.method, "seed": self.seed, "panels": self.panels, "versions": dict(self.versions)}
        members = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
        goals = ",\n".join(f"    {json.dumps(_told(verdict))}" for verdict in self.verdicts)
        figures = ",\n".join(f"    {json.dumps(where)}: {json.dumps(row)}" for where, row in rows.items())
        members += [f'  "goals": [\n{goals}\n  ]', f'  "figures": {{\n{figures}\n  }}']
        return "{\n" + ",\n".join(members) + "\n}\n"

    def write(self, folder: Path) -> Path:
        """Leaves report.json in the folder."""
        path = folder / "report.json"
        path.write_text(self.text())
        return path


def _told(verdict: Verdict) -> dict[str, object]:
    goal = verdict.goal
    return {
        "goal": goal.name,
        "where": verdict.where,
        "figure": goal.figure,
        "value": verdict.found.value,
        "se": verdict.found.se,
        "least": goal.least,
        "most": goal.most,
        "met": verdict.met,
    }
