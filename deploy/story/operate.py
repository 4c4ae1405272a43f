"""Records what an operator sees and does about an event that cannot be taken: `make operate`.

A real local stack; a fault that reaches Kafka as another program's mistake would; then only what an operator types.
`python -m deploy.story.operate` compares the run with the recorded one, `--write` replaces the recording.
"""

import argparse
import asyncio
import difflib
import json
import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import asyncpg
from aiokafka import AIOKafkaProducer

from deploy.local.stack import ROOT, Stack, running, scratch
from deploy.story.clients import until
from shared.contracts.envelope import Attributes, to_headers
from shared.contracts.posting_v1 import MemberChanged, MemberJoined

RECORDED = ROOT / "docs" / "operating-run.txt"
SERVICE, CONSUMER, TOPIC = "conversion", "conversion.posting", "posting.member.v1"
NAMES = UUID("0b1f6a52-52b5-5d3e-8d6e-2f1f4b7a1102")
MEMBER = uuid5(NAMES, "member")
SIGNED = ("--actor", "Operator 1", "--why", "name was a number; HR confirmed it")
METRICS = ("journeywork_parked_records", "journeywork_parked_oldest_seconds")
NAME = "SELECT name FROM public.known_members WHERE member_id = $1"

VARYING = (
    (re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"), "ID"),
    (re.compile(r"[0-9a-f]{64}"), "SHA256"),
    (re.compile(r"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"), "TRACE"),
    (re.compile(r"\d{4}-\d\d-\d\d[ T][\d:.]+(?:\+00:00|Z)?"), "TIME"),
    (re.compile(r"\b\d+[smhd](?: \d+[smh])?\b"), "AGE"),
    (re.compile(r"(?m)^(age_seconds|partition|offset) +[\d.]+$"), r"\1 N"),
    (re.compile(r"(?m)^( *)(age_seconds|partition|offset) +[\d.]+$"), r"\1\2 N"),
    (re.compile(r"(oldest_seconds\{[^}]*\}) [\d.e+]+"), r"\1 SECONDS"),
    (re.compile(re.escape(TOPIC) + r"/\d+/\d+"), TOPIC + "/N/N"),
    (re.compile(r"[ \t]+"), " "),
)
"""What differs between two runs, in the order in which it is masked before they are compared."""


@dataclass
class Terminal:
    """Types commands as one service's operator, and keeps what stood on the screen."""

    stack: Stack
    lines: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.lines += [*text.rstrip("\n").splitlines()]
        print(text.rstrip("\n"), flush=True)

    def remark(self, text: str) -> None:
        self.say(f"\n# {text}")

    async def type(self, *words: str, expect: int = 0) -> str:
        """Runs `python -m services.conversion words…`; raises `RuntimeError` when it ends with another code."""
        self.say(f"$ python -m services.{SERVICE} {shlex.join(words)}")
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"services.{SERVICE}", *words,
            cwd=ROOT, env=dict(self.stack.services[SERVICE].environment),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        output, _ = await child.communicate()
        self.say(output.decode())
        if child.returncode != expect:
            raise RuntimeError(f"{shlex.join(words)} ended with {child.returncode}, expected was {expect}")
        if expect:
            self.say(f"(exit code {expect})")
        return output.decode()

    async def metrics(self) -> None:
        """What a dashboard would show, and an alert would be made of."""
        self.say(f"GET /metrics of {SERVICE}, the lines about what {CONSUMER} has parked:")
        answer = await self.stack.http.get(f"{self.stack.services[SERVICE].url}/metrics")
        self.say("\n".join(one for one in answer.text.splitlines() if one.startswith(METRICS) and CONSUMER in one))


async def operate(terminal: Terminal, employer_id: str) -> None:
    """From the poison to the order restored."""
    stack = terminal.stack
    await _poison(stack, employer_id)
    await until(lambda: _shown(stack, 2.0), what="the gauge of what is parked")
    terminal.remark("An alert on journeywork_parked_oldest_seconds calls. Two events wait in conversion:")
    await terminal.metrics()
    terminal.remark("What waits, and why?")
    await terminal.type("backlog")
    listed = await terminal.type("parked", "list", "--consumer", CONSUMER)
    assert str(MEMBER) in listed  # noqa: S101 - the recording would be of something else
    terminal.remark("The first one cannot be read, the second one waits behind it. Content is not shown:")
    shown = await terminal.type("parked", "show", CONSUMER, str(MEMBER))
    place = re.findall(re.escape(TOPIC) + r"/\d+/\d+", shown)[0]
    terminal.remark("The name is a number. A second look, with the content; this is written down:")
    await terminal.type("parked", "show", CONSUMER, str(MEMBER), "--limit", "1", "--payload", *SIGNED)
    terminal.remark("Would it help to write it as a text?")
    edit = ("parked", "edit", CONSUMER, place, "--set", 'name="Reviewer B"', *SIGNED)
    await terminal.type(*edit, "--dry-run")
    await terminal.type(*edit)
    terminal.remark("What would a replay do? Then do it:")
    await terminal.type("parked", "replay", CONSUMER, "--key", str(MEMBER), "--dry-run", *SIGNED)
    await terminal.type("parked", "replay", CONSUMER, "--key", str(MEMBER), *SIGNED)
    terminal.remark("Nothing waits any more; both took effect, the first one first, so the later name stands:")
    await terminal.type("parked", "list", "--consumer", CONSUMER)
    terminal.remark(f"The name in conversion's table is now: {await _name(stack)}")
    await until(lambda: _shown(stack, 0.0), what="the gauge to fall")
    await terminal.metrics()
    terminal.remark("What was done, by whom and why:")
    await terminal.type("history")


async def _poison(stack: Stack, employer_id: str) -> None:
    """Two events of a member: one whose name is a number, and a later one that is in order."""
    producer = AIOKafkaProducer(bootstrap_servers=stack.backing.kafka)
    await producer.start()
    try:
        for number, (type_, name) in enumerate([(MemberJoined.TYPE, 7), (MemberChanged.TYPE, "Reviewer C")], 1):
            attributes = Attributes(
                id=str(uuid5(NAMES, str(number))), source="/journeywork/posting", type=type_, subject=str(MEMBER),
                partitionkey=str(MEMBER), sequence=str(number), employerid=employer_id, time="2026-11-24T09:00:00Z",
            )  # fmt: skip
            value = json.dumps(_member(name)).encode()
            await producer.send_and_wait(TOPIC, value, key=str(MEMBER).encode(), headers=to_headers(attributes))
    finally:
        await producer.stop()


def _member(name: Any) -> dict[str, Any]:
    return {
        "member_id": str(MEMBER), "subject": "reviewer-b", "name": name, "email": "reviewer-b@example.com",
        "roles": ["reviewer"], "time_zone": "Europe/Berlin", "language": "en",
    }  # fmt: skip


async def _shown(stack: Stack, records: float) -> bool:
    answer = await stack.http.get(f"{stack.services[SERVICE].url}/metrics")
    return f'{METRICS[0]}{{consumer="{CONSUMER}"}} {records}' in answer.text


async def _name(stack: Stack) -> str:
    conn = await asyncpg.connect(stack.dsns[SERVICE]["admin"])
    try:
        return str(await conn.fetchval(NAME, MEMBER))
    finally:
        await conn.close()


def masked(text: str) -> list[str]:
    """The lines without what differs between two runs."""
    for pattern, instead in VARYING:
        text = pattern.sub(instead, text)
    return [line.strip() for line in text.splitlines()]


def compared(run: str, recorded: str) -> Sequence[str]:
    """How the run differs from the recording; nothing when it is the same."""
    return list(difflib.unified_diff(masked(recorded), masked(run), "recorded", "this run", lineterm=""))


async def run() -> str:
    """The whole terminal of one run."""
    async with running(scratch(), durable=False) as stack:
        made = await stack.create_employer(
            "Example Ltd",
            source="https://hr.example.com",
            admin_subject="administrator",
            admin_email="administrator@example.com",
        )
        terminal = Terminal(stack)
        await operate(terminal, made["employer_id"])
        return "\n".join(terminal.lines).strip() + "\n"


def main(recorded: Path = RECORDED) -> int:
    """0 when the run is as recorded."""
    parser = argparse.ArgumentParser(prog="python -m deploy.story.operate")
    parser.add_argument("--write", action="store_true", help="this run is the recording from now on")
    given, said = parser.parse_args(), asyncio.run(run())
    if given.write:
        recorded.write_text(said, encoding="utf-8")
    difference = compared(said, recorded.read_text(encoding="utf-8"))
    print("\n".join(difference) if difference else "\noperate: as recorded")
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main())
