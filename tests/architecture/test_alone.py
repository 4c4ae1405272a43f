"""A service is whole with `shared/` and its own folder: that is what its image holds."""

import shutil
import subprocess
import sys
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
