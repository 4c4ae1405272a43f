"""What a runbook tells somebody at night is true: commands, figures, settings, log lines and pages exist."""

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from deploy.observability import made
from shared import operations
from shared.catalogue import Figure
from tests.observability.conftest import PROCESS, rules

ROOT = made.ROOT
FOLDER = ROOT / "docs" / "runbooks"
INDEX = FOLDER / "README.md"
ALERTS = [FOLDER / f"{name}.md" for name in sorted({rule["alert"] for _, rule in rules("alert")})]
SITUATIONS = sorted(path for path in FOLDER.glob("*.md") if path not in {INDEX, *ALERTS})
RUNBOOKS = [*ALERTS, *SITUATIONS, INDEX]
WANTED = {
    "lost-broker", "poison-event", "lagging-consumer", "disk-full", "expired-certificate", "key-rotation",
    "erase-tenant", "disaster-drill", "capacity-planning", "lost-database",
    "upgrade",
}  # fmt: skip
HEADINGS = {"alert": ["See", "Do", "Over"], "situation": ["See", "How bad", "Do", "Over", "Tell"]}
SETTINGS = (ROOT / "docs" / "settings.md").read_text()
SOURCES = "".join(path.read_text() for folder in ("shared", "services") for path in (ROOT / folder).rglob("*.py"))
FIRST = "|".join(operations.COMMANDS)
LINES = re.compile(r"`((?:subscriber|worker|relay|partition|fuse|slice|stop|timers|gauges|delivery)\.[a-z_]+)`")


def commands(of: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """`parked` and `parked list` alike."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                yield f"{before}{name}"
                yield from commands(sub, f"{before}{name} ")


@pytest.fixture(scope="session")
def known_commands() -> set[str]:
    parser = argparse.ArgumentParser()
    operations.add_commands(parser.add_subparsers())
    return set(commands(parser))


def test_every_situation_that_operators_fear_has_one() -> None:
    assert WANTED - {path.stem for path in SITUATIONS} == set()


def test_the_index_leads_to_every_runbook_but_the_alerts_own_ones() -> None:
    led_to = set(re.findall(r"\]\(([\w-]+\.md)\)", INDEX.read_text()))
    assert {path.name for path in SITUATIONS} - led_to == set()


@pytest.mark.parametrize("path", [*ALERTS, *SITUATIONS], ids=lambda path: path.stem)
def test_a_runbook_says_what_it_means_how_to_see_it_what_to_do_and_when_it_is_over(path: Path) -> None:
    text = path.read_text()
    assert text.startswith(f"# {path.stem}\n")
    parts = re.split(r"^## (.+)$", text.split("\n", 1)[1], flags=re.MULTILINE)
    assert parts[1::2] == HEADINGS["alert" if path in ALERTS else "situation"]
    assert all(part.strip() for part in parts[::2])


@pytest.mark.parametrize("path", RUNBOOKS, ids=lambda path: path.stem)
def test_every_command_exists(path: Path, known_commands: set[str]) -> None:
    typed = re.findall(rf"`(?:python -m services\.<name> )?((?:{FIRST})(?: [a-z]+)?)[ `]", path.read_text())
    told = [words for words in typed if words != "fuse blown"]  # what readiness says
    assert [words for words in told if words not in known_commands] == []


@pytest.mark.parametrize("path", RUNBOOKS, ids=lambda path: path.stem)
def test_every_figure_exists(path: Path, figures: Mapping[str, Figure]) -> None:
    known = set(figures) | {series for figure in figures.values() for series in figure.series} | PROCESS
    named = set(re.findall(r"\b(?:journeywork|process)_[a-z_]+", path.read_text()))
    assert named - known == set()


@pytest.mark.parametrize("path", RUNBOOKS, ids=lambda path: path.stem)
def test_every_setting_and_every_log_line_exists(path: Path) -> None:
    text = path.read_text()
    assert [name for name in re.findall(r"`([A-Z]+__[A-Z_]+)`", text) if f"`{name}`" not in SETTINGS] == []
    assert [line for line in LINES.findall(text) if f'"{line}' not in SOURCES] == []


@pytest.mark.parametrize("path", RUNBOOKS, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target, _, heading in re.findall(r"\]\(([^)#\s]+)(#([^)]+))?\)", path.read_text()):
        page = path.parent / target
        assert page.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
            assert heading in [re.sub(r"[^a-z0-9 -]", "", one.lower()).replace(" ", "-") for one in headings]
