"""What the manual for operators says can be typed and seen: it is quoted from a run, and every name in it exists."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from shared import operations
from shared.messaging import metrics
from shared.messaging.intake import WAY_OUT

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "operating.md").read_text()
RECORDED = (ROOT / "docs" / "operating-run.txt").read_text()
QUOTED = re.findall(r"<!-- recorded: ([\w ]+) -->\n```console\n((?:(?!```)[^\n]*\n)*)```\n", MANUAL)
TYPED = re.findall(r"^\$ python -m services\.(\w+) (.+)$", RECORDED, re.MULTILINE)
MENTIONED = [
    said
    for said in re.findall(rf"`((?:{'|'.join(operations.COMMANDS)})(?: [a-z]+)?)[ `]", MANUAL)
    if said != "fuse blown"  # what readiness says, not what is typed
]
SOURCES = "".join(path.read_text() for folder in ("shared", "services") for path in (ROOT / folder).rglob("*.py"))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="service", exit_on_error=False)
    operations.add_commands(made.add_subparsers(dest="command"))
    return made


def commands(of: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Every command there is, `parked` and `parked list` alike."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                yield f"{before}{name}"
                yield from commands(sub, f"{before}{name} ")


@pytest.mark.parametrize(("name", "block"), QUOTED, ids=[name for name, _ in QUOTED])
def test_every_block_is_quoted_from_the_recorded_run(name: str, block: str) -> None:
    assert block, f"{name} is empty: run `make operate RECORD=1`"
    assert block in RECORDED, f"{name} is not what was recorded: run `make operate RECORD=1`"


def test_no_other_block_pretends_to_be_a_run() -> None:
    assert MANUAL.count("```console") == len(QUOTED) > 20


@pytest.mark.parametrize("words", sorted({words for _, words in TYPED}))
def test_every_command_of_the_recorded_run_exists(words: str) -> None:
    given = parser().parse_args(shlex.split(words))
    assert callable(given.act)


def test_every_command_that_the_manual_mentions_exists() -> None:
    assert "parked drop" in MENTIONED
    assert set(MENTIONED) - set(commands(parser())) == set()


def test_every_command_is_in_the_manual() -> None:
    told = {words for _, words in TYPED} | set(MENTIONED)
    missing = [name for name in commands(parser()) if not any(words.startswith(name) for words in told)]
    assert missing == ["outbox sweep"], "explain the others in docs/operating.md; sweep is in docs/debezium.md"


def test_every_metric_and_log_line_of_the_manual_exists() -> None:
    known = {sample.name for family in REGISTRY.collect() for sample in family.samples}
    known |= {family.name for family in REGISTRY.collect()} | {f"{family.name}_total" for family in REGISTRY.collect()}
    assert metrics.FUSE_BLOWN is not None
    assert [name for name in re.findall(r"journeywork_\w+", MANUAL) if name not in known] == []
    lines = re.findall(r"`((?:subscriber|worker|relay|partition|fuse)\.\w+)`", MANUAL)
    assert lines
    assert [line for line in lines if f'"{line}' not in SOURCES] == []


def test_the_way_out_of_a_refused_partition_is_there() -> None:
    section = re.findall(r"'([^']+)' in (docs/\S+)", WAY_OUT)
    assert section == [("A refused partition", "docs/operating.md")]
    assert "\n## A refused partition\n" in MANUAL
