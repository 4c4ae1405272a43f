"""One process of the rig, from outside."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import httpx2

from deploy.faults.rigs.role import Setting


@dataclass
class Child:
    """Its program was told `setting` and answers for its metrics at `port`."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int
    setting: Setting

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace")

    async def metric(self, name: str) -> float:
        """The sum of a figure over its labels; 0 when it was never counted."""
        async with httpx2.AsyncClient(timeout=5) as http:
            text = (await http.get(f"http://127.0.0.1:{self.port}/metrics")).text
        return sum(float(value) for value in re.findall(rf"^{name}(?:\{{.*\}})? (\S+)$", text, re.MULTILINE))
