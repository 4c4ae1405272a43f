"""A service is whole with `shared/`, its own folder and its own requirements: that is what its image holds."""

import json
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = sorted(path.name for path in (ROOT / "services").iterdir() if (path / "__init__.py").exists())
IMPORT_EVERYTHING = """
import importlib, pathlib, sys
root = pathlib.Path.cwd()
sys.path.insert(0, str(root))
names = []
for path in sorted([*root.glob("services/**/*.py"), *root.glob("shared/**/*.py")]):
    parts = path.relative_to(root).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    module = importlib.import_module(name)
    assert pathlib.Path(module.__file__).is_relative_to(root), module.__file__
    names.append(name)
print(len(names), "imported")
"""
IMPORT_WHAT_AN_IMAGE_RUNS = """
import importlib, json, pathlib, sys
service, foreign = sys.argv[1], set(json.loads(sys.argv[2]))
class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in foreign:
            raise ModuleNotFoundError(f"the image has no {name}", name=name)
sys.meta_path.insert(0, Lacking())
sys.path.insert(0, str(pathlib.Path.cwd()))
for path in sorted(pathlib.Path("services", service).rglob("*.py")):
    importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
for name in ("shared.probe", "shared.provision.__main__"):
    importlib.import_module(name)
print(len([name for name in sys.modules if name.startswith("services.")]))
"""
LEFT_OUT = shutil.ignore_patterns("__pycache__")


def _alone(service: str, folder: Path) -> Path:
    shutil.copytree(ROOT / "shared", folder / "shared", ignore=LEFT_OUT)
    shutil.copytree(ROOT / "services" / service, folder / "services" / service, ignore=LEFT_OUT)
    return folder


def test_the_services_are_these_three() -> None:
    assert SERVICES == ["conversion", "evaluation", "posting"]
    assert not (ROOT / "services" / "__init__.py").exists()


@pytest.mark.parametrize("service", SERVICES)
def test_every_module_imports_without_the_other_services(service: str, tmp_path: Path) -> None:
    answer = _run(_alone(service, tmp_path), "-c", IMPORT_EVERYTHING)
    assert answer.returncode == 0, answer.stderr
    modules = [*(ROOT / "shared").rglob("*.py"), *(ROOT / "services" / service).rglob("*.py")]
    assert answer.stdout.split() == [str(len(modules)), "imported"]


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_imports_with_what_its_requirements_name(service: str, tmp_path: Path) -> None:
    foreign = _not_in((ROOT / "requirements" / f"{service}.txt").read_text())
    assert {"pytest", "moto", "boto3"} <= foreign
    assert not {"asyncpg", "aiokafka", "pydantic"} & foreign

    answer = _run(_alone(service, tmp_path), "-c", IMPORT_WHAT_AN_IMAGE_RUNS, service, json.dumps(sorted(foreign)))

    assert answer.returncode == 0, answer.stderr
    assert int(answer.stdout) > 20


def _not_in(requirements: str) -> set[str]:
    """Names of modules that are installed here, but not where only these requirements are."""
    named = {_plain(name) for name in re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==", requirements, re.MULTILINE)}
    provided = metadata.packages_distributions().items()
    return {module for module, givers in provided if not named & {_plain(giver) for giver in givers}}


def _plain(name: str) -> str:
    """The name of a distribution as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-B", *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
