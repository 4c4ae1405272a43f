"""Rules of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("shared", "services", "deploy", "tests")
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "process"}
# What a service's folder shows at first sight, the same in each; as a file or as a folder of that name.
OF_EVERY_SERVICE = [
    "__main__",
    "access",
    "api",
    "app",
    "consumers",
    "domain",
    "handlers",
    "mail",
    "publishing",
    "read_models",
    "settings",
    "store",
]


def _modules() -> Iterator[Path]:
    for folder in CODE:
        yield from (path for path in (ROOT / folder).rglob("*.py"))


def test_every_file_is_called_after_what_it_holds() -> None:
    paths = [path for folder in CODE for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    assert not [path for path in paths if path.stem.removeprefix("_") in NAMES_THAT_SAY_NOTHING]


def test_every_module_says_what_belongs_in_it() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in _modules()
        if (source := path.read_text()).strip() and not ast.get_docstring(ast.parse(source))
    ]
    assert not silent


@pytest.mark.parametrize("service", ["posting", "evaluation", "conversion"])
def test_services_look_alike(service: str) -> None:
    folder = ROOT / "services" / service
    assert not [
        name for name in OF_EVERY_SERVICE if not (folder / f"{name}.py").exists() and not (folder / name).is_dir()
    ]
    migrations = sorted(path.name for path in (folder / "migrations").iterdir())
    assert migrations
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name) for name in migrations)


def test_requirements_are_hashed_and_name_no_host() -> None:
    for path in (ROOT / "requirements").iterdir():
        text = path.read_text()
        assert "://" not in text, path
        assert not re.search(r"^\s*(-i|--index|--extra-index|--find-links|--trusted-host)", text, re.MULTILINE), path
        if path.suffix == ".txt":
            assert _without_hash(text) == [], path


def _without_hash(text: str) -> list[str]:
    entries = [entry for entry in re.sub(r"\\\n\s*", " ", text).splitlines() if re.match(r"[A-Za-z0-9]", entry)]
    assert entries
    return [entry for entry in entries if "--hash=sha256:" not in entry or "==" not in entry]


def test_the_pom_names_no_repository() -> None:
    tags = {element.tag.rpartition("}")[2] for element in ET.parse(ROOT / "pom.xml").iter()}
    assert not tags & {"repositories", "pluginRepositories", "distributionManagement", "url"}


def test_no_test_is_skipped() -> None:
    marks = re.compile(r"pytest\.(skip|importorskip|mark\.(skip|skipif|xfail))\b")
    here = Path(__file__)
    assert not [path for path in (ROOT / "tests").rglob("*.py") if path != here and marks.search(path.read_text())]


def test_ignored_types_say_which_library_has_none() -> None:
    """`# type: ignore` names its error and, on the same line, the reason."""
    bare = re.compile(r"# type: ignore(?!\[[a-z-, ]+\] +# \w)")
    here = Path(__file__)
    assert not [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _modules()
        if path != here
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if bare.search(line)
    ]
