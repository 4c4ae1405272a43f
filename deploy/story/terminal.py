"""A terminal that types as an operator of one service and keeps what stood on the screen, and how runs are compared."""

import asyncio
import difflib
import json
import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

import asyncpg

from deploy.local.stack import ROOT, Stack

VARYING = (
    (re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"), "ID"),
    (re.compile(r"[0-9a-f]{64}"), "SHA256"),
    (re.compile(r"\d{4}-\d\d-\d\d[ T][\d:.]+(?:\+00:00|Z)?"), "TIME"),
    (re.compile(r"(?<![\w:.-])[\w.-]+:\d+(?=$|\n| )"), "PROCESS"),
    (re.compile(r"\b\d+[smhd](?: \d+[smh])?\b"), "AGE"),
    (re.compile(r"(seconds(?:\{[^}]*\})?) [\d.e+]+"), r"\1 SECONDS"),
    (re.compile(r"(posting\.member\.v1)/\d+(/\d+)?\b"), r"\1/N"),
    (re.compile(r"(posting\.member\.v1/N) +\d+"), r"\1 OFFSET"),
    (re.compile(r"(posting\.member\.v1 +ID +\d+) +\d+"), r"\1 OFFSET"),
    (re.compile(r"(asked for|from offset|from|dead-letter-\w+:) \d+"), r"\1 N"),
    (re.compile(r"--after \S+"), "--after CURSOR"),
    (re.compile(r"[ \t]+"), " "),
)
"""What differs between two runs, in the order in which it is masked before they are compared."""


@dataclass
class Terminal:
    """Types commands of `service`; `shown` has by name what the documentation quotes."""

    stack: Stack
    service: str = "conversion"
    lines: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)

    def say(self, text: str) -> None:
        self.lines += [*text.rstrip("\n").splitlines()]
        print(text.rstrip("\n"), flush=True)

    def remark(self, text: str) -> None:
        self.say(f"\n# {text}")

    def scene(self, title: str) -> None:
        self.say(f"\n\n===== {title} =====")

    async def type(self, *words: str, quote: str = "", expect: int = 0) -> str:
        """Runs `python -m services.<service> words…`; raises `RuntimeError` when it ends with another code."""
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"services.{self.service}", *words,
            cwd=ROOT, env=dict(self.stack.services[self.service].environment),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        output, _ = await child.communicate()
        ended = f"(exit code {expect})\n" if expect else ""
        self._show(f"$ python -m services.{self.service} {shlex.join(words)}\n{output.decode()}{ended}", quote)
        if child.returncode != expect:
            raise RuntimeError(f"{shlex.join(words)} ended with {child.returncode}, expected was {expect}")
        return output.decode()

    async def code(self, *words: str) -> int:
        """How the same would end; nobody sees it."""
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"services.{self.service}", *words,
            cwd=ROOT, env=dict(self.stack.services[self.service].environment),
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        return await child.wait()

    async def look(self, path: str, *, quote: str = "", starts: tuple[str, ...] = (), holds: str = "") -> None:
        """GET of the service's own pages: JSON by lines, or the lines of text that begin and contain so."""
        answer = await self.stack.http.get(f"{self.stack.services[self.service].url}{path}")
        if answer.headers["content-type"].startswith("application/json"):
            said = json.dumps(answer.json(), indent=2)
        else:
            said = "\n".join(line for line in answer.text.splitlines() if line.startswith(starts) and holds in line)
        self._show(f"GET {path} of {self.service}: {answer.status_code}\n{said}\n", quote)

    def note(self, text: str, *, quote: str = "") -> None:
        """What another tool shows."""
        self._show(text + "\n", quote)

    async def sql(self, statement: str) -> None:
        """What the database's administrator does; the statement is on the screen."""
        self._show(f"{self.service}=# {statement}\n", "")
        conn = await asyncpg.connect(self.stack.dsns[self.service]["admin"])
        try:
            await conn.execute(statement)
        finally:
            await conn.close()

    def _show(self, text: str, quote: str) -> None:
        self.say(text)
        if quote:
            self.shown[quote] = text.rstrip("\n")


def masked(text: str) -> list[str]:
    """The lines without what differs between two runs; lines that are then alike stand once."""
    for pattern, instead in VARYING:
        text = pattern.sub(instead, text)
    return [line for line, _ in groupby(line.strip() for line in text.splitlines())]


def compared(run: str, recorded: str) -> Sequence[str]:
    """How the run differs from the recording; nothing when it is the same."""
    return list(difflib.unified_diff(masked(recorded), masked(run), "recorded", "this run", lineterm=""))
